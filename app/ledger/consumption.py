"""What a movement took from which layers, what of it came back since, and what is still out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from app.ledger.pool import Effect, Layer, LayerIn, LayerUse, Ratio, Taken, origin_of


@dataclass(frozen=True, slots=True)
class Posted:
    """What a movement did to one pool: its rows in their order, what it carried, what went to variance.

    `cost_before` is asked for where a standard was changed: the standard before (`last_*` one step earlier).
    """

    rows: tuple[LayerIn, ...]
    uses: tuple[LayerUse, ...]
    value: int
    variance: int = 0
    cost_before: Ratio | None = None

    @classmethod
    def of(cls, effect: Effect) -> Posted:
        """From the effect itself."""
        return cls(effect.layers, effect.uses, effect.value, effect.variance)

    @property
    def quantity(self) -> int:
        """What the pool gained, negative: lost."""
        return sum(row.quantity for row in self.rows) - sum(row.quantity for row in self.uses)


def consumption(
    rows: tuple[LayerIn, ...], uses: tuple[LayerUse, ...], places: Mapping[str, int]
) -> tuple[Taken, ...]:
    """What an outflow's rows took, in the order of taking; what went beyond the pool last.

    `places` are the ordinals of the layers it took from.
    """
    taken = [
        Layer(use.key, use.quantity, use.value, places.get(use.key, 0), use.weight)
        for use in uses
        if use.quantity > 0
    ]
    beyond = [
        Layer(row.key, -row.quantity, -row.value, row.ordinal, -row.weight)
        for row in rows
        if row.quantity < 0
    ]
    return (*taken, *beyond)


def brought(posted: Posted) -> tuple[Layer, ...]:
    """What a return brought, by the layer that it once left; settlements that followed are left aside.

    A settlement is a pair of uses of one size: back to the debt, then out of what came in. What came back
    counts at the cost it left with, whatever standard it met.
    """
    rows = [Layer(origin_of(row.key), row.quantity, row.value, 0, row.weight) for row in posted.rows]
    back = [
        Layer(use.key, -use.quantity, -use.value, 0, -use.weight)
        for use, after in zip_longest(posted.uses, posted.uses[1:])
        if use.quantity < 0 and not (after and after.quantity == -use.quantity)
    ]
    pieces = [piece for piece in (*rows, *back) if piece.quantity > 0]
    beside = posted.value - sum(piece.value for piece in pieces)
    return (*pieces[:-1], replace(pieces[-1], value=pieces[-1].value + beside))


def left_of(taken: tuple[Taken, ...], back: Iterable[Layer]) -> tuple[Taken, ...]:
    """What is still out of a consumption, after these pieces came back (`brought` of every live return).

    A piece is set off against the layer it names; what names another layer (the method has changed since)
    against what was consumed last.
    """
    due = {piece.key: piece for piece in _summed(back)}
    left: list[Taken] = []
    for piece in taken:
        off = due.pop(piece.key, None)
        part, more = off.cut(min(off.quantity, piece.quantity)) if off else (None, None)
        left.append(_less(piece, part) if part else piece)
        if more and more.quantity:
            due[piece.key] = more
    for other in due.values():
        left = _without_last(left, other)
    return tuple(piece for piece in left if piece.quantity)


def _summed(pieces: Iterable[Layer]) -> tuple[Layer, ...]:
    sums: dict[str, Layer] = {}
    for piece in pieces:
        old = sums.get(piece.key, replace(piece, quantity=0, value=0, weight=0))
        sums[piece.key] = _less(
            old, replace(piece, quantity=-piece.quantity, value=-piece.value, weight=-piece.weight)
        )
    return tuple(sums.values())


def _less(piece: Layer, off: Layer) -> Layer:
    return replace(
        piece,
        quantity=piece.quantity - off.quantity,
        value=piece.value - off.value,
        weight=piece.weight - off.weight,
    )


def _without_last(taken: list[Taken], off: Layer) -> list[Taken]:
    left: list[Taken] = []
    for piece in reversed(taken):
        part, off = off.cut(min(off.quantity, piece.quantity))
        value = min(part.value, piece.value) if part.quantity < piece.quantity else piece.value
        left.append(_less(piece, replace(part, value=value)) if part.quantity else piece)
    assert not off.quantity, "no more came back than went out"
    return left[::-1]
