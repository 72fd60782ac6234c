"""What the calibration sheet tells about a wedge scanner: from keys to settings, and in words. Pure.

Two cards, both wanted: one with the characters in which keyboard layouts differ, one with the separator GS.
Each is judged under every decoding; the plainest that gives the printed text is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.domain.speech import say
from app.scan.keymaps import F8, LAYOUTS
from app.scan.wedge import GS, STX, KeyEvent, Wedge, WedgeSettings

CARD_KEYS = "Cal1-00aqzwymAQZ/:+]"
"""Code 128. Letters, digits and signs that lie elsewhere on other boards; a doubled digit; both cases."""
CARD_GS = "(10)CAL2(21)END"
"""GS1-128: lot CAL2, a separator, serial END."""

_GS_CARD = re.compile("10CAL2(.*?)21END", re.IGNORECASE | re.DOTALL)
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]\Z")
_PAUSE_MS = 400
_SLOW_MS = 30
_ENDS = {
    "\r": "Enter", "\n": "line feed", "\t": "Tab", "\x03": "ETX", "\r\n": "Enter and line feed",
    "\x03\r": "ETX and Enter", "\r\r": "Enter twice", "\n\r": "line feed and Enter",
}  # fmt: skip
_BOARDS = {"us": "United States", "gb": "United Kingdom", "de": "Germany", "fr": "France"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found so far. `settings` is None until the first card was understood."""

    settings: WedgeSettings | None = None
    words: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    keys_read: bool = False
    gs_read: bool = False

    @property
    def complete(self) -> bool:
        """Both cards were understood."""
        return self.keys_read and self.gs_read


@dataclass(frozen=True, slots=True)
class _Reading:
    """One burst under one decoding: what stood before the card's text, and after it."""

    decoding: WedgeSettings
    before: str
    after: str
    caps: bool
    """Capitals and small letters are exchanged in what the computer makes of the keys."""
    foreign: bool
    """Other characters than the printed ones are what the computer makes of the keys."""


def bursts(keys: Iterable[KeyEvent]) -> list[list[KeyEvent]]:
    """The scans among these keys: whatever a pause of 400 ms separates."""
    found: list[list[KeyEvent]] = []
    last: int | None = None
    for key in keys:
        if last is None or key.at_ms - last > _PAUSE_MS:
            found.append([])
        found[-1].append(key)
        last = key.at_ms
    return found


def diagnose(scans: Sequence[Sequence[KeyEvent]]) -> Finding:
    """What the scanner of these scans is like. Later scans of a card outdo earlier ones."""
    card = next((scan for scan in reversed(scans) if _read_keys_card(scan)), None)
    if card is None:
        heard = bool(scans) and not any(_read_gs_card(scan, _plain()) is not None for scan in scans)
        return Finding(warnings=(_NOT_UNDERSTOOD,) if heard else ())
    reading = _read_keys_card(card)
    assert reading is not None, "chosen because it reads"
    settings, words, warnings = _framing(reading, *_gaps(card))
    gs = next(
        (found for scan in reversed(scans) if (found := _read_gs_card(scan, settings)) is not None), None
    )
    if gs is not None:
        settings, word, warning = _separator(settings, *gs)
        words, warnings = words + word, warnings + warning
    return Finding(settings, words, warnings, keys_read=True, gs_read=gs is not None)


_NOT_UNDERSTOOD = (
    "The keys do not match the card. Set the scanner to a keyboard country of United States and scan again."
)


def _plain() -> WedgeSettings:
    return WedgeSettings()


def _decodings() -> list[WedgeSettings]:
    places = [WedgeSettings(decoding="scancode", layout=name) for name in LAYOUTS]
    return [_plain(), *places]


def _raw(scan: Sequence[KeyEvent], decoding: WedgeSettings) -> str:
    """Everything a burst says, line ends and all: a wedge that never ends nor judges."""
    patient = WedgeSettings(
        decoding=decoding.decoding, layout=decoding.layout, suffixes=(), gs=(), min_length=1,
        max_gap_ms=10_000, usual_gap_ms=10_000,
    )  # fmt: skip
    wedge = Wedge(patient)
    for key in scan:
        wedge.key(key)
    return "".join(wedge.flush().scans)


def _read_keys_card(scan: Sequence[KeyEvent]) -> _Reading | None:
    for text in (CARD_KEYS, CARD_KEYS.swapcase()):
        for decoding in _decodings():
            before, found, after = _raw(scan, decoding).partition(text)
            if found:
                before = STX + before if _begins_with_stx(scan) else before
                return _Reading(decoding, before, after, *_seen_by_computer(scan, text))
    return None


def _seen_by_computer(scan: Sequence[KeyEvent], text: str) -> tuple[bool, bool]:
    """Is Caps Lock on, and is the computer's layout another than the scanner's?"""
    seen = _raw(scan, _plain())
    if CARD_KEYS in seen:
        return False, False
    if CARD_KEYS.swapcase() in seen:
        return True, False
    first = next((key.text for key in scan if key.pressed and key.text.isalpha()), "")
    # The card begins with a capital; a small letter there means that Caps Lock turned it.
    return text[0].isupper() and first.islower(), True


