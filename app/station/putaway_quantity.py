"""A quantity card at putaway: of what is in hand, or of what went into the open bin or onto the cart last."""

from __future__ import annotations

from dataclasses import replace

from app.domain.records import Item
from app.domain.transaction import Evidence
from app.station import putaway_words as words
from app.station import refusals
from app.station.answer import Outcome
from app.station.cards import count_of
from app.station.goods import serial_by_unit
from app.station.posted import Posted, kept
from app.station.putaway_bins import standing, suggest
from app.station.putaway_moves import move, pieces_of, posted_of
from app.station.putaway_state import Load, PutawayState
from app.station.step import Context, Step, refused


def quantity_card(state: PutawayState, argument: str, context: Context) -> Step:
    """What is in hand is so many, or what was moved last; what a card adds is known as typed."""
    load, moved = state.load, state.done[-1] if state.done and (state.bin or state.filling) else None
    goods = load.goods if load else moved.goods if moved else None
    if goods is None or not goods.sku:
        return refused(state, "nothing-in-hand", words.nothing_in_hand("QTY"))
    if not count_of(argument):
        return refused(state, "bad-quantity", refusals.bad_quantity(argument))
    item = context.look.item(goods.sku)
    assert item is not None, "what is in hand or was moved is in the catalogue"
    if goods.serial:
        return refused(state, "serial-by-unit", serial_by_unit(goods, item))
    if load is not None:
        return _so_many_in_hand(state, load, item, argument, context)
    assert moved is not None, "without a load, something was moved"
    return _so_many_moved(state, moved, item, argument, context)


def _so_many_moved(state: PutawayState, last: Posted, item: Item, argument: str, context: Context) -> Step:
    """The missing ones go where the last one went."""
    goods, to = last.goods, last.deed.laid[0].cell.location
    wanted = int(argument) * goods.per
    if wanted < last.quantity:
        return refused(state, "undo-first", refusals.undo_first(argument, last.quantity // goods.per))
    if wanted == last.quantity:
        return Step(state, Outcome.COMMAND, "quantity-as-is", refusals.as_it_was(argument, item))
    found = tuple(held for held in standing(item, goods.lot, "", context) if held.cell.location != to)
    there = sum(held.quantity for held in found)
    if wanted - last.quantity > there:
        return refused(state, "less-there", words.less_there(argument, there + last.quantity))
    pieces = tuple(pieces_of(wanted - last.quantity, found, (), Evidence.TYPED))
    transaction = move(pieces, to, goods, context)
    posted = last.more(posted_of(transaction, goods, wanted - last.quantity))
    after = replace(state, done=kept(state.done, posted, last))
    onto = state.filling and to == state.cart
    banner = (
        words.on_cart(goods, item, to, wanted) if onto else words.put(item.name, item.sku, to, wanted, (), "")
    )
    return Step(after, Outcome.TRANSACTION, "quantity-moved", banner, (transaction,))


def _so_many_in_hand(state: PutawayState, load: Load, item: Item, argument: str, context: Context) -> Step:
    found = standing(item, load.goods.lot, "", context)
    there, wanted = sum(held.quantity for held in found), int(argument) * load.goods.per
    if wanted > there:
        return refused(state, "less-there", words.less_there(argument, there))
    scanned = tuple(pieces_of(min(wanted, load.goods.per), found, (), load.goods.evidence))
    typed = wanted - load.goods.per
    more = tuple(pieces_of(typed, found, scanned, Evidence.TYPED)) if typed > 0 else ()
    counted = replace(load, pieces=(*scanned, *more))
    to = suggest(item, load.goods.lot, wanted, context, load.passed)
    counted = replace(counted, bin=to.code if to else "", reason=str(to.reason) if to else "")
    banner = words.in_hand(load.goods, item, wanted, to)
    return Step(replace(state, load=counted), Outcome.COMMAND, "quantity-set", banner)
