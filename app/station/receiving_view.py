"""What the receiving screen shows: the order's lines with their progress, or the orders that are due."""

from __future__ import annotations

from app.domain.clock import day_of
from app.domain.quantity import quantity_text
from app.domain.records import OrderLine, PurchaseOrder
from app.station.receiving_state import ReceivingState
from app.station.step import Context
from app.station.view import ActionView, LineView, Mark, StageView

_WORDS = {Mark.OPEN: "Open", Mark.ACTIVE: "Receiving", Mark.COMPLETE: "Complete", Mark.SHORT: "Short"}
_UNDO = ActionView("CMD:UNDO", "Undo last", "undo")


def view(state: ReceivingState, context: Context) -> StageView:
    """The open order, or the one just closed with what is short, or the list of orders to come."""
    order = context.look.purchase_order(state.order or state.closed)
    if order is None:
        return _idle(context)
    current = state.receipts[-1].line if state.receipts and state.receipts[-1].order == order.number else ""
    closed = not state.order
    lines = tuple(_line(order, line, line.line == current, closed, context) for line in order.lines)
    done, total = _totals(order, context)
    supplier = context.look.partner(order.supplier)
    about = (
        supplier.name if supplier else order.supplier,
        state.dock or context.location,
        _due(order, context),
    )
    return StageView(
        procedure="receiving",
        title=f"Receiving {order.number}",
        subtitle="  ·  ".join(part for part in about if part),
        progress_text=f"{quantity_text(done)} of {quantity_text(total)} units",
        progress_permille=_permille(done, total),
        lines=lines,
        actions=() if closed else _actions(state),
    )


def _actions(state: ReceivingState) -> tuple[ActionView, ...]:
    can_undo = bool(state.receipts or state.ask)
    undo = ActionView(_UNDO.command, _UNDO.label, _UNDO.icon, enabled=can_undo)
    return (undo, ActionView("CMD:DONE", "Close order", "check", primary=True))


def _idle(context: Context) -> StageView:
    orders = context.look.open_orders(200)
    return StageView(
        procedure="receiving",
        title="Receiving",
        subtitle=f"{context.location}  ·  scan a purchase order to begin",
        progress_text=f"{len(orders)} orders to come" if orders else "",
        lines=tuple(_order_row(order, context) for order in orders),
        headers=("Supplier", "Order", "Due", "Received", "", "Status"),
        empty_title="No orders are waiting",
        empty_text="Orders appear here when the office has entered them.",
    )


def _order_row(order: PurchaseOrder, context: Context) -> LineView:
    done, total = _totals(order, context)
    supplier = context.look.partner(order.supplier)
    mark = Mark.ACTIVE if done else Mark.OPEN
    return LineView(
        key=order.number,
        name=supplier.name if supplier else order.supplier,
        sku=order.number,
        place=_due(order, context).removeprefix("due "),
        done=quantity_text(done),
        expected=quantity_text(total),
        permille=_permille(done, total),
        mark=mark,
        word="Started" if done else "Open",
        scan=order.number,
    )


def _line(order: PurchaseOrder, line: OrderLine, current: bool, closed: bool, context: Context) -> LineView:
    item = context.look.item(line.sku)
    received = context.look.progress(order.number, line.line, "received")
    mark, word = _mark(received, line.quantity, closed)
    return LineView(
        key=line.line,
        name=item.name if item else line.sku,
        sku=line.sku,
        place=context.look.usual_bin(line.sku),
        done=quantity_text(received),
        expected=quantity_text(line.quantity),
        permille=_permille(received, line.quantity),
        mark=mark,
        word=word,
        current=current,
    )


def _mark(received: int, ordered: int, closed: bool) -> tuple[Mark, str]:
    if received > ordered:
        return Mark.OVER, f"Over +{quantity_text(received - ordered)}"
    if received == ordered:
        return Mark.COMPLETE, _WORDS[Mark.COMPLETE]
    if closed:
        return Mark.SHORT, f"Short {quantity_text(ordered - received)}"
    mark = Mark.ACTIVE if received else Mark.OPEN
    return mark, _WORDS[mark]


def _totals(order: PurchaseOrder, context: Context) -> tuple[int, int]:
    """Units received, no line above what it ordered, and units ordered."""
    received = (
        min(line.quantity, context.look.progress(order.number, line.line, "received")) for line in order.lines
    )
    return sum(received), sum(line.quantity for line in order.lines)


def _permille(done: int, total: int) -> int:
    return min(1000, done * 1000 // total) if total else 0


def _due(order: PurchaseOrder, context: Context) -> str:
    due = min((line.due for line in order.lines if line.due), default="")
    if not due:
        return ""
    today = day_of(context.now).isoformat()
    return "due today" if due == today else f"due {due}" if due > today else f"late, due {due}"
