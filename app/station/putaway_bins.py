"""What putaway looks up: where goods stand that can be put away, and the bins they may go to."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.records import Item, Location
from app.domain.standing import Held, Lying
from app.domain.transaction import Status
from app.station.putaway_choice import Bin, Reason, Suggestion, Wanted, choose
from app.station.step import Context

FROM = ("dock", "cart", "stage")
"""Kinds of places that goods are put away from."""
LOOKED_AT = 24
"""Bins of a zone that are compared, in walk order."""


def standing(item: Item, lot: str, serial: str, context: Context) -> tuple[Held, ...]:
    """Goods that wait to be put away, where the operator works first, the oldest first. What is in a tote or
    carton on a bench, or was picked for an order, goes to a customer, and stays there."""
    found = [
        held
        for held in context.look.unpicked(item.sku, serial)
        if held.quantity > 0
        and lot in ("", held.lot)
        and held.cell.status == Status.AVAILABLE
        and not held.cell.owner.startswith(("supplier:", "customer:"))
        and _kind(held.cell.location, context) in FROM
        and not (held.cell.unit and _kind(held.cell.location, context) == "stage")
    ]
    return tuple(sorted(found, key=lambda held: (held.cell.location != context.location, held.since)))


def lots_standing(sku: str, context: Context) -> set[str]:
    """The lots of an item that wait to be put away."""
    item = context.look.item(sku)
    return {held.lot for held in standing(item, "", "", context)} if item else set()


def waiting(context: Context) -> Iterator[tuple[str, Lying]]:
    """What waits to be put away, with its place: all that stands on the docks, what is free on the benches,
    and what is on the cart that this station is."""
    zones, own = context.rules.putaway_zones, context.look.location(context.location)
    benches = (one for one in context.look.locations(context.site, "stage") if one.zone.casefold() in zones)
    places = [*context.look.locations(context.site, "dock"), *benches]
    if own is not None and own.kind == "cart":
        places.append(own)
    for place in places:
        for one in context.look.contents(place.code):
            if one.quantity > 0 and (is_free(one) or place.kind != "stage"):
                yield place.code, one


def is_free(lying: Lying) -> bool:
    """May it go to a bin?"""
    return lying.status == Status.AVAILABLE and not lying.owner.startswith(("supplier:", "customer:"))


def free_items(context: Context, but: str = "") -> tuple[str, ...]:
    """Items that wait, free to go, but for what stands at one place."""
    free = (one.item for place, one in waiting(context) if place != but and is_free(one))
    return tuple(dict.fromkeys(free))[:20]


def is_held(sku: str, lot: str, serial: str, context: Context) -> bool:
    """Does it stand on a dock, but not free to go?"""
    return any(
        lot in ("", held.lot)
        and serial in ("", held.serial)
        and held.quantity > 0
        and _kind(held.cell.location, context) in FROM
        for held in context.look.stock(item=sku)
    )


def _kind(code: str, context: Context) -> str:
    place = context.look.location(code)
    return place.kind if place and place.site == context.site else ""


def wanted_of(item: Item, lot: str, quantity: int, context: Context) -> Wanted:
    rules = context.rules
    return Wanted(quantity, lot, rules.fixed_bins.get(item.sku, ""), rules.group_zones.get(item.group, ""))


def suggest(
    item: Item, lot: str, quantity: int, context: Context, passed: tuple[str, ...] = ()
) -> Suggestion | None:
    """Where it goes: the bins that know the item are asked first, those of its zone only if none of them has
    room."""
    wanted = wanted_of(item, lot, quantity, context)
    known = _places_of(item, context)
    places = (context.look.location(code) for code in sorted({*known, wanted.fixed} - {""}))
    near = [facts(place, item.sku, context) for place in places if place and _is_bin(place, context)]
    bins = context.look.locations(context.site, "bin")
    in_zone = [place for place in bins if not wanted.zone or place.zone == wanted.zone][:LOOKED_AT]
    tried = choose([bin_ for bin_ in near if bin_.holds_item or bin_.code == wanted.fixed], wanted, passed)
    if tried and tried.reason not in (Reason.ZONE, Reason.EMPTIEST):
        return tried
    return choose([*near, *(facts(place, item.sku, context) for place in in_zone)], wanted, passed)


def _places_of(item: Item, context: Context) -> set[str]:
    """Where the item lies; of units with serials, which may be many, the bin with most of them."""
    if item.has_serial:
        return {context.look.usual_bin(item.sku)}
    return set(context.look.places_of(item.sku))


def _is_bin(place: Location, context: Context) -> bool:
    return place.kind == "bin" and place.site == context.site


def facts(place: Location, sku: str, context: Context) -> Bin:
    """A bin as the choice needs it."""
    lies = [one for one in context.look.contents(place.code) if one.quantity > 0]
    mine = [one for one in lies if one.item == sku]
    return Bin(
        place.code,
        place.zone,
        place.walk,
        place.capacity,
        sum(one.quantity for one in lies),
        bool(mine),
        frozenset(one.lot for one in mine if one.lot),
        len(mine) < len(lies),
    )
