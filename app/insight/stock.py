"""On hand: what lies where, now or as of any moment."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, not_, or_, select, union_all
from sqlalchemy.sql.elements import ColumnElement

from app.db.books.tables import balance, entry, envelope, lot, movement
from app.domain.clock import day_of, system_clock
from app.domain.quantity import quantity_text
from app.domain.transaction import TRANSIT
from app.insight.as_of import AsOf
from app.insight.places import Places, places

COLUMNS = (
    "site", "location", "item", "lot", "serial", "expiry", "status", "owner", "handling_unit",
    "quantity", "unit", "allocated", "available",
)  # fmt: skip
_KEY = ("location", "status", "owner", "unit", "item", "lot", "serial")


def stock(connection: Connection, at: AsOf, *, item: str = "", location: str = "") -> list[dict[str, Any]]:
    """Rows of on hand, by site, location, item, lot and serial; `location` may be a site."""
    known = places(connection)
    expiries = {(row.item, row.lot): row.expiry for row in connection.execute(select(lot))}
    today = day_of(at.posted_at if at.posted_at and not at.is_now else system_clock()).isoformat()
    rows = [
        _row(row, known, expiries.get((row.item, row.lot), ""), today)
        for row in connection.execute(_query(at, item))
        if row.quantity and known.within(row.location, location)
    ]
    return sorted(rows, key=lambda row: tuple(str(row[name]) for name in COLUMNS[:9]))


def _query(at: AsOf, item: str) -> Select[Any]:
    if at.is_now:
        columns = (*(balance.c[name] for name in _KEY), balance.c.quantity)
        query: Select[Any] = select(*columns).where(balance.c.quantity != 0)
        return query.where(balance.c.item == item) if item else query
    ends = union_all(_end(at, item, "to", +1), _end(at, item, "from", -1)).subquery()
    names: list[Any] = [ends.c[name] for name in _KEY]
    total = func.sum(ends.c.quantity).label("quantity")
    held: Select[Any] = select(*names, total).group_by(*names).having(total != 0)
    return held


def _end(at: AsOf, item: str, end: str, sign: int) -> Select[Any]:
    """One end of every movement, as a signed quantity in its cell."""
    columns = movement.c
    cell = [columns[f"{end}_{name}"].label(name) for name in _KEY[:4]]
    signed = (sign * columns.quantity).label("quantity")
    query: Select[Any] = select(*cell, columns.item, columns.lot, columns.serial, signed)
    query = query.join(entry, entry.c.id == columns.envelope).join(
        envelope, envelope.c.id == columns.envelope
    )
    query = at.limit(query.where(_is_place(columns[f"{end}_location"])))
    return query.where(columns.item == item) if item else query


def _is_place(location: ColumnElement[str]) -> ColumnElement[bool]:
    """A real place; the virtual ends of the warehouse hold nothing."""
    return or_(not_(location.startswith("~", autoescape=True)), location.startswith(TRANSIT, autoescape=True))


def _row(row: Any, known: Places, expiry: str, today: str) -> dict[str, Any]:
    sellable = known.sellable(row.location, row.status, row.owner, row.unit, expiry, today)
    return {
        "site": known.site(row.location),
        "location": row.location,
        "item": row.item,
        "lot": row.lot,
        "serial": row.serial,
        "expiry": expiry,
        "status": row.status,
        "owner": row.owner,
        "handling_unit": row.unit,
        "quantity": quantity_text(int(row.quantity)),
        "unit": known.unit(row.item),
        "allocated": "0",
        "available": quantity_text(int(row.quantity)) if sellable else "0",
    }
