"""Look-ups of goods: what lies where, in which handling unit, until when it keeps and what it cost."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Hashable

from app.cache.catalogue import CatalogueView
from app.cache.costing import costing
from app.domain.quantity import Quantity
from app.domain.standing import Costing, Held, Lying, UnitPlace
from app.domain.transaction import Cell, is_virtual
from app.ledger.cells import BalanceKey, balance_key
from app.ledger.pool import PoolKey

_HELD = "SELECT key, quantity, since FROM balance WHERE "
_CONTENTS = (
    "SELECT item, lot, status, owner, sum(quantity), min(since) FROM balance WHERE location = ?"
    " GROUP BY item, lot, status, owner"
)


class StockView(CatalogueView):
    """Balances, handling units, lots and costs; what waits counts."""

    def stock(self, *, item: str = "", location: str = "", unit: str = "") -> tuple[Held, ...]:
        """What lies there, other than nothing, by key; at least one of the three is given."""
        with self._view() as reader:
            if unit:
                held = self._held(reader, "unit = ? AND unit <> ''", (unit,), ("unit", unit))
            elif item and location:
                held = self._held(reader, "item = ? AND location = ?", (item, location), ("item", item))
            elif item:
                held = self._held(reader, "item = ?", (item,), ("item", item))
            else:
                assert location, "stock is looked up by something"
                held = self._held(reader, "location = ?", (location,), ("location", location))
        return tuple(one for one in held if item in ("", one.item) and location in ("", one.cell.location))

    def contents(self, location: str) -> tuple[Lying, ...]:
        """What lies alike at a place, other than nothing: summed by an index, however many serials there
        are."""
        sums: dict[tuple[str, str, str, str], tuple[int, int]] = {}
        with self._view() as reader:
            for item, lot, status, owner, quantity, since in reader.execute(_CONTENTS, (location,)):
                sums[item, lot, status, owner] = (quantity, since)
            for key, amount in self._overlay.balances.marked(("location", location)).items():
                goods = (key.item, key.lot, key.status, key.owner)
                quantity, since = sums.get(goods) or (0, self._overlay.since.get(key, 0))
                sums[goods] = (quantity + amount, since)
        return tuple(
            Lying(*goods, Quantity(quantity), since)
            for goods, (quantity, since) in sorted(sums.items())
            if quantity
        )

    def on_hand(self, cell: Cell, item: str, lot: str, serial: str) -> Quantity:
        key = balance_key(cell, item, lot, serial)
        with self._view() as reader:
            row = reader.execute("SELECT quantity FROM balance WHERE key = ?", (key.text,)).fetchone()
            return Quantity((row[0] if row else 0) + self._overlay.balances[key])

    def serial_place(self, item: str, serial: str) -> Cell | None:
        """The real place where a serial stands, or None."""
        assert serial, "a serial has a number"
        with self._view() as reader:
            condition = "item = ? AND serial = ? AND serial <> ''"
            stands = self._held(reader, condition, (item, serial), ("serial", item, serial))
        return next(
            (one.cell for one in stands if one.quantity > 0 and not is_virtual(one.cell.location)), None
        )

    def usual_bin(self, item: str) -> str:
        """The bin that holds most of an item, or nothing."""
        with self._view():
            most = sorted((-quantity, place) for place, quantity in self.places_of(item).items())
            return next((place for _, place in most if self._is_bin(place)), "")

    def places_of(self, item: str) -> dict[str, int]:
        """Where an item lies, and how much of it (10⁻⁶): summed by an index, in however many units it is."""
        held: Counter[str] = Counter()
        with self._view() as reader:
            for place, quantity in reader.execute(
                "SELECT location, sum(quantity) FROM balance WHERE item = ? GROUP BY location", (item,)
            ):
                held[place] = quantity
            for key, amount in self._overlay.balances.marked(("item", item)).items():
                held[key.location] += amount
        return {place: quantity for place, quantity in held.items() if quantity > 0}

    def expiry(self, item: str, lot: str) -> str:
        """A lot's expiry (ISO) as first said, or nothing."""
        with self._view() as reader:
            row = reader.execute("SELECT expiry FROM lot WHERE item = ? AND lot = ?", (item, lot)).fetchone()
            if row:
                return str(row[0])
            waiting = self._overlay.expiries.marked((item, lot))
            return next((expiry for _, _, expiry in waiting), "")

    def units_in(self, *, location: str = "", parent: str = "") -> tuple[UnitPlace, ...]:
        """The handling units at a place, or right inside another one, by code."""
        assert location or parent, "units are looked up by something"
        condition, asked = ("parent = ? AND parent <> ''", parent) if parent else ("location = ?", location)
        with self._view() as reader:
            rows = reader.execute(
                f"SELECT code, location, parent, state FROM unit WHERE {condition}", (asked,)
            ).fetchall()
            places: dict[str, UnitPlace | None] = {row[0]: UnitPlace(*row) for row in rows}
            places.update(self._overlay.places())
        found = (
            one
            for one in places.values()
            if one and parent in ("", one.parent) and location in ("", one.location)
        )
        return tuple(sorted(found, key=lambda one: one.code))

    def unit_cost(self, item: str, site: str) -> tuple[int, int]:
        """Value (10⁻⁴) and quantity (10⁻⁶) of the item's last known cost at a site; (0, 0): unknown."""
        with self._view() as reader:
            row = reader.execute(
                "SELECT value, quantity FROM cost WHERE pool = ?", (PoolKey(item, site).text,)
            ).fetchone()
        return (row[0], row[1]) if row else (0, 0)

    def costing(self, item: str, site: str, quantity: int) -> Costing | None:
        """What so much would cost if it were issued now, by the item's method; None: unknown."""
        known = self.item(item)
        with self._view() as reader:
            return costing(reader, known, site, quantity) if known else None

    def _held(
        self, reader: sqlite3.Connection, condition: str, asked: tuple[str, ...], mark: Hashable
    ) -> list[Held]:
        """The rows of the cache with what waits under the same mark, by key."""
        stored = {key: (quantity, since) for key, quantity, since in reader.execute(_HELD + condition, asked)}
        for waiting, amount in self._overlay.balances.marked(mark).items():
            text = waiting.text
            quantity, since = stored.get(text) or (0, self._overlay.since.get(waiting, 0))
            stored[text] = (quantity + amount, since)
        return [_held(key, *row) for key, row in sorted(stored.items()) if row[0]]

    def _is_bin(self, code: str) -> bool:
        location = self.location(code)
        return location is not None and location.kind == "bin"


def _held(text: str, quantity: int, since: int) -> Held:
    key = BalanceKey.of_text(text)
    cell = Cell(key.location, key.status, key.owner, key.unit)
    return Held(cell, key.item, key.lot, key.serial, Quantity(quantity), since)
