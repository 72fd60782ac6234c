"""Places and items as rows name them: the site of a location, the unit and method of an item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.db.books.current import current_bodies
from app.domain.transaction import Status


@dataclass(frozen=True, slots=True)
class Places:
    """The catalogue's answers that rows need."""

    locations: Mapping[str, Mapping[str, Any]]
    items: Mapping[str, Mapping[str, Any]]

    def site(self, location: str) -> str:
        return str(self.locations.get(location, {}).get("site", ""))

    def unit(self, item: str) -> str:
        return str(self.items.get(item, {}).get("unit", "ea"))

    def method(self, item: str) -> str:
        return str(self.items.get(item, {}).get("method", "average"))

    def within(self, location: str, wanted: str) -> bool:
        """Is a location the wanted one, or in the wanted site?"""
        return not wanted or wanted in (location, self.site(location))

    def sellable(self, location: str, status: str, owner: str, unit: str, expiry: str, today: str) -> bool:
        """Available, ours or a consignor's, loose in a bin, not expired (DESIGN §1)."""
        in_bin = self.locations.get(location, {}).get("kind", "") == "bin"
        owned = not owner or owner.startswith("consignor:")
        return (
            in_bin and owned and status == Status.AVAILABLE and not unit and not (expiry and expiry < today)
        )


def places(connection: Connection) -> Places:
    """Read the catalogue as it stands."""
    return Places(current_bodies(connection, "location"), current_bodies(connection, "item"))
