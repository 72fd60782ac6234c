"""What resolving a scan asks, answered from what a procedure looks up."""

from __future__ import annotations

from app.domain.quantity import Quantity
from app.domain.records import Item, Location, Staff
from app.scan.resolve import Alias
from app.station.lookup import LookUp


class StationCatalogue:
    """The Catalogue of app/scan/resolve over a station's look-up."""

    def __init__(self, look: LookUp) -> None:
        self._look = look

    def alias(self, barcode: str) -> tuple[Alias, ...]:
        return tuple(Alias(one.sku, one.unit, Quantity(one.quantity)) for one in self._look.aliases(barcode))

    def item(self, sku: str) -> Item | None:
        return self._look.item(sku)

    def location(self, code: str) -> Location | None:
        return self._look.location(code)

    def document(self, number: str) -> object:
        return self._look.document(number)

    def staff(self, badge: str) -> Staff | None:
        return self._look.staff(badge)

    def plate(self, code: str) -> bool:
        """Does a handling unit with this code stand somewhere, or do goods lie in it?"""
        return self._look.unit(code) is not None or bool(self._look.stock(unit=code))
