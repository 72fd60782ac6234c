"""What the open documents bring: purchase orders, ship notices, transfers and production orders alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.documents import NoticeLine, ProductionOrder, SalesLine, SalesOrder, ShipNotice, Transfer
from app.domain.quantity import Quantity
from app.domain.records import PurchaseOrder
from app.domain.terms import Agreement
from app.station.receiving_state import ReceivingState
from app.station.step import Context

RECEIVE, PRODUCE, TRANSFER = "receive", "produce", "transfer-in"
DONE = {RECEIVE: "received", PRODUCE: "produced", TRANSFER: "arrived"}
"""Kind of transaction → the progress that it makes."""
RECEIVED = (PurchaseOrder, ShipNotice, Transfer, ProductionOrder)
"""Classes of documents that bring goods."""
_NOTICES = 20
"""Ship notices that are looked at for goods that come on their order."""
_WAITING = 20
"""Sales orders that are looked at for what may go from the dock at once."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """A line that goods come for: `kind` of the transaction, with the document and line that it names.

    `opened` is the number that was scanned; of a ship notice the order's line is named, `told` are the
    notice's own lines for it, and `lots`, `units` (SSCC) and `serials` are what they say.
    """

    kind: str
    document: str
    line: str
    sku: str
    quantity: int
    opened: str
    supplier: str = ""
    lots: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    told: tuple[NoticeLine, ...] = ()
    serials: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Tells the lines of what is open apart."""
        return f"{self.document or self.opened} {self.line or self.sku}"

    @property
    def at_least(self) -> int:
        """What is to come with this document alone: of a notice no more than was ordered."""
        told = sum(one.quantity for one in self.told)
        return min(told, self.quantity) if told else self.quantity


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that did not come as expected: `beyond` is negative where goods are missing (10⁻⁶)."""

    line: Awaited
    name: str
    beyond: int


def awaited(state: ReceivingState, context: Context) -> tuple[Awaited, ...]:
    """All that is awaited by what is open, in the order of opening."""
    return tuple(line for number in state.documents for line in lines_of(number, context))


def lines_of(number: str, context: Context) -> tuple[Awaited, ...]:
    document = context.look.document(number)
    match document:
        case PurchaseOrder():
            return tuple(
                Awaited(RECEIVE, number, line.line, line.sku, line.quantity, number, document.supplier)
                for line in document.lines
            )
        case Transfer():
            return tuple(
                Awaited(TRANSFER, number, line.line, line.sku, line.quantity, number)
                for line in document.lines
            )
        case ProductionOrder():
            return tuple(
                Awaited(PRODUCE, number, line.line, line.sku, line.quantity, number)
                for line in document.lines
            )
        case ShipNotice():
            return tuple(_announced(document, context))
    return ()


def lots_of(sku: str, state: ReceivingState, context: Context) -> tuple[str, ...]:
    """The lots that a notice names for an item."""
    return tuple(lot for line in awaited(state, context) if line.sku == sku for lot in line.lots)


def _announced(notice: ShipNotice, context: Context) -> Iterator[Awaited]:
    """Each order line of a notice once, with all the pallets and lots that the notice names for it."""
    places = dict.fromkeys((line.order, line.order_line or line.sku, line.sku) for line in notice.lines)
    for order_number, order_line, sku in places:
        mine = [
            line
            for line in notice.lines
            if (line.order, line.order_line or line.sku, line.sku) == (order_number, order_line, sku)
        ]
        order = context.look.purchase_order(order_number) if order_number else None
        ordered = order.line(mine[0].order_line) if order else None
        announced = sum(line.quantity for line in mine)
        yield Awaited(
            RECEIVE,
            order_number,
            ordered.line if ordered else "",
            sku,
            ordered.quantity if ordered else announced,
            notice.number,
            order.supplier if order else "",
            tuple(dict.fromkeys(line.lot for line in mine if line.lot)),
            tuple(dict.fromkeys(line.sscc for line in mine if line.sscc)),
            tuple(mine),
            tuple(dict.fromkeys(line.serial for line in mine if line.serial)),
        )


def came(line: Awaited, context: Context) -> Quantity:
    """How much has come so far, by anybody, and did not go back to the supplier: that may come again."""
    if not line.line:
        return Quantity(0)
    progress = context.look.progress
    back = progress(line.document, line.line, "sent back") if line.kind == RECEIVE else 0
    return Quantity(progress(line.document, line.line, DONE[line.kind]) - back)


def still(line: Awaited, context: Context) -> int:
    return line.quantity - came(line, context)


def is_in(line: Awaited, context: Context) -> int:
    """How much of what is to come with this document alone is in: of a notice, what came on it."""
    if not line.told:
        return came(line, context)
    return sum(context.look.progress(line.opened, one.line, "received") for one in line.told)


def short(line: Awaited, context: Context) -> int:
    """What is missing of what is to come with this document alone; nothing where the order wants no more."""
    missing = line.at_least - is_in(line, context)
    return max(0, min(missing, still(line, context)))


def noticed(line: Awaited, lot: str, serial: str, context: Context) -> NoticeLine | None:
    """The line of the notice that goods count for: the one that names their serial, or their lot, one that is
    not in yet, the last."""
    named = [one for one in line.told if serial and one.serial == serial]
    alike = named or [one for one in line.told if lot and one.lot == lot] or list(line.told)
    for one in alike:
        if context.look.progress(line.opened, one.line, "received") < one.quantity:
            return one
    return alike[-1] if alike else None


def announced(line: Awaited | None, lot: str, serial: str, context: Context) -> dict[str, str | int]:
    """What a transaction's line says of the notice that announced the goods: the one that was scanned, else
    one that lies open for loose goods of their order."""
    if line is None or line.told:
        return on_notice(line.opened, noticed(line, lot, serial, context)) if line else {}
    if line.kind != RECEIVE or not line.line:
        return {}
    for notice in context.look.open_documents(ShipNotice, _NOTICES):
        told = tuple(one for one in notice.lines if _announces(notice.number, one, line, lot, context))
        if told:
            return on_notice(
                notice.number, noticed(replace(line, opened=notice.number, told=told), lot, serial, context)
            )
    return {}


def _announces(notice: str, one: NoticeLine, line: Awaited, lot: str, context: Context) -> bool:
    """Does a notice announce these goods, in no handling unit, and are they not all in?"""
    same = (one.order, one.order_line, one.sku, one.sscc) == (line.document, line.line, line.sku, "")
    if not same or (one.lot and lot and one.lot != lot):
        return False
    return context.look.progress(notice, one.line, "received") < one.quantity


def on_notice(notice: str, one: NoticeLine | None) -> dict[str, str | int]:
    """What a transaction's line says of the notice."""
    return {"notice": notice, "notice_line": one.line} if one else {}


