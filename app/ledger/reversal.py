"""Taking back what a movement did to a pool, from its rows as the books keep them.

Holes in the design, decided here:

- An inflow is mirrored where its pool counts no use since (average, standard). Under FIFO and LIFO what is
  left of its own layers leaves first, at their cost: where nothing was used that is the mirror; the rest
  leaves by the method's order. Either way the other side is reversed at its original amount; what differs is
  true-up.
- A receipt that settled negative stock has been used: its goods had gone before it came.
- An outflow comes back at the cost it left with, to its own layers. Its true-up and variance are turned too.
  It does not make an earlier receipt *untouched* again under average: counting down would let a receipt
  between two issues pass as unused.
- A revaluation or landed cost is turned as far as the value allows: value never falls below zero, the rest of
  the amount is true-up. A standard taken back revalues what lies there now to the standard before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.ledger import layered, running
from app.ledger.consumption import Posted, consumption
from app.ledger.methods import LAYERED, method
from app.ledger.pool import Effect, Layer, LayerUse, Pool, Ratio, join
from app.ledger.standard import set_standard


def reverse(
    name: str, pool: Pool, key: str, posted: Posted, fallback: Ratio | None,
    places: Mapping[str, int] | None = None,
) -> Effect:  # fmt: skip
    """Take back a whole movement's doing in this pool.

    `key` names a layer that it may leave (goods beyond stock); `places` the ordinals of the layers that an
    outflow took from. The effect's `value` is the movement's original one.
    """
    if posted.quantity > 0:
        back = _out_again(name, pool, key, posted, fallback)
        return _turned(back, posted, -posted.value - back.change)
    if posted.quantity < 0:
        pieces = consumption(posted.rows, posted.uses, places or {})
        back = method(name).give_back(pool, key, pieces, -posted.quantity)
        return _turned(back, posted, posted.value - back.change)
    return _value_again(name, pool, posted)


def named(
    name: str, pool: Pool, key: str, pieces: tuple[Layer, ...], quantity: int, fallback: Ratio | None
) -> Effect:
    """Take goods out of named layers as far as these go, then by the method's order (back to vendor)."""
    issue = method(name).issue
    if name not in LAYERED:
        return issue(pool, key, quantity, fallback)
    first = layered.take_named(pool, _trimmed(pieces, quantity))
    rest = quantity - sum(piece.quantity for piece in first.taken)
    return join(first, issue(first.pool, key, rest, fallback)) if rest else first


def vendor_return(
    name: str, pool: Pool, key: str, receipt: Posted, quantity: int, fallback: Ratio | None
) -> Effect:
    """Goods go back to the vendor: value is the receipt's price, the rest of their cost is variance."""
    received = sum(row.quantity for row in receipt.rows)
    out = named(name, pool, key, _pieces(receipt), quantity, fallback)
    price = Layer("", received, receipt.value).cut(min(quantity, received))[0].value
    return replace(out, value=price, variance=out.value - price)


def _out_again(name: str, pool: Pool, key: str, posted: Posted, fallback: Ratio | None) -> Effect:
    if name not in LAYERED and _untouched(pool, posted):
        return running.mirror(pool, posted.rows)
    return named(name, pool, key, _pieces(posted), posted.quantity, fallback)


def _untouched(pool: Pool, posted: Posted) -> bool:
    own = all(row.key == pool.key.text and row.pool_uses == pool.uses for row in posted.rows)
    return own and bool(posted.rows) and not posted.uses


def _pieces(posted: Posted) -> tuple[Layer, ...]:
    """What an inflow brought to each layer: its rows, and what it gave back; settlements set off."""
    net: dict[str, Layer] = {}
    signed = [(1, row) for row in posted.rows] + [(-1, row) for row in posted.uses]
    for sign, row in signed:
        old = net.get(row.key, Layer(row.key, 0, 0))
        net[row.key] = replace(
            old,
            quantity=old.quantity + sign * row.quantity,
            value=old.value + sign * row.value,
            weight=old.weight + sign * row.weight,
        )
    return tuple(piece for piece in net.values() if piece.quantity > 0)


def _trimmed(pieces: tuple[Layer, ...], quantity: int) -> tuple[Layer, ...]:
    """The first pieces up to a quantity."""
    kept: list[Layer] = []
    for piece in pieces:
        part = min(quantity, piece.quantity)
        if part:
            kept.append(piece.cut(part)[0])
        quantity -= part
    return tuple(kept)


def _turned(back: Effect, posted: Posted, beside: int) -> Effect:
    """The reversal's value is the original's; its variance is turned, what else differs is true-up."""
    variance = -posted.variance
    return replace(back, value=posted.value, variance=variance, true_up=beside - variance)


def _value_again(name: str, pool: Pool, posted: Posted) -> Effect:
    """Turn a movement that left the quantity as it was: value alone, or goods that only passed through."""
    if name == "standard" and posted.cost_before:
        effect = set_standard(pool, posted.cost_before)
        return _turned(effect, posted, -posted.value - effect.change)
    layers = {layer.key: layer for layer in pool.layers}
    turned = (
        LayerUse(use.key, 0, _within(layers[use.key], -use.value))
        for use in posted.uses
        if use.quantity == 0 and use.key in layers
    )
    uses = tuple(use for use in turned if use.value)
    changed = tuple(
        replace(layer, value=layer.value - sum(use.value for use in uses if use.key == layer.key))
        for layer in pool.layers
    )
    after = replace(running.folded(pool, (), uses), layers=changed)
    effect = Effect(after, (), uses, posted.value)
    return effect if posted.rows else _turned(effect, posted, -posted.value - effect.change)


def _within(layer: Layer, taken: int) -> int:
    """How much of a value can be taken from a layer without turning its sign."""
    return min(taken, layer.value) if layer.quantity > 0 else max(taken, layer.value)
