"""Value that changes where the goods lie: revaluation, another method, another price for a receipt.

Holes in the design, decided here:

- A revaluation names the new cost per unit: every layer costs that from then on, the last takes the rounding.
  It teaches the pool its last known cost. Nothing can be revalued where nothing lies (invariant 7).
- What a receipt's price difference, freight or duty finds still on hand is, under FIFO and LIFO, the rest of
  the receipt's own layers; under average no more than the pool holds. What has gone is price variance, and so
  is all of it under standard. A credit never takes a value below zero; the rest of it is price variance too.
- A change of method keeps quantity and value. From layers to average they become one layer; the other way the
  pool becomes one layer, its oldest. Changing to standard revalues to the standard.
"""

from __future__ import annotations

from dataclasses import replace

from app.ledger import layered, running, standard
from app.ledger.consumption import Posted
from app.ledger.methods import LAYERED
from app.ledger.pool import Effect, Layer, LayerIn, LayerUse, Pool, Ratio, apportion, join, learned


def revalue(name: str, pool: Pool, cost: Ratio) -> Effect:
    """Everything in the pool at another cost per unit; the effect's value is the gain (negative: loss)."""
    if name == "standard":
        return standard.set_standard(pool, cost)
    worth = cost.value_of(abs(pool.weight or pool.quantity))
    value = worth if pool.quantity > 0 else -worth
    if name in LAYERED:
        effect = layered.revalue(pool, _by_measure(pool, value))
    else:
        effect = running.revalue(pool, value - pool.value)
    return replace(effect, pool=learned(effect.pool, cost))


def change_method(old: str, new: str, pool: Pool, key: str, cost: Ratio | None = None) -> Effect:
    """Keep the same goods by another method; `key` names the layer they become, `cost` the standard.

    The effect's value is the gain: zero but for a change to standard.
    """
    kept = _rekeyed(old, new, pool, key)
    if new != "standard" or cost is None:
        return kept
    return replace(join(kept, standard.set_standard(kept.pool, cost)), taken=())


def adjust_receipt(name: str, pool: Pool, receipt: Posted, amount: int) -> Effect:
    """A receipt cost `amount` more (negative: less): goods on hand take their part, the rest is variance."""
    received = sum(row.quantity for row in receipt.rows)
    assert received > 0, "a receipt brought something"
    if name == "standard" or pool.quantity <= 0:
        return Effect(pool, (), (), amount, variance=amount)
    layers = _still_here(name, pool, receipt)
    here = min(received, sum(layer.quantity for layer in layers))
    uses = _raised(layers, _part(amount, here, received)) if here else ()
    effect = _adjusted(pool, uses, amount)
    if name in LAYERED or effect.pool.value <= 0:
        return effect
    return replace(effect, pool=learned(effect.pool, running.unit_cost(effect.pool)))


def _rekeyed(old: str, new: str, pool: Pool, key: str) -> Effect:
    if (old in LAYERED) == (new in LAYERED) or not pool.quantity:
        return Effect(pool, (), (), 0)
    ordinal = pool.made + 1 if new in LAYERED else 0
    name = key if new in LAYERED else pool.key.text
    uses = tuple(LayerUse(layer.key, layer.quantity, layer.value, layer.weight) for layer in pool.layers)
    row = LayerIn(name, pool.quantity, pool.value, pool.uses, ordinal, pool.weight)
    layer = Layer(name, pool.quantity, pool.value, ordinal, pool.weight)
    return Effect(replace(running.folded(pool, (row,), uses), layers=(layer,)), (row,), uses, 0)


def _by_measure(pool: Pool, value: int) -> tuple[int, ...]:
    return apportion(value, [abs(layer.measure) for layer in pool.layers]) if pool.layers else ()


def _still_here(name: str, pool: Pool, receipt: Posted) -> tuple[Layer, ...]:
    if name not in LAYERED:
        return (running.running_layer(pool),)
    own = {row.key for row in receipt.rows} - {pool.key.text}
    return tuple(layer for layer in pool.layers if layer.key in own)


def _part(amount: int, here: int, received: int) -> int:
    part = Layer("", received, abs(amount)).cut(here)[0].value
    return part if amount >= 0 else -part


def _raised(layers: tuple[Layer, ...], amount: int) -> tuple[LayerUse, ...]:
    """Spread an amount over layers by quantity; none falls below zero."""
    shares = apportion(amount, [layer.quantity for layer in layers])
    raised = (
        LayerUse(layer.key, 0, min(-part, layer.value)) for layer, part in zip(layers, shares, strict=True)
    )
    return tuple(use for use in raised if use.value)


def _adjusted(pool: Pool, uses: tuple[LayerUse, ...], amount: int) -> Effect:
    down = {use.key: use.value for use in uses}
    layers = tuple(replace(layer, value=layer.value - down.get(layer.key, 0)) for layer in pool.layers)
    effect = Effect(replace(running.folded(pool, (), uses), layers=layers), (), uses, amount)
    return replace(effect, variance=amount - effect.change)
