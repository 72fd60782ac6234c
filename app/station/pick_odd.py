"""What does not go as it should at a stop: short, damaged, expired, blocked, another lot, something else.

Goods that are not there are promised anew from other bins at once (the claim `reallocate`); the bin is to be
counted. Without a connection the station goes on, and asks the books again at a later bin.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.domain.quantity import Quantity
from app.domain.speech import listed
from app.domain.transaction import Cell, Line, Status, Transaction
from app.scan.resolve import Meaning
from app.station import pick_words as words
from app.station.answer import Banner, Outcome, Tone
from app.station.goods import Ask, Goods, asking, fitted, goods_of, missing
from app.station.pick_goods import settle
from app.station.pick_state import Missing, PickState
from app.station.pick_walk import Stop
from app.station.pick_work import Work
from app.station.refusals import shown
from app.station.step import Answered, Approved, Claim, Context, Heard, Step, refused
from app.station.tasks import a_task

SPOILED = {"damaged": Status.DAMAGED, "expired": Status.QUARANTINE}
"""What a unit becomes that is found so."""

# --- asking --------------------------------------------------------------------------------------------


def ask(state: PickState, asked: str, context: Context) -> Step:
    """SHORT, DAMAGED, EXPIRED: begin the question about the stop at this bin."""
    work = Work(state, context)
    stop = work.current
    if not state.working or stop is None:
        return refused(state, "no-job", words.no_job(asked))
    if asked != "reason" and not state.bin:
        return refused(state, "bin-first", words.bin_first(asked.upper(), stop.location))
    item = work.item(stop.item)
    banner = words.why_short(item, stop.quantity) if asked == "reason" else words.spoil_wanted(asked, item)
    state = replace(state, asked=asked, about=stop.key, ask=None, case=None)
    return Step(state, Outcome.COMMAND, f"ask-{asked}", banner)


def because(state: PickState, argument: str, context: Context) -> Step:
    """REASON: why the pick is short; then the rest of the stop is looked for elsewhere."""
    stop = Work(state, context).stop(state.about)
    if state.asked != "reason" or stop is None:
        return refused(state, "nothing-asked", words.nothing_asked(f"REASON {argument}"))
    if argument not in words.REASONS:
        return refused(state, "bad-reason", words.bad_reason(argument))
    return _look_elsewhere(state, _missing(stop, stop.quantity, argument.lower()), context)


def blocked(state: PickState, context: Context) -> Step:
    """BLOCKED: nothing of this bin can be reached now."""
    work = Work(state, context)
    stop = work.current
    if not state.working or stop is None:
        return refused(state, "no-job", words.no_job("BLOCKED"))
    here = [other for other in work.way if other.location == stop.location]
    lines = tuple((share.order, share.line, share.quantity) for other in here for share in other.shares)
    return _look_elsewhere(state, Missing(stop.location, stop.item, lines, "blocked"), context)


def _missing(stop: Stop, quantity: int, reason: str, *, give_up: bool = False) -> Missing:
    """So much of a stop, the last order's first."""
    lines: list[tuple[str, str, int]] = []
    for share in reversed(stop.shares):
        part = min(quantity, share.quantity)
        if part:
            lines.append((share.order, share.line, part))
            quantity -= part
    return Missing(stop.location, stop.item, tuple(lines), reason, give_up=give_up)


# --- promised anew -------------------------------------------------------------------------------------


def _look_elsewhere(state: PickState, lacking: Missing, context: Context) -> Step:
    claim = _claim(lacking, context)
    state = replace(state, missing=(*state.missing, lacking), pending="missing")
    return Step(state, Outcome.COMMAND, "missing", Banner(Tone.OK, ""), claim=claim)


def _claim(lacking: Missing, context: Context) -> Claim:
    lines = [{"document": order, "line": line, "quantity": n} for order, line, n in lacking.lines]
    request: dict[str, Any] = {"lines": lines, "site": context.site, "location": lacking.location}
    if lacking.give_up:
        request["give_up"] = 1
    if lacking.lot is not None:
        request["lot"] = lacking.lot
    return Claim("reallocate", request, context.new_id())


def again(state: PickState, context: Context) -> Step | None:
    """What the books could not be asked about yet is asked now; None where there is nothing."""
    if not state.missing:
        return None
    claim = _claim(state.missing[0], context)
    return Step(replace(state, pending="again"), Outcome.COMMAND, "again", Banner(Tone.OK, ""), claim=claim)


def asked_again(state: PickState, event: Answered) -> PickState:
    """The books know now; where they are still away it stays."""
    away = event.refusal is not None and event.refusal[0] == "books-away"
    return replace(state, pending="", missing=state.missing if away else state.missing[1:])


