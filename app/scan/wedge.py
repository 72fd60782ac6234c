"""The keyboard wedge: scans told apart from typing, by holding keys back and replaying what was typed.

Pure: key events with their own time stamps go in; what to swallow, which scans are complete and which
held keys to send again come out. The window's part is in ui/wedge.py.

A key that may begin a scan is held. What follows within `max_gap_ms` is held too; a terminator ends the
scan, or, for scanners without one, silence. Anything too short or too slow was typed, and is replayed in
order. Only event times are compared: a window that stood still reads its backlog right.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from app.scan.keymaps import ALT_GR, F8, KEYPAD_DIGITS, LAYOUTS, LayoutName, control_character

GS, STX = "\x1d", "\x02"
SUFFIXES = ("\r", "\n", "\t", "\x03")
UNKNOWN_KEY = "\ufffd"
"""Stands in a scan for a key that is no character (an arrow, F5): the code is then known to be wrong."""

_GRACE_MS = 5
_LATE_MS = 10
_ROUNDS = 3
_REPEAT_MS = 2
_NO_HAND_MS = 8
"""Keys this close are a scanner's, or a slip; waiting a little longer for the rest costs nobody."""
_CLOCK = 1 << 32
"""X11 counts milliseconds in 32 bits and starts again after 49.7 days."""


@dataclass(frozen=True, slots=True)
class WedgeSettings:
    """How this station's wedge scanner sends; the set-up screen finds these out. All times in ms."""

    decoding: Literal["text", "scancode"] = "text"
    layout: LayoutName = "us"
    """The board the scanner imitates; for decoding by scan code."""
    prefix: str = ""
    """One character before every scan: the only certain way with slow scanners. Keys outside pass at once."""
    suffixes: tuple[str, ...] = SUFFIXES
    terminated: bool = False
    """This scanner always sends a suffix: silence never ends a scan."""
    gs: tuple[str, ...] = ("F8", "<GS>", "{GS}")
    """What stands for GS beside the character itself (Ctrl+], Alt+0029): F8 and literals."""
    max_gap_ms: int = 35
    usual_gap_ms: int = 30
    """At least half of a scan's gaps are no longer than this; a hiccup or two may be."""
    min_length: int = 4
    max_length: int = 8192
    settle_ms: int = 80
    """How long silence must last to end what already looks like a scan, while no suffix was ever seen."""
    patience_ms: int = 300
    """The same for a scanner that sends suffixes: a hiccup on the way does not cut its scan."""
    prefix_gap_ms: int = 250
    doubt_ms: int = 100
    """A scan that begins this soon after typing may be the rest of one whose first keys were held up: half a
    code can be another item's code, so it is refused."""
    separators_kept: bool = False
    """This scanner was seen to send GS: what its codes say between two of them is whole."""

    def __post_init__(self) -> None:
        if len(self.prefix) > 1 or any(len(suffix) != 1 for suffix in self.suffixes):
            raise ValueError("a prefix or suffix is one character")


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """One key going down or up."""

    pressed: bool
    at_ms: int
    """The event's own time, on any clock that only its neighbours share."""
    text: str = ""
    code: int = 0
    """The place of the key as evdev numbers it; 0 where unknown."""
    name: str = ""
    """`modifier`, `F8`, …; empty for characters."""
    ctrl: bool = False
    alt: bool = False
    shift: bool = False
    keypad: bool = False
    repeat: bool = False
    key: int = 0
    """The host's own number, to pair a release with its press where there is no code."""
    origin: object = field(default=None, compare=False)
    """Whatever the host needs to send this event again."""

    @property
    def identity(self) -> tuple[int, int]:
        """Pairs a release with its press."""
        return (self.code, 0) if self.code else (0, self.key)


@dataclass(slots=True)
class Verdict:
    """What to do now: first send `replay`, then report scans; then drop the key in hand if `swallow`."""

    swallow: bool = False
    scans: list[str] = field(default_factory=list)
    replay: list[KeyEvent] = field(default_factory=list)
    problem: Literal["", "scan-too-long", "scan-cut-off"] = ""
    wake_ms: int | None = None
    """Call `idle` after this long, unless another key comes first."""


