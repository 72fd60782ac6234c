"""What the pick screen shows: the bin, the goods, the tote, the way; or the orders that wait."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.domain.clock import day_of
from app.domain.documents import SalesOrder
from app.domain.speech import Figure, listed, say
from app.station.pick_state import PickState
from app.station.pick_walk import Stop
from app.station.pick_work import Work
from app.station.refusals import number
from app.station.step import Context
from app.station.view import ActionView, LineView, Mark, StageView

SHOWN = 60
"""Orders in the list of those that wait: the most urgent."""
_PARTS = re.compile(r"([A-Za-z]+)-0*(\d+)-0*(\d+)")
"""A bin's code as aisle, bay and level."""


@dataclass(frozen=True, slots=True)
class StopView:
    """A stop as a row: bin, item, how much (`3/5` while it is worked at), tote."""

    bin: str
    name: str
    amount: str
    tote: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class WalkPoint:
    """A bin on the map: the aisle's number and how far along it, in permille; done, current or to come."""

    aisle: int
    along: int
    state: str


@dataclass(frozen=True, slots=True)
class PickView(StageView):
    """A job at work; `bin` is empty while there is none."""

    bin: str = ""
    place: str = ""
    bin_scanned: bool = False
    stop_text: str = ""
    item: str = ""
    sku: str = ""
    left_text: str = ""
    lot: str = ""
    lot_text: str = ""
    lot_mark: str = ""
    """Why this lot: it is the first to expire."""
    taken: str = ""
    wanted: str = ""
    marks: tuple[bool, ...] = ()
    """One for each unit, where there are few: taken or not."""
    more_text: str = ""
    tote: str = ""
    tote_code: str = ""
    tote_about: str = ""
    ways_out: tuple[ActionView, ...] = ()
    stops: tuple[StopView, ...] = ()
    stops_text: str = ""
    total_stops: int = 0
    """Stops to go; `stops` are the first of them."""
    aisles: tuple[str, ...] = ()
    walk: tuple[WalkPoint, ...] = ()


_SEVERAL = {"batch": "Pick batch", "cluster": "Pick cluster"}
"""What a job of several orders is called; the other ways have one order."""
_WAYS_OUT = (
    ActionView("CMD:SHORT", "Short pick", "minus"),
    ActionView("CMD:LOT", "Other lot", "lot"),
    ActionView("CMD:DAMAGED", "Damaged", "damaged"),
    ActionView("CMD:BLOCKED", "Bin blocked", "blocked"),
)
_QUESTIONS = {
    "empty": (
        ActionView("CMD:EMPTY", "Empty", "check"),
        ActionView("CMD:NOTEMPTY", "Not empty", "cross"),
    ),
    "reason": (
        ActionView("CMD:REASON:EMPTY", "Bin is empty", "minus"),
        ActionView("CMD:REASON:FEWER", "Fewer there", "question"),
        ActionView("CMD:REASON:MISSING", "Not found", "lookup"),
    ),
}
"""What a question is answered by."""


def view(state: PickState, context: Context) -> StageView:
    """The job, or the list of orders."""
    if not state.working:
        return _idle(state, context)
    work = Work(state, context)
    stop = work.stop(state.about) or work.current
    orders = len(state.orders)
    undo = ActionView("CMD:UNDO", "Undo last", "undo", enabled=bool(state.taken or state.asked or state.ask))
    head = PickView(
        procedure="pick",
        title=say("Pick {order}", order=state.orders[0]) if orders == 1 else _SEVERAL[state.mode],
        subtitle=listed(_about(state, context), "  ·  "),
        progress_text=say("{done} of {total} stops done", done=state.done, total=work.total),
        progress_permille=state.done * 1000 // work.total if work.total else 0,
        actions=(undo, ActionView("CMD:LEAVE", "Leave job", "")),
    )
    if stop is None:
        done = ActionView("CMD:DONE", "Job done", "check", primary=True)
        text = "Bring the totes to the pack bench and scan it, or scan DONE."
        return replace(head, actions=(undo, done), empty_title="All is picked", empty_text=text)
    return _at_work(state, work, stop, head)


