"""Picking: take what was promised to orders from its bins into totes; every unit scanned is posted at once.

NEXT gives the most urgent job that nobody has (or scan an order); then a tote, the bin, and the goods one by
one or by the case, as the way says. What does not fit is refused in words; what is not there is looked for
elsewhere. Cards: NEXT, MODE, ZONE, SHORT, REASON, DAMAGED, EXPIRED, BLOCKED, LOT, SUBSTITUTE, BREAK, FULL,
EMPTY, NOTEMPTY, QTY, UNDO, WHY, DONE, LEAVE.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.documents import SalesOrder
from app.scan.resolve import Meaning
from app.scan.scan import Scan
from app.station import pick_back, pick_goods, pick_job, pick_odd, refusals, takeback
from app.station import pick_words as words
from app.station.answer import Outcome, Prompt
from app.station.goods import bad_value, fact_said, goods_of, with_fact
from app.station.lost_separator import offered
from app.station.pick_prompt import prompt as prompt  # noqa: PLC0414 - a part of the procedure
from app.station.pick_state import MODES, Counted, PickState
from app.station.pick_view import view as view  # noqa: PLC0414 - a part of the procedure
from app.station.pick_work import Work
from app.station.step import Answered, Approval, Approved, Context, Event, Heard, Step, refused

NAME = "pick"
STATE = PickState
__all__ = ["NAME", "STATE", "Prompt", "approval", "prompt", "start", "step", "view"]


def start(context: Context) -> PickState:
    """No job yet; the site says how jobs are given out."""
    return PickState(mode=context.rules.pick_mode)


def approval(state: PickState) -> Approval | None:
    """Any lot, or something else instead, is a supervisor's to allow."""
    about = {"lot": "another lot than the one that goes first", "substitute": "something else instead"}
    return Approval("supervisor", about[state.wants]) if state.wants else None


def step(state: PickState, event: Event, context: Context) -> Step:
    """One scan, command or typed value; a supervisor's badge; the books' answer to a claim."""
    if isinstance(event, Answered):
        return _answered(state, event, context)
    if isinstance(event, Approved):
        return pick_odd.approved(state, event, context)
    assert isinstance(event, Heard), "picking takes no photographs"
    return _heard(state, event, context)


def _heard(state: PickState, event: Heard, context: Context) -> Step:
    reading, meanings = event.resolved.reading, event.resolved.meanings
    if reading.kind == "command" and reading.error is None:
        return _command(state, reading.key, reading.argument, context)
    if state.ask is not None:
        value = fact_said(state.ask, event)
        if value == "":
            return refused(state, f"bad-{state.ask.kind}", bad_value(event.scan, state.ask))
        if value is not None:
            goods = with_fact(state.ask, value)
            if state.back:
                return pick_back.take(state, goods, context)
            if state.asked in pick_odd.SPOILED:
                return pick_odd.spoil(state, goods, context)
            return pick_goods.complete_or_ask(state, goods, context)
    lost = offered(state, event, lambda sku: Work(state, context).lots_of(sku), context)
    if lost is not None:
        return lost
    if reading.error is not None:
        return refused(state, reading.error[0], refusals.unreadable(event.scan, reading))
    if not meanings:
        return refused(state, "unknown-barcode", refusals.unknown(event.scan, reading))
    if len(meanings) > 1:
        return refused(state, "ambiguous", refusals.ambiguous(event.scan, [m.code for m in meanings]))
    return _meaning(state, meanings[0], event, context)


def _meaning(state: PickState, meaning: Meaning, event: Heard, context: Context) -> Step:
    if meaning.kind == "document":
        return pick_job.take_order(state, meaning.code, event.scan, context)
    if meaning.kind == "location":
        return _location(state, meaning.code, event.scan, context)
    if meaning.kind == "plate":
        return _plate(state, meaning.code, event.scan, context)
    if meaning.kind == "item":
        return _item(state, meaning, event, context)
    return refused(state, "not-here", words.not_here(event.scan, meaning.kind))


# --- places, totes, goods ------------------------------------------------------------------------------


def _location(state: PickState, code: str, scan: Scan, context: Context) -> Step:
    if state.back:
        return pick_back.place(state, code, scan, context)
    if not state.working:
        return refused(state, "no-job", words.no_job(refusals.shown(scan.text)))
    work = Work(state, context)
    if not work.way:
        return pick_job.put_down(state, code, scan, context)
    order = work.without_tote()
    if order is not None:
        return refused(state, "tote-first", words.tote_first(refusals.shown(scan.text), order))
    if state.asked == "tote":
        return _unconfirmed(state, refusals.shown(scan.text), work)
    if state.asked != "substitute" and all(stop.location != code for stop in work.way):
        return refused(state, "wrong-bin", words.wrong_bin(scan, code, work.way[0].location))
    asked = state.asked if state.asked == "substitute" else ""
    at_bin = replace(state, bin=code, asked=asked, ask=None, case=None, empty_next=False)
    return pick_job.keep(at_bin, context) or pick_odd.again(at_bin, context) or _arrived(at_bin, context)


