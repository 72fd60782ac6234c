"""What the returns bench's screen shows: facts, questions, photographs, ways, and the ageing queue."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.returning import Check, Hit, Parcel, ReturnedUnit
from app.domain.speech import counted, listed, say
from app.station.ageing import Band, Waits, band, counts, hours
from app.station.refusals import money, number
from app.station.returns_dispose import DISPOSITIONS, why_not
from app.station.returns_inspect import GRADES
from app.station.returns_queue import waiting
from app.station.returns_sale import sale_at
from app.station.returns_state import ReturnsState
from app.station.returns_words import day, partner_name
from app.station.step import Context
from app.station.suspicion import DAY, WORDS
from app.station.view import ActionView, StageView

ROWS = 60
"""Of the queue: more than any screen shows."""


@dataclass(frozen=True, slots=True)
class FactView:
    """A small figure with its caption above and its note below."""

    caption: str
    figure: str
    note: str


@dataclass(frozen=True, slots=True)
class UnitView:
    """The unit on the bench."""

    name: str
    identity: str
    state: str
    is_ours: bool
    facts: tuple[FactView, ...]
    hits: tuple[tuple[str, str], ...]
    held: bool
    rate: str


@dataclass(frozen=True, slots=True)
class WaitView:
    """A row of the ageing queue; `scan` is what a tap stands for."""

    band: Band
    hours: int
    name: str
    value: str
    note: str
    fills: bool
    current: bool
    scan: str


@dataclass(frozen=True, slots=True)
class QueueView:
    """What waits: the money frozen, how many units, how many things in each band, and the rows."""

    frozen: str
    currency: str
    units: str
    bands: tuple[tuple[Band, int], ...]
    rows: tuple[WaitView, ...]


@dataclass(frozen=True, slots=True)
class ReturnsView(StageView):
    """The returns bench."""

    unit: UnitView | None = None
    checks: tuple[Check, ...] = ()
    grade: str = ""
    grades: tuple[str, ...] = GRADES
    photos: tuple[str, ...] = ()
    parcel: str = ""
    answers: tuple[ActionView, ...] = ()
    """The open question's answers and the grades, for a screen too small for the checklist."""
    missing: tuple[str, ...] = ()
    ways: tuple[ActionView, ...] = ()
    queue: QueueView = QueueView("0", "", "0", (), ())


def view(state: ReturnsState, context: Context) -> ReturnsView:
    """The unit on the bench, or what there is to scan; and always what waits."""
    unit = context.look.record(ReturnedUnit, state.unit) if state.unit else None
    waits = waiting(context)
    return ReturnsView(
        procedure="returns",
        title="Returns bench",
        subtitle=_subtitle(state, context),
        actions=_actions(state, waits),
        empty_title=_empty(state)[0],
        empty_text=_empty(state)[1],
        unit=_unit(unit, context) if unit else None,
        checks=state.checks,
        grade=state.grade,
        photos=state.photos,
        parcel=state.parcel,
        answers=_answers(state) if unit else (),
        missing=state.missing,
        ways=_ways(unit, state, context),
        queue=_queue(waits, state, context),
    )


def _subtitle(state: ReturnsState, context: Context) -> str:
    parcel = context.look.record(Parcel, state.parcel) if state.parcel else None
    what = say("Parcel {parcel}", parcel=parcel.code) if parcel else state.document
    if not what:
        return say(
            "{location}  ·  scan a parcel’s label, a return number or a unit", location=context.location
        )
    expected = (
        say("{expected} expected", expected=number(parcel.expected)) if parcel and parcel.expected else ""
    )
    who = partner_name(state.customer, context)
    return listed((what, expected, who), "  ·  ")


def _empty(state: ReturnsState) -> tuple[str, str]:
    if state.parcel or state.document:
        return "Scan a unit", "Its sale is found by its barcode or serial number."
    return (
        "Nothing on the bench",
        "Scan a parcel’s label unopened: its clock starts. Scan it again to open it.",
    )


def _actions(state: ReturnsState, waits: tuple[Waits, ...]) -> tuple[ActionView, ...]:
    undo = ActionView("CMD:UNDO", "Undo last", "undo", enabled=bool(state.done or state.ask or state.wait))
    others = any(one.key not in {state.unit, state.parcel} for one in waits)
    following = ActionView("CMD:NEXT", "Next unit", "arrow", primary=True, enabled=others)
    if state.parcel or state.document:
        close = ActionView("CMD:DONE", "Close parcel" if state.parcel else "Close order", "check")
        return undo, close, following
    return undo, following


