"""What putaway remembers between two scans, across restarts and hand-overs."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.transaction import Cell
from app.station.goods import Ask, Goods
from app.station.posted import Posted


@dataclass(frozen=True, slots=True)
class Piece:
    """So much (10⁻⁶) in hand, with where it came from and how it is known."""

    source: Cell
    lot: str
    serial: str
    quantity: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Load:
    """What is in hand: pieces of one item, or a whole handling unit; and the bin that was suggested."""

    goods: Goods
    pieces: tuple[Piece, ...] = ()
    unit: str = ""
    bin: str = ""
    reason: str = ""
    passed: tuple[str, ...] = ()
    """Bins that the operator did not want."""

    @property
    def quantity(self) -> int:
        return sum(piece.quantity for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of the cart: this goes into that bin."""

    bin: str
    sku: str
    lot: str
    reason: str


@dataclass(frozen=True, slots=True)
class PutawayState:
    """What is in hand, which bin is open, and what the cart carries where."""

    load: Load | None = None
    bin: str = ""
    """The open bin: goods that are scanned go there at once."""
    cart: str = ""
    """The cart at work."""
    filling: bool = False
    """Goods that are scanned go onto the cart."""
    stops: tuple[Stop, ...] = ()
    """Where the cart goes, in walk order."""
    ask: Ask | None = None
    done: tuple[Posted, ...] = ()
    sku: str = ""
