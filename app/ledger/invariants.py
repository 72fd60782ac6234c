"""What must hold before posting commits, as sentences about what does not (DESIGN §3).

Each check answers the faults it found, none being well; posting asserts that there are none.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.ledger.journal import EntryLine
from app.ledger.pool import Effect, Pool


def pool_faults(pool: Pool) -> tuple[str, ...]:
    """Invariants 6 and 7 of one pool with all its layers."""
    name = "/".join(filter(None, (pool.key.item, pool.key.site, pool.key.owner, pool.key.account)))
    checks = (
        (pool.quantity == 0 and pool.value != 0, "holds value without goods"),
        (opposed(pool.quantity, pool.value), "has a value that opposes its quantity"),
        (bool(pool.key.owner) and pool.value != 0, "is another's and has value"),
        (
            sum(layer.quantity for layer in pool.layers) != pool.quantity,
            "differs from its layers in quantity",
        ),
        (sum(layer.value for layer in pool.layers) != pool.value, "differs from its layers in value"),
        (any(layer.quantity == 0 for layer in pool.layers), "keeps a layer without goods"),
        (any(opposed(layer.quantity, layer.value) for layer in pool.layers), "has a layer of opposed value"),
        (
            any(layer.quantity * pool.quantity < 0 for layer in pool.layers),
            "mixes stock and debt in its layers",
        ),
    )
    return tuple(f"pool {name} {words}" for broken, words in checks if broken)


def effect_faults(before: Pool, effect: Effect) -> tuple[str, ...]:
    """The rows of an effect take the pool from before to after, and nothing is lost on the way."""
    after = effect.pool
    quantity = sum(row.quantity for row in effect.layers) - sum(row.quantity for row in effect.uses)
    beside = effect.true_up + effect.variance
    kept = effect.change in (effect.value - beside, -effect.value - beside, -beside)
    checks = (
        (before.quantity + quantity != after.quantity, "its rows do not sum to the new quantity"),
        (before.value + effect.change != after.value, "its rows do not sum to the new value"),
        (not kept, "loses value between the movement and the pool"),
    )
    words = tuple(f"the effect on {before.key.item}: {words}" for broken, words in checks if broken)
    return words + pool_faults(after)


def entry_faults(lines: Iterable[EntryLine]) -> tuple[str, ...]:
    """Invariant 6 of one journal entry."""
    lines = tuple(lines)
    one_sided = all(
        line.debit >= 0 and line.credit >= 0 and not (line.debit and line.credit) for line in lines
    )
    balanced = sum(line.debit - line.credit for line in lines) == 0
    checks = ((one_sided, "a journal line has two sides"), (balanced, "a journal entry does not balance"))
    return tuple(words for holds, words in checks if not holds)


def serial_faults(places: Iterable[int]) -> tuple[str, ...]:
    """Invariant 8: the quantities of one serial over its real places; a whole unit in at most one."""
    found = [quantity for quantity in places if quantity]
    checks = (
        (len(found) > 1, "a serial is in more than one place"),
        (any(quantity < 0 for quantity in found), "a serial is negative in a real place"),
    )
    return tuple(words for broken, words in checks if broken)


def promise_faults(promised: int, sellable: int) -> tuple[str, ...]:
    """Invariant 9: open promises of an item at a site, against what can be sold of it."""
    return ("more is promised than can be sold",) if promised > max(0, sellable) else ()


def opposed(quantity: int, value: int) -> bool:
    """Does the value oppose the quantity in sign, or stand without any?"""
    return (quantity >= 0 and value < 0) or (quantity <= 0 and value > 0)
