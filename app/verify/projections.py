"""What every projection must hold, folded anew from the records (invariant 6)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import rfc8785
from sqlalchemy import Connection, Table

from app.db.books.documents import DOCUMENTS
from app.db.books.progress import PROGRESS
from app.db.books.tables import (
    allocation,
    balance,
    current_record,
    document_line,
    granted,
    layer_rest,
    lot,
    pool,
    progress,
    unit,
)
from app.verify.stream import Row, stream

SEPARATOR = "\x1f"
CELL = ("location", "status", "owner", "unit", "item", "lot", "serial")


@dataclass(frozen=True, slots=True)
class Projection:
    """A projection: its columns that are folded, of which the first `width` order both sides; how to fold."""

    table: Table
    columns: tuple[str, ...]
    width: int
    expected: Callable[[Connection], Iterator[Row]]
    invariant: int = 6


def projections() -> tuple[Projection, ...]:
    """Every projection that follows from the records alone; head and outboxes follow from the chains."""
    return (
        Projection(current_record, ("table_name", "key", "body", "envelope"), 2, _by(_RECORDS), 4),
        Projection(
            document_line, ("table_name", "document", "line", "partner", "sku", "body"), 3, _document_lines, 4
        ),
        Projection(balance, ("key", *CELL, "quantity"), 1, _balances),
        Projection(
            pool,
            ("key", "item", "site", "owner", "account", "reference", "quantity", "value", "weight",
             "last_quantity", "last_value", "uses", "made", "steps"),
            1,
            _pools,
        ),
        Projection(layer_rest, ("key", "pool", "ordinal", "quantity", "value", "weight"), 1, _by(_RESTS)),
        Projection(progress, ("document", "line", "kind", "quantity"), 3, _by(_progress())),
        Projection(lot, ("item", "lot", "expiry"), 2, _by(_LOTS)),
        Projection(unit, ("code", "location", "parent", "state"), 1, _by(_UNITS)),
        Projection(
            allocation,
            ("id", "state", "unit", "document", "line", "item", "site", "location", "lot", "quantity"),
            3,
            _by(_ALLOCATIONS),
            9,
        ),
        Projection(granted, ("kind", "name", "holder", "until", "last"), 2, _by(_GRANTED), 9),
    )  # fmt: skip


def _by(query: str) -> Callable[[Connection], Iterator[Row]]:
    return lambda connection: stream(connection, query)


def _newest(table: str, columns: str, key: str, number: str, order: str = "DESC", where: str = "") -> str:
    """The newest (or first) row of each key, in the books' order."""
    return (
        f"SELECT {columns} FROM (SELECT r.*, row_number() OVER (PARTITION BY {key}"
        f" ORDER BY e.position {order}, r.{number} {order}) AS place FROM {table} r"
        f" JOIN entry e ON e.id = r.envelope {where}) v WHERE place = 1 ORDER BY {key}"
    )


_RECORDS = _newest("record", "table_name, key, body, envelope", "table_name, key", "line")
_LOTS = _newest(
    "movement", "item, lot, expiry", "item, lot", "line", "ASC", "WHERE lot <> '' AND expiry <> ''"
)
_UNITS = _newest("unit_step", "code, location, parent, state", "code", "part")
_GRANTED = (
    "SELECT kind, name, holder, until, last"
    f" FROM ({_newest('granting', 'kind, name, holder, until, last', 'kind, name', 'part')}) n"
    " WHERE NOT (kind IN ('wait', 'freed') AND last = 0) ORDER BY kind, name"
)

_ALLOCATIONS = (
    "SELECT allocation, state, unit, max(document), max(line), max(item), max(site), max(location), max(lot),"
    " sum(quantity) FROM promise GROUP BY allocation, state, unit HAVING sum(quantity) <> 0"
    " ORDER BY allocation, state, unit"
)

