"""On hand: what lies where, now or as of any moment, and what of it is promised."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, func, not_, or_, select, union_all
from sqlalchemy.sql.elements import ColumnElement

from app.db.books.tables import balance, entry, lot, movement
from app.domain.quantity import quantity_text
from app.domain.transaction import TRANSIT
from app.insight.as_of import AsOf
from app.insight.places import Places, places
from app.insight.promised import Held, promised, spread

COLUMNS = (
    "site", "location", "item", "lot", "serial", "expiry", "status", "owner", "handling_unit",
    "quantity", "unit", "allocated", "available",
)  # fmt: skip
_KEY = ("location", "status", "owner", "unit", "item", "lot", "serial")
_ORDER = ("site", "location", "item", "lot", "serial", "expiry", "status", "owner", "unit")
MOST_ITEMS = 1_000
"""Up to so many items are read one by one; for more, everything is read at once."""


def stock(connection: Connection, at: AsOf, *, item: str = "", location: str = "") -> list[dict[str, Any]]:
    """Rows of on hand, by site, location, item, lot and serial; `location` may be a site."""
    cells = _cells(connection, at, item, location)
    known = places(connection, at, {cell.item for cell in cells}, {cell.location for cell in cells})
    expiries = _expiries(connection, at, item) if any(cell.lot for cell in cells) else {}
    today = at.day.isoformat()
    held = [_held(cell, known, expiries, today) for cell in cells]
    held.sort(key=attrgetter(*_ORDER))
    allocated = spread(held, promised(connection, at, item))
    return [
        _row(one, part, known)
        for one, part in zip(held, allocated, strict=True)
        if known.within(one.location, location)
    ]


def _cells(connection: Connection, at: AsOf, item: str, location: str) -> Sequence[Any]:
    """The cells that the answer needs. For one location these are its items', wherever they lie: a promise
    may have moved on. Where there are many, or `location` is a site, all are read."""
    if location and not item:
        here = {cell.item for cell in connection.execute(cells_of(at, location=location))}
        if here and len(here) <= MOST_ITEMS:
            return [cell for sku in sorted(here) for cell in connection.execute(cells_of(at, sku))]
    return connection.execute(cells_of(at, item)).all()


def _held(cell: Any, known: Places, expiries: dict[tuple[str, str], str], today: str) -> Held:
    expiry = expiries.get((cell.item, cell.lot), "")
    return Held(
        site=known.site(cell.location),
        location=cell.location,
        item=cell.item,
        lot=cell.lot,
        serial=cell.serial,
        expiry=expiry,
        status=cell.status,
        owner=cell.owner,
        unit=cell.unit,
        quantity=int(cell.quantity),
        is_sellable=known.sellable(cell.location, cell.status, cell.owner, cell.unit, expiry, today),
    )


def _row(held: Held, allocated: int, known: Places) -> dict[str, Any]:
    available = max(0, held.quantity - allocated) if held.is_sellable else 0
    return {
        "site": held.site,
        "location": held.location,
        "item": held.item,
        "lot": held.lot,
        "serial": held.serial,
        "expiry": held.expiry,
        "status": held.status,
        "owner": held.owner,
        "handling_unit": held.unit,
        "quantity": quantity_text(held.quantity),
        "unit": known.unit(held.item),
        "allocated": quantity_text(allocated),
        "available": quantity_text(available),
    }


# --- cells, from the projection or from movements ------------------------------------------------------


def cells_of(at: AsOf, item: str = "", location: str = "") -> Select[Any]:
    """What each cell holds, of an item, at one location: balances now; else all movements until then, or
    the balances less all movements since."""
    held = _only(select(*(balance.c[name] for name in _KEY), balance.c.quantity), balance.c, item, location)
    if at.is_now:
        return held.where(balance.c.quantity != 0)
    if at.is_near_the_end and not item:
        parts = [held, *(at.later(_end(end, -sign, item, location), _ENVELOPE) for end, sign in _ENDS)]
    else:
        parts = [at.known(_end(end, sign, item, location), _ENVELOPE) for end, sign in _ENDS]
    ends = union_all(*parts).subquery()
    names: list[Any] = [ends.c[name] for name in _KEY]
    total = func.sum(ends.c.quantity).label("quantity")
    return select(*names, total).group_by(*names).having(total != 0)


_ENDS = (("to", +1), ("from", -1))
_ENVELOPE = movement.c.envelope


def _end(end: str, sign: int, item: str, location: str) -> Select[Any]:
    """One end of every movement, as a signed quantity in its cell."""
    columns = movement.c
    cell = [columns[f"{end}_{name}"].label(name) for name in _KEY[:4]]
    signed = (sign * columns.quantity).label("quantity")
    query: Select[Any] = select(*cell, columns.item, columns.lot, columns.serial, signed)
    query = query.where(_is_place(columns[f"{end}_location"]))
    return _only(query, columns, item, location, f"{end}_location")


def _only(query: Select[Any], columns: Any, item: str, location: str, at: str = "location") -> Select[Any]:
    if item:
        query = query.where(columns.item == item)
    return query.where(columns[at] == location) if location else query


def _is_place(location: ColumnElement[str]) -> ColumnElement[bool]:
    """A real place; the virtual ends of the warehouse hold nothing."""
    return or_(not_(location.startswith("~", autoescape=True)), location.startswith(TRANSIT, autoescape=True))


def _expiries(connection: Connection, at: AsOf, item: str) -> dict[tuple[str, str], str]:
    """A lot expires as was first said of it, where that was said by then."""
    first = select(lot.c.item, lot.c.lot, lot.c.expiry)
    if item:
        first = first.where(lot.c.item == item)
    expiries = {(row.item, row.lot): row.expiry for row in connection.execute(first)}
    if at.is_now:
        return expiries
    said = select(movement.c.item, movement.c.lot).distinct()
    said = said.where(movement.c.lot != "", movement.c.expiry != "")
    said = said.join(entry, entry.c.id == movement.c.envelope).where(entry.c.position <= at.position)
    if item:
        said = said.where(movement.c.item == item)
    by_then = {(row.item, row.lot) for row in connection.execute(said)}
    return {key: expiry for key, expiry in expiries.items() if key in by_then}
