"""What the live tester shows: each key with its time, and what the program made of it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from enum import Enum

from app.scan.wedge import KeyEvent

_MOST = 200
_NAMES = {
    "\r": "Enter", "\n": "LF", "\t": "Tab", "\x1b": "Esc", "\b": "Backspace", "\x7f": "Delete", " ": "Space",
    "\x1d": "GS", "\x02": "STX", "\x03": "ETX",
}  # fmt: skip


class Fate(Enum):
    """What became of a key, or of several."""

    HELD = "held"
    PASSED = "passed"
    TYPED = "typed"
    SCAN = "scan"
    MISREAD = "misread"


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One line: `gap_ms` since the key before; None for what is no key."""

    gap_ms: int | None
    text: str
    fate: Fate


class KeyTrace:
    """The last keys, newest first."""

    def __init__(self) -> None:
        self._rows: deque[TraceRow] = deque(maxlen=_MOST)
        self._last: int | None = None

    @property
    def rows(self) -> list[TraceRow]:
        return list(self._rows)

    def key(self, event: KeyEvent, held: bool) -> None:
        """A key as it came. Only presses tell something."""
        if not event.pressed:
            return
        gap = None if self._last is None else event.at_ms - self._last
        self._last = event.at_ms
        self._rows.appendleft(TraceRow(gap, key_name(event), Fate.HELD if held else Fate.PASSED))

    def let_through(self, events: list[KeyEvent]) -> None:
        """The last keys held turned out to be typing."""
        held = [place for place, row in enumerate(self._rows) if row.fate is Fate.HELD]
        for place in held[: sum(event.pressed for event in events)]:
            self._rows[place] = replace(self._rows[place], fate=Fate.TYPED)

    def scan(self, text: str) -> None:
        self._rows.appendleft(TraceRow(None, visible(text), Fate.SCAN))

    def misread(self, text: str) -> None:
        self._rows.appendleft(TraceRow(None, text, Fate.MISREAD))


def key_name(event: KeyEvent) -> str:
    """What a person calls this key."""
    if event.name == "modifier":
        return {
            42: "Shift",
            54: "Shift",
            58: "Caps Lock",
            29: "Ctrl",
            97: "Ctrl",
            56: "Alt",
            100: "AltGr",
        }.get(event.code, "Modifier")
    if event.name:
        return event.name
    return visible(event.text) or f"key {event.code or event.key}"


def visible(text: str) -> str:
    """A text with its control characters by name."""
    return "".join(f"‹{_NAMES.get(c, f'{ord(c):02X}')}›" if c < " " or c == "\x7f" else c for c in text)