def _about(state: PickState, context: Context) -> tuple[str, ...]:
    """Whose job it is, when it is due, and where it stands."""
    zone = say("zone {zone}", zone=state.zone) if state.zone else ""
    orders = len(state.orders)
    if orders > 1:
        apart = "{count} orders to {count} totes on {location}"
        several = apart if state.mode == "cluster" else "{count} orders on {location}"
        return say(several, count=orders, location=context.location), zone
    order = context.look.record(SalesOrder, state.orders[0])
    assert order is not None, "a job's order stays in the catalogue"
    due = _due(order, context)
    said = say("due {due}", due=due) if due and not due.startswith("late") else due
    return _customer(order, context), said, context.location, zone


def _at_work(state: PickState, work: Work, stop: Stop, head: PickView) -> PickView:
    context, item, taken = work.context, work.item(stop.item), work.taken(stop)
    expiry, tote = context.look.expiry(stop.item, stop.lot) if stop.lot else "", work.tote(stop.order)
    return replace(
        head,
        bin=stop.location,
        place=place_words(stop.location, work.places.get(stop.location)),
        bin_scanned=state.bin == stop.location,
        stop_text=say("stop {done} of {total}", done=state.done + 1, total=work.total),
        item=item.name,
        sku=item.sku,
        left_text=say("{quantity} left in this bin", quantity=number(work.shelf(stop.location, stop.item))),
        lot=stop.lot,
        lot_text=say("Best before {expiry}", expiry=expiry) if expiry else "",
        lot_mark="First to expire" if expiry and _is_first(work, stop, expiry) else "",
        taken=number(taken),
        wanted=number(taken + stop.quantity),
        marks=_marks(taken, stop.quantity),
        more_text=say("Scan {quantity} more" if taken else "Scan {quantity}", quantity=number(stop.quantity)),
        tote=tote.letter if tote else "",
        tote_code=tote.unit if tote else "no tote yet",
        tote_about=say("order {order}", order=stop.order) if stop.order else "all orders",
        ways_out=_QUESTIONS.get(state.asked, _WAYS_OUT),
        stops=tuple(_row(other, work, other.key == stop.key) for other in (stop, *_others(work, stop))),
        stops_text=say("{count} to go", count=len(work.way)),
        total_stops=len(work.way),
        aisles=(found := _aisles(work, state.path))[0],
        walk=found[1],
    )


def _others(work: Work, stop: Stop) -> list[Stop]:
    return [other for other in work.way if other.key != stop.key][:11]


def _row(stop: Stop, work: Work, current: bool) -> StopView:
    taken, tote = work.taken(stop), work.tote(stop.order)
    whole = number(taken + stop.quantity)
    amount = Figure(f"{number(taken)}/{whole}") if current and taken else whole
    return StopView(stop.location, work.item(stop.item).name, amount, tote.letter if tote else "", current)


