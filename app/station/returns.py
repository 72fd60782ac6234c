"""The returns bench: the clock starts at the parcel, each unit finds its sale, is inspected, takes its way.

A parcel's label, tracking or return number, scanned unopened, starts its clock; scanned again it is opened. A
unit is scanned by barcode or serial: with a known sale it is ours in inspection, at the cost it left with;
without one the customer's in quarantine, until a supervisor accepts it. Rules of suspicion hold a refund
until a supervisor clears it. Questions, grade and photographs come before the disposition, which posts its
own movement and journal entry. Every step has a card.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.quantity import ONE
from app.domain.returning import DONE, VOID, Parcel, ReturnedUnit
from app.domain.transaction import Evidence, Transaction
from app.scan.resolve import Meaning
from app.station import refusals, why
from app.station import returns_inspect as inspect
from app.station import returns_parcel as parcels
from app.station import returns_words as words
from app.station.answer import Outcome, Prompt
from app.station.cards import named
from app.station.goods import (
    Goods,
    bad_value,
    fact_said,
    goods_of,
    plain_value,
    serial_by_unit,
    with_fact,
)
from app.station.lost_separator import offered
from app.station.returns_dispose import DISPOSITIONS, dispose, replaced, shelve
from app.station.returns_prompt import prompt_of
from app.station.returns_queue import next_of
from app.station.returns_sale import find_sale, serial_sold
from app.station.returns_state import ACCEPT, CLEAR, LABEL, PHOTO, REPLACEMENT, Done, ReturnsState
from app.station.returns_units import checklist, complete_or_ask, take
from app.station.returns_view import view as view  # noqa: PLC0414 - a part of the procedure
from app.station.step import Approval, Approved, Context, Event, Heard, Photographed, Step, refused
from app.station.takeback import moved_since, nothing_to_undo, reversals, still_there

NAME = "returns"
STATE = ReturnsState
_MOST = 999_999


def start(context: Context) -> ReturnsState:
    """Nothing on the bench yet."""
    del context
    return ReturnsState()


def prompt(state: ReturnsState, context: Context) -> Prompt:
    """What fits next."""
    return prompt_of(state, context)


def approval(state: ReturnsState) -> Approval | None:
    """A supervisor lets a refund go, or makes a customer's goods ours."""
    about = {ACCEPT: "accept goods whose sale is not known", CLEAR: "clear a held refund"}.get(state.wait)
    return Approval("supervisor", about) if about else None


def step(state: ReturnsState, event: Event, context: Context) -> Step:
    """One scan, command, typed value, badge or photograph."""
    if isinstance(event, Approved):
        return inspect.approved(state, event, context)
    if isinstance(event, Photographed):
        return inspect.photographed(state, event, context)
    assert isinstance(event, Heard), "the bench asks for nothing else"
    reading = event.resolved.reading
    if reading.kind == "command":
        if reading.error is not None:
            return refused(state, reading.error[0], refusals.unreadable(event.scan, reading))
        return _command(state, reading.key, reading.argument, context)
    if state.wait == LABEL:
        return parcels.labelled(state, event, context)
    if state.ask is not None:
        answered = _answer_ask(state, event, context)
        if answered is not None:
            return answered
    return _scan(replace(state, ask=None), event, context)


def _scan(state: ReturnsState, event: Heard, context: Context) -> Step:
    reading = event.resolved.reading
    lost = offered(state, event, lambda sku: _lots_sold(sku, state, context), context)
    if lost is not None:
        return lost
    meanings = [one for one in event.resolved.meanings if one.known]
    if not meanings:
        parcel = context.look.record(Parcel, event.scan.text.strip())
        if parcel is not None and parcel.state != VOID:
            return parcels.labelled(state, event, context)
        goods = _by_serial(state, event, context)
        if goods is not None:
            return _goods(state, goods, context)
        if reading.error is not None:
            return refused(state, reading.error[0], refusals.unreadable(event.scan, reading))
        return refused(state, "unknown-barcode", words.unknown_label(event.scan))
    if len(meanings) > 1:
        return refused(state, "ambiguous", refusals.ambiguous(event.scan, [m.code for m in meanings]))
    return _meaning(state, meanings[0], event, context)