def looked_elsewhere(state: PickState, event: Answered, context: Context) -> Step:
    """The books have promised anew what they could: say so, and ask for a count of the bin."""
    lacking = state.missing[-1]
    away = event.refusal is not None and event.refusal[0] == "books-away"
    work = Work(state, context)
    state = replace(state, pending="", missing=state.missing if away else state.missing[:-1])
    if lacking.give_up:
        return _substituted(state, lacking, context)
    item = work.item(lacking.item)
    promises = event.result.get("promises", ())
    places = list(dict.fromkeys(str(one["location"]) for one in promises))
    short, dropped = (
        sum(int(one["quantity"]) for one in event.result.get(name, ())) for name in ("short", "dropped")
    )
    back = sum(quantity for _, _, quantity in lacking.lines)
    banner = words.shorted(item, back, places, short, dropped, away=away)
    whole = "" if lacking.reason == "blocked" else lacking.item
    counts = a_task("count", context, location=lacking.location, item=whole, reason=lacking.reason)
    spoil: tuple[Transaction, ...] = ()
    goods = state.case
    if lacking.reason in SPOILED and goods is not None:
        spoil = (_spoil(goods, lacking.reason, lacking.location, context),)
        counts = ()
        banner = words.spoiled(lacking.reason, goods, item, listed(banner.details[:-1]))
    after = _go_on(replace(state, case=None), lacking, context)
    return Step(after, Outcome.TRANSACTION if spoil or counts else Outcome.COMMAND, _code(lacking), banner,
                (*spoil, *counts))  # fmt: skip


def _code(lacking: Missing) -> str:
    return lacking.reason if lacking.reason in (*SPOILED, "blocked") else "short"


def _go_on(state: PickState, lacking: Missing, context: Context) -> PickState:
    """The next stop: here where there is one, else elsewhere."""
    here = [stop for stop in Work(state, context).way if stop.location == lacking.location]
    path = state.path if here else (*state.path, lacking.location)[-60:]
    return replace(
        state, asked="", about=None, last=lacking.location, bin=state.bin if here else "", path=path
    )


# --- damaged and expired units -------------------------------------------------------------------------


def spoiled_unit(state: PickState, meaning: Meaning, event: Heard, context: Context) -> Step:
    """The unit that is damaged or expired: it stays in its bin, in another state; the next one is wanted."""
    work = Work(state, context)
    stop, item = work.stop(state.about), work.item(meaning.code)
    goods = fitted(goods_of(meaning, event), item)
    if stop is None or goods.sku != stop.item:
        wanted = work.item(stop.item) if stop else item
        return refused(state, "wrong-item", words.wrong_item(goods, item, wanted))
    if missing(goods, item, ("serial",)):
        ask = replace(state, ask=Ask("serial", goods, item.name))
        return Step(ask, Outcome.STEP, "ask-serial", asking("serial", goods, item))
    return spoil(state, goods, context)


def spoil(state: PickState, goods: Goods, context: Context) -> Step:
    """This unit is damaged or expired; where the bin has too few now, the rest is looked for elsewhere."""
    work = Work(state, context)
    stop, item = work.stop(state.about), work.item(goods.sku)
    assert stop is not None, "the unit was scanned for a stop"
    state, goods = replace(state, ask=None), replace(goods, lot=goods.lot or stop.lot)
    asked = state.asked
    left = work.shelf(state.bin, item.sku, goods.lot or None) - goods.per
    wanted_here = sum(o.quantity for o in work.here if o.item == item.sku and o.lot == stop.lot)
    lack = min(max(0, wanted_here - max(0, left)), stop.quantity)
    if lack:
        lacking = replace(_missing(stop, lack, asked), lot=goods.lot)
        return _look_elsewhere(replace(state, case=goods), lacking, context)
    move = _spoil(goods, asked, state.bin, context)
    state = replace(state, asked="", about=None)
    return Step(state, Outcome.TRANSACTION, asked, words.spoiled(asked, goods, item, "take another"), (move,))


def _spoil(goods: Goods, asked: str, bin_: str, context: Context) -> Transaction:
    line = Line(
        goods.sku, goods.per, Cell(bin_), Cell(bin_, SPOILED[asked]), goods.lot, goods.serial,
        evidence=str(goods.evidence),
    )  # fmt: skip
    return Transaction("move", (line,), reason=asked, read=goods.read, id=context.new_id())


# --- another lot, something else -----------------------------------------------------------------------


