"""A pool while its rows are read in order: what lies there, and the arithmetic of taking a part of it.

Written a second time on purpose: this is what holds posting's own arithmetic to account (DESIGN §4).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import gcd
from typing import Any

from app.domain.quantity import divide_half_even

LARGEST = 2**62
"""A cost is kept as a ratio of two numbers below this."""
Cost = tuple[int, int]
"""So much value for so much quantity, as (quantity, value); (0, 0): none is known."""
UNKNOWN: Cost = (0, 0)


@dataclass(frozen=True, slots=True)
class Piece:
    """Goods of one layer: their quantity, value and weight; what is owed has them negative."""

    key: str
    quantity: int
    value: int
    weight: int = 0
    ordinal: int = 0

    @property
    def measure(self) -> int:
        """What the cost is for: the weight of catch weight, else the quantity."""
        return self.weight or self.quantity

    def part(self, quantity: int, weight: int = 0) -> Piece:
        """A part of it: its share of the value, half to even; all takes all."""
        if quantity == self.quantity:
            return self
        if self.weight and weight:
            heavy = min(weight, self.weight)
            return Piece(self.key, quantity, share(self.value, heavy, self.weight), heavy, self.ordinal)
        heavy = share(self.weight, quantity, self.quantity)
        return Piece(self.key, quantity, share(self.value, quantity, self.quantity), heavy, self.ordinal)

    def less(self, part: Piece) -> Piece:
        """What is left without a part of it."""
        rest = (self.quantity - part.quantity, self.value - part.value, self.weight - part.weight)
        return Piece(self.key, *rest, self.ordinal)

    def turned(self) -> Piece:
        return Piece(self.key, -self.quantity, -self.value, -self.weight, self.ordinal)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row as it must be. A value of None cannot be known here; `slack` is what a rounding may differ."""

    table: str
    key: str
    quantity: int
    value: int | None
    weight: int
    pool_uses: int = 0
    ordinal: int = 0
    slack: int = 0


@dataclass(slots=True)
class Stock:
    """What lies in a pool after the rows read so far; and what is left of every layer."""

    key: str
    quantity: int = 0
    value: int = 0
    weight: int = 0
    last: Cost = UNKNOWN
    uses: int = 0
    made: int = 0
    step: int = 0
    position: int = 0
    _rests: dict[str, Piece] = field(default_factory=dict)
    _order: list[tuple[int, str]] = field(default_factory=list)

    @property
    def whole(self) -> Piece:
        """All that lies there, as the one layer of a running pool."""
        return Piece(self.key, self.quantity, self.value, self.weight)

    def rest(self, key: str) -> Piece | None:
        return self._rests.get(key)

    def rests(self, *, newest: bool = False) -> Iterator[Piece]:
        """What is left of the layers, the oldest (or newest) first."""
        order = reversed(self._order) if newest else iter(self._order)
        return (self._rests[key] for _, key in order)

    def take(self, table: str, row: Mapping[str, Any], ordinal: int) -> None:
        """Go on by one row, as it stands in the books."""
        sign = 1 if table == "layer" else -1
        piece = Piece(row["key"], sign * row["quantity"], sign * row["value"], sign * row["weight"], ordinal)
        self.quantity, self.value = self.quantity + piece.quantity, self.value + piece.value
        self.weight += piece.weight
        self.uses += table == "layer_use" and row["quantity"] >= 0
        self.made = max(self.made, row["ordinal"] if table == "layer" else 0)
        self.last = (row["last_quantity"], row["last_value"])
        self._lay(piece)

    def _lay(self, piece: Piece) -> None:
        old = self._rests.get(piece.key)
        if old is None:
            insort(self._order, (piece.ordinal, piece.key))
            self._rests[piece.key] = piece
            return
        rest = old.less(piece.turned())
        if rest.quantity or rest.value:
            self._rests[piece.key] = rest
        else:
            del self._rests[piece.key]
            del self._order[bisect_left(self._order, (old.ordinal, old.key))]


def share(value: int, part: int, whole: int) -> int:
    """A part's share of a value, half to even."""
    if whole < 0:
        part, whole = -part, -whole
    return divide_half_even(value * part, whole) if whole else 0


def cost_of_many(cost: Cost, measure: int) -> int:
    """What so much is worth at a cost."""
    return divide_half_even(cost[1] * measure, cost[0])


def lowest(quantity: int, value: int) -> Cost:
    """A cost in lowest terms that fit the books; one too fine for them keeps its first 62 bits."""
    divisor = gcd(quantity, value) or 1
    quantity, value = quantity // divisor, value // divisor
    excess = max(quantity, value) // LARGEST + 1
    return max(1, quantity // excess), value // excess


def split(value: int, measures: Sequence[int]) -> list[int]:
    """Split a value by measures, each half to even and never more than is left; the last takes the rest."""
    whole, left, parts = sum(measures), abs(value), list[int]()
    for measure in measures[:-1]:
        part = min(left, divide_half_even(abs(value) * measure, whole))
        parts.append(part)
        left -= part
    signed = 1 if value >= 0 else -1
    return [signed * part for part in (*parts, left)][: len(measures)]
