"""What a station knows of the books when they are away: filled by following them, may be deleted."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.cache import indexed, store, waiting

if TYPE_CHECKING:  # SQLAlchemy is loaded when the books are first followed, not at the start of a window.
    from sqlalchemy.engine import Connection

    from app.cache.feed import End, News
    from app.db.engine import Books

_REFILL_BEYOND = 20_000
"""Entries behind which reading everything is quicker than reading what changed."""

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
                touched = _apply(self._writer, feed.since(connection, at.position))
                _index(self._writer, touched)
                read_anew = "record" in touched
            else:
                _LOG.info("the cache is filled from the books at position %d", end.position)
                _empty(self._writer)
                _apply(self._writer, feed.everything(connection))
                indexed.index_all(self._writer)
                read_anew = True
            waiting.work_out(self._writer)
            self._writer.execute(
                "UPDATE meta SET books_id = ?, epoch = ?, position = ?, hash = ?, fill = fill + ?,"
                " catalogue = catalogue + ?",
                (end.books_id, end.epoch, end.position, end.hash, not goes_on, read_anew),
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


def _apply(connection: sqlite3.Connection, news: Iterable[News]) -> dict[str, list[tuple[Any, ...]]]:
    """Bring every row to its current value; returns the keys that were touched, by table."""
    touched: dict[str, list[tuple[Any, ...]]] = {}
    for one in news:
        condition = " AND ".join(f"{column} = ?" for column in one.by)
        connection.executemany(f"DELETE FROM {one.table} WHERE {condition}", one.keys)
        rows = iter(one.rows)
        first = next(rows, None)
        if first is not None:
            places = ", ".join("?" * len(first))
            connection.executemany(f"INSERT INTO {one.table} VALUES ({places})", chain([first], rows))
        touched[one.table] = list(one.keys)
    return touched


def _index(connection: sqlite3.Connection, touched: dict[str, list[tuple[Any, ...]]]) -> None:
    indexed.index(
        connection,
        touched.get("record", ()),
        {document for document, _ in touched.get("progress", ())},
        (code for (code,) in touched.get("unit", ())),
    )