def _unit(unit: ReturnedUnit, context: Context) -> UnitView:
    item = context.look.item(unit.sku)
    identity = (
        unit.sku,
        say("serial {serial}", serial=unit.serial) if unit.serial else "",
        say("lot {lot}", lot=unit.lot) if unit.lot else "",
    )
    sold, back = context.look.dealings(unit.customer)
    rate = (
        say("This customer: {back} of {sold} returned", back=number(back), sold=number(sold)) if sold else ""
    )
    return UnitView(
        item.name if item else unit.sku,
        listed(identity, "  ·  "),
        "Customer’s, in quarantine" if unit.owner else "In inspection",
        not unit.owner,
        _facts(unit, context),
        tuple((WORDS[hit.rule], hit.said) for hit in _shown(unit.hits)),
        unit.is_held,
        rate,
    )


def _shown(found: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The two gravest: a third would say no more to who inspects."""
    return found[:2]


def _facts(unit: ReturnedUnit, context: Context) -> tuple[FactView, ...]:
    sale = sale_at(unit.sale, unit.sale_line, context) if unit.sale else None
    if sale is None:
        nothing = "no sale is known"
        return (
            FactView("Sold", "–", nothing),
            FactView("Came back", day(unit.since), f"{number(unit.quantity)} × {unit.sku}"),
            FactView(
                "Cost", money(unit.value, "") if unit.value else "–", "the customer’s" if unit.owner else ""
            ),
            FactView("Refund", money(unit.refund, "") if unit.refund else "–", _refund(unit)),
        )
    days = (unit.since - sale.at) // DAY if sale.at else 0
    window = say("window is {return_window_days}", return_window_days=context.rules.return_window_days)
    return (
        FactView("Sold", day(sale.at) if sale.at else "–", sale.sale),
        FactView("Days since sale", str(days) if sale.at else "–", window),
        FactView("Cost it left with", money(unit.value, ""), unit.currency),
        FactView("Sold for", money(unit.refund, "") if unit.refund else "–", _refund(unit)),
    )


def _refund(unit: ReturnedUnit) -> str:
    if unit.is_held:
        return "refund on hold"
    return "refund not paid" if unit.refund else "no refund"


def _ways(unit: ReturnedUnit | None, state: ReturnsState, context: Context) -> tuple[ActionView, ...]:
    ways = []
    for one in DISPOSITIONS.values():
        against = why_not(one, unit, state, context) if unit else "no unit"
        # A card has room for two or three words; a refusal says all of it.
        hint = "no such item" if against.startswith("no item") else against
        hint = hint if unit and against else one.card
        ways.append(ActionView(f"CMD:{one.card}", one.word, one.icon, enabled=not against, hint=hint))
    return tuple(ways)


def _answers(state: ReturnsState) -> tuple[ActionView, ...]:
    question = next((check.question for check in state.checks if not check.answer), "")
    asked = (
        ActionView("CMD:YES", "Yes", "check", hint=question),
        ActionView("CMD:NO", "No", "cross", hint=question),
    )
    grades = (
        ActionView(
            f"CMD:GRADE:{grade}", say("Grade {grade}", grade=grade), "flag", primary=grade == state.grade
        )
        for grade in GRADES
    )
    return (*(asked if question else ()), *grades)


def _queue(waits: tuple[Waits, ...], state: ReturnsState, context: Context) -> QueueView:
    in_work = {state.unit, state.parcel} - {""}
    now = context.now
    units = sum(one.quantity for one in waits)
    frozen = money(sum(one.value for one in waits), "")
    rows = tuple(_row(one, one.key in in_work, context) for one in waits[:ROWS])
    return QueueView(frozen, context.rules.currency, number(units), tuple(counts(waits, now).items()), rows)


def _row(one: Waits, current: bool, context: Context) -> WaitView:
    fills = counted(one.orders, "fills {count} order", "fills {count} orders")
    note = "on this bench" if current else fills if one.orders else "no order waits"
    name = one.name
    if one.is_parcel:
        parcel = context.look.record(Parcel, one.key)
        opened = parcel is not None and parcel.state != "waiting"
        name = (
            say("Parcel {code}, opened", code=one.key)
            if opened
            else say("Parcel {code}, unopened", code=one.key)
        )
        who = partner_name(parcel.customer, context) if parcel else ""
        note = "on this bench" if current else who or "nobody announced it"
    return WaitView(
        band(one.since, context.now),
        hours(one.since, context.now),
        name,
        money(one.value, "") if one.value else "–",
        note,
        bool(one.orders) and not current,
        current,
        one.key if one.is_parcel else f"CMD:UNIT:{one.key}",
    )
