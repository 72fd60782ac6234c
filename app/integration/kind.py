"""An import kind: its columns, what it refers to, how its rows are checked and what they become."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from app.domain.quantity import LARGEST, ONE
from app.integration.rows import Column, Row, RowError

Bodies = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Record bodies by table and key."""


@dataclass(slots=True)
class Known:
    """What the books know of what a file refers to."""

    bodies: Bodies = field(default_factory=dict)
    facts: Any = None
    """What the kind's own `look` found."""
    units: dict[str, dict[str, int]] = field(default_factory=dict)
    """SKU → unit → base quantity (10⁻⁶), from items and barcodes."""

    def __post_init__(self) -> None:
        for body in self.bodies.get("barcode", {}).values():
            self.units.setdefault(body["sku"], {})[body.get("unit", "ea")] = body.get("quantity", ONE)
        for sku, body in self.bodies.get("item", {}).items():
            self.units.setdefault(sku, {})[body.get("unit", "ea")] = ONE

    def has(self, table: str, key: str) -> bool:
        return key in self.bodies.get(table, {})

    def body(self, table: str, key: str) -> Mapping[str, Any]:
        """A record's body; empty where there is none."""
        return self.bodies.get(table, {}).get(key, {})

    def line(self, table: str, document: str, number: str) -> Mapping[str, Any] | None:
        """A line of a document."""
        lines = self.body(table, document).get("lines", ())
        return next((line for line in lines if line.get("line") == number), None)

    def base_unit(self, sku: str) -> str:
        return str(self.body("item", sku).get("unit", "ea"))

    def per(self, sku: str, unit: str) -> int:
        """Base quantity (10⁻⁶) of one unit of an item; no unit means the base unit."""
        return self.units[sku][unit] if unit else ONE


Check = Callable[[Sequence[Row], Known], Iterable[RowError]]
Make = Callable[[Sequence[Row], Known], Iterable[tuple[int, Any]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """An import kind.

    `refers` says which records are looked up: table → the columns that hold their keys (none: the whole
    table). `make` gives records and transactions, each with the line of the file that it comes from; it is
    called only where nothing is wrong.
    """

    columns: tuple[Column, ...]
    make: Make
    check: Check | None = None
    refers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    look: Callable[[Connection, Sequence[Row]], Any] | None = None


def plainly(record: type[Any], **renamed: str) -> Make:
    """One row, one record: the columns are the record's own fields, or renamed (field=column)."""
    columns = {column: name for name, column in renamed.items()}

    def make(rows: Sequence[Row], known: Known) -> Iterator[tuple[int, Any]]:
        del known
        for row in rows:
            yield row.line, record(**{columns.get(name, name): value for name, value in row.values.items()})

    return make


# --- checks that several kinds share -------------------------------------------------------------------


def must_be_known(
    rows: Iterable[Row], known: Known, column: str, table: str, noun: str
) -> Iterator[RowError]:
    """The column names a record of the table, where it names one."""
    for row in rows:
        if row.values[column] and not known.has(table, row.values[column]):
            yield row.error(column, f"no such {noun}")


def goods_errors(rows: Iterable[Row], known: Known, sku: str = "sku") -> Iterator[RowError]:
    """The item exists; its unit too; the quantity can be counted in base units; a serial is one unit."""
    for row in rows:
        item, unit = row.values[sku], row.values.get("unit", "")
        if not known.has("item", item):
            yield row.error(sku, "no such item")
        elif unit and unit not in known.units[item]:
            yield row.error("unit", "this item has no such unit")
        else:
            yield from _quantity_errors(row, known.per(item, unit))


def base_quantity(row: Row, known: Known) -> int:
    """The row's quantity in 10⁻⁶ base units."""
    quantity: int = row.values["quantity"]
    return quantity * known.per(row.values["sku"], row.values.get("unit", "")) // ONE


def _quantity_errors(row: Row, per: int) -> Iterator[RowError]:
    scaled = row.values["quantity"] * per
    if scaled % ONE:
        yield row.error("quantity", "cannot be counted exactly in the item’s base unit")
    elif scaled // ONE > LARGEST:
        yield row.error("quantity", "is too large for a quantity")
    elif row.values.get("serial") and scaled != ONE * ONE:
        yield row.error("quantity", "a serial number is one unit, not more or less")


# --- documents: several rows with one number -----------------------------------------------------------


def by_number(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each document, in the file's order."""
    documents: dict[str, list[Row]] = {}
    for row in rows:
        documents.setdefault(row.values["number"], []).append(row)
    return documents


def document_errors(rows: Iterable[Row], *header: str, line: str = "line") -> Iterator[RowError]:
    """A document's lines agree on its header columns, and no line (by the column `line`) stands twice."""
    for lines in by_number(rows).values():
        seen: set[str] = set()
        for row in lines:
            for column in header:
                if row.values[column] != lines[0].values[column]:
                    yield row.error(column, f"line {lines[0].line} of this file says something else for it")
            if row.values[line] in seen:
                yield row.error(line, f"this {line} stands twice in its document")
            seen.add(row.values[line])
