"""Standard cost: goods lie at the standard, what was paid beside it is price variance.

The standard is the pool's last known cost; posting opens a pool with the catalogue's (pool.learned), and only
`set_standard` changes it. A pool without any standard takes its first receipt's price as such.
"""

from __future__ import annotations

from dataclasses import replace

from app.ledger import running
from app.ledger.pool import Effect, Pool, Ratio, Taken, learned, tail, total


def receive(pool: Pool, key: str, quantity: int, value: int, weight: int = 0) -> Effect:  # noqa: ARG001
    """An inflow at the standard; `variance` is what `value` lies above it."""
    if pool.last is None and value > 0:
        pool = learned(pool, Ratio(weight or quantity, value))
    standard = pool.last.value_of(weight or quantity) if pool.last else 0
    effect = running.flow_in(pool, quantity, standard, weight)
    return replace(effect, value=value, variance=value - standard)


def issue(pool: Pool, key: str, quantity: int, fallback: Ratio | None, weight: int = 0) -> Effect:  # noqa: ARG001
    """An outflow at the standard, beyond the pool too."""
    return running.flow_out(pool, quantity, fallback, weight)


def give_back(pool: Pool, key: str, consumption: tuple[Taken, ...], quantity: int) -> Effect:
    """Goods come back at the cost they left with; a standard changed since then makes a variance."""
    back = tail(consumption, quantity)
    return receive(pool, key, quantity, total(back), sum(piece.weight for piece in back))


def set_standard(pool: Pool, cost: Ratio) -> Effect:
    """Another standard from here on: what lies in the pool is revalued, the gain being the effect's value.

    It writes a row even where nothing lies there: the row carries the new standard.
    """
    worth = cost.value_of(abs(pool.weight or pool.quantity))
    effect = running.revalue(pool, (worth if pool.quantity > 0 else -worth) - pool.value)
    return replace(effect, pool=learned(effect.pool, cost))
