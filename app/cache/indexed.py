"""What the cache finds records by beside their key: documents' names, places in walk order, open work."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from app.cache.urgency import WORKED, has_to_pack, urgency
from app.domain.clock import parse_instant
from app.domain.documents import (
    Load,
    PastShipment,
    ProductionOrder,
    Return,
    SalesOrder,
    ShipNotice,
    Transfer,
)
from app.domain.money import cost_of, parse_unit_cost
from app.domain.quantity import ONE
from app.domain.records import Barcode, Location, PurchaseOrder, record_of
from app.domain.returning import Parcel, ReturnedUnit
from app.domain.terms import Task

R = TypeVar("R")
Key = tuple[str, str]
"""Table and key of a record."""

DOCUMENTS: dict[str, type[Any]] = {
    kind.TABLE: kind
    for kind in (
        PurchaseOrder, SalesOrder, ShipNotice, Return, Transfer, ProductionOrder, PastShipment, Load,
    )
}  # fmt: skip
"""Documents that a scan may name, by table."""

NUMBER, TRACKING, UNIT, ORDER, LOADED, ITEM, CUSTOMER = (
    "number", "tracking", "unit", "order", "loaded", "item", "customer",
)  # fmt: skip
"""How a code names a record: a document's number, a parcel's tracking number, a handling unit that a notice
announces, an order that a notice is about, an order that a load takes; the item of a barcode, the customer of
a sale."""

WORK: dict[str, type[Any]] = {kind.TABLE: kind for kind in (Task, Parcel, ReturnedUnit)}
"""Records of work at a place, by table."""

_INDEXED: dict[str, type[Any]] = {
    **DOCUMENTS,
    **WORK,
    **{kind.TABLE: kind for kind in (Barcode, Location)},
}


class Stored:
    """The cache as it stands on one connection: what urgency asks."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def record(self, kind: type[R], key: str) -> R | None:
        return stored_record(self._connection, kind, key)

    def progress(self, document: str, line: str, kind: str) -> int:
        return stored_progress(self._connection, document, line, kind)

    def unit(self, code: str) -> object:
        return self._connection.execute("SELECT 1 FROM unit WHERE code = ?", (code,)).fetchone()


def stored_record(connection: sqlite3.Connection, kind: type[R], key: str) -> R | None:
    """A record as the cache has it."""
    row = connection.execute(
        "SELECT body FROM record WHERE table_name = ? AND key = ?",
        (kind.TABLE, key),  # type: ignore[attr-defined]
    ).fetchone()
    return record_of(kind, json.loads(row[0])) if row else None


def stored_progress(connection: sqlite3.Connection, document: str, line: str, kind: str) -> int:
    """A line's progress as the cache has it."""
    row = connection.execute(
        "SELECT quantity FROM progress WHERE document = ? AND line = ? AND kind = ?", (document, line, kind)
    ).fetchone()
    return row[0] if row else 0


def index_all(connection: sqlite3.Connection) -> None:
    """After everything was filled anew."""
    for table, kind in _INDEXED.items():
        for record in _all_of(connection, table, kind):
            _note(connection, record)
    stored = Stored(connection)
    for kind in WORKED:
        for document in _all_of(connection, kind.TABLE, kind):
            _open_or_not(connection, stored, document)


def index(
    connection: sqlite3.Connection, records: Iterable[Key], progressed: Iterable[str], units: Iterable[str]
) -> None:
    """After these records, the progress of these documents and these handling units changed."""
    numbers = set(progressed)
    stored = Stored(connection)
    for table, key in records:
        if table in _INDEXED:
            connection.execute("DELETE FROM name WHERE table_name = ? AND key = ?", (table, key))
            _note(connection, stored.record(_INDEXED[table], key))
            numbers.add(key)
    asked = [(number, said) for number in numbers for said in (NUMBER, ORDER)]
    asked += [(code, UNIT) for code in units]
    for table, number in dict.fromkeys(
        found for code, said in asked for found in named(connection, code, said)
    ):
        if DOCUMENTS[table] in WORKED:
            _open_or_not(connection, stored, stored.record(DOCUMENTS[table], number))