def _lots_sold(sku: str, state: ReturnsState, context: Context) -> set[str]:
    """The lots of an item that were sold on what is in work."""
    sale = find_sale(sku, "", state.document, state.customer, context)
    return {row.lot for row in sale.rows} if sale else set()


def _meaning(state: ReturnsState, meaning: Meaning, event: Heard, context: Context) -> Step:
    match meaning.kind:
        case "document":
            return parcels.scanned(replace(state, wait=""), meaning.code, event, context)
        case "item":
            return _goods(state, goods_of(meaning, event), context)
        case "location":
            done = shelve(state, meaning.code, context)
            if done is not None:
                return done
    return refused(state, "not-here", words.not_here(event.scan, meaning.kind))


def _by_serial(state: ReturnsState, event: Heard, context: Context) -> Goods | None:
    """The unit that a bare serial number names: announced on the return in work, else sold once."""
    serial = event.resolved.reading.serial or plain_value("serial", event.scan.text)
    sku = serial_sold(serial, state.document, context) if serial else ""
    item = context.look.item(sku) if sku else None
    if item is None:
        return None
    named_by = goods_of(Meaning("item", sku, item.unit), event)
    return replace(named_by, serial=serial, per=ONE)


def _goods(state: ReturnsState, goods: Goods, context: Context) -> Step:
    if state.wait == REPLACEMENT:
        item = context.look.item(goods.sku)
        assert item is not None, "a resolved item is in the catalogue"
        if not item.has_serial or goods.serial:
            return replaced(state, goods, item, context)
    elif state.wait:
        state = replace(state, wait="")
    return complete_or_ask(state, goods, context)


def _answer_ask(state: ReturnsState, event: Heard, context: Context) -> Step | None:
    """Take the scan as the asked-for fact; None where it is plainly something else."""
    assert state.ask is not None, "something is asked"
    value = fact_said(state.ask, event)
    if value is None:
        return None
    if not value:
        return refused(state, f"bad-{state.ask.kind}", bad_value(event.scan, state.ask))
    goods = with_fact(state.ask, value)
    return _goods(replace(state, ask=None), goods, context)


# --- cards ---------------------------------------------------------------------------------------------


def _command(state: ReturnsState, name: str, argument: str, context: Context) -> Step:
    if state.wait == PHOTO and name != "UNDO":
        state = replace(state, wait="")
    if name in DISPOSITIONS:
        return dispose(replace(state, ask=None, wait=""), name, argument, context)
    match name:
        case "YES" | "NO":
            return inspect.answer(state, name.lower(), context)
        case "CHECK":
            return inspect.turn(state, argument, context)
        case "GRADE":
            return inspect.grade(state, argument.upper(), context)
        case "MISSING":
            return inspect.missing_part(state, argument, context)
        case "PHOTO":
            return inspect.ask_photograph(state, context)
        case "ACCEPT":
            return inspect.ask_badge(state, ACCEPT, context)
        case "CLEAR":
            return inspect.ask_badge(state, CLEAR, context)
        case "PARCEL":
            return Step(
                replace(state, wait=LABEL, ask=None), Outcome.COMMAND, "ask-label", words.parcel_wanted()
            )
        case "EMPTY":
            return parcels.empty(state, context)
        case "GRAMS":
            return parcels.weigh(state, argument, context)
        case "SENDER":
            return parcels.sent_back_undelivered(state, context)
        case "DONE":
            return parcels.close(state, context)
        case "NEXT":
            return _next(state, context)
        case "UNIT":
            return _take_up(state, argument, context)
        case "QTY":
            return _quantity(state, argument, context)
        case "UNDO":
            return _undo(state, context)
        case "WHY":
            return _why(state, context)
    cards = named(NAME)
    return refused(state, "unknown-command", refusals.unknown_command(name, "The returns bench", cards))


def _next(state: ReturnsState, context: Context) -> Step:
    """What is worth most to do next, other than what is in work."""
    first = next_of(state, context)
    if first is None:
        return refused(state, "nothing-waits", words.nothing_waits())
    if first.is_parcel:
        parcel = context.look.record(Parcel, first.key)
        assert parcel is not None, "it waits"
        return parcels.open_parcel(state, parcel, context)
    return _take_up(state, first.key, context)


