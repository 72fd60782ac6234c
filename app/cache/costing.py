"""What goods would cost if they were issued now: by the item’s costing method, from the layers it takes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from app.domain.money import parse_unit_cost
from app.domain.quantity import ONE
from app.domain.records import Item
from app.domain.standing import Costing, Receipt
from app.ledger.methods import LAYERED, method
from app.ledger.pool import Layer, Pool, PoolKey, Ratio, share

Row = tuple[str, int, int, int, int, str, int]
"""A layer: key, ordinal, quantity, value, weight; the document that brought it, and when."""


def costing(reader: sqlite3.Connection, item: Item, site: str, quantity: int) -> Costing | None:
    """What posting would take for so much of ours in stock at a site; None where no cost is known.

    Of the methods that keep layers it says which receipts it comes from, in the order of taking.
    """
    key = PoolKey(item.sku, site)
    layers: list[Row] = reader.execute(
        "SELECT key, ordinal, quantity, value, weight, document, at FROM layer WHERE pool = ?"
        " ORDER BY ordinal, key",
        (key.text,),
    ).fetchall()
    pool = _pool(reader, key, layers)
    fallback = Ratio.of_cost(parse_unit_cost(item.cost), ONE) if item.cost else None
    weight = share(pool.weight, min(quantity, max(0, pool.quantity)), pool.quantity) if pool.weight else 0
    effect = method(item.method).issue(pool, "", quantity, fallback, weight)
    if effect.uncosted:
        return None
    named = {row[0]: row for row in layers} if item.method in LAYERED else {}
    taken = tuple(
        Receipt(named[piece.key][5], named[piece.key][6], piece.quantity, piece.value)
        for piece in effect.taken
        if piece.key in named
    )
    return Costing(effect.value, taken)


def _pool(reader: sqlite3.Connection, key: PoolKey, layers: Sequence[Row]) -> Pool:
    """The pool as the books have it, as far as an issue asks."""
    row = reader.execute(
        "SELECT held, worth, weight, quantity, value FROM cost WHERE pool = ?", (key.text,)
    ).fetchone()
    if row is None:
        return Pool(key)
    held, worth, weight, last_quantity, last_value = row
    kept = tuple(Layer(name, much, value, place, heavy) for name, place, much, value, heavy, _, _ in layers)
    return Pool(key, held, worth, last_quantity, last_value, layers=kept, weight=weight)
