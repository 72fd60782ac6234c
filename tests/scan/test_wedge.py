"""The pure wedge: what is a scan, what is typing, and how a late timer is judged by event times."""

from __future__ import annotations

import pytest

from app.scan.keymaps import FRENCH, GERMAN, UK, US, Layout, evdev_code
from app.scan.wedge import GS, KeyEvent, Verdict, Wedge, WedgeSettings


class Keys:
    """A keyboard on the wedge: collects scans, problems and what reached the window."""

    def __init__(self, **settings: object) -> None:
        self.wedge = Wedge(WedgeSettings(**settings))  # type: ignore[arg-type]
        self.now = 1000
        self.scans: list[str] = []
        self.problems: list[str] = []
        self.leaked: list[str] = []
        self.passed: list[KeyEvent] = []

    def take(self, verdict: Verdict, key: KeyEvent | None = None) -> Verdict:
        through = [*verdict.replay, *([key] if key and not verdict.swallow else [])]
        self.passed += through
        self.leaked += [event.text for event in through if event.pressed]
        self.scans += verdict.scans
        self.problems += [verdict.problem] if verdict.problem else []
        return verdict

    def event(self, **what: object) -> Verdict:
        key = KeyEvent(at_ms=self.now, **what)  # type: ignore[arg-type]
        return self.take(self.wedge.key(key), key)

    def tap(self, text: str, gap: int = 0, **what: object) -> None:
        self.now += gap
        key = {"text": text, "key": ord(text[0]) if text else 0, **what}
        self.event(pressed=True, **key)
        self.event(pressed=False, **key)

    def type(self, text: str, gap: int = 0) -> None:
        for character in text:
            self.tap(character, gap)

    def wait(self, ms: int) -> None:
        """Nobody presses anything; the timer comes exactly when asked for."""
        end = self.now + ms
        wake: int | None = 0
        while wake is not None and self.now + wake <= end:
            self.now += wake
            wake = self.take(self.wedge.idle(self.now)).wake_ms
        self.now = end

    def typed(self) -> str:
        return "".join(self.leaked)


def test_a_burst_with_enter_is_a_scan_and_nothing_leaks() -> None:
    keys = Keys()
    keys.type("4006381333931\r")
    assert keys.scans == ["4006381333931"]
    assert keys.passed == []


def test_codes_back_to_back_stay_apart() -> None:
    keys = Keys()
    keys.type("4006381333931\r4006381333948\rABCD\r")
    assert keys.scans == ["4006381333931", "4006381333948", "ABCD"]


@pytest.mark.parametrize("gap", [36, 60, 83, 250])
def test_typing_is_replayed_in_order(gap: int) -> None:
    keys = Keys()
    for character in "hello world 12":
        keys.tap(character)
        keys.wait(gap)
    keys.wait(40)
    assert keys.typed() == "hello world 12"
    assert keys.scans == []


def test_a_rolled_pair_of_keys_and_enter_are_typing() -> None:
    keys = Keys()
    keys.type("er\r", gap=12)
    keys.wait(100)
    assert (keys.typed(), keys.scans) == ("er\r", [])


def test_a_human_key_waits_at_most_40_ms() -> None:
    keys = Keys()
    keys.tap("a")
    keys.wait(40)
    assert keys.typed() == "a"


@pytest.mark.parametrize("suffix", ["\r", "\n", "\t", "\r\n", "\x03", "\x03\r", "\r\r"])
def test_every_usual_suffix_ends_a_scan_once(suffix: str) -> None:
    keys = Keys()
    keys.type("ABCDEF" + suffix + "GHIJKL" + suffix)
    keys.wait(500)
    assert keys.scans == ["ABCDEF", "GHIJKL"]
    assert keys.passed == []


def test_a_hiccup_after_two_fast_keys_costs_nothing() -> None:
    keys = Keys()
    keys.type("AB", gap=2)
    keys.wait(70)
    keys.type("-1234\r", gap=2)
    assert (keys.scans, keys.typed()) == (["AB-1234"], "")


def test_one_long_hiccup_does_not_make_a_scan_typing() -> None:
    keys = Keys(terminated=True)
    keys.type("AB-1")
    keys.wait(290)
    keys.type("234\r")
    assert (keys.scans, keys.typed()) == (["AB-1234"], "")


def test_the_rest_of_a_code_whose_first_keys_were_held_up_is_refused() -> None:
    keys = Keys()
    keys.type("A")
    keys.wait(60)
    keys.type("B-1234\r")
    assert (keys.scans, keys.problems) == ([], ["scan-cut-off"])
    keys.type("AB-1234\r")
    assert keys.scans == ["AB-1234"]


def test_a_scan_a_moment_after_typing_counts() -> None:
    keys = Keys()
    keys.type("12")
    keys.wait(110)
    keys.type("AB-1234\r")
    assert (keys.typed(), keys.scans, keys.problems) == ("12", ["AB-1234"], [])


