"""Shipping: a carton's shipping label is bound to it, cartons go onto their truck, the truck is closed.

The goods of a carton are issued at one point, set per site (`rules.issue_at`): when the carrier's tracking
number is bound to it, when it is scanned onto the truck, or when the truck is closed. A load says which
orders a truck takes: a carton of another load is refused, a missing one is shown. Cards: DONE, SHORT, VOID,
UNDO, WHY, CANCEL.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.documents import Load
from app.domain.speech import say
from app.domain.transaction import Transaction
from app.scan.resolve import Meaning
from app.station import refusals
from app.station import ship_words as words
from app.station.answer import Expect, Outcome, Prompt
from app.station.cards import named
from app.station.lookup import Carton
from app.station.packing import waiting_units
from app.station.ship_papers import dispatch_list
from app.station.ship_state import KEEP, Issued, ShipState
from app.station.ship_view import view as view  # noqa: PLC0414 - a part of the procedure
from app.station.shipping import issue, load_in_work, missing_of, unpacked_of
from app.station.step import Approval, Approved, Context, Event, Heard, Step, refused

NAME = "ship"
STATE = ShipState


def start(context: Context) -> ShipState:
    """Nothing in work yet."""
    del context
    return ShipState()


def approval(state: ShipState) -> Approval | None:
    """A truck that leaves without a carton of its load takes a supervisor."""
    if not state.short:
        return None
    return Approval("supervisor", say("close {load} short", load=state.load or state.truck))


def prompt(state: ShipState, context: Context) -> Prompt:
    """What fits next: a tracking number, the next carton of the load, or any carton."""
    if state.carton:
        text = say("the carrier’s label on {carton}", carton=refusals.shown(state.carton))
        return Prompt("Scan the tracking number", text, (Expect("tracking"),), ("CMD:CANCEL",))
    if state.void:
        codes = tuple(one.carton for one in state.issued[-20:])
        return Prompt("Scan the carton to take back", "", (Expect("handling_unit", codes),), ("CMD:CANCEL",))
    at_work = state.load or state.truck
    cards = (
        *(("CMD:DONE",) if at_work else ()),
        *(("CMD:UNDO", "CMD:VOID") if state.issued else ()),
        "CMD:WHY",
    )
    if at_work:
        missing = missing_of(state, context)
        if state.load and not missing.count and not unpacked_of(state, context).count:
            title = say("Close {load}", load=at_work)
            return Prompt(title, "every carton is on it", (Expect("command"),), cards)
        codes = tuple(carton.code for carton in missing.first)
        title = say("Scan the cartons of {load}", load=at_work)
        return Prompt(title, "", (Expect("handling_unit", codes),), cards)
    expects = (
        Expect("handling_unit", waiting_units(context, closed=True)),
        Expect("document", optional=True),
        Expect("location", optional=True),
    )
    return Prompt("Scan a carton", "or a load, or a truck", expects, cards)


def step(state: ShipState, event: Event, context: Context) -> Step:
    """One scan, command, typed value or approval."""
    if isinstance(event, Approved):
        return _close(state, context, approved_by=event.badge)
    assert isinstance(event, Heard), "shipping asks for nothing else"
    reading = event.resolved.reading
    if reading.kind == "command":
        return _command(state, reading.key, context)
    meanings = event.resolved.meanings
    if state.carton and not any(meaning.kind in ("document", "location") for meaning in meanings):
        return _bind(state, event, context)
    if reading.error is not None:
        return refused(state, reading.error[0], refusals.unreadable(event.scan, reading))
    if not meanings:
        return refused(state, "unknown-barcode", refusals.unknown(event.scan, reading))
    if len(meanings) > 1:
        return refused(state, "ambiguous", refusals.ambiguous(event.scan, [m.code for m in meanings]))
    return _meaning(replace(state, carton="", short=False), meanings[0], event, context)


def _meaning(state: ShipState, meaning: Meaning, event: Heard, context: Context) -> Step:
    match meaning.kind:
        case "plate" if state.void:
            return _void(state, meaning.code, event, context)
        case "plate":
            return _carton(state, meaning.code, event, context)
        case "document":
            return _load(state, meaning.code, event, context)
        case "location":
            return _truck(state, meaning.code, event, context)
    do = "Scan a carton’s label, a load, or a truck"
    return refused(state, "not-here", refusals.not_here(event.scan, meaning.kind, "at shipping", do))


# --- loads and trucks ----------------------------------------------------------------------------------


def _load(state: ShipState, number: str, event: Heard, context: Context) -> Step:
    load = context.look.record(Load, number)
    if load is None:
        return refused(state, "unknown-document", words.unknown_load(event.scan, number))
    if state.loaded and state.load != number:
        return refused(state, "load-open", words.load_open(event.scan, state.load or state.truck))
    opened = replace(state, load=number, truck=load.truck or state.truck, void=False)
    banner = words.load_opened(load, missing_of(opened, context))
    return Step(opened, Outcome.STEP, "load-opened", banner)


def _truck(state: ShipState, code: str, event: Heard, context: Context) -> Step:
    place = context.look.location(code)
    if place is None or place.kind != "truck" or place.site != context.site:
        return refused(state, "not-a-truck", words.not_a_truck(event.scan, code))
    load = load_in_work(state, context)
    if load is not None and load.truck and load.truck != code:
        return refused(state, "other-truck", words.other_truck(event.scan, load))
    if state.loaded and state.truck and state.truck != code:
        return refused(state, "load-open", words.load_open(event.scan, state.load or state.truck))
    return Step(replace(state, truck=code, void=False), Outcome.STEP, "truck-set", words.truck_set(code))


# --- cartons -------------------------------------------------------------------------------------------


def _carton(state: ShipState, code: str, event: Heard, context: Context) -> Step:
    before = state.issue_of(code)
    carton = context.look.carton(code)
    if carton is None:
        return _issued_before(state, before, code, event, context)
    if not carton.closed:
        return refused(state, "not-closed", words.not_closed(event.scan, carton))
    wrong = _of_another_load(state, carton.order, event, context)
    if wrong:
        return wrong
    if context.rules.issue_at == "label":
        asked = replace(state, carton=code)
        return Step(asked, Outcome.STEP, "ask-tracking", words.tracking_wanted(carton))
    if code in state.loaded:
        return Step(state, Outcome.IGNORED, "already-scanned", words.already_loaded(code))
    if not state.truck:
        return refused(state, "no-truck", words.no_truck(event.scan))
    return _onto_truck(state, carton, context)


def _issued_before(
    state: ShipState, before: Issued | None, code: str, event: Heard, context: Context
) -> Step:
    """It left the books already: it may still have to be loaded."""
    if before is None:
        return refused(state, "nothing-packed", words.nothing_packed(event.scan, code))
    if not (state.load or state.truck) or code in state.loaded:
        return Step(state, Outcome.IGNORED, "already-scanned", words.already_issued(before))
    wrong = _of_another_load(state, before.order, event, context)
    if wrong:
        return wrong
    loaded = replace(state, loaded=(*state.loaded, code))
    return Step(loaded, Outcome.STEP, "loaded", words.loaded(code, before.order, missing_of(loaded, context)))


def _of_another_load(state: ShipState, order: str, event: Heard, context: Context) -> Step | None:
    load = load_in_work(state, context)
    if load is None or order in load.orders:
        return None
    own = context.look.load_of(order)
    return refused(state, "other-load", words.other_load(event.scan, order, load, own))


def _bind(state: ShipState, event: Heard, context: Context) -> Step:
    """The carrier's number is bound to the carton, and the carton leaves the books."""
    code, text = state.carton, event.scan.text.strip()
    carton = context.look.carton(code)
    if carton is None:
        return refused(replace(state, carton=""), "nothing-packed", words.nothing_packed(event.scan, code))
    said = event.resolved.meaning
    if said is not None and said.kind == "plate" and context.look.carton(said.code):
        again = said.code == code
        return refused(state, "not-a-tracking", words.not_a_tracking(event.scan, carton, again=again))
    if not (4 <= len(text) <= 48 and text.isprintable()):
        return refused(state, "bad-tracking", words.bad_tracking(event.scan))
    if any(one.tracking == text for one in state.issued):
        return refused(state, "tracking-used", words.tracking_used(event.scan))
    shipment = issue(carton, text, context)
    state = replace(state, carton="")
    if state.load or state.truck:
        state = replace(state, loaded=(*state.loaded, code))
    state = _noting(state, Issued(code, carton.order, text, (shipment.id,)))
    banner = words.shipped(carton, text)
    return Step(state, Outcome.TRANSACTION, "shipped", banner, (shipment,))


