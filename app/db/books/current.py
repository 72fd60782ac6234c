"""The catalogue as it stands: the current version of every record."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from app.db.books.tables import current_record


def current_bodies(connection: Connection, table: str) -> dict[str, dict[str, Any]]:
    """Key → body of every current record of a table."""
    query = select(current_record.c.key, current_record.c.body).where(current_record.c.table_name == table)
    return {key: json.loads(body) for key, body in connection.execute(query)}


def current_keys(connection: Connection, tables: Iterable[str]) -> dict[str, set[str]]:
    """The keys that exist in each of these tables."""
    keys: dict[str, set[str]] = {table: set() for table in tables}
    query = select(current_record.c.table_name, current_record.c.key).where(
        current_record.c.table_name.in_(list(keys))
    )
    for table, key in connection.execute(query):
        keys[table].add(key)
    return keys
