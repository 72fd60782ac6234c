"""Costing for posting: the method by name, value that travels between pools, what a reversal takes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.ledger import layered, running
from app.ledger.consumption import Posted
from app.ledger.methods import LAYERED, method
from app.ledger.pool import ORIGIN, Effect, Layer, Pool, Ratio, Taken, join, origin_of, total
from app.ledger.reversal import reverse

__all__ = ["Move", "Posted", "arrive", "method", "move", "origin_of", "pass_through", "restock",
           "return_in", "reverse"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Move:
    """One movement between two pools: what it does to each."""

    source: Effect
    target: Effect


def arrive(name: str, pool: Pool, key: str, pieces: tuple[Layer, ...]) -> Effect:
    """Goods enter with the value they left another pool with; layer by layer where the method keeps layers.

    They are the youngest of the pool in the order in which they left. The first layer is keyed `key`, the
    next ones `key.2`, `key.3` …
    """
    assert pieces, "something arrives"
    if name in LAYERED:
        named = (replace(piece, key=key if n == 1 else f"{key}.{n}") for n, piece in enumerate(pieces, 1))
        return layered.flow_in(pool, tuple(named))
    return _blended(name, pool, key, pieces)


def move(
    names: tuple[str, str], source: Pool, target: Pool, keys: tuple[str, str], quantity: int,
    fallback: Ratio | None = None, weight: int = 0,
) -> Move:  # fmt: skip
    """Take goods out of one pool and into another (transfer, status, inspection): the value travels.

    `names` and `keys` are (source's, target's): the method of each pool, the key of a layer made in each.
    """
    out = method(names[0]).issue(source, keys[0], quantity, fallback, weight)
    return Move(out, arrive(names[1], target, keys[1], out.taken))


def pass_through(name: str, pool: Pool, key: str, quantity: int, value: int) -> Effect:
    """Consigned goods, consumed: they become ours at the agreed price and leave at once, at that price.

    What lies in our pool is not touched, nor is what the pool owes settled: these goods were never in it.
    """
    if name in LAYERED:
        return layered.pass_through(pool, key, quantity, value)
    return running.pass_through(pool, quantity, value)


def return_in(name: str, pool: Pool, key: str, back: tuple[Taken, ...]) -> Effect:
    """Returned goods enter inspection at the cost they left with; each layer remembers where it came from.

    `back` is what comes back, last consumed first: pool.tail of what is left of the sale's consumption.
    """
    if name in LAYERED:
        named = (replace(piece, key=f"{piece.key}{ORIGIN}{key}") for piece in back)
        return layered.flow_in(pool, tuple(named))
    return _blended(name, pool, key, back)


def restock(name: str, pool: Pool, key: str, pieces: tuple[Layer, ...], places: Mapping[str, int]) -> Effect:
    """Inspected goods enter the stock again, to their receipt's place in the order.

    `pieces` is what left inspection; `places` the ordinals of this pool's layers that they remember. A piece
    whose layer is not this pool's (sold from another site) becomes a new layer.
    """
    if name not in LAYERED:
        return _blended(name, pool, key, pieces)
    known = tuple(
        replace(piece, key=origin, ordinal=places[origin])
        for piece in pieces
        if (origin := origin_of(piece.key)) in places
    )
    new = tuple(piece for piece in pieces if origin_of(piece.key) not in places)
    if not known:
        return arrive(name, pool, key, new)
    effect = layered.flow_back(pool, known)
    return join(effect, arrive(name, effect.pool, key, new)) if new else effect


def _blended(name: str, pool: Pool, key: str, pieces: tuple[Layer, ...]) -> Effect:
    quantity, weight = sum(piece.quantity for piece in pieces), sum(piece.weight for piece in pieces)
    return method(name).receive(pool, key, quantity, total(pieces), weight)
