"""Where goods that came back were sold: by the announced return, the order, the serial or the item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from app.domain.documents import PastShipment, Return, ReturnLine, SalesOrder
from app.domain.money import cost_of, parse_unit_cost
from app.domain.quantity import ONE, divide_half_even
from app.domain.returning import Parcel
from app.domain.standing import Sold
from app.station.step import Context


@dataclass(frozen=True, slots=True)
class Sale:
    """The sold line that goods come back from, with what it sent out and what of that is not back yet.

    `document` and `line` are what the goods come back on: the announced return's, else the sale's own.
    """

    document: str
    line: str
    sale: str
    sale_line: str
    customer: str
    rows: tuple[Sold, ...]
    returned: int
    price: str = ""
    per: int = ONE
    currency: str = ""
    announced: bool = True

    @property
    def sold(self) -> int:
        return sum(row.quantity for row in self.rows)

    @property
    def left(self) -> int:
        return max(0, self.sold - self.returned)

    @property
    def at(self) -> int:
        """When it was sold (µs); 0: not known."""
        return max((row.at for row in self.rows), default=0)

    @property
    def serials(self) -> tuple[str, ...]:
        return tuple(row.serial for row in self.rows if row.serial)

    def cost(self, quantity: int) -> int:
        """What so much of it cost us when it left (10⁻⁴)."""
        value = sum(row.value for row in self.rows)
        return divide_half_even(value * quantity, self.sold) if self.sold else 0

    def paid(self, quantity: int) -> int:
        """What the customer paid for so much of it (10⁻⁴)."""
        return cost_of(quantity, parse_unit_cost(self.price or "0"), self.per)


def find_sale(sku: str, serial: str, document: str, customer: str, context: Context) -> Sale | None:
    """The sale of a unit scanned while `document` (may be nothing) is in work for `customer` (or nobody)."""
    opened = context.look.document(document) if document else None
    if isinstance(opened, Return):
        return _of_return(opened, sku, serial, context)
    if isinstance(opened, SalesOrder | PastShipment):
        line = next((line.line for line in _lines_of(opened, sku, serial)), "")
        if line:
            return sale_at(opened.number, line, context)
    return _elsewhere(sku, serial, customer, context)


def announced_line(back: Return, sku: str, serial: str, context: Context) -> ReturnLine | None:
    """The line of an announced return: of this serial, else with something still to come, else the last."""
    lines = [line for line in back.lines if line.sku == sku]
    own = next((line for line in lines if serial and line.serial == serial), None)
    still = (
        line for line in lines if context.look.progress(back.number, line.line, "returned") < line.quantity
    )
    return own or next(still, lines[-1] if lines else None)


def sale_at(document: str, line: str, context: Context) -> Sale | None:
    """The sale of a document's line, under its own number; None where it is none or nothing left by it."""
    found = context.look.document(document)
    if not isinstance(found, SalesOrder | PastShipment):
        return None
    stated: Any = next((one for one in found.lines if one.line == line), None)
    rows = tuple(row for row in context.look.sold(document=found.number) if row.line == line)
    if stated is None or not rows:
        return None
    return Sale(
        found.number,
        line,
        found.number,
        line,
        found.customer,
        rows,
        context.look.returned(document=found.number, line=line),
        stated.price,
        getattr(stated, "per", ONE),
        getattr(stated, "currency", ""),
    )


def _of_return(back: Return, sku: str, serial: str, context: Context) -> Sale | None:
    line = announced_line(back, sku, serial, context)
    if line is not None and line.sale:
        sale = sale_at(line.sale, line.sale_line, context)
        return _on(sale, back.number, line.line) if sale else None
    found = _elsewhere(sku, serial, back.customer, context)
    if found is None:
        return None
    # The books go by what the return announces; where it names no sale, by what the station found.
    return _on(found, back.number, line.line if line else "", announced=line is not None)


def _on(sale: Sale, document: str, line: str, *, announced: bool = True) -> Sale:
    return replace(sale, document=document, line=line, announced=announced)


def _lines_of(document: SalesOrder | PastShipment, sku: str, serial: str) -> Iterable[Any]:
    lines: list[Any] = [line for line in document.lines if line.sku == sku]
    return sorted(lines, key=lambda line: not (serial and getattr(line, "serial", "") == serial))


def _elsewhere(sku: str, serial: str, customer: str, context: Context) -> Sale | None:
    """By serial, else the newest sale of the item (to this customer) of which something is left."""
    if serial:
        rows = context.look.sold(item=sku, serial=serial)
        return sale_at(rows[0].document, rows[0].line, context) if rows else None
    if not customer:
        return None
    places = dict.fromkeys(
        (row.document, row.line) for row in context.look.sold(item=sku) if row.customer == customer
    )
    sales = (sale_at(document, line, context) for document, line in places)
    found = [sale for sale in sales if sale]
    return next((sale for sale in found if sale.left), found[0] if found else None)


def undelivered(parcel: str, context: Context) -> bool:
    """Does a parcel come back because the carrier could not deliver it? Then nobody asks for money."""
    found = context.look.record(Parcel, parcel) if parcel else None
    return found is not None and found.sort == "sender"


def serial_sold(serial: str, document: str, context: Context) -> str:
    """The SKU of the one unit that a bare serial number can mean: announced, else sold; else nothing."""
    back = context.look.record(Return, document) if document else None
    announced = {line.sku for line in back.lines if line.serial == serial} if back else set()
    found = announced or {row.item for row in context.look.sold(serial=serial)}
    return next(iter(found)) if len(found) == 1 else ""
