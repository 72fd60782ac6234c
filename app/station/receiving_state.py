"""What receiving remembers between two scans, across restarts and hand-overs."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.documents import Delivery
from app.station.goods import Ask
from app.station.posted import Posted


@dataclass(frozen=True, slots=True)
class Unknown:
    """A barcode that nobody knows: what the device said of it."""

    text: str
    symbology: str
    device: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A barcode that names so many base units (10⁻⁶) of an item from now on."""

    barcode: str
    sku: str
    unit: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What a second person is asked: `kind` is accept, send-back, assign or release; of this item."""

    kind: str
    sku: str
    lot: str = ""


@dataclass(frozen=True, slots=True)
class ReceivingState:
    """What is open, where goods go, what is asked, what can be undone."""

    documents: tuple[str, ...] = ()
    """Numbers of the open orders, notices, transfers and production orders, in the order opened."""
    closed: tuple[str, ...] = ()
    """Those that were closed last: a late unit opens them again."""
    delivery: Delivery | None = None
    asked: str = ""
    """What of the delivery is asked for: note, carrier, pieces or seal."""
    dock: str = ""
    """Where goods go, if another dock was scanned."""
    onto: str = ""
    """The handling unit that goods go into."""
    opened: str = ""
    """The pallet that was taken in by its notice and is now counted unit by unit."""
    around: tuple[str, ...] = ()
    """The pallets that it stood on, outermost first: they are counted on when it is done."""
    blind: bool = False
    ask: Ask | None = None
    receipts: tuple[Posted, ...] = ()
    unknown: Unknown | None = None
    assigning: bool = False
    """The next goods scan says of which item the unknown barcode is."""
    assigned: tuple[Assignment, ...] = ()
    """Assigned here, and perhaps not yet known from the books."""
    proposed: Assignment | None = None
    decision: Decision | None = None
    damaged: bool = False
    """The reason for the damage of the last goods is asked for."""
    strays: tuple[str, ...] = ()
    """Tags of nothing that is expected: listed, not received."""
    swept: bool = False
    """A pass of tags was summed up: the announced serials that are missing are listed."""
    waiting: tuple[tuple[str, str], ...] = ()
    """(SKU, sales order) of what customers wait for and these documents bring."""
    sku: str = ""
    """The item scanned last: what “why?” is about."""
