"""The inventory transaction: what a station says happened, in cells, before the books judge it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from app.domain.quantity import Quantity
from app.domain.records import body_of

OURS = ""
"""The owner that is us: only ours has value. Others: `supplier:CODE`, `consignor:CODE`, `customer:CODE`."""


class Status(StrEnum):
    """The state of goods in a cell."""

    AVAILABLE = "available"
    INSPECTION = "inspection"
    QUARANTINE = "quarantine"
    DAMAGED = "damaged"


class Evidence(StrEnum):
    """How a movement is known; what was not scanned unit by unit is known as such (DESIGN §6)."""

    UNIT_SCAN = "unit scan"
    CASE_SCAN = "case scan"
    TYPED = "typed"
    NOTIFIED = "notified"
    ASSUMED = "assumed"


class Virtual(StrEnum):
    """Locations at the edge of the warehouse: they balance every movement and hold no stock of ours."""

    SUPPLIER = "~supplier"
    CUSTOMER = "~customer"
    PRODUCTION = "~production"
    SCRAP = "~scrap"
    COUNT_DIFFERENCE = "~count"
    FOUND = "~found"
    OPENING = "~opening"
    CONVERSION = "~conversion"


TRANSIT = "~transit:"
"""Prefix of the in-transit location of one transfer; it is real (holds stock), unlike the virtual ends."""


def is_virtual(location: str) -> bool:
    """Is this an end of the warehouse rather than a place where goods lie? In transit is a place."""
    return location.startswith("~") and not location.startswith(TRANSIT)


@dataclass(frozen=True, slots=True)
class Cell:
    """Where and in what state goods lie: location × status × owner × handling unit."""

    location: str = ""
    status: str = Status.AVAILABLE
    owner: str = OURS
    unit: str = ""


_NOWHERE = Cell()


@dataclass(frozen=True, slots=True)
class Line:
    """One movement as the station states it. Quantity is in 10⁻⁶ base units and positive.

    `source` and `target` may leave the location blank where the transaction's kind decides it (a receipt
    comes from the supplier). `cost` is the line's unit cost per base unit as decimal text, only where no
    document says it.
    """

    item: str
    quantity: Quantity
    source: Cell = Cell()
    target: Cell = Cell()
    lot: str = ""
    serial: str = ""
    expiry: str = ""
    evidence: str = Evidence.UNIT_SCAN
    document: str = ""
    document_line: str = ""
    reason: str = ""
    cost: str = ""
    extra: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def notice(self) -> tuple[str, str]:
        """The ship notice, and its line, that announced these goods; blanks where none did."""
        return str(self.extra.get("notice", "")), str(self.extra.get("notice_line", ""))


@dataclass(frozen=True, slots=True)
class Transaction:
    """The unit of posting: a kind and zero or more lines. `reverses` is the id of what it takes back;
    `read` is what the device said: text, symbology, device (and count of a case code). `id` is the
    envelope's, made once by whoever makes the transaction; blank lets the outbox make it."""

    kind: str
    lines: tuple[Line, ...] = ()
    document: str = ""
    reason: str = ""
    reverses: str = ""
    read: Mapping[str, str | int] = field(default_factory=dict)
    extra: Mapping[str, str | int] = field(default_factory=dict)
    id: str = ""
    record: Any = None
    """Of kind `record`: the catalogue entry or document in its new version; nothing else is said then."""


def payload_of(transaction: Transaction) -> dict[str, Any]:
    """The envelope's payload: blanks left out, cells under `from` and `to`."""
    if transaction.record is not None:
        record = transaction.record
        return {"table": record.TABLE, "key": record.key, "body": body_of(record)}
    payload = _present(transaction, skip=("kind", "lines", "id", "record"))
    if transaction.lines:
        payload["lines"] = [_line_payload(line) for line in transaction.lines]
    return payload


def transaction_of(kind: str, payload: Mapping[str, Any]) -> Transaction:
    """Read a payload back. Raises TypeError, KeyError or ValueError where it is none (posting parks it)."""
    lines = tuple(_line_of(line) for line in payload.get("lines", ()))
    rest = {name: value for name, value in payload.items() if name != "lines"}
    return Transaction(kind=kind, lines=lines, **rest)


def _line_payload(line: Line) -> dict[str, Any]:
    payload = _present(line, skip=("source", "target"))
    for name, cell in (("from", line.source), ("to", line.target)):
        if cell != Cell():
            payload[name] = {key: value for key, value in _present(cell).items() if value}
            if cell.status == Status.AVAILABLE:
                payload[name].pop("status", None)
    return payload


def _line_of(payload: Mapping[str, Any]) -> Line:
    rest = {name: value for name, value in payload.items() if name not in {"from", "to"}}
    quantity = rest.pop("quantity")
    if not isinstance(quantity, int):
        raise TypeError("a quantity is an integer of millionths")
    source, target = (Cell(**payload[end]) if end in payload else _NOWHERE for end in ("from", "to"))
    return Line(quantity=Quantity(quantity), source=source, target=target, **rest)


def _present(thing: Any, skip: tuple[str, ...] = ()) -> dict[str, Any]:
    """A dataclass's fields that say something, as plain JSON values."""
    present: dict[str, Any] = {}
    for spec in fields(thing):
        value = getattr(thing, spec.name)
        if spec.name in skip or value in ("", {}):
            continue
        present[spec.name] = dict(value) if isinstance(value, Mapping) else _plain(value)
    return present


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value
