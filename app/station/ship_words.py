"""What shipping says: every refusal tells what was read, why, and what to do."""

from __future__ import annotations

from app.domain.documents import Load
from app.domain.speech import counted, listed, say
from app.scan.scan import Scan
from app.station.answer import Banner, Tone
from app.station.lookup import Carton, Page
from app.station.refusals import money, refusal, shown
from app.station.ship_state import Issued, ShipState
from app.station.shipping import missing_of, unpacked_of
from app.station.step import Context

_NONE: Page[str] = Page()

# --- steps ---------------------------------------------------------------------------------------------


def load_opened(load: Load, missing: Page[Carton]) -> Banner:
    orders = counted(len(load.orders), "{count} order", "{count} orders")
    facts = (orders, *((say("truck {truck}", truck=load.truck),) if load.truck else ()), *_named(missing))
    title, count = say("Load {load}", load=load.number), str(missing.count)
    return Banner(Tone.OK, title, load.carrier, facts, count, "cartons to load", subject=load.number)


def truck_set(code: str) -> Banner:
    facts = ("cartons go onto this truck from now on",)
    return Banner(Tone.OK, say("Loading {truck}", truck=code), "", facts, subject=code)


def tracking_wanted(carton: Carton) -> Banner:
    return Banner(
        Tone.OK,
        "Now the carrier’s label",
        say("Order {order}", order=carton.order),
        (shown(carton.code), "scan the tracking number that is stuck on it"),
        subject=carton.code,
    )


def shipped(carton: Carton, tracking: str) -> Banner:
    facts = (
        say("carton {carton}", carton=shown(carton.code)),
        say("tracking {tracking}", tracking=shown(tracking)),
    )
    return Banner(Tone.DONE, "Shipped", say("Order {order}", order=carton.order), facts, subject=carton.order)


def loaded(code: str, order: str, missing: Page[Carton]) -> Banner:
    left = missing.count
    facts = (say("carton {carton}", carton=shown(code)), *_named(missing))
    tone, title = (Tone.OK, "On the truck") if left else (Tone.DONE, "On the truck, nothing is missing")
    return Banner(tone, title, say("Order {order}", order=order), facts, str(left), "to go", subject=order)


def closed(state: ShipState, missing: Page[Carton], unpacked: Page[str], printed: bool) -> Banner:
    what = state.load or state.truck
    papers = ("the dispatch list was printed",) if printed else ()
    if missing.count or unpacked.count:
        facts = (*_named(missing, unpacked), *papers)
        stayed = say("{count} stayed behind", count=missing.count + unpacked.count)
        return Banner(Tone.ATTENTION, say("{load} left short", load=what), stayed, facts, subject=what)
    title, count = say("{load} is closed", load=what), str(len(state.loaded))
    return Banner(Tone.DONE, title, "Good trip", papers, count, "cartons", subject=what)


def short_asked(state: ShipState, missing: Page[Carton], unpacked: Page[str]) -> Banner:
    what = state.load or state.truck
    return Banner(
        Tone.ATTENTION,
        "A supervisor’s badge",
        say("Close {load} short", load=what),
        _named(missing, unpacked),
        why="Not all of it is on the truck",
        do="A supervisor scans their badge, or scan on",
        subject=what,
    )


def void_asked() -> Banner:
    return Banner(Tone.ATTENTION, "Take back which one?", "Scan the carton that does not go", ("or CANCEL",))


def voided(issued: Issued) -> Banner:
    facts = (say("carton {carton}", carton=shown(issued.carton)), "its shipment was reversed in the books")
    order = say("Order {order}", order=issued.order)
    return Banner(Tone.OK, "Taken back", order, facts, subject=issued.order)


def cancelled() -> Banner:
    return Banner(Tone.OK, "Dropped", "Scan the next carton")


def why(state: ShipState, context: Context) -> Banner:
    """What is in work, and what is still missing; else what the last carton's goods cost."""
    what = state.load or state.truck
    if not what and state.issued:
        return _left(state.issued[-1], context)
    if not what:
        return Banner(Tone.OK, "Why?", "No load is open", ("scan a carton, a load, or a truck",))
    missing, unpacked = missing_of(state, context), unpacked_of(state, context)
    if not missing.count and not unpacked.count:
        return Banner(Tone.OK, say("{load} is complete", load=what), "Close it with DONE", subject=what)
    both = say("{cartons} cartons, {orders} orders to pack", cartons=missing.count, orders=unpacked.count)
    title = say("{load} waits for", load=what)
    return Banner(Tone.OK, title, both, _named(missing, unpacked), subject=what)


def _left(issued: Issued, context: Context) -> Banner:
    """The last carton, and its cost of goods sold as the books posted it."""
    costs = [cost for id_ in issued.ids if (cost := context.look.cost_posted(id_)) is not None]
    known = say("cost of goods sold {cost}", cost=money(sum(costs), context.rules.currency))
    carton = say("carton {carton}", carton=shown(issued.carton))
    facts = (carton, known if costs else "its cost is known once it is posted")
    order = say("Order {order}", order=issued.order)
    return Banner(Tone.OK, "Last shipped", order, facts, subject=issued.order)


