"""Last in, first out: every inflow is a layer, the youngest leaves first. IFRS (IAS 2.25) forbids it.

It is here for books kept under US GAAP; the youngest is the latest by posting, as everywhere.
"""

from __future__ import annotations

from app.ledger import layered
from app.ledger.pool import Effect, Layer, Pool, Ratio, Taken, tail


def receive(pool: Pool, key: str, quantity: int, value: int, weight: int = 0) -> Effect:
    """An inflow of `quantity` worth `value` becomes the youngest layer."""
    return layered.flow_in(pool, (Layer(key, quantity, value, weight=weight),))


def issue(pool: Pool, key: str, quantity: int, fallback: Ratio | None, weight: int = 0) -> Effect:
    """An outflow from the youngest layers; beyond them, negative layer `key` at the last known cost."""
    return layered.flow_out(pool, key, quantity, fallback, weight, newest=True)


def give_back(pool: Pool, key: str, consumption: tuple[Taken, ...], quantity: int) -> Effect:  # noqa: ARG001
    """Goods come back at the cost they left with, last consumed first, each to its receipt's place."""
    return layered.flow_back(pool, tail(consumption, quantity))