def other_lot(state: PickState, context: Context) -> Step:
    """LOT: lots here that are as good, or any by a supervisor's badge."""
    work = Work(state, context)
    stop = work.current
    if not state.working or stop is None or not state.bin:
        return refused(state, "no-job", words.no_job("LOT"))
    item, look = work.item(stop.item), context.look
    wanted = look.expiry(item.sku, stop.lot) or "9"
    lots = sorted(
        {
            one.lot
            for one in work.lying(state.bin, item.sku)
            if one.lot != stop.lot and one.quantity > 0 and (look.expiry(item.sku, one.lot) or "9") <= wanted
        }
    )
    asked = replace(state, asked="lot", about=stop.key, wants="" if lots else "lot", ask=None)
    return Step(asked, Outcome.COMMAND, "other-lot", words.other_lots(item, lots))


def substitute(state: PickState, context: Context) -> Step:
    """SUBSTITUTE: something else instead, by a supervisor's badge."""
    work = Work(state, context)
    stop = work.current
    if not state.working or stop is None:
        return refused(state, "no-job", words.no_job("SUBSTITUTE"))
    asked = replace(state, asked="substitute", about=stop.key, wants="substitute", ask=None)
    return Step(asked, Outcome.COMMAND, "ask-substitute", words.substitute_wanted(work.item(stop.item)))


def approved(state: PickState, event: Approved, context: Context) -> Step:
    """A supervisor's badge."""
    work = Work(state, context)
    stop = work.stop(state.about)
    assert stop is not None, "an approval is asked for a stop"
    banner = words.allowed(state.wants, event.name, work.item(stop.item))
    return Step(replace(state, wants="", approved=event.badge), Outcome.STEP, "allowed", banner)


def substitute_scanned(state: PickState, meaning: Meaning, event: Heard, context: Context) -> Step:
    """The goods that go instead: what was promised for them is given up first."""
    work = Work(state, context)
    stop, item = work.stop(state.about), work.item(meaning.code)
    goods = fitted(goods_of(meaning, event), item)
    if not state.bin or not work.shelf(state.bin, item.sku):
        place = state.bin or (stop.location if stop else "")
        return refused(state, "bin-first", words.bin_first(listed((item.name, shown(goods.text))), place))
    if stop is None or goods.per > stop.quantity:
        wanted = stop.quantity if stop else 0
        return refused(state, "wrong-unit", words.wrong_unit(goods, item, wanted))
    given_up = _missing(stop, goods.per, "substitute", give_up=True)
    return _look_elsewhere(replace(state, case=goods), given_up, context)


def _substituted(state: PickState, lacking: Missing, context: Context) -> Step:
    """Post the substitute for the order line; it says what it stands for."""
    work, goods = Work(state, context), state.case
    assert goods is not None, "a substitute was scanned"
    tote = work.tote(lacking.lines[0][0])
    assert tote is not None, "a stop is worked with a tote"
    cell = Cell(context.location, unit=tote.unit)
    lines = tuple(
        Line(
            goods.sku, Quantity(part), Cell(state.bin), cell, goods.lot, goods.serial,
            evidence=str(goods.evidence), document=order, document_line=line,
            extra={"substitute_for": lacking.item},
        )
        for order, line, part in lacking.lines
    )  # fmt: skip
    pick = Transaction("pick", lines, document=lines[0].document, read=goods.read, id=context.new_id())
    banner = words.substituted(goods, work.item(goods.sku), work.item(lacking.item), tote)
    still = work.stop(state.about)
    badge = state.approved
    after = replace(state, case=None, last=lacking.location)
    if still is None:
        after = replace(_go_on(after, lacking, context), approved="", done=state.done + 1)
    return Step(after, Outcome.TRANSACTION, "substituted", banner, (pick,), approved_by=badge)


# --- the zero check, and the tote's --------------------------------------------------------------------


def bin_said(state: PickState, *, empty: bool, context: Context) -> Step:
    """EMPTY, NOTEMPTY: a difference to the books becomes a count task."""
    bin_ = state.bin
    if not state.working or not bin_:
        return refused(state, "nothing-asked", words.nothing_asked("EMPTY" if empty else "NOTEMPTY"))
    work = Work(state, context)
    differs = empty != (work.shelf(bin_) <= 0)
    counts = a_task("count", context, location=bin_, reason="zero-check") if differs else ()
    banner = words.bin_answer(bin_, empty=empty, counted=differs)
    asked = state.asked == "empty"
    after = settle(replace(state, empty_next=False), here=bool(work.here)) if asked else state
    code = "bin-counted" if differs else "bin-empty"
    outcome = Outcome.TRANSACTION if counts else Outcome.COMMAND
    return Step(after, outcome, code, banner, counts)