def _onto_truck(state: ShipState, carton: Carton, context: Context) -> Step:
    """The carton goes onto the truck; where the site says so, that issues it."""
    move = Transaction(
        "move-unit",
        document=carton.order,
        extra={"unit": carton.code, "location": state.truck},
        id=context.new_id(),
    )
    made = [move]
    state = replace(state, loaded=(*state.loaded, carton.code))
    if context.rules.issue_at == "truck":
        shipment = issue(carton, "", context, location=state.truck)
        made.append(shipment)
        state = _noting(state, Issued(carton.code, carton.order, "", (move.id, shipment.id)))
    else:
        state = _noting(state, Issued(carton.code, carton.order, "", (move.id,)))
    banner = words.loaded(carton.code, carton.order, missing_of(state, context))
    return Step(state, Outcome.TRANSACTION, "loaded", banner, tuple(made))


def _noting(state: ShipState, issued: Issued) -> ShipState:
    return replace(state, issued=(*state.issued, issued)[-KEEP:])


# --- cards ---------------------------------------------------------------------------------------------


def _command(state: ShipState, name: str, context: Context) -> Step:
    match name:
        case "DONE":
            return _done(state, context)
        case "SHORT":
            return _short(state, context)
        case "UNDO":
            return _undo(state, context)
        case "VOID":
            if not state.issued:
                return refused(state, "nothing-to-undo", words.nothing_to_void())
            voiding = replace(state, void=True, carton="")
            return Step(voiding, Outcome.COMMAND, "ask-carton", words.void_asked())
        case "CANCEL":
            dropped = replace(state, carton="", void=False, short=False)
            return Step(dropped, Outcome.COMMAND, "cancelled", words.cancelled())
        case "WHY":
            return Step(state, Outcome.COMMAND, "why", words.why(state, context))
    return refused(state, "unknown-command", refusals.unknown_command(name, "Shipping", named(NAME)))


