"""Receiving: scan a purchase order, then its goods; every goods scan is one receipt in the books.

An order scan opens it. A goods scan finds its line, asks for what the label did not say (lot, expiry,
serial), and posts supplier → dock. What is beyond the order, not on it, or expired is taken in too, in
quarantine as the supplier's; what cannot be known is refused in words. Cards: QTY, UNDO, DONE.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.clock import day_of
from app.domain.quantity import ONE, Quantity, quantity_text
from app.domain.records import Item, OrderLine, PurchaseOrder
from app.domain.transaction import Cell, Evidence, Line, Status, Transaction
from app.ledger.receipt import split_receipt
from app.scan.resolve import Meaning
from app.station import receiving_words as words
from app.station import refusals
from app.station.answer import Banner, Expect, Outcome, Prompt
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
from app.station.receiving_state import Part, Receipt, ReceivingState
from app.station.receiving_view import view as view  # noqa: PLC0414 - a part of the procedure
from app.station.step import Approval, Context, Event, Heard, Step, refused

NAME = "receiving"
STATE = ReceivingState
KEEP = 20
"""How many of the operator's own receipts can be taken back, newest first."""


def start(context: Context) -> ReceivingState:
    """Nothing open yet."""
    del context
    return ReceivingState()


def prompt(state: ReceivingState, context: Context) -> Prompt:
    """What fits next: the asked-for fact, goods of the order, or an order."""
    order = context.look.purchase_order(state.order) if state.order else None
    if state.ask is not None:
        return ask_prompt(state.ask)
    if order is None:
        codes = tuple(open_order.number for open_order in context.look.open_orders(20))
        return Prompt("Scan a purchase order", "or tap one in the list", (Expect("document", codes),))
    wanted = dict.fromkeys(line.sku for line in order.lines if _open(order, line, context) > 0)
    commands = ("CMD:DONE", *(("CMD:UNDO", "CMD:QTY:n") if state.receipts else ()))
    return Prompt(
        f"Scan the goods of {order.number}",
        "one by one, or by the case",
        (Expect("item", tuple(wanted)[:20]), Expect("document", optional=True)),
        commands,
    )


def approval(state: ReceivingState) -> Approval | None:
    """Nothing here waits for a second person."""
    del state
    return None


def step(state: ReceivingState, event: Event, context: Context) -> Step:
    """One scan, command or typed value."""
    assert isinstance(event, Heard), "receiving asks for nothing else"
    reading = event.resolved.reading
    if state.ask is not None and reading.kind != "command":
        answered = _answer_ask(state, state.ask, event, context)
        if answered is not None:
            return answered
    if reading.error is not None:
        return refused(state, reading.error[0], refusals.unreadable(event.scan, reading))
    if reading.kind == "command":
        return _command(state, reading.key, reading.argument, context)
    meanings = event.resolved.meanings
    if not meanings:
        return refused(state, "unknown-barcode", refusals.unknown(event.scan, reading))
    if len(meanings) > 1:
        return refused(state, "ambiguous", refusals.ambiguous(event.scan, [m.code for m in meanings]))
    return _meaning(state, meanings[0], event, context)


def _meaning(state: ReceivingState, meaning: Meaning, event: Heard, context: Context) -> Step:
    if meaning.kind == "document":
        return _open_order(state, meaning.code, event, context)
    if meaning.kind == "item":
        return _item(state, meaning, event, context)
    if meaning.kind == "location":
        return _location(state, meaning.code, event, context)
    return refused(state, "not-here", words.not_here(event.scan, meaning.kind))


def _open_order(state: ReceivingState, number: str, event: Heard, context: Context) -> Step:
    order = context.look.purchase_order(number)
    if order is None:
        return refused(state, "unknown-document", words.unknown_document(event.scan, number))
    opened = ReceivingState(order=number, dock=state.dock, receipts=state.receipts)
    supplier = context.look.partner(order.supplier)
    banner = words.opened(order, supplier.name if supplier else order.supplier)
    return Step(opened, Outcome.STEP, "order-opened", banner)


def _location(state: ReceivingState, code: str, event: Heard, context: Context) -> Step:
    location = context.look.location(code)
    if location is None or location.kind != "dock" or location.site != context.site:
        return refused(state, "not-a-dock", words.not_a_dock(event.scan, code))
    return Step(replace(state, dock=code), Outcome.STEP, "dock-set", words.dock_set(code))


# --- goods ---------------------------------------------------------------------------------------------


