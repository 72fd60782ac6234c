"""Papers: what stands on each, as plain facts; app/integration/papers draws them and looks nothing up.

Quantities are millionths of the unit named beside them, money ten-thousandths of the currency. A field
left empty is left out on the paper.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.clock import Instant
from app.domain.money import Value
from app.domain.quantity import ONE, Quantity


@dataclass(frozen=True, slots=True)
class Party:
    """A firm, a site or a person: the name, and the address line by line."""

    name: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of goods on a receipt or a packing slip."""

    sku: str
    name: str
    quantity: Quantity
    """Received, or packed."""
    unit: str
    ordered: Quantity | None = None
    """None where nothing was ordered."""
    lot: str = ""
    serials: tuple[str, ...] = ()
    expiry: str = ""
    """As it is to be read, such as 2027-12-31."""
    note: str = ""
    """What is special about this line, such as “In quarantine: not on the order”; marked on the paper."""


@dataclass(frozen=True, slots=True)
class GoodsReceipt:
    """What came in: for the supplier, the driver and the file."""

    number: str
    site: Party
    supplier: Party
    order: str
    at: Instant
    received_by: str
    location: str
    lines: tuple[PaperLine, ...]
    delivery_note: str = ""
    """The supplier's own paper."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PackingSlip:
    """What is in a carton: for the customer. Its codes bring a return back to the order."""

    order: str
    ship_from: Party
    ship_to: Party
    at: Instant
    packed_by: str
    lines: tuple[PaperLine, ...]
    sscc: str = ""
    """18 digits of this carton."""
    carton: str = ""
    """Such as “1 of 3”."""
    reference: str = ""
    """The customer's own number."""
    carrier: str = ""
    tracking: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DispatchUnit:
    """One carton or pallet that left."""

    code: str
    """SSCC or licence plate."""
    kind: str
    """Such as pallet or carton."""
    order: str
    ship_to: str
    tracking: str = ""
    grams: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DispatchList:
    """What was loaded on a truck: signed by the driver."""

    number: str
    site: Party
    carrier: str
    at: Instant
    loaded_by: str
    location: str
    units: tuple[DispatchUnit, ...]
    vehicle: str = ""
    driver: str = ""
    seal: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class UnitLabel:
    """The logistic label of a pallet or carton: its SSCC as GS1-128, and what else the carrier reads."""

    sscc: str
    ship_from: Party
    ship_to: Party
    elements: tuple[tuple[str, str], ...] = ()
    """What stands in a second symbol, as (identifier, value), such as ("02", GTIN), ("37", count)."""
    order: str = ""
    carrier: str = ""
    tracking: str = ""
    position: str = ""
    """Such as “1 of 3”."""
    contents: str = ""
    """In words, such as “12 × NGL-100 Nitrile gloves”."""
    grams: int | None = None


@dataclass(frozen=True, slots=True)
class ItemLabel:
    """The label of a unit, or of what lies in a bin."""

    sku: str
    name: str
    code: str = ""
    """What the bars say; the SKU where nothing is said here or in `elements`."""
    elements: tuple[tuple[str, str], ...] = ()
    """GS1 (identifier, value) pairs: then the symbol is a GS1 DataMatrix."""
    lot: str = ""
    serial: str = ""
    expiry: str = ""
    quantity: Quantity | None = None
    unit: str = ""
    location: str = ""
    copies: int = 1


@dataclass(frozen=True, slots=True)
class CommandCard:
    """A card to scan instead of a button."""

    code: str
    """Such as CMD:DONE."""
    word: str
    meaning: str
    icon: str
    """A name in resources/icons."""


@dataclass(frozen=True, slots=True)
class CommandCards:
    """A sheet of cards to cut out or to hang up at the station."""

    title: str
    cards: tuple[CommandCard, ...]


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One line sold at the counter."""

    sku: str
    name: str
    quantity: Quantity
    unit: str
    amount: Value
    """Of the whole line."""
    price: Value | None = None
    """For each unit; shown where more than one went."""
    detail: str = ""
    """Such as a serial or a lot."""

    @property
    def single(self) -> bool:
        return self.quantity == ONE


@dataclass(frozen=True, slots=True)
class Slip:
    """The receipt of a sale at the counter, for a roll of 80 mm."""

    number: str
    shop: Party
    at: Instant
    cashier: str
    currency: str
    lines: tuple[SlipLine, ...]
    total: Value
    payments: tuple[tuple[str, Value], ...] = ()
    """Such as ("Cash", …); as handed over, before the change."""
    change: Value | None = None
    title: str = "Receipt"
    """Another where it is one, such as “Exchange”."""
    note: str = ""


Paper = GoodsReceipt | PackingSlip | DispatchList | UnitLabel | ItemLabel | CommandCards | Slip