def test_stx_and_etx_are_not_part_of_the_code() -> None:
    keys = Keys()
    keys.tap("\x02", ctrl=True)
    keys.type("ABCDEF\x03")
    assert keys.scans == ["ABCDEF"]


def test_no_suffix_ends_by_silence() -> None:
    keys = Keys()
    keys.type("ABCDEF", gap=2)
    keys.wait(100)
    keys.type("GHIJKL", gap=2)
    keys.wait(100)
    assert keys.scans == ["ABCDEF", "GHIJKL"]


def test_a_terminated_scanner_never_ends_by_silence_and_says_when_it_was_cut() -> None:
    keys = Keys(terminated=True)
    keys.type("ABCDEF")
    keys.wait(250)
    assert (keys.scans, keys.problems) == ([], [])
    keys.type("GHI\r")
    assert keys.scans == ["ABCDEFGHI"]
    keys.type("ABCDEF")
    keys.wait(1000)
    assert keys.problems == ["scan-cut-off"]
    assert keys.passed == []


def test_a_hiccup_does_not_cut_a_scanner_known_to_send_a_suffix() -> None:
    keys = Keys()
    keys.type("ABCDEF\r")
    keys.type("GHIJKL")
    keys.wait(200)
    keys.type("MNO\r")
    assert keys.scans == ["ABCDEF", "GHIJKLMNO"]


def test_a_late_timer_waits_for_the_keys_that_were_under_way() -> None:
    """A window stalled for 300 ms gets its timer before its keys; their own times say they are one burst."""
    keys = Keys()
    keys.type("ABCDEF", gap=1)
    stalled = keys.now + 300
    assert keys.take(keys.wedge.idle(stalled)).wake_ms == 5
    keys.type("GHIJKL\r", gap=1)
    assert keys.scans == ["ABCDEFGHIJKL"]


def test_a_late_grace_turn_is_followed_by_another() -> None:
    keys = Keys()
    keys.type("ABCDEF")
    start = keys.now
    waits = [keys.take(keys.wedge.idle(start + ms)).wake_ms for ms in (100, 400, 405)]
    assert waits == [5, 5, None]
    assert keys.scans == ["ABCDEF"]


def test_silence_is_believed_in_the_end_even_if_every_turn_is_late() -> None:
    keys = Keys()
    keys.type("ABCDEF")
    for turn in range(1, 5):
        keys.take(keys.wedge.idle(keys.now + 300 * turn))
    assert keys.scans == ["ABCDEF"]


def test_prefix_mode_reads_a_slow_scanner_and_leaves_all_else_alone() -> None:
    keys = Keys(prefix="~", terminated=True)
    keys.type("typed", gap=5)
    assert keys.typed() == "typed"
    keys.type("~AB\r", gap=40)
    assert keys.scans == ["AB"]
    keys.tap("~")
    keys.wait(400)
    assert keys.typed() == "typed~"


def test_prefix_mode_without_suffix_ends_by_silence() -> None:
    keys = Keys(prefix="~")
    keys.type("~ABCDEF", gap=40)
    keys.wait(400)
    assert keys.scans == ["ABCDEF"]


@pytest.mark.parametrize("gs", ["<GS>", "{GS}", "^]", "|", "~"])
def test_gs_as_a_literal(gs: str) -> None:
    keys = Keys(gs=(gs,))
    keys.type(f"]C110LOT7{gs}21SER\r")
    assert keys.scans == [f"]C110LOT7{GS}21SER"]


def test_gs_as_control_bracket_f8_and_alt_code() -> None:
    keys = Keys()
    keys.type("]C110L")
    keys.tap(GS, ctrl=True, code=27)
    keys.type("21S")
    keys.tap("", name="F8", code=66)
    keys.type("17271231")
    alt = {"name": "modifier", "code": 56, "alt": True}
    keys.event(pressed=True, **alt)
    for digit, code in (("0", 82), ("0", 82), ("2", 80), ("9", 73)):
        keys.tap(digit, code=code, alt=True, keypad=True)
    keys.event(pressed=False, **alt)
    keys.type("10X\r")
    assert keys.scans == [f"]C110L{GS}21S{GS}17271231{GS}10X"]
    assert [event for event in keys.passed if event.pressed] == []


def test_a_scanner_that_sends_everything_as_alt_codes() -> None:
    keys = Keys()
    for character in "Abc-19":
        keys.event(pressed=True, name="modifier", code=56, alt=True)
        for digit in f"{ord(character):04d}":
            code = {"0": 82, "1": 79, "2": 80, "3": 81, "4": 75, "5": 76, "6": 77, "7": 71, "8": 72, "9": 73}[
                digit
            ]
            keys.tap(digit, code=code, alt=True, keypad=True)
        keys.event(pressed=False, name="modifier", code=56, alt=True)
    keys.type("\r")
    assert keys.scans == ["Abc-19"]


