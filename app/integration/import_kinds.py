"""What can be imported: for each kind its columns, and how its rows become records (CONTRACT: import)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.errors import Refusal
from app.domain.identifiers import check_digit, gtin14, has_check_digit
from app.domain.money import parse_unit_cost
from app.domain.quantity import ONE, parse_quantity
from app.domain.records import (
    METHODS,
    TRACKINGS,
    Barcode,
    Item,
    Location,
    OrderLine,
    Partner,
    PurchaseOrder,
    Staff,
)
from app.integration.rows import Column, Row, RowError


@dataclass(slots=True)
class Known:
    """What the books know already, for references: bodies by table and key."""

    bodies: Mapping[str, Mapping[str, Mapping[str, Any]]]
    units: dict[str, dict[str, int]] = field(default_factory=dict)
    """SKU → unit → base quantity (10⁻⁶), from items and barcodes."""

    def __post_init__(self) -> None:
        for body in self.bodies.get("barcode", {}).values():
            self.units.setdefault(body["sku"], {})[body.get("unit", "ea")] = body.get("quantity", ONE)
        for sku, body in self.bodies.get("item", {}).items():
            self.units.setdefault(sku, {})[body.get("unit", "ea")] = ONE

    def has(self, table: str, key: str) -> bool:
        return key in self.bodies.get(table, {})


Build = Callable[[list[Row], Known], tuple[list[Any], list[RowError]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """An import kind: its columns, the tables it refers to, and what builds its records."""

    columns: tuple[Column, ...]
    refers: tuple[str, ...]
    build: Build


# --- reading cells -------------------------------------------------------------------------------------


def one_of(choices: Collection[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.lower() not in choices:
            raise Refusal("bad-choice", f"must be one of {', '.join(choices)}")
        return text.lower()

    return read


def yes_no(text: str) -> bool:
    if text.lower() in {"yes", "true", "1", "y"}:
        return True
    if text.lower() in {"no", "false", "0", "n"}:
        return False
    raise Refusal("bad-choice", "must be yes or no")


def code(text: str) -> str:
    if len(text) > 80:
        raise Refusal("too-long", "has more than 80 characters")
    if text.startswith("~"):
        raise Refusal("reserved", "codes that begin with ~ are the program’s own")
    return text


def positive_quantity(text: str) -> int:
    quantity = parse_quantity(text)
    if quantity <= 0:
        raise Refusal("bad-quantity", "must be more than zero")
    return quantity


def whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise Refusal("bad-number", "must be a whole number")
    return int(text)


def cost(text: str) -> str:
    parse_unit_cost(text)
    return text


def iso_day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refusal("bad-date", "must be a date such as 2026-12-31") from None


def currency(text: str) -> str:
    if not (len(text) == 3 and text.isascii() and text.isalpha()):
        raise Refusal("bad-currency", "must be a currency code such as EUR (ISO 4217)")
    return text.upper()


def barcode(text: str) -> str:
    """A GTIN as 14 digits, any other code as printed; 12 to 14 digits must check."""
    if text.isascii() and text.isdigit() and len(text) in (12, 13, 14):
        if not has_check_digit(text):
            raise Refusal("check-digit", f"check digit {text[-1]}, expected {check_digit(text[:-1])}")
        return gtin14(text)
    if len(text) == 8 and has_check_digit(text):
        return gtin14(text)
    return code(text)


def pin(text: str) -> str:
    """A PIN as its argon2 hash; the PIN itself is never kept."""
    if not (text.isascii() and text.isdigit() and 4 <= len(text) <= 12):
        raise Refusal("bad-pin", "must be 4 to 12 digits")
    from argon2 import PasswordHasher

    return PasswordHasher().hash(text)


# --- building records ----------------------------------------------------------------------------------


def _plain(record: type[Any]) -> Build:
    """One row, one record; the columns are the record's own fields."""

    def build(rows: list[Row], known: Known) -> tuple[list[Any], list[RowError]]:
        del known
        return [record(**row.values) for row in rows], []

    return build


def _staff(rows: list[Row], known: Known) -> tuple[list[Any], list[RowError]]:
    del known
    people = []
    for row in rows:
        values = dict(row.values)
        people.append(Staff(pin_hash=values.pop("pin"), **values))
    return people, []


