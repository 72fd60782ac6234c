"""What shipping says: every refusal tells what was read, why, and what to do."""

from __future__ import annotations

from app.domain.documents import Load
from app.domain.money import value_text
from app.scan.scan import Scan
from app.station.answer import Banner, Tone
from app.station.lookup import Carton, Page
from app.station.refusals import refusal, shown
from app.station.ship_state import Issued, ShipState
from app.station.shipping import missing_of, unpacked_of
from app.station.step import Context

_NONE: Page[str] = Page()

# --- steps ---------------------------------------------------------------------------------------------


def load_opened(load: Load, missing: Page[Carton]) -> Banner:
    orders = f"{len(load.orders)} order" + ("s" if len(load.orders) != 1 else "")
    facts = (orders, *((f"truck {load.truck}",) if load.truck else ()), *_named(missing))
    return Banner(
        Tone.OK,
        f"Load {load.number}",
        load.carrier,
        facts,
        str(missing.count),
        "cartons to load",
        subject=load.number,
    )


def truck_set(code: str) -> Banner:
    return Banner(Tone.OK, f"Loading {code}", "", ("cartons go onto this truck from now on",), subject=code)


def tracking_wanted(carton: Carton) -> Banner:
    return Banner(
        Tone.OK,
        "Now the carrier’s label",
        f"Order {carton.order}",
        (shown(carton.code), "scan the tracking number that is stuck on it"),
        subject=carton.code,
    )


def shipped(carton: Carton, tracking: str) -> Banner:
    facts = (f"carton {shown(carton.code)}", f"tracking {shown(tracking)}")
    return Banner(Tone.DONE, "Shipped", f"Order {carton.order}", facts, subject=carton.order)


def loaded(code: str, order: str, missing: Page[Carton]) -> Banner:
    left = missing.count
    facts = (f"carton {shown(code)}", *_named(missing))
    tone, title = (Tone.OK, "On the truck") if left else (Tone.DONE, "On the truck, nothing is missing")
    return Banner(tone, title, f"Order {order}", facts, str(left), "to go", subject=order)


def closed(state: ShipState, missing: Page[Carton], unpacked: Page[str], printed: bool) -> Banner:
    what = state.load or state.truck
    papers = ("the dispatch list was printed",) if printed else ()
    if missing.count or unpacked.count:
        facts = (*_named(missing, unpacked), *papers)
        stayed = f"{missing.count + unpacked.count} stayed behind"
        return Banner(Tone.ATTENTION, f"{what} left short", stayed, facts, subject=what)
    count = str(len(state.loaded))
    return Banner(Tone.DONE, f"{what} is closed", "Good trip", papers, count, "cartons", subject=what)


def short_asked(state: ShipState, missing: Page[Carton], unpacked: Page[str]) -> Banner:
    what = state.load or state.truck
    return Banner(
        Tone.ATTENTION,
        "A supervisor’s badge",
        f"Close {what} short",
        _named(missing, unpacked),
        why="Not all of it is on the truck",
        do="A supervisor scans their badge, or scan on",
        subject=what,
    )


def void_asked() -> Banner:
    return Banner(Tone.ATTENTION, "Take back which one?", "Scan the carton that does not go", ("or CANCEL",))


def voided(issued: Issued) -> Banner:
    facts = (f"carton {shown(issued.carton)}", "its shipment was reversed in the books")
    return Banner(Tone.OK, "Taken back", f"Order {issued.order}", facts, subject=issued.order)


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
        return Banner(Tone.OK, f"{what} is complete", "Close it with DONE", subject=what)
    counted = f"{missing.count} cartons, {unpacked.count} orders to pack"
    return Banner(Tone.OK, f"{what} waits for", counted, _named(missing, unpacked), subject=what)


def _left(issued: Issued, context: Context) -> Banner:
    """The last carton, and its cost of goods sold as the books posted it."""
    costs = [cost for id_ in issued.ids if (cost := context.look.cost_posted(id_)) is not None]
    known = f"cost of goods sold {value_text(sum(costs))}"
    facts = (f"carton {shown(issued.carton)}", known if costs else "its cost is known once it is posted")
    return Banner(Tone.OK, "Last shipped", f"Order {issued.order}", facts, subject=issued.order)


