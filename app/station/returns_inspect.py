"""Inspection at the returns bench: questions, grade, missing parts, photographs, a supervisor's badge."""

from __future__ import annotations

from dataclasses import replace

from app.domain.clock import day_of
from app.domain.money import cost_of, parse_unit_cost
from app.domain.quantity import ONE, Quantity, divide_half_even
from app.domain.returning import Parcel, ReturnedUnit
from app.domain.speech import say
from app.domain.transaction import OURS, Cell, Line, Status, Transaction
from app.station import returns_words as words
from app.station.answer import Outcome
from app.station.returns_state import ACCEPT, CLEAR, PHOTO, Done, ReturnsState
from app.station.returns_units import cell_of
from app.station.step import Approved, Context, Photograph, Photographed, Step, refused
from app.station.takeback import Deed, Laid

GRADES = ("A", "B", "C", "D")
_TURN = {"": "yes", "yes": "no", "no": ""}
"""What a tap on a question makes of its answer."""


def unit_in_work(state: ReturnsState, context: Context) -> ReturnedUnit | None:
    """The unit on the bench, as the books and what waits have it."""
    return context.look.record(ReturnedUnit, state.unit) if state.unit else None


# --- questions and grade -------------------------------------------------------------------------------


def answer(state: ReturnsState, said: str, context: Context) -> Step:
    """Answer the first question that is open."""
    if unit_in_work(state, context) is None:
        return refused(state, "no-unit", words.no_unit(said.upper()))
    place = next((place for place, check in enumerate(state.checks) if not check.answer), None)
    if place is None:
        return refused(state, "no-question", words.no_question(said))
    return _answered(state, place, said)


def turn(state: ReturnsState, argument: str, context: Context) -> Step:
    """A question by its number: yes, then no, then open again."""
    if unit_in_work(state, context) is None:
        return refused(state, "no-unit", words.no_unit("CHECK"))
    if not (argument.isascii() and argument.isdigit() and 1 <= int(argument) <= len(state.checks)):
        return refused(state, "no-question", words.no_such_question(argument, len(state.checks)))
    place = int(argument) - 1
    return _answered(state, place, _TURN[state.checks[place].answer])


def _answered(state: ReturnsState, place: int, said: str) -> Step:
    check = replace(state.checks[place], answer=said)
    checks = (*state.checks[:place], check, *state.checks[place + 1 :])
    return Step(replace(state, checks=checks), Outcome.COMMAND, "checked", words.checked(check, checks))


def grade(state: ReturnsState, argument: str, context: Context) -> Step:
    unit = unit_in_work(state, context)
    if unit is None:
        return refused(state, "no-unit", words.no_unit("GRADE"))
    if argument not in GRADES:
        return refused(state, "bad-grade", words.bad_grade(argument))
    return Step(replace(state, grade=argument), Outcome.COMMAND, "graded", words.graded(unit, argument))


def missing_part(state: ReturnsState, argument: str, context: Context) -> Step:
    """A part is not there; the card may name it."""
    unit = unit_in_work(state, context)
    if unit is None:
        return refused(state, "no-unit", words.no_unit("MISSING"))
    part = argument or say("part {count}", count=len(state.missing) + 1)
    after = replace(state, missing=(*state.missing, part))
    return Step(after, Outcome.COMMAND, "part-missing", words.part_missing(unit, part))


# --- photographs ---------------------------------------------------------------------------------------


def ask_photograph(state: ReturnsState, context: Context) -> Step:
    about, what = _about(state, context)
    if not about:
        return refused(state, "no-unit", words.no_unit("PHOTO"))
    banner = words.photograph_wanted(what)
    after = replace(state, wait=PHOTO)
    return Step(after, Outcome.COMMAND, "photograph", banner, photograph=Photograph(what))


def photographed(state: ReturnsState, event: Photographed, context: Context) -> Step:
    """It belongs to the unit's return, else to the parcel."""
    about, what = _about(state, context)
    if not about:
        return refused(state, "no-unit", words.no_unit("PHOTO"))
    said: dict[str, str | int] = {
        "transaction": about,
        "sha256": event.sha256,
        "size": event.size,
        "media_type": event.media_type,
        "what": "return" if state.unit else "parcel",
    }
    attached = Transaction("attach", document=state.document, extra=said, id=context.new_id())
    after = replace(state, photos=(*state.photos, event.sha256), wait="")
    return Step(after, Outcome.TRANSACTION, "photographed", words.photographed(what), (attached,))