def _done(state: ShipState, context: Context) -> Step:
    if not (state.load or state.truck):
        return refused(state, "no-load", words.nothing_open())
    missing, unpacked = missing_of(state, context), unpacked_of(state, context)
    if missing.count or unpacked.count:
        return refused(state, "load-missing", words.load_missing(state, missing, unpacked))
    return _close(state, context)


def _short(state: ShipState, context: Context) -> Step:
    missing, unpacked = missing_of(state, context), unpacked_of(state, context)
    if not missing.count and not unpacked.count:
        return _done(state, context)
    banner = words.short_asked(state, missing, unpacked)
    return Step(replace(state, short=True, carton=""), Outcome.STEP, "approval-needed", banner)


def _close(state: ShipState, context: Context, approved_by: str = "") -> Step:
    """The truck is closed: what was only loaded is issued now; the dispatch list is printed."""
    made: list[Transaction] = []
    if context.rules.issue_at == "closed":
        for code in state.loaded:
            carton = context.look.carton(code)
            if carton is not None:
                shipment = issue(carton, "", context)
                made.append(shipment)
                state = _noting(state, Issued(code, carton.order, "", (shipment.id,)))
    missing, unpacked = missing_of(state, context), unpacked_of(state, context)
    papers = (dispatch_list(state, context),) if state.loaded else ()
    banner = words.closed(state, missing, unpacked, bool(papers))
    after = ShipState(issued=state.issued)
    outcome = Outcome.TRANSACTION if made else Outcome.COMMAND
    code = "closed-short" if missing.count or unpacked.count else "load-closed"
    return Step(after, outcome, code, banner, tuple(made), approved_by=approved_by, prints=papers)


def _undo(state: ShipState, context: Context) -> Step:
    if state.carton or state.void or state.short:
        return _command(state, "CANCEL", context)
    if not state.issued:
        return refused(state, "nothing-to-undo", words.nothing_to_void())
    return _take_back(state, state.issued[-1], context)


def _void(state: ShipState, code: str, event: Heard, context: Context) -> Step:
    issued = state.issue_of(code)
    if issued is None:
        return refused(state, "not-issued-here", words.not_issued_here(event.scan, code))
    return _take_back(replace(state, void=False), issued, context)


def _take_back(state: ShipState, issued: Issued, context: Context) -> Step:
    """A shipment is taken back whole, by reversal: the goods are in the carton again."""
    reversals = tuple(
        Transaction("reverse", reverses=id_, document=issued.order, reason="void", id=context.new_id())
        for id_ in reversed(issued.ids)
    )
    after = replace(
        state,
        issued=tuple(one for one in state.issued if one is not issued),
        loaded=tuple(code for code in state.loaded if code != issued.carton),
    )
    return Step(after, Outcome.TRANSACTION, "undone", words.voided(issued), reversals)
