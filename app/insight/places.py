"""Places and items as rows name them, as the catalogue stood then: sites, kinds of place, units, methods."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlalchemy.sql.elements import ColumnElement

from app.db.books.tables import current_record, entry, record
from app.domain.documents import Transfer
from app.domain.records import Item, Location
from app.domain.transaction import TRANSIT, Status
from app.insight.as_of import AsOf
from app.ledger.pool import SEPARATOR

MOST_KEYS = 500
"""Up to so many records are looked up by key; for more, the whole table is read."""

Bodies = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Places:
    """The catalogue's answers that rows need."""

    locations: Bodies
    items: Bodies
    transfers: Bodies

    def site(self, location: str) -> str:
        """The site of a place; what is on its way counts at the sending site."""
        if location.startswith(TRANSIT):
            transfer = self.transfers.get(location.removeprefix(TRANSIT), {})
            return str(transfer.get("from_site", ""))
        return str(self.locations.get(location, {}).get("site", ""))

    def unit(self, item: str) -> str:
        return str(self.items.get(item, {}).get("unit", "ea"))

    def method(self, item: str) -> str:
        return str(self.items.get(item, {}).get("method", "average"))

    def is_site(self, code: str) -> bool:
        return any(body.get("site") == code for body in self.locations.values())

    def within(self, location: str, wanted: str) -> bool:
        """Is a location the wanted one, or in the wanted site?"""
        return not wanted or wanted in (location, self.site(location))

    def sellable(self, location: str, status: str, owner: str, unit: str, expiry: str, today: str) -> bool:
        """Available, ours or a consignor's, loose in a bin or on a dock that sells, not expired (DESIGN
        §1)."""
        place = self.locations.get(location, {})
        kept = place.get("kind", "") == "bin" or (place.get("kind") == "dock" and place.get("sellable", 0))
        owned = not owner or owner.startswith("consignor:")
        loose = status == Status.AVAILABLE and not unit
        return bool(kept) and owned and loose and not (expiry and expiry < today)


def places(
    connection: Connection, at: AsOf, items: Iterable[str], locations: Iterable[str] | None = None
) -> Places:
    """The catalogue as it stood, for these items and locations (None: all locations)."""
    ends = None if locations is None else set(locations)
    ways = [end.removeprefix(TRANSIT) for end in ends or () if end.startswith(TRANSIT)]
    return Places(
        bodies(connection, at, Location.TABLE, ends),
        bodies(connection, at, Item.TABLE, set(items)),
        bodies(connection, at, Transfer.TABLE, None if ends is None else ways),
    )


def bodies(
    connection: Connection, at: AsOf, table: str, keys: Iterable[str] | None = None
) -> dict[str, dict[str, Any]]:
    """Records of a table by key, each in the version that stood at the position."""
    wanted = None if keys is None else sorted(keys)
    if wanted == []:
        return {}
    source = current_record if at.is_now else record
    query = select(source.c.key, source.c.body).where(source.c.table_name == table)
    if not at.is_now:
        query = query.join(entry, entry.c.id == record.c.envelope).where(entry.c.position <= at.position)
        query = query.order_by(entry.c.position, record.c.line)
    if wanted is not None and len(wanted) <= MOST_KEYS:
        query = query.where(source.c.key.in_(wanted))
    newest = {row.key: row.body for row in connection.execute(query)}
    return {key: json.loads(newest[key]) for key in _among(newest, wanted)}


def of_item(query: Select[Any], pool: ColumnElement[str], item: str) -> Select[Any]:
    """Only the pools of an item, by their key's beginning: so the index on it is used."""
    if not item:
        return query
    return query.where(pool > item + SEPARATOR, pool < item + chr(ord(SEPARATOR) + 1))


def _among(found: Mapping[str, str], wanted: Sequence[str] | None) -> Iterable[str]:
    return found if wanted is None else (key for key in wanted if key in found)
