"""What receiving remembers between two scans, across restarts and hand-overs."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.quantity import Quantity
from app.domain.transaction import Cell


@dataclass(frozen=True, slots=True)
class Goods:
    """What one goods scan names: `per` is the base quantity (10⁻⁶) that the scanned unit stands for."""

    sku: str
    unit: str
    per: Quantity
    lot: str
    serial: str
    expiry: str
    text: str
    symbology: str
    device: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A fact asked for before the goods can be received: `kind` is lot, expiry or serial."""

    kind: str
    goods: Goods
    name: str


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