def _arrived(state: PickState, context: Context) -> Step:
    """At a bin of the way; or at one where a substitute lies."""
    work = Work(state, context)
    stop = work.stop(state.about) if state.asked == "substitute" else work.current
    if stop is None:
        return refused(replace(state, bin=""), "nothing-here", words.nothing_left(state.bin))
    item = work.item(stop.item)
    banner = words.arrived(replace(stop, location=state.bin), item, stop.quantity)
    return Step(replace(state, last=state.bin), Outcome.STEP, "bin-scanned", banner)


def _plate(state: PickState, unit: str, scan: Scan, context: Context) -> Step:
    if pick_back.fits(state, unit, context):
        return pick_back.begin(state, unit, context)
    if not state.working:
        return refused(state, "no-job", words.no_job(refusals.shown(scan.text)))
    work = Work(state, context)
    if state.asked == "tote":
        return _confirm(state, unit, scan, work)
    order = state.about[3] if state.asked == "full" and state.about else work.without_tote()
    if order is None:
        return refused(state, "no-tote-asked", words.not_on_the_way(refusals.shown(scan.text)))
    return pick_job.set_tote(state, order, unit, scan, context)


def _confirm(state: PickState, unit: str, scan: Scan, work: Work) -> Step:
    """The tote that the last goods were put into."""
    tote = work.tote(state.about[3]) if state.about else None
    assert tote is not None, "a tote is confirmed after goods went into it"
    if unit != tote.unit:
        other = next((each.letter for each in state.totes if each.unit == unit), "")
        return refused(state, "wrong-tote", words.wrong_tote(scan, unit, tote, other))
    settled = pick_goods.settle(state, here=bool(work.here))
    return Step(settled, Outcome.STEP, "tote-confirmed", words.tote_confirmed(tote))


def _unconfirmed(state: PickState, read: str, work: Work) -> Step:
    tote = work.tote(state.about[3]) if state.about else None
    assert tote is not None, "a tote is confirmed after goods went into it"
    return refused(state, "confirm-tote", words.confirm_tote(read, tote))


def _item(state: PickState, meaning: Meaning, event: Heard, context: Context) -> Step:
    if state.back:
        return pick_back.take(state, goods_of(meaning, event), context)
    if state.asked in pick_odd.SPOILED:
        return pick_odd.spoiled_unit(state, meaning, event, context)
    if state.asked == "substitute" and state.approved:
        return pick_odd.substitute_scanned(state, meaning, event, context)
    if state.asked == "tote":
        return _unconfirmed(state, refusals.shown(event.scan.text), Work(state, context))
    return pick_goods.item_scanned(state, meaning, event, context)


# --- the books' answers --------------------------------------------------------------------------------


def _answered(state: PickState, event: Answered, context: Context) -> Step:
    if state.pending == "keep":
        kept = pick_job.kept(state, event, context)
        if isinstance(kept, Step):
            return kept
        return pick_odd.again(kept, context) or _arrived(kept, context)
    if state.pending == "again":
        known = pick_odd.asked_again(state, event)
        return _arrived(known, context) if known.working else pick_job.next_job(known, "NEXT", context)
    answers: dict[str, Callable[[PickState, Answered, Context], Step]] = {
        "job": pick_job.job_answered,
        "allocate": pick_job.allocated,
        "none": pick_job.nothing_there,
        "leave": pick_job.left,
        "missing": pick_odd.looked_elsewhere,
        "back": pick_back.ended,
    }
    return answers[state.pending](state, event, context)


# --- cards ---------------------------------------------------------------------------------------------


def _command(state: PickState, name: str, argument: str, context: Context) -> Step:
    with_argument: dict[str, Callable[[PickState, str, Context], Step]] = {
        "MODE": _mode,
        "ZONE": _zone,
        "REASON": pick_odd.because,
        "QTY": pick_goods.count_card,
    }
    plain: dict[str, Callable[[PickState, Context], Step]] = {
        "NEXT": _next,
        "DONE": _done,
        "LEAVE": _leave,
        "UNDO": _undo,
        "WHY": _why,
        "SHORT": lambda s, c: pick_odd.ask(s, "reason", c),
        "DAMAGED": lambda s, c: pick_odd.ask(s, "damaged", c),
        "EXPIRED": lambda s, c: pick_odd.ask(s, "expired", c),
        "BLOCKED": pick_odd.blocked,
        "LOT": pick_odd.other_lot,
        "SUBSTITUTE": pick_odd.substitute,
        "BREAK": pick_goods.open_case,
        "FULL": _full,
        "EMPTY": lambda s, c: pick_odd.bin_said(s, empty=True, context=c),
        "NOTEMPTY": lambda s, c: pick_odd.bin_said(s, empty=False, context=c),
    }
    if name in with_argument:
        return with_argument[name](state, argument, context)
    if name in plain:
        return plain[name](state, context)
    return refused(state, "unknown-command", words.unknown_command(name))


