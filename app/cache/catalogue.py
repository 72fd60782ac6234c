"""Look-ups of the catalogue: items and their barcodes, places, partners, people."""

from __future__ import annotations

import json
import sqlite3

from app.cache.indexed import ITEM, named
from app.cache.view import View
from app.domain.records import Barcode, Item, Location, Partner, Staff, record_of
from app.domain.terms import Price


class CatalogueView(View):
    """Records by their key; they are kept as objects until the catalogue changes."""

    def item(self, sku: str) -> Item | None:
        return self.record(Item, sku)

    def location(self, code: str) -> Location | None:
        return self.record(Location, code)

    def partner(self, code: str) -> Partner | None:
        return self.record(Partner, code)

    def staff(self, badge: str) -> Staff | None:
        return self.record(Staff, badge)

    def aliases(self, barcode: str) -> tuple[Barcode, ...]:
        """What a barcode stands for, in the order of SKUs; a GTIN is given with 14 digits."""
        with self._view() as reader:
            found = self._aliases.get(barcode)
            if found is None:
                found = self._aliases[barcode] = _aliases(reader, barcode)
        return found

    def barcodes_of(self, sku: str) -> tuple[Barcode, ...]:
        """The barcodes of an item."""
        with self._view() as reader:
            found = [self.record(Barcode, key) for _, key in named(reader, sku, ITEM)]
        return tuple(one for one in found if one)

    def price(self, sku: str, currency: str, day: str) -> str:
        """The selling price on a day: the newest that holds by then. Prices without a currency are in any."""
        with self._view() as reader:
            rows = reader.execute(
                "SELECT body FROM record WHERE table_name = ? AND key >= ? AND key < ?",
                (Price.TABLE, f"{sku} ", f"{sku}!"),
            ).fetchall()
        prices = (record_of(Price, json.loads(body)) for (body,) in rows)
        hold = [
            (one.since, one.price)
            for one in prices
            if one.sku == sku and one.currency in ("", currency) and one.since <= day
        ]
        return max(hold)[1] if hold else ""

    def locations(self, site: str, kind: str = "") -> tuple[Location, ...]:
        """The places of a site (of one kind) in walk order."""
        with self._view() as reader:
            found = self._places.get((site, kind))
            if found is None:
                condition, asked = ("AND kind = ?", (site, kind)) if kind else ("", (site,))
                rows = reader.execute(
                    f"SELECT code FROM place WHERE site = ? {condition} ORDER BY walk, code", asked
                ).fetchall()
                places = (self.location(code) for (code,) in rows)
                found = self._places[site, kind] = tuple(place for place in places if place)
        return found


def _aliases(reader: sqlite3.Connection, barcode: str) -> tuple[Barcode, ...]:
    """A barcode's keys are `barcode SKU`: all that begin with it and a space (which comes before `!`)."""
    rows = reader.execute(
        "SELECT body FROM record WHERE table_name = ? AND key >= ? AND key < ?",
        (Barcode.TABLE, f"{barcode} ", f"{barcode}!"),
    ).fetchall()
    found = [record_of(Barcode, json.loads(body)) for (body,) in rows]
    return tuple(one for one in found if one.barcode == barcode)
