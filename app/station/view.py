"""What a screen shows of a procedure, as plain values: rows, progress, actions. Screens add no rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.station.answer import Tone


class Mark(StrEnum):
    """The state of a line, shown as a pill: colour, icon and word together."""

    OPEN = "open"
    ACTIVE = "active"
    COMPLETE = "complete"
    HOLD = "hold"
    OVER = "over"
    SHORT = "short"


NO_BAR = -1
"""The `permille` of a line, or of a whole stage, whose count grows towards nothing."""


@dataclass(frozen=True, slots=True)
class LineView:
    """One document line (or, while no document is open, one open document)."""

    key: str
    name: str
    sku: str
    place: str
    done: str
    expected: str
    permille: int
    mark: Mark
    word: str
    current: bool = False
    scan: str = ""
    """What a tap on the row stands for: the code that a scanner would send; empty if nothing."""


@dataclass(frozen=True, slots=True)
class TrailView:
    """One of the last scans, newest first. `at` is in microseconds UTC."""

    tone: Tone | None
    """None: ignored or taken back."""
    code: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class ActionView:
    """A button that stands for a command card."""

    command: str
    label: str
    icon: str
    primary: bool = False
    enabled: bool = True
    hint: str = ""
    """On a large card, instead of the command: why it cannot be had now."""


@dataclass(frozen=True, slots=True)
class StageView:
    """All that a stage shows besides the banner and the status strip."""

    procedure: str
    title: str
    subtitle: str = ""
    progress_text: str = ""
    progress_permille: int = 0
    lines: tuple[LineView, ...] = ()
    headers: tuple[str, ...] = ("Item", "SKU", "Bin", "Received", "", "Status")
    actions: tuple[ActionView, ...] = ()
    empty_title: str = ""
    empty_text: str = ""
    cards: tuple[ActionView, ...] = ()
    """Command cards that fit now, besides `actions`: the likeliest first."""


@dataclass(frozen=True, slots=True)
class StatusView:
    """The status strip: who, where, how many wait; `books` says in words why not connected."""

    connected: bool
    books: str
    waiting: int
    parked: int
    device: str
    listening: bool
    operator: str
    station: str
    attention: str = ""
