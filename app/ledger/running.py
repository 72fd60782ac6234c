"""One running layer per pool, whose key is the pool's: the arithmetic that average and standard share.

A mirrored inflow is a negative `layer` row and no use, so mirroring one receipt leaves its neighbours
untouched. A settlement of negative stock is a pair of uses (back to the negative part, out of the inflow), so
a receipt that settled something is used, whatever its price. Goods that come back are an inflow like any
other: a `layer` row.

Why a mirror keeps invariant 7: between an inflow and its mirror nothing but whole inflows and their mirrors
happened (a revaluation, a settlement and a landed cost count as uses), so the pool is what it was before plus
whole inflows, and each of these has a positive quantity and no negative value.
"""

from __future__ import annotations

from dataclasses import replace

from app.ledger.pool import Effect, Layer, LayerIn, LayerUse, Pool, Ratio, last_known


def flow_in(pool: Pool, quantity: int, value: int, weight: int = 0) -> Effect:
    """Let goods in: first they settle the negative part, the difference being true-up."""
    assert quantity > 0 and value >= 0, "an inflow has a positive quantity and no negative value"
    key = pool.key.text
    rows = (LayerIn(key, quantity, value, pool.uses, weight=weight),)
    settled = min(quantity, max(0, -pool.quantity))
    if not settled:
        return Effect(changed(pool, rows, ()), rows, (), value)
    owed = running_layer(pool).opposite().cut(settled)[0]
    paid = Layer(key, quantity, value, weight=weight).cut(settled)[0]
    uses = (
        LayerUse(key, -settled, -owed.value, -owed.weight),
        LayerUse(key, settled, paid.value, paid.weight),
    )
    return Effect(changed(pool, rows, uses), rows, uses, value, paid.value - owed.value)


def flow_out(pool: Pool, quantity: int, fallback: Ratio | None, weight: int = 0) -> Effect:
    """Take goods out at the pool's cost; what goes beyond it at the last known cost."""
    assert quantity > 0, "an outflow has a positive quantity"
    within = min(quantity, max(0, pool.quantity))
    beyond = quantity - within
    heavy, light = Layer("", quantity, 0, weight=weight).cut(within) if within else (None, None)
    here = running_layer(pool).cut(within, heavy.weight)[0] if heavy else Layer("", 0, 0)
    cost = last_known(pool, fallback)
    excess = light.weight if light else weight
    owed = cost.value_of(excess or beyond) if cost and beyond else 0
    taken = Layer(pool.key.text, quantity, here.value + owed, weight=here.weight + excess)
    uses = (LayerUse(taken.key, taken.quantity, taken.value, taken.weight),)
    return Effect(
        changed(pool, (), uses),
        (),
        uses,
        taken.value,
        beyond=beyond,
        uncosted=beyond > 0 and cost is None,
        taken=(taken,),
    )


def mirror(pool: Pool, rows: tuple[LayerIn, ...]) -> Effect:
    """Take an inflow back out that nothing has used: exactly what it brought."""
    value = sum(row.value for row in rows)
    back = tuple(LayerIn(row.key, -row.quantity, -row.value, pool.uses, weight=-row.weight) for row in rows)
    return Effect(changed(pool, back, ()), back, (), value)


def pass_through(pool: Pool, quantity: int, value: int) -> Effect:
    """Goods that become ours and leave at once: in and out at one value, using nothing of the pool."""
    key = pool.key.text
    rows = (LayerIn(key, quantity, value, pool.uses), LayerIn(key, -quantity, -value, pool.uses))
    return Effect(changed(pool, rows, ()), rows, (), value, taken=(Layer(key, quantity, value),))


def revalue(pool: Pool, gain: int) -> Effect:
    """Change the value alone; counts as a use, so an older inflow is no longer mirrored."""
    uses = (LayerUse(pool.key.text, 0, -gain),)
    return Effect(changed(pool, (), uses), (), uses, gain)


def running_layer(pool: Pool) -> Layer:
    """The pool as its one layer."""
    return Layer(pool.key.text, pool.quantity, pool.value, 0, pool.weight)


def unit_cost(pool: Pool) -> Ratio:
    """The cost of a pool that holds goods: by weight for catch weight, else by unit."""
    return Ratio(running_layer(pool).measure, pool.value)


def changed(pool: Pool, rows: tuple[LayerIn, ...], uses: tuple[LayerUse, ...]) -> Pool:
    """The pool after these rows, by the same fold as the books'."""
    pool = folded(pool, rows, uses)
    return replace(pool, layers=(running_layer(pool),) if pool.quantity else ())


def folded(pool: Pool, rows: tuple[LayerIn, ...], uses: tuple[LayerUse, ...]) -> Pool:
    """Quantity, value, weight and count of uses after these rows; the layers stay to be said."""
    quantity, value, weight, used, made = pool.quantity, pool.value, pool.weight, pool.uses, pool.made
    for row in rows:
        quantity, value, weight = quantity + row.quantity, value + row.value, weight + row.weight
        made = max(made, row.ordinal)
    for use in uses:
        quantity, value, weight = quantity - use.quantity, value - use.value, weight - use.weight
        used += use.quantity >= 0
    return Pool(
        pool.key, quantity, value, pool.last_quantity, pool.last_value, used, pool.layers, made, weight
    )
