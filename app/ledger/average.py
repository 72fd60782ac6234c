"""Moving average: every inflow blends into one unit cost (the default method).

The last known cost is the average after the latest inflow that left goods of some value, not the ratio after
an outflow: small remainders would let rounding drift into it. While the pool stays negative it is the latest
inflow's own cost.
"""

from __future__ import annotations

from dataclasses import replace

from app.ledger import running
from app.ledger.pool import Effect, Pool, Ratio, Taken, learned, tail, total


def receive(pool: Pool, key: str, quantity: int, value: int, weight: int = 0) -> Effect:  # noqa: ARG001
    """An inflow of `quantity` worth `value`; `key` names the layer in methods that keep several."""
    effect = running.flow_in(pool, quantity, value, weight)
    if effect.pool.quantity > 0 and effect.pool.value > 0:
        cost = running.unit_cost(effect.pool)
    elif value > 0:
        cost = Ratio(weight or quantity, value)
    else:
        return effect
    return replace(effect, pool=learned(effect.pool, cost))


def issue(pool: Pool, key: str, quantity: int, fallback: Ratio | None, weight: int = 0) -> Effect:  # noqa: ARG001
    """An outflow at the average; beyond the pool at the last known cost."""
    return running.flow_out(pool, quantity, fallback, weight)


def give_back(pool: Pool, key: str, consumption: tuple[Taken, ...], quantity: int) -> Effect:
    """Goods come back at the cost they left with, last consumed first."""
    back = tail(consumption, quantity)
    return receive(pool, key, quantity, total(back), sum(piece.weight for piece in back))
