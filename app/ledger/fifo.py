"""First in, first out: every inflow is a layer, the oldest leaves first."""

from __future__ import annotations

from app.ledger import layered
from app.ledger.pool import Effect, Layer, Pool, Ratio, Taken, tail


def receive(pool: Pool, key: str, quantity: int, value: int, weight: int = 0) -> Effect:
    """An inflow of `quantity` worth `value` becomes the youngest layer."""
    return layered.flow_in(pool, (Layer(key, quantity, value, weight=weight),))


def issue(pool: Pool, key: str, quantity: int, fallback: Ratio | None, weight: int = 0) -> Effect:
    """An outflow from the oldest layers; beyond them, negative layer `key` at the last known cost."""
    return layered.flow_out(pool, key, quantity, fallback, weight, newest=False)


def give_back(pool: Pool, key: str, consumption: tuple[Taken, ...], quantity: int) -> Effect:  # noqa: ARG001
    """Goods come back at the cost they left with, last consumed first, each to its receipt's place."""
    return layered.flow_back(pool, tail(consumption, quantity))
