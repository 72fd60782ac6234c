"""Whose goods go: ours and consignors', in the agreed order; consigned stock never goes negative."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.transaction import OURS


@dataclass(frozen=True, slots=True)
class Holding:
    """What one owner has in the pool (10⁻⁶); `first`: the agreement lets it go before ours."""

    owner: str
    quantity: int
    first: bool = False


def split_owners(holdings: Sequence[Holding], quantity: int) -> tuple[tuple[str, int], ...]:
    """(owner, quantity) in the order of going: consignors that go first, ours, the other consignors.

    What nobody has is ours and goes beyond stock: posting raises the exception. Consignors of one rank go in
    the order given.
    """
    assert quantity > 0, "something goes"
    taken: dict[str, int] = {}
    for holding in sorted(holdings, key=_rank):
        part = min(quantity, max(0, holding.quantity))
        if part:
            taken[holding.owner] = taken.get(holding.owner, 0) + part
        quantity -= part
    if quantity:
        taken[OURS] = taken.get(OURS, 0) + quantity
    return tuple(taken.items())


def _rank(holding: Holding) -> int:
    if holding.owner == OURS:
        return 1
    return 0 if holding.first else 2
