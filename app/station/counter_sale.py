"""What the counter posts: a sale with all its lines at once, goods that come back, an order handed over."""

from __future__ import annotations

from dataclasses import replace

from app.domain.documents import SalesLine, SalesOrder
from app.domain.money import Value
from app.domain.papers import Slip, SlipLine
from app.domain.quantity import ONE, Quantity
from app.domain.transaction import Cell, Line, Status, Transaction
from app.station.counter_state import BasketLine, CounterState
from app.station.lookup import Held
from app.station.pack_papers import site_party
from app.station.packing import fitting_held, taken_from
from app.station.step import Context, Print

CUSTOMER = "COUNTER"
"""Who buys at the counter: nobody is asked for a name."""


def slip_number(context: Context) -> str:
    """A number of its own for each sale, short enough to be typed."""
    return f"S-{context.new_id().replace('-', '')[-10:].upper()}"


def sale_of(state: CounterState, slip: str, context: Context) -> tuple[Transaction, ...]:
    """The sale as a document, and the goods that leave: both in one step, on tender."""
    numbered = tuple(enumerate(state.basket, 1))
    order = SalesOrder(
        slip,
        CUSTOMER,
        tuple(
            SalesLine(str(number), line.goods.sku, line.quantity, price=line.price)
            for number, line in numbered
        ),
    )
    record = Transaction("record", record=order, id=context.new_id())
    lines = tuple(part for number, line in numbered for part in _leaving(line, str(number), slip, context))
    return record, Transaction("sell", lines, document=slip, id=context.new_id())


def _leaving(line: BasketLine, number: str, slip: str, context: Context) -> list[Line]:
    """Where a line's goods leave from: here, else the bin that holds most; what the books do not have leaves
    from here all the same."""
    goods, parts = line.goods, []
    rest = line.quantity
    for one, part in taken_from(_in_reach(line, context), rest):
        parts.append((one.cell, one.lot, one.serial, part))
        rest -= part
    if rest > 0:
        parts.append((Cell(context.location), goods.lot, goods.serial, Quantity(rest)))
    return [
        Line(
            goods.sku, part, cell, lot=lot, serial=serial, expiry=goods.expiry,
            evidence=str(goods.evidence), document=slip, document_line=number,
        )
        for cell, lot, serial, part in parts
    ]  # fmt: skip


def _in_reach(line: BasketLine, context: Context) -> tuple[Held, ...]:
    """Goods that can be sold here: at the counter first, else in the usual bin."""
    for place in (context.location, context.look.usual_bin(line.goods.sku)):
        held = context.look.stock(item=line.goods.sku, location=place) if place else ()
        free = tuple(
            one
            for one in fitting_held(held, line.goods)
            if one.quantity > 0 and one.cell.status == Status.AVAILABLE and not one.cell.unit
        )
        if free:
            return free
    return ()


def return_of(state: CounterState, context: Context) -> tuple[Transaction, ...]:
    """Goods of a slip come back into inspection at the counter, and their money is paid out."""
    lines = tuple(
        Line(
            line.goods.sku, Quantity(line.quantity), target=Cell(context.location, Status.INSPECTION),
            lot=line.goods.lot, serial=line.goods.serial, evidence=str(line.goods.evidence),
            document=state.slip, document_line=line.slip_line,
        )
        for line in state.back
    )  # fmt: skip
    back = Transaction("return", lines, document=state.slip, id=context.new_id())
    if not state.refund:
        return (back,)
    paid = {"amount": state.refund, "cash": 1}
    return back, Transaction("refund", document=state.slip, extra=paid, id=context.new_id())


def slip_paper(
    lines: tuple[BasketLine, ...], number: str, tender: str, given: int, context: Context, title: str = ""
) -> Print:
    """The slip that the customer takes along."""
    total = sum(line.amount for line in lines)
    operator = context.look.staff(context.operator)
    facts = Slip(
        number=number,
        shop=site_party(context),
        at=context.now,
        cashier=operator.name if operator else context.operator,
        currency=context.rules.currency,
        lines=tuple(_slip_line(line, context) for line in lines),
        total=Value(total),
        payments=((tender, Value(given)),),
        change=Value(max(0, given - total)),
    )
    return Print(f"slip-{number}", replace(facts, title=title) if title else facts)


def _slip_line(line: BasketLine, context: Context) -> SlipLine:
    item = context.look.item(line.goods.sku)
    return SlipLine(
        sku=line.goods.sku,
        name=item.name if item else line.goods.sku,
        quantity=Quantity(line.quantity),
        unit=item.unit if item else "",
        amount=line.amount,
        price=None if line.quantity == ONE else replace(line, quantity=ONE).amount,
        detail=line.goods.identity,
    )
