"""Available to promise: what of each item a site can still promise, and which orders wait for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from app.db.books.current import current_bodies
from app.db.books.tables import allocation, progress
from app.domain.documents import SalesOrder
from app.domain.quantity import parse_quantity, quantity_text
from app.insight.as_of import AsOf
from app.insight.stock import stock

COLUMNS = ("site", "item", "on_hand", "promised", "available", "unit", "waiting", "orders")


def to_promise(connection: Connection, at: AsOf, *, item: str = "", site: str = "") -> list[dict[str, Any]]:
    """Rows by site and item: on hand, promised, still available; what orders want beyond their promises
    (`waiting`, of the item anywhere) and which. Orders count as they stand now."""
    sums: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    units: dict[str, str] = {}
    for row in stock(connection, at, item=item):
        here = sums[row["site"], row["item"]]
        units[row["item"]] = row["unit"]
        for name, column in (("on_hand", "quantity"), ("promised", "allocated"), ("available", "available")):
            here[name] += parse_quantity(row[column] or "0")
    waiting: dict[str, Counter[str]] = defaultdict(Counter)
    for order, sku, still in _wanted(connection):
        if item in ("", sku):
            waiting[sku][order] += still
    places = {name for name, _ in sums} or {site}
    for sku in set(waiting) - {sku for _, sku in sums}:
        for place in places:
            sums[place, sku].update(on_hand=0)
    return [
        {
            "site": place,
            "item": sku,
            **{name: quantity_text(here[name]) for name in ("on_hand", "promised", "available")},
            "unit": units.get(sku, ""),
            "waiting": quantity_text(sum(waiting[sku].values())),
            "orders": ", ".join(sorted(waiting[sku])),
        }
        for (place, sku), here in sorted(sums.items())
        if site in ("", place)
    ]


def _wanted(connection: Connection) -> Iterator[tuple[str, str, int]]:
    """Order, item and how much it still wants beyond what is shipped and promised."""
    made: Counter[tuple[str, str]] = Counter()
    for row in connection.execute(select(progress).where(progress.c.kind.in_(("shipped", "closed")))):
        made[row.document, row.line] += row.quantity
    for row in connection.execute(select(allocation)):
        made[row.document, row.line] += row.quantity
    for number, body in current_bodies(connection, SalesOrder.TABLE).items():
        for line in body.get("lines", ()) if not made[number, ""] else ():
            still = line["quantity"] - made[number, line["line"]]
            if still > 0:
                yield number, line["sku"], still
