"""The picker's way: open promises as stops, bin after bin in walk order, no bin twice. Pure.

A stop is what is to be taken of one item and lot at one bin. With a tote for each order every order has
stops of its own; where goods of several orders go into one tote, they share the stop and `shares` says how
much is whose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.standing import Promised


@dataclass(frozen=True, slots=True)
class Place:
    """A bin as the way needs it."""

    zone: str
    walk: int


@dataclass(frozen=True, slots=True)
class Share:
    """So much (10⁻⁶) of a stop is an order line's."""

    order: str
    line: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Goods to take at a bin; `order` is empty where several orders share them."""

    location: str
    item: str
    lot: str
    order: str
    shares: tuple[Share, ...]

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.location, self.item, self.lot, self.order

    @property
    def quantity(self) -> int:
        return sum(share.quantity for share in self.shares)


def stops(
    promises: Iterable[Promised], places: Mapping[str, Place], *, shared: bool = False, zone: str = ""
) -> tuple[Stop, ...]:
    """The open promises as stops, in the order of the walk; of one zone, where one is named."""
    shares: dict[tuple[str, str, str, str], dict[tuple[str, str], int]] = {}
    for promise in promises:
        place = places.get(promise.location)
        if promise.state != "open" or place is None or (zone and place.zone != zone):
            continue
        key = (promise.location, promise.item, promise.lot, "" if shared else promise.document)
        lines = shares.setdefault(key, {})
        line = (promise.document, promise.line)
        lines[line] = lines.get(line, 0) + promise.quantity
    found = (
        Stop(*key, tuple(Share(*line, quantity) for line, quantity in lines.items()))
        for key, lines in shares.items()
    )
    return tuple(sorted(found, key=lambda stop: (places[stop.location].walk, *stop.key)))


def onwards(way: tuple[Stop, ...], places: Mapping[str, Place], at: str) -> tuple[Stop, ...]:
    """The way from a bin on: first what lies there and behind it, then what was passed (goods that were
    promised anew), so that nobody runs back and forth."""
    here = places.get(at)
    if here is None:
        return way
    passed = [stop for stop in way if stop.location != at and _at(stop, places) < (here.walk, at)]
    return (*(stop for stop in way if stop not in passed), *passed)


def _at(stop: Stop, places: Mapping[str, Place]) -> tuple[int, str]:
    return places[stop.location].walk, stop.location
