"""Cartons on their way out: whose each is, which of a load are missing, and the issue that ships one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.documents import Load, SalesOrder
from app.domain.transaction import Line, Transaction
from app.station.packing import held_in
from app.station.ship_state import ShipState
from app.station.step import Context


@dataclass(frozen=True, slots=True)
class Carton:
    """A packed carton: its orders (usually one), where it stands, closed or open."""

    code: str
    orders: tuple[str, ...]
    location: str
    closed: bool

    @property
    def order(self) -> str:
        return self.orders[0]


def carton_of(code: str, context: Context) -> Carton | None:
    """The carton with this label; None where nothing for a customer lies in it."""
    orders = tuple(dict.fromkeys(promise.document for promise in context.look.promises(unit=code)))
    place = context.look.unit(code)
    if not orders or place is None:
        return None
    return Carton(code, orders, place.location, place.state == "closed")


def cartons_of(order: str, context: Context) -> tuple[Carton, ...]:
    """The closed cartons of an order that have not been issued."""
    codes = sorted({one.unit for one in context.look.promises(document=order) if one.unit})
    found = (carton_of(code, context) for code in codes)
    return tuple(carton for carton in found if carton is not None and carton.closed)


def load_in_work(state: ShipState, context: Context) -> Load | None:
    return context.look.record(Load, state.load) if state.load else None


def missing_of(state: ShipState, context: Context) -> tuple[Carton, ...]:
    """Cartons of the load that are packed and were not scanned onto the truck."""
    load = load_in_work(state, context)
    orders = load.orders if load else ()
    found = (carton for order in orders for carton in cartons_of(order, context))
    return tuple(carton for carton in found if carton.code not in state.loaded)


def unpacked_of(state: ShipState, context: Context) -> tuple[str, ...]:
    """Orders of the load in work with something not packed yet."""
    load, waiting = load_in_work(state, context), []
    for number in load.orders if load else ():
        order = context.look.record(SalesOrder, number)
        if order and any(
            context.look.progress(number, line.line, "packed") < line.quantity for line in order.lines
        ):
            waiting.append(number)
    return tuple(waiting)


def issue(carton: Carton, tracking: str, context: Context, *, location: str = "") -> Transaction:
    """All that lies in a carton goes to the customer: cost of goods sold, revenue, promises ended.

    `location` is where the carton stands once the envelopes before this one are posted.
    """
    line_of = {
        (promise.item, promise.lot): (promise.document, promise.line)
        for promise in context.look.promises(unit=carton.code)
    }
    by_item = {item: named for (item, _), named in line_of.items()}
    lines = []
    for one in held_in(carton.code, context):
        document, number = line_of.get((one.item, one.lot)) or by_item.get(one.item, (carton.order, ""))
        cell = replace(one.cell, location=location) if location else one.cell
        lines.append(
            Line(
                one.item, one.quantity, cell, lot=one.lot, serial=one.serial,
                document=document, document_line=number,
            )
        )  # fmt: skip
    extra = {"unit": carton.code, **({"tracking": tracking} if tracking else {})}
    return Transaction("ship", tuple(lines), document=carton.order, extra=extra, id=context.new_id())
