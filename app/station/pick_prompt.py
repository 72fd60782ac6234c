"""What picking wants next: a job, a tote, the bin, the goods, or an answer; for people and for machines."""

from __future__ import annotations

from dataclasses import replace

from app.domain.documents import SalesOrder
from app.domain.quantity import quantity_text
from app.domain.speech import say
from app.station.answer import Expect, Prompt
from app.station.goods import Ask, ask_prompt
from app.station.pick_back import back_prompt
from app.station.pick_state import PickState
from app.station.pick_walk import Stop
from app.station.pick_words import REASONS
from app.station.pick_work import Work
from app.station.step import Context

STOP_CARDS = ("CMD:SHORT", "CMD:BLOCKED", "CMD:LEAVE", "CMD:WHY")
GOODS_CARDS = (
    "CMD:SHORT", "CMD:LOT", "CMD:DAMAGED", "CMD:EXPIRED", "CMD:BLOCKED", "CMD:SUBSTITUTE", "CMD:FULL",
    "CMD:EMPTY", "CMD:LEAVE", "CMD:WHY",
)  # fmt: skip


def prompt(state: PickState, context: Context) -> Prompt:
    """What fits next."""
    work = Work(state, context)
    if state.ask is not None:
        return replace(ask_prompt(state.ask), expects=(Expect(state.ask.kind, _facts(state.ask, work)),))
    if state.back:
        return back_prompt(state, context)
    if not state.working:
        return _idle(context)
    return _asked(state, work) or _working(state, work)


def _idle(context: Context) -> Prompt:
    codes = tuple(order.number for order in context.look.open_documents(SalesOrder, 20))
    commands = ("CMD:NEXT", "CMD:MODE:SINGLE", "CMD:MODE:BATCH", "CMD:MODE:CLUSTER", "CMD:ZONE:n")
    return Prompt("Scan NEXT for a job", "or a sales order", (Expect("document", codes),), commands)


def _working(state: PickState, work: Work) -> Prompt:
    stop = work.current
    undo = ("CMD:UNDO", "CMD:QTY:n") if state.taken else ()
    if stop is None:
        places = work.context.look.locations(work.context.site, "stage")
        codes = tuple(place.code for place in places[:20])
        text = "scan the place where you leave them" if codes else "scan DONE"
        expects = (Expect("location", codes),) if codes else ()
        return Prompt("Bring the totes to pack", text, expects, ("CMD:DONE", "CMD:NEXT", *undo))
    order = work.without_tote()
    if order is not None:
        text = say("for order {order}", order=order) if order else "for all orders of the batch"
        letter = work.letter(order)
        title = say("Scan a tote as {letter}", letter=letter) if letter else "Scan a tote"
        return Prompt(title, text, (Expect("handling_unit"),), ("CMD:LEAVE",))
    if not state.bin:
        bins = tuple(dict.fromkeys(other.location for other in work.way))[:20]
        return Prompt(
            say("Go to {bin}", bin=bins[0]),
            "and scan the bin",
            (Expect("location", bins),),
            (*STOP_CARDS, *undo),
        )
    return _goods(state, work, stop, undo)


def _facts(ask: Ask, work: Work) -> tuple[str, ...]:
    """The lots or serial numbers that lie here, the lot to take first before the others."""
    first = next((stop.lot for stop in work.here if stop.item == ask.goods.sku), "")
    state, look = work.state, work.context.look
    lying = look.stock(unit=state.back) if state.back else work.lying(state.bin, ask.goods.sku)
    lying = [one for one in lying if one.item == ask.goods.sku]
    found = sorted({getattr(one, ask.kind) for one in lying if one.quantity > 0} - {""})
    return tuple(dict.fromkeys([*([first] if first in found else []), *found]))[:20]


def _goods(state: PickState, work: Work, stop: Stop, undo: tuple[str, ...]) -> Prompt:
    item = work.item(stop.item)
    codes = tuple(dict.fromkeys(other.item for other in work.here))[:20]
    what = say("{item}, lot {lot}", item=item.name, lot=stop.lot) if stop.lot else item.name
    broken = ("CMD:BREAK",) if state.case else ()
    much = Expect("quantity", (quantity_text(stop.quantity),), optional=True)
    return Prompt(
        "Now scan the item", what, (Expect("item", codes), much, Expect("location", optional=True)),
        (*broken, *GOODS_CARDS, *undo),
    )  # fmt: skip


def _asked(state: PickState, work: Work) -> Prompt | None:
    """The question that is open."""
    stop = work.stop(state.about)
    undo, unit = ("CMD:UNDO",), (Expect("handling_unit"),)
    match state.asked:
        case "tote" if state.about and (tote := work.tote(state.about[3])):
            title = say("Put it in tote {letter}", letter=tote.letter)
            expects = (Expect("handling_unit", (tote.unit,)),)
            return Prompt(title, "and scan the tote", expects, (*undo, "CMD:QTY:n"))
        case "full":
            return Prompt("Scan another tote", "the rest goes into it", unit, undo)
        case "empty":
            return _empty(state, work)
        case "reason":
            cards = tuple(f"CMD:REASON:{code}" for code in REASONS)
            expects = (Expect("command", cards),)
            return Prompt("Why is it short?", "scan the reason", expects, (*cards, *undo))
        case "damaged" | "expired" if stop:
            title = "Scan the damaged unit" if state.asked == "damaged" else "Scan the expired unit"
            return Prompt(title, "and set it aside", (Expect("item", (stop.item,)),), undo)
        case "substitute" if state.approved and stop:
            goods = (Expect("item"), Expect("location", optional=True))
            return Prompt("Scan what goes instead", say("of {item}", item=stop.item), goods, undo)
    return None


def _empty(state: PickState, work: Work) -> Prompt:
    """The zero check; who goes on to the next bin has not answered, and may."""
    bins = tuple(dict.fromkeys(other.location for other in work.way))[:20]
    cards, more = ("CMD:EMPTY", "CMD:NOTEMPTY"), ("CMD:UNDO", "CMD:QTY:n")
    expects = (Expect("command", cards), *((Expect("location", bins, optional=True),) if bins else ()))
    return Prompt(
        say("Is {bin} empty now?", bin=state.bin), "scan EMPTY or NOTEMPTY", expects, (*cards, *more)
    )