def _item(state: ReceivingState, meaning: Meaning, event: Heard, context: Context) -> Step:
    if not state.order:
        return refused(state, "no-order", words.no_order(event.scan, context.look.item(meaning.code)))
    goods = goods_of(meaning, event)
    return _complete_or_ask(replace(state, ask=None), goods, context)


def _complete_or_ask(state: ReceivingState, goods: Goods, context: Context) -> Step:
    """Ask for the first fact that the item needs and the label did not say; else receive."""
    item = context.look.item(goods.sku)
    assert item is not None, "a resolved item is in the catalogue"
    goods = fitted(goods, item)
    if item.has_serial and goods.per != ONE:
        return refused(state, "serial-by-unit", serial_by_unit(goods, item))
    kind = missing(goods, item)
    if kind:
        asking_now = replace(state, ask=Ask(kind, goods, item.name))
        return Step(asking_now, Outcome.STEP, f"ask-{kind}", asking(kind, goods, item))
    return _receive(state, goods, item, context)


def _answer_ask(state: ReceivingState, ask: Ask, event: Heard, context: Context) -> Step | None:
    """Take the scan as the asked-for fact; None where it is plainly something else."""
    value = fact_said(ask, event)
    if value is None:
        return None
    if not value:
        return refused(state, f"bad-{ask.kind}", bad_value(event.scan, ask))
    return _complete_or_ask(replace(state, ask=None), with_fact(ask, value), context)


def _receive(state: ReceivingState, goods: Goods, item: Item, context: Context) -> Step:
    if goods.serial:
        place = context.look.serial_place(item.sku, goods.serial)
        if place is not None and any(
            r.goods.serial == goods.serial and r.goods.sku == item.sku for r in state.receipts
        ):
            return Step(state, Outcome.IGNORED, "already-scanned", words.already_scanned(goods, item))
        if place is not None:
            return refused(state, "serial-on-hand", words.serial_on_hand(goods, item, place))
    order = _order(state, context)
    line = _line_for(order, item.sku, context)
    return _post(state, goods, item, line, goods.per, goods.evidence, context)


def _post(
    state: ReceivingState,
    goods: Goods,
    item: Item,
    line: OrderLine | None,
    quantity: Quantity,
    evidence: str,
    context: Context,
    follows: Receipt | None = None,
) -> Step:
    """Post a receipt of `quantity`, and say what the books will make of it. `follows` is the receipt that a
    quantity card completes."""
    order = _order(state, context)
    dock = state.dock or context.location
    parts, code = _parts(order, line, goods, quantity, dock, context)
    transaction = Transaction(
        kind="receive",
        lines=tuple(_line(goods, line, order, part, evidence) for part in parts),
        document=order.number,
        read={"text": goods.text, "symbology": goods.symbology, "device": goods.device},
        id=context.new_id(),
    )
    receipt = Receipt((transaction.id,), order.number, line.line if line else "", goods, parts, quantity)
    if follows is not None:
        receipt = replace(
            receipt,
            ids=(*follows.ids, transaction.id),
            parts=(*follows.parts, *parts),
            quantity=follows.quantity + quantity,
        )
    kept = (*(r for r in state.receipts if r is not follows), receipt)[-KEEP:]
    received = _received(order, line, context) + quantity if line else receipt.quantity
    ordered = line.quantity if line else 0
    bin_ = context.look.usual_bin(item.sku)
    banner = words.received(code, goods, item, quantity, received, ordered, _beyond(parts), bin_)
    if code == "received" and received == ordered:
        code, banner = _complete(order, line, item, banner, context)
    return Step(replace(state, receipts=kept, ask=None), Outcome.TRANSACTION, code, banner, (transaction,))


def _complete(
    order: PurchaseOrder, line: OrderLine | None, item: Item, banner: Banner, context: Context
) -> tuple[str, Banner]:
    others = (other for other in order.lines if line is not None and other.line != line.line)
    if any(_open(order, other, context) > 0 for other in others):
        return "line-complete", words.line_complete(banner, item)
    return "order-complete", words.order_complete(banner, order)


def _parts(
    order: PurchaseOrder,
    line: OrderLine | None,
    goods: Goods,
    quantity: Quantity,
    dock: str,
    context: Context,
) -> tuple[tuple[Part, ...], str]:
    """Which part is ours and which stays the supplier's, with the answer's code. The books judge again."""
    quarantine = Cell(dock, Status.QUARANTINE, f"supplier:{order.supplier}")
    if goods.expiry and goods.expiry < day_of(context.now).isoformat():
        return (Part(quarantine, quantity),), "expired"
    if line is None:
        return (Part(quarantine, quantity),), "not-ordered"
    accepted, beyond = split_receipt(line.quantity, _received(order, line, context), 0, quantity)
    parts = [Part(Cell(dock), accepted)] if accepted else []
    if beyond:
        parts.append(Part(quarantine, beyond))
    return tuple(parts), "over-receipt" if beyond else "received"


