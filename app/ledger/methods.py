"""The costing methods by name, and which of them a pool keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from app.ledger import average, fifo, lifo, standard
from app.ledger.pool import Effect, Pool, PoolKey, Ratio, Taken, learned


class Method(Protocol):
    """What every costing method's module offers."""

    def receive(self, pool: Pool, key: str, quantity: int, value: int, weight: int = 0) -> Effect: ...

    def issue(
        self, pool: Pool, key: str, quantity: int, fallback: Ratio | None, weight: int = 0
    ) -> Effect: ...

    def give_back(self, pool: Pool, key: str, consumption: tuple[Taken, ...], quantity: int) -> Effect: ...


METHODS: Mapping[str, Method] = {"average": average, "fifo": fifo, "lifo": lifo, "standard": standard}
LAYERED = ("fifo", "lifo")


def method(name: str) -> Method:
    """The method of this name: one of domain.records.METHODS."""
    return METHODS[name]


def method_of_pool(item_method: str, key: PoolKey) -> str:
    """The method that a pool keeps.

    Stock of ours keeps the item's. In inspection and in transit the goods carry the value they came with,
    first come first gone: standard is applied when they enter the stock. Others' goods have no value at all.
    """
    if key.owner:
        return "average"
    if key.account == "inventory":
        return item_method
    return {"standard": "average", "lifo": "fifo"}.get(item_method, item_method)


def open_pool(name: str, key: PoolKey, catalogue: Ratio | None) -> Pool:
    """A pool that the books do not have yet; under standard it starts with the catalogue's cost."""
    pool = Pool(key)
    return learned(pool, catalogue) if name == "standard" and catalogue else pool
