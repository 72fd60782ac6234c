"""Putting back what was picked for an order that is not wanted any more: out of its tote, to a bin.

The tote of a cancelled order is scanned while no job is open; then the goods and the bin in turn. When it is
empty, its promises are given up and the task for it is done.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.speech import listed, say
from app.domain.terms import Task
from app.domain.transaction import Cell, Line, Transaction
from app.scan.scan import Scan
from app.station import pick_back_words as words
from app.station.answer import Banner, Expect, Outcome, Prompt, Tone
from app.station.goods import Ask, Goods, asking, fitted, missing
from app.station.lookup import Held
from app.station.pick_state import PickState, Taken
from app.station.pick_words import dropped_ask
from app.station.step import Answered, Claim, Context, Step, refused
from app.station.takeback import KEEP, Deed, Laid


def fits(state: PickState, unit: str, context: Context) -> bool:
    """Is this the tote of an order that was cancelled?"""
    return not state.working and bool(_orders(unit, context))


def _orders(unit: str, context: Context) -> tuple[str, ...]:
    """The cancelled orders for which goods lie in a unit; none where one of its orders is still wanted."""
    orders = dict.fromkeys(promise.document for promise in context.look.promises(unit=unit))
    closed = [order for order in orders if context.look.progress(order, "", "closed") > 0]
    return tuple(closed) if len(closed) == len(orders) else ()


def _held(state: PickState, context: Context) -> list[Held]:
    return [one for one in context.look.stock(unit=state.back) if one.quantity > 0]


def begin(state: PickState, unit: str, context: Context) -> Step:
    orders = listed(_orders(unit, context))
    return Step(replace(state, back=unit, hand=None), Outcome.STEP, "put-back", words.put_back(unit, orders))


def take(state: PickState, goods: Goods, context: Context) -> Step:
    """A unit out of the tote; the bin comes next."""
    item = context.look.item(goods.sku)
    assert item is not None, "a resolved item is in the catalogue"
    goods = fitted(goods, item)
    kind = missing(goods, item, ("lot", "serial"))
    if kind:
        ask = replace(state, ask=Ask(kind, goods, item.name))
        return Step(ask, Outcome.STEP, f"ask-{kind}", asking(kind, goods, item))
    state = replace(state, ask=None)
    if _lying(state, goods, context) < goods.per:
        return refused(state, "not-in-tote", words.not_in_tote(goods, item, state.back))
    bin_ = context.look.usual_bin(item.sku)
    return Step(replace(state, hand=goods), Outcome.STEP, "in-hand", words.in_hand(goods, item, bin_))


def _lying(state: PickState, goods: Goods, context: Context) -> int:
    wanted = (goods.sku, goods.lot, goods.serial)
    held = context.look.stock(unit=state.back)
    return sum(one.quantity for one in held if (one.item, one.lot, one.serial) == wanted)


def place(state: PickState, code: str, scan: Scan, context: Context) -> Step:
    """The bin into which the goods in the hand go."""
    location, goods, unit = context.look.location(code), state.hand, context.look.unit(state.back)
    if goods is None or unit is None:
        return refused(state, "goods-first", words.goods_first(scan, state.back))
    if location is None or (location.site, location.kind) != (context.site, "bin"):
        return refused(state, "not-a-bin", words.not_a_bin(scan, code))
    item = context.look.item(goods.sku)
    assert item is not None, "goods in the hand are in the catalogue"
    line = Line(
        goods.sku, goods.per, Cell(unit.location, unit=state.back), Cell(code), goods.lot, goods.serial,
        evidence=str(goods.evidence),
    )  # fmt: skip
    move = Transaction("move", (line,), reason="put-back", read=goods.read, id=context.new_id())
    laid = Laid(Cell(code), goods.sku, goods.per, goods.lot, goods.serial)
    deed = Deed((move.id,), "", goods.sku, goods.per, goods.text, (laid,))
    taken = (*state.taken, Taken(deed, (code, goods.sku, goods.lot, ""), goods, state.back))[-KEEP:]
    left = sum(one.quantity for one in _held(state, context)) - goods.per
    banner = words.returned(goods, item, code, left)
    return Step(replace(state, hand=None, taken=taken), Outcome.TRANSACTION, "back-in-bin", banner, (move,))


def dropped(state: PickState) -> Step:
    """UNDO: the goods in the hand go back into the tote."""
    assert state.hand is not None, "goods are in the hand"
    return Step(
        replace(state, hand=None), Outcome.COMMAND, "ask-dropped", dropped_ask(state.hand.sku)
    )  # fmt: skip


def end(state: PickState, context: Context) -> Step:
    """DONE: what lies in bins again is promised to the cancelled orders no more."""
    orders = _ended_orders(state, context)
    claim = Claim("release", {"document": next(iter(orders), "")}, context.new_id())
    return Step(replace(state, pending="back"), Outcome.COMMAND, "back", Banner(Tone.OK, ""), claim=claim)


def _ended_orders(state: PickState, context: Context) -> tuple[str, ...]:
    """The orders whose put-back is a task where the tote stands."""
    unit = context.look.unit(state.back)
    tasks = context.look.tasks(kind="putback", location=unit.location) if unit else ()
    return tuple(task.document for task in tasks)


def ended(state: PickState, event: Answered, context: Context) -> Step:
    """The tote is empty and its task done; or it is left for later."""
    left = sum(one.quantity for one in _held(state, context))
    unit, order = context.look.unit(state.back), str(event.claim.request["document"])
    idle = replace(state, pending="", back="", hand=None)
    if left or not order or unit is None or event.refusal:
        return Step(idle, Outcome.COMMAND, "put-back-left", words.put_back_left(state.back, left))
    task = Task(
        "putback", unit.location, document=order, site=context.site, state="done", opened_at=context.now
    )
    done = Transaction("record", record=task, id=context.new_id())
    banner = words.put_back_done(state.back, order)
    return Step(idle, Outcome.TRANSACTION, "put-back-done", banner, (done,))


def back_prompt(state: PickState, context: Context) -> Prompt:
    """The goods, then the bin; then DONE."""
    if state.hand is not None:
        usual = context.look.usual_bin(state.hand.sku)
        bins = (usual,) if usual else ()
        return Prompt(
            "Scan the bin", say("for {sku}", sku=state.hand.sku), (Expect("location", bins),), ("CMD:UNDO",)
        )
    codes = tuple(dict.fromkeys(one.item for one in _held(state, context)))[:20]
    commands = ("CMD:DONE", *(("CMD:UNDO",) if state.taken else ()))
    if not codes:
        done = Expect("command", ("CMD:DONE",))
        return Prompt(say("{back} is empty", back=state.back), "scan DONE", (done,), commands)
    return Prompt(
        say("Empty {back}", back=state.back), "scan what you take out", (Expect("item", codes),), commands
    )
