"""What the cache finds records by beside their key: documents' names, places in walk order, what is open."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from app.cache.urgency import WORKED, urgency
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
from app.domain.records import Location, PurchaseOrder, record_of

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

NUMBER, TRACKING, UNIT, ORDER, LOADED = "number", "tracking", "unit", "order", "loaded"
"""How a code names a document: its number, a parcel's tracking number, a handling unit that a notice
announces, an order that a notice is about, an order that a load takes."""


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
    tables = (*DOCUMENTS, Location.TABLE)
    for table in tables:
        keys = connection.execute("SELECT key FROM record WHERE table_name = ?", (table,)).fetchall()
        index(connection, [(table, key) for (key,) in keys], (), ())


def index(
    connection: sqlite3.Connection, records: Iterable[Key], progressed: Iterable[str], units: Iterable[str]
) -> None:
    """After these records, the progress of these documents and these handling units changed."""
    documents: dict[Key, None] = {}
    for table, key in records:
        if table == Location.TABLE:
            _place(connection, key)
        elif table in DOCUMENTS:
            _name(connection, table, key)
            documents[table, key] = None
    touched = {number for _, number in documents} | set(progressed)
    for number in touched:
        documents.update(dict.fromkeys(named(connection, number, NUMBER)))
        documents.update(dict.fromkeys(named(connection, number, ORDER)))
    for code in units:
        documents.update(dict.fromkeys(named(connection, code, UNIT)))
    stored = Stored(connection)
    for table, number in documents:
        _open_or_not(connection, stored, table, number)


def named(connection: sqlite3.Connection, code: str, said: str) -> list[Key]:
    """The documents that a code names in one way, in the order of tables and numbers."""
    return connection.execute(
        "SELECT table_name, key FROM name WHERE code = ? AND said = ? ORDER BY table_name, key", (code, said)
    ).fetchall()


def _place(connection: sqlite3.Connection, code: str) -> None:
    place = stored_record(connection, Location, code)
    assert place is not None, "a record is never taken away"
    row = (code, place.site, place.kind, place.walk)
    connection.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?)", row)


def _name(connection: sqlite3.Connection, table: str, key: str) -> None:
    document = stored_record(connection, DOCUMENTS[table], key)
    connection.execute("DELETE FROM name WHERE table_name = ? AND key = ?", (table, key))
    rows = {(code, said, table, key) for code, said in _names(document)}
    connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", rows)
    if isinstance(document, PastShipment):
        _sold_before(connection, document)


def _names(document: Any) -> Iterator[tuple[str, str]]:
    yield document.number, NUMBER
    if getattr(document, "tracking", ""):
        yield document.tracking, TRACKING
    for line in document.lines if isinstance(document, ShipNotice) else ():
        yield from ((code, UNIT) for code in (line.sscc, line.parent_sscc) if code)
        yield line.order, ORDER
    for order in document.orders if isinstance(document, Load) else ():
        yield order, LOADED


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


def _open_or_not(connection: sqlite3.Connection, stored: Stored, table: str, number: str) -> None:
    """Keep the list of documents with something still to do."""
    kind = DOCUMENTS[table]
    document = stored.record(kind, number) if kind in WORKED else None
    urgent = urgency(document, stored) if document else ""
    if urgent:
        connection.execute("INSERT OR REPLACE INTO open_document VALUES (?, ?, ?)", (table, number, urgent))
    else:
        connection.execute("DELETE FROM open_document WHERE table_name = ? AND number = ?", (table, number))
