"""Projections as they are against projections as they must be; `rebuild` puts right what differs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from tempfile import SpooledTemporaryFile
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select, text, update

from app.db.books.tables import balance, head, outbox
from app.verify.chains import Chains
from app.verify.projections import CELL, Projection, projections
from app.verify.report import Findings
from app.verify.stream import CHUNK, Row, merged, stream

_SPOOL = 16_000_000
"""Bytes of differences that are kept in memory; more go to a temporary file."""

_STRANGE_SINCE = text(
    "SELECT b.key, b.since FROM balance b WHERE NOT EXISTS (SELECT 1 FROM movement m"
    " WHERE m.envelope = b.since AND m.item = b.item AND m.lot = b.lot AND m.serial = b.serial"
    " AND ((m.to_location = b.location AND m.to_status = b.status AND m.to_owner = b.owner"
    " AND m.to_unit = b.unit) OR (m.from_location = b.location AND m.from_status = b.status"
    " AND m.from_owner = b.owner AND m.from_unit = b.unit))) ORDER BY b.key"
)


def check_projections(connection: Connection, findings: Findings) -> None:
    """Compare every projection with what the records say, row by row."""
    for projection in projections():
        _check(connection, projection, findings)
    for key, since in stream(connection, _STRANGE_SINCE):
        findings.add(6, "balance", key, "since", "an envelope that moved something here", since)


def _check(connection: Connection, projection: Projection, findings: Findings) -> None:
    name, width = projection.table.name, projection.width
    for key, expected, found in _walk(connection, projection):
        findings.checked[name] += found is not None
        row = ":".join(str(part) for part in key)
        if expected is None or found is None:
            words = ("a row", "") if expected else ("", "a row")
            findings.add(projection.invariant, name, row, "", *words)
            continue
        for column, wanted, have in zip(
            projection.columns[width:], expected[width:], found[width:], strict=True
        ):
            findings.same(projection.invariant, name, row, column, wanted, have)


def _walk(connection: Connection, projection: Projection) -> Iterator[tuple[Row, Row | None, Row | None]]:
    columns = [projection.table.c[name] for name in projection.columns]
    kept = stream(connection, select(*columns).order_by(*columns[: projection.width]))
    return merged(projection.expected(connection), kept, projection.width)


def rebuild_projections(connection: Connection, chains: Chains) -> dict[str, int]:
    """Put right every row of a projection that differs; returns how many by table. Right rows stay untouched.

    `chains` have walked all entries: they say where the books and every outbox end.
    """
    strange = [key for key, _ in stream(connection, _STRANGE_SINCE)]
    for key in strange:
        connection.execute(delete(balance).where(balance.c.key == key))
    changed = {one.table.name: _rebuild(connection, one) for one in projections()}
    changed["outbox"] = _rebuild_outboxes(connection, chains.outboxes())
    changed["head"] = _rebuild_head(connection, chains.end(connection))
    if any(changed.values()):
        connection.execute(update(head).values(touched=head.c.touched + 1))
    return {name: count for name, count in changed.items() if count}


def _rebuild(connection: Connection, projection: Projection) -> int:
    """Note what differs first, then change it: nobody changes a table while walking it."""
    count = 0
    with SpooledTemporaryFile(_SPOOL, "w+", encoding="utf-8") as notes:
        for key, expected, found in _walk(connection, projection):
            if expected != found:
                notes.write(json.dumps([key, expected, found is not None], default=_whole) + "\n")
                count += 1
        notes.seek(0)
        for line in notes:
            _put_right(connection, projection, *json.loads(line))
    return count


def _put_right(
    connection: Connection, projection: Projection, key: list[Any], expected: list[Any] | None, found: bool
) -> None:
    table = projection.table
    where = and_(*(table.c[name] == part for name, part in zip(projection.columns, key, strict=False)))
    kept: dict[str, Any] = {}
    if found:
        kept = dict(connection.execute(select(table).where(where)).mappings().one())
        connection.execute(delete(table).where(where))
    if expected is None:
        return
    row = dict(zip(projection.columns, expected, strict=True))
    if "touched" in table.c:
        row["touched"] = kept.get("touched", 0)
    if table is balance:
        row["since"] = kept.get("since") or _since(connection, row)
    connection.execute(insert(table).values(row))


def _since(connection: Connection, cell: dict[str, Any]) -> str:
    """The envelope that first brought something since the cell was last empty."""
    ends = " UNION ALL ".join(
        f"SELECT e.position, m.line, {sign}m.quantity AS quantity, m.envelope FROM movement m"
        " JOIN entry e ON e.id = m.envelope"
        " WHERE m.item = :item AND m.lot = :lot AND m.serial = :serial"
        f" AND m.{end}_location = :location AND m.{end}_status = :status AND m.{end}_owner = :owner"
        f" AND m.{end}_unit = :unit"
        for end, sign in (("from", "-"), ("to", ""))
    )
    query = text(f"SELECT quantity, envelope FROM ({ends}) x ORDER BY position, line")
    held, since = 0, ""
    rows = connection.execute(query.execution_options(yield_per=CHUNK), {name: cell[name] for name in CELL})
    for quantity, envelope in rows:
        since = envelope if held == 0 else since
        held += quantity
    return since


def _rebuild_outboxes(connection: Connection, ends: dict[str, tuple[str, int, str]]) -> int:
    kept = {row[0]: row for row in connection.execute(select(outbox))}
    wanted = {key: (key, *end) for key, end in ends.items()}
    wrong = [key for key in kept.keys() | wanted.keys() if tuple(kept.get(key, ())) != wanted.get(key, ())]
    for key in sorted(wrong):
        connection.execute(delete(outbox).where(outbox.c.id == key))
        if key in wanted:
            row = dict(zip(outbox.c.keys(), wanted[key], strict=True))
            connection.execute(insert(outbox).values(row))
    return len(wrong)


def _rebuild_head(connection: Connection, at: dict[str, Any]) -> int:
    """A head beyond the last entry stays: it is what tells that a tail was cut."""
    row = connection.execute(select(head)).mappings().one_or_none()
    if row is None:
        connection.execute(insert(head).values(id=1, touched=0, **at))
    elif row["position"] > at["position"] or at.items() <= row.items():
        return 0
    else:
        connection.execute(update(head).values(**at))
    return 1


def _whole(number: object) -> int:
    assert isinstance(number, Decimal), "PostgreSQL's exact sums"
    return int(number)
