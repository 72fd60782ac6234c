"""What pack verification remembers between two scans, across restarts and hand-overs."""

from __future__ import annotations

from dataclasses import dataclass

from app.station.goods import Ask, Goods
from app.station.takeback import Deed


@dataclass(frozen=True, slots=True)
class Verified:
    """The last verified scan: what a quantity card makes more of."""

    goods: Goods
    line: str
    units: int
    """Base units (10⁻⁶) that it has put into the carton so far."""


@dataclass(frozen=True, slots=True)
class PackState:
    """The tote and order in work, the open carton, and what is asked of the operator."""

    tote: str = ""
    order: str = ""
    carton: str = ""
    kind: str = ""
    """The carton's type."""
    numbers: tuple[int, int] = (1, 0)
    """Serial references of SSCCs that this station has claimed and not used: next and last."""
    closed: tuple[str, ...] = ()
    """Cartons of the order that were closed here."""
    ask: Ask | None = None
    back: Goods | None = None
    """Picked too much: the bin it goes back to is awaited."""
    short: bool = False
    """Closing short waits for a supervisor."""
    last: Verified | None = None
    deeds: tuple[Deed, ...] = ()