def _line(goods: Goods, line: OrderLine | None, order: PurchaseOrder, part: Part, evidence: str) -> Line:
    return Line(
        item=goods.sku,
        quantity=Quantity(part.quantity),
        target=part.cell,
        lot=goods.lot,
        serial=goods.serial,
        expiry=goods.expiry,
        evidence=str(evidence),
        document=order.number,
        document_line=line.line if line else "",
    )


# --- cards ---------------------------------------------------------------------------------------------


def _command(state: ReceivingState, name: str, argument: str, context: Context) -> Step:
    if name == "UNDO":
        return _undo(state, context)
    if name == "DONE":
        return _done(state, context)
    if name == "QTY":
        return _quantity(state, argument, context)
    return refused(state, "unknown-command", words.unknown_command(name))


def _undo(state: ReceivingState, context: Context) -> Step:
    if state.ask is not None:
        return Step(replace(state, ask=None), Outcome.COMMAND, "ask-dropped", words.ask_dropped(state.ask))
    if not state.receipts:
        return refused(state, "nothing-to-undo", words.nothing_to_undo())
    last = state.receipts[-1]
    for part in last.parts:
        if context.look.on_hand(part.cell, last.goods.sku, last.goods.lot, last.goods.serial) < part.quantity:
            return refused(state, "moved-since", words.moved_since(last))
    reversals = tuple(
        Transaction(kind="reverse", reverses=id_, document=last.order, reason="undo", id=context.new_id())
        for id_ in reversed(last.ids)
    )
    undone = replace(state, receipts=state.receipts[:-1])
    return Step(undone, Outcome.TRANSACTION, "undone", words.undone(last), reversals)


def _done(state: ReceivingState, context: Context) -> Step:
    if not state.order:
        return refused(state, "no-order", words.nothing_open())
    order = _order(state, context)
    short = [(line, still) for line in order.lines if (still := _open(order, line, context)) > 0]
    closed = ReceivingState(closed=order.number, dock=state.dock, receipts=())
    names = [(_name(line.sku, context), quantity_text(still)) for line, still in short]
    code = "order-short" if short else "order-closed"
    return Step(closed, Outcome.COMMAND, code, words.closed(order, names))


def _quantity(state: ReceivingState, argument: str, context: Context) -> Step:
    if not state.receipts or state.receipts[-1].order != state.order:
        return refused(state, "nothing-to-count", words.nothing_to_count(argument))
    if not (argument.isascii() and argument.isdigit() and len(argument) <= 6 and int(argument) > 0):
        return refused(state, "bad-quantity", refusals.bad_quantity(argument))
    last = state.receipts[-1]
    item = context.look.item(last.goods.sku)
    assert item is not None, "a received item is in the catalogue"
    wanted = int(argument) * last.goods.per
    if last.goods.serial:
        return refused(state, "serial-by-unit", serial_by_unit(last.goods, item))
    if wanted < last.quantity:
        return refused(state, "undo-first", words.undo_first(argument, last))
    if wanted == last.quantity:
        return Step(state, Outcome.COMMAND, "quantity-as-is", words.quantity_as_is(argument, item))
    line = _order(state, context).line(last.line)
    more = Quantity(wanted - last.quantity)
    return _post(state, last.goods, item, line, more, Evidence.TYPED, context, follows=last)


# --- small questions -----------------------------------------------------------------------------------


def _order(state: ReceivingState, context: Context) -> PurchaseOrder:
    order = context.look.purchase_order(state.order)
    assert order is not None, "an opened order stays in the catalogue"
    return order


def _received(order: PurchaseOrder, line: OrderLine, context: Context) -> Quantity:
    return context.look.progress(order.number, line.line, "received")


def _open(order: PurchaseOrder, line: OrderLine, context: Context) -> int:
    return line.quantity - _received(order, line, context)


def _line_for(order: PurchaseOrder, sku: str, context: Context) -> OrderLine | None:
    """The item's first line with something still to come, else its last line."""
    lines = [line for line in order.lines if line.sku == sku]
    return next((line for line in lines if _open(order, line, context) > 0), lines[-1] if lines else None)


def _name(sku: str, context: Context) -> str:
    item = context.look.item(sku)
    return item.name if item else sku


def _beyond(parts: tuple[Part, ...]) -> int:
    return sum(part.quantity for part in parts if part.cell.owner)
