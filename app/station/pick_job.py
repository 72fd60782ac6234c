"""Taking, keeping and leaving a job; its totes; where they are put down at the end.

A job is one or more orders, held by a soft lock in the books (the claim `job`, ten minutes, renewed on the
way). Taking one allocates its orders first: what is promised to them is what is picked.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.documents import SalesOrder
from app.domain.speech import Written, listed, say
from app.domain.transaction import Transaction
from app.scan.scan import Scan
from app.station import pick_words as words
from app.station import refusals
from app.station.answer import Banner, Outcome, Tone
from app.station.pick_state import PickState, Tote
from app.station.pick_work import Work
from app.station.step import Answered, Claim, Context, Step, refused

LOOKED_AT, ALLOCATED, NAMED = 500, 100, 40
"""So many open orders are looked at for the next job, so many allocated, so many asked for, at most."""
RENEW = 7 * 60 * 1_000_000
"""A lock that holds for less than this (µs) is renewed at the next bin."""


# --- taking a job --------------------------------------------------------------------------------------


def next_job(state: PickState, read: str, context: Context) -> Step:
    """“Give me the next job”: the most urgent orders that nobody has and whose goods are there."""
    return _allocate(state, waiting(state, context), read, context)


def take_order(state: PickState, number: str, scan: Scan, context: Context) -> Step:
    """The order on the picker's paper."""
    order = context.look.record(SalesOrder, number)
    if order is None:
        return refused(state, "not-a-sales-order", words.not_a_sales_order(scan, number))
    if state.working and (state.mode not in ("batch", "cluster") or number in state.orders):
        return refused(state, "job-open", words.job_open(scan.text, len(Work(state, context).way)))
    return _allocate(replace(state, wanted=number), [order], scan.text, context)


def _allocate(state: PickState, orders: list[SalesOrder], read: str, context: Context) -> Step:
    """What is not promised yet is promised first: a job is what can be picked, the most urgent first."""
    bare = [order.number for order in orders if not _open(order, context)][:ALLOCATED]
    if not orders:
        return refused(state, "nothing-to-pick", words.nothing_to_pick(read))
    if not bare:
        return _claim_jobs(state, orders, read, context)
    request = {"documents": bare, "site": context.site, "partial": context.rules.partial}
    return _asking(replace(state, pending="allocate"), Claim("allocate", request, context.new_id()))


def allocated(state: PickState, event: Answered, context: Context) -> Step:
    """Whatever could be promised is looked up now, whoever asked for it."""
    wanted = context.look.record(SalesOrder, state.wanted) if state.wanted else None
    read = state.wanted or "NEXT"
    if event.refusal and event.refusal[0] == "books-away":
        why = "Only the books can give out jobs"
        return refused(replace(state, wanted="", pending=""), "books-away", refusals.books_away(read, why))
    orders = [wanted] if wanted else waiting(state, context)
    return _claim_jobs(replace(state, pending=""), orders, read, context)


def waiting(state: PickState, context: Context) -> list[SalesOrder]:
    """Orders with something to pick that nobody else has, the most urgent first."""
    orders = context.look.open_documents(SalesOrder, LOOKED_AT)
    return [order for order in orders if _is_waiting(state, order, context)]


def _is_waiting(state: PickState, order: SalesOrder, context: Context) -> bool:
    holder = context.look.job_holder(_name(state, order.number), context.now)
    return holder in ("", context.operator) and (_open(order, context) > 0 or _unpicked(order, context) > 0)


def _open(order: SalesOrder, context: Context) -> int:
    """How much is promised to an order and not picked."""
    promised = context.look.promises(document=order.number)
    return sum(promise.quantity for promise in promised if promise.state == "open")


def _unpicked(order: SalesOrder, context: Context) -> int:
    return sum(
        max(0, line.quantity - context.look.progress(order.number, line.line, "picked"))
        for line in order.lines
    )


def _name(state: PickState, order: str) -> str:
    """The name of the lock on an order; of one zone, where zones are picked by themselves."""
    return f"{order} {state.zone}" if state.zone else order


def _claim_jobs(state: PickState, orders: list[SalesOrder], read: str, context: Context) -> Step:
    """Ask for the locks of the first orders of these that have something to be picked here."""
    names = [_name(state, order.number) for order in orders if _has_stops(state, order.number, context)]
    if not names:
        return refused(replace(state, wanted=""), "nothing-to-pick", words.nothing_to_pick(read))
    several = state.mode in ("batch", "cluster") and not state.wanted
    most = context.rules.pick_orders if several else 1
    claim = Claim("job", {"names": names[:NAMED], "take": most}, context.new_id())
    return _asking(replace(state, pending="job", wanted=""), claim)


def _has_stops(state: PickState, number: str, context: Context) -> bool:
    return bool(Work(replace(state, orders=(number,)), context).way)


def _asking(state: PickState, claim: Claim) -> Step:
    """A step that waits for the books; nobody sees its banner."""
    return Step(state, Outcome.COMMAND, state.pending, Banner(Tone.OK, ""), claim=claim)


def job_answered(state: PickState, event: Answered, context: Context) -> Step:
    """The locks are ours: begin, in the totes in which it was begun, if it was."""
    state = replace(state, pending="")
    if event.refusal:
        return _no_job(state, event, context)
    names = tuple(event.result["names"])
    orders = tuple(name.removesuffix(f" {state.zone}") if state.zone else name for name in names)
    state = replace(
        state,
        orders=(*state.orders, *orders),
        names=(*state.names, *names),
        until=int(event.result["until"]),
    )
    state = replace(state, totes=tuple(_totes_so_far(state, context)))
    work = Work(state, context)
    if not work.way:
        return _asking(replace(state, pending="none"), _give_back(state, context))
    units = sum(stop.quantity for stop in work.way)
    banner = words.took(state.orders, len(work.way), units, work.way[0].location)
    return Step(state, Outcome.COMMAND, "job-taken-up", banner)


