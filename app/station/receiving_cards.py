"""The command cards of receiving, and quantities that are typed."""

from __future__ import annotations

from dataclasses import replace

from app.domain.identifiers import is_gtin
from app.domain.papers import ItemLabel
from app.domain.quantity import Quantity
from app.domain.speech import say
from app.domain.transaction import Evidence
from app.scan.scan import Device
from app.station import receiving_hold as hold
from app.station import receiving_open as opening
from app.station import receiving_pallet as pallet
from app.station import receiving_says as says
from app.station import receiving_unknown as unknown
from app.station import receiving_words as words
from app.station import refusals, takeback, why
from app.station.answer import Outcome
from app.station.cards import count_of
from app.station.goods import serial_by_unit
from app.station.receiving_close import close
from app.station.receiving_expected import awaited, still
from app.station.receiving_goods import is_blind, post
from app.station.receiving_state import ReceivingState
from app.station.step import Context, Heard, Print, Step, refused

_MOST_DIGITS = 6


def command(state: ReceivingState, name: str, argument: str, context: Context) -> Step:
    """One card."""
    match name:
        case "UNDO":
            return _undo(state, context)
        case "DONE":
            return pallet.end_counting(state, context) if state.opened else close(state, context)
        case "QTY":
            return _quantity(state, argument, context)
        case "DELIVERY":
            return opening.begin_delivery(state)
        case "SKIP":
            return opening.skip_fact(state, context)
        case "REFUSED":
            return opening.refuse_at_door(state, argument, context)
        case "OPEN":
            return pallet.open_pallet(state, context)
        case "BLIND":
            turned = replace(state, blind=not state.blind)
            return Step(turned, Outcome.COMMAND, "blind", says.blind(is_blind(turned, context)))
        case "WHY":
            return _why(state, context)
        case "LABEL":
            return _label(state, context)
    return _held(state, name, argument, context)


def _held(state: ReceivingState, name: str, argument: str, context: Context) -> Step:
    """Cards about goods that are set apart, and about what nobody knows."""
    match name:
        case "ACCEPT":
            return hold.decide(state, hold.ACCEPT, argument, context)
        case "SENDBACK":
            return hold.decide(state, hold.SEND_BACK, argument, context)
        case "DAMAGED":
            return hold.damage(state, argument, context)
        case "REASON":
            return hold.damaged(state, argument, context)
        case "PHOTO":
            return hold.ask_photograph(state, context)
        case "SAMPLE":
            return hold.sample(state, context)
        case "RELEASE":
            return hold.release(state, argument, context)
        case "UNKNOWN":
            return unknown.take_in(state, context)
        case "ASSIGN":
            return unknown.assign(state, argument, context)
    return refused(state, "unknown-command", words.unknown_command(name))


def of_last(state: ReceivingState, context: Context) -> tuple[str, ...]:
    """Cards that fit what was scanned last, the likeliest first."""
    cards = ["CMD:UNDO", "CMD:QTY:n"] if state.receipts else []
    if state.unknown:
        cards += ["CMD:ASSIGN", "CMD:UNKNOWN"]
    laid = [laid for posted in state.receipts for laid in posted.deed.laid]
    if any(one.cell.owner.startswith("supplier:") for one in laid):
        cards += ["CMD:ACCEPT", "CMD:SENDBACK"]
    if state.receipts and state.receipts[-1].goods.lot:
        cards.append("CMD:SAMPLE")
    if hold.has_held_lot(state.sku, context):
        cards.append("CMD:RELEASE")
    if state.receipts:
        cards += ["CMD:DAMAGED", "CMD:PHOTO", "CMD:LABEL"]
    return (*cards, *(("CMD:WHY",) if state.sku else ()))


def of_pallet(state: ReceivingState) -> tuple[str, ...]:
    """The card that fits the pallet or carton that was scanned last."""
    return ("CMD:OPEN",) if pallet.to_open(state) not in ("", state.opened) else ()


def of_open(state: ReceivingState) -> tuple[str, ...]:
    """Cards that fit what is open."""
    return ("CMD:BLIND", "CMD:REFUSED:n") if state.delivery else ("CMD:BLIND",)


# --- undo ----------------------------------------------------------------------------------------------


