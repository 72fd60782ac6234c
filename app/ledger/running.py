"""One running layer per pool, whose key is the pool's: the arithmetic that average and standard share.

A mirrored inflow is a negative `layer` row and no use, so mirroring one receipt leaves its neighbours
untouched. A settlement of negative stock is a pair of uses (back to the negative part, out of the inflow), so
a receipt that settled something is used, whatever its price.
"""

from __future__ import annotations

from dataclasses import replace

from app.ledger.pool import Effect, Layer, LayerIn, LayerUse, Pool, Ratio, Taken, last_known, share


def flow_in(pool: Pool, quantity: int, value: int, *, back: bool = False) -> Effect:
    """Let goods in: first they settle the negative part, the difference being true-up. `back`: given back."""
    assert quantity > 0 and value >= 0, "an inflow has a positive quantity and no negative value"
    key = pool.key.text
    rows = () if back else (LayerIn(key, quantity, value, pool.uses),)
    uses: tuple[LayerUse, ...] = (LayerUse(key, -quantity, -value),) if back else ()
    settled = min(quantity, max(0, -pool.quantity))
    if settled:
        owed, paid = share(-pool.value, settled, -pool.quantity), share(value, settled, quantity)
        uses += (LayerUse(key, -settled, -owed), LayerUse(key, settled, paid))
        true_up = paid - owed
    else:
        true_up = 0
    return Effect(changed(pool, rows, uses), rows, uses, value, true_up)


def flow_out(pool: Pool, quantity: int, fallback: Ratio | None) -> Effect:
    """Take goods out at the pool's cost; what goes beyond it at the last known cost."""
    assert quantity > 0, "an outflow has a positive quantity"
    within = min(quantity, max(0, pool.quantity))
    beyond = quantity - within
    cost = last_known(pool, fallback)
    value = share(pool.value, within, pool.quantity) if within else 0
    value += cost.value_of(beyond) if cost and beyond else 0
    return replace(_used(pool, quantity, value), beyond=beyond, uncosted=beyond > 0 and cost is None)


def mirror(pool: Pool, quantity: int, value: int) -> Effect:
    """Take an inflow back out that nothing has used: exactly what it brought."""
    assert pool.quantity >= quantity > 0 and pool.value >= value, "an untouched inflow is still whole"
    rows = (LayerIn(pool.key.text, -quantity, -value, pool.uses),)
    return Effect(changed(pool, rows, ()), rows, (), value)


def revalue(pool: Pool, gain: int) -> Effect:
    """Change the value alone; counts as a use, so an older inflow is no longer mirrored."""
    uses = (LayerUse(pool.key.text, 0, -gain),)
    return Effect(changed(pool, (), uses), (), uses, gain)


def changed(pool: Pool, rows: tuple[LayerIn, ...], uses: tuple[LayerUse, ...]) -> Pool:
    """The pool after these rows, by the same fold as the books'."""
    quantity = pool.quantity + sum(row.quantity for row in rows) - sum(row.quantity for row in uses)
    value = pool.value + sum(row.value for row in rows) - sum(row.value for row in uses)
    layers = (Layer(pool.key.text, quantity, value),) if quantity else ()
    count = pool.uses + sum(row.quantity >= 0 for row in uses)
    return replace(pool, quantity=quantity, value=value, uses=count, layers=layers)


def _used(pool: Pool, quantity: int, value: int) -> Effect:
    key = pool.key.text
    uses = (LayerUse(key, quantity, value),)
    return Effect(changed(pool, (), uses), (), uses, value, taken=(Taken(key, quantity, value),))
