"""What the cache reads from the books: all as they stand, or what changed since a position.

One consistent view each time, so that every table and the outboxes' sequences are those of exactly one
position. Where each table comes from is in sources.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from app.cache.sources import SOURCES
from app.db.books import tables as t
from app.db.engine import Books

_AT_ONCE = 5_000
"""Rows held in memory at a time."""

_CHANGED = {source.table: source.changed for source in SOURCES}

Rows = Iterator[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class End:
    """Where the books end."""

    books_id: str
    epoch: int
    position: int
    hash: str


@dataclass(frozen=True, slots=True)
class News:
    """What a table of the cache is to take in: rows under these keys (columns `by`) go, then `rows` come."""

    table: str
    by: tuple[str, ...]
    keys: Sequence[tuple[Any, ...]]
    rows: Rows


@contextmanager
def view(books: Books) -> Iterator[Connection]:
    """One moment of the books for several statements."""
    with books.reading() as connection:
        if books.dialect == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield connection


def end(connection: Connection) -> End:
    query = sa.select(t.books.c.books_id, t.books.c.epoch, t.head.c.position, t.head.c.hash)
    return End(*connection.execute(query.where(t.books.c.id == t.head.c.id)).one())


def hash_at(connection: Connection, position: int) -> str | None:
    """The books' hash at a position."""
    found: str | None = connection.execute(
        sa.select(t.entry.c.hash).where(t.entry.c.position == position)
    ).scalar()
    return found


def everything(connection: Connection) -> Iterator[News]:
    """The books as they stand."""
    streaming = connection.execution_options(yield_per=_AT_ONCE)
    for source in SOURCES:
        yield News(source.table, source.by, (), _plain(streaming.execute(source.rows)))


def since(connection: Connection, position: int) -> Iterator[News]:
    """What changed after a position: the current values of whatever the entries touched."""
    after = {"position": position}
    for source in SOURCES:
        keys = [tuple(row) for row in connection.execute(source.touched, after)]
        if keys:
            yield News(
                source.table, source.by, keys, _plain(connection.execute(_CHANGED[source.table], after))
            )


def _plain(found: Iterable[Any]) -> Rows:
    return (tuple(row) for row in found)
