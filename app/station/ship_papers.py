"""The dispatch list: what a truck took, signed by its driver."""

from __future__ import annotations

from app.domain.clock import day_of
from app.domain.documents import SalesOrder
from app.domain.papers import DispatchList, DispatchUnit
from app.station.pack_papers import customer_party, site_party
from app.station.ship_state import ShipState
from app.station.shipping import load_in_work
from app.station.step import Context, Print


def dispatch_list(state: ShipState, context: Context) -> Print:
    """The list of the cartons on the truck in work."""
    load = load_in_work(state, context)
    operator = context.look.staff(context.operator)
    number = f"{state.load or state.truck}-{day_of(context.now).isoformat()}"
    facts = DispatchList(
        number=number,
        site=site_party(context),
        carrier=load.carrier if load else "",
        at=context.now,
        loaded_by=operator.name if operator else context.operator,
        location=context.location,
        units=tuple(_unit(code, state, context) for code in state.loaded),
        vehicle=state.truck,
    )
    return Print(f"dispatch-{number}", facts)


def _unit(code: str, state: ShipState, context: Context) -> DispatchUnit:
    issued = state.issue_of(code)
    carton = context.look.carton(code)
    number = issued.order if issued else carton.order if carton else ""
    order = context.look.record(SalesOrder, number) if number else None
    to = customer_party(order, context) if order else None
    name = ", ".join((to.name, *to.address[-1:])) if to else ""
    return DispatchUnit(code, "carton", number, name, issued.tracking if issued else "")
