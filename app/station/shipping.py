"""Cartons on their way out: whose each is, which of a load are missing, and the issue that ships one."""

from __future__ import annotations

from dataclasses import replace

from app.domain.documents import Load
from app.domain.transaction import Line, Transaction
from app.station.lookup import Carton, Page
from app.station.packing import MOST_CODES, held_in
from app.station.ship_state import ShipState
from app.station.step import Context


def load_in_work(state: ShipState, context: Context) -> Load | None:
    return context.look.record(Load, state.load) if state.load else None


def missing_of(state: ShipState, context: Context, limit: int = MOST_CODES) -> Page[Carton]:
    """Cartons of the load that are packed and were not scanned onto the truck."""
    if not state.load:
        return Page()
    return context.look.units_waiting(closed=True, load=state.load, beside=state.loaded, limit=limit)


def unpacked_of(state: ShipState, context: Context, limit: int = MOST_CODES) -> Page[str]:
    """Orders of the load in work with something not packed yet."""
    return context.look.orders_to_pack(state.load, limit) if state.load else Page()


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
