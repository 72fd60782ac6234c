"""Lock what a batch touches, then read all that it asks: one trip on PostgreSQL (see asks.py).

On PostgreSQL one function does both. It is volatile, so what it reads is what stands after the locks. On
SQLite BEGIN IMMEDIATE holds the lock already, and the statements run one by one.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy.engine import Connection

from app.db.books.asks import ASKS, CATALOGUE, COMMON, LEAN, MORE_ITEMS, PROMISED, READS, SHARED
from app.db.books.driver import json_of
from app.db.books.remembered import catalogue_of, key_of

Ask = Mapping[str, Sequence[Sequence[str]]]
Answer = dict[str, list[list[Any]]]
"""Rows by the name of the read; a read that nothing asked for has none."""

LOCK_AND_READ = "SELECT books_lock_and_read(%s::jsonb)"

BY_INDEX = """SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off
SET enable_mergejoin = off SET enable_material = off"""
"""How posting's functions are planned: once, and for as long as a session lasts, while the tables grow; so by
index, whatever their sizes were then."""

_NAMED = re.compile(r"\{(\w+)\}")
_WAY = re.compile(r"\{way:([\w.]+)\}")
_ORIGIN = re.compile(r"\{origin:([\w.]+)\}")
_FIELD = re.compile(r"\{text:([\w.]+):(\w+)\}")


def lock_and_read(connection: Connection, ask: Ask) -> Answer:
    """Lock in key order and read."""
    if connection.dialect.name == "sqlite":
        return _read_sqlite(connection, {name: list(ask.get(name, ())) for name in ASKS})
    catalogue, key = catalogue_of(connection.info), key_of(ask)
    found = json_of(connection, LOCK_AND_READ, text_of(catalogue.with_versions(key, ask)))
    if not catalogue.completes(key, found):
        found = json_of(connection, LOCK_AND_READ, text_of(ask))
        catalogue.completes(key, found)
    return defaultdict(list, {name: _once(rows, READS[name]) for name, rows in found.items() if rows})


def text_of(ask: Ask) -> str:
    """An ask as PostgreSQL's `LOCK_AND_READ` takes it."""
    return json.dumps(ask, ensure_ascii=False, separators=(",", ":"))


def _once(rows: list[list[Any]], arms: Sequence[str]) -> list[list[Any]]:
    """Each row once: several SELECTs of a read may find the same."""
    return rows if len(arms) == 1 or len(rows) < 2 else list({tuple(row): row for row in rows}.values())


def _asks_of(select: str) -> set[str]:
    return set(_NAMED.findall(_spelled_out(select)))


def _spelled_out(select: str) -> str:
    """A SELECT without names of shared relations: each stands there itself."""
    for name, shared in SHARED.items():
        select = select.replace(f"{{{name}}}", f"({shared})")
    return select


def _read_sqlite(connection: Connection, ask: dict[str, list[Sequence[str]]]) -> Answer:
    for name, select in _MORE_ITEMS:
        if ask[name]:
            found = connection.exec_driver_sql(select, {"ask": json.dumps(ask)})
            ask["items"] += [(item,) for (item,) in found]
    text = {"ask": json.dumps(ask)}
    answer: Answer = {}
    for name, arms in _SQLITE.items():
        asked = [select for asks, select in arms if not asks or any(ask[each] for each in asks)]
        rows = (row for select in asked for row in connection.exec_driver_sql(select, text))
        answer[name] = [list(row) for row in dict.fromkeys(map(tuple, rows))]
    return answer


def _for_sqlite(select: str) -> str:
    def relation(match: re.Match[str]) -> str:
        name = match[1]
        columns = ", ".join(f"json_extract(value, '$[{n}]') AS {'abcd'[n]}" for n in range(len(ASKS[name])))
        return f"(SELECT DISTINCT {columns} FROM json_each(:ask, '$.{name}'))"

    select = _WAY.sub(r"CASE WHEN \1 LIKE '~transit:%' THEN substr(\1, 10) ELSE '' END", select)
    select = _ORIGIN.sub(r"substr(\1, 1, instr(\1, '>') - 1)", select)
    select = _FIELD.sub(r"coalesce(json_extract(nullif(\1, ''), '$.\2'), '')", select)
    return _NAMED.sub(relation, _spelled_out(select))


_SQLITE = {
    name: [(tuple(_asks_of(select)), _for_sqlite(select)) for select in arms] for name, arms in READS.items()
}
_MORE_ITEMS = [(next(iter(_asks_of(select))), _for_sqlite(select)) for select in MORE_ITEMS]


