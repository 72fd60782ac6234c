"""What posting reads under its locks, said once as SQL and rendered for each engine.

An *ask* is a dict of lists: each entry of `ask["serials"]`, say, is a row of strings. In a template
`{serials}` is that list as a relation with columns a, b. On PostgreSQL everything is locked and
read by one function in one trip; on SQLite BEGIN IMMEDIATE holds the lock and the statements run one by one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy.engine import Connection

Ask = Mapping[str, Sequence[Sequence[str]]]
"""Lists by name; see ASKS for the names and what their columns mean."""

Answer = dict[str, list[list[Any]]]
"""Rows by the name of the read."""

ASKS = {
    "ids": ("envelope",),
    "outboxes": ("outbox",),
    "items": ("item",),
    "records": ("table", "key"),
    "progress": ("document", "line"),
    "balances": ("balance key",),
    "serials": ("item", "serial"),
    "lots": ("item", "lot"),
    "pools": ("pool key",),
    "reverses": ("envelope",),
    "exceptions": ("envelope", "part"),
}

READS = {
    "head": "SELECT position, hash, posted_at FROM head",
    "entries": "SELECT e.id, e.position, e.verdict, v.hash FROM {ids} q JOIN envelope v ON v.id = q.a"
    " JOIN entry e ON e.id = q.a",
    "noted": "SELECT x.envelope, x.part, x.code, x.text FROM {ids} q JOIN exception x ON x.envelope = q.a",
    "outboxes": "SELECT o.id, o.station, o.sequence, o.hash FROM {outboxes} q JOIN outbox o ON o.id = q.a",
    "records": "SELECT r.table_name, r.key, r.body FROM {records} q"
    " JOIN current_record r ON r.table_name = q.a AND r.key = q.b",
    "progress": "SELECT p.document, p.line, p.kind, p.quantity FROM {progress} q"
    " JOIN progress p ON p.document = q.a AND p.line = q.b",
    "balances": "SELECT b.key, b.quantity FROM {balances} q JOIN balance b ON b.key = q.a"
    " UNION SELECT b.key, b.quantity FROM {serials} q JOIN balance b ON b.item = q.a AND b.serial = q.b"
    " UNION SELECT b.key, b.quantity FROM {reverses} q JOIN movement m ON m.envelope = q.a"
    " JOIN balance b ON b.item = m.item AND b.location = m.to_location AND b.status = m.to_status"
    " AND b.owner = m.to_owner AND b.unit = m.to_unit AND b.lot = m.lot AND b.serial = m.serial"
    " UNION SELECT b.key, b.quantity FROM {reverses} q JOIN movement m ON m.envelope = q.a AND m.serial <> ''"
    " JOIN balance b ON b.item = m.item AND b.serial = m.serial",
    "lots": "SELECT l.item, l.lot, l.expiry FROM {lots} q JOIN lot l ON l.item = q.a AND l.lot = q.b",
    "pools": "SELECT p.key, p.quantity, p.value, p.last_quantity, p.last_value, p.uses, p.made, p.steps"
    " FROM {items} q JOIN pool p ON p.item = q.a AND p.reference = ''"
    " UNION SELECT p.key, p.quantity, p.value, p.last_quantity, p.last_value, p.uses, p.made, p.steps"
    " FROM {pools} q JOIN pool p ON p.key = q.a"
    " UNION SELECT p.key, p.quantity, p.value, p.last_quantity, p.last_value, p.uses, p.made, p.steps"
    " FROM {reverses} q JOIN layer l ON l.envelope = q.a JOIN pool p ON p.key = l.pool"
    " UNION SELECT p.key, p.quantity, p.value, p.last_quantity, p.last_value, p.uses, p.made, p.steps"
    " FROM {reverses} q JOIN layer_use u ON u.envelope = q.a JOIN pool p ON p.key = u.pool",
    "layers": "SELECT r.pool, r.key, r.quantity, r.value, r.ordinal"
    " FROM {items} q JOIN pool p ON p.item = q.a AND p.reference = '' JOIN layer_rest r ON r.pool = p.key"
    " ORDER BY r.pool, r.ordinal, r.key",
    "reversed": "SELECT m.envelope, m.line, m.kind, m.item, m.lot, m.serial, m.expiry, m.quantity,"
    " m.from_location, m.from_status, m.from_owner, m.from_unit,"
    " m.to_location, m.to_status, m.to_owner, m.to_unit, m.value, m.document, m.document_line, m.evidence"
    " FROM {reverses} q JOIN movement m ON m.envelope = q.a ORDER BY m.envelope, m.line",
    "reversed_layers": "SELECT l.envelope, l.line, l.part, l.key, l.pool, l.quantity, l.value, l.pool_uses"
    " FROM {reverses} q JOIN layer l ON l.envelope = q.a ORDER BY l.envelope, l.line, l.part",
    "reversals": "SELECT DISTINCT m.reverses, m.envelope FROM {reverses} q"
    " JOIN movement m ON m.reverses = q.a",
    "reversed_verdicts": "SELECT e.id, e.verdict, v.kind FROM {reverses} q JOIN entry e ON e.id = q.a"
    " JOIN envelope v ON v.id = q.a",
    "exceptions": "SELECT x.envelope, x.part, x.owner, coalesce(c.envelope, '') FROM {exceptions} q"
    " JOIN exception x ON x.envelope = q.a AND CAST(x.part AS text) = q.b"
    " LEFT JOIN clearing c ON c.exception_envelope = x.envelope AND c.exception_part = x.part",
}

_ITEMS_OF_REVERSED = "SELECT DISTINCT m.item FROM {reverses} q JOIN movement m ON m.envelope = q.a"
_RECORDS_OF_ITEMS = (
    " UNION SELECT r.table_name, r.key, r.body FROM {items} q"
    " JOIN current_record r ON r.table_name = 'item' AND r.key = q.a"
    " UNION SELECT r.table_name, r.key, r.body FROM {reverses} q JOIN movement m ON m.envelope = q.a"
    " JOIN current_record r ON r.table_name = 'location' AND r.key IN (m.from_location, m.to_location)"
)
READS["records"] += _RECORDS_OF_ITEMS


def lock_and_read(connection: Connection, ask: Ask) -> Answer:
    """Lock what the ask touches, in key order, then read it. One trip on PostgreSQL."""
    whole = {name: list(ask.get(name, ())) for name in ASKS}
    if connection.dialect.name == "sqlite":
        return _read_sqlite(connection, whole)
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    answer = connection.exec_driver_sql("SELECT books_lock_and_read(%s::jsonb)", (text,)).scalar_one()
    return {name: rows or [] for name, rows in answer.items()}


def _read_sqlite(connection: Connection, ask: dict[str, list[Sequence[str]]]) -> Answer:
    if ask["reverses"]:
        found = connection.exec_driver_sql(_for_sqlite(_ITEMS_OF_REVERSED), {"ask": json.dumps(ask)})
        ask["items"] += [(item,) for (item,) in found]
    text = {"ask": json.dumps(ask)}
    return {
        name: [list(row) for row in connection.exec_driver_sql(_SQLITE_READS[name], text)]
        for name in _SQLITE_READS
    }


def _for_sqlite(template: str) -> str:
    def relation(match: re.Match[str]) -> str:
        name = match[1]
        columns = ", ".join(f"json_extract(value, '$[{n}]') AS {'abc'[n]}" for n in range(len(ASKS[name])))
        return f"(SELECT DISTINCT {columns} FROM json_each(:ask, '$.{name}'))"

    return re.sub(r"\{(\w+)\}", relation, template)


_SQLITE_READS = {name: _for_sqlite(template) for name, template in READS.items()}


def postgresql_read_function() -> str:
    """The function behind `lock_and_read`: volatile, so that what it reads is what stands after the locks."""
    fields = ",\n        ".join(f"'{name}', ({_as_json(template)})" for name, template in READS.items())
    reversed_items = _for_postgresql(_ITEMS_OF_REVERSED)
    return f"""
