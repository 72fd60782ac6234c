"""Keys of cells and balances, and which pool a cell belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.records import Location
from app.domain.transaction import TRANSIT, Cell, Status, is_virtual
from app.ledger.pool import SEPARATOR, PoolKey


@dataclass(frozen=True, slots=True)
class BalanceKey:
    """Where what lies: the seven fields of a balance, in the order of its key."""

    location: str
    status: str
    owner: str
    unit: str
    item: str
    lot: str
    serial: str

    @property
    def text(self) -> str:
        """The seven fields joined by U+001F."""
        return SEPARATOR.join(
            (self.location, self.status, self.owner, self.unit, self.item, self.lot, self.serial)
        )

    @classmethod
    def of_text(cls, text: str) -> BalanceKey:
        """Read `text` back."""
        return cls(*text.split(SEPARATOR))


def balance_key(cell: Cell, item: str, lot: str = "", serial: str = "") -> BalanceKey:
    """The balance that a movement touches at one of its ends."""
    return BalanceKey(cell.location, str(cell.status), cell.owner, cell.unit, item, lot, serial)


def can_sell(cell: Cell, place: Location | None) -> bool:
    """Sellable (DESIGN §1) but for the expiry: available, ours or consigned, in a place that sells, in no
    unit."""
    if cell.status != Status.AVAILABLE or cell.unit:
        return False
    return place is not None and place.sells and cell.owner.split(":", 1)[0] in ("", "consignor")


def pool_key(cell: Cell, item: str, site: str, reference: str = "") -> PoolKey | None:
    """The pool of goods in this cell; none at a virtual end. `reference` is the return or receipt line.

    In transit is kept per transfer and counted at the sending site (DESIGN §1).
    """
    if is_virtual(cell.location):
        return None
    if cell.location.startswith(TRANSIT):
        return PoolKey(item, site, cell.owner, "transit", cell.location.removeprefix(TRANSIT))
    if cell.status == Status.INSPECTION:
        return PoolKey(item, site, cell.owner, "inspection", reference)
    return PoolKey(item, site, cell.owner)
