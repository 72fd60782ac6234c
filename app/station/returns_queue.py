"""What waits at this bench: its unopened and open parcels, its units, and the orders they could fill now."""

from __future__ import annotations

from collections import Counter

from app.domain.documents import SalesOrder
from app.domain.quantity import ONE, quantity_text
from app.domain.returning import Parcel, ReturnedUnit
from app.station.ageing import Waits, queue
from app.station.returns_state import ReturnsState
from app.station.step import Context

_LOOKED_AT = 100
"""So many open orders, the most urgent, are asked whether they want what came back."""


def waiting(context: Context) -> tuple[Waits, ...]:
    """Worth most first."""
    units = context.look.open_records(ReturnedUnit, context.location)
    parcels = context.look.open_records(Parcel, context.location)
    wanted = _wanted(context) if units else Counter()
    goods = (_of_unit(unit, wanted, context) for unit in units)
    return queue((*goods, *(_of_parcel(parcel) for parcel in parcels)), context.now)


def next_of(state: ReturnsState, context: Context) -> Waits | None:
    """What is worth most to do next, other than the parcel and unit in work."""
    in_work = {state.parcel, state.unit}
    return next((one for one in waiting(context) if one.key not in in_work), None)


def _of_unit(unit: ReturnedUnit, wanted: Counter[str], context: Context) -> Waits:
    item = context.look.item(unit.sku)
    name = item.name if item else unit.sku
    many = f" ×{quantity_text(unit.quantity)}" if unit.quantity != ONE else ""
    orders = wanted[unit.sku] if not unit.owner else 0
    return Waits(unit.id, name + many, unit.quantity, unit.since, unit.value, orders)


def _of_parcel(parcel: Parcel) -> Waits:
    value = parcel.estimate if parcel.state == "waiting" else 0
    return Waits(parcel.code, parcel.code, parcel.expected, parcel.since, value, is_parcel=True)


def _wanted(context: Context) -> Counter[str]:
    """Item → how many open orders want more of it than is shipped or promised to them."""
    wanted: Counter[str] = Counter()
    for order in context.look.open_documents(SalesOrder, _LOOKED_AT):
        promised: Counter[str] = Counter()
        for one in context.look.promises(document=order.number):
            promised[one.line] += one.quantity
        short = {
            line.sku
            for line in order.lines
            if line.quantity > context.look.progress(order.number, line.line, "shipped") + promised[line.line]
        }
        wanted.update(short)
    return wanted
