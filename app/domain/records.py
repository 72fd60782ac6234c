"""Catalogue and documents as records: a table, a key, a full version; old versions stay (DESIGN §5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, ClassVar, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from app.domain.errors import Refusal
from app.domain.quantity import ONE

TRACKINGS = ("none", "lot", "serial", "lot+serial")
METHODS = ("average", "fifo", "lifo", "standard")


@dataclass(frozen=True, slots=True)
class Item:
    """What is kept. `cost` is the catalogue (or standard) cost per base `unit`, as decimal text."""

    TABLE: ClassVar[str] = "item"

    sku: str
    name: str
    unit: str = "ea"
    tracking: str = "none"
    expires: bool = False
    method: str = "average"
    cost: str = ""
    group: str = ""
    typed_quantity: bool = False
    grams: int = 0
    """What one base unit weighs, in grams; 0: not known."""

    @property
    def key(self) -> str:
        return self.sku

    @property
    def has_lot(self) -> bool:
        return "lot" in self.tracking

    @property
    def has_serial(self) -> bool:
        return "serial" in self.tracking


@dataclass(frozen=True, slots=True)
class Barcode:
    """An alias: one barcode names so many base units (10⁻⁶) of one item, in a unit of its own.

    A GTIN is kept with 14 digits, any other code as printed.
    """

    TABLE: ClassVar[str] = "barcode"

    barcode: str
    sku: str
    unit: str = "ea"
    quantity: int = ONE

    @property
    def key(self) -> str:
        return f"{self.barcode} {self.sku}"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a site: bin, dock, cart, stage or truck; `walk` orders the picker's way."""

    TABLE: ClassVar[str] = "location"

    code: str
    site: str
    kind: str = "bin"
    zone: str = ""
    walk: int = 0
    capacity: int = 0
    sellable: bool = False
    """Of a dock: may what stands there loose be promised to orders, as in a bin?"""

    @property
    def key(self) -> str:
        return self.code

    @property
    def sells(self) -> bool:
        """Can what lies here be promised to orders?"""
        return self.kind == "bin" or (self.kind == "dock" and self.sellable)


@dataclass(frozen=True, slots=True)
class Partner:
    """A supplier, customer, consignor or carrier; `rest` says what becomes of what a customer's orders cannot
    have (documents.REST; empty: it waits)."""

    TABLE: ClassVar[str] = "partner"

    code: str
    name: str
    kind: str = "supplier"
    currency: str = ""
    rest: str = ""

    @property
    def key(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Staff:
    """A person with a badge; `pin_hash` is argon2, empty for a badge without PIN."""

    TABLE: ClassVar[str] = "staff"

    badge: str
    name: str
    role: str = "operator"
    pin_hash: str = ""
    site: str = ""

    @property
    def key(self) -> str:
        return self.badge


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line of a purchase order: `quantity` and `per` in 10⁻⁶ base units, `unit_cost` for each `per`."""

    line: str
    sku: str
    quantity: int
    unit: str = "ea"
    per: int = ONE
    unit_cost: str = ""
    currency: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class PurchaseOrder:
    """What a supplier is expected to deliver."""

    TABLE: ClassVar[str] = "purchase_order"

    number: str
    supplier: str
    lines: tuple[OrderLine, ...] = ()

    @property
    def key(self) -> str:
        return self.number

    def line(self, number: str) -> OrderLine | None:
        return next((line for line in self.lines if line.line == number), None)


Record = Item | Barcode | Location | Partner | Staff | PurchaseOrder
R = TypeVar("R")


def body_of(record: Any) -> dict[str, Any]:
    """A record as its JSON body: integers, strings, lists and objects only; blanks and zeros left out."""
    body: dict[str, Any] = _plain(asdict(record))
    return body


def record_of(kind: type[R], body: Mapping[str, Any]) -> R:
    """Read a body back. Raises Refusal `bad-record` where it does not fit the table."""
    try:
        record: R = _adapter(cast("Any", kind)).validate_python(dict(body))
        return record
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise Refusal("bad-record", f"{where}: {first['msg']}") from None


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items() if part not in ("", 0, (), [])}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