def _no_job(state: PickState, event: Answered, context: Context) -> Step:
    assert event.refusal is not None, "a job that was refused"
    read = listed(map(str, event.claim.request["names"][:3]))
    code, why = event.refusal
    if code == "books-away":
        return refused(state, code, refusals.books_away(read, "Only the books can give out jobs"))
    return refused(state, code, words.job_taken(read, _with_name(why, context)))


def _with_name(why: str, context: Context) -> str:
    """The books name a badge; people know names."""
    badge, _, rest = why.partition(" ")
    person = context.look.staff(badge)
    return Written(f"{person.name if person else badge} {rest}")


def _totes_so_far(state: PickState, context: Context) -> list[Tote]:
    """What was begun on this cart goes on in the same totes."""
    totes = {tote.order: tote for tote in state.totes}
    work = Work(state, context)
    for order in state.orders if state.mode != "batch" else ():
        picked = (promise for promise in context.look.promises(document=order) if promise.state == "picked")
        for promise in picked:
            unit = context.look.unit(promise.unit)
            if unit and (unit.location, unit.state) == (context.location, "open") and order not in totes:
                totes[order] = Tote(order, promise.unit, work.letter(order))
    return [replace(tote, letter=work.letter(tote.order)) for tote in totes.values()]


def nothing_there(state: PickState, event: Answered, context: Context) -> Step:
    """What there was has gone to somebody else meanwhile."""
    del event, context
    read = listed(state.orders[:3])
    return refused(_idle(state), "nothing-to-pick", words.nothing_to_pick(read))


# --- keeping and leaving -------------------------------------------------------------------------------


def keep(state: PickState, context: Context) -> Step | None:
    """Renew the lock where it would lapse soon; None where it is fresh."""
    if state.until - context.now > RENEW:
        return None
    claim = Claim("job", {"names": list(state.names)}, context.new_id())
    return _asking(replace(state, pending="keep"), claim)


def kept(state: PickState, event: Answered, context: Context) -> PickState | Step:
    """Go on; or stop, where somebody else has it now. Away books hinder nobody."""
    state = replace(state, pending="")
    if event.refusal and event.refusal[0] == "job-taken":
        why = _with_name(event.refusal[1], context)
        return refused(_idle(state), "job-gone", words.taken_over(why))
    return state if event.refusal else replace(state, until=int(event.result["until"]))


def leave(state: PickState, context: Context) -> Step:
    """Let go of the job: what is picked stays in its totes, what is open may be picked by anybody."""
    return _asking(replace(state, pending="leave"), _give_back(state, context))


def _give_back(state: PickState, context: Context) -> Claim:
    return Claim("job", {"names": list(state.names), "done": 1}, context.new_id())


def left(state: PickState, event: Answered, context: Context) -> Step:
    """Whether the books heard it or not: the lock lapses by itself."""
    del event
    stops = len(Work(state, context).way)
    idle, totes = _idle(state), [tote.unit for tote in state.totes if context.look.stock(unit=tote.unit)]
    if state.drop and totes:
        moves = tuple(
            Transaction("move-unit", extra={"unit": unit, "location": state.drop}, id=context.new_id())
            for unit in totes
        )
        return Step(idle, Outcome.TRANSACTION, "dropped", words.dropped(state.drop, totes), moves)
    return Step(idle, Outcome.COMMAND, "job-left" if stops else "job-done", words.left(state.orders, stops))


def _idle(state: PickState) -> PickState:
    return PickState(mode=state.mode, zone=state.zone, missing=state.missing, taken=state.taken)


def put_down(state: PickState, code: str, scan: Scan, context: Context) -> Step:
    """The job is finished: the place where the totes are left is scanned."""
    place = context.look.location(code)
    if place is None or (place.site, place.kind) != (context.site, "stage"):
        return refused(state, "not-a-drop", words.not_a_drop(scan, code))
    return leave(replace(state, drop=code), context)


# --- totes ---------------------------------------------------------------------------------------------


def set_tote(state: PickState, order: str, unit: str, scan: Scan, context: Context) -> Step:
    """A tote for an order: an empty one, or one that holds goods of the same order."""
    why = _unfit(state, order, unit, context)
    if why:
        return refused(state, "tote-in-use", words.tote_in_use(scan, unit, why))
    work = Work(state, context)
    tote = Tote(order, unit, work.letter(order))
    others = tuple(other for other in state.totes if other.order != order)
    state = replace(state, totes=(*others, tote), asked="" if state.asked == "full" else state.asked)
    following = Work(state, context).without_tote()
    current = work.current
    bin_ = current.location if current else ""
    banner = words.tote_set(tote, order, bin_)
    if following is not None:
        banner = replace(banner, details=(say("then a tote for {following}", following=following),))
    return Step(state, Outcome.STEP, "tote-set", banner)


def _unfit(state: PickState, order: str, unit: str, context: Context) -> str:
    """Why this tote cannot take the order's goods; empty where it can."""
    if any(tote.unit == unit and tote.order != order for tote in state.totes):
        return "is another order’s already"
    place = context.look.unit(unit)
    if place is not None and place.state == "closed":
        return "is closed"
    whose = {promise.document for promise in context.look.promises(unit=unit)}
    if whose - ({order} if order else set(state.orders)):
        return say("holds goods of {whose}", whose=listed(sorted(whose)))
    held = context.look.stock(unit=unit)
    if held and not whose:
        return "is not empty"
    if held and place is not None and place.location != context.location:
        return say("stands at {location}", location=place.location)
    return ""
