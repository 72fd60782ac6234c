"""Putaway: scan what, then where; or take many onto a cart, and go bin by bin.

A bin is suggested by rule, with its reason. Another one may be scanned: the banner says what that means.
While a bin is open, goods go there at once, each scan one move. A pallet or carton is moved with all in it.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.quantity import ONE
from app.domain.records import Item
from app.domain.speech import say
from app.domain.standing import Held
from app.domain.transaction import Evidence, Transaction
from app.scan.resolve import Meaning
from app.station import putaway_cart as carts
from app.station import putaway_words as words
from app.station import refusals, takeback, why
from app.station.answer import Expect, Outcome, Prompt
from app.station.cards import buttons
from app.station.goods import (
    Ask,
    Goods,
    ask_prompt,
    asking,
    bad_value,
    fact_said,
    fitted,
    goods_of,
    missing,
    serial_by_unit,
    with_fact,
)
from app.station.lost_separator import offered
from app.station.posted import Posted, kept
from app.station.putaway_bins import facts, free_items, is_held, lots_standing, standing, suggest, wanted_of
from app.station.putaway_choice import concerns
from app.station.putaway_moves import move, pieces_of, posted_of
from app.station.putaway_quantity import quantity_card
from app.station.putaway_state import Load, Piece, PutawayState
from app.station.putaway_view import view as _view
from app.station.step import Approval, Context, Event, Heard, Step, refused
from app.station.takeback import Deed, Laid
from app.station.view import StageView

NAME = "putaway"
STATE = PutawayState


def start(context: Context) -> PutawayState:
    """Nothing in hand."""
    del context
    return PutawayState()


def approval(state: PutawayState) -> Approval | None:
    """Nothing here waits for a second person."""
    del state
    return None


def prompt(state: PutawayState, context: Context) -> Prompt:
    """What fits next: a bin for what is in hand, else goods, a pallet or a bin."""
    undo = ("CMD:UNDO",) if state.done else ()
    explain = ("CMD:WHY",) if state.sku else ()
    if state.ask is not None:
        return _ask_prompt(state, state.ask, context)
    if state.load is not None:
        codes = (state.load.bin,) if state.load.bin else ()
        more = ("CMD:QTY:n",) if state.load.pieces and not state.load.goods.serial else ()
        title = say("Put it into {bin}", bin=state.load.bin) if state.load.bin else "Which bin?"
        text = state.load.reason or "scan a bin with room"
        return Prompt(title, text, (Expect("location", codes),), ("CMD:UNDO", "CMD:NEXT", *more, *explain))
    if state.cart:
        return carts.prompt(state, context, (*undo, *explain))
    goods = Expect("item", free_items(context))
    others = (Expect("handling_unit", optional=True), Expect("location", optional=True))
    counted = ("CMD:QTY:n",) if state.done else ()
    commands = ("CMD:DONE", *counted) if state.bin else ("CMD:CART",)
    title = say("Scan what goes into {bin}", bin=state.bin) if state.bin else "Scan what you put away"
    return Prompt(
        title, "goods from the dock, a pallet, or a bin", (goods, *others), (*commands, *undo, *explain)
    )


def _ask_prompt(state: PutawayState, ask: Ask, context: Context) -> Prompt:
    """The lots or serials that stand there fit."""
    asked, item = ask_prompt(ask), context.look.item(ask.goods.sku)
    assert item is not None, "what is asked about is in the catalogue"
    found = standing(item, ask.goods.lot, "", context)
    if state.filling:
        found, _ = _apart(found, state.cart)
    codes = tuple(dict.fromkeys(getattr(held, ask.kind) for held in found))
    return replace(asked, expects=(Expect(ask.kind, codes[:20]),))


def view(state: PutawayState, context: Context) -> StageView:
    """What the screen shows, with the cards that fit now."""
    shown = _view(state, context)
    own = {action.command for action in shown.actions}
    fit = (command for command in prompt(state, context).commands if command not in own)
    return replace(shown, cards=buttons(NAME, tuple(fit)))


def step(state: PutawayState, event: Event, context: Context) -> Step:
    """One scan, command or typed value."""
    assert isinstance(event, Heard), "putaway asks for nothing else"
    reading = event.resolved.reading
    if reading.kind == "command" and reading.error is None:
        return _command(state, reading.key, reading.argument, context)
    if state.ask is not None:
        answered = _answer(state, state.ask, event, context)
        if answered is not None:
            return answered
    lost = offered(state, event, lambda sku: lots_standing(sku, context), context)
    if lost is not None:
        return lost
    if reading.error is not None:
        return refused(state, reading.error[0], refusals.unreadable(event.scan, reading))
    meanings = event.resolved.meanings
    if not meanings:
        return refused(state, "unknown-barcode", refusals.unknown(event.scan, reading))
    if len(meanings) > 1:
        return refused(state, "ambiguous", refusals.ambiguous(event.scan, [m.code for m in meanings]))
    return _meaning(state, meanings[0], event, context)


def _meaning(state: PutawayState, meaning: Meaning, event: Heard, context: Context) -> Step:
    if meaning.kind == "item":
        return _complete_or_ask(replace(state, ask=None), goods_of(meaning, event), event, context)
    if meaning.kind == "location":
        return _location(state, meaning.code, event, context)
    if meaning.kind == "plate":
        return _unit(state, meaning.code, event, context)
    return refused(state, "not-here", words.not_here(event.scan, meaning.kind))


# --- goods ---------------------------------------------------------------------------------------------


def _answer(state: PutawayState, ask: Ask, event: Heard, context: Context) -> Step | None:
    value = fact_said(ask, event)
    if value is None:
        return None
    if not value:
        return refused(state, f"bad-{ask.kind}", bad_value(event.scan, ask))
    return _complete_or_ask(replace(state, ask=None), with_fact(ask, value), event, context)


def _complete_or_ask(state: PutawayState, goods: Goods, event: Heard, context: Context) -> Step:
    """A serial is always asked for, a lot only where several stand there."""
    item = context.look.item(goods.sku)
    assert item is not None, "a resolved item is in the catalogue"
    goods = fitted(goods, item)
    if item.has_serial and goods.per != ONE:
        return refused(state, "serial-by-unit", serial_by_unit(goods, item))
    kind = missing(goods, item, ("serial",))
    found = () if kind else standing(item, goods.lot, goods.serial, context)
    if state.cart:
        onto, off = _apart(found, state.cart)
        found = onto if state.filling else off or onto
    if not kind and not goods.lot and len({held.lot for held in found}) > 1:
        kind = "lot"
    if kind:
        return Step(
            replace(state, ask=Ask(kind, goods, item.name), sku=item.sku),
            Outcome.STEP,
            f"ask-{kind}",
            asking(kind, goods, item),
        )
    if not found and goods.serial and any(one.goods.serial == goods.serial for one in state.done):
        return Step(state, Outcome.IGNORED, "already-scanned", words.already_moved(goods, item))
    if not found:
        held = is_held(item.sku, goods.lot, goods.serial, context)
        code = "not-free" if held else "nothing-stands"
        return refused(replace(state, sku=item.sku), code, words.nothing_stands(goods, item, held))
    return _take(replace(state, sku=item.sku), goods, item, found, event, context)


def _apart(found: tuple[Held, ...], cart: str) -> tuple[tuple[Held, ...], tuple[Held, ...]]:
    """What does not stand on the cart, and what does."""
    on_it = tuple(held for held in found if held.cell.location == cart)
    return tuple(held for held in found if held.cell.location != cart), on_it


def _take(
    state: PutawayState, goods: Goods, item: Item, found: tuple[Held, ...], event: Heard, context: Context
) -> Step:
    """Onto the cart, into the open bin, or in hand."""
    goods = replace(goods, lot=found[0].lot)
    if state.load is not None:
        return _take_more(state, state.load, goods, item, found, event, context)
    pieces = tuple(pieces_of(goods.per, found, (), goods.evidence))
    if state.filling:
        return _onto_cart(state, goods, item, pieces, context)
    if state.bin:
        return put(state, Load(goods, pieces), state.bin, context)
    to = suggest(item, goods.lot, goods.per, context)
    load = Load(goods, pieces, bin=to.code if to else "", reason=str(to.reason) if to else "")
    banner = words.in_hand(goods, item, goods.per, to)
    return Step(replace(state, load=load), Outcome.STEP, "in-hand", banner)


def _take_more(
    state: PutawayState,
    load: Load,
    goods: Goods,
    item: Item,
    found: tuple[Held, ...],
    event: Heard,
    context: Context,
) -> Step:
    """The same goods once more: one more unit in hand."""
    if load.unit or (load.goods.sku, load.goods.lot) != (goods.sku, goods.lot):
        name = load.unit or _name(load.goods.sku, context)
        return refused(state, "hands-full", words.hands_full(event.scan, name))
    if goods.serial and any(piece.serial == goods.serial for piece in load.pieces):
        return Step(state, Outcome.IGNORED, "already-scanned", words.already_in_hand(goods, item))
    more = tuple(pieces_of(goods.per, found, load.pieces, goods.evidence))
    fuller = replace(load, pieces=(*load.pieces, *more))
    to = suggest(item, goods.lot, fuller.quantity, context, load.passed)
    fuller = replace(fuller, bin=to.code if to else "", reason=str(to.reason) if to else "")
    banner = words.in_hand(goods, item, fuller.quantity, to)
    return Step(replace(state, load=fuller), Outcome.STEP, "in-hand", banner)


def _onto_cart(
    state: PutawayState, goods: Goods, item: Item, pieces: tuple[Piece, ...], context: Context
) -> Step:
    transaction = move(pieces, state.cart, goods, context)
    posted = posted_of(transaction, goods, sum(piece.quantity for piece in pieces))
    after = replace(state, done=kept(state.done, posted))
    lies = context.look.stock(item=item.sku, location=state.cart)
    total = sum(held.quantity for held in lies) + posted.quantity
    banner = words.on_cart(goods, item, state.cart, total)
    return Step(after, Outcome.TRANSACTION, "on-cart", banner, (transaction,))


# --- where ---------------------------------------------------------------------------------------------


def _location(state: PutawayState, code: str, event: Heard, context: Context) -> Step:
    place = context.look.location(code)
    if place is not None and place.site == context.site and place.kind == "cart" and state.load is None:
        return carts.begin(state, code)
    if place is None or place.site != context.site or place.kind != "bin":
        return refused(state, "not-a-bin", words.not_a_bin(event.scan, code))
    if state.load is not None:
        return put(state, state.load, code, context)
    stops = carts.plan(state.cart, context) if state.filling else state.stops
    opened = replace(state, bin=code, filling=False, stops=stops)
    return Step(opened, Outcome.STEP, "bin-open", words.bin_open(code))


def put(state: PutawayState, load: Load, code: str, context: Context) -> Step:
    """Put what is in hand into a bin, and say what that means."""
    if load.unit:
        return _put_unit(state, load, code, context)
    item, place = context.look.item(load.goods.sku), context.look.location(code)
    assert item is not None and place is not None, "both were looked up before"
    wanted = wanted_of(item, load.goods.lot, load.quantity, context)
    found = concerns(facts(place, item.sku, context), wanted)
    transaction = move(load.pieces, code, load.goods, context)
    posted = posted_of(transaction, load.goods, load.quantity)
    other = load.bin if load.bin not in ("", code) else ""
    banner = words.put(item.name, item.sku, code, load.quantity, found, other)
    after = replace(state, load=None, done=kept(state.done, posted))
    answer = "put-with-concern" if found else "put-elsewhere" if other else "put-away"
    return Step(after, Outcome.TRANSACTION, answer, banner, (transaction,))


# --- pallets and cartons -------------------------------------------------------------------------------


def _unit(state: PutawayState, code: str, event: Heard, context: Context) -> Step:
    if state.load is not None:
        name = state.load.unit or _name(state.load.goods.sku, context)
        return refused(state, "hands-full", words.hands_full(event.scan, name))
    place = context.look.unit(code)
    if place is None:
        return refused(state, "unknown-unit", words.unknown_unit(code))
    lies = [held for held in context.look.stock(unit=code) if held.quantity > 0]
    goods = Goods("", "", ONE, "", "", "", event.scan.text, event.scan.symbology, "", Evidence.ASSUMED)
    item = context.look.item(lies[0].item) if lies else None
    quantity = sum(held.quantity for held in lies)
    to = suggest(item, lies[0].lot, quantity, context) if item else None
    load = Load(goods, unit=code, bin=to.code if to else "", reason=str(to.reason) if to else "")
    if state.bin:
        return put(state, load, state.bin, context)
    banner = words.unit_in_hand(code, quantity, to)
    return Step(replace(state, load=load), Outcome.STEP, "unit-in-hand", banner)


def _put_unit(state: PutawayState, load: Load, code: str, context: Context) -> Step:
    lies = [held for held in context.look.stock(unit=load.unit) if held.quantity > 0]
    transaction = Transaction(
        "move-unit", extra={"unit": load.unit, "location": code}, read=load.goods.read, id=context.new_id()
    )
    quantity = sum(held.quantity for held in lies)
    laid = tuple(
        Laid(replace(held.cell, location=code), held.item, held.quantity, held.lot, held.serial)
        for held in lies
    )
    deed = Deed((transaction.id,), "", load.unit, quantity, load.goods.text, laid)
    posted = Posted(deed, "", load.goods)
    other = load.bin if load.bin not in ("", code) else ""
    banner = words.put(load.unit, load.unit, code, quantity, (), other)
    after = replace(state, load=None, done=kept(state.done, posted))
    return Step(after, Outcome.TRANSACTION, "put-elsewhere" if other else "put-away", banner, (transaction,))


# --- cards ---------------------------------------------------------------------------------------------


def _command(state: PutawayState, name: str, argument: str, context: Context) -> Step:
    match name:
        case "UNDO":
            return _undo(state, context)
        case "QTY":
            return quantity_card(state, argument, context)
        case "NEXT":
            return _next(state, context)
        case "CART":
            return carts.call(state, context)
        case "DONE":
            return _done(state, context)
        case "WHY":
            item = context.look.item(state.sku) if state.sku else None
            if item is None:
                return refused(state, "nothing-to-explain", why.nothing_scanned())
            return Step(state, Outcome.COMMAND, "why", why.explained(item, (), context))
    return refused(state, "unknown-command", words.unknown_command(name))


def _done(state: PutawayState, context: Context) -> Step:
    if state.cart:
        return carts.done(state, context)
    if state.bin:
        left = replace(state, bin="")
        return Step(left, Outcome.COMMAND, "bin-left", words.bin_left(state.bin))
    return refused(state, "nothing-open", words.nothing_open())


def _undo(state: PutawayState, context: Context) -> Step:
    if state.ask is not None:
        return _dropped(replace(state, ask=None), state.ask.name)
    if state.load is not None:
        name = state.load.unit or _name(state.load.goods.sku, context)
        return _dropped(replace(state, load=None), name)
    if not state.done:
        return refused(state, "nothing-to-undo", takeback.nothing_to_undo("put nothing away"))
    last = state.done[-1].deed
    if not takeback.still_there(last, context):
        return refused(state, "moved-since", takeback.moved_since(last))
    after = replace(state, done=state.done[:-1])
    banner = takeback.undone(last, "the move")
    return Step(after, Outcome.TRANSACTION, "undone", banner, takeback.reversals(last, context))


def _dropped(state: PutawayState, name: str) -> Step:
    return Step(state, Outcome.COMMAND, "dropped", words.dropped(name))


def _next(state: PutawayState, context: Context) -> Step:
    load = state.load
    if load is None:
        return refused(state, "nothing-in-hand", words.nothing_in_hand("NEXT"))
    name = load.unit or _name(load.goods.sku, context)
    lies = context.look.stock(unit=load.unit) if load.unit else ()
    item = context.look.item(lies[0].item if lies else load.goods.sku)
    lot = lies[0].lot if lies else load.goods.lot
    quantity = sum(held.quantity for held in lies) or load.quantity
    passed = (*load.passed, load.bin)
    to = suggest(item, lot, quantity, context, passed) if item else None
    if to is None:
        return refused(state, "no-other-bin", words.no_other_bin(name))
    going = replace(load, bin=to.code, reason=str(to.reason), passed=passed)
    return Step(replace(state, load=going), Outcome.COMMAND, "another-bin", words.another(name, to))


def _name(sku: str, context: Context) -> str:
    item = context.look.item(sku)
    return item.name if item else sku