def already_loaded(code: str) -> Banner:
    return Banner(Tone.ATTENTION, "Already scanned", shown(code), ("it is on the truck",), subject=code)


def already_issued(issued: Issued) -> Banner:
    facts = (f"tracking {shown(issued.tracking)}",) if issued.tracking else ()
    return Banner(Tone.ATTENTION, "Already shipped", f"Order {issued.order}", facts, subject=issued.order)


# --- refusals ------------------------------------------------------------------------------------------


def unknown_load(scan: Scan, number: str) -> Banner:
    why = f"No load {shown(number)} is known here"
    return refusal("Unknown load", shown(scan.text), why, "Check the dispatch plan, or scan the truck")


def load_open(scan: Scan, what: str) -> Banner:
    why = f"Cartons are on {what}, which is not closed"
    return refusal("Close this one first", shown(scan.text), why, f"Close {what} with DONE")


def not_a_truck(scan: Scan, code: str) -> Banner:
    return refusal(
        "Not a truck", shown(scan.text), f"{code} is not a truck of this site", "Scan the truck’s label"
    )


def other_truck(scan: Scan, load: Load) -> Banner:
    why = f"Load {load.number} goes onto {load.truck}"
    return refusal("Another truck", shown(scan.text), why, f"Go to {load.truck}, or scan another load")


def not_closed(scan: Scan, carton: Carton) -> Banner:
    why = f"Carton of {carton.order} was never closed"
    return refusal("Still open", shown(scan.text), why, "Bring it back to the packing bench")


def other_load(scan: Scan, order: str, load: Load, own: Load | None) -> Banner:
    belongs = f"it goes with {own.number}" if own else "it is in no load"
    why = f"Order {order} is not of load {load.number}; {belongs}"
    where = f"Put it to {own.truck or own.number}" if own else "Set it aside and tell the office"
    return refusal("Not on this truck", shown(scan.text), why, where)


def no_truck(scan: Scan) -> Banner:
    why = "No truck is being loaded"
    return refusal("Which truck?", shown(scan.text), why, "Scan the truck or its load, then the carton")


def nothing_packed(scan: Scan, code: str) -> Banner:
    why = f"By the books nothing for a customer lies in {shown(code)}"
    return refusal("Nothing in it", shown(scan.text), why, "Bring it to the packing bench")


def not_a_tracking(scan: Scan, carton: Carton, *, again: bool) -> Banner:
    why = "This is the carton’s own label" if again else "This is another carton’s label"
    do = "Scan the carrier’s label, or CANCEL"
    return refusal("Not a tracking number", shown(scan.text), why, f"{do}: order {carton.order}")


def bad_tracking(scan: Scan) -> Banner:
    why = "A tracking number has 4 to 48 characters"
    return refusal("Not a tracking number", shown(scan.text), why, "Scan the carrier’s label")


def tracking_used(scan: Scan) -> Banner:
    why = "Another carton left with this number"
    return refusal("Used already", shown(scan.text), why, "Print a new carrier’s label for this carton")


def load_missing(state: ShipState, missing: Page[Carton], unpacked: Page[str]) -> Banner:
    what = state.load or state.truck
    why = "; ".join(_named(missing, unpacked))
    return refusal("Not all of it", what, why, "Load them, or close it with SHORT and a supervisor’s badge")


def nothing_open() -> Banner:
    return refusal("No load is open", "DONE", "There is nothing to close", "Scan a load or a truck")


def nothing_to_void() -> Banner:
    return refusal("Nothing to take back", "VOID", "No carton was shipped at this station", "Scan a carton")


def not_issued_here(scan: Scan, code: str) -> Banner:
    why = f"{shown(code)} was not shipped at this station"
    return refusal(
        "Cannot be taken back", shown(scan.text), why, "Take it back where it was shipped, or CANCEL"
    )


def _named(missing: Page[Carton], unpacked: Page[str] = _NONE) -> tuple[str, ...]:
    """What is still to come, the first three of it: cartons, then orders that are not packed."""
    named = [f"{carton.order}: {shown(carton.code)} at {carton.location}" for carton in missing.first]
    named += [f"{number}: not packed yet" for number in unpacked.first]
    more = missing.count + unpacked.count - len(named[:3])
    return (*named[:3], *((f"and {more} more",) if more else ()))