@dataclass(slots=True)
class _Burst:
    """Keys that came close upon each other, and what they say so far."""

    held: list[KeyEvent] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    length: int = 0
    presses: int = 0
    short_gaps: int = 0
    longest_gap_ms: int = 0
    last_ms: int = 0
    alt_digits: str = ""
    doubtful: bool = False
    overflow: bool = False
    """More than any code holds: swallowed unseen until it ends."""

    def press(self, at_ms: int, usual_gap_ms: int) -> None:
        """Count a key and the gap before it."""
        if self.presses:
            gap = _elapsed(self.last_ms, at_ms)
            self.short_gaps += gap <= usual_gap_ms
            self.longest_gap_ms = max(self.longest_gap_ms, gap)
        self.presses += 1
        self.last_ms = at_ms

    def is_quick(self) -> bool:
        return 2 * self.short_gaps >= self.presses - 1


class Wedge:
    """The state of one keyboard: what is held, and what it may become."""

    def __init__(self, settings: WedgeSettings | None = None) -> None:
        self.settings = settings or WedgeSettings()
        self._layout = LAYOUTS[self.settings.layout]
        self._suffix_seen = False
        self._swallowed_down: set[tuple[int, int]] = set()
        self._alt_gr = False
        self._tail_until: int | None = None
        self._typed_ms: int | None = None
        self._typed_key: tuple[int, int] | None = None
        self._released: tuple[tuple[int, int], int] | None = None
        self._clear()

    def wants(self, event: KeyEvent) -> bool:
        """Would this press be held back? Then no shortcut may fire for it."""
        if self._is_open() and self._since_last(event.at_ms) <= self._patience():
            return True
        return self._in_tail(event) or self._starts(event)

    def key(self, event: KeyEvent) -> Verdict:
        """Judge one key event."""
        verdict = Verdict()
        if event.code == ALT_GR:
            self._alt_gr = event.pressed
        if event.pressed:
            self._press(event, verdict)
        else:
            self._release(event, verdict)
        self._rounds = 0
        verdict.wake_ms = self._patience() if self._is_open() else None
        return verdict

    def idle(self, now_ms: int) -> Verdict:
        """No key came for a while. `now_ms` is on the clock of the key events.

        A window that stood still gets its timer before its keys, so silence is believed only after one
        more turn of the event loop, and again if that turn was late too.
        """
        verdict = Verdict()
        if not self._is_open():
            return verdict
        left = self._patience() - self._since_last(now_ms)
        if left > 0:
            verdict.wake_ms = left
        elif self._rounds == 0 or (self._rounds < _ROUNDS and self._late(now_ms)):
            self._rounds += 1
            self._round_at = now_ms
            verdict.wake_ms = _GRACE_MS
        else:
            self._conclude(verdict)
        return verdict

    def flush(self) -> Verdict:
        """The keyboard goes elsewhere (window inactive, settings changed): settle what is held."""
        verdict = Verdict()
        if self._is_open():
            self._conclude(verdict)
        self._swallowed_down.clear()
        self._alt_gr = False
        return verdict

    # -- presses and releases

    def _press(self, event: KeyEvent, verdict: Verdict) -> None:
        if self._is_open() and self._since_last(event.at_ms) > self._patience():
            self._conclude(verdict)
        self._swallowed_down.discard(event.identity)
        if self._is_open():
            self._continue(event, verdict)
        elif self._in_tail(event):
            self._swallow_press(event, verdict)
        elif not self._starts(event):
            self._typed_key = event.identity
        else:
            self._burst.doubtful = self._follows_typing(event)
            self._hold(event, verdict)

    def _continue(self, event: KeyEvent, verdict: Verdict) -> None:
        if event.name == "modifier":
            self._keep(event, verdict)
        elif self._decode(event) in self.settings.suffixes:
            self._end(event, verdict)
        else:
            self._hold(event, verdict)

    def _release(self, event: KeyEvent, verdict: Verdict) -> None:
        if self._burst.alt_digits and event.name == "modifier" and not event.ctrl and not event.shift:
            self._end_alt_code()
        self._released = (event.identity, event.at_ms)
        if event.identity in self._swallowed_down:
            self._swallowed_down.discard(event.identity)
            verdict.swallow = True
        elif self._burst.held:
            self._burst.held.append(event)
            verdict.swallow = True

    def _swallow_press(self, event: KeyEvent, verdict: Verdict) -> None:
        self._swallowed_down.add(event.identity)
        verdict.swallow = True

    def _hold(self, event: KeyEvent, verdict: Verdict) -> None:
        self._burst.press(event.at_ms, self.settings.usual_gap_ms)
        if event.alt and (digit := self._keypad_digit(event)):
            self._burst.alt_digits += digit
        else:
            self._add(self._decode(event) or UNKNOWN_KEY)
        self._keep(event, verdict)

    def _keep(self, event: KeyEvent, verdict: Verdict) -> None:
        if self._burst.overflow:
            self._swallow_press(event, verdict)
            return
        self._burst.held.append(event)
        verdict.swallow = True

    def _add(self, text: str) -> None:
        if self._burst.overflow:
            return
        self._burst.length += len(text)
        self._burst.text.append(text)
        if self._burst.length > self.settings.max_length:
            self._burst.overflow = True
            self._forget_held()
            self._burst.text.clear()

    # -- what a key means

    def _starts(self, event: KeyEvent) -> bool:
        """May this press be the first of a scan?"""
        text = self._decode(event)
        if self.settings.prefix:
            return text == self.settings.prefix
        if event.name == "modifier" or self._rests(event):
            return False
        if event.alt and self._keypad_digit(event):
            return True
        if text == STX:
            return True
        # Windows reports AltGr as Ctrl and Alt together; one of them alone makes a shortcut.
        return bool(text) and text.isprintable() and event.ctrl == event.alt

    def _rests(self, event: KeyEvent) -> bool:
        """A finger resting on a key: a scan never begins with a repeat, doubled keys follow a first.

        Qt does not mark every repeat: one is also a typed key that comes up and down in the same moment.
        """
        if event.repeat:
            return True
        if self._released is None:
            return False
        identity, at_ms = self._released
        return event.identity == self._typed_key == identity and _elapsed(at_ms, event.at_ms) <= _REPEAT_MS

    def _in_tail(self, event: KeyEvent) -> bool:
        """The LF of CRLF, the CR after ETX: more suffix after the scan has ended."""
        if self._tail_until is None or self._decode(event) not in self.settings.suffixes:
            return False
        return _elapsed(event.at_ms, self._tail_until) > 0

    def _decode(self, event: KeyEvent) -> str:
        if event.name == "modifier":
            return ""
        if (event.name == "F8" or event.code == F8) and "F8" in self.settings.gs:
            return GS
        if self.settings.decoding == "scancode" and event.code:
            return self._by_place(event)
        if event.text or not event.ctrl:
            return event.text
        return self._by_place(event)

    def _by_place(self, event: KeyEvent) -> str:
        character = self._layout.character(event.code, shift=event.shift, alt_gr=self._alt_gr)
        if not event.ctrl or self._alt_gr:
            return character
        return control_character(character) or (event.text if event.text < " " else "")

    @staticmethod
    def _keypad_digit(event: KeyEvent) -> str:
        if event.code:
            return KEYPAD_DIGITS.get(event.code, "")
        return event.text if event.keypad and event.text.isdigit() else ""

    def _end_alt_code(self) -> None:
        value = int(self._burst.alt_digits) % 256
        self._burst.alt_digits = ""
        self._add(bytes([value]).decode("cp1252", errors="replace"))

    # -- how a burst ends

    def _end(self, event: KeyEvent, verdict: Verdict) -> None:
        self._burst.press(event.at_ms, self.settings.usual_gap_ms)
        whole = self._content()
        if self._burst.overflow or self._is_scan(whole, ended=True):
            self._suffix_seen = True
            tail = max(self.settings.max_gap_ms, 2 * self._burst.longest_gap_ms)
            self._tail_until = (event.at_ms + tail + 1) % _CLOCK
            self._report(whole, verdict)
            self._swallow_press(event, verdict)
        else:
            self._replay(verdict)

    def _conclude(self, verdict: Verdict) -> None:
        """Silence has spoken."""
        whole = self._content()
        if not self._burst.overflow and not self._is_scan(whole, ended=False):
            self._replay(verdict)
        elif self.settings.terminated and not self._burst.overflow:
            self._forget_held(verdict)
            verdict.problem = "scan-cut-off"
            self._clear()
        else:
            self._report(whole, verdict)

    def _report(self, whole: str, verdict: Verdict) -> None:
        if self._burst.overflow:
            verdict.problem = "scan-too-long"
        elif self._burst.doubtful:
            verdict.problem = "scan-cut-off"
        else:
            verdict.scans.append(whole)
        self._forget_held(verdict)
        self._typed_ms = None
        self._clear()

    def _replay(self, verdict: Verdict) -> None:
        self._typed_ms = self._burst.last_ms
        self._typed_key = next(key.identity for key in reversed(self._burst.held) if key.pressed)
        verdict.replay.extend(self._burst.held)
        self._clear()

    def _forget_held(self, verdict: Verdict | None = None) -> None:
        """Drop the keys of a scan; a release whose press went through before is let go as well."""
        pressed: set[tuple[int, int]] = set()
        for event in self._burst.held:
            if event.pressed:
                pressed.add(event.identity)
                self._swallowed_down.add(event.identity)
            else:
                self._swallowed_down.discard(event.identity)
                if verdict is not None and event.identity not in pressed:
                    verdict.replay.append(event)
        self._burst.held.clear()

    def _content(self) -> str:
        whole = "".join(self._burst.text)
        for mark in (self.settings.prefix or STX, STX):
            whole = whole.removeprefix(mark)
        for literal in self.settings.gs:
            if literal != "F8":
                whole = whole.replace(literal, GS)
        return whole

    def _is_scan(self, whole: str, *, ended: bool) -> bool:
        if self.settings.prefix:
            return bool(whole) and (ended or not self.settings.terminated)
        return len(whole) >= self.settings.min_length and self._burst.is_quick()

    # -- time

    def _patience(self) -> int:
        """How long the next key may take and still belong here."""
        if self.settings.prefix:
            return self.settings.prefix_gap_ms
        if self._burst.length < self.settings.min_length or not self._burst.is_quick():
            handless = self._burst.presses > 1 and self._burst.longest_gap_ms <= _NO_HAND_MS
            return max(self.settings.max_gap_ms, self.settings.settle_ms if handless else 0)
        known = self.settings.terminated or self._suffix_seen
        return max(self.settings.max_gap_ms, self.settings.patience_ms if known else self.settings.settle_ms)

    def _since_last(self, now_ms: int) -> int:
        return _elapsed(self._burst.last_ms, now_ms)

    def _follows_typing(self, event: KeyEvent) -> bool:
        if self._typed_ms is None or self.settings.prefix:
            return False
        return _elapsed(self._typed_ms, event.at_ms) <= self.settings.doubt_ms

    def _late(self, now_ms: int) -> bool:
        return _elapsed(self._round_at, now_ms) > _GRACE_MS + _LATE_MS

    # -- state

    def _is_open(self) -> bool:
        return self._burst.presses > 0

    def _clear(self) -> None:
        self._burst = _Burst()
        self._rounds = 0
        self._round_at = 0


def _elapsed(before_ms: int, after_ms: int) -> int:
    """Milliseconds between two stamps of a 32-bit clock; stamps in the wrong order count as the same."""
    gap = (after_ms - before_ms) % _CLOCK
    return gap if gap < _CLOCK // 2 else 0
