"""Rows that are read as they come, and two ordered streams walked side by side: constant memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.sql import Executable

CHUNK = 1000
Row = tuple[Any, ...]


def stream(connection: Connection, query: str | Executable) -> Iterator[Row]:
    """A query's rows; PostgreSQL's exact sums come as whole numbers."""
    ready = text(query) if isinstance(query, str) else query
    rows = connection.execute(ready.execution_options(stream_results=True, yield_per=CHUNK))
    for row in rows:
        yield tuple(row)


def merged(
    expected: Iterator[Row], found: Iterator[Row], width: int
) -> Iterator[tuple[Row, Row | None, Row | None]]:
    """(key, the one, the other) of two streams ordered by their first `width` columns; None: no such key."""
    one, other = next(expected, None), next(found, None)
    while one is not None or other is not None:
        key = min(row[:width] for row in (one, other) if row is not None)
        left = one if one is not None and one[:width] == key else None
        right = other if other is not None and other[:width] == key else None
        yield key, left, right
        one = next(expected, None) if left is not None else one
        other = next(found, None) if right is not None else other
