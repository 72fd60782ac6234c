"""The rows that envelopes left in the books, a part of the walk at a time; and rows that no envelope left."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Select, Table, bindparam, exists, func, select, text

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
_COLUMNS = {table.name: tuple(table.c.keys()) for table in TABLES}
_OF_ONE = {
    table.name: select(table).where(table.c.envelope == bindparam("of")).order_by(*table.primary_key.columns)
    for table in TABLES
}
_AMONG = {
    "sqlite": "{column} IN (SELECT value FROM json_each(:of))",
    "postgresql": "{column} = ANY(ARRAY(SELECT json_array_elements_text(:of)))",
}
_OF_SOME = {
    (dialect, table.name): select(table)
    .where(text(among.format(column=f"{table.name}.envelope")))
    .order_by(*table.primary_key.columns)
    for table in TABLES
    for dialect, among in _AMONG.items()
}
"""Statements are made once, with one parameter however many ids there are: making one takes longer than
checking what an envelope left."""


class Left:
    """What the envelopes and claims of one part of the walk left, by table."""

    def __init__(self, connection: Connection, ids: Sequence[str], findings: Findings) -> None:
        tables = TABLES if ids else ()
        self._rows = {table.name: _by_envelope(connection, table, ids, findings) for table in tables}

    def taken_back(self) -> list[str]:
        """The envelopes that movements here reverse."""
        rows = (row for some in self._rows["movement"].values() for row in some)
        return sorted({row["reverses"] for row in rows} - {""})

    def of(self, envelope: str) -> Rows:
        """The rows of one envelope or claim."""
        return {name: found.get(envelope, ()) for name, found in self._rows.items()}


def _by_envelope(
    connection: Connection, table: Table, ids: Sequence[str], findings: Findings
) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    rows = _rows(connection, table, _OF_SOME[connection.dialect.name, table.name], json.dumps(ids))
    for row in rows:
        found[row["envelope"]].append(row)
        findings.checked[table.name] += 1
    return found


def _rows(connection: Connection, table: Table, query: Select[Any], of: object) -> list[Row]:
    """Plain dictionaries: their columns are looked up a hundred times an envelope."""
    names = _COLUMNS[table.name]
    return [dict(zip(names, row, strict=True)) for row in connection.execute(query, {"of": of}).all()]


def rows_of(connection: Connection, table: Table, envelope: str) -> list[Row]:
    """The rows of one envelope that is not in this part."""
    return _rows(connection, table, _OF_ONE[table.name], envelope)


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
