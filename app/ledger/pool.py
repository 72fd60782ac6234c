"""Pools, layers and what one movement does to them: immutable values, exact integers.

Quantities are 10⁻⁶ base unit, values 10⁻⁴ currency unit. For every method
pool.quantity = Σ layer rests = Σ layer rows − Σ layer use rows, and the same for value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import gcd

from app.domain.money import SCALE
from app.domain.quantity import divide_half_even

SEPARATOR = "\x1f"
ORIGIN = ">"
"""A layer of returned goods is keyed `origin>own key`: it remembers the layer that it once left."""

_LARGEST = 2**62
"""Both halves of a stored ratio must fit a BIGINT."""


def share(value: int, part: int, whole: int) -> int:
    """The value of `part` out of `whole` that is worth `value`: half to even; all takes all."""
    assert 0 <= part <= whole, "a part is within the whole"
    return value if part == whole else divide_half_even(value * part, whole)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A cost that is never rounded: so much value (10⁻⁴) for so much quantity (10⁻⁶)."""

    quantity: int
    value: int

    def __post_init__(self) -> None:
        assert self.quantity > 0 and self.value >= 0, "a cost is for a positive quantity and not negative"

    @classmethod
    def of_cost(cls, unit_cost: Decimal, per: int) -> Ratio:
        """From a unit cost for each `per` (10⁻⁶ units), in lowest terms that fit the books."""
        top, bottom = unit_cost.as_integer_ratio()
        return cls(bottom * per, top * 10**SCALE).reduced()

    def reduced(self) -> Ratio:
        """Lowest terms; a ratio too fine for a BIGINT keeps its first 62 bits."""
        divisor = gcd(self.quantity, self.value)
        quantity, value = self.quantity // divisor, self.value // divisor
        excess = max(quantity, value) // _LARGEST + 1
        return Ratio(max(1, quantity // excess), value // excess)

    def value_of(self, quantity: int) -> int:
        """What a quantity (not negative) is worth, half to even."""
        return divide_half_even(self.value * quantity, self.quantity)


@dataclass(frozen=True, slots=True)
class PoolKey:
    """Item × site × owner × inventory account; `reference` names the return line or the transfer."""

    item: str
    site: str
    owner: str = ""
    account: str = "inventory"
    reference: str = ""

    @property
    def text(self) -> str:
        """The five fields joined by U+001F: the key of the pool's row."""
        return SEPARATOR.join((self.item, self.site, self.owner, self.account, self.reference))

    @classmethod
    def of_text(cls, text: str) -> PoolKey:
        """Read `text` back."""
        return cls(*text.split(SEPARATOR))


@dataclass(frozen=True, slots=True)
class Layer:
    """What is left of one inflow (or, negative, of goods that went out beyond the pool); or a piece of it.

    `ordinal` is its age in its pool. `weight` (10⁻⁶ kg) is there for catch weight alone: then it, not the
    quantity, shares the value out.
    """

    key: str
    quantity: int
    value: int
    ordinal: int = 0
    weight: int = 0

    @property
    def measure(self) -> int:
        """What the cost is for: the weight of catch weight, else the quantity."""
        return self.weight or self.quantity

    def cut(self, part: int, weight: int = 0) -> tuple[Layer, Layer]:
        """(the part, the rest). All takes all: the last piece takes what value and weight are left."""
        if part == self.quantity:
            return self, replace(self, quantity=0, value=0, weight=0)
        if self.weight and weight:
            weighed = min(weight, self.weight)
            value = share(self.value, weighed, self.weight)
        else:
            weighed = share(self.weight, part, self.quantity)
            value = share(self.value, part, self.quantity)
        return replace(self, quantity=part, value=value, weight=weighed), replace(
            self, quantity=self.quantity - part, value=self.value - value, weight=self.weight - weighed
        )

    def opposite(self) -> Layer:
        """The same with all signs turned: what a negative layer owes."""
        return replace(self, quantity=-self.quantity, value=-self.value, weight=-self.weight)


Taken = Layer
"""What an outflow took from one layer and has not got back since."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Quantity and value with their layers in order of age.

    `last_quantity`, `last_value` are the last known cost as a ratio (0, 0: none known). `uses` is the number
    of layer use rows with quantity ≥ 0 ever written for this pool, `made` the highest ordinal ever given.
    """

    key: PoolKey
    quantity: int = 0
    value: int = 0
    last_quantity: int = 0
    last_value: int = 0
    uses: int = 0
    layers: tuple[Layer, ...] = ()
    made: int = 0
    weight: int = 0

    @property
    def last(self) -> Ratio | None:
        """The last known cost of this pool, if any."""
        return Ratio(self.last_quantity, self.last_value) if self.last_quantity > 0 else None


@dataclass(frozen=True, slots=True)
class LayerIn:
    """A row for `layer`: an inflow; negative: goods gone beyond the pool, or an inflow mirrored away."""

    key: str
    quantity: int
    value: int
    pool_uses: int
    ordinal: int = 0
    weight: int = 0


@dataclass(frozen=True, slots=True)
class LayerUse:
    """A row for `layer_use`: what was taken from a layer; negative: given back. Quantity 0: value alone."""

    key: str
    quantity: int
    value: int
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """What one movement does to one pool.

    `value` is what the movement carries (not negative); `true_up` and `variance` are cost (positive) that the
    pool does not hold. For an inflow, pool change = value − true_up − variance; for an outflow,
    pool change = −value − true_up − variance. `beyond` is the quantity that went out of nothing;
    `uncosted` says that no cost was known for it. `taken` is an outflow's consumption, for a later return.
    """

    pool: Pool
    layers: tuple[LayerIn, ...]
    uses: tuple[LayerUse, ...]
    value: int
    true_up: int = 0
    variance: int = 0
    beyond: int = 0
    uncosted: bool = False
    taken: tuple[Taken, ...] = ()

    @property
    def change(self) -> int:
        """By how much the pool's value (its inventory account) grows."""
        return sum(row.value for row in self.layers) - sum(row.value for row in self.uses)


def origin_of(key: str) -> str:
    """The layer that returned goods once left; the key itself for a layer that remembers none."""
    return key.split(ORIGIN, 1)[0]


def join(first: Effect, second: Effect) -> Effect:
    """Two effects on one pool, the second upon the first, as one."""
    return Effect(
        second.pool,
        first.layers + second.layers,
        first.uses + second.uses,
        first.value + second.value,
        first.true_up + second.true_up,
        first.variance + second.variance,
        first.beyond + second.beyond,
        first.uncosted or second.uncosted,
        first.taken + second.taken,
    )


def learned(pool: Pool, cost: Ratio) -> Pool:
    """The pool with another last known cost."""
    known = cost.reduced()
    return replace(pool, last_quantity=known.quantity, last_value=known.value)


def current_cost(pool: Pool, fallback: Ratio | None) -> Ratio | None:
    """What one more unit is taken in at (count gain, return without a sale): the pool's cost per unit.

    An empty or negative pool answers its last known cost, else the fallback.
    """
    if pool.quantity > 0:
        return Ratio(pool.weight or pool.quantity, pool.value)
    return last_known(pool, fallback)


def last_known(pool: Pool, fallback: Ratio | None) -> Ratio | None:
    """The cost of goods beyond stock: this pool's last, else what posting found elsewhere (DESIGN §4)."""
    return pool.last or fallback


def total(pieces: tuple[Layer, ...]) -> int:
    """The value of several pieces."""
    return sum(piece.value for piece in pieces)


def tail(consumption: tuple[Taken, ...], quantity: int) -> tuple[Taken, ...]:
    """The last consumed `quantity` of a consumption, last first; never more than is left."""
    assert 0 < quantity <= sum(piece.quantity for piece in consumption), "more comes back than is left"
    back: list[Taken] = []
    for piece in reversed(consumption):
        part = min(quantity, piece.quantity)
        if part:
            back.append(piece.cut(part)[0])
        quantity -= part
    return tuple(back)


def apportion(value: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Split a value by weights (not negative, not all zero): each half to even, the last takes the rest.

    No part opposes the value in sign: a part is never more than what the parts before it left.
    """
    whole, left, parts = sum(weights), abs(value), list[int]()
    assert whole > 0, "a value is split by something"
    for weight in weights[:-1]:
        part = min(left, divide_half_even(abs(value) * weight, whole))
        parts.append(part)
        left -= part
    return tuple(part if value >= 0 else -part for part in (*parts, left))