def _undo(state: ReceivingState, context: Context) -> Step:
    if state.asked:
        return opening.drop_delivery(state)
    if state.ask is not None:
        return Step(replace(state, ask=None), Outcome.COMMAND, "ask-dropped", words.ask_dropped(state.ask))
    if state.assigning or state.decision or state.damaged:
        dropped = replace(state, assigning=False, decision=None, proposed=None, damaged=False)
        return Step(dropped, Outcome.COMMAND, "ask-dropped", says.dropped())
    if not state.receipts:
        return refused(state, "nothing-to-undo", takeback.nothing_to_undo("received nothing"))
    last = state.receipts[-1]
    if not takeback.still_there(last.deed, context):
        return refused(state, "moved-since", takeback.moved_since(last.deed))
    undone = replace(state, receipts=state.receipts[:-1])
    banner = takeback.undone(last.deed, "the receipt")
    return Step(undone, Outcome.TRANSACTION, "undone", banner, takeback.reversals(last.deed, context))


# --- quantities ----------------------------------------------------------------------------------------


def _quantity(state: ReceivingState, argument: str, context: Context) -> Step:
    last = state.receipts[-1] if state.receipts and state.documents else None
    if (
        last is None
        or last.goods.evidence == Evidence.NOTIFIED
        or last.deed.document not in _open(state, context)
    ):
        return refused(state, "nothing-to-count", words.nothing_to_count(argument))
    if not count_of(argument):
        return refused(state, "bad-quantity", refusals.bad_quantity(argument))
    item = context.look.item(last.goods.sku)
    assert item is not None, "a received item is in the catalogue"
    wanted = int(argument) * last.goods.per
    if last.goods.serial:
        return refused(state, "serial-by-unit", serial_by_unit(last.goods, item))
    if last.goods.weight:
        return refused(state, "weigh-each", says.weigh_each(item))
    if wanted < last.quantity:
        return refused(state, "undo-first", refusals.undo_first(argument, last.quantity // last.goods.per))
    if wanted == last.quantity:
        return Step(state, Outcome.COMMAND, "quantity-as-is", refusals.as_it_was(argument, item))
    more = Quantity(wanted - last.quantity)
    return post(state, last.goods, item, more, Evidence.TYPED, context, follows=last)


def _open(state: ReceivingState, context: Context) -> set[str]:
    return {line.document for line in awaited(state, context)}


def typed_quantity(state: ReceivingState, event: Heard, context: Context) -> Step | None:
    """A bare number from the keypad is the quantity of the last goods, where their item may be typed."""
    text = event.scan.text.strip()
    if event.scan.device != Device.TYPED or not (text.isascii() and text.isdigit()) or not state.receipts:
        return None
    if len(text) > _MOST_DIGITS:
        if is_gtin(text):
            return None  # a barcode that nobody knows, typed from its label
        return refused(state, "bad-quantity", refusals.bad_quantity(text))
    item = context.look.item(state.receipts[-1].goods.sku)
    if item is None:
        return None
    if not item.typed_quantity:
        return refused(state, "quantity-not-typed", says.quantity_not_typed(item, text))
    return _quantity(state, text, context)


# --- questions -----------------------------------------------------------------------------------------


def _why(state: ReceivingState, context: Context) -> Step:
    item = context.look.item(state.sku) if state.sku else None
    if item is None:
        return refused(state, "nothing-to-explain", why.nothing_scanned())
    wanted = [
        say(
            "{opened} wants {still} more",
            opened=line.opened,
            still=refusals.number(max(0, still(line, context))),
        )
        for line in awaited(state, context)
        if line.sku == item.sku and not is_blind(state, context)
    ]
    waiting = [say("{order} waits for it", order=order) for sku, order in state.waiting if sku == item.sku]
    return Step(state, Outcome.COMMAND, "why", why.explained(item, (*wanted, *waiting), context))


def _label(state: ReceivingState, context: Context) -> Step:
    item = context.look.item(state.sku) if state.sku else None
    if item is None:
        return refused(state, "nothing-to-mark", says.nothing_to_label())
    last = state.receipts[-1].goods if state.receipts and state.receipts[-1].goods.sku == item.sku else None
    facts = ItemLabel(
        item.sku,
        item.name,
        lot=last.lot if last else "",
        serial=last.serial if last else "",
        expiry=last.expiry if last else "",
    )
    name = f"label-{item.sku}-{context.new_id()[-6:]}"
    printed = (Print(name, facts),)
    return Step(state, Outcome.COMMAND, "label-printed", says.label_printed(item), prints=printed)
