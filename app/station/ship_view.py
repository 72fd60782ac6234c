"""What the shipping screen shows: the cartons of the load, or those that wait to be shipped."""

from __future__ import annotations

from app.domain.documents import Load, SalesOrder
from app.domain.speech import listed, say
from app.station.lookup import Carton
from app.station.ship_state import ShipState
from app.station.shipping import load_in_work, missing_of, unpacked_of
from app.station.step import Context
from app.station.view import NO_BAR, ActionView, LineView, Mark, StageView

HEADERS = ("Customer", "Carton", say("Order{of_sales}", of_sales=""), "Loaded", "", "Status")
_SHOWN = 50
"""So many rows of a kind are shown: nobody looks through a longer list, and every scan pays for it."""
_LAST = 5
"""So many cartons that are on the truck are shown, above those that are missing."""


def view(state: ShipState, context: Context) -> StageView:
    """A load or truck in work with its cartons; else what waits."""
    what = state.load or state.truck
    if not what:
        return _idle(state, context)
    load = load_in_work(state, context)
    missing, unpacked = missing_of(state, context, _SHOWN), unpacked_of(state, context, _SHOWN)
    rows = _on_the_truck(state, context)
    rows += [_waiting(carton, context) for carton in missing.first]
    rows += _more(missing.more, "{count} more to load")
    rows += [_unpacked(number, context) for number in unpacked.first]
    rows += _more(unpacked.more, "{count} more to pack")
    done, total = len(state.loaded), len(state.loaded) + missing.count
    told = "{done} of {total} cartons loaded" if load else "{done} cartons loaded"
    truck = say("truck {truck}", truck=state.truck) if state.truck else ""
    about = (truck, load.carrier if load else "", context.location)
    return StageView(
        procedure="ship",
        title=say("Load {load}", load=what),
        subtitle=listed(about, "  ·  "),
        progress_text=say(told, done=done, total=total),
        progress_permille=done * 1000 // total if total else 0,
        lines=tuple(rows),
        headers=HEADERS,
        actions=_actions(state, complete=not missing.count and not unpacked.count),
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


def _on_the_truck(state: ShipState, context: Context) -> list[LineView]:
    """The cartons scanned last, in their order, below how many went before them."""
    orders = {one.carton: one.order for one in state.issued}
    last = state.loaded[-_LAST:]
    return [
        *_more(len(state.loaded) - len(last), "{count} more on the truck"),
        *(_loaded(code, orders.get(code, ""), context) for code in last),
    ]


def _loaded(code: str, number: str, context: Context) -> LineView:
    name = _name(number, context) if number else code
    return LineView(code, name, code, number, "1", "1", 1000, Mark.COMPLETE, "On the truck")


def _waiting(carton: Carton, context: Context) -> LineView:
    name, word = _name(carton.order, context), say("At {place}", place=carton.location)
    return LineView(
        carton.code, name, carton.code, carton.order, "0", "1", 0, Mark.OPEN, word, scan=carton.code
    )


def _unpacked(number: str, context: Context) -> LineView:
    return LineView(number, _name(number, context), "", number, "0", "1", 0, Mark.HOLD, "Not packed yet")


def _more(count: int, words: str) -> list[LineView]:
    """How many rows are not shown, if any."""
    name = say(words, count=count)
    return [LineView(words, name, "", "", "", "", NO_BAR, Mark.OPEN, "")] if count else []


def _idle(state: ShipState, context: Context) -> StageView:
    """Loads that are known, then closed cartons; a tap takes one."""
    waiting = context.look.units_waiting(closed=True, limit=_SHOWN)
    loads = context.look.loads_waiting(_SHOWN)
    known = ((context.look.record(Load, number), ready) for number, ready in loads)
    rows = [_load_row(load, ready) for load, ready in known if load]
    rows += [_waiting(carton, context) for carton in waiting.first]
    rows += _more(waiting.more, "{count} more to ship")
    return StageView(
        procedure="ship",
        title="Ship",
        subtitle=listed((context.location, "scan a carton, a load, or a truck"), "  ·  "),
        progress_text=say("{count} cartons to ship", count=waiting.count) if waiting.count else "",
        lines=tuple(rows),
        headers=HEADERS,
        actions=_actions(state, complete=False) if state.issued else (),
        empty_title="No cartons are waiting",
        empty_text="Cartons appear here when they have been packed and closed.",
    )


def _load_row(load: Load, ready: int) -> LineView:
    return LineView(
        load.number, load.carrier or "Load", load.number, load.truck, "0", str(ready), 0,
        Mark.ACTIVE if ready else Mark.OPEN, say("{count} orders", count=len(load.orders)), scan=load.number,
    )  # fmt: skip