def test_scan_codes_read_through_caps_lock_and_foreign_letters() -> None:
    keys = Keys(decoding="scancode")
    seen = {"L": ("д", 38), "o": ("щ", 24), "t": ("Е", 20), "-": ("ß", 12)}
    for character in "Lot-":
        text, code = seen[character]
        keys.tap(text, code=code, shift=character.isupper())
    keys.tap("\r", code=28)
    assert keys.scans == ["Lot-"]


def test_doubled_characters_marked_as_repeats_are_kept() -> None:
    keys = Keys()
    for place, character in enumerate("00112222"):
        keys.tap(character, repeat=place > 0)
    keys.type("\r")
    assert keys.scans == ["00112222"]


def test_a_finger_resting_on_a_key_is_typing() -> None:
    keys = Keys()
    keys.tap("a")
    keys.wait(500)
    for _ in range(30):
        keys.tap("a", gap=16, repeat=True)
    keys.wait(100)
    assert (keys.typed(), keys.scans) == ("a" * 31, [])


def test_a_repeat_that_nobody_marked_is_one_still() -> None:
    keys = Keys()
    keys.event(pressed=True, text="a", code=30)
    keys.wait(200)
    for marked in (True, True, False, False, True, False, False, False, False, True):
        keys.now += 10
        keys.event(pressed=False, text="a", code=30, repeat=marked)
        keys.event(pressed=True, text="a", code=30, repeat=marked)
    keys.event(pressed=False, text="a", code=30)
    keys.wait(200)
    assert (keys.typed(), keys.scans) == ("a" * 11, [])


def test_the_very_first_key_is_no_repeat_even_without_a_number() -> None:
    wedge = Wedge()
    first = [KeyEvent(pressed=True, at_ms=place, text=text) for place, text in enumerate("ABCDEF\r")]
    assert [text for key in first for text in wedge.key(key).scans] == ["ABCDEF"]


def test_shortcuts_are_held_back_only_inside_a_burst() -> None:
    keys = Keys()
    f8 = KeyEvent(pressed=True, at_ms=keys.now, name="F8", code=66)
    save = KeyEvent(pressed=True, at_ms=keys.now, text="\x13", ctrl=True, code=31)
    assert not keys.wedge.wants(f8)
    assert not keys.wedge.wants(save)
    keys.type("]C110")
    assert keys.wedge.wants(f8)
    later = KeyEvent(pressed=True, at_ms=keys.now + 500, name="F8", code=66)
    assert not keys.wedge.wants(later)


def test_ten_megabytes_are_refused_once_and_the_next_scan_reads() -> None:
    keys = Keys(max_length=1000)
    down = [KeyEvent(pressed=True, at_ms=keys.now, text=text, key=ord(text)) for text in "0123456789"]
    for turn in range(100_000):
        keys.take(keys.wedge.key(down[turn % 10]))
    keys.type("\rABCDEF\r")
    assert keys.problems == ["scan-too-long"]
    assert keys.scans == ["ABCDEF"]
    assert keys.passed == []


def test_an_arrow_inside_a_burst_makes_the_code_unreadable_not_shorter() -> None:
    keys = Keys()
    keys.type("ABCDEF")
    keys.tap("", code=105, key=1)
    keys.type("GH\r")
    assert keys.scans == ["ABCDEF\ufffdGH"]


def test_shift_released_inside_a_scan_is_released_in_the_window_too() -> None:
    keys = Keys()
    keys.event(pressed=True, name="modifier", code=42)
    keys.event(pressed=True, text="A", code=30, shift=True)
    keys.event(pressed=False, name="modifier", code=42)
    keys.event(pressed=False, text="A", code=30)
    keys.type("BCDEF\r")
    assert keys.scans == ["ABCDEF"]
    assert [(event.code, event.pressed) for event in keys.passed] == [(42, True), (42, False)]


def test_the_clock_of_x11_may_start_again_inside_a_scan() -> None:
    keys = Keys()
    keys.now = (1 << 32) - 2
    keys.type("ABC")
    keys.now = 1
    keys.type("DEF\r")
    assert keys.scans == ["ABCDEF"]


def test_a_window_that_loses_the_keyboard_settles_what_it_holds() -> None:
    keys = Keys()
    keys.type("ab")
    keys.take(keys.wedge.flush())
    assert keys.typed() == "ab"


@pytest.mark.parametrize("board", [US, UK, GERMAN, FRENCH])
def test_every_printable_ascii_character_has_a_key_on_each_board(board: Layout) -> None:
    for character in map(chr, range(32, 127)):
        code, shift, alt_gr = board.keys_for(character)
        assert board.character(code, shift=shift, alt_gr=alt_gr) == character


def test_platforms_number_keys_differently() -> None:
    assert evdev_code("xcb", 38, 0) == 30
    assert evdev_code("windows", 0x1E, 0) == 30
    assert evdev_code("windows", 0x11C, 0) == 96
    assert evdev_code("cocoa", 1, 0) == 30
    assert evdev_code("offscreen", 38, 0) == 0
