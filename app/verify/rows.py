"""The rows that envelopes left in the books, a part of the walk at a time; and rows that no envelope left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table, bindparam, exists, func, select

from app.db.books.tables import (
    clearing,
    entry,
    exception,
    granting,
    journal,
    layer,
    layer_use,
    movement,
    promise,
    record,
    step,
    unit_step,
)
from app.verify.report import MOST, Findings, key_of

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
"""Rows of one envelope by table, in the order of their keys."""

TABLES: tuple[Table, ...] = (
    record, movement, layer, layer_use, journal, exception, clearing, step, unit_step, promise, granting,
)  # fmt: skip
BY_NAME = {table.name: table for table in TABLES}
_OF_ONE = {
    table.name: select(table).where(table.c.envelope == bindparam("of")).order_by(*table.primary_key.columns)
    for table in TABLES
}


class Left:
    """What the envelopes and claims of one part of the walk left, by table."""

    def __init__(self, connection: Connection, ids: Sequence[str], findings: Findings) -> None:
        self._rows = {table.name: _by_envelope(connection, table, ids, findings) for table in TABLES}

    def of(self, envelope: str) -> Rows:
        """The rows of one envelope or claim."""
        return {name: found.get(envelope, ()) for name, found in self._rows.items()}


def _by_envelope(
    connection: Connection, table: Table, ids: Sequence[str], findings: Findings
) -> dict[str, list[Row]]:
    query = select(table).where(table.c.envelope.in_(ids)).order_by(*table.primary_key.columns)
    found: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["envelope"]].append(cast("Row", row))
        findings.checked[table.name] += 1
    return found


def rows_of(connection: Connection, table: Table, envelope: str) -> list[Row]:
    """The rows of one envelope that is not in this part."""
    rows = connection.execute(_OF_ONE[table.name], {"of": envelope}).mappings()
    return [cast("Row", row) for row in rows]


def strays(connection: Connection, findings: Findings) -> None:
    """Rows of an envelope that the books do not have."""
    for table in TABLES:
        total = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if total == findings.checked[table.name]:
            continue
        lost = select(table).where(~exists().where(entry.c.id == table.c.envelope)).limit(MOST)
        for row in connection.execute(lost).mappings():
            findings.add(
                4,
                table.name,
                key_of(table, cast("Row", row)),
                "envelope",
                "one of the books",
                row["envelope"],
            )
