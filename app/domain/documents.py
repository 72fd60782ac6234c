"""Documents as records beside the purchase order: what is expected, what was sold, what travels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.quantity import ONE


@dataclass(frozen=True, slots=True)
class ProductionLine:
    """What production is to deliver; `unit_cost` per base unit, as decimal text."""

    line: str
    sku: str
    quantity: int
    unit_cost: str = ""


@dataclass(frozen=True, slots=True)
class ProductionOrder:
    """Goods expected from production."""

    TABLE: ClassVar[str] = "production_order"

    number: str
    lines: tuple[ProductionLine, ...] = ()

    @property
    def key(self) -> str:
        return self.number


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """What a supplier announces, and in which handling unit (`sscc`, inside `parent_sscc`) it travels."""

    line: str
    order: str
    order_line: str
    sku: str
    quantity: int
    unit: str = "ea"
    sscc: str = ""
    parent_sscc: str = ""
    lot: str = ""
    serial: str = ""
    expiry: str = ""


@dataclass(frozen=True, slots=True)
class ShipNotice:
    """An advance ship notice."""

    TABLE: ClassVar[str] = "ship_notice"

    number: str
    lines: tuple[NoticeLine, ...] = ()

    @property
    def key(self) -> str:
        return self.number


PARTIAL = ("yes", "lines", "no")
"""Whatever there is of an order, only lines that are whole, or the order whole or nothing."""


@dataclass(frozen=True, slots=True)
class SalesLine:
    """A line of a sales order: `quantity` and `per` in 10⁻⁶ base units, `price` for each `per`."""

    line: str
    sku: str
    quantity: int
    unit: str = "ea"
    per: int = ONE
    price: str = ""
    currency: str = ""
    promised: str = ""


WAIT, DROP = "wait", "drop"
REST = (WAIT, DROP)
"""What becomes of the rest that nothing can be promised for: it waits for goods, or is dropped."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """So much (10⁻⁶) of an order line that is not wanted any more, since it could not be had."""

    line: str
    sku: str
    quantity: int


@dataclass(frozen=True, slots=True)
class SalesOrder:
    """What a customer wants; a lower `priority` goes first. `partial` says what may be sent of it before all
    is there (PARTIAL; empty: as the site has it), `rest` what becomes of what cannot be had (REST; empty: as
    the customer has it, else it waits). What was `dropped` is no longer among the lines."""

    TABLE: ClassVar[str] = "sales_order"

    number: str
    customer: str
    lines: tuple[SalesLine, ...] = ()
    priority: str = ""
    ship_to: str = ""
    partial: str = ""
    rest: str = ""
    dropped: tuple[Dropped, ...] = ()

    @property
    def key(self) -> str:
        return self.number


@dataclass(frozen=True, slots=True)
class PastLine:
    """A line shipped before these books began; `price` and `cost` per base unit, as decimal text."""

    line: str
    sku: str
    quantity: int
    order: str = ""
    lot: str = ""
    serial: str = ""
    price: str = ""
    cost: str = ""


@dataclass(frozen=True, slots=True)
class PastShipment:
    """A shipment without movement: for returns and demand."""

    TABLE: ClassVar[str] = "past_shipment"

    number: str
    customer: str
    lines: tuple[PastLine, ...] = ()
    shipped_at: str = ""
    tracking: str = ""

    @property
    def key(self) -> str:
        return self.number


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """What a customer announces to send back, and of which sale."""

    line: str
    sku: str
    quantity: int
    sale: str = ""
    sale_line: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True)
class Return:
    """A customer's return."""

    TABLE: ClassVar[str] = "return"

    number: str
    customer: str
    lines: tuple[ReturnLine, ...] = ()
    tracking: str = ""

    @property
    def key(self) -> str:
        return self.number


@dataclass(frozen=True, slots=True)
class TransferLine:
    """What travels between two sites."""

    line: str
    sku: str
    quantity: int
    lot: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """Goods from one site to another."""

    TABLE: ClassVar[str] = "transfer"

    number: str
    from_site: str
    to_site: str
    lines: tuple[TransferLine, ...] = ()

    @property
    def key(self) -> str:
        return self.number


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """What a supplier bills for an order line: `unit_cost` for each `per` (10⁻⁶ base units)."""

    line: str
    order: str
    order_line: str
    quantity: int
    unit_cost: str
    per: int = ONE


@dataclass(frozen=True, slots=True)
class SupplierInvoice:
    """A supplier's bill."""

    TABLE: ClassVar[str] = "supplier_invoice"

    number: str
    supplier: str
    lines: tuple[InvoiceLine, ...] = ()
    currency: str = ""
    date: str = ""

    @property
    def key(self) -> str:
        return self.number


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a carrier brought at one time: `pieces` of them, of which `refused` went back at the door."""

    TABLE: ClassVar[str] = "delivery"

    number: str
    note: str = ""
    """The supplier's own paper."""
    carrier: str = ""
    pieces: int = 0
    refused: int = 0
    seal: str = ""
    location: str = ""

    @property
    def key(self) -> str:
        return self.number


@dataclass(frozen=True, slots=True)
class Load:
    """What one truck takes: orders; `truck` is the location that stands for it, empty: any."""

    TABLE: ClassVar[str] = "load"

    number: str
    orders: tuple[str, ...] = ()
    truck: str = ""
    carrier: str = ""

    @property
    def key(self) -> str:
        return self.number