def already_loaded(code: str) -> Banner:
    return Banner(Tone.ATTENTION, "Already scanned", shown(code), ("it is on the truck",), subject=code)


def already_issued(issued: Issued) -> Banner:
    facts = (say("tracking {tracking}", tracking=shown(issued.tracking)),) if issued.tracking else ()
    order = say("Order {order}", order=issued.order)
    return Banner(Tone.ATTENTION, "Already shipped", order, facts, subject=issued.order)


# --- refusals ------------------------------------------------------------------------------------------


def unknown_load(scan: Scan, number: str) -> Banner:
    why = say("No load {number} is known here", number=shown(number))
    return refusal("Unknown load", shown(scan.text), why, "Check the dispatch plan, or scan the truck")


def load_open(scan: Scan, what: str) -> Banner:
    why = say("Cartons are on {load}, which is not closed", load=what)
    return refusal("Close this one first", shown(scan.text), why, say("Close {load} with DONE", load=what))


def not_a_truck(scan: Scan, code: str) -> Banner:
    why = say("{code} is not a truck of this site", code=code)
    return refusal("Not a truck", shown(scan.text), why, "Scan the truck’s label")


def other_truck(scan: Scan, load: Load) -> Banner:
    why = say("Load {load} goes onto {truck}", load=load.number, truck=load.truck)
    do = say("Go to {truck}, or scan another load", truck=load.truck)
    return refusal("Another truck", shown(scan.text), why, do)


def not_closed(scan: Scan, carton: Carton) -> Banner:
    why = say("Carton of {order} was never closed", order=carton.order)
    return refusal("Still open", shown(scan.text), why, "Bring it back to the packing bench")


def other_load(scan: Scan, order: str, load: Load, own: Load | None) -> Banner:
    belongs, where = "it is in no load", "Set it aside and tell the office"
    if own:
        belongs = say("it goes with {load}", load=own.number)
        where = say("Put it to {truck}", truck=own.truck or own.number)
    why = "Order {order} is not of load {load}; {belongs}"
    why = say(why, order=order, load=load.number, belongs=belongs)
    return refusal("Not on this truck", shown(scan.text), why, where)


def no_truck(scan: Scan) -> Banner:
    why = "No truck is being loaded"
    return refusal("Which truck?", shown(scan.text), why, "Scan the truck or its load, then the carton")


def nothing_packed(scan: Scan, code: str) -> Banner:
    why = say("By the books nothing for a customer lies in {code}", code=shown(code))
    return refusal("Nothing in it", shown(scan.text), why, "Bring it to the packing bench")


def not_a_tracking(scan: Scan, carton: Carton, *, again: bool) -> Banner:
    why = "This is the carton’s own label" if again else "This is another carton’s label"
    do = say("Scan the carrier’s label, or CANCEL: order {order}", order=carton.order)
    return refusal("Not a tracking number", shown(scan.text), why, do)


def bad_tracking(scan: Scan) -> Banner:
    why = "A tracking number has 4 to 48 characters"
    return refusal("Not a tracking number", shown(scan.text), why, "Scan the carrier’s label")


def tracking_used(scan: Scan) -> Banner:
    why = "Another carton left with this number"
    return refusal("Used already", shown(scan.text), why, "Print a new carrier’s label for this carton")


def load_missing(state: ShipState, missing: Page[Carton], unpacked: Page[str]) -> Banner:
    what = state.load or state.truck
    why = listed(_named(missing, unpacked), "; ")
    return refusal("Not all of it", what, why, "Load them, or close it with SHORT and a supervisor’s badge")


def nothing_open() -> Banner:
    return refusal("No load is open", "DONE", "There is nothing to close", "Scan a load or a truck")


def nothing_to_void() -> Banner:
    return refusal("Nothing to take back", "VOID", "No carton was shipped at this station", "Scan a carton")


def not_issued_here(scan: Scan, code: str) -> Banner:
    why = say("{code} was not shipped at this station", code=shown(code))
    do = "Take it back where it was shipped, or CANCEL"
    return refusal("Cannot be taken back", shown(scan.text), why, do)


def _named(missing: Page[Carton], unpacked: Page[str] = _NONE) -> tuple[str, ...]:
    """What is still to come, the first three of it: cartons, then orders that are not packed."""
    at = "{order}: {carton} at {place}"
    named = [
        say(at, order=carton.order, carton=shown(carton.code), place=carton.location)
        for carton in missing.first
    ]
    named += [say("{order}: not packed yet", order=order) for order in unpacked.first]
    more = missing.count + unpacked.count - len(named[:3])
    return (*named[:3], *((say("and {count} more", count=more),) if more else ()))
