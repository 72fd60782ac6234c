"""What stands in the books, as a station is told of it: goods, units, promises, sales, work, exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from app.domain.quantity import Quantity
from app.domain.transaction import Cell

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """The first of many, and how many there are in all."""

    first: tuple[T, ...] = ()
    count: int = 0

    @property
    def more(self) -> int:
        return self.count - len(self.first)


@dataclass(frozen=True, slots=True)
class Held:
    """Goods in a real place: `since` is when (µs) the first of them came into this cell."""

    cell: Cell
    item: str
    lot: str
    serial: str
    quantity: Quantity
    since: int = 0


@dataclass(frozen=True, slots=True)
class Lying:
    """All that lies alike at a place, over its serials and handling units: `since` is when (µs) the first of
    it came."""

    item: str
    lot: str
    status: str
    owner: str
    quantity: Quantity
    since: int = 0


@dataclass(frozen=True, slots=True)
class UnitPlace:
    """Where a handling unit stands: in a location, or inside `parent`; state `open` or `closed`."""

    code: str
    location: str
    parent: str
    state: str


@dataclass(frozen=True, slots=True)
class Carton:
    """A tote or carton with goods for customers: its orders (usually one), where it stands, closed or not."""

    code: str
    orders: tuple[str, ...]
    location: str
    closed: bool

    @property
    def order(self) -> str:
        return self.orders[0]


@dataclass(frozen=True, slots=True)
class Promised:
    """Stock promised to an order line: `open` at a location, or `picked` into a handling unit."""

    id: str
    state: str
    unit: str
    document: str
    line: str
    item: str
    location: str
    lot: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Sold:
    """One movement of a sale: what left for a customer, what it cost (10⁻⁴, all of it) and when (µs)."""

    document: str
    line: str
    customer: str
    item: str
    lot: str
    serial: str
    quantity: Quantity
    value: int
    at: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """So much that a receipt brought, with its share of the value (10⁻⁴); when (µs), by which document."""

    document: str
    at: int
    quantity: int
    value: int


@dataclass(frozen=True, slots=True)
class Costing:
    """What goods cost (10⁻⁴) by their costing method; where it keeps layers, the receipts they come from."""

    value: int
    receipts: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """Work that waits for a person: kind count, putaway, refill, putback."""

    id: str
    kind: str
    item: str
    location: str
    document: str
    state: str
    opened_at: int


@dataclass(frozen=True, slots=True)
class Noted:
    """An exception that stands; `id` as people see it (POSITION.PART)."""

    id: str
    code: str
    text: str
    item: str
    document: str
    owner: str
    opened_at: int
