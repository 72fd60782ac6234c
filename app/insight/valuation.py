"""Valuation: quantity and value of every pool, now or as of any position; the journal must agree."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Select, func, select, union_all

from app.db.books.tables import entry, envelope, journal, layer, layer_use, pool
from app.domain.money import unit_cost_text, value_text
from app.domain.quantity import quantity_text
from app.insight.as_of import AsOf
from app.insight.places import places

COLUMNS = ("item", "site", "owner", "account", "method", "quantity", "value", "unit_cost")


def valuation(
    connection: Connection, at: AsOf, *, item: str = "", location: str = ""
) -> list[dict[str, Any]]:
    """Rows by item, site, owner and account; `location` is a site here. Values are exact, never estimated."""
    known = places(connection)
    totals: dict[tuple[str, str, str, str], tuple[int, int]] = {}
    for row in connection.execute(_query(at)):
        if (item and row.item != item) or (location and row.site != location):
            continue
        key = (row.item, row.site, row.owner, row.account)
        quantity, value = totals.get(key, (0, 0))
        totals[key] = (quantity + int(row.quantity), value + int(row.value))
    return [
        {
            "item": key[0],
            "site": key[1],
            "owner": key[2],
            "account": key[3],
            "method": known.method(key[0]),
            "quantity": quantity_text(quantity),
            "value": value_text(value),
            "unit_cost": unit_cost_text(value, quantity),
        }
        for key, (quantity, value) in sorted(totals.items())
        if quantity or value
    ]


def total(rows: Iterable[dict[str, Any]]) -> str:
    """The sum of the rows' values, as text."""
    whole = sum((Decimal(row["value"]) for row in rows), Decimal(0))
    return f"{whole:f}"


def account_totals(connection: Connection, at: AsOf) -> list[dict[str, Any]]:
    """The journal's debit, credit and balance by account."""
    debit, credit = func.sum(journal.c.debit).label("debit"), func.sum(journal.c.credit).label("credit")
    query = at.limit(
        select(journal.c.account, debit, credit)
        .join(entry, entry.c.id == journal.c.envelope)
        .join(envelope, envelope.c.id == journal.c.envelope)
        .group_by(journal.c.account)
        .order_by(journal.c.account)
    )
    return [
        {
            "account": row.account,
            "debit": value_text(int(row.debit)),
            "credit": value_text(int(row.credit)),
            "balance": value_text(int(row.debit) - int(row.credit)),
        }
        for row in connection.execute(query)
    ]


def _query(at: AsOf) -> Select[Any]:
    """Pools now from their rows; earlier ones from their layers and what was taken from them."""
    if at.is_now:
        return select(pool.c.item, pool.c.site, pool.c.owner, pool.c.account, pool.c.quantity, pool.c.value)
    flows = union_all(
        *(
            at.limit(
                select(
                    table.c.pool,
                    (sign * table.c.quantity).label("quantity"),
                    (sign * table.c.value).label("value"),
                )
                .join(entry, entry.c.id == table.c.envelope)
                .join(envelope, envelope.c.id == table.c.envelope)
            )
            for table, sign in ((layer, 1), (layer_use, -1))
        )
    ).subquery()
    quantity, value = func.sum(flows.c.quantity).label("quantity"), func.sum(flows.c.value).label("value")
    return (
        select(pool.c.item, pool.c.site, pool.c.owner, pool.c.account, quantity, value)
        .join(pool, pool.c.key == flows.c.pool)
        .group_by(pool.c.item, pool.c.site, pool.c.owner, pool.c.account)
    )
