"""Kits: built for the sum of their parts, broken by the parts' catalogue cost, the last takes the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.ledger.pool import Ratio, apportion


@dataclass(frozen=True, slots=True)
class Part:
    """A part of one kit: its quantity (10⁻⁶) in the whole movement and its catalogue cost, if any."""

    item: str
    quantity: int
    cost: Ratio | None = None


def broken_values(value: int, parts: Sequence[Part]) -> tuple[int, ...]:
    """What each part is worth when kits worth `value` are broken.

    Where any part has no catalogue cost, or all cost nothing, the quantities share instead: a part
    must not come out as free because nobody wrote its price down.
    """
    assert parts and value >= 0, "a kit has parts"
    known = [part.cost.value_of(part.quantity) for part in parts if part.cost is not None]
    weights = known if len(known) == len(parts) and sum(known) > 0 else [part.quantity for part in parts]
    return apportion(value, weights)
