"""Pack verification: scan the tote, then every unit again; the carton closes only when it holds the order.

A tote's label opens its order. Each unit that the order wants is posted tote → carton at once; anything else
is refused, or goes back to a bin by scan where too much was picked. The first unit opens a carton under the
next SSCC of the station's block, or a carton label of one's own is scanned. DONE closes the carton and prints
the packing slip and its label; FULL closes one of several; SHORT takes a supervisor's badge. Cards: DONE,
FULL, SHORT, CARTON:type, QTY, UNDO, WHY, CANCEL.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.speech import say
from app.domain.transaction import Evidence, Transaction
from app.scan.resolve import Meaning
from app.station import pack_words as words
from app.station import refusals, takeback
from app.station.answer import Expect, Outcome, Prompt
from app.station.cards import count_of, named
from app.station.goods import Ask, ask_prompt, bad_value, fact_said, goods_of, with_fact
from app.station.lost_separator import offered
from app.station.pack_papers import carton_papers
from app.station.pack_state import PackState
from app.station.pack_units import put_back, put_in, take_unit
from app.station.pack_view import view as view  # noqa: PLC0414 - a part of the procedure
from app.station.packing import (
    MOST_CODES,
    fitting_held,
    held_in,
    lots_in,
    order_of,
    orders_in,
    pack_lines,
    waiting_units,
)
from app.station.step import Answered, Approval, Approved, Claim, Context, Event, Heard, Step, refused

NAME = "pack"
STATE = PackState


def start(context: Context) -> PackState:
    """Nothing in work yet."""
    del context
    return PackState()


def approval(state: PackState) -> Approval | None:
    """Closing short takes a supervisor."""
    return Approval("supervisor", say("close {order} short", order=state.order)) if state.short else None


def prompt(state: PackState, context: Context) -> Prompt:
    """What fits next: the asked-for fact, a bin for what is too much, a unit of the order, or a tote."""
    if state.ask is not None:
        return _naming(ask_prompt(state.ask), state.ask, state, context)
    if state.back is not None:
        usual = context.look.usual_bin(state.back.sku)
        return Prompt(
            "Scan the bin it goes back to",
            "too much was picked",
            (Expect("location", (usual,) if usual else ()),),
            ("CMD:CANCEL",),
        )
    order = order_of(context, state.order)
    if order is None:
        return Prompt(
            "Scan a tote",
            "its label, or the order’s number",
            (Expect("handling_unit", waiting_units(context, closed=False)),),
        )
    still = [line for line in pack_lines(order, state.tote, context) if line.still and line.in_tote]
    cards = (
        *(("CMD:DONE", "CMD:FULL", "CMD:SHORT") if state.carton or state.closed else ("CMD:SHORT",)),
        *(("CMD:UNDO", "CMD:QTY:n") if state.deeds else ()),
        "CMD:CARTON:type",
        "CMD:WHY",
    )
    if not still:
        title = say("Close {order}", order=order.number)
        return Prompt(title, "all of it is in the carton", (Expect("command"),), cards)
    skus = tuple(dict.fromkeys(line.line.sku for line in still))[:20]
    return Prompt(
        say("Scan the units of {order}", order=order.number),
        "every unit again, out of the tote",
        (Expect("item", skus), Expect("handling_unit", optional=True)),
        cards,
    )


def _naming(prompt: Prompt, ask: Ask, state: PackState, context: Context) -> Prompt:
    """Which lots or serials of the item the tote holds."""
    held = fitting_held(held_in(state.tote, context, ask.goods.sku), ask.goods)
    codes = tuple(dict.fromkeys(getattr(one, ask.kind) for one in held))[:MOST_CODES]
    return replace(prompt, expects=(Expect(ask.kind, codes),))


def step(state: PackState, event: Event, context: Context) -> Step:
    """One scan, command, typed value, approval or answer of the books."""
    if isinstance(event, Answered):
        return _numbered(state, event, context)
    if isinstance(event, Approved):
        return _close(state, context, code="closed-short", approved_by=event.badge)
    assert isinstance(event, Heard), "packing takes no photographs"
    reading = event.resolved.reading
    if state.ask is not None and reading.kind != "command":
        value = fact_said(state.ask, event)
        if value == "":
            return refused(state, f"bad-{state.ask.kind}", bad_value(event.scan, state.ask))
        if value is not None:
            return take_unit(replace(state, ask=None), with_fact(state.ask, value), context)
    lost = offered(state, event, lambda sku: lots_in(state.tote, context, sku), context)
    if lost is not None:
        return lost
    if reading.error is not None:
        return refused(state, reading.error[0], refusals.unreadable(event.scan, reading))
    if reading.kind == "command":
        return _command(state, reading.key, reading.argument, context)
    meanings = event.resolved.meanings
    if not meanings:
        return refused(state, "unknown-barcode", refusals.unknown(event.scan, reading))
    if len(meanings) > 1:
        return refused(state, "ambiguous", refusals.ambiguous(event.scan, [m.code for m in meanings]))
    return _meaning(state, meanings[0], event, context)


def _meaning(state: PackState, meaning: Meaning, event: Heard, context: Context) -> Step:
    match meaning.kind:
        case "plate":
            return _plate(state, meaning.code, event, context)
        case "document":
            return _order(state, meaning.code, event, context)
        case "item":
            return _item(state, meaning, event, context)
        case "location" if state.back is not None:
            return put_back(state, state.back, meaning.code, event, context)
    where = "at the packing bench"
    banner = refusals.not_here(event.scan, meaning.kind, where, "Scan a tote, then its units one by one")
    return refused(state, "not-here", banner)


# --- totes, orders and cartons -------------------------------------------------------------------------


def _plate(state: PackState, code: str, event: Heard, context: Context) -> Step:
    """A tote to be packed, a closed carton to be opened again, or the label of a new carton."""
    place = context.look.unit(code)
    found = orders_in(code, context)
    if code == state.carton:
        return Step(state, Outcome.STEP, "carton-set", words.carton_set(code))
    if place is not None and place.state == "closed" and found:
        return _open_again(state, code, found[0], context)
    if state.carton and (not found or state.order not in found):
        return refused(state, "carton-open", words.carton_open(event.scan, state.carton, state.order))
    if held_in(code, context):
        if not found:
            return refused(state, "nothing-to-pack", words.nothing_picked(event.scan, code))
        number = state.order if state.order in found else found[0]
        return _begin(replace(state, tote=code), number, context)
    if state.order:
        banner = words.carton_opened(code, state.order)
        return Step(replace(state, carton=code), Outcome.STEP, "carton-opened", banner)
    return refused(state, "empty-tote", words.empty_tote(event.scan, code))


def _order(state: PackState, number: str, event: Heard, context: Context) -> Step:
    """One of the orders in a tote, or an order whose tote is known."""
    order = order_of(context, number)
    if order is None:
        return refused(state, "unknown-document", words.unknown_order(event.scan, number))
    if state.carton and state.order != number:
        return refused(state, "carton-open", words.carton_open(event.scan, state.carton, state.order))
    units = {promise.unit for promise in context.look.promises(document=number) if promise.unit}
    totes = sorted(unit for unit in units if (at := context.look.unit(unit)) and at.state != "closed")
    if not totes:
        return refused(state, "nothing-to-pack", words.nothing_picked(event.scan, number))
    tote = state.tote if state.tote in totes else totes[0]
    return _begin(replace(state, tote=tote), number, context)


def _begin(state: PackState, number: str, context: Context) -> Step:
    """Open an order; a station that has no carton numbers left asks for a block of them."""
    if state.order != number:
        state = replace(state, order=number, closed=(), last=None, deeds=())
    state = replace(state, ask=None, back=None, short=False)
    if state.numbers[0] > state.numbers[1] and context.rules.gs1_prefix:
        claim = Claim("sscc", {"prefix": context.rules.gs1_prefix}, context.new_id())
        return Step(state, Outcome.STEP, "order-opened", words.opening(number), claim=claim)
    return _opened(state, context)


def _numbered(state: PackState, event: Answered, context: Context) -> Step:
    """The books gave carton numbers; without them a carton label of one's own has to do."""
    if event.refusal is None:
        state = replace(state, numbers=(int(event.result["first"]), int(event.result["last"])))
    return _opened(state, context)


