"""What receiving remembers between two scans, across restarts and hand-overs."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.transaction import Cell
from app.station.goods import Ask, Goods


@dataclass(frozen=True, slots=True)
class Part:
    """So much went into this cell."""

    cell: Cell
    quantity: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """One receipt of the operator's own, as UNDO takes it back: its envelopes, goods, line and parts."""

    ids: tuple[str, ...]
    order: str
    line: str
    goods: Goods
    parts: tuple[Part, ...]
    quantity: int


@dataclass(frozen=True, slots=True)
class ReceivingState:
    """The open order (or the one just closed), the dock if scanned, what is asked, what can be undone."""

    order: str = ""
    closed: str = ""
    dock: str = ""
    ask: Ask | None = None
    receipts: tuple[Receipt, ...] = ()
