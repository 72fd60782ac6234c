"""Returns at the counter: a slip says what was sold, and what of it may still come back."""

from __future__ import annotations

from dataclasses import replace

from app.domain.documents import SalesLine, SalesOrder
from app.domain.records import Item
from app.station import counter_words as words
from app.station.answer import Outcome
from app.station.counter_state import BasketLine, CounterState
from app.station.goods import Goods
from app.station.step import Context, Heard, Step, refused


def take_slip(state: CounterState, number: str, event: Heard, context: Context) -> Step:
    """Open a slip for what comes back of it."""
    order = context.look.record(SalesOrder, number)
    if order is None:
        return refused(state, "not-a-slip", words.unknown_slip(event.scan, number))
    sold = sum(one.quantity for one in context.look.sold(document=number))
    back = context.look.returned(document=number)
    if sold <= back:
        return refused(state, "all-returned", words.all_returned(event.scan, number))
    opened = CounterState(slip=number)
    return Step(opened, Outcome.STEP, "slip-opened", words.slip_opened(order, sold - back))


def give_back(state: CounterState, goods: Goods, item: Item, context: Context) -> Step:
    """One unit of the slip comes back, if the slip sold it and it has not come back before."""
    order = context.look.record(SalesOrder, state.slip)
    assert order is not None, "an opened slip stays in the catalogue"
    of_item = [line for line in order.lines if line.sku == item.sku]
    if not of_item:
        return refused(state, "not-on-slip", words.not_on_slip(goods, item, state.slip))
    sold = [one for one in context.look.sold(document=state.slip) if one.item == item.sku]
    if goods.serial and goods.serial not in {one.serial for one in sold}:
        return refused(state, "other-serial", words.other_serial(goods, item, state.slip))
    line = next((line for line in of_item if _left(state, line, context) >= goods.per), None)
    if line is None:
        return refused(state, "more-than-sold", words.more_than_sold(goods, item, state.slip))
    back = BasketLine(goods, goods.per, line.price or "0", "slip", slip_line=line.line, per=line.per)
    after = replace(state, back=(*state.back, back), ask=None)
    return Step(after, Outcome.STEP, "coming-back", words.coming_back(back, item, after, context))


def _left(state: CounterState, line: SalesLine, context: Context) -> int:
    """What of a slip's line is sold, not come back, and not in this return already."""
    sold = sum(one.quantity for one in context.look.sold(document=state.slip) if one.line == line.line)
    now = sum(one.quantity for one in state.back if one.slip_line == line.line)
    return sold - context.look.returned(document=state.slip, line=line.line) - now
