"""Transactions as JSON lines, for what has no station (CONTRACT: post).

    {"kind": "move", "lines": [{"item": "BOLT", "quantity": "12", "from": "DOCK-1", "to": "A-01"}]}
    {"kind": "scrap", "reason": "BROKEN", "operator": "SUE",
     "lines": [{"item": "BOLT", "quantity": "1", "unit": "case", "from": {"location": "A-01"}}]}

A place is its code, or an object of location, status, owner and unit (the handling unit); `from_location`
… `to_unit` say the same flat, as the rows of `movements` do. Quantities count in `unit`, or in base units.
A line that gives an `id` (UUIDv7) of its own may be sent again: it is posted once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from app.domain.clock import parse_instant
from app.domain.errors import BadCall, Refusal, ScanLedgerError
from app.domain.money import parse_value
from app.domain.quantity import LARGEST, ONE, Quantity
from app.domain.transaction import Cell, Evidence, Line, Status, Transaction, payload_of
from app.integration.rows import RowError
from app.integration.values import code, cost, currency, iso_day, iso_moment, one_of, positive_quantity, rate
from app.posting.granting import GRANTS
from app.posting.judge import KINDS

Units = Callable[[str, str], int | None]
"""(item, unit) → base quantity (10⁻⁶) of one; None: the item has no such unit."""
Reader = Callable[[str], str | int]

LARGEST_WHOLE = 2**53 - 1
"""Above it JSON's numbers are no longer exact (RFC 8785)."""

_ENDS = ("location", "status", "owner", "unit")
_CELL: dict[str, Reader] = {
    "location": str, "status": one_of(tuple(Status)), "owner": code, "unit": code,
}  # fmt: skip
_LINE: dict[str, Reader] = {
    "item": code, "lot": code, "serial": code, "expiry": iso_day, "evidence": one_of(tuple(Evidence)),
    "document": code, "document_line": code, "reason": code, "cost": cost,
}  # fmt: skip
_LINE_EXTRA: dict[str, Reader] = {
    "weight": positive_quantity, "per": positive_quantity, "amount": parse_value, "price": cost,
    "currency": currency, "sale": code, "sale_line": code, "customer": code, "date": iso_moment,
    "receipt_rate": rate, "notice": code, "notice_line": code,
}  # fmt: skip
_HEAD: dict[str, Reader] = {"document": code, "reason": code, "reverses": code}
_HEAD_EXTRA: dict[str, Reader] = {
    "supplier": code, "customer": code, "unit": code, "location": code, "item": code, "parent": code,
    "amount": parse_value, "cash": lambda _: 1, "outbound": lambda _: 1,
}  # fmt: skip
_ENVELOPE = ("kind", "id", "operator", "approved_by", "scanned_at")


@dataclass(frozen=True, slots=True)
class Stated:
    """One transaction as a line of the file states it; blank or 0: the file does not say."""

    line: int
    kind: str
    payload: Mapping[str, Any]
    id: str = ""
    operator: str = ""
    approved_by: str = ""
    scanned_at: int = 0

    @property
    def is_claim(self) -> bool:
        """Is it asked of the books directly, rather than told to them?"""
        return self.kind in GRANTS


@dataclass(slots=True)
class _Faults:
    """What is wrong with one line of the file."""

    line: int
    found: list[RowError] = field(default_factory=list)

    def add(self, column: str, value: object, reason: str) -> None:
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=True)
        self.found.append(RowError(self.line, column, shown[:200], reason))

    def read(self, fields: Mapping[str, Any], readers: Mapping[str, Reader], at: str = "") -> dict[str, Any]:
        """The fields that have a reader, read; what is blank or null is left out."""
        values: dict[str, Any] = {}
        for name in fields.keys() & readers.keys():
            value = fields[name]
            if value is None or value is False or value == "":
                continue
            try:
                values[name] = readers[name](_text(value))
            except ScanLedgerError as error:
                self.add(at + name, value, error.text)
        return values

    def unknown(self, fields: Mapping[str, Any], *known: Iterable[str], at: str = "") -> None:
        for name in fields.keys() - {name for names in known for name in names}:
            self.add(at + name, fields[name], "unknown field")


def read_transactions(lines: Iterable[str], units: Units) -> tuple[list[Stated], list[RowError]]:
    """Read a file's lines; blank ones are passed over. With errors nothing should be posted."""
    stated: list[Stated] = []
    errors: list[RowError] = []
    for number, text in enumerate(lines, start=1):
        if text.strip():
            faults = _Faults(number)
            transaction = _stated(text, units, faults)
            if transaction and not faults.found:
                stated.append(transaction)
            errors += sorted(faults.found, key=lambda fault: fault.column)
    return stated, errors