def _take_up(state: ReturnsState, id_: str, context: Context) -> Step:
    """A unit that waits is put on the bench again."""
    unit = context.look.record(ReturnedUnit, id_)
    if unit is None or unit.state in (DONE, VOID) or unit.location != context.location:
        return refused(state, "unknown-unit", words.no_such_unit(id_))
    item = context.look.item(unit.sku)
    assert item is not None, "a returned item is in the catalogue"
    after = replace(
        state.with_unit(unit.id, checklist(item, context)), document=unit.document, customer=unit.customer,
        parcel=unit.parcel,
    )  # fmt: skip
    return Step(after, Outcome.STEP, "unit-taken-up", words.unit_taken_up(unit, context))


def _quantity(state: ReturnsState, argument: str, context: Context) -> Step:
    """The last unit's line is so many: the rest comes back as typed."""
    unit = inspect.unit_in_work(state, context)
    if unit is None or state.goods is None:
        return refused(state, "nothing-to-count", words.nothing_to_count(argument))
    if not (argument.isascii() and argument.isdigit() and 0 < int(argument) <= _MOST):
        return refused(state, "bad-quantity", refusals.bad_quantity(argument))
    item = context.look.item(unit.sku)
    assert item is not None, "a returned item is in the catalogue"
    if unit.serial:
        return refused(state, "serial-by-unit", serial_by_unit(state.goods, item))
    wanted = int(argument) * state.goods.per
    if wanted < unit.quantity:
        return refused(state, "undo-first", words.undo_first(argument, unit.quantity))
    if wanted == unit.quantity:
        return Step(state, Outcome.COMMAND, "quantity-as-is", refusals.as_it_was(argument, item))
    more = wanted - unit.quantity
    return take(state, state.goods, item, more, Evidence.TYPED, context, follows=unit)


def _undo(state: ReturnsState, context: Context) -> Step:
    if state.ask is not None or state.wait:
        what = state.ask.name if state.ask else "What was asked for"
        dropped = replace(state, ask=None, wait="")
        return Step(dropped, Outcome.COMMAND, "ask-dropped", words.dropped(what))
    if not state.done:
        return refused(state, "nothing-to-undo", nothing_to_undo("done nothing"))
    last = state.done[-1]
    if not still_there(last.deed, context):
        return refused(state, "moved-since", moved_since(last.deed))
    kept = tuple(
        Transaction("record", record=record, id=context.new_id()) for record in _as_before(last, context)
    )
    after = replace(state, done=state.done[:-1], shelf="")
    after = _on_the_bench(after, last, context)
    banner = words.undone(last.deed, last.what)
    return Step(after, Outcome.TRANSACTION, "undone", banner, (*reversals(last.deed, context), *kept))


def _as_before(last: Done, context: Context) -> list[ReturnedUnit | Parcel]:
    """The records as they were before a posting."""
    records: list[ReturnedUnit | Parcel] = []
    unit = context.look.record(ReturnedUnit, last.unit) if last.unit else None
    if unit is not None:
        records.append(last.before or replace(unit, state=VOID))
    parcel = context.look.record(Parcel, last.parcel) if last.parcel else None
    if parcel is not None:
        records.append(last.parcel_before or replace(parcel, state=VOID))
    return records


def _on_the_bench(state: ReturnsState, last: Done, context: Context) -> ReturnsState:
    """A unit whose disposition was taken back is in work again; one whose return was, is not."""
    if last.parcel and state.parcel == last.parcel:
        state = replace(state, parcel="", document="", customer="")
    if last.before is None:
        return state.with_unit("", ()) if last.unit and state.unit == last.unit else state
    item, found = context.look.item(last.before.sku), context.look.record(ReturnedUnit, last.unit)
    assert item is not None and found is not None, "a returned unit stays in the books"
    again = state.with_unit(last.unit, found.checks or checklist(item, context))
    return replace(again, grade=found.grade, missing=found.missing, photos=found.photos)


def _why(state: ReturnsState, context: Context) -> Step:
    unit = inspect.unit_in_work(state, context)
    item = context.look.item(unit.sku) if unit else None
    if unit is None or item is None:
        return refused(state, "nothing-scanned", why.nothing_scanned())
    banner = why.explained(item, words.return_of(unit, context), context)
    return Step(state, Outcome.COMMAND, "why", banner)
