"""What a station knows of the books when they are away: filled by following them, may be deleted."""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.cache import store
from app.domain.records import PurchaseOrder

if TYPE_CHECKING:  # SQLAlchemy is loaded when the books are first followed, not at the start of a window.
    from sqlalchemy.engine import Connection

    from app.cache.feed import End, Everything, Since
    from app.db.engine import Books

_REFILL_BEYOND = 20_000
"""Entries behind which reading everything is quicker than reading what changed."""

NO_DUE_DATE = "~"
"""Sorts after every date."""

_LOG = logging.getLogger("app.cache")


class Standing(NamedTuple):
    """Where a cache stands in which books."""

    books_id: str
    epoch: int
    position: int
    hash: str


class Cache:
    """The cache of one station. One thread follows the books; another may look up at the same time: what it
    sees is always the books at exactly one position."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reader = store.connect(path)
        """For look-ups only; whoever uses it holds `reading`."""
        self.reading = threading.RLock()
        self.damaged = False
        """Found out by a look-up; the next time the books are followed, the file is made anew."""
        self.generation = 0
        """How often the file was made anew while open."""
        self._writer = store.connect(path)
        self._following = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> Cache:
        """Open or make a cache; a damaged one is made anew. Raises Unavailable where there can be none."""
        return cls(path)

    def close(self) -> None:
        with self._following, self.reading:
            self.reader.close()
            self._writer.close()

    @property
    def position(self) -> int:
        """The books' position that this cache stands at."""
        return self.witness()[0]

    def witness(self) -> tuple[int, str]:
        """The last position seen and the books' hash there: a cut tail is found against it (invariant 11)."""
        with self.reading, store.world(self.path):
            row = self.reader.execute("SELECT position, hash FROM meta").fetchone()
        return row[0], row[1]

    def follow(self, books: Books) -> int:
        """Catch up with the books; returns the position reached. Raises Unavailable where they are away.

        Other books, books that have gone back, or too long an absence: read all of them again.
        """
        from app.cache import feed

        with self._following, feed.view(books) as connection:
            end = feed.end(connection)
            with store.world(self.path):
                try:
                    self._follow(connection, end)
                except sqlite3.DatabaseError as error:
                    if not store.is_damage(error):
                        raise
                    self.damaged = True
                    self._follow(connection, end)
        return end.position

    def _follow(self, connection: Connection, end: End) -> None:
        if self.damaged:
            self._make_anew()
        at = _standing(self._writer)
        if at != (end.books_id, end.epoch, end.position, end.hash):
            self._catch_up(connection, at, end)

    def give_up_reading(self) -> None:
        """A look-up found the file damaged: from here it sees an empty cache, until the books are followed
        again and the file is made anew. The one who calls holds `reading`."""
        self.damaged = True
        self.reader.close()
        self.reader = store.stand_in()
        self.generation += 1

    def _make_anew(self) -> None:
        """Throw a damaged file away while it is open; look-ups wait for the empty one."""
        with self.reading:
            self.reader.close()
            self._writer.close()
            store.remove(self.path)
            self.reader, self._writer = store.connect(self.path), store.connect(self.path)
            self.damaged = False
            self.generation += 1
        _LOG.warning("%s was damaged: it is made anew and filled again", self.path.name)

    def _catch_up(self, connection: Connection, at: Standing, end: End) -> None:
        from app.cache import feed

        goes_on = _goes_on(at, end) and feed.hash_at(connection, at.position) == at.hash
        with store.writing(self._writer):
            if goes_on:
                _apply(self._writer, feed.Since(connection, at.position))
            else:
                _LOG.info("the cache is filled from the books at position %d", end.position)
                _empty(self._writer)
                _apply(self._writer, feed.Everything(connection))
            self._writer.execute(
                "UPDATE meta SET books_id = ?, epoch = ?, position = ?, hash = ?, fill = fill + ?",
                (end.books_id, end.epoch, end.position, end.hash, not goes_on),
            )
        # Apart from the commit, so that no look-up waits for the disk.
        self._writer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()


def _standing(connection: sqlite3.Connection) -> Standing:
    return Standing(*connection.execute("SELECT books_id, epoch, position, hash FROM meta").fetchone())


def _goes_on(at: Standing, end: End) -> bool:
    same_books = (at.books_id, at.epoch) == (end.books_id, end.epoch)
    return same_books and 0 < at.position <= end.position <= at.position + _REFILL_BEYOND


def _empty(connection: sqlite3.Connection) -> None:
    for table in store.CONTENT:
        connection.execute(f"DELETE FROM {table}")


def _apply(connection: sqlite3.Connection, news: Everything | Since) -> None:
    """Bring every row to its current value. Orders are looked at last: whether one is open depends on both
    its record and its progress."""
    orders: set[str] = set()
    connection.executemany(
        "INSERT OR REPLACE INTO record VALUES (?, ?, ?)", _noting(orders, 1, news.records())
    )
    connection.executemany(
        "INSERT OR REPLACE INTO progress VALUES (?, ?, ?, ?)", _noting(orders, 0, news.progress())
    )
    connection.executemany("INSERT OR REPLACE INTO balance VALUES (?, ?, ?, ?, ?, ?)", news.balances())
    connection.executemany("DELETE FROM balance WHERE key = ?", ((key,) for key in news.gone()))
    connection.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?)", news.seen())
    for number in orders:
        _open_or_not(connection, number)


def _noting(orders: set[str], place: int, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Pass rows on, noting the documents that they are about."""
    for row in rows:
        if place == 0 or row[0] == PurchaseOrder.TABLE:
            orders.add(row[place])
        yield row


def _open_or_not(connection: sqlite3.Connection, number: str) -> None:
    """Keep the list of orders with something still to come, with the first date on which it is due."""
    row = connection.execute(
        "SELECT body FROM record WHERE table_name = ? AND key = ?", (PurchaseOrder.TABLE, number)
    ).fetchone()
    received = dict(
        connection.execute(
            "SELECT line, quantity FROM progress WHERE document = ? AND kind = 'received'", (number,)
        ).fetchall()
    )
    lines = json.loads(row[0]).get("lines", ()) if row else ()
    due = [
        line.get("due") or NO_DUE_DATE for line in lines if line["quantity"] > received.get(line["line"], 0)
    ]
    if due:
        connection.execute("INSERT OR REPLACE INTO open_order VALUES (?, ?)", (number, min(due)))
    else:
        connection.execute("DELETE FROM open_order WHERE number = ?", (number,))
