"""Pools of several layers in order of age: the arithmetic that FIFO and LIFO share.

All layers of a pool have one sign: an outflow takes every positive layer before it leaves a negative one, an
inflow settles every negative layer before it leaves a positive one. A negative layer that gets back more than
it still owes (its outflow is reversed after a receipt settled it) becomes a positive layer at its own place.

The last known cost is that of the latest receipt that was worth something; goods that come back teach a cost
only to a pool that knows none.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import count

from app.ledger.pool import Effect, Layer, LayerIn, LayerUse, Pool, Ratio, join, last_known, learned, share
from app.ledger.running import folded


def flow_in(pool: Pool, pieces: tuple[Layer, ...]) -> Effect:
    """Let new layers in, in this order, as the youngest of the pool."""
    aged = tuple(
        replace(piece, ordinal=place) for piece, place in zip(pieces, count(pool.made + 1), strict=False)
    )
    rows = tuple(
        LayerIn(piece.key, piece.quantity, piece.value, pool.uses, piece.ordinal, piece.weight)
        for piece in aged
    )
    effect = _placed(pool, aged, rows, ())
    return replace(effect, pool=_taught(effect.pool, pieces[-1], anew=True))


def flow_back(pool: Pool, pieces: tuple[Layer, ...]) -> Effect:
    """Give goods back to the layers that they came from, each at its own place in the order."""
    uses = tuple(LayerUse(piece.key, -piece.quantity, -piece.value, -piece.weight) for piece in pieces)
    effect = _placed(pool, pieces, (), uses)
    return replace(effect, pool=_taught(effect.pool, pieces[-1], anew=False))


def flow_out(
    pool: Pool, key: str, quantity: int, fallback: Ratio | None, weight: int = 0, *, newest: bool
) -> Effect:
    """Take goods from the oldest layers (or the newest); what goes beyond them leaves a negative layer."""
    assert quantity > 0, "an outflow has a positive quantity"
    taken, layers = _taken(pool, quantity, weight, newest=newest)
    beyond = quantity - sum(piece.quantity for piece in taken)
    within = _using(pool, taken, layers)
    if not beyond:
        return within
    excess = share(weight, beyond, quantity)
    return join(within, _beyond(within.pool, key, beyond, excess, fallback))


def take_named(pool: Pool, pieces: tuple[Layer, ...]) -> Effect:
    """Take what is left of named layers, at most each piece's quantity. The effect may be of nothing.

    Where a piece differs from its layer's cost by rounding alone, it leaves at its own value: what came back
    from one sale and is taken out again mirrors exactly.
    """
    here = {layer.key: layer for layer in pool.layers if layer.quantity > 0}
    taken: list[Layer] = []
    for piece in pieces:
        layer = here.get(piece.key)
        if layer is not None:
            part, here[piece.key] = _named(layer, piece)
            taken.append(part)
    layers = tuple(here.get(layer.key, layer) for layer in pool.layers)
    return _using(pool, tuple(taken), tuple(layer for layer in layers if layer.quantity))


def pass_through(pool: Pool, key: str, quantity: int, value: int) -> Effect:
    """Goods that become ours and leave at once: a layer of their own, used up where it is made."""
    rows = (LayerIn(key, quantity, value, pool.uses, pool.made + 1),)
    uses = (LayerUse(key, quantity, value),)
    taken = (Layer(key, quantity, value, pool.made + 1),)
    return Effect(folded(pool, rows, uses), rows, uses, value, taken=taken)


def revalue(pool: Pool, values: tuple[int, ...]) -> Effect:
    """Give each layer another value; counts as a use of each that changes."""
    uses = tuple(
        LayerUse(layer.key, 0, layer.value - value)
        for layer, value in zip(pool.layers, values, strict=True)
        if layer.value != value
    )
    layers = tuple(replace(layer, value=value) for layer, value in zip(pool.layers, values, strict=True))
    gain = -sum(row.value for row in uses)
    return Effect(replace(folded(pool, (), uses), layers=layers), (), uses, gain)


def _placed(
    pool: Pool, pieces: tuple[Layer, ...], rows: tuple[LayerIn, ...], uses: tuple[LayerUse, ...]
) -> Effect:
    """Settle what the pool owes with these pieces, then lay what is left of each at its place."""
    layers, true_up = pool.layers, 0
    for piece in pieces:
        assert piece.quantity > 0 and piece.value >= 0, "an inflow has goods and no negative value"
        rest = piece
        if layers and layers[0].quantity < 0:
            layers, rest, pairs, more = _settled(layers, piece)
            uses += pairs
            true_up += more
        if rest.quantity:
            layers = _laid(layers, rest)
    value = sum(piece.value for piece in pieces)
    return Effect(replace(folded(pool, rows, uses), layers=layers), rows, uses, value, true_up)


def _settled(
    layers: tuple[Layer, ...], piece: Layer
) -> tuple[tuple[Layer, ...], Layer, tuple[LayerUse, ...], int]:
    """Pay negative layers, the piece's own first, then the oldest: (layers, rest, pairs of uses, true-up)."""
    left, rest, true_up = {layer.key: layer for layer in layers}, piece, 0
    pairs: list[LayerUse] = []
    for debt in sorted(layers, key=lambda layer: layer.key != piece.key):
        part = min(rest.quantity, -debt.quantity)
        if not part:
            break
        owed, open_ = debt.opposite().cut(part)
        paid, rest = rest.cut(part)
        left[debt.key] = open_.opposite()
        true_up += paid.value - owed.value
        pairs.append(LayerUse(debt.key, -part, -owed.value, -owed.weight))
        pairs.append(LayerUse(piece.key, part, paid.value, paid.weight))
    return tuple(layer for layer in left.values() if layer.quantity), rest, tuple(pairs), true_up


