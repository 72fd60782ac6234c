"""Look-ups of what waits on its way out: totes and cartons, loads, orders with something to pack; pages of
them, that cost as much however many wait."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping

from app.cache.dealings import DealingView
from app.cache.indexed import LOADED, named
from app.cache.urgency import has_to_pack
from app.cache.waiting import UNPACKED, place_in
from app.domain.documents import Load, SalesOrder
from app.domain.standing import Carton, Page

_OPEN, _CLOSED = "open", "closed"
"""States of a handling unit."""


class OutgoingView(DealingView):
    """What is to go to customers; what waits counts."""

    def carton(self, code: str) -> Carton | None:
        """The tote or carton with this code; None where nothing for a customer lies in it."""
        with self._view():
            orders = tuple(dict.fromkeys(promise.document for promise in self.promises(unit=code)))
            place = self.unit(code)
        if not orders or place is None:
            return None
        return Carton(code, orders, place.location, place.state == _CLOSED)

    def units_waiting(
        self, *, closed: bool, limit: int, load: str = "", beside: Collection[str] = ()
    ) -> Page[Carton]:
        """Handling units, closed or open ones, with goods for open orders, the most urgent order's first; or
        with goods for the orders of a load, in its order. `beside`: those that do not count."""
        with self._view() as reader:
            ours, places = self._units_on_their_way(), self._places_in(load)
            others = set(beside)
            mine = [
                (first, code)
                for code, carton in ours.items()
                if carton and carton.closed is closed and code not in others
                if (first := self._first(carton, places))
            ]
            state = _CLOSED if closed else _OPEN
            page = _page(reader, load, state, others | ours.keys(), mine, limit)
            stored = _cartons(reader, [code for code in page.first if code not in ours], closed)
            cartons = (ours.get(code) or stored.get(code) for code in page.first)
            return Page(tuple(carton for carton in cartons if carton), page.count)

    def orders_to_pack(self, load: str, limit: int) -> Page[str]:
        """Orders of a load with something that is in no carton yet, in the load's order."""
        with self._view() as reader:
            places = self._places_in(load) or {}
            touched = self._touched(reader, SalesOrder) & places.keys()
            unpacked = (number for number in touched if self._unpacked(number))
            mine = [(place_in(places[number], number), number) for number in unpacked]
            return _page(reader, load, UNPACKED, touched, mine, limit)

    def loads_waiting(self, limit: int) -> tuple[tuple[str, int], ...]:
        """Loads with something to ship or to pack, by number, each with how many cartons are ready for it."""
        with self._view() as reader:
            ready: dict[str, int] = dict(reader.execute(_READY).fetchall())
            ours = self._units_on_their_way()
            for load, count in reader.execute(_GONE, (json.dumps(list(ours)),)):
                ready[load] -= count
            for carton in ours.values():
                for load in self._loads_of(reader, carton) if carton and carton.closed else ():
                    ready[load] = ready.get(load, 0) + 1
        return tuple(sorted(ready.items())[:limit])

    def _units_on_their_way(self) -> dict[str, Carton | None]:
        """Handling units that envelopes on their way touch, as those leave them."""
        units = {key.unit for key in self._overlay.promises if key.unit} | self._overlay.units.keys()
        for code in units - self._cartons.keys():
            self._cartons[code] = self.carton(code)
        return {code: self._cartons[code] for code in units}

    def _places_in(self, load: str) -> Mapping[str, int] | None:
        """In which place each order of a load goes; None where no load is meant."""
        if not load:
            return None
        known = self.record(Load, load)
        return {number: place for place, number in enumerate(known.orders if known else ())}

    def _first(self, carton: Carton, places: Mapping[str, int] | None) -> str:
        """How a handling unit sorts among those that wait; empty: it does not wait."""
        if places is not None:
            return min((place_in(places[one], one) for one in carton.orders if one in places), default="")
        urgent = ((self._urgency(SalesOrder, number), number) for number in carton.orders)
        return min((f"{urgency} {number}" for urgency, number in urgent if urgency), default="")

    def _unpacked(self, number: str) -> bool:
        if number not in self._to_pack:
            is_open = bool(self._urgency(SalesOrder, number))
            self._to_pack[number] = is_open and has_to_pack(self.record(SalesOrder, number), self)
        return self._to_pack[number]

    def _loads_of(self, reader: sqlite3.Connection, carton: Carton) -> set[str]:
        return {key for number in carton.orders for _, key in named(reader, number, LOADED)}


_PAGE = (
    "SELECT first, code FROM outgoing WHERE load = ? AND state = ?"
    " AND code NOT IN (SELECT value FROM json_each(?) j) ORDER BY first, code LIMIT ?"
)
_COUNT = "SELECT coalesce(sum(count), 0) FROM outgoing_count WHERE load = ? AND state = ?"
_AMONG = (
    "SELECT count(*) FROM json_each(?) j"
    " CROSS JOIN outgoing w ON w.load = ? AND w.state = ? AND w.code = j.value"
)
_CARTONS = (
    "SELECT u.code, u.location, p.document FROM json_each(?) j CROSS JOIN unit u ON u.code = j.value"
    " JOIN promise p ON p.unit = u.code AND p.unit <> '' GROUP BY u.code, p.document ORDER BY min(p.id)"
)
_READY = (
    f"SELECT load, sum(CASE state WHEN '{_CLOSED}' THEN count ELSE 0 END) FROM outgoing_count"
    " WHERE load > '' GROUP BY load"
)
_GONE = (
    "SELECT w.load, count(*) FROM json_each(?) j CROSS JOIN outgoing w ON w.code = j.value"
    f" WHERE w.load > '' AND w.state = '{_CLOSED}' GROUP BY w.load"
)


def _page(
    reader: sqlite3.Connection,
    load: str,
    state: str,
    beside: Collection[str],
    mine: list[tuple[str, str]],
    limit: int,
) -> Page[str]:
    """The first codes of one state, without some of them, and with others in their places."""
    others = json.dumps(list(beside))
    rows = reader.execute(_PAGE, (load, state, others, limit)).fetchall()
    (count,) = reader.execute(_COUNT, (load, state)).fetchone()
    (gone,) = reader.execute(_AMONG, (others, load, state)).fetchone()
    return Page(
        tuple(code for _, code in sorted([*rows, *mine])[:limit]),
        count - gone + len(mine),
    )


def _cartons(reader: sqlite3.Connection, codes: list[str], closed: bool) -> dict[str, Carton]:
    """Handling units as the cache has them."""
    orders: dict[str, list[str]] = {}
    places: dict[str, str] = {}
    for code, location, order in reader.execute(_CARTONS, (json.dumps(codes),)):
        orders.setdefault(code, []).append(order)
        places[code] = location
    return {code: Carton(code, tuple(of_code), places[code], closed) for code, of_code in orders.items()}
