"""Goods that came free while orders waited for them: recomputed from what a transaction moved, released and
counted (invariant 9)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from app.domain.clock import instant_text
from app.verify.deed import Deed
from app.verify.followed import place_sells, sells
from app.verify.tasked import COUNTING
from app.verify.walked import SEPARATOR, is_loose

Place = tuple[str, str]
"""An item at a site."""


def came_free(deed: Deed, waits: Mapping[str, tuple[str, int]], let_go: Collection[Place]) -> list[str]:
    """The names of items and sites of which something came free that orders wait for, in order.

    `waits` are those that the transaction itself changed, by name; `let_go` is of what promises were let go.
    """
    if not waits and not deed.known.walked.anybody_waits():
        return []
    more = (place for place in let_go if _left(deed, place) > 0)
    found = {place for place in (*_net(deed), *more, *_shown(deed)) if _waits(deed, place, waits)}
    return [SEPARATOR.join(place) for place in sorted(found)]


def _waits(deed: Deed, place: Place, changed: Mapping[str, tuple[str, int]]) -> bool:
    """Does any order wait for this item at this site?"""
    item, site = place
    waits = {**deed.known.walked.waiting_for(item), **changed}
    begin = f"{item}{SEPARATOR}"
    return any(
        quantity and name.startswith(begin) and holder.partition(SEPARATOR)[0] == site
        for name, (holder, quantity) in waits.items()
    )


def _net(deed: Deed) -> Iterator[Place]:
    """Where more can be sold, or less of it is promised."""
    net: Counter[Place] = Counter()
    for row in deed.movements:
        for end, sign in (("from", -1), ("to", 1)):
            if sells(deed, row, end):
                net[row["item"], _site(deed, row[f"{end}_location"])] += sign * row["quantity"]
    for row in deed.rows["promise"]:
        net[row["item"], row["site"]] -= row["quantity"] if row["state"] == "open" else 0
    yield from (place for place, quantity in net.items() if quantity > 0)


def _site(deed: Deed, location: str) -> str:
    place = deed.known.catalogue.body("location", location, deed.position)
    return str(place["site"]) if place else ""


def _left(deed: Deed, place: Place) -> int:
    """What can be sold at a site beyond what is promised."""
    item, site = place
    day = instant_text(deed.entered.posted_at)[:10]
    left = -deed.known.walked.open_of(item, site)
    for row in deed.rows["promise"]:
        if (row["item"], row["site"], row["state"]) == (item, site, "open"):
            left -= row["quantity"]
    lying: Counter[tuple[str, str]] = Counter()
    for location, lot, quantity in deed.known.walked.lying_of(item):
        lying[location, lot] += quantity
    for row in deed.movements:
        for end, sign in (("from", -1), ("to", 1)):
            if is_loose(row, end) and row["item"] == item:
                lying[row[f"{end}_location"], row["lot"]] += sign * row["quantity"]
    for (location, lot), quantity in lying.items():
        body = deed.known.catalogue.body("location", location, deed.position)
        fresh = not lot or (deed.known.expiry(item, lot) or day) >= day
        left += quantity if body and body["site"] == site and place_sells(body) and fresh else 0
    return left


def _shown(deed: Deed) -> Iterator[Place]:
    """What lies where it was counted, or in a place that sells from now on."""
    for row in deed.rows["record"]:
        if row["table_name"] == "task" and deed.kind in COUNTING:
            task = json.loads(row["body"])
            if (task.get("kind"), task.get("state")) == ("count", "done"):
                yield from _at(deed, task["location"], task.get("sku", ""))
        elif row["table_name"] == "location":
            yield from _at(deed, row["key"], "")


def _at(deed: Deed, location: str, item: str) -> Iterator[Place]:
    """What lies at a place for sale after the transaction; of an item that was counted, whatever is left."""
    body = deed.known.catalogue.body("location", location, deed.position + 1)
    if body is None:
        return
    site = str(body["site"])
    if item:
        yield item, site
        return
    lying: Counter[str] = Counter(deed.known.walked.lying_at(location))
    for row in deed.movements:
        for end, sign in (("from", -1), ("to", 1)):
            if is_loose(row, end) and row[f"{end}_location"] == location:
                lying[row["item"]] += sign * row["quantity"]
    if place_sells(body):
        yield from ((sku, site) for sku, quantity in lying.items() if quantity > 0)
