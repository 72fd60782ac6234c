"""Valuation: quantity and value of every pool, now or as of any moment; the journal must agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Select, func, select, union_all

from app.db.books.tables import journal, layer, layer_use, pool
from app.domain.money import unit_cost_text, value_text
from app.domain.quantity import divide_half_even, quantity_text
from app.domain.transaction import Cell
from app.insight.as_of import AsOf
from app.insight.places import Places, of_item, places
from app.insight.stock import cells_of
from app.ledger.cells import pool_key

COLUMNS = ("item", "site", "owner", "account", "method", "quantity", "value", "unit_cost")

Key = tuple[str, str, str, str]
"""Item, site, owner, account."""
Worth = tuple[int, int]
"""Quantity (10⁻⁶) and value (10⁻⁴)."""


def valuation(
    connection: Connection, at: AsOf, *, item: str = "", location: str = ""
) -> list[dict[str, Any]]:
    """Rows by item, site, owner and account. Values are exact, never estimated; a single location has its
    share of each pool, by the rule that goods leave it by."""
    totals: dict[Key, Worth] = {
        (row.item, row.site, row.owner, row.account): (int(row.quantity), int(row.value))
        for row in connection.execute(_pools(at, item))
    }
    if location and not any(site == location for _, site, _, _ in totals):
        totals = _share(connection, at, item, location, totals)
    elif location:
        totals = {key: worth for key, worth in totals.items() if key[1] == location}
    known = places(connection, at, {key[0] for key in totals}, ())
    return [_row(key, worth, known) for key, worth in sorted(totals.items()) if any(worth)]


def total(rows: Iterable[dict[str, Any]]) -> str:
    """The sum of the rows' values, as text."""
    whole = sum((Decimal(row["value"]) for row in rows), Decimal(0))
    return f"{whole:f}"


def account_totals(connection: Connection, at: AsOf) -> list[dict[str, Any]]:
    """The journal's debit, credit and balance by account."""
    debit, credit = func.sum(journal.c.debit).label("debit"), func.sum(journal.c.credit).label("credit")
    query = at.known(select(journal.c.account, debit, credit), journal.c.envelope)
    return [
        {
            "account": row.account,
            "debit": value_text(int(row.debit)),
            "credit": value_text(int(row.credit)),
            "balance": value_text(int(row.debit) - int(row.credit)),
        }
        for row in connection.execute(query.group_by(journal.c.account).order_by(journal.c.account))
    ]


def _row(key: Key, worth: Worth, known: Places) -> dict[str, Any]:
    item, site, owner, account = key
    quantity, value = worth
    return {
        "item": item,
        "site": site,
        "owner": owner,
        "account": account,
        "method": known.method(item),
        "quantity": quantity_text(quantity),
        "value": value_text(value),
        "unit_cost": unit_cost_text(value, quantity),
    }


def _share(
    connection: Connection, at: AsOf, item: str, location: str, totals: Mapping[Key, Worth]
) -> dict[Key, Worth]:
    """What lies at one location, at the cost that its pools would give it out for (DESIGN §4)."""
    site = places(connection, at, (), (location,)).site(location)
    held: dict[Key, int] = {}
    for cell in connection.execute(cells_of(at, item, location)):
        key = pool_key(Cell(cell.location, cell.status, cell.owner), cell.item, site)
        assert key is not None, "goods lie at a place"
        name = (key.item, key.site, key.owner, key.account)
        held[name] = held.get(name, 0) + int(cell.quantity)
    return {key: (quantity, _part(quantity, totals.get(key, (0, 0)))) for key, quantity in held.items()}


def _part(quantity: int, whole: Worth) -> int:
    if quantity == whole[0]:
        return whole[1]
    return divide_half_even(whole[1] * quantity, whole[0]) if whole[0] > 0 else 0


def _pools(at: AsOf, item: str) -> Select[Any]:
    """Pools now from their rows; earlier ones from their layers and what was taken from them."""
    names: list[Any] = [pool.c.item, pool.c.site, pool.c.owner, pool.c.account]
    if at.is_now:
        sums = (func.sum(pool.c[name]).label(name) for name in ("quantity", "value"))
        query: Select[Any] = select(*names, *sums)
    else:
        flows = _flows(at, item).subquery()
        sums = (func.sum(flows.c[name]).label(name) for name in ("quantity", "value"))
        query = select(*names, *sums).join(pool, pool.c.key == flows.c.pool)
    if item:
        query = query.where(pool.c.item == item)
    if at.is_now:
        # As the index of pools by item says it; what this leaves out is empty, and so without value.
        query = query.where(pool.c.live)
    return query.group_by(*names)


def _flows(at: AsOf, item: str) -> Any:
    """What came into each pool and what went out: all of it until then, or what the pools hold less all
    that came later."""
    back = at.is_near_the_end and not item
    flows: list[Select[Any]] = (
        [select(pool.c.key.label("pool"), pool.c.quantity, pool.c.value)] if back else []
    )
    for table, sign in ((layer, 1), (layer_use, -1)):
        signed = -sign if back else sign
        amounts = ((signed * table.c[name]).label(name) for name in ("quantity", "value"))
        query: Select[Any] = of_item(select(table.c.pool, *amounts), table.c.pool, item)
        flows.append(at.later(query, table.c.envelope) if back else at.known(query, table.c.envelope))
    return union_all(*flows)