def named(connection: sqlite3.Connection, code: str, said: str) -> list[Key]:
    """The records that a code names in one way, in the order of tables and keys."""
    return connection.execute(
        "SELECT table_name, key FROM name WHERE code = ? AND said = ? ORDER BY table_name, key", (code, said)
    ).fetchall()


def _all_of(connection: sqlite3.Connection, table: str, kind: type[Any]) -> Iterator[Any]:
    bodies = connection.execute("SELECT body FROM record WHERE table_name = ?", (table,)).fetchall()
    return (record_of(kind, json.loads(body)) for (body,) in bodies)


def _note(connection: sqlite3.Connection, record: Any) -> None:
    """Write down by what a record is found beside its key."""
    if isinstance(record, Location):
        row = (record.code, record.site, record.kind, record.walk)
        connection.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?)", row)
        return
    if record.TABLE in WORK:
        _at_work(connection, record)
        return
    if isinstance(record, Load):
        connection.execute("DELETE FROM loading WHERE load = ?", (record.number,))
        places = {number: place for place, number in enumerate(record.orders)}
        rows_of_load = [(number, record.number, place) for number, place in places.items()]
        connection.executemany("INSERT INTO loading VALUES (?, ?, ?)", rows_of_load)
    rows = {(code, said, record.TABLE, record.key) for code, said in names_of(record)}
    connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", rows)
    if isinstance(record, PastShipment):
        _sold_before(connection, record)


def _at_work(connection: sqlite3.Connection, record: Any) -> None:
    """Only what is not done is found by kind and place."""
    if is_at_work(record):
        row = (record.TABLE, record.key, getattr(record, "kind", ""), record.location)
        connection.execute("INSERT OR REPLACE INTO work VALUES (?, ?, ?, ?)", row)
    else:
        done = (record.TABLE, record.key)
        connection.execute("DELETE FROM work WHERE table_name = ? AND key = ?", done)


def is_at_work(record: Any) -> bool:
    """Is something still to do with a task, a parcel or a returned unit?"""
    return record.state not in ("done", "void")


def names_of(document: Any) -> Iterator[tuple[str, str]]:
    """The codes that a record is found by beside its key, and how each names it."""
    if isinstance(document, Barcode):
        yield document.sku, ITEM
        return
    yield document.number, NUMBER
    if getattr(document, "tracking", ""):
        yield document.tracking, TRACKING
    for line in document.lines if isinstance(document, ShipNotice) else ():
        yield from ((code, UNIT) for code in (line.sscc, line.parent_sscc) if code)
        yield line.order, ORDER
    for order in document.orders if isinstance(document, Load) else ():
        yield order, LOADED
    if isinstance(document, SalesOrder | PastShipment):
        yield document.customer, CUSTOMER


def _sold_before(connection: sqlite3.Connection, past: PastShipment) -> None:
    """A shipment from before the books began is a sale like any other, under its own number."""
    envelope = f"{past.TABLE} {past.number}"
    at = parse_instant(past.shipped_at) if past.shipped_at else 0
    rows = (
        (envelope, number, past.number, line.line, line.sku, line.lot, line.serial, line.quantity,
         cost_of(line.quantity, parse_unit_cost(line.cost or "0"), ONE), at)
        for number, line in enumerate(past.lines, 1)
    )  # fmt: skip
    connection.execute("DELETE FROM sale WHERE envelope = ?", (envelope,))
    connection.executemany("INSERT INTO sale VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _open_or_not(connection: sqlite3.Connection, stored: Stored, document: Any) -> None:
    """Keep the list of documents with something still to do."""
    named, urgent = (document.TABLE, document.number), urgency(document, stored)
    condition = "table_name = ? AND number = ?"
    new = (*named, urgent, has_to_pack(document, stored)) if urgent else None
    old = connection.execute(f"SELECT * FROM open_document WHERE {condition}", named).fetchone()
    if old == new:
        return
    connection.execute(f"DELETE FROM open_document WHERE {condition}", named)
    if new:
        connection.execute("INSERT INTO open_document VALUES (?, ?, ?, ?)", new)