def postgresql_read_function() -> str:
    """The function behind `lock_and_read`; four bodies, since most postings ask little: fewer reads, fewer
    tables and indexes to lock."""
    rare = _any_of(name for name in ASKS if name not in (*COMMON, "patience", "versions"))
    plain = _any_of(name for name in COMMON if name not in (*LEAN, "ids"))
    lean = [name for name in READS if name not in PROMISED]
    more = " UNION ".join(_for_postgresql(select) for select in MORE_ITEMS)
    return f"""
CREATE OR REPLACE FUNCTION books_lock_and_read(ask jsonb) RETURNS json
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = %SCHEMA%, pg_temp
{BY_INDEX} AS $$
DECLARE
    wanted text[];
    held integer;
    locked boolean := false;
    rare boolean := {rare};
BEGIN
    IF ask ? 'patience' THEN
        PERFORM set_config('idle_in_transaction_session_timeout', ask->'patience'->0->>0, true);
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(o, 0))
    FROM (SELECT DISTINCT v->>0 AS o FROM jsonb_array_elements(ask->'outboxes') v ORDER BY 1) outboxes;
    -- Who moves or nests a handling unit is alone with all of them; who only puts goods in or out is not.
    IF ask ? 'units' THEN
        PERFORM pg_advisory_xact_lock(7305810);
    ELSIF ask ? 'near' THEN
        PERFORM pg_advisory_xact_lock_shared(7305810);
    END IF;
    IF rare THEN
        -- A hold and a refund of one document come one after the other.
        PERFORM pg_advisory_xact_lock(hashtextextended(d, 2))
        FROM (SELECT DISTINCT v->>0 AS d FROM jsonb_array_elements(ask->'refunds') v ORDER BY 1) refunds;
        PERFORM pg_advisory_xact_lock(hashtextextended(g, 1))
        FROM (SELECT DISTINCT v::text AS g FROM jsonb_array_elements(ask->'grants') v ORDER BY 1) grants;
    END IF;
    SELECT array_agg(DISTINCT v->>0) INTO wanted FROM jsonb_array_elements(ask->'items') v;
    IF rare THEN
        wanted := (SELECT array_agg(DISTINCT i) FROM (SELECT unnest(wanted) UNION {more}) AS every(i));
    END IF;
    IF cardinality(wanted) = 1 THEN
        PERFORM 1 FROM item_lock WHERE item = wanted[1] FOR UPDATE;
        locked := FOUND;
    END IF;
    IF wanted IS NOT NULL AND NOT locked THEN
        -- Missing rows are made before any is locked, both in key order: two batches never wait in a ring.
        SELECT count(*) INTO held FROM item_lock WHERE item = ANY (wanted);
        IF held < cardinality(wanted) THEN
            INSERT INTO item_lock (item, touched)
            SELECT i, 0 FROM unnest(wanted) i
            WHERE NOT EXISTS (SELECT 1 FROM item_lock l WHERE l.item = i) ORDER BY i COLLATE "C"
            ON CONFLICT DO NOTHING;
        END IF;
        PERFORM 1 FROM item_lock WHERE item = ANY (wanted) ORDER BY item FOR UPDATE;
    END IF;
    IF rare THEN
        RETURN ({_one_answer(READS, tuple(ASKS))});
    END IF;
    IF {plain} OR EXISTS (SELECT 1 FROM allocation a WHERE a.item = ANY (wanted))
       OR EXISTS (SELECT 1 FROM jsonb_array_elements(ask->'ids') v JOIN entry e ON e.id = v->>0) THEN
        RETURN ({_one_answer(READS, COMMON)});
    END IF;
    IF ask ? 'versions' THEN
        RETURN ({_one_answer([name for name in lean if name not in CATALOGUE], LEAN)});
    END IF;
    RETURN ({_one_answer(lean, LEAN)});
END $$;
"""


def _any_of(names: Iterable[str]) -> str:
    """Is anything of this asked? An ask that is empty is left out."""
    return f"ask ?| ARRAY[{', '.join(repr(name) for name in names)}]"


def _one_answer(names: Iterable[str], asks: Sequence[str]) -> str:
    """Each read as name, rows; of its SELECTs those that need no more than these asks."""
    kept = {name: [select for select in READS[name] if _asks_of(select) <= set(asks)] for name in names}
    shared = ", ".join(f"{name} AS ({_for_postgresql(select)})" for name, select in SHARED.items())
    rows = ",".join(f"\n        '{name}', ({_as_json(arms)})" for name, arms in kept.items() if arms)
    return f"WITH {shared} SELECT json_build_object({rows})"


def _as_json(arms: Sequence[str]) -> str:
    """A read as one JSON array of arrays."""
    names = [f"c{n}" for n in range(_columns(arms[0]))]
    select = " UNION ALL ".join(_for_postgresql(arm) for arm in arms)
    return f"SELECT json_agg(json_build_array({', '.join(names)})) FROM ({select}) AS t({', '.join(names)})"


def _columns(select: str) -> int:
    """How many columns a SELECT has."""
    return len(list(_top_level(select.removeprefix("SELECT ")))) + 1


def _top_level(text: str) -> Iterator[int]:
    """Where the commas before the SELECT's own FROM are."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0 and text.startswith(" FROM ", place):
            return
        if character == "," and depth == 0:
            yield place


def _for_postgresql(select: str) -> str:
    def relation(match: re.Match[str]) -> str:
        name = match[1]
        if name in SHARED:
            return name
        if name == "items":
            return '(SELECT i COLLATE "C" AS a FROM unnest(wanted) i)'
        columns = ", ".join(f'(v->>{n}) COLLATE "C" AS {"abcd"[n]}' for n in range(len(ASKS[name])))
        return f"(SELECT {columns} FROM jsonb_array_elements(ask->'{name}') v)"

    select = _WAY.sub(r"CASE WHEN \1 LIKE '~transit:%' THEN substr(\1, 10) ELSE '' END", select)
    select = _ORIGIN.sub(r"split_part(\1, '>', 1)", select)
    select = _FIELD.sub(r"coalesce(nullif(\1, '')::jsonb->>'\2', '')", select)
    return _NAMED.sub(relation, select)