CREATE OR REPLACE FUNCTION books_lock_and_read(ask jsonb) RETURNS json LANGUAGE plpgsql VOLATILE SECURITY
DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
DECLARE
    wanted text[];
    held integer;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(o, 0))
    FROM (SELECT DISTINCT v->>0 AS o FROM jsonb_array_elements(ask->'outboxes') v ORDER BY 1) outboxes;
    SELECT array_agg(DISTINCT v->>0) INTO wanted FROM jsonb_array_elements(ask->'items') v;
    IF jsonb_array_length(ask->'reverses') > 0 THEN
        wanted := (SELECT array_agg(DISTINCT i) FROM (SELECT unnest(wanted) UNION {reversed_items}) AS
        every(i));
    END IF;
    IF wanted IS NOT NULL THEN
        -- Missing rows are made before any is locked, both in key order: two batches never wait in a ring.
        SELECT count(*) INTO held FROM item_lock WHERE item = ANY (wanted);
        IF held < cardinality(wanted) THEN
            INSERT INTO item_lock (item, touched)
            SELECT i, 0 FROM unnest(wanted) i WHERE NOT EXISTS (SELECT 1 FROM item_lock l WHERE l.item = i)
            ORDER BY i
            ON CONFLICT DO NOTHING;
        END IF;
        PERFORM 1 FROM item_lock WHERE item = ANY (wanted) ORDER BY item FOR UPDATE;
    END IF;
    RETURN (SELECT json_build_object(
        {fields}));
END $$;
"""


def _as_json(template: str) -> str:
    """A read as one JSON array of arrays; the columns are counted off the rows themselves."""
    names = [f"c{n}" for n in range(_columns(template))]
    select = _for_postgresql(template)
    return f"SELECT json_agg(json_build_array({', '.join(names)})) FROM ({select}) AS t({', '.join(names)})"


def _columns(template: str) -> int:
    """How many columns the first SELECT of a template has."""
    listed = template.removeprefix("SELECT ").removeprefix("DISTINCT ").split(" FROM ", 1)[0]
    return len(list(_top_level_commas(listed))) + 1


def _top_level_commas(text: str) -> Iterator[int]:
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            yield place


def _for_postgresql(template: str) -> str:
    def relation(match: re.Match[str]) -> str:
        name = match[1]
        if name == "items":
            return "(SELECT i AS a FROM unnest(wanted) i)"
        columns = ", ".join(f"v->>{n} AS {'abc'[n]}" for n in range(len(ASKS[name])))
        return f"(SELECT DISTINCT {columns} FROM jsonb_array_elements(ask->'{name}') v)"

    return re.sub(r"\{(\w+)\}", relation, template)