_FLOWS = (
    "SELECT key, pool, quantity, value, weight, step, ordinal, last_quantity, last_value, 0 AS used"
    " FROM layer"
    " UNION ALL SELECT key, pool, -quantity, -value, -weight, step, 0, last_quantity, last_value,"
    " CASE WHEN quantity >= 0 THEN 1 ELSE 0 END FROM layer_use"
)
_RESTS = (
    "SELECT key, min(pool), max(ordinal), sum(quantity), sum(value), sum(weight)"
    f" FROM ({_FLOWS}) f GROUP BY key HAVING sum(quantity) <> 0 OR sum(value) <> 0 ORDER BY key"
)
_POOLS = (
    "SELECT pool, sum(quantity), sum(value), sum(weight),"
    " max(CASE WHEN place = 1 THEN last_quantity END), max(CASE WHEN place = 1 THEN last_value END),"
    " sum(used), max(ordinal), max(step)"
    " FROM (SELECT f.*, row_number() OVER (PARTITION BY pool ORDER BY step DESC) AS place"
    f" FROM ({_FLOWS}) f) g GROUP BY pool ORDER BY pool"
)

_ENDS = " UNION ALL ".join(
    f"SELECT {end}_location AS location, {end}_status AS status, {end}_owner AS owner, {end}_unit AS unit,"
    f" item, lot, serial, {sign}quantity AS quantity FROM movement"
    f" WHERE {end}_location NOT LIKE '~%' OR {end}_location LIKE '~transit:%'"
    for end, sign in (("from", "-"), ("to", ""))
)
_KEY = " || {} || ".join(CELL)


def _balances(connection: Connection) -> Iterator[Row]:
    """On hand by cell, in the order of the key: the seven fields joined by U+001F."""
    joint = "chr(31)" if connection.dialect.name == "postgresql" else "char(31)"
    key = _KEY.replace("{}", joint)
    cell = ", ".join(CELL)
    query = (
        f"SELECT {key} AS key, {cell}, sum(quantity) FROM ({_ENDS}) ends"
        f" GROUP BY {cell} HAVING sum(quantity) <> 0 ORDER BY key"
    )
    return stream(connection, query)


def _pools(connection: Connection) -> Iterator[Row]:
    """Pools with the five fields that their key joins."""
    for key, *sums in stream(connection, _POOLS):
        parts = (*key.split(SEPARATOR), "", "", "", "", "")[:5]
        yield (key, *parts, *sums)


def _progress() -> str:
    """Movements that name a document line, at its order or its origin, and steps beside them."""
    said = " ".join(f"WHEN '{kind}' THEN '{name}'" for kind, name in PROGRESS.items())
    moved = (
        "SELECT {document} AS document, {line} AS line, CASE coalesce(o.kind, m.kind) "
        + said
        + " END AS kind,"
        " CASE WHEN m.reverses = '' THEN m.quantity ELSE -m.quantity END AS quantity FROM movement m"
        " LEFT JOIN envelope o ON m.reverses <> '' AND o.id = m.reverses"
        " WHERE {document} <> '' AND {line} <> ''"
    )
    at_order = moved.format(document="m.document", line="m.document_line")
    at_origin = moved.format(document="m.origin", line="m.origin_line")
    twice = " AND NOT (m.origin = m.document AND m.origin_line = m.document_line)"
    return (
        f"SELECT document, line, kind, sum(quantity) FROM ({at_order} UNION ALL {at_origin}{twice}"
        " UNION ALL SELECT document, line, kind, quantity FROM step) p"
        " WHERE kind IS NOT NULL GROUP BY document, line, kind ORDER BY document, line, kind"
    )


def _document_lines(connection: Connection) -> Iterator[Row]:
    """The newest version of every document, line by line; line '' stands for the document itself."""
    for table, document, text, _ in stream(connection, _RECORDS):
        if table in DOCUMENTS:
            yield from lines_of_document(table, document, text)


def lines_of_document(table: str, document: str, text: str) -> list[Row]:
    """A document's rows in order. A body that cannot be read has none: its record is at fault, and told."""
    try:
        body = json.loads(text)
        partner = body.get("supplier", body.get("customer", ""))
        lines = sorted(body.get("lines", ()), key=lambda line: str(line["line"]))
        rows = [(line["line"], partner, line.get("sku", ""), rfc8785.dumps(line).decode()) for line in lines]
    except (ValueError, KeyError, TypeError, AttributeError):
        return []
    return [(table, document, *row) for row in (("", partner, "", ""), *rows)]