def serials_to_come(line: Awaited, context: Context) -> tuple[str, ...]:
    """The serials that a notice names and that are nowhere here yet."""
    return tuple(one for one in line.serials if context.look.serial_place(line.sku, one) is None)


def differences(lines: tuple[Awaited, ...], context: Context) -> Iterator[Difference]:
    """The lines that did not come as expected."""
    for line in lines:
        stayed = came(line, context)
        if stayed > line.quantity:
            yield Difference(line, name_of(line.sku, context), stayed - line.quantity)
        elif lacking := short(line, context) if line.told else line.quantity - stayed:
            yield Difference(line, name_of(line.sku, context), -lacking)


def line_for(lines: tuple[Awaited, ...], sku: str, lot: str, context: Context) -> Awaited | None:
    """The line that goods come for: one that names their lot, one with something still to come, else the last
    of the item."""
    mine = [line for line in lines if line.sku == sku]
    named = [line for line in mine if lot and lot in line.lots]
    for line in (*named, *mine):
        if still(line, context) > 0:
            return line
    return (named or mine)[-1] if mine else None


def other_lot(lines: tuple[Awaited, ...], sku: str, lot: str) -> tuple[str, ...]:
    """The lots that a notice names for the item, where this is none of them."""
    lots = tuple(known for line in lines if line.sku == sku for known in line.lots)
    return lots if lot and lots and lot not in lots else ()


def agreed(supplier: str, sku: str, context: Context) -> Agreement | None:
    """The terms with a supplier for an item, else those for all of them."""
    if not supplier:
        return None
    keys = (Agreement(supplier, sku).key, Agreement(supplier).key)
    found = (context.look.record(Agreement, key) for key in keys)
    return next((terms for terms in found if terms), None)


def supplier_of(state: ReceivingState, context: Context) -> str:
    """Whose goods come: the supplier of the first open document that has one."""
    return next((line.supplier for line in awaited(state, context) if line.supplier), "")


def customers_waiting(numbers: tuple[str, ...], context: Context) -> tuple[tuple[str, str], ...]:
    """(SKU, sales order) of what these documents bring and the most urgent orders could not be promised."""
    brought = {line.sku for number in numbers for line in lines_of(number, context)}
    found: dict[str, str] = {}
    for order in context.look.open_documents(SalesOrder, _WAITING) if brought else ():
        for line in order.lines:
            if line.sku in brought and line.sku not in found and _is_short(order.number, line, context):
                found[line.sku] = order.number
    return tuple(found.items())


def _is_short(order: str, line: SalesLine, context: Context) -> bool:
    shipped = context.look.progress(order, line.line, "shipped")
    promised = sum(one.quantity for one in context.look.promises(document=order) if one.line == line.line)
    return line.quantity > shipped + promised


def name_of(sku: str, context: Context) -> str:
    """An item’s name, else its number."""
    item = context.look.item(sku)
    return item.name if item else sku
