"""What a procedure is handed to look things up: the cache, plus what still waits in this station's outbox.

Every answer is local and quick; none asks the books. Counts never dip or double while an envelope travels.
"""

from __future__ import annotations

from typing import Protocol

from app.domain.quantity import Quantity
from app.domain.records import Barcode, Item, Location, Partner, PurchaseOrder, Staff
from app.domain.transaction import Cell


class LookUp(Protocol):
    """Catalogue, documents and stock as this station knows them now."""

    def item(self, sku: str) -> Item | None: ...

    def aliases(self, barcode: str) -> tuple[Barcode, ...]:
        """What a barcode stands for: a GTIN with 14 digits, any other code as printed."""
        ...

    def location(self, code: str) -> Location | None: ...

    def partner(self, code: str) -> Partner | None: ...

    def staff(self, badge: str) -> Staff | None: ...

    def purchase_order(self, number: str) -> PurchaseOrder | None: ...

    def open_orders(self, limit: int) -> tuple[PurchaseOrder, ...]:
        """Orders with something still to come, by due date then number."""
        ...

    def progress(self, document: str, line: str, kind: str) -> Quantity:
        """How much of a document line has been, for instance, `received`, by anybody."""
        ...

    def serial_place(self, item: str, serial: str) -> Cell | None:
        """The real place where a serial stands, or None."""
        ...

    def on_hand(self, cell: Cell, item: str, lot: str, serial: str) -> Quantity: ...

    def usual_bin(self, item: str) -> str:
        """The bin that holds most of an item, or nothing."""
        ...