def _opened(state: PackState, context: Context) -> Step:
    order = order_of(context, state.order)
    assert order is not None, "an opened order stays in the catalogue"
    lines = pack_lines(order, state.tote, context)
    partner = context.look.partner(order.customer)
    banner = words.opened(order, partner.name if partner else order.customer, state.tote, lines)
    return Step(state, Outcome.STEP, "order-opened", banner)


def _open_again(state: PackState, code: str, number: str, context: Context) -> Step:
    if state.carton:
        state = replace(state, closed=(*state.closed, state.carton)) if state.order == number else state
    opened = Transaction("open-unit", document=number, extra={"unit": code}, id=context.new_id())
    state = replace(state, order=number, carton=code, tote=state.tote, deeds=(), last=None, ask=None)
    banner = words.opened_again(code, number)
    return Step(state, Outcome.TRANSACTION, "carton-opened-again", banner, (opened,))


# --- units ---------------------------------------------------------------------------------------------


def _item(state: PackState, meaning: Meaning, event: Heard, context: Context) -> Step:
    if not state.order:
        return refused(state, "no-order", words.no_tote(event.scan, context.look.item(meaning.code)))
    return take_unit(replace(state, ask=None, back=None), goods_of(meaning, event), context)


# --- cards ---------------------------------------------------------------------------------------------


def _command(state: PackState, name: str, argument: str, context: Context) -> Step:
    match name:
        case "UNDO":
            return _undo(state, context)
        case "DONE" | "PACK":
            return _done(state, context)
        case "FULL" | "NEXT":
            return _full(state, context)
        case "SHORT":
            return _short(state, context)
        case "CARTON":
            return _carton_type(state, argument, context)
        case "QTY":
            return _quantity(state, argument, context)
        case "CANCEL":
            return Step(
                replace(state, ask=None, back=None, short=False),
                Outcome.COMMAND,
                "cancelled",
                words.cancelled(),
            )
        case "WHY":
            return Step(state, Outcome.COMMAND, "why", words.why(state, context))
    return refused(state, "unknown-command", refusals.unknown_command(name, "Packing", named(NAME)))


