"""One position: the cache as it stands, with what waits in this station's outbox on top of it."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from app.cache import store
from app.cache.cache import Cache
from app.cache.effects import Effects
from app.cache.indexed import is_at_work, stored_record
from app.cache.overlay import Overlay
from app.domain.documents import ShipNotice
from app.domain.envelope import Envelope, Sealed
from app.domain.errors import Unavailable
from app.domain.records import Barcode, Location, record_of
from app.domain.standing import Carton

_KEPT = 20_000
"""Answers kept as objects; beyond that all are read again."""

R = TypeVar("R")


class Waiting(Protocol):
    """What a look-up asks of the station's outbox."""

    def beyond(self, seen: Mapping[str, int], books_id: str) -> list[Sealed]: ...

    def find(self, envelope_id: str) -> Sealed | None: ...


class View(ABC):
    """The books at one position, plus all that this station did since.

    To be used by one thread, while another follows the books.
    """

    def __init__(self, cache: Cache, outbox: Waiting) -> None:
        self._cache = cache
        self._outbox = outbox
        self._overlay = Overlay()
        self._version = (0, -1)
        self._fill = (0, -1)
        self._catalogue = (0, -1)
        self._seen: dict[str, int] = {}
        self._records: dict[tuple[type[Any], str], Any] = {}
        self._aliases: dict[str, tuple[Barcode, ...]] = {}
        self._places: dict[tuple[str, str], tuple[Location, ...]] = {}
        self._urgent: dict[type[Any], dict[str, str]] = {}
        """How urgent documents are that something waits for, by class and number."""
        self._to_pack: dict[str, bool] = {}
        """Which orders that something waits for have something to pack."""
        self._cartons: dict[str, Carton | None] = {}
        """What of the handling units that something waits for stands as a tote or carton for customers."""

    def waiting(self, sealed: Sequence[Sealed]) -> None:
        """Count what was just committed to the outbox: what the cache cannot be asked about now is read from
        the outbox at the next look."""
        try:
            with self._view():
                for one in sealed:
                    if one.envelope.sequence > self._seen.get(one.envelope.outbox, 0):
                        self._count(one.envelope)
        except Unavailable:
            self._version = self._fill = (0, -1)

    def record(self, kind: type[R], key: str) -> R | None:
        """Any record by its class and key."""
        with self._view() as reader:
            waits = self._overlay.record(kind.TABLE, key)  # type: ignore[attr-defined]
            if waits is not None:
                return record_of(kind, waits)
            slot = (kind, key)
            if slot not in self._records:
                self._records[slot] = stored_record(reader, kind, key)
            found: R | None = self._records[slot]
            return found

    def open_records(self, kind: type[R], location: str = "", work: str = "") -> tuple[R, ...]:
        """Records of a class that are not done, at a place or of one kind of work, by key."""
        table = kind.TABLE  # type: ignore[attr-defined]
        by, asked = ("location", location) if location else ("kind", work)
        condition, values = (f" AND {by} = ?", (table, asked)) if asked else ("", (table,))
        with self._view() as reader:
            rows = reader.execute(f"SELECT key FROM work WHERE table_name = ?{condition}", values)
            keys = {key for (key,) in rows} | {key for named, key in self._overlay.records if named == table}
            found: list[Any] = [self.record(kind, key) for key in sorted(keys)]
        return tuple(
            one
            for one in found
            if one and is_at_work(one) and location in ("", one.location) and (not work or one.kind == work)
        )

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """What is looked up inside is of one position, and costs one look at the file between all."""
        with self._view():
            yield

    @abstractmethod
    def _predict(self, envelope: Envelope) -> Effects:
        """What an envelope that waits will do."""

    @contextmanager
    def _view(self) -> Iterator[sqlite3.Connection]:
        """The cache at one position, with the overlay that belongs to it. May be nested."""
        cache = self._cache
        with cache.reading:
            if cache.reader.in_transaction:
                yield cache.reader
            else:
                with store.world(cache.path):
                    yield from self._begin(cache.reader)

    def _begin(self, reader: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
        try:
            reader.execute("BEGIN")
            self._refresh(reader)
            yield reader
        except sqlite3.DatabaseError as error:
            if store.is_damage(error):
                self._cache.give_up_reading()
            raise
        finally:
            if self._cache.reader.in_transaction:
                self._cache.reader.execute("COMMIT")

    def _refresh(self, reader: sqlite3.Connection) -> None:
        """Has the cache moved on since the last look? Then drop what it has seen."""
        version = (self._cache.generation, reader.execute("PRAGMA data_version").fetchone()[0])
        full = len(self._records) + len(self._aliases) > _KEPT
        if version == self._version and not full:
            return
        generation = self._cache.generation
        fill, catalogue = reader.execute("SELECT fill, catalogue FROM meta").fetchone()
        if full or (generation, catalogue) != self._catalogue:
            self._records.clear()
            self._aliases.clear()
            self._places.clear()
            self._catalogue = (generation, catalogue)
        self._seen = dict(reader.execute("SELECT outbox, sequence FROM seen").fetchall())
        self._version = version
        self._urgent.clear()
        self._to_pack.clear()
        self._cartons.clear()
        if (generation, fill) == self._fill:
            self._overlay.drop(self._seen)
        else:
            self._reload(reader, (generation, fill))

    def _reload(self, reader: sqlite3.Connection, fill: tuple[int, int]) -> None:
        """Filled anew, perhaps from books that have gone back: what they have not seen is the outbox's."""
        self._fill = fill
        self._overlay.clear()
        (books_id,) = reader.execute("SELECT books_id FROM meta").fetchone()
        for one in self._outbox.beyond(self._seen, books_id):
            self._count(one.envelope)

    def _count(self, envelope: Envelope) -> None:
        """Count an envelope that waits; what was worked out of its documents is no longer so."""
        self._overlay.add(envelope, self._predict)
        effects = self._overlay.remembered(envelope.id)
        if effects is None:
            return
        for unit in {key.unit for key in effects.promises} | {moved.code for moved in effects.moved}:
            self._cartons.pop(unit, None)
        if effects.progress or effects.moved or effects.records:
            self._urgent.pop(ShipNotice, None)
            numbers = {document for document, _, _ in effects.progress} | {key for _, key in effects.records}
            for number in numbers:
                self._to_pack.pop(number, None)
                for of_kind in self._urgent.values():
                    of_kind.pop(number, None)
