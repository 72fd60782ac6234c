"""Opening at receiving: orders, notices, transfers, production orders; a delivery with its facts; docks."""

from __future__ import annotations

from dataclasses import replace

from app.domain.clock import day_of
from app.domain.documents import Delivery, Transfer
from app.domain.transaction import Transaction
from app.station import receiving_expected as expected
from app.station import receiving_says as says
from app.station import receiving_words as words
from app.station.answer import Expect, Outcome, Prompt
from app.station.receiving_close import reopened
from app.station.receiving_state import ReceivingState
from app.station.refusals import bad_quantity
from app.station.step import Context, Heard, Step, refused

FACTS = ("note", "carrier", "pieces", "seal")
"""What is asked of a delivery, in this order; all but the first can be skipped."""
_EXPECTED = {"note": "document", "carrier": "tracking", "pieces": "quantity", "seal": "tracking"}
_LONGEST = 40
MOST_PIECES = 9999


# --- documents -----------------------------------------------------------------------------------------


def open_document(state: ReceivingState, number: str, event: Heard, context: Context) -> Step:
    """Open what was scanned. On a delivery the documents add up; else the next one takes the last one's
    place."""
    document = context.look.document(number)
    if not isinstance(document, expected.RECEIVED):
        return refused(state, "unknown-document", words.unknown_document(event.scan, number))
    if isinstance(document, Transfer) and document.to_site != context.site:
        return refused(state, "other-site", says.other_site(number, document.to_site))
    if context.rules.delivery_first and state.delivery is None:
        return refused(state, "no-delivery", says.delivery_first(number))
    before = state.documents if state.delivery else ()
    numbers = tuple(dict.fromkeys((*before, number)))
    opened = replace(
        state,
        documents=numbers,
        closed=tuple(other for other in state.closed if other != number),
        ask=None,
        blind=state.blind if before else False,
        opened="",
        strays=(),
        damaged=False,
        waiting=expected.customers_waiting(numbers, context),
    )
    lines = expected.lines_of(number, context)
    supplier = next((line.supplier for line in lines if line.supplier), "")
    partner = context.look.partner(supplier)
    told = words.opened(number, lines, partner.name if partner else supplier)
    again = reopened((number,), context)
    if again:
        return Step(opened, Outcome.TRANSACTION, "reopened", says.reopened(number), again)
    return Step(opened, Outcome.STEP, "order-opened", told)


def set_dock(state: ReceivingState, code: str, event: Heard, context: Context) -> Step:
    """Goods go to this dock from now on, and no longer into a handling unit."""
    location = context.look.location(code)
    if location is None or location.kind != "dock" or location.site != context.site:
        return refused(state, "not-a-dock", words.not_a_dock(event.scan, code))
    return Step(replace(state, dock=code, onto=""), Outcome.STEP, "dock-set", words.dock_set(code))


# --- a delivery ----------------------------------------------------------------------------------------


def begin_delivery(state: ReceivingState) -> Step:
    """Ask for the facts of a delivery, one by one; what was open is put aside."""
    fresh = ReceivingState(dock=state.dock, receipts=state.receipts, asked=FACTS[0])
    return Step(fresh, Outcome.COMMAND, "ask-note", says.asked_of_delivery(FACTS[0]))


def delivery_prompt(state: ReceivingState) -> Prompt:
    title, text = says.DELIVERY[state.asked]
    commands = ("CMD:UNDO",) if state.asked == FACTS[0] else ("CMD:SKIP", "CMD:UNDO")
    return Prompt(title, text, (Expect(_EXPECTED[state.asked]),), commands)


def answer_delivery(state: ReceivingState, event: Heard, context: Context) -> Step:
    """Take the scan as the fact that was asked for, whatever else it may mean."""
    said = event.scan.text.strip()
    if not said.isprintable() or not 0 < len(said) <= _LONGEST:
        return refused(state, "bad-value", says.bad_delivery_fact(event.scan, state.asked))
    delivery = state.delivery or Delivery("")
    match state.asked:
        case "note":
            place = state.dock or context.location
            number = f"{said} {day_of(context.now).isoformat()}"
            return _with(state, Delivery(number, said, location=place), context)
        case "carrier":
            return _with(state, replace(delivery, carrier=said), context)
        case "seal":
            return _with(state, replace(delivery, seal=said), context)
    if not (said.isascii() and said.isdigit() and 0 < int(said) <= MOST_PIECES):
        return refused(state, "bad-quantity", bad_quantity(said))
    return _with(state, replace(delivery, pieces=int(said)), context)


def skip_fact(state: ReceivingState, context: Context) -> Step:
    if state.asked in ("", FACTS[0]):
        return refused(state, "nothing-to-skip", says.nothing_to_skip(state.asked))
    return _next_fact(state, context)


def drop_delivery(state: ReceivingState) -> Step:
    """UNDO while a fact is asked: no delivery after all."""
    dropped = replace(state, asked="", delivery=None)
    return Step(dropped, Outcome.COMMAND, "delivery-dropped", says.delivery_dropped())


def _with(state: ReceivingState, delivery: Delivery, context: Context) -> Step:
    return _next_fact(replace(state, delivery=delivery), context)


def _next_fact(state: ReceivingState, context: Context) -> Step:
    rest = FACTS[FACTS.index(state.asked) + 1 :]
    if rest:
        asking = replace(state, asked=rest[0])
        return Step(asking, Outcome.STEP, f"ask-{rest[0]}", says.asked_of_delivery(rest[0]))
    return _kept(replace(state, asked=""), "delivery-opened", context)


def refuse_at_door(state: ReceivingState, argument: str, context: Context) -> Step:
    """So many pieces of the delivery went back with the driver."""
    if state.delivery is None or state.asked:
        return refused(state, "no-delivery", says.no_delivery("REFUSED"))
    pieces = int(argument) if argument.isascii() and argument.isdigit() and len(argument) <= 4 else 0
    if not pieces:
        return refused(state, "bad-quantity", bad_quantity(argument))
    if state.delivery.pieces and pieces > state.delivery.pieces:
        return refused(state, "bad-quantity", says.more_than_came(pieces, state.delivery.pieces))
    delivery = replace(state.delivery, refused=pieces)
    return _kept(replace(state, delivery=delivery), "pieces-refused", context)


def _kept(state: ReceivingState, code: str, context: Context) -> Step:
    """The delivery goes into the books as it stands now."""
    assert state.delivery is not None, "a delivery is open"
    record = Transaction("record", record=state.delivery, id=context.new_id())
    banner = says.delivery_opened(state.delivery)
    if code == "pieces-refused":
        banner = says.pieces_refused(state.delivery)
    return Step(state, Outcome.TRANSACTION, code, banner, (record,))
