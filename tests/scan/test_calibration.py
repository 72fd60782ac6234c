"""The calibration sheet: from keys as scanners send them to settings, and then those settings read."""

from __future__ import annotations

import pytest

from app.scan.calibration import CARD_KEYS, Finding, bursts, diagnose
from app.scan.keymaps import FRENCH, GERMAN, US, Layout
from app.scan.wedge import KeyEvent, Wedge, WedgeSettings

GS_CARD = "10CAL2\x1d21END"
SHIFT, ALT_GR = 42, 100


class Scanner:
    """A scanner set to one board, on a computer set to another, perhaps with Caps Lock on."""

    def __init__(
        self, board: Layout = US, host: Layout = US, *, caps: bool = False, gap: int = 2,
        before: str = "", after: str = "\r", gs: str = "\x1d", coded: bool = True,
    ) -> None:  # fmt: skip
        self.board, self.host, self.caps, self.gap = board, host, caps, gap
        self.before, self.after, self.gs, self.coded = before, after, gs, coded
        self.now = 0

    def scan(self, code: str) -> list[KeyEvent]:
        self.now += 1000
        start = []
        for character in self.before + code.replace("\x1d", self.gs) + self.after:
            start += self.key(character)
            self.now += self.gap
        return start

    def key(self, character: str) -> list[KeyEvent]:
        if character == "₈":
            return self.tap("", 66, False, False, name="F8")
        if character < " " and character not in "\r\t":
            code = self.board.keys_for(chr(ord(character) | (0x40 if character > "\x1a" else 0x60)))[0]
            return self.tap(character, code, False, True)
        code, shift, alt_gr = self.board.keys_for(character)
        text = self.host.character(code, shift=shift, alt_gr=alt_gr)
        keys = self.tap(text.swapcase() if self.caps else text, code, shift, False)
        if not alt_gr:
            return keys
        down, up = (
            KeyEvent(pressed=pressed, at_ms=self.now, code=ALT_GR, name="modifier")
            for pressed in (True, False)
        )
        return [down, *keys, up]

    def tap(self, text: str, code: int, shift: bool, ctrl: bool, name: str = "") -> list[KeyEvent]:
        keys = []
        if shift:
            keys.append(KeyEvent(pressed=True, at_ms=self.now, code=SHIFT, name="modifier"))
        for pressed in (True, False):
            place, number = code if self.coded else 0, ord(text[0]) if text else 1
            what = {"text": text, "code": place, "name": name, "shift": shift, "ctrl": ctrl, "key": number}
            keys.append(KeyEvent(pressed=pressed, at_ms=self.now, **what))
        if shift:
            keys.append(KeyEvent(pressed=False, at_ms=self.now, code=SHIFT, name="modifier"))
        return keys


def found(scanner: Scanner) -> Finding:
    return diagnose(bursts(scanner.scan(CARD_KEYS) + scanner.scan(GS_CARD)))


def read_again(scanner: Scanner, settings: WedgeSettings, code: str) -> list[str]:
    wedge = Wedge(settings)
    heard = [text for key in scanner.scan(code) for text in wedge.key(key).scans]
    now = scanner.now
    while (wait := wedge.idle(now).wake_ms) is not None:
        now += wait
    return heard


SCANNERS = {
    "plain": Scanner(),
    "tab": Scanner(after="\t"),
    "crlf": Scanner(after="\r\n"),
    "stx etx": Scanner(before="\x02", after="\x03"),
    "prefix": Scanner(before="~", gap=45),
    "aim": Scanner(before="]C0"),
    "hash suffix": Scanner(after="#"),
    "caps lock": Scanner(caps=True),
    "german host": Scanner(host=GERMAN),
    "french host": Scanner(host=FRENCH),
    "french host, caps lock": Scanner(host=FRENCH, caps=True),
    "german scanner": Scanner(board=GERMAN),
    "german both": Scanner(board=GERMAN, host=GERMAN),
    "f8": Scanner(gs="₈"),
    "literal": Scanner(gs="|"),
    "long literal": Scanner(gs="<GS>"),
    "slower": Scanner(gap=28),
}


@pytest.mark.parametrize("name", SCANNERS)
def test_what_is_found_reads_every_further_scan(name: str) -> None:
    scanner = SCANNERS[name]
    finding = found(scanner)
    assert finding.complete, finding
    assert finding.warnings == ()
    assert finding.settings is not None
    assert finding.settings.terminated
    heard = read_again(scanner, finding.settings, "010950600013435210LOT7\x1d21Qyz-1/A")
    aim = "]C0" if name == "aim" else ""
    assert heard == [aim + "010950600013435210LOT7\x1d21Qyz-1/A"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("plain", "It sends Enter after each code."),
        ("crlf", "It sends Enter and line feed after each code."),
        ("stx etx", "It sends STX before each code."),
        ("caps lock", "Caps Lock is on."),
        ("french host, caps lock", "Caps Lock is on."),
        ("french host, caps lock", "This computer's keyboard layout is not the scanner's."),
        ("german host", "This computer's keyboard layout is not the scanner's."),
        ("german scanner", "Codes are read by the place of the keys (scanner: Germany)."),
        ("f8", "The separator GS comes as F8."),
        ("long literal", "The separator GS comes as “<GS>”."),
        ("aim", "It names the symbology (]C0)."),
        ("prefix", "A key takes 45 ms, at most 45 ms."),
    ],
)  # fmt: skip
def test_it_says_in_words_what_it_found(name: str, sentence: str) -> None:
    assert sentence in found(SCANNERS[name]).words


def test_caps_lock_alone_is_not_called_a_foreign_layout() -> None:
    words = found(SCANNERS["caps lock"]).words
    assert "This computer's keyboard layout is not the scanner's." not in words
    assert "Caps Lock is on." not in found(SCANNERS["german host"]).words


def test_a_scanner_without_suffix() -> None:
    finding = found(Scanner(after=""))
    assert "This scanner sends no suffix: a short silence ends a scan." in finding.words
    assert finding.settings is not None
    assert not finding.settings.terminated


def test_a_lost_separator_is_a_warning() -> None:
    finding = found(Scanner(gs=""))
    assert finding.complete
    assert [warning[:24] for warning in finding.warnings] == ["The separator GS is lost"]


def test_slow_scanners_are_told_to_take_a_prefix() -> None:
    assert any("prefix such as ~" in warning for warning in found(Scanner(gap=60)).warnings)


def test_letters_before_each_code_are_a_warning() -> None:
    assert any("“XY” before each code" in warning for warning in found(Scanner(before="XY")).warnings)


def test_caps_lock_without_key_places_asks_to_turn_it_off() -> None:
    finding = found(Scanner(caps=True, coded=False))
    assert any("Turn Caps Lock off" in warning for warning in finding.warnings)


def test_one_card_is_not_enough_and_nonsense_is_said() -> None:
    assert diagnose([]) == Finding()
    only_keys = diagnose([Scanner().scan(CARD_KEYS)])
    assert (only_keys.keys_read, only_keys.gs_read, only_keys.complete) == (True, False, False)
    only_gs = diagnose([Scanner().scan(GS_CARD)])
    assert (only_gs.settings, only_gs.warnings) == (None, ())
    assert diagnose([Scanner().scan("4006381333931")]).warnings != ()


def test_the_last_scan_of_a_card_counts() -> None:
    first, then = Scanner(after=""), Scanner(after="\t")
    then.now = 60_000
    finding = diagnose(bursts(first.scan(CARD_KEYS) + then.scan(CARD_KEYS)))
    assert finding.settings is not None
    assert finding.settings.suffixes == ("\t",)