def _begins_with_stx(scan: Sequence[KeyEvent]) -> bool:
    first = next((key for key in scan if key.pressed and key.name != "modifier"), None)
    return first is not None and (first.text == STX or (first.ctrl and first.code == 48))


def _gaps(scan: Sequence[KeyEvent]) -> tuple[int, int]:
    """Mean and longest milliseconds from key to key."""
    times = [key.at_ms for key in scan if key.pressed and key.name != "modifier"]
    gaps = [after - before for before, after in pairwise(times)]
    return round(sum(gaps) / len(gaps)), max(gaps)


def _framing(
    reading: _Reading, mean: int, longest: int
) -> tuple[WedgeSettings, tuple[str, ...], tuple[str, ...]]:
    words: list[str] = []
    warnings: list[str] = []
    settings = reading.decoding
    _say_decoding(reading, words, warnings)
    prefix = _prefix(reading.before, words, warnings)
    suffix, after = reading.after, _ENDS.get(reading.after, "")
    if not suffix:
        words.append("This scanner sends no suffix: a short silence ends a scan.")
    elif after or not suffix.isalnum():
        words.append(say("It sends {after} after each code.", after=after or say("“{sign}”", sign=suffix)))
        settings = replace(settings, suffixes=tuple(dict.fromkeys(suffix)), terminated=True)
    else:
        warnings.append(
            say(
                "It adds “{suffix}” to each code, as if it were printed. Set its suffix to Enter.",
                suffix=suffix,
            )
        )
    settings = _pace(replace(settings, prefix=prefix), mean, longest, words, warnings)
    return settings, tuple(words), tuple(warnings)


def _say_decoding(reading: _Reading, words: list[str], warnings: list[str]) -> None:
    if reading.caps:
        words.append("Caps Lock is on.")
    if reading.decoding.decoding == "text":
        if reading.caps:
            warnings.append("Turn Caps Lock off: this scanner's letters cannot be read by their place.")
        return
    board = _BOARDS[reading.decoding.layout]
    if reading.foreign:
        words.append("This computer's keyboard layout is not the scanner's.")
    words.append(say("Codes are read by the place of the keys (scanner: {board}).", board=board))


def _prefix(before: str, words: list[str], warnings: list[str]) -> str:
    aim = _AIM.search(before)
    if aim:
        words.append(say("It names the symbology ({aim}).", aim=aim.group()))
        before = before[: aim.start()]
    if not before:
        return ""
    if len(before) == 1 and not before.isalnum():
        shown = "STX" if before == STX else say("“{sign}”", sign=before)
        words.append(say("It sends {before} before each code.", before=shown))
        return before
    warnings.append(
        say(
            "It puts “{before}” before each code. Set its prefix to nothing, or to one sign such as ~.",
            before=before,
        )
    )
    return ""


def _pace(
    settings: WedgeSettings, mean: int, longest: int, words: list[str], warnings: list[str]
) -> WedgeSettings:
    words.append(say("A key takes {mean} ms, at most {longest} ms.", mean=mean, longest=longest))
    if settings.prefix:
        return replace(settings, prefix_gap_ms=max(settings.prefix_gap_ms, 4 * longest))
    if mean > _SLOW_MS:
        warnings.append("It types slowly, almost like a person. Give it a prefix such as ~, then scan again.")
    return replace(
        settings,
        max_gap_ms=max(settings.max_gap_ms, longest + longest // 2),
        usual_gap_ms=max(settings.usual_gap_ms, mean + mean // 2),
    )


def _read_gs_card(scan: Sequence[KeyEvent], settings: WedgeSettings) -> tuple[str, bool] | None:
    """What stands for GS in this scan, and whether an F8 was pressed; None if it is another card."""
    match = _GS_CARD.search(_raw(scan, settings))
    if match is None:
        return None
    return match.group(1), any(key.pressed and (key.name == "F8" or key.code == F8) for key in scan)


def _separator(
    settings: WedgeSettings, between: str, f8: bool
) -> tuple[WedgeSettings, tuple[str, ...], tuple[str, ...]]:
    kept = replace(settings, separators_kept=True)
    if f8:
        return replace(kept, gs=("F8",)), ("The separator GS comes as F8.",), ()
    if between == GS:
        return replace(kept, gs=()), ("The separator GS comes as such.",), ()
    if between and not between.isalnum() and "\ufffd" not in between:
        return (
            replace(kept, gs=(between,)),
            (say("The separator GS comes as “{between}”.", between=between),),
            (),
        )
    lost = "The separator GS is lost" if not between else "The separator GS comes as a key nobody can tell"
    return (
        settings,
        (),
        (say("{lost}: set the scanner to send it as F8, or GS1 codes will be refused.", lost=lost),),
    )
