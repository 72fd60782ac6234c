"""What the cache reads from the books: all as they stand, or what changed since a position.

One consistent view each time, so that records, progress, balances and the outboxes' sequences are those of
exactly one position. Current values are read, never folded again: how they come about is the books' affair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from app.db.books import tables as t
from app.db.engine import Books
from app.domain.transaction import Cell
from app.ledger.cells import balance_key

_AT_ONCE = 5_000
"""Rows held in memory at a time."""

_KEYS = 500
"""Keys asked for in one statement."""

_BALANCE = ("key", "item", "location", "unit", "serial", "quantity")

Rows = Iterator[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class End:
    """Where the books end."""

    books_id: str
    epoch: int
    position: int
    hash: str


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


class Everything:
    """The books as they stand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def records(self) -> Rows:
        return self._all(t.current_record.c.table_name, t.current_record.c.key, t.current_record.c.body)

    def progress(self) -> Rows:
        columns = t.progress.c
        return self._all(columns.document, columns.line, columns.kind, columns.quantity)

    def balances(self) -> Rows:
        columns = t.balance.c
        return self._all(*(columns[name] for name in _BALANCE))

    def gone(self) -> Sequence[str]:
        return ()

    def seen(self) -> Rows:
        return self._all(t.outbox.c.id, t.outbox.c.sequence)

    def _all(self, *columns: Any) -> Rows:
        streaming = self._connection.execution_options(yield_per=_AT_ONCE)
        for row in streaming.execute(sa.select(*columns)):
            yield tuple(row)


class Since:
    """What changed after a position: the current values of whatever the entries touched."""

    def __init__(self, connection: Connection, position: int) -> None:
        self._connection = connection
        self._later = sa.select(t.entry.c.id).where(t.entry.c.position > position)
        self._touched = self._balance_keys()
        self._balances = list(self._by_key(self._touched))

    def records(self) -> Rows:
        named = sa.select(t.record.c.table_name, t.record.c.key).where(t.record.c.envelope.in_(self._later))
        now = t.current_record.c
        query = sa.select(now.table_name, now.key, now.body).where(
            sa.tuple_(now.table_name, now.key).in_(named)
        )
        return self._rows(query)

    def progress(self) -> Rows:
        lines = (
            sa.select(t.movement.c.document, t.movement.c.document_line)
            .where(t.movement.c.envelope.in_(self._later))
            .distinct()
        )
        now = t.progress.c
        query = sa.select(now.document, now.line, now.kind, now.quantity)
        return self._rows(query.where(sa.tuple_(now.document, now.line).in_(lines)))

    def balances(self) -> Rows:
        return iter(self._balances)

    def gone(self) -> Sequence[str]:
        """Balances that were touched and are no more."""
        left = {row[0] for row in self._balances}
        return [key for key in self._touched if key not in left]

    def seen(self) -> Rows:
        ours = t.envelope.c
        query = sa.select(ours.outbox, sa.func.max(ours.sequence)).where(ours.id.in_(self._later))
        return self._rows(query.group_by(ours.outbox))

    def _balance_keys(self) -> list[str]:
        columns = t.movement.c
        ends = [
            (columns.from_location, columns.from_status, columns.from_owner, columns.from_unit),
            (columns.to_location, columns.to_status, columns.to_owner, columns.to_unit),
        ]
        keys: dict[str, None] = {}
        for cell in ends:
            query = sa.select(*cell, columns.item, columns.lot, columns.serial)
            for row in self._rows(query.where(columns.envelope.in_(self._later))):
                keys[balance_key(Cell(*row[:4]), *row[4:]).text] = None
        return list(keys)

    def _by_key(self, keys: Sequence[str]) -> Rows:
        now = t.balance.c
        query = sa.select(*(now[name] for name in _BALANCE))
        for start in range(0, len(keys), _KEYS):
            yield from self._rows(query.where(now.key.in_(keys[start : start + _KEYS])))

    def _rows(self, query: Any) -> Rows:
        for row in self._connection.execute(query):
            yield tuple(row)
