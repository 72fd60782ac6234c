"""What a procedure is handed to look things up: the cache, plus what still waits in this station's outbox.

Every answer is local and quick; none asks the books. Counts never dip or double while an envelope travels.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Protocol, TypeVar

from app.domain.documents import Load
from app.domain.quantity import Quantity
from app.domain.records import Barcode, Item, Location, Partner, PurchaseOrder, Staff
from app.domain.standing import (
    Carton,
    Costing,
    Held,
    Lying,
    Noted,
    Page,
    Promised,
    Sold,
    Task,
    UnitPlace,
)
from app.domain.transaction import Cell

__all__ = [
    "Carton", "Costing", "Held", "LookUp", "Lying", "Noted", "Page", "Promised", "Sold", "Task", "UnitPlace",
]  # fmt: skip

R = TypeVar("R")


class LookUp(Protocol):
    """Catalogue, documents and stock as this station knows them now."""

    # --- catalogue and documents ---

    def item(self, sku: str) -> Item | None: ...

    def aliases(self, barcode: str) -> tuple[Barcode, ...]:
        """What a barcode stands for: a GTIN with 14 digits, any other code as printed."""
        ...

    def barcodes_of(self, sku: str) -> tuple[Barcode, ...]:
        """The barcodes of an item, in all its units."""
        ...

    def price(self, sku: str, currency: str, day: str) -> str:
        """The selling price per base unit on a day (ISO), as decimal text; empty where there is none."""
        ...

    def location(self, code: str) -> Location | None: ...

    def locations(self, site: str, kind: str = "") -> tuple[Location, ...]:
        """The places of a site in walk order."""
        ...

    def partner(self, code: str) -> Partner | None: ...

    def staff(self, badge: str) -> Staff | None: ...

    def record(self, kind: type[R], key: str) -> R | None:
        """Any record by its class and key: a document, a reason, an agreement, a price, a kit …"""
        ...

    def open_records(self, kind: type[R], location: str) -> tuple[R, ...]:
        """Records of a class at a place whose state is neither done nor void, by key: parcels, returned
        units."""
        ...

    def document(self, number: str) -> Any:
        """Whatever document has this number (PurchaseOrder, ShipNotice, SalesOrder, Return, Transfer,
        ProductionOrder, PastShipment, Load), or None. A shipment or return is also found by its tracking
        number."""
        ...

    def purchase_order(self, number: str) -> PurchaseOrder | None: ...

    def open_orders(self, limit: int) -> tuple[PurchaseOrder, ...]:
        """Purchase orders with something still to come, by due date then number."""
        ...

    def open_documents(self, kind: type[R], limit: int) -> tuple[R, ...]:
        """Documents of one class with something still to do: sales orders to ship, notices, returns and
        transfers to come; the most urgent first (priority, promised or due date, number)."""
        ...

    def notice_of(self, sscc: str) -> Any:
        """The ShipNotice that announces this handling unit, or None."""
        ...

    def load_of(self, order: str) -> Load | None:
        """The load that takes a sales order, or None."""
        ...

    def progress(self, document: str, line: str, kind: str) -> Quantity:
        """How much of a document line has been, for instance, `received`, by anybody."""
        ...

    # --- stock ---

    def stock(self, *, item: str = "", location: str = "", unit: str = "") -> tuple[Held, ...]:
        """What lies there, other than nothing; at least one of the three is given."""
        ...

    def contents(self, location: str) -> tuple[Lying, ...]:
        """What lies alike at a place, other than nothing; quick where there are many serials."""
        ...

    def on_hand(self, cell: Cell, item: str, lot: str, serial: str) -> Quantity: ...

    def serial_place(self, item: str, serial: str) -> Cell | None:
        """The real place where a serial stands, or None."""
        ...

    def unpicked(self, item: str, serial: str = "") -> tuple[Held, ...]:
        """What lies of an item (one of its serials), but for what lies where it was picked for an order."""
        ...

    def places_of(self, item: str) -> Mapping[str, int]:
        """Where an item lies, and how much of it (10⁻⁶)."""
        ...

    def usual_bin(self, item: str) -> str:
        """The bin that holds most of an item, or nothing."""
        ...

    def expiry(self, item: str, lot: str) -> str:
        """A lot's expiry (ISO), or nothing."""
        ...

    def unit(self, code: str) -> UnitPlace | None: ...

    def units_in(self, *, location: str = "", parent: str = "") -> tuple[UnitPlace, ...]: ...

    def unit_cost(self, item: str, site: str) -> tuple[int, int]:
        """Value (10⁻⁴) and quantity (10⁻⁶) whose ratio is the item's last known cost here; (0, 0) where
        it is unknown."""
        ...

    def costing(self, item: str, site: str, quantity: int) -> Costing | None:
        """What so much would cost if it were issued now, by the item's method; None: unknown."""
        ...

    def cost_posted(self, envelope: str) -> int | None:
        """What a shipment cost (10⁻⁴), as it was posted; None where it is not in the books (yet)."""
        ...

    # --- promises, sales, work ---

    def promises(self, *, document: str = "", item: str = "", unit: str = "") -> tuple[Promised, ...]:
        """Promises that stand, the earliest first."""
        ...

    # --- on its way out ---

    def carton(self, code: str) -> Carton | None:
        """The tote or carton with this code; None where nothing for a customer lies in it."""
        ...

    def units_waiting(
        self, *, closed: bool, limit: int, load: str = "", beside: Collection[str] = ()
    ) -> Page[Carton]:
        """Handling units (open or closed ones) with goods for open sales orders, the most urgent first; or
        for the orders of a load, in its order. `beside`: those that do not count."""
        ...

    def orders_to_pack(self, load: str, limit: int) -> Page[str]:
        """Orders of a load with something that is in no carton yet, in the load's order."""
        ...

    def loads_waiting(self, limit: int) -> tuple[tuple[str, int], ...]:
        """Loads with something to ship or to pack, each with how many cartons are ready for it."""
        ...

    # --- sales, work ---

    def sold(self, *, item: str = "", serial: str = "", document: str = "") -> tuple[Sold, ...]:
        """What was shipped or sold, newest first: of a document, of an item or of a serial."""
        ...

    def returned(self, *, document: str, line: str = "") -> Quantity:
        """How much of a sale has come back."""
        ...

    def dealings(self, customer: str) -> tuple[Quantity, Quantity]:
        """How much a customer was sold of late, and how much of it came back."""
        ...

    def tasks(self, *, kind: str = "", location: str = "") -> tuple[Task, ...]:
        """Open tasks, the oldest first."""
        ...

    def exceptions(self, document: str) -> tuple[Noted, ...]:
        """Exceptions about a document that nobody has cleared."""
        ...

    def job_holder(self, name: str, now: int) -> str:
        """The badge of whoever holds a job's lock at this moment (µs), or nothing."""
        ...