def _stated(text: str, units: Units, faults: _Faults) -> Stated | None:
    try:
        fields = json.loads(text, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        faults.add("", text, "is not JSON")
        return None
    if not isinstance(fields, dict) or not _is_plain(fields):
        faults.add("", text, "is not a JSON object of texts and whole numbers")
        return None
    kind = fields.get("kind")
    if not isinstance(kind, str) or kind not in {**KINDS, **GRANTS}:
        faults.add("kind", kind, f"must be one of {', '.join([*KINDS, *GRANTS])}")
        return None
    head = faults.read(fields, {"id": _uuid, "operator": code, "approved_by": code, "scanned_at": _instant})
    plain = kind in GRANTS or KINDS[kind].PLAIN
    payload = _plain_payload(fields) if plain else _payload(kind, fields, units, faults)
    return Stated(faults.line, kind, payload, **head)


def _plain_payload(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Claims, and kinds without goods (record, period, clear …), say what they say, as posting knows it."""
    return {name: value for name, value in fields.items() if name not in _ENVELOPE}


def _payload(kind: str, fields: Mapping[str, Any], units: Units, faults: _Faults) -> dict[str, Any]:
    faults.unknown(fields, _ENVELOPE, ("lines",), _HEAD, _HEAD_EXTRA)
    head, extra = faults.read(fields, _HEAD), faults.read(fields, _HEAD_EXTRA)
    stated = fields.get("lines") or ()
    if not isinstance(stated, list | tuple) or not all(isinstance(line, dict) for line in stated):
        faults.add("lines", stated, "must be a list of objects")
        return {}
    lines = [_line(line, units, faults, f"lines[{number}].") for number, line in enumerate(stated)]
    return payload_of(Transaction(kind, tuple(line for line in lines if line), extra=extra, **head))


def _line(fields: Mapping[str, Any], units: Units, faults: _Faults, at: str) -> Line | None:
    flat = [f"{end}_{name}" for end in ("from", "to") for name in _ENDS]
    faults.unknown(fields, _LINE, _LINE_EXTRA, ("quantity", "unit", "from", "to"), flat, at=at)
    values, extra = faults.read(fields, _LINE, at), faults.read(fields, _LINE_EXTRA, at)
    source, target = (_cell(fields, end, faults, at) for end in ("from", "to"))
    quantity = _quantity(fields, str(values.get("item", "")), units, faults, at)
    if quantity is None or "item" not in values:
        if "item" not in values:
            faults.add(f"{at}item", "", "must not be blank")
        return None
    values.setdefault("evidence", Evidence.TYPED)
    return Line(quantity=quantity, source=source, target=target, extra=extra, **values)


def _cell(fields: Mapping[str, Any], end: str, faults: _Faults, at: str) -> Cell:
    stated = fields.get(end) or {}
    if isinstance(stated, str):
        stated = {"location": stated}
    if not isinstance(stated, dict):
        faults.add(at + end, stated, "must be a location, or an object")
        return Cell()
    flat = {name: fields[f"{end}_{name}"] for name in _ENDS if f"{end}_{name}" in fields}
    faults.unknown(stated, _CELL, at=f"{at}{end}.")
    return Cell(**faults.read({**stated, **flat}, _CELL, f"{at}{end}."))


def _quantity(
    fields: Mapping[str, Any], item: str, units: Units, faults: _Faults, at: str
) -> Quantity | None:
    stated, unit = fields.get("quantity"), fields.get("unit") or ""
    try:
        quantity = positive_quantity(_text(stated))
    except ScanLedgerError as error:
        faults.add(f"{at}quantity", stated, error.text)
        return None
    per = units(item, str(unit)) if unit else ONE
    if per is None:
        faults.add(f"{at}unit", unit, "this item has no such unit")
        return None
    if quantity * per % ONE or quantity * per // ONE > LARGEST:
        faults.add(f"{at}quantity", stated, "cannot be counted in the item’s base unit")
        return None
    return Quantity(quantity * per // ONE)


def _text(value: object) -> str:
    """A value as text; numbers are taken as they are written."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int) and str(value).isprintable():
        return str(value).strip()
    raise Refusal("bad-value", "must be a printable text or a number")


def _is_plain(value: object) -> bool:
    """Only what canonical JSON can hold for ever: texts that are Unicode, numbers that stay exact."""
    if isinstance(value, dict):
        return all(_is_plain(part) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return all(_is_plain(part) for part in value)
    if isinstance(value, str):
        return not any("\ud800" <= character <= "\udfff" for character in value)
    return value is None or (isinstance(value, int) and abs(value) <= LARGEST_WHOLE)


def _uuid(text: str) -> str:
    try:
        found = UUID(text)
    except ValueError:
        found = None
    if found is None or found.version != 7:
        raise Refusal("bad-id", "must be a UUID of version 7")
    return str(found)


def _instant(text: str) -> int:
    try:
        return parse_instant(text)
    except (BadCall, OverflowError):
        raise Refusal("bad-time", "must be a time such as 2026-11-23T08:00:00Z") from None
