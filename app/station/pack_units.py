"""Units at the packing bench: each is checked against the order, and posted tote → carton."""

from __future__ import annotations

from dataclasses import replace

from app.domain.identifiers import sscc
from app.domain.quantity import ONE
from app.domain.records import Item
from app.domain.transaction import Cell, Line, Transaction
from app.station import pack_words as words
from app.station import takeback
from app.station.answer import Outcome
from app.station.goods import Ask, Goods, asking, fitted, serial_by_unit
from app.station.pack_state import PackState, Verified
from app.station.packing import PackLine, fitting_held, held_in, order_of, pack_lines, taken_from
from app.station.step import Context, Heard, Step, refused
from app.station.takeback import Deed, Laid


def take_unit(state: PackState, goods: Goods, context: Context) -> Step:
    """What the tote holds says lot and serial where the label does not; a person where it holds several."""
    item = context.look.item(goods.sku)
    assert item is not None, "a resolved item is in the catalogue"
    goods = fitted(goods, item)
    if item.has_serial and goods.per != ONE:
        return refused(state, "serial-by-unit", serial_by_unit(goods, item))
    order = order_of(context, state.order)
    assert order is not None, "an opened order stays in the catalogue"
    lines = pack_lines(order, state.tote, context)
    if not any(line.line.sku == item.sku for line in lines):
        return _stranger(state, goods, item, lines, context)
    held = held_in(state.tote, context, item.sku)
    if not held:
        return refused(state, "not-picked", words.not_picked(goods, item, state, context))
    fit = fitting_held(held, goods)
    if not fit:
        return refused(state, "wrong-identity", words.wrong_identity(goods, item, held))
    for kind, needed in (("serial", item.has_serial), ("lot", item.has_lot)):
        if needed and not getattr(goods, kind) and len({getattr(one, kind) for one in fit}) > 1:
            return Step(
                replace(state, ask=Ask(kind, goods, item.name)),
                Outcome.STEP,
                f"ask-{kind}",
                asking(kind, goods, item),
            )
    if item.has_serial and not goods.serial:
        goods = replace(goods, serial=fit[0].serial)
    if item.has_lot and not goods.lot:
        goods = replace(goods, lot=fit[0].lot)
    return _verify(state, goods, item, lines, context)


def _stranger(
    state: PackState, goods: Goods, item: Item, lines: tuple[PackLine, ...], context: Context
) -> Step:
    """Not of this order: another order in the tote may want it."""
    others = [
        promise.document
        for promise in context.look.promises(unit=state.tote)
        if promise.item == item.sku and promise.document != state.order
    ]
    if others:
        return refused(state, "other-order", words.other_order(item, others[0]))
    wanted = next((line for line in lines if line.still), None)
    code, banner = "not-in-order", words.not_in_order(goods, item, wanted, context)
    if any(one.item == item.sku for one in held_in(state.tote, context)):
        return Step(replace(state, back=goods), Outcome.STEP, "put-back", words.put_back(goods, item))
    return refused(state, code, banner)


def _verify(
    state: PackState, goods: Goods, item: Item, lines: tuple[PackLine, ...], context: Context
) -> Step:
    line = next((line for line in lines if line.line.sku == item.sku and line.still), None)
    if line is None:
        return Step(replace(state, back=goods), Outcome.STEP, "too-much", words.too_much(goods, item))
    if goods.per > line.still:
        return refused(state, "case-too-large", words.case_too_large(goods, item, line.still))
    return put_in(state, goods, item, line, goods.per, goods.evidence, context)


def put_in(
    state: PackState,
    goods: Goods,
    item: Item,
    line: PackLine,
    quantity: int,
    evidence: str,
    context: Context,
    before: int = 0,
) -> Step:
    """Tote → carton, and what the order still wants; `before` were packed by the scan that a card makes more
    of."""
    state = _with_carton(state, context)
    if not state.carton:
        return refused(state, "no-carton", words.no_carton(goods, item))
    held = fitting_held(held_in(state.tote, context, item.sku), goods)
    parts = list(taken_from(held, quantity))
    if sum(part for _, part in parts) < quantity:
        return refused(state, "not-picked", words.not_picked(goods, item, state, context))
    moved = tuple(
        Line(
            item.sku,
            part,
            one.cell,
            Cell(context.location, one.cell.status, one.cell.owner, state.carton),
            lot=one.lot,
            serial=one.serial,
            evidence=str(evidence),
            document=state.order,
            document_line=line.line.line,
        )
        for one, part in parts
    )
    transaction = Transaction("pack", moved, document=state.order, read=goods.read, id=context.new_id())
    laid = tuple(Laid(one.target, one.item, one.quantity, one.lot, one.serial) for one in moved)
    deed = Deed((transaction.id,), state.order, item.sku, quantity, goods.text, laid)
    state = replace(
        state,
        deeds=(*state.deeds, deed)[-takeback.KEEP :],
        last=Verified(goods, line.line.line, before + quantity),
        ask=None,
        back=None,
    )
    order = order_of(context, state.order)
    assert order is not None, "an opened order stays in the catalogue"
    others = [
        other.still for other in pack_lines(order, state.tote, context) if other.line.line != line.line.line
    ]
    so_far = line.packed + quantity
    complete = "line-complete" if any(others) else "order-complete"
    code = complete if so_far >= line.line.quantity else "packed"
    banner = words.packed(code, goods, item, so_far, line.line.quantity, state.carton, order.number)
    return Step(state, Outcome.TRANSACTION, code, banner, (transaction,))


def _with_carton(state: PackState, context: Context) -> PackState:
    """The open carton, else a new one under the next number of the block."""
    first, last = state.numbers
    if state.carton or first > last:
        return state
    code = sscc(context.rules.gs1_prefix, first)
    return replace(state, carton=code, numbers=(first + 1, last))


def put_back(state: PackState, goods: Goods, code: str, event: Heard, context: Context) -> Step:
    """What was picked too much goes to a bin."""
    item, place = context.look.item(goods.sku), context.look.location(code)
    assert item is not None, "a resolved item is in the catalogue"
    if place is None or place.site != context.site or place.kind != "bin":
        return refused(state, "not-a-bin", words.not_a_bin(event.scan, code))
    held = fitting_held(held_in(state.tote, context, goods.sku), goods)
    parts = list(taken_from(held, goods.per))
    if not parts:
        return refused(state, "not-picked", words.not_picked(goods, item, state, context))
    moved = tuple(
        Line(
            goods.sku, part, one.cell, Cell(code, one.cell.status, one.cell.owner),
            lot=one.lot, serial=one.serial, evidence=str(goods.evidence), reason="put back",
        )
        for one, part in parts
    )  # fmt: skip
    transaction = Transaction("move", moved, read=goods.read, id=context.new_id())
    laid = tuple(Laid(one.target, one.item, one.quantity, one.lot, one.serial) for one in moved)
    quantity = sum(part for _, part in parts)
    deed = Deed((transaction.id,), "", goods.sku, quantity, goods.text, laid)
    state = replace(state, back=None, last=None, deeds=(*state.deeds, deed)[-takeback.KEEP :])
    return Step(state, Outcome.TRANSACTION, "put-back-done", words.back_in(item, code), (transaction,))
