"""What goods cost where this pool cannot say (DESIGN §4, beyond stock), and what money is worth."""

from __future__ import annotations

import json
from decimal import Decimal

from app.domain.clock import day_of
from app.domain.money import parse_unit_cost
from app.domain.quantity import ONE
from app.domain.records import OrderLine, record_of
from app.domain.transaction import OURS
from app.ledger.invoice import Rate, rate_on
from app.ledger.pool import PoolKey, Ratio
from app.posting.stand import Stand


def known_cost(stand: Stand, key: PoolKey) -> Ratio | None:
    """The last cost of our item elsewhere, else an open order's price, else the catalogue's.

    A return, a receipt or a transfer that has come to its end says no cost any more.
    """
    elsewhere = [
        pool
        for pool in stand.pools_of(key.item)
        if pool.key != key
        and pool.key.owner == OURS
        and pool.last
        and (pool.quantity or not pool.key.reference)
    ]
    if elsewhere:
        return max(elsewhere, key=lambda pool: (pool.key.site == key.site, pool.quantity)).last
    return _order_price(stand, key.item) or catalogue_cost(stand, key.item)


def catalogue_cost(stand: Stand, sku: str) -> Ratio | None:
    """The catalogue's cost per base unit."""
    item = stand.item(sku)
    return Ratio.of_cost(parse_unit_cost(item.cost), ONE) if item and item.cost else None


def _order_price(stand: Stand, sku: str) -> Ratio | None:
    if sku not in stand.open_prices:
        return None
    line: OrderLine = record_of(OrderLine, json.loads(stand.open_prices[sku][-1]))
    if not line.unit_cost or line.currency:
        return None
    return Ratio.of_cost(parse_unit_cost(line.unit_cost), line.per)


def rate_at(stand: Stand, currency: str, books_currency: str, instant: int) -> Decimal | None:
    """So many units of the books' currency for one of this; None: not known."""
    if currency in ("", books_currency):
        return Decimal(1)
    rates = [
        Rate(fields["currency"], Decimal(fields["rate"]), fields.get("since", ""))
        for fields in (json.loads(body) for body in stand.rates.values())
    ]
    return rate_on(rates, currency, day_of(instant).isoformat())
