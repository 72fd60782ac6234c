"""What the counter's screen shows: the basket, what comes back, or what is handed over."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.speech import Figure, say
from app.station.counter_state import BasketLine, CounterState
from app.station.counter_words import priced
from app.station.packing import held_in
from app.station.refusals import number
from app.station.step import Context
from app.station.view import NO_BAR, ActionView, LineView, Mark, StageView

BASKET = ("Item", "SKU", "Price", "Quantity", "", "Amount")
UNITS = ("Item", "SKU", "Tote or carton", "Quantity", "", "Status")


@dataclass(frozen=True, slots=True)
class CounterView(StageView):
    """The counter's screen: `total` is to pay, or to pay back where `paying_back`."""

    total: str = ""
    paying_back: bool = False
    slip: str = ""
    change: str = ""


def view(state: CounterState, context: Context) -> CounterView:
    """What is in work."""
    if state.collect:
        return _collecting(state, context)
    lines = state.back if state.slip else state.basket
    total = state.refund if state.slip else state.total
    last = state.last
    title = say("Return of {slip}", slip=state.slip) if state.slip else "Counter"
    items = sum(line.quantity for line in lines)
    return CounterView(
        procedure="counter",
        title=title,
        subtitle=context.location,
        progress_text=say("{quantity} items", quantity=number(items)) if lines else "",
        lines=tuple(_line(line, place, lines, context) for place, line in enumerate(lines, 1)),
        headers=BASKET,
        actions=_actions(state),
        empty_title="The basket is empty" if not state.slip else "Nothing comes back yet",
        empty_text="Scan the first item, a slip, or an order to collect."
        if not state.slip
        else "Scan what comes back.",
        total=priced(total, context) if lines else "",
        paying_back=bool(state.slip),
        slip=last.slip if last else state.slip,
        change=priced(last.change, context) if last and last.change else "",
    )


def _actions(state: CounterState) -> tuple[ActionView, ...]:
    undo = ActionView("CMD:UNDO", "Undo last", "undo", enabled=bool(state.basket or state.back or state.ask))
    if state.slip:
        return undo, ActionView("CMD:REFUND", "Pay back", "cash", primary=True, enabled=bool(state.back))
    pay = bool(state.basket)
    return (
        undo,
        ActionView("CMD:CARD", "Card", "card", enabled=pay),
        ActionView("CMD:CASH", "Cash", "cash", primary=True, enabled=pay),
    )


def _line(line: BasketLine, place: int, lines: tuple[BasketLine, ...], context: Context) -> LineView:
    item = context.look.item(line.goods.sku)
    price = priced(replace(line, quantity=line.per).amount, context)
    return LineView(
        key=str(place),
        name=item.name if item else line.goods.sku,
        sku=line.goods.sku,
        place=Figure(f"{price} *") if line.source == "override" else price,
        done=number(line.quantity),
        expected="",
        permille=NO_BAR,
        mark=Mark.ACTIVE,
        word=priced(line.amount, context),
        current=place == len(lines),
    )


def _collecting(state: CounterState, context: Context) -> CounterView:
    units = sorted({one.unit for one in context.look.promises(document=state.collect) if one.unit})
    rows = []
    for unit in units:
        for held in held_in(unit, context):
            item = context.look.item(held.item)
            rows.append(
                LineView(
                    key=f"{unit} {held.item} {held.lot} {held.serial}",
                    name=item.name if item else held.item,
                    sku=held.item,
                    place=unit,
                    done=number(held.quantity),
                    expected="",
                    permille=NO_BAR,
                    mark=Mark.OPEN,
                    word="To hand over",
                    scan=f"LP:{unit}",
                )
            )
    return CounterView(
        procedure="counter",
        title=say("Collect {order}", order=state.collect),
        subtitle=context.location,
        progress_text=say("{count} to hand over", count=len(units)),
        lines=tuple(rows),
        headers=UNITS,
    )
