"""How posting writes: every table's rows set-wise, the entries last. One trip on PostgreSQL, the commit
included."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import Connection

from app.db.books.driver import json_of
from app.db.books.reads import BY_INDEX
from app.db.books.tables import RECORDS
from app.domain.envelope import books_hash
from app.domain.photograph import MEDIA_TYPE

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""Rows by table. An `entry` row says id, verdict, posted_at and the envelope's hash; it is numbered here."""

WRITE = "SELECT books_write(%s::jsonb)"

_INSERTS = {
    table.name: f"INSERT INTO {table.name} ({', '.join(table.c.keys())})"
    f" VALUES ({', '.join(':' + name for name in table.c.keys())})"  # noqa: SIM118
    for table in RECORDS
}
_PHOTOGRAPH = text(
    "INSERT INTO photograph (sha256, bytes, media_type, size) VALUES (:sha256, :bytes, :media_type, :size)"
    " ON CONFLICT DO NOTHING"
)


def write(connection: Connection, rows: Rows) -> dict[str, int]:
    """Insert a batch, the last that a `writing()` does: on PostgreSQL it is committed in the same trip.

    Returns the position of every entry by its id.
    """
    if connection.dialect.name == "sqlite":
        return _write_sqlite(connection, rows)
    return dict(json_of(connection, WRITE, text_of(rows), last=True))


def write_photograph(connection: Connection, sha256: str, data: bytes) -> None:
    """Insert a picture, unless it is there; two stations may send the same one at the same time."""
    there = connection.execute(text("SELECT 1 FROM photograph WHERE sha256 = :sha256"), {"sha256": sha256})
    if there.first() is None:
        row = {"sha256": sha256, "bytes": data, "media_type": MEDIA_TYPE, "size": len(data)}
        connection.execute(_PHOTOGRAPH, row)


def text_of(rows: Rows) -> str:
    """A batch as PostgreSQL's `WRITE` takes it."""
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=_hex)


def _hex(data: object) -> str:
    assert isinstance(data, bytes), "only an envelope's bytes are not JSON"
    return "\\x" + data.hex()


def _write_sqlite(connection: Connection, rows: Rows) -> dict[str, int]:
    for table in RECORDS:
        if rows.get(table.name) and table.name != "entry":
            connection.exec_driver_sql(_INSERTS[table.name], [dict(row) for row in rows[table.name]])
    numbered = _number(connection, rows["entry"])
    connection.exec_driver_sql(_INSERTS["entry"], numbered)
    return {row["id"]: row["position"] for row in numbered}


def _number(connection: Connection, entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Positions, times and hashes from the head; on PostgreSQL a trigger of the owner's does this."""
    position, hash_, posted_at = connection.exec_driver_sql(
        "SELECT position, hash, posted_at FROM head"
    ).one()
    numbered = []
    for entry in entries:
        position, posted_at = position + 1, max(posted_at, entry["posted_at"])
        hash_ = books_hash(hash_, entry["hash"], entry["verdict"], posted_at)
        numbered.append({**entry, "position": position, "posted_at": posted_at, "hash": hash_})
    return numbered


def postgresql_write_function() -> str:
    """The function behind `write`. It runs with the station's own rights: row-level security applies. The
    triggers' plans are made within it, and so by index too."""
    inserts = "\n".join(
        f"    IF batch ? '{table.name}' THEN\n"
        f"        INSERT INTO {table.name} SELECT * FROM {_rows_of(table.name)};\n"
        f"    END IF;"
        for table in RECORDS
        if table.name != "entry"
    )
    return f"""
CREATE OR REPLACE FUNCTION books_write(batch jsonb) RETURNS json LANGUAGE plpgsql VOLATILE
{BY_INDEX} AS $$
DECLARE
    numbered json;
BEGIN
{inserts}
    WITH made AS (
        INSERT INTO entry SELECT * FROM {_rows_of("entry")} RETURNING id, position)
    SELECT json_agg(json_build_array(id, position)) INTO numbered FROM made;
    RETURN numbered;
END $$;
"""


def _rows_of(table: str) -> str:
    """The schema is named: `record` alone would be the pseudo-type."""
    return f"jsonb_populate_recordset(NULL::%SCHEMA%.{table}, batch->'{table}')"
