"""Projections against the records that they are folded from, merged in key order (invariant 6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, text

from app.db.books.progress import PROGRESS
from app.db.books.tables import balance, current_record, layer_rest, lot, pool, progress
from app.verify.report import Findings

_PLACE = "({end}_location NOT LIKE '~%' OR {end}_location LIKE '~transit:%')"
_END = (
    "SELECT {end}_location AS location, {end}_status AS status, {end}_owner AS owner, {end}_unit AS unit,"
    " item, lot, serial, {sign}quantity AS quantity FROM movement WHERE " + _PLACE
)
_CELL = "location, status, owner, unit, item, lot, serial"
_FLOWS = (
    "SELECT key, pool, quantity, value, step, ordinal, last_quantity, last_value, 0 AS used FROM layer"
    " UNION ALL SELECT key, pool, -quantity, -value, step, NULL, last_quantity, last_value,"
    " CASE WHEN quantity >= 0 THEN 1 ELSE 0 END FROM layer_use"
)


@dataclass(frozen=True, slots=True)
class Fold:
    """A projection and the query that recomputes it: key columns first, both sides in their order."""

    table: Table
    key: tuple[str, ...]
    values: tuple[str, ...]
    query: str
    where: str = ""
    invariant: int = 6


def folds() -> list[Fold]:
    """Every projection that follows from records by sums alone."""
    said = " ".join(f"WHEN '{kind}' THEN '{name}'" for kind, name in PROGRESS.items())
    return [
        Fold(
            balance,
            ("location", "status", "owner", "unit", "item", "lot", "serial"),
            ("quantity",),
            f"SELECT {_CELL}, CAST(sum(quantity) AS BIGINT) AS quantity FROM ("
            f"{_END.format(end='to', sign='')} UNION ALL {_END.format(end='from', sign='-')}) ends"
            f" GROUP BY {_CELL} HAVING sum(quantity) <> 0 ORDER BY {_CELL}",
        ),
        Fold(
            pool,
            ("key",),
            ("quantity", "value", "uses", "made", "steps", "last_quantity", "last_value"),
            "SELECT pool AS key, CAST(sum(quantity) AS BIGINT) AS quantity,"
            " CAST(sum(value) AS BIGINT) AS value,"
            " CAST(sum(used) AS BIGINT) AS uses, coalesce(max(ordinal), 0) AS made, max(step) AS steps,"
            " max(CASE WHEN newest = 1 THEN last_quantity END) AS last_quantity,"
            " max(CASE WHEN newest = 1 THEN last_value END) AS last_value"
            " FROM (SELECT f.*, row_number() OVER (PARTITION BY pool ORDER BY step DESC) AS newest"
            f" FROM ({_FLOWS}) f) g GROUP BY pool ORDER BY pool",
        ),
        Fold(
            layer_rest,
            ("key",),
            ("pool", "quantity", "value"),
            "SELECT key, min(pool) AS pool, CAST(sum(quantity) AS BIGINT) AS quantity,"
            f" CAST(sum(value) AS BIGINT) AS value FROM ({_FLOWS}) f"
            " GROUP BY key HAVING sum(quantity) <> 0 OR sum(value) <> 0 ORDER BY key",
        ),
        Fold(
            current_record,
            ("table_name", "key"),
            ("body", "envelope"),
            "SELECT table_name, key, body, envelope FROM (SELECT r.*, row_number() OVER"
            " (PARTITION BY r.table_name, r.key ORDER BY e.position DESC, r.line DESC) AS newest"
            " FROM record r JOIN entry e ON e.id = r.envelope) v WHERE newest = 1 ORDER BY table_name, key",
        ),
        Fold(
            progress,
            ("document", "line", "kind"),
            ("quantity",),
            "SELECT document, line, kind, CAST(sum(quantity) AS BIGINT) AS quantity FROM ("
            " SELECT m.document, m.document_line AS line,"
            f" CASE coalesce(o.kind, m.kind) {said} END AS kind,"
            " CASE WHEN m.reverses = '' THEN m.quantity ELSE -m.quantity END AS quantity FROM movement m"
            " LEFT JOIN movement o ON m.reverses <> '' AND o.envelope = m.reverses AND o.line = 1"
            " WHERE m.document <> '' AND m.document_line <> ''"
            " UNION ALL SELECT document, line, kind, quantity FROM step) p"
            " WHERE kind IS NOT NULL GROUP BY document, line, kind HAVING sum(quantity) <> 0"
            " ORDER BY document, line, kind",
            where="quantity <> 0",
        ),
        Fold(
            lot,
            ("item", "lot"),
            ("expiry",),
            "SELECT item, lot, expiry FROM (SELECT m.item, m.lot, m.expiry, row_number() OVER"
            " (PARTITION BY m.item, m.lot ORDER BY e.position, m.line) AS first FROM movement m"
            " JOIN entry e ON e.id = m.envelope WHERE m.lot <> '' AND m.expiry <> '') v"
            " WHERE first = 1 ORDER BY item, lot",
        ),
    ]


def check_sums(connection: Connection, findings: Findings) -> None:
    """Compare every fold with its table, row by row."""
    for fold in folds():
        _compare(connection, fold, findings)
    _balance_keys(connection, findings)


def _compare(connection: Connection, fold: Fold, findings: Findings) -> None:
    order = ", ".join(fold.key)
    columns = ", ".join((*fold.key, *fold.values))
    where = f" WHERE {fold.where}" if fold.where else ""
    kept = _stream(connection, f"SELECT {columns} FROM {fold.table.name}{where} ORDER BY {order}")
    for key, expected, found in _merged(_stream(connection, fold.query), kept, len(fold.key)):
        findings.checked[fold.table.name] += found is not None
        name = "\x1f".join(str(part) for part in key)
        for place, column in enumerate(fold.values, start=len(fold.key)):
            wanted = expected[place] if expected else ""
            have = found[place] if found else ""
            findings.same(fold.invariant, fold.table.name, name, column, wanted, have)


def _stream(connection: Connection, query: str) -> Iterator[tuple[Any, ...]]:
    rows = connection.execution_options(stream_results=True, yield_per=1000).execute(text(query))
    return (tuple(row) for row in rows)


def _merged(
    expected: Iterator[tuple[Any, ...]], found: Iterator[tuple[Any, ...]], width: int
) -> Iterator[tuple[Sequence[Any], tuple[Any, ...] | None, tuple[Any, ...] | None]]:
    """Walk two ordered streams side by side: (key, the one, the other), None where one has no such key."""
    one, other = next(expected, None), next(found, None)
    while one is not None or other is not None:
        key = min(row[:width] for row in (one, other) if row is not None)
        left = one if one is not None and one[:width] == key else None
        right = other if other is not None and other[:width] == key else None
        yield key, left, right
        one = next(expected, None) if left is not None else one
        other = next(found, None) if right is not None else other


def _balance_keys(connection: Connection, findings: Findings) -> None:
    """A balance's key joins its seven columns; a pool's its five."""
    for table, names in (
        ("balance", ("location", "status", "owner", "unit", "item", "lot", "serial")),
        ("pool", ("item", "site", "owner", "account", "reference")),
    ):
        for key, *parts in _stream(connection, f"SELECT key, {', '.join(names)} FROM {table} ORDER BY key"):
            findings.same(6, table, key, "key", "\x1f".join(parts), key)
