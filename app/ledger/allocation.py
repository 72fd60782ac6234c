"""Which stock is promised to which order line: first expiring, then first in, then fewest stops. Pure.

Stock of one item falls into *ranks* of equal expiry and equal age (posting says how fine age is: the day of
arrival, as a rule). Ranks go strictly in order; within a rank the places are free to choose, and the choice
saves steps: places where this order stops already, then the smallest place that covers the need, else the
largest. That is the fewest places for one line; across the lines of an order it is greedy.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

_NEVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Demand:
    """An order line that wants so much (10⁻⁶); a lot where the customer names one. Demands of one `whole`
    stand together and are met all, or none of them."""

    order: str
    line: str
    item: str
    quantity: int
    lot: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Sellable:
    """What may still be promised of one balance; `age` grows with arrival, `walk` along the picker's way."""

    balance: str
    item: str
    location: str
    quantity: int
    lot: str = ""
    expiry: str = ""
    age: int = 0
    walk: int = 0


@dataclass(frozen=True, slots=True)
class Promise:
    """So much of one balance for one order line."""

    order: str
    line: str
    balance: str
    location: str
    lot: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Shortage:
    """What an order line still wants."""

    order: str
    line: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Allocation:
    """Promises in the order of the demand, and what nothing could be promised for."""

    promises: tuple[Promise, ...]
    shortages: tuple[Shortage, ...]


def allocate(demands: Sequence[Demand], stock: Iterable[Sellable], day: str = "") -> Allocation:
    """Promise stock to order lines, first line first. What expires before `day` (ISO) is left alone."""
    shelves = _shelves(demands, stock, day)
    stops: dict[str, set[str]] = {}
    promises: list[Promise] = []
    shortages: list[Shortage] = []
    for group in _together(demands):
        before = set(stops.setdefault(group[0].order, set())) if group[0].whole else set()
        met = [_meet(demand, shelves, stops.setdefault(demand.order, set())) for demand in group]
        short = [shortage for _, shortage in met if shortage]
        if short and group[0].whole:
            for demand, (given, _) in zip(group, met, strict=True):
                shelves[demand.item, demand.lot].take_back(given)
            stops[group[0].order] = before
            short, met = [Shortage(each.order, each.line, each.quantity) for each in group], []
        promises += [promise for given, _ in met for promise in given]
        shortages += short
    return Allocation(tuple(promises), tuple(shortages))


def preference(stock: Sellable) -> tuple[str, int, int, str]:
    """Sorts what is promised first before the rest; within a rank it is the picker's way."""
    return stock.expiry or _NEVER, stock.age, stock.walk, stock.balance


def _together(demands: Sequence[Demand]) -> Iterator[list[Demand]]:
    """Demands that are met as one, in their order."""
    for _, group in groupby(enumerate(demands), lambda each: each[1].whole or each[0]):
        yield [demand for _, demand in group]


def _meet(
    demand: Demand, shelves: dict[tuple[str, str], _Shelf], visited: set[str]
) -> tuple[list[Promise], Shortage | None]:
    assert demand.quantity > 0, "an order line wants something"
    given = shelves[demand.item, demand.lot].give(demand, visited)
    left = demand.quantity - sum(promise.quantity for promise in given)
    return given, Shortage(demand.order, demand.line, left) if left else None


