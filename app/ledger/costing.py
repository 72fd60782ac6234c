"""The costing methods by name, and the reversals that all of them share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.ledger import average, running
from app.ledger.pool import Effect, Pool, Ratio, Taken


@dataclass(frozen=True, slots=True)
class Method:
    """The three functions of one costing method."""

    name: str
    receive: Callable[[Pool, str, int, int], Effect]
    issue: Callable[[Pool, str, int, Ratio | None], Effect]
    give_back: Callable[[Pool, str, tuple[Taken, ...], int], Effect]


METHODS = {
    "average": Method("average", average.receive, average.issue, average.give_back),
}


def method(name: str) -> Method:
    """The method of this name: one of domain.records.METHODS."""
    return METHODS[name]


@dataclass(frozen=True, slots=True)
class Inflow:
    """An inflow as the books keep it: its layer row, and what its movement carried."""

    key: str
    quantity: int
    value: int
    pool_uses: int


def reverse_inflow(name: str, pool: Pool, key: str, inflow: Inflow, fallback: Ratio | None) -> Effect:
    """Take an inflow back: a mirror where nothing has used it, else at pool cost.

    The other side is reversed at its original amount (`value` of the effect), the difference is true-up.
    """
    if pool.uses == inflow.pool_uses:
        return running.mirror(pool, inflow.quantity, inflow.value)
    out = method(name).issue(pool, key, inflow.quantity, fallback)
    return replace(out, value=inflow.value, true_up=out.value - inflow.value)