def _undo(state: PackState, context: Context) -> Step:
    if state.ask is not None or state.back is not None or state.short:
        dropped = replace(state, ask=None, back=None, short=False)
        return Step(dropped, Outcome.COMMAND, "ask-dropped", words.cancelled())
    if not state.deeds:
        return refused(state, "nothing-to-undo", takeback.nothing_to_undo("packed nothing"))
    deed = state.deeds[-1]
    if not takeback.still_there(deed, context):
        return refused(state, "moved-since", takeback.moved_since(deed))
    state = replace(state, deeds=state.deeds[:-1], last=None)
    banner = takeback.undone(deed, "the packing")
    return Step(state, Outcome.TRANSACTION, "undone", banner, takeback.reversals(deed, context))


def _done(state: PackState, context: Context) -> Step:
    order = order_of(context, state.order)
    if order is None:
        return refused(state, "no-order", words.nothing_open())
    missing = [line for line in pack_lines(order, state.tote, context) if line.still]
    if missing:
        return refused(state, "not-complete", words.not_complete(order, missing, context))
    return _close(state, context, code="order-packed")


def _full(state: PackState, context: Context) -> Step:
    """This carton is full: the order goes on in the next one."""
    if not state.carton or not held_in(state.carton, context):
        return refused(state, "empty-carton", words.empty_carton(state.carton))
    return _close(state, context, code="carton-closed", goes_on=True)


def _short(state: PackState, context: Context) -> Step:
    order = order_of(context, state.order)
    if order is None:
        return refused(state, "no-order", words.nothing_open())
    missing = [line for line in pack_lines(order, state.tote, context) if line.still]
    if not missing:
        return _close(state, context, code="order-packed")
    if not state.closed and not (state.carton and held_in(state.carton, context)):
        return refused(state, "empty-carton", words.empty_carton(state.carton))
    banner = words.short_asked(order, missing, context)
    return Step(replace(state, short=True, ask=None, back=None), Outcome.STEP, "approval-needed", banner)


def _close(
    state: PackState, context: Context, *, code: str, goes_on: bool = False, approved_by: str = ""
) -> Step:
    """Close the carton (a transaction without movement) and print its papers."""
    order = order_of(context, state.order)
    assert order is not None, "an opened order stays in the catalogue"
    carton, filled = state.carton, bool(state.carton and held_in(state.carton, context))
    closed = (*state.closed, carton) if filled else state.closed
    short = code == "closed-short"
    transactions = (
        (
            Transaction(
                "close-unit",
                document=order.number,
                reason="SHORT" if short else "",
                extra={"unit": carton, **({"type": state.kind} if state.kind else {})},
                id=context.new_id(),
            ),
        )
        if filled
        else ()
    )
    prints = carton_papers(order, carton, len(closed), not goes_on, context) if filled else ()
    if goes_on:
        after = replace(state, carton="", closed=closed, deeds=(), last=None)
    else:
        rest = tuple(number for number in orders_in(state.tote, context) if number != order.number)
        after = PackState(
            tote=state.tote if rest else "", order=rest[0] if rest else "", numbers=state.numbers,
            kind=state.kind,
        )  # fmt: skip
    banner = words.closed(code, order, carton, closed, after.order, len(prints))
    outcome = Outcome.TRANSACTION if transactions else Outcome.COMMAND
    return Step(after, outcome, code, banner, transactions, approved_by=approved_by, prints=prints)


def _carton_type(state: PackState, argument: str, context: Context) -> Step:
    known = {carton.code: carton for carton in context.rules.cartons}
    if argument not in known:
        return refused(state, "unknown-carton", words.unknown_carton(argument, tuple(known)))
    chosen = replace(state, kind=argument)
    return Step(chosen, Outcome.COMMAND, "carton-type", words.carton_type(known[argument]))


def _quantity(state: PackState, argument: str, context: Context) -> Step:
    """Only an item that may be counted by typing is packed by a card; every other unit is scanned."""
    last = state.last
    if last is None:
        return refused(state, "nothing-to-count", words.nothing_to_count(argument))
    item = context.look.item(last.goods.sku)
    order = order_of(context, state.order)
    assert item is not None and order is not None, "what was packed is known"
    if not item.typed_quantity:
        return refused(state, "scan-each", words.scan_each(argument, item))
    if not count_of(argument):
        return refused(state, "bad-quantity", refusals.bad_quantity(argument))
    line = next(one for one in pack_lines(order, state.tote, context) if one.line.line == last.line)
    more = int(argument) * last.goods.per - last.units
    if more < 0:
        return refused(state, "undo-first", words.undo_first(argument, last))
    if more == 0:
        return Step(state, Outcome.COMMAND, "quantity-as-is", refusals.as_it_was(argument, item))
    if more > line.still:
        return refused(state, "case-too-large", words.case_too_large(last.goods, item, line.still))
    return put_in(state, last.goods, item, line, more, Evidence.TYPED, context, before=last.units)
