"""What of the goods on hand is promised to order lines, as of any moment, and on which rows it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.db.books.tables import allocation, promise
from app.insight.as_of import AsOf

PICKED = "picked"


@dataclass(frozen=True, slots=True)
class Held:
    """Goods in one cell; quantity in 10⁻⁶."""

    site: str
    location: str
    item: str
    lot: str
    serial: str
    expiry: str
    status: str
    owner: str
    unit: str
    quantity: int
    is_sellable: bool


@dataclass(frozen=True, slots=True)
class Promised:
    """So much of an item that is promised: open at a place of a site, or picked into a handling unit."""

    state: str
    unit: str
    item: str
    site: str
    location: str
    lot: str
    quantity: int


def promised(connection: Connection, at: AsOf, item: str = "") -> list[Promised]:
    """Promises that stood, added up by place."""
    return [
        Promised(row.state, row.unit, row.item, row.site, row.location, row.lot, int(row.quantity))
        for row in connection.execute(_query(at, item))
        if row.quantity
    ]


def _query(at: AsOf, item: str) -> Select[Any]:
    table = allocation if at.is_now else promise
    place: list[Any] = [table.c[name] for name in ("state", "unit", "item", "site", "location", "lot")]
    query: Select[Any] = select(*place, func.sum(table.c.quantity).label("quantity"))
    if item:
        query = query.where(table.c.item == item)
    if not at.is_now:
        query = at.known(query, promise.c.envelope)
    return query.group_by(*place).order_by(*place)


def spread(held: Sequence[Held], promises: Sequence[Promised]) -> list[int]:
    """How much of each cell is promised. Where the goods moved on, the promise goes with what else the site
    can sell of the item: over a site, available is what can be sold less all that is promised."""
    cells: dict[str, list[int]] = {}
    for at, cell in enumerate(held):
        cells.setdefault(cell.item, []).append(at)
    free = [max(0, cell.quantity) for cell in held]
    moved_on = []
    for one in promises:
        here = [at for at in cells.get(one.item, ()) if _is_there(held[at], one)]
        moved_on.append((one, _take(free, here, one.quantity)))
    for one, left in moved_on:
        if left and one.state != PICKED:
            at_site = [
                at for at in cells.get(one.item, ()) if held[at].is_sellable and held[at].site == one.site
            ]
            _take(free, at_site, left)
    return [max(0, cell.quantity) - left for cell, left in zip(held, free, strict=True)]


def _is_there(cell: Held, one: Promised) -> bool:
    """Does the promise name this cell: the handling unit it was picked into, or the place and lot?"""
    if one.state == PICKED:
        return bool(one.unit) and cell.unit == one.unit
    return cell.is_sellable and (cell.location, cell.lot) == (one.location, one.lot)


def _take(free: list[int], cells: Sequence[int], quantity: int) -> int:
    """Promise what is free in these cells; returns what is left over."""
    for at in cells:
        part = min(quantity, free[at])
        free[at] -= part
        quantity -= part
    return quantity
