"""Parcels at the returns bench: the clock starts with the label, unopened; then opened and worked off."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.domain.documents import PastShipment, Return, SalesOrder
from app.domain.quantity import ONE
from app.domain.returning import DONE, OPEN, VOID, WAITING, Parcel
from app.domain.transaction import Transaction
from app.station import returns_words as words
from app.station.answer import Banner, Outcome
from app.station.returns_sale import find_sale
from app.station.returns_state import Done, ReturnsState
from app.station.returns_units import hold_of, limits_of
from app.station.step import Context, Heard, Step, refused
from app.station.suspicion import Facts, hits
from app.station.takeback import Deed


def scanned(state: ReturnsState, code: str, event: Heard, context: Context) -> Step:
    """A document was scanned: a parcel's label (twice opens it), or the order that goods came on."""
    found = context.look.document(code)
    if isinstance(found, Return):
        return _label(state, found.number, found, context)
    if not isinstance(found, SalesOrder | PastShipment):
        return refused(state, "unknown-document", words.no_return(event.scan, code))
    if code != found.number:
        return _label(state, code, found, context)
    opened = replace(
        state, document=found.number, customer=found.customer, parcel="", unit="", ask=None, wait=""
    )
    return Step(opened, Outcome.STEP, "order-opened", words.order_opened(found, context))


def labelled(state: ReturnsState, event: Heard, context: Context) -> Step:
    """The label of a parcel that nobody announced, whatever it reads."""
    text = event.scan.text.strip()
    if not (3 <= len(text) <= 48 and text.isprintable()):
        return refused(state, "bad-label", words.bad_label(event.scan))
    state = replace(state, wait="")
    found = context.look.document(text)
    return scanned(state, text, event, context) if found else _label(state, text, None, context)


def _label(state: ReturnsState, code: str, about: Any, context: Context) -> Step:
    parcel = context.look.record(Parcel, code)
    if parcel is None or parcel.state == VOID:
        return _arrive(state, code, about, context)
    return open_parcel(state, parcel, context)


def _arrive(state: ReturnsState, code: str, about: Any, context: Context) -> Step:
    expected, estimate = _announced(about, context)
    sort = "return" if isinstance(about, Return) else "sender" if about else "unannounced"
    parcel = Parcel(
        code,
        context.site,
        context.location,
        WAITING,
        context.now,
        sort,
        about.number if about else "",
        about.customer if about else "",
        expected,
        estimate,
        id=context.new_id(),
    )
    deed = Deed((), parcel.document, code, expected or ONE, code)
    after = replace(state, wait="").having(Done(deed, "the parcel’s arrival", parcel=code))
    banner = words.parcel_in(parcel, context)
    made = Transaction("record", record=parcel, id=parcel.id)
    return Step(after, Outcome.TRANSACTION, "parcel-in", banner, (made,))


def _announced(about: Any, context: Context) -> tuple[int, int]:
    """Units that are still to come, and what they cost us when they left."""
    units = value = 0
    for line in about.lines if about else ():
        done = context.look.progress(about.number, line.line, "returned")
        still = max(0, line.quantity - done)
        serial = getattr(line, "serial", "")
        sale = find_sale(line.sku, serial, about.number, about.customer, context)
        units += still
        value += sale.cost(min(still, sale.left)) if sale else 0
    return units, value


def open_parcel(state: ReturnsState, parcel: Parcel, context: Context) -> Step:
    opened = replace(
        state,
        parcel=parcel.code,
        document=parcel.document,
        customer=parcel.customer,
        unit="",
        ask=None,
        wait="",
    )
    banner = words.parcel_opened(parcel, context)
    now = replace(parcel, state=OPEN, location=context.location)
    if now == parcel:
        return Step(opened, Outcome.STEP, "parcel-opened", banner)
    return _changed(opened, parcel, now, "parcel-opened", banner, context)


def _changed(
    state: ReturnsState,
    before: Parcel,
    after: Parcel,
    code: str,
    banner: Banner,
    context: Context,
    *more: Transaction,
) -> Step:
    deed = Deed((), after.document, after.code, ONE, after.code)
    state = state.having(Done(deed, "the parcel’s state", parcel=after.code, parcel_before=before))
    made = Transaction("record", record=after, id=context.new_id())
    return Step(state, Outcome.TRANSACTION, code, banner, (*more, made))


