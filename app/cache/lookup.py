"""What a procedure is handed: the cache plus what this station's outbox still has on its way."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar, cast

from app.cache import store
from app.cache.cache import NO_DUE_DATE, Cache
from app.cache.overlay import Overlay
from app.domain.envelope import Sealed
from app.domain.errors import Unavailable
from app.domain.quantity import Quantity
from app.domain.records import Barcode, Item, Location, Partner, PurchaseOrder, Staff, record_of
from app.domain.transaction import Cell, is_virtual
from app.ledger.cells import BalanceKey, balance_key
from app.scan.resolve import Alias

_KEPT = 20_000
"""Records kept as objects; beyond that all are read again."""

R = TypeVar("R", Item, Location, Partner, PurchaseOrder, Staff)


class Waiting(Protocol):
    """What a look-up asks of the station's outbox."""

    def beyond(self, seen: Mapping[str, int]) -> list[Sealed]: ...

    def find(self, envelope_id: str) -> Sealed | None: ...


class LookUp:
    """Every answer is local: the books at one position, plus all that this station did since.

    To be used by one thread, while another follows the books.
    """

    def __init__(self, cache: Cache, outbox: Waiting) -> None:
        self._cache = cache
        self._outbox = outbox
        self._overlay = Overlay()
        self._version = (0, -1)
        self._fill = (0, -1)
        self._seen: dict[str, int] = {}
        self._records: dict[tuple[type[Any], str], Any] = {}
        self._aliases: dict[str, tuple[Barcode, ...]] = {}

    def waiting(self, sealed: Sequence[Sealed]) -> None:
        """Count what was just committed to the outbox: what the cache cannot be asked about now is read from
        the outbox at the next look."""
        try:
            with self._view():
                for one in sealed:
                    if one.envelope.sequence > self._seen.get(one.envelope.outbox, 0):
                        self._overlay.add(one.envelope, self._outbox.find)
        except Unavailable:
            self._version = self._fill = (0, -1)

    # --- catalogue and documents -----------------------------------------------------------------------

    def item(self, sku: str) -> Item | None:
        return self._record(Item, sku)

    def location(self, code: str) -> Location | None:
        return self._record(Location, code)

    def partner(self, code: str) -> Partner | None:
        return self._record(Partner, code)

    def staff(self, badge: str) -> Staff | None:
        return self._record(Staff, badge)

    def purchase_order(self, number: str) -> PurchaseOrder | None:
        return self._record(PurchaseOrder, number)

    def aliases(self, barcode: str) -> tuple[Barcode, ...]:
        """What a barcode stands for, in the order of SKUs; a GTIN is given with 14 digits."""
        with self._view() as reader:
            found = self._aliases.get(barcode)
            if found is None:
                found = self._aliases[barcode] = _aliases(reader, barcode)
        return found

    def alias(self, barcode: str) -> tuple[Alias, ...]:
        """The same for what resolves a scan."""
        return tuple(Alias(one.sku, one.unit, Quantity(one.quantity)) for one in self.aliases(barcode))

    def document(self, number: str) -> PurchaseOrder | None:
        """Whatever document has this number."""
        return self.purchase_order(number)

    def plate(self, code: str) -> bool:
        """Do goods stand on a handling unit with this code?"""
        with self._view() as reader:
            held = "SELECT 1 FROM balance WHERE unit = ? LIMIT 1"
            known = reader.execute(held, (code,)).fetchone() is not None
            return known or any(key.unit == code for key in self._overlay.balances)

    def open_orders(self, limit: int) -> tuple[PurchaseOrder, ...]:
        """Orders with something still to come, by due date then number."""
        touched = {document for document, _, _ in self._overlay.progress}
        with self._view() as reader:
            rows = reader.execute(
                "SELECT number FROM open_order ORDER BY due, number LIMIT ?", (limit + len(touched),)
            ).fetchall()
            numbers = dict.fromkeys([number for (number,) in rows])
            # An order that waits to be taken back may be open again though the cache has it complete.
            orders = [self.purchase_order(number) for number in {**numbers, **dict.fromkeys(touched)}]
            dated = [(self._due(order), order.number, order) for order in orders if order]
        return tuple(order for due, _, order in sorted(dated, key=lambda d: d[:2]) if due)[:limit]

    def _due(self, order: PurchaseOrder) -> str:
        """The first date on which something is still due; empty where nothing is to come."""
        still = (
            line.due or NO_DUE_DATE
            for line in order.lines
            if line.quantity > self.progress(order.number, line.line, "received")
        )
        return min(still, default="")

    # --- progress and stock ----------------------------------------------------------------------------

    def progress(self, document: str, line: str, kind: str) -> Quantity:
        """How much of a document line has been `received` (or …), by anybody."""
        with self._view() as reader:
            row = reader.execute(
                "SELECT quantity FROM progress WHERE document = ? AND line = ? AND kind = ?",
                (document, line, kind),
            ).fetchone()
            return Quantity((row[0] if row else 0) + self._overlay.progress[document, line, kind])

    def on_hand(self, cell: Cell, item: str, lot: str, serial: str) -> Quantity:
        key = balance_key(cell, item, lot, serial)
        with self._view() as reader:
            row = reader.execute("SELECT quantity FROM balance WHERE key = ?", (key.text,)).fetchone()
            return Quantity((row[0] if row else 0) + self._overlay.balances[key])

    def serial_place(self, item: str, serial: str) -> Cell | None:
        """The real place where a serial stands, or None."""
        assert serial, "a serial has a number"
        with self._view() as reader:
            rows = reader.execute(
                "SELECT key, quantity FROM balance WHERE item = ? AND serial = ?", (item, serial)
            ).fetchall()
            places = {BalanceKey.of_text(key): quantity for key, quantity in rows}
            for key, amount in self._overlay.serials.get((item, serial), {}).items():
                places[key] = places.get(key, 0) + amount
        stands = (key for key, quantity in places.items() if quantity > 0 and not is_virtual(key.location))
        return next((Cell(key.location, key.status, key.owner, key.unit) for key in stands), None)

    def usual_bin(self, item: str) -> str:
        """The bin that holds most of an item, or nothing."""
        with self._view() as reader:
            rows = reader.execute(
                "SELECT location, sum(quantity) AS held FROM balance WHERE item = ? GROUP BY location"
                " ORDER BY held DESC, location",
                (item,),
            )
            return next((place for place, held in rows if held > 0 and self._is_bin(place)), "")

    def _is_bin(self, code: str) -> bool:
        location = self.location(code)
        return location is not None and location.kind == "bin"

    # --- one position ----------------------------------------------------------------------------------

    def _record(self, kind: type[R], key: str) -> R | None:
        with self._view() as reader:
            slot = (kind, key)
            if slot not in self._records:
                self._records[slot] = _record(reader, kind, key)
            return cast("R | None", self._records[slot])

    @contextmanager
    def _view(self) -> Iterator[sqlite3.Connection]:
        """The cache at one position, with the overlay that belongs to it. May be nested."""
        cache = self._cache
        with cache.reading, store.world(cache.path):
            if cache.reader.in_transaction:
                yield cache.reader
                return
            try:
                cache.reader.execute("BEGIN")
                self._refresh(cache.reader)
                yield cache.reader
            except sqlite3.DatabaseError as error:
                if store.is_damage(error):
                    cache.give_up_reading()
                raise
            finally:
                if cache.reader.in_transaction:
                    cache.reader.execute("COMMIT")

    def _refresh(self, reader: sqlite3.Connection) -> None:
        """Has the cache moved on since the last look? Then drop what it has seen."""
        version = (self._cache.generation, reader.execute("PRAGMA data_version").fetchone()[0])
        full = len(self._records) + len(self._aliases) > _KEPT
        if version == self._version and not full:
            return
        self._records.clear()
        self._aliases.clear()
        self._version = version
        self._seen = dict(reader.execute("SELECT outbox, sequence FROM seen").fetchall())
        fill = (self._cache.generation, reader.execute("SELECT fill FROM meta").fetchone()[0])
        if fill == self._fill:
            self._overlay.drop(self._seen)
        else:
            self._reload(fill)

    def _reload(self, fill: tuple[int, int]) -> None:
        """Filled anew, perhaps from books that have gone back: what they have not seen is the outbox's."""
        self._fill = fill
        self._overlay.clear()
        for one in self._outbox.beyond(self._seen):
            self._overlay.add(one.envelope, self._outbox.find)


def _record(reader: sqlite3.Connection, kind: type[R], key: str) -> R | None:
    row = reader.execute(
        "SELECT body FROM record WHERE table_name = ? AND key = ?", (kind.TABLE, key)
    ).fetchone()
    return record_of(kind, json.loads(row[0])) if row else None


def _aliases(reader: sqlite3.Connection, barcode: str) -> tuple[Barcode, ...]:
    """A barcode's keys are `barcode SKU`: all that begin with it and a space (which comes before `!`)."""
    rows = reader.execute(
        "SELECT body FROM record WHERE table_name = ? AND key >= ? AND key < ?",
        (Barcode.TABLE, f"{barcode} ", f"{barcode}!"),
    ).fetchall()
    found = [record_of(Barcode, json.loads(body)) for (body,) in rows]
    return tuple(one for one in found if one.barcode == barcode)
