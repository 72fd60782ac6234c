"""What the shipping screen shows: the cartons of the load, or those that wait to be shipped."""

from __future__ import annotations

from app.domain.documents import Load, SalesOrder
from app.station.ship_state import ShipState
from app.station.shipping import Carton, cartons_of, load_in_work, missing_of, unpacked_of
from app.station.step import Context
from app.station.view import ActionView, LineView, Mark, StageView

HEADERS = ("Customer", "Carton", "Order", "Loaded", "", "Status")
_MOST = 200


def view(state: ShipState, context: Context) -> StageView:
    """A load or truck in work with its cartons; else what waits."""
    what = state.load or state.truck
    if not what:
        return _idle(state, context)
    load, missing = load_in_work(state, context), missing_of(state, context)
    rows = [_loaded(code, state, context) for code in state.loaded]
    rows += [_waiting(carton, context) for carton in missing[:_MOST]]
    unpacked = unpacked_of(state, context)
    rows += [_unpacked(number, context) for number in unpacked]
    done, total = len(state.loaded), len(state.loaded) + len(missing)
    about = (f"truck {state.truck}" if state.truck else "", load.carrier if load else "", context.location)
    return StageView(
        procedure="ship",
        title=f"Load {what}",
        subtitle="  ·  ".join(part for part in about if part),
        progress_text=f"{done} of {total} cartons on the truck" if load else f"{done} cartons on the truck",
        progress_permille=done * 1000 // total if total else 0,
        lines=tuple(rows),
        headers=HEADERS,
        actions=_actions(state, complete=not missing and not unpacked),
    )


def _actions(state: ShipState, *, complete: bool) -> tuple[ActionView, ...]:
    can_undo = bool(state.issued or state.carton or state.void)
    undo = ActionView("CMD:UNDO", "Undo last", "undo", enabled=can_undo)
    void = ActionView("CMD:VOID", "Take back", "returns", enabled=bool(state.issued))
    if not (state.load or state.truck):
        return undo, void
    return undo, void, ActionView("CMD:DONE", "Close truck", "check", primary=True, enabled=complete)


def _name(number: str, context: Context) -> str:
    order = context.look.record(SalesOrder, number)
    partner = context.look.partner(order.customer) if order else None
    return partner.name if partner else order.customer if order else number


def _loaded(code: str, state: ShipState, context: Context) -> LineView:
    issued = state.issue_of(code)
    number = issued.order if issued else ""
    name = _name(number, context) if number else code
    return LineView(code, name, code, number, "1", "1", 1000, Mark.COMPLETE, "On the truck")


def _waiting(carton: Carton, context: Context) -> LineView:
    name, word = _name(carton.order, context), f"At {carton.location}"
    return LineView(
        carton.code, name, carton.code, carton.order, "0", "1", 0, Mark.OPEN, word, scan=carton.code
    )


def _unpacked(number: str, context: Context) -> LineView:
    return LineView(number, _name(number, context), "", number, "0", "1", 0, Mark.HOLD, "Not packed yet")


def _idle(state: ShipState, context: Context) -> StageView:
    """Loads that are known, then closed cartons; a tap takes one."""
    orders = context.look.open_documents(SalesOrder, _MOST)
    cartons = [carton for order in orders for carton in cartons_of(order.number, context)]
    loads: dict[str, Load] = {}
    for order in orders:
        load = context.look.load_of(order.number)
        if load is not None:
            loads[load.number] = load
    rows = [_load_row(load, cartons) for load in loads.values()]
    rows += [_waiting(carton, context) for carton in cartons]
    return StageView(
        procedure="ship",
        title="Ship",
        subtitle=f"{context.location}  ·  scan a carton, a load, or a truck",
        progress_text=f"{len(cartons)} cartons to ship" if cartons else "",
        lines=tuple(rows),
        headers=HEADERS,
        actions=_actions(state, complete=False) if state.issued else (),
        empty_title="No cartons are waiting",
        empty_text="Cartons appear here when they have been packed and closed.",
    )


def _load_row(load: Load, cartons: list[Carton]) -> LineView:
    ready = sum(1 for carton in cartons if carton.order in load.orders)
    return LineView(
        load.number, load.carrier or "Load", load.number, load.truck, "0", str(ready), 0,
        Mark.ACTIVE if ready else Mark.OPEN, f"{len(load.orders)} orders", scan=load.number,
    )  # fmt: skip