def _laid(layers: tuple[Layer, ...], piece: Layer) -> tuple[Layer, ...]:
    """Lay a positive piece at its ordinal, onto the rest of its own layer if there is one."""
    place = bisect_left(layers, piece.ordinal, key=lambda layer: layer.ordinal)
    if place < len(layers) and layers[place].key == piece.key:
        old = layers[place]
        piece = replace(
            old,
            quantity=old.quantity + piece.quantity,
            value=old.value + piece.value,
            weight=old.weight + piece.weight,
        )
        return (*layers[:place], piece, *layers[place + 1 :])
    return (*layers[:place], piece, *layers[place:])


def _taken(
    pool: Pool, quantity: int, weight: int, *, newest: bool
) -> tuple[tuple[Layer, ...], tuple[Layer, ...]]:
    """(pieces in the order of taking, the layers that stay)."""
    if pool.quantity <= 0:
        return (), pool.layers
    taken: list[Layer] = []
    rest: tuple[Layer, ...] = ()
    for layer in reversed(pool.layers) if newest else pool.layers:
        part = min(quantity, layer.quantity)
        piece, left = layer.cut(part, share(weight, part, quantity))
        taken.append(piece)
        quantity, weight = quantity - part, weight - share(weight, part, quantity)
        rest = (left,) if left.quantity else ()
        if not quantity:
            break
    used = len(taken)
    stay = (*pool.layers[:-used], *rest) if newest else (*rest, *pool.layers[used:])
    return tuple(taken), stay


def _using(pool: Pool, taken: tuple[Layer, ...], layers: tuple[Layer, ...]) -> Effect:
    uses = tuple(LayerUse(piece.key, piece.quantity, piece.value, piece.weight) for piece in taken)
    after = replace(folded(pool, (), uses), layers=layers)
    return Effect(after, (), uses, sum(piece.value for piece in taken), taken=taken)


def _beyond(pool: Pool, key: str, quantity: int, weight: int, fallback: Ratio | None) -> Effect:
    """Goods out of nothing, at the last known cost: a negative layer."""
    cost = last_known(pool, fallback)
    value = cost.value_of(weight or quantity) if cost else 0
    row = LayerIn(key, -quantity, -value, pool.uses, pool.made + 1, -weight)
    debt = Layer(key, -quantity, -value, row.ordinal, -weight)
    after = replace(folded(pool, (row,), ()), layers=(*pool.layers, debt))
    return Effect(after, (row,), (), value, beyond=quantity, uncosted=cost is None, taken=(debt.opposite(),))


def _named(layer: Layer, piece: Layer) -> tuple[Layer, Layer]:
    part, rest = layer.cut(min(layer.quantity, piece.quantity), piece.weight)
    rounded = abs(part.value - piece.value) == 1
    if rest.quantity and part.quantity == piece.quantity and rounded and piece.value <= layer.value:
        part, rest = replace(part, value=piece.value), replace(rest, value=layer.value - piece.value)
    return part, rest


def _taught(pool: Pool, piece: Layer, *, anew: bool) -> Pool:
    if piece.value > 0 and (anew or pool.last is None):
        return learned(pool, Ratio(piece.measure, piece.value))
    return pool