def _about(state: ReturnsState, context: Context) -> tuple[str, str]:
    """The transaction that a photograph is of: a unit's return, else the parcel's arrival; and what it shows,
    in words."""
    unit, parcel = unit_in_work(state, context), _parcel(state, context)
    if unit is not None:
        return unit.id, words.item_name(unit.sku, context)
    return (parcel.id, say("parcel {parcel}", parcel=parcel.code)) if parcel else ("", "")


# --- a supervisor's badge ------------------------------------------------------------------------------


def ask_badge(state: ReturnsState, wait: str, context: Context) -> Step:
    """Ask for the badge that lets a refund go, or makes a customer's goods ours."""
    unit, parcel = unit_in_work(state, context), _parcel(state, context)
    if wait == ACCEPT and (unit is None or not unit.owner):
        return refused(state, "nothing-to-accept", words.nothing_to_accept(unit, context))
    if wait == CLEAR and not _held(unit, parcel):
        return refused(state, "nothing-held", words.nothing_held(unit, context))
    return Step(replace(state, wait=wait), Outcome.COMMAND, f"ask-{wait}", words.badge_wanted(wait))


def _held(unit: ReturnedUnit | None, parcel: Parcel | None) -> ReturnedUnit | Parcel | None:
    if unit is not None and unit.is_held:
        return unit
    return parcel if parcel is not None and parcel.hold and not parcel.cleared_by else None


def approved(state: ReturnsState, event: Approved, context: Context) -> Step:
    """The supervisor's badge was shown."""
    after = replace(state, wait="")
    unit = unit_in_work(state, context)
    if state.wait == CLEAR:
        return _cleared(after, _held(unit, _parcel(state, context)), event, context)
    if unit is None or not unit.owner:
        return refused(after, "nothing-to-accept", words.nothing_to_accept(unit, context))
    return _accepted(after, unit, event, context)


def _cleared(
    state: ReturnsState, held: ReturnedUnit | Parcel | None, event: Approved, context: Context
) -> Step:
    if held is None:
        return refused(state, "nothing-held", words.nothing_held(None, context))
    said = {"hold": held.hold}
    cleared = Transaction(
        "clear-hold", document=held.document, reason="cleared at the bench", extra=said, id=context.new_id()
    )
    record = replace(held, cleared_by=event.badge)
    made = (cleared, Transaction("record", record=record, id=context.new_id()))
    banner = words.cleared(event.name, held)
    return Step(state, Outcome.TRANSACTION, "cleared", banner, made, approved_by=event.badge)


def _accepted(state: ReturnsState, unit: ReturnedUnit, event: Approved, context: Context) -> Step:
    """A customer's goods become ours, at current cost, and go into inspection."""
    price = context.look.price(unit.sku, unit.currency, day_of(context.now).isoformat())
    target = Cell(unit.location, Status.INSPECTION)
    line = Line(
        unit.sku,
        Quantity(unit.quantity),
        source=cell_of(unit),
        target=target,
        lot=unit.lot,
        serial=unit.serial,
        document=unit.document,
        extra={"price": price} if price else {},
    )
    accepting = Transaction("accept", (line,), document=unit.document, id=context.new_id())
    value, quantity = context.look.unit_cost(unit.sku, unit.site)
    ours = replace(
        unit,
        status=Status.INSPECTION,
        owner=OURS,
        line="",
        value=divide_half_even(value * unit.quantity, quantity) if quantity else 0,
        refund=cost_of(unit.quantity, parse_unit_cost(price), ONE) if price else 0,
    )
    deed = Deed(
        (accepting.id,),
        unit.document,
        unit.sku,
        unit.quantity,
        unit.serial or unit.sku,
        (Laid(target, unit.sku, unit.quantity, unit.lot, unit.serial),),
    )
    after = state.having(Done(deed, "the acceptance", unit.id, unit))
    made = (accepting, Transaction("record", record=ours, id=context.new_id()))
    banner = words.accepted(ours, event.name, context)
    return Step(after, Outcome.TRANSACTION, "accepted", banner, made, approved_by=event.badge)


def _parcel(state: ReturnsState, context: Context) -> Parcel | None:
    return context.look.record(Parcel, state.parcel) if state.parcel else None
