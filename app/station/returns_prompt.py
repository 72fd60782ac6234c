"""What the returns bench wants next, for people and machines."""

from __future__ import annotations

from dataclasses import replace

from app.domain.documents import Return
from app.domain.returning import Parcel, ReturnedUnit
from app.domain.speech import say
from app.station.answer import Expect, Prompt
from app.station.goods import ask_prompt
from app.station.refusals import shown
from app.station.returns_dispose import fitting
from app.station.returns_inspect import GRADES
from app.station.returns_parcel import short_of
from app.station.returns_state import ACCEPT, CLEAR, LABEL, PHOTO, REPLACEMENT, ReturnsState
from app.station.step import Context

_CODES = 20


def prompt_of(state: ReturnsState, context: Context) -> Prompt:
    """The asked-for thing first; a photograph may be left out, so the rest fits too."""
    if state.wait == PHOTO:
        rest = prompt_of(replace(state, wait=""), context)
        expects = (Expect("photo"), *(replace(one, optional=True) for one in rest.expects))
        return replace(rest, title="A photograph", text="then go on", expects=expects)
    if state.ask is not None:
        return ask_prompt(state.ask)
    if state.wait == LABEL:
        return Prompt("Scan the parcel’s label", "any code on it", (Expect("tracking"),), ("CMD:UNDO",))
    if state.wait in (ACCEPT, CLEAR):
        return Prompt("A supervisor’s badge", "or UNDO", (Expect("badge"),), ("CMD:UNDO",))
    unit = context.look.record(ReturnedUnit, state.unit) if state.unit else None
    if unit is not None and state.wait == REPLACEMENT:
        return Prompt("Scan the replacement", "", (Expect("item", (unit.sku,)),), ("CMD:UNDO",))
    if unit is not None:
        return _inspect(state, unit, context)
    return _scan(state, context)


def _inspect(state: ReturnsState, unit: ReturnedUnit, context: Context) -> Prompt:
    """Answers, a grade, then a disposition; another unit may be scanned at any time."""
    item = context.look.item(unit.sku)
    name = item.name if item else unit.sku
    open_ = next((check.question for check in state.checks if not check.answer), "")
    answers = ("CMD:YES", "CMD:NO") if open_ else ()
    grades = tuple(f"CMD:GRADE:{grade}" for grade in GRADES)
    ways = tuple(f"CMD:{one.card}" for one in fitting(unit, state, context))
    badges = (*(("CMD:ACCEPT",) if unit.owner else ()), *(("CMD:CLEAR",) if unit.is_held else ()))
    more = ("CMD:PHOTO", "CMD:MISSING", "CMD:NEXT", "CMD:UNDO", "CMD:QTY:n", "CMD:WHY")
    title = (
        f"{open_}?"
        if open_
        else say("Grade {name}", name=name)
        if not state.grade
        else say("What becomes of {name}?", name=name)
    )
    text = "scan YES or NO" if open_ else "scan its grade" if not state.grade else "scan a disposition"
    first = answers or (grades if not state.grade else ways)
    expects = (Expect("command", first[:_CODES]), Expect("item", _awaited(state, context), optional=True))
    cards = dict.fromkeys((*first, *ways, *grades, *badges, *more, *_of_parcel(state)))
    return Prompt(title, text, expects, tuple(cards))


def _scan(state: ReturnsState, context: Context) -> Prompt:
    shelf = (Expect("location", optional=True),) if state.shelf else ()
    undo = ("CMD:UNDO",) if state.done else ()
    if state.parcel or state.document:
        items = _awaited(state, context)
        what = shown(state.parcel or state.document)
        if state.parcel and not items and _was_announced(state, context):
            expects = (Expect("command", ("CMD:DONE",)), Expect("item", optional=True), *shelf)
            return Prompt(
                say("Close {what}", what=what), "all of it is here", expects, ("CMD:DONE", *undo, "CMD:NEXT")
            )
        expects = (Expect("item", items), Expect("serial", optional=True), *shelf)
        return Prompt(
            say("Scan the units of {what}", what=what),
            "one by one",
            expects,
            (*_of_parcel(state), *undo, "CMD:NEXT"),
        )
    waits = tuple(parcel.code for parcel in context.look.open_records(Parcel, context.location))
    announced = tuple(one.number for one in context.look.open_documents(Return, _CODES))
    codes = tuple(dict.fromkeys((*waits, *announced)))[:_CODES]
    expects = (Expect("document", codes), Expect("tracking", optional=True), Expect("item", optional=True))
    return Prompt("Scan a parcel", "its label or return number, or a unit", (*expects, *shelf),
                  ("CMD:PARCEL", "CMD:NEXT", *undo))  # fmt: skip


def _of_parcel(state: ReturnsState) -> tuple[str, ...]:
    if state.parcel:
        return ("CMD:DONE", "CMD:EMPTY", "CMD:GRAMS:n", "CMD:SENDER")
    return ("CMD:DONE",) if state.document else ()


def _awaited(state: ReturnsState, context: Context) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sku for sku, _ in short_of(state.document, context)))[:_CODES]


def _was_announced(state: ReturnsState, context: Context) -> bool:
    return bool(state.document) and context.look.record(Return, state.document) is not None
