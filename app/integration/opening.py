"""Import of opening stock: what lay in the warehouse when the books began, one transaction a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from app.db.books.tables import balance, entry, movement, progress
from app.domain.quantity import Quantity
from app.domain.transaction import Cell, Evidence, Line, Status, Transaction
from app.integration.kind import Kind, Known, goods_errors, must_be_known
from app.integration.rows import Column, Row, RowError
from app.integration.values import code, cost, iso_day, one_of, positive_quantity

OWNERS = ("consignor", "supplier", "customer")
"""Whose goods may lie here beside ours."""

_KEY = ("location", "sku", "lot", "serial", "status", "owner")


@dataclass(frozen=True, slots=True)
class Held:
    """What the books hold of the file's items: opening stock that stands (by cell: its position), and where
    each serial is."""

    openings: dict[tuple[str, ...], int]
    serials: dict[tuple[str, str], str]


def _errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    yield from goods_errors(rows, known)
    yield from must_be_known(rows, known, "location", "location", "location")
    for row in rows:
        yield from _tracking_errors(row, known)
        yield from _owner_errors(row, known)
    yield from _twice_errors(rows, known.facts)


def _tracking_errors(row: Row, known: Known) -> Iterator[RowError]:
    item = known.body("item", row.values["sku"])
    for what in ("lot", "serial"):
        if what in item.get("tracking", "") and not row.values[what]:
            yield row.error(what, f"this item is kept by {what}")


def _owner_errors(row: Row, known: Known) -> Iterator[RowError]:
    whose, _, partner = row.values["owner"].partition(":")
    if row.values["owner"] and (whose not in OWNERS or not known.has("partner", partner)):
        yield row.error("owner", "must be consignor:CODE, supplier:CODE or customer:CODE of a partner")
    elif row.values["owner"] and row.values["cost"]:
        yield row.error("cost", "only goods of our own have a cost")


def _twice_errors(rows: Iterable[Row], held: Held) -> Iterator[RowError]:
    """The same cell twice would be the same goods twice; so would the same file."""
    cells: dict[tuple[str, ...], int] = {}
    serials: dict[tuple[str, str], int] = {}
    for row in rows:
        cell = tuple(row.values[name] for name in _KEY)
        serial = (row.values["sku"], row.values["serial"])
        if cell in cells:
            yield row.error("location", f"line {cells[cell]} states the same goods at the same place")
        elif cell in held.openings:
            reason = f"is in the books as opening stock at position {held.openings[cell]}; reverse that first"
            yield row.error("location", reason)
        elif serial[1] and serial in serials:
            yield row.error("serial", f"line {serials[serial]} has it too")
        elif serial in held.serials:
            yield row.error("serial", f"is on hand already, at {held.serials[serial]}")
        cells.setdefault(cell, row.line)
        serials.setdefault(serial, row.line)


def _openings(rows: Sequence[Row], known: Known) -> Iterator[tuple[int, Transaction]]:
    del known
    for row in rows:
        values = row.values
        line = Line(
            item=values["sku"],
            quantity=Quantity(values["quantity"]),
            target=Cell(values["location"], values["status"], values["owner"]),
            lot=values["lot"],
            serial=values["serial"],
            expiry=values["expiry"],
            evidence=Evidence.NOTIFIED,
            cost=values["cost"],
        )
        yield row.line, Transaction("opening", (line,))


def _held(connection: Connection, rows: Sequence[Row]) -> Held:
    held = Held({}, {})
    for sku in {row.values["sku"] for row in rows}:
        for *cell, position in connection.execute(_standing_openings(sku)):
            held.openings[tuple(cell)] = position
        serials = select(balance.c.serial, balance.c.location).where(
            balance.c.item == sku, balance.c.serial != "", balance.c.quantity > 0
        )
        for serial, location in connection.execute(serials):
            held.serials[sku, serial] = location
    return held


def _standing_openings(sku: str) -> Select[Any]:
    m = movement.c
    cell = (m.to_location, m.item, m.lot, m.serial, m.to_status, m.to_owner)
    return (
        select(*cell, entry.c.position)
        .join(entry, entry.c.id == m.envelope)
        .outerjoin(
            progress,
            (progress.c.document == m.envelope) & (progress.c.line == "") & (progress.c.kind == "reversed"),
        )
        .where(m.item == sku, m.kind == "opening", progress.c.quantity.is_(None))
    )


KINDS: dict[str, Kind] = {
    "opening-stock": Kind(
        (
            Column("location", code, required=True),
            Column("sku", code, required=True),
            Column("quantity", positive_quantity, required=True),
            Column("cost", cost),
            Column("lot", code),
            Column("serial", code),
            Column("expiry", iso_day),
            Column("status", one_of(tuple(Status)), default=str(Status.AVAILABLE)),
            Column("owner", code),
        ),
        _openings,
        _errors,
        {"item": ("sku",), "location": ("location",), "partner": ()},
        _held,
    ),
}