def close(state: ReturnsState, context: Context) -> Step:
    """The parcel is worked off: what is not in it is named. An order is put aside."""
    parcel = _parcel(state, context)
    if parcel is None and not state.document:
        return refused(state, "nothing-open", words.nothing_open("DONE"))
    aside = replace(
        state, parcel="", document="", customer="", unit="", goods=None, ask=None, wait="", shelf=""
    )
    short = short_of(state.document, context) if parcel is None or parcel.document else ()
    code = "parcel-short" if short else "parcel-closed"
    banner = words.closed(parcel.code if parcel else state.document, short, context)
    if parcel is None:
        return Step(aside, Outcome.COMMAND, code.replace("parcel", "order"), banner)
    note = parcel.note or ("short" if short else "")
    return _changed(aside, parcel, replace(parcel, state=DONE, note=note), code, banner, context)


def short_of(document: str, context: Context) -> tuple[tuple[str, int], ...]:
    """What an announced return still has to come: item and quantity."""
    back = context.look.record(Return, document) if document else None
    found = (
        (line.sku, line.quantity - context.look.progress(document, line.line, "returned"))
        for line in (back.lines if back else ())
    )
    return tuple((sku, still) for sku, still in found if still > 0)


def empty(state: ReturnsState, context: Context) -> Step:
    """Nothing is in the box: its refund is held, and it is worked off."""
    parcel = _parcel(state, context)
    if parcel is None:
        return refused(state, "nothing-open", words.nothing_open("EMPTY"))
    aside = replace(state, parcel="", document="", customer="", unit="", goods=None, ask=None, wait="")
    facts = Facts(empty=True, name=parcel.code, customer=parcel.customer)
    return _suspected(aside, parcel, replace(parcel, state=DONE, note="empty"), facts, "empty-box", context)


def weigh(state: ReturnsState, argument: str, context: Context) -> Step:
    """What the parcel weighs, in grams, against what its goods weigh by the catalogue."""
    parcel = _parcel(state, context)
    if parcel is None:
        return refused(state, "nothing-open", words.nothing_open("GRAMS"))
    if not (argument.isascii() and argument.isdigit() and 0 < int(argument) <= 999_999):
        return refused(state, "bad-weight", words.bad_weight(argument))
    grams = int(argument)
    expected = _expected_grams(parcel, context)
    facts = Facts(expected_grams=expected, grams=grams, name=parcel.code, customer=parcel.customer)
    weighed = replace(parcel, grams=grams)
    if hits(facts, limits_of(context)):
        return _suspected(state, parcel, weighed, facts, "lighter", context)
    return _changed(state, parcel, weighed, "weighed", words.weighed(parcel, grams, expected), context)


def _suspected(
    state: ReturnsState, before: Parcel, after: Parcel, facts: Facts, code: str, context: Context
) -> Step:
    found = hits(facts, limits_of(context))
    held = hold_of(found, before.document, before.code, context)
    after = replace(after, hits=found, hold=held.id, cleared_by="")
    return _changed(state, before, after, code, words.parcel_held(after, context), context, held)


def _expected_grams(parcel: Parcel, context: Context) -> int:
    """What its goods weigh; 0 where some weight is not known."""
    found = context.look.document(parcel.document) if parcel.document else None
    total = 0
    for line in found.lines if found else ():
        item = context.look.item(line.sku)
        if item is None or not item.grams:
            return 0
        total += item.grams * line.quantity // ONE
    return total


def sent_back_undelivered(state: ReturnsState, context: Context) -> Step:
    """The carrier could not deliver it: nobody asks for money."""
    parcel = _parcel(state, context)
    if parcel is None:
        return refused(state, "nothing-open", words.nothing_open("SENDER"))
    changed = replace(parcel, sort="sender")
    return _changed(state, parcel, changed, "undelivered", words.undelivered(parcel), context)


def _parcel(state: ReturnsState, context: Context) -> Parcel | None:
    return context.look.record(Parcel, state.parcel) if state.parcel else None
