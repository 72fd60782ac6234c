"""The catalogue and the documents as they stand now: the newest version of every record."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from app.db.books.tables import current_record as t


def current_bodies(connection: Connection, table: str) -> dict[str, dict[str, Any]]:
    """Every record of one table: key → body."""
    rows = connection.execute(sa.select(t.c.key, t.c.body).where(t.c.table_name == table))
    return {key: json.loads(body) for key, body in rows}


def current_body(connection: Connection, table: str, key: str) -> dict[str, Any] | None:
    """One record's body."""
    body = connection.execute(sa.select(t.c.body).where(t.c.table_name == table, t.c.key == key)).scalar()
    return None if body is None else json.loads(body)