def _next(state: PickState, context: Context) -> Step:
    if state.back:
        return pick_back.end(state, context)
    stops = len(Work(state, context).way)
    if state.working and stops:
        return refused(state, "job-open", words.job_open("NEXT", stops))
    if state.working:
        return pick_job.leave(state, context)
    return pick_odd.again(state, context) or pick_job.next_job(state, "NEXT", context)


def _done(state: PickState, context: Context) -> Step:
    if state.back:
        return pick_back.end(state, context)
    stops = len(Work(state, context).way)
    if not state.working:
        return refused(state, "no-job", words.no_job("DONE"))
    if stops:
        return refused(state, "job-open", words.job_open("DONE", stops))
    return pick_job.leave(state, context)


def _leave(state: PickState, context: Context) -> Step:
    if not state.working:
        return refused(state, "no-job", words.no_job("LEAVE"))
    return pick_job.leave(state, context)


def _mode(state: PickState, argument: str, context: Context) -> Step:
    mode = argument.lower()
    if state.working:
        return refused(state, "job-open", words.job_open("MODE", len(Work(state, context).way)))
    if mode not in MODES or mode == "zone":
        return refused(state, "bad-mode", words.bad_mode(argument))
    chosen = replace(state, mode=mode, zone="")
    return Step(chosen, Outcome.COMMAND, "mode-set", words.mode_set(mode, ""))


def _zone(state: PickState, argument: str, context: Context) -> Step:
    if state.working:
        return refused(state, "job-open", words.job_open("ZONE", len(Work(state, context).way)))
    if not argument:
        return refused(state, "bad-mode", words.bad_mode("ZONE"))
    chosen = replace(state, mode="zone", zone=argument)
    return Step(chosen, Outcome.COMMAND, "mode-set", words.mode_set("zone", argument))


def _full(state: PickState, context: Context) -> Step:
    """The tote is full: another one takes the rest."""
    work = Work(state, context)
    stop = work.current
    tote = work.tote(stop.order) if stop else None
    if stop is None or tote is None:
        return refused(state, "no-job", words.no_job("FULL"))
    asked = replace(state, asked="full", about=stop.key)
    return Step(asked, Outcome.COMMAND, "ask-tote", words.asked_another_tote(tote))


def _undo(state: PickState, context: Context) -> Step:
    """A question first; else the last pick, while its goods lie in the tote."""
    if state.hand is not None:
        return pick_back.dropped(state)
    if state.ask is not None or state.asked not in ("", "tote", "empty"):
        what = state.ask.name if state.ask else "UNDO"
        plain = replace(state, ask=None, asked="", about=None, wants="", approved="", case=None)
        return Step(plain, Outcome.COMMAND, "ask-dropped", words.dropped_ask(what))
    if not state.taken:
        return refused(state, "nothing-to-undo", takeback.nothing_to_undo("picked nothing"))
    last = state.taken[-1]
    if not takeback.still_there(last.deed, context):
        return refused(state, "moved-since", takeback.moved_since(last.deed))
    work = Work(state, context)
    counted = state.counted
    before = counted.quantity if counted and counted.key == last.key else last.deed.quantity
    again = work.stop(last.key) is None
    undone = replace(
        state,
        taken=state.taken[:-1],
        counted=Counted(last.key, before - last.deed.quantity),
        done=state.done - 1 if again and state.done else state.done,
        bin=last.key[0] if state.working else "",
        last=last.key[0],
        path=tuple(bin_ for bin_ in state.path if bin_ != last.key[0]),
        asked="",
        about=None,
        empty_next=False,
    )
    banner = takeback.undone(last.deed, "the pick")
    return Step(undone, Outcome.TRANSACTION, "undone", banner, takeback.reversals(last.deed, context))


def _why(state: PickState, context: Context) -> Step:
    """Whose goods these are, and what this pick costs."""
    work = Work(state, context)
    stop = work.current
    if stop is None:
        return refused(state, "no-job", words.no_job("WHY"))
    order = context.look.record(SalesOrder, stop.shares[0].order)
    partner = context.look.partner(order.customer) if order else None
    customer = partner.name if partner else stop.shares[0].order
    cost = context.look.costing(stop.item, context.site, stop.quantity)
    left_here = work.shelf(stop.location, stop.item)
    banner = words.why(stop, work.item(stop.item), customer, cost, left_here, context.rules.currency)
    return Step(state, Outcome.COMMAND, "why", banner)