def _marks(taken: int, open_: int) -> tuple[bool, ...]:
    """A mark for each whole unit of up to ten."""
    from_one = 10**6
    if taken % from_one or open_ % from_one or taken + open_ > 10 * from_one:
        return ()
    return (True,) * (taken // from_one) + (False,) * (open_ // from_one)


def _is_first(work: Work, stop: Stop, expiry: str) -> bool:
    """Does no lot of this bin run out earlier?"""
    look = work.context.look
    lots = {one.lot for one in work.lying(stop.location, stop.item) if one.quantity > 0}
    return all((look.expiry(stop.item, lot) or "9") >= expiry for lot in lots)


def place_words(code: str, place: object) -> str:
    """Where a bin is, in words: from its code, where that has aisle, bay and level."""
    parts = _PARTS.fullmatch(code)
    if parts:
        return say("Aisle {aisle}, bay {bay}, level {level}", aisle=parts[1], bay=parts[2], level=parts[3])
    zone = getattr(place, "zone", "")
    return say("Zone {zone}", zone=zone) if zone else ""


def _aisles(work: Work, path: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[WalkPoint, ...]]:
    """The way on a map: the aisles of the job in walk order, and its bins in the order of the walk."""
    ahead = list(dict.fromkeys(stop.location for stop in work.way))
    codes = [*(code for code in path if code not in ahead), *ahead]
    found = {code: place for code in codes if (place := work.context.look.location(code)) is not None}
    zones = tuple(dict.fromkeys(found[code].zone for code in sorted(found, key=lambda c: found[c].walk)))
    bays = {code: int(parts[2]) for code in found if (parts := _PARTS.fullmatch(code))}
    last = max([8, *bays.values()])
    current = ahead[0] if ahead else ""
    points = tuple(
        WalkPoint(
            zones.index(found[code].zone),
            bays.get(code, 1) * 1000 // last,
            "current" if code == current else "ahead" if code in ahead else "done",
        )
        for code in codes
        if code in found
    )
    return zones, points


# --- no job --------------------------------------------------------------------------------------------


def _idle(state: PickState, context: Context) -> StageView:
    orders = context.look.open_documents(SalesOrder, SHOWN)
    way = {
        "batch": say("batch"),
        "cluster": "several orders to totes",
        "zone": say("zone {zone}", zone=state.zone),
    }
    mode = way.get(state.mode, "one order at a time")
    return PickView(
        procedure="pick",
        title="Picking",
        subtitle=listed((context.location, mode), "  ·  "),
        progress_text=say("{count} orders to ship", count=len(orders)) if orders else "",
        lines=tuple(_order_row(order, context) for order in orders),
        headers=("Customer", say("Order{of_sales}", of_sales=""), "Due", "Picked", "", "Status"),
        actions=(
            ActionView("CMD:UNDO", "Undo last", "undo", enabled=bool(state.taken)),
            ActionView("CMD:NEXT", "Next job", "arrow", primary=True, enabled=bool(orders)),
        ),
        empty_title=say("No orders are waiting{of_sales}", of_sales=""),
        empty_text="Sales orders appear here when the office has entered them.",
    )


def _order_row(order: SalesOrder, context: Context) -> LineView:
    wanted = sum(line.quantity for line in order.lines)
    done = sum(
        min(line.quantity, context.look.progress(order.number, line.line, "picked")) for line in order.lines
    )
    mark, word = _mark(order, wanted, done, context)
    return LineView(
        key=order.number,
        name=_customer(order, context),
        sku=order.number,
        place=_due(order, context),
        done=number(done),
        expected=number(wanted),
        permille=done * 1000 // wanted if wanted else 0,
        mark=mark,
        word=word,
        scan=order.number,
    )


def _mark(order: SalesOrder, wanted: int, done: int, context: Context) -> tuple[Mark, str]:
    holder = context.look.job_holder(order.number, context.now)
    if holder:
        person = context.look.staff(holder)
        return Mark.ACTIVE, person.name if person else holder
    if done >= wanted:
        return Mark.COMPLETE, "Picked"
    promised = context.look.promises(document=order.number)
    held = sum(promise.quantity for promise in promised)
    if held < wanted and promised:
        return Mark.SHORT, say("{quantity} on back order", quantity=number(wanted - held))
    return Mark.OPEN, "Ready" if promised else "Open"


def _customer(order: SalesOrder, context: Context) -> str:
    partner = context.look.partner(order.customer)
    return partner.name if partner else order.customer


def _due(order: SalesOrder, context: Context) -> str:
    due = min((line.promised for line in order.lines if line.promised), default="")[:10]
    today = day_of(context.now).isoformat()
    return "" if not due else "today" if due == today else due if due > today else say("late, {due}", due=due)