def _barcodes(rows: list[Row], known: Known) -> tuple[list[Any], list[RowError]]:
    errors = [row.error("sku", "no such item") for row in rows if not known.has("item", row.values["sku"])]
    return [Barcode(**row.values) for row in rows], errors


def _purchase_orders(rows: list[Row], known: Known) -> tuple[list[Any], list[RowError]]:
    errors: list[RowError] = []
    orders: dict[str, list[Row]] = {}
    for row in rows:
        orders.setdefault(row.values["number"], []).append(row)
    records = []
    for number, lines in orders.items():
        errors += _order_errors(lines, known)
        records.append(
            PurchaseOrder(
                number, lines[0].values["supplier"], tuple(_order_line(row, known) for row in lines)
            )
        )
    return records, errors


def _order_errors(rows: list[Row], known: Known) -> Iterable[RowError]:
    seen: set[str] = set()
    for row in rows:
        values = row.values
        if values["supplier"] != rows[0].values["supplier"]:
            yield row.error("supplier", "another line of this order names another supplier")
        if not known.has("partner", values["supplier"]):
            yield row.error("supplier", "no such partner")
        if values["line"] in seen:
            yield row.error("line", "this line stands twice in the order")
        seen.add(values["line"])
        if not known.has("item", values["sku"]):
            yield row.error("sku", "no such item")
        elif values["unit"] and values["unit"] not in known.units.get(values["sku"], {}):
            yield row.error("unit", "this item has no such unit")


def _order_line(row: Row, known: Known) -> OrderLine:
    values = row.values
    units = known.units.get(values["sku"], {})
    per = units.get(values["unit"], ONE) if values["unit"] else ONE
    base = next((unit for unit, quantity in units.items() if quantity == ONE), "ea")
    return OrderLine(
        line=values["line"],
        sku=values["sku"],
        quantity=values["quantity"] * per // ONE,
        unit=values["unit"] or base,
        per=per,
        unit_cost=values["unit_cost"],
        currency=values["currency"],
        due=values["due"],
    )


KINDS: dict[str, Kind] = {
    "items": Kind(
        (
            Column("sku", code, required=True),
            Column("name", required=True),
            Column("unit", code, default="ea"),
            Column("tracking", one_of(TRACKINGS), default="none"),
            Column("expires", yes_no, default=False),
            Column("method", one_of(METHODS), default="average"),
            Column("cost", cost),
            Column("group", code),
            Column("typed_quantity", yes_no, default=False),
        ),
        (),
        _plain(Item),
    ),
    "barcodes": Kind(
        (
            Column("barcode", barcode, required=True),
            Column("sku", code, required=True),
            Column("unit", code, default="ea"),
            Column("quantity", positive_quantity, default=ONE),
        ),
        ("item",),
        _barcodes,
    ),
    "locations": Kind(
        (
            Column("code", code, required=True),
            Column("site", code, required=True),
            Column("kind", one_of(("bin", "dock", "cart", "stage", "truck")), default="bin"),
            Column("zone", code),
            Column("walk", whole, default=0),
            Column("capacity", positive_quantity, default=0),
        ),
        (),
        _plain(Location),
    ),
    "partners": Kind(
        (
            Column("code", code, required=True),
            Column("name", required=True),
            Column("kind", one_of(("supplier", "customer", "consignor", "carrier")), default="supplier"),
            Column("currency", currency),
        ),
        (),
        _plain(Partner),
    ),
    "staff": Kind(
        (
            Column("badge", code, required=True),
            Column("name", required=True),
            Column(
                "role",
                one_of(("operator", "inspector", "counter", "supervisor", "accountant", "administrator")),
                default="operator",
            ),
            Column("pin", pin),
            Column("site", code),
        ),
        (),
        _staff,
    ),
    "purchase-orders": Kind(
        (
            Column("number", code, required=True),
            Column("line", code, required=True),
            Column("supplier", code, required=True),
            Column("sku", code, required=True),
            Column("quantity", positive_quantity, required=True),
            Column("unit", code),
            Column("unit_cost", cost),
            Column("currency", currency),
            Column("due", iso_day),
        ),
        ("item", "barcode", "partner"),
        _purchase_orders,
    ),
}