@dataclass(slots=True)
class _Rank:
    """Places of one expiry and age: by size, and by location. A place that is promised away leaves both."""

    by_size: list[_Place] = field(default_factory=list)
    by_location: dict[str, dict[str, _Place]] = field(default_factory=dict)

    def add(self, place: _Place) -> None:
        insort(self.by_size, place, key=_size)
        self.by_location.setdefault(place.stock.location, {})[place.stock.balance] = place

    def remove(self, place: _Place) -> None:
        del self.by_size[bisect_left(self.by_size, _size(place), key=_size)]
        here = self.by_location[place.stock.location]
        del here[place.stock.balance]
        if not here:
            del self.by_location[place.stock.location]

    def choose(self, need: int, visited: set[str]) -> _Place:
        """A place where the order stops already, else the smallest that covers the need, else the largest."""
        known = self._visited(visited)
        if known:
            covering = [place for place in known if place.left >= need]
            return min(covering, key=_way) if covering else max(known, key=_size)
        at = bisect_left(self.by_size, need, key=_left)
        best = self.by_size[min(at, len(self.by_size) - 1)].left
        return self.by_size[bisect_right(self.by_size, best, key=_left) - 1]

    def _visited(self, visited: set[str]) -> list[_Place]:
        if len(visited) < len(self.by_location):
            locations = [location for location in visited if location in self.by_location]
        else:
            locations = [location for location in self.by_location if location in visited]
        return [place for location in locations for place in self.by_location[location].values()]


@dataclass(slots=True)
class _Place:
    """A balance while it is being promised away, and the ranks that offer it: its item's, and its lot's."""

    stock: Sellable
    left: int
    ranks: list[_Rank] = field(default_factory=list)

    def take(self, quantity: int) -> None:
        """So much less is left here (negative: more)."""
        for rank in self.ranks if self.left else ():
            rank.remove(self)
        self.left -= quantity
        for rank in self.ranks if self.left else ():
            rank.add(self)


@dataclass(slots=True)
class _Shelf:
    """One item's (or lot's) ranks in order; a rank that is used up is passed, until something comes back."""

    ranks: list[_Rank]
    places: dict[str, _Place]
    at: int = 0

    def give(self, demand: Demand, visited: set[str]) -> list[Promise]:
        given: list[Promise] = []
        need = demand.quantity
        while need and (rank := self._first()):
            place = rank.choose(need, visited)
            part = min(need, place.left)
            place.take(part)
            need -= part
            visited.add(place.stock.location)
            stock = place.stock
            given.append(Promise(demand.order, demand.line, stock.balance, stock.location, stock.lot, part))
        return given

    def take_back(self, given: list[Promise]) -> None:
        for promise in given:
            self.places[promise.balance].take(-promise.quantity)
            self.at = 0

    def _first(self) -> _Rank | None:
        while self.at < len(self.ranks) and not self.ranks[self.at].by_size:
            self.at += 1
        return self.ranks[self.at] if self.at < len(self.ranks) else None


def _shelves(demands: Sequence[Demand], stock: Iterable[Sellable], day: str) -> dict[tuple[str, str], _Shelf]:
    """A shelf for each item or lot that is asked for."""
    wanted = {(demand.item, demand.lot) for demand in demands}
    ranks: dict[tuple[str, str], dict[tuple[str, int], _Rank]] = {name: {} for name in wanted}
    places: dict[tuple[str, str], dict[str, _Place]] = {name: {} for name in wanted}
    ordered = sorted(
        (_Place(row, row.quantity) for row in stock if row.quantity > 0 and (row.expiry or _NEVER) >= day),
        key=_size,
    )
    for place in ordered:
        row = place.stock
        for name in {(row.item, ""), (row.item, row.lot)} & wanted:
            rank = ranks[name].setdefault((row.expiry or _NEVER, row.age), _Rank())
            rank.by_size.append(place)
            rank.by_location.setdefault(row.location, {})[row.balance] = place
            place.ranks.append(rank)
            places[name][row.balance] = place
    return {
        name: _Shelf([found[key] for key in sorted(found)], places[name]) for name, found in ranks.items()
    }


def _size(place: _Place) -> tuple[int, int, str]:
    """Smallest first; of equals the one that comes later on the way, so that the largest is the nearest."""
    return (place.left, -place.stock.walk, place.stock.balance)


def _left(place: _Place) -> int:
    return place.left


def _way(place: _Place) -> tuple[int, str]:
    return (place.stock.walk, place.stock.balance)
