"""Moving average: every inflow blends into one unit cost (the default method).

The last known cost is the average after the latest inflow that left goods of some value, not the ratio after
an outflow: small remainders would let rounding drift into it.
"""

from __future__ import annotations

from dataclasses import replace

from app.ledger.pool import Effect, Pool, Ratio, Taken, tail
from app.ledger.running import flow_in, flow_out


def receive(pool: Pool, key: str, quantity: int, value: int) -> Effect:  # noqa: ARG001
    """An inflow of `quantity` worth `value`; `key` names the layer in methods that keep several."""
    return _learned(flow_in(pool, quantity, value), quantity)


def issue(pool: Pool, key: str, quantity: int, fallback: Ratio | None) -> Effect:  # noqa: ARG001
    """An outflow at the average; beyond the pool at the last known cost."""
    return flow_out(pool, quantity, fallback)


def give_back(pool: Pool, key: str, consumption: tuple[Taken, ...], quantity: int) -> Effect:  # noqa: ARG001
    """Goods come back at the cost they left with, last consumed first."""
    value = sum(piece.value for piece in tail(consumption, quantity))
    return _learned(flow_in(pool, quantity, value, back=True), quantity)


def _learned(effect: Effect, quantity: int) -> Effect:
    pool = effect.pool
    if pool.quantity > 0 and pool.value > 0:
        known = Ratio(pool.quantity, pool.value)
    elif effect.value > 0:
        known = Ratio(quantity, effect.value)
    else:
        return effect
    return replace(effect, pool=replace(pool, last_quantity=known.quantity, last_value=known.value))
