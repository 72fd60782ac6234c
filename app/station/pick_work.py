"""The job as it stands: stops still to make, what lies there, where the goods go. Looked up, never kept."""

from __future__ import annotations

from app.domain.clock import day_of
from app.domain.records import Item, Location
from app.domain.standing import Held, Promised
from app.domain.transaction import Cell, Status
from app.station.pick_state import Key, PickState, Tote
from app.station.pick_walk import Place, Stop, onwards, stops
from app.station.step import Context

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Work:
    """What a step asks about the job of a state."""

    def __init__(self, state: PickState, context: Context) -> None:
        self.state = state
        self.context = context
        self.places: dict[str, Place] = {}
        self.way = self._way()

    def _way(self) -> tuple[Stop, ...]:
        """Stops from the current bin on, without what cannot be had there."""
        open_ = [promise for order in self.state.orders for promise in self._open(order)]
        for code in dict.fromkeys(promise.location for promise in open_):
            place = self.context.look.location(code)
            if place is not None and place.site == self.context.site:
                self.places[code] = Place(place.zone, place.walk)
        found = stops(open_, self.places, shared=self.state.mode == "batch", zone=self.state.zone)
        last = self.context.look.location(self.state.bin or self.state.last)
        if last is None:
            return found
        return onwards(found, {**self.places, last.code: Place(last.zone, last.walk)}, last.code)

    def _open(self, order: str) -> list[Promised]:
        """What is promised to an order and can still be taken, as far as this station knows."""
        missing = {(one.location, *line[:2]) for one in self.state.missing for line in one.lines}
        return [
            promise
            for promise in self.context.look.promises(document=order)
            if promise.state == "open" and (promise.location, promise.document, promise.line) not in missing
        ]

    # --- stops -----------------------------------------------------------------------------------------

    @property
    def current(self) -> Stop | None:
        """The stop to make now: at the bin that was scanned, else the next on the way."""
        here = self.here
        return here[0] if here else next(iter(self.way), None)

    @property
    def here(self) -> tuple[Stop, ...]:
        """The stops at the bin that was scanned."""
        return tuple(stop for stop in self.way if stop.location == self.state.bin)

    def stop(self, key: Key | None) -> Stop | None:
        return next((stop for stop in self.way if stop.key == key), None)

    @property
    def total(self) -> int:
        """Stops of the job, done or not."""
        return self.state.done + len(self.way)

    def taken(self, stop: Stop) -> int:
        """How much was taken at this stop already."""
        counted = self.state.counted
        return counted.quantity if counted and counted.key == stop.key else 0

    # --- goods -----------------------------------------------------------------------------------------

    def item(self, sku: str) -> Item:
        item = self.context.look.item(sku)
        assert item is not None, "what was promised is in the catalogue"
        return item

    def shelf(self, location: str, item: str = "", lot: str | None = None) -> int:
        """How much can be taken from a bin by the books; of an item and lot, or of anything."""
        return sum(one.quantity for one in self.lying(location, item, lot))

    def lying(self, location: str, item: str = "", lot: str | None = None) -> list[Held]:
        """What can be taken from a bin: available, loose, ours or a consignor's."""
        return [
            one
            for one in self.context.look.stock(location=location)
            if one.cell.status == Status.AVAILABLE
            and not one.cell.unit
            and (not one.cell.owner or one.cell.owner.startswith("consignor:"))
            and item in ("", one.item)
            and lot in (None, one.lot)
        ]

    def lots_of(self, item: str) -> set[str]:
        """The lots that the job wants of an item, and those that lie in the bin that was scanned."""
        if not self.state.working:
            return set()
        wanted = {stop.lot for stop in self.way if stop.item == item}
        lies = self.lying(self.state.bin, item) if self.state.bin else ()
        return wanted | {one.lot for one in lies}

    def elsewhere(self, item: str, location: str) -> int:
        """How much of an item lies in other bins of the site."""
        held = self.context.look.stock(item=item)
        return sum(
            one.quantity
            for one in held
            if one.cell.location != location and not one.cell.unit and self._sells(one.cell)
        )

    def _sells(self, cell: Cell) -> bool:
        place: Location | None = self.context.look.location(cell.location)
        return place is not None and place.site == self.context.site and place.sells

    def expired(self, expiry: str) -> bool:
        return bool(expiry) and expiry < day_of(self.context.now).isoformat()

    # --- totes -----------------------------------------------------------------------------------------

    def tote(self, order: str) -> Tote | None:
        """Where an order's goods go now."""
        wanted = "" if self.state.mode == "batch" else order
        return next((tote for tote in self.state.totes if tote.order == wanted), None)

    def without_tote(self) -> str | None:
        """The first order that still needs a tote; empty where one tote takes all; None where none does."""
        orders = ("",) if self.state.mode == "batch" else self.state.orders
        return next((order for order in orders if self.tote(order) is None), None)

    def letter(self, order: str) -> str:
        """The tote's place on the cart; one tote alone has none."""
        if self.state.mode == "batch" or len(self.state.orders) < 2:
            return ""
        return LETTERS[self.state.orders.index(order) % len(LETTERS)]
