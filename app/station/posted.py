"""A goods scan that was posted: a quantity card goes on from it, and UNDO takes it back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.transaction import Line
from app.station.goods import Goods
from app.station.takeback import KEEP, Deed, Laid


@dataclass(frozen=True, slots=True)
class Posted:
    """What was posted, of which goods, towards which document line."""

    deed: Deed
    line: str
    goods: Goods

    @property
    def quantity(self) -> int:
        return self.deed.quantity

    def more(self, later: Posted) -> Posted:
        """This one and what a quantity card added to it, as one."""
        ids = (*self.deed.ids, *later.deed.ids)
        laid = _merged((*self.deed.laid, *later.deed.laid))
        quantity = self.quantity + later.quantity
        return replace(self, deed=replace(self.deed, ids=ids, quantity=quantity, laid=laid))


def laid_by(line: Line) -> Laid:
    """Where a transaction's line puts its goods."""
    return Laid(line.target, line.item, line.quantity, line.lot, line.serial)


def kept(posted: tuple[Posted, ...], one: Posted, instead: Posted | None = None) -> tuple[Posted, ...]:
    """The postings that can be taken back, with one more; `instead` is the one that it goes on from."""
    return (*(other for other in posted if other is not instead), one)[-KEEP:]


def _merged(laid: tuple[Laid, ...]) -> tuple[Laid, ...]:
    """One for each cell and item."""
    sums: dict[Laid, int] = {}
    for one in laid:
        key = replace(one, quantity=0)
        sums[key] = sums.get(key, 0) + one.quantity
    return tuple(replace(key, quantity=quantity) for key, quantity in sums.items())
