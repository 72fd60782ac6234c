"""What the receiving screen shows: what is open with its progress, or the documents that are to come."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from app.domain.clock import day_of
from app.domain.documents import ProductionOrder, ShipNotice, Transfer
from app.domain.records import PurchaseOrder
from app.domain.speech import counted, listed, say
from app.domain.transaction import Cell, Status
from app.station import receiving_expected as expected
from app.station import receiving_pallet as pallet
from app.station.receiving_expected import Awaited
from app.station.receiving_goods import is_blind
from app.station.receiving_state import ReceivingState
from app.station.refusals import number
from app.station.step import Context
from app.station.view import NO_BAR, ActionView, LineView, Mark, StageView

_WORDS = {Mark.OPEN: "Open", Mark.ACTIVE: "Receiving", Mark.COMPLETE: "Complete", Mark.SHORT: "Short"}
_DUE = 200
"""Orders that are listed."""
_TAGS = 50
"""Missing serials, and strays, that are listed of each."""
_OTHERS = 20
"""Notices, transfers and production orders that are listed of each."""


def view(state: ReceivingState, context: Context) -> StageView:
    """What is open, or what was just closed with what is short, or the list of what is to come."""
    numbers = state.documents or state.closed
    lines = tuple(line for number in numbers for line in expected.lines_of(number, context))
    if not lines:
        return _idle(state, context)
    current = state.receipts[-1] if state.receipts else None
    closed, blind = not state.documents, is_blind(state, context)
    rows = tuple(
        _line(
            line,
            current is not None and (current.deed.document, current.line) == (line.document, line.line),
            closed,
            blind and not closed,
            context,
        )
        for line in lines
    )
    done, total = _totals(lines, context)
    partner = context.look.partner(next((line.supplier for line in lines if line.supplier), ""))
    place = state.opened or state.onto or state.dock or context.location
    about = (partner.name if partner else "", place, _due(numbers, context), _strays(state))
    return StageView(
        procedure="receiving",
        title=say("Receiving {numbers}", numbers=listed(numbers)),
        subtitle=listed(about, "  ·  "),
        progress_text=say("{done} units", done=number(done)) if blind and not closed else _of(done, total),
        progress_permille=0 if blind and not closed else _permille(done, total),
        lines=(*_cartons(state, context), *rows, *_of_tags(state, lines, context)),
        actions=() if closed else _actions(state),
    )


def _of(done: int, total: int) -> str:
    return say("{done} of {total} units", done=number(done), total=number(total))


def _strays(state: ReceivingState) -> str:
    return counted(len(state.strays), "{count} stray tag", "{count} stray tags") if state.strays else ""


def _cartons(state: ReceivingState, context: Context) -> Iterator[LineView]:
    """The units on the opened pallet that nobody scanned yet; a tap stands for the scan of one."""
    for one in context.look.units_in(parent=state.opened) if state.opened else ():
        count = number(sum(held.quantity for held in pallet.inside(one.code, context)))
        yield LineView(
            one.code, "Carton", one.code, "", count, "", NO_BAR, Mark.OPEN, "Notified", scan=one.code
        )


def _of_tags(state: ReceivingState, lines: tuple[Awaited, ...], context: Context) -> Iterator[LineView]:
    """What tags showed beside the lines: announced serials that are missing, strays."""
    if state.swept and not is_blind(state, context):
        to_come = ((line, serial) for line in lines for serial in expected.serials_to_come(line, context))
        for line, serial in islice(to_come, _TAGS):
            yield _tag_row(serial, expected.name_of(line.sku, context), Mark.SHORT, "Missing")
    for stray in state.strays[-_TAGS:]:
        yield _tag_row(stray, "Stray tag", Mark.HOLD, "Not received")


def _tag_row(code: str, name: str, mark: Mark, word: str) -> LineView:
    return LineView(say("tag {code}", code=code), name, code, "", "", "", NO_BAR, mark, word)


def _actions(state: ReceivingState) -> tuple[ActionView, ...]:
    can_undo = bool(state.receipts or state.ask)
    undo = ActionView("CMD:UNDO", "Undo last", "undo", enabled=can_undo)
    done = "Close pallet" if state.opened else "Close order"
    return (undo, ActionView("CMD:DONE", done, "check", primary=True))


def _idle(state: ReceivingState, context: Context) -> StageView:
    orders = context.look.open_orders(_DUE)
    others: list[ShipNotice | Transfer | ProductionOrder] = [
        *context.look.open_documents(ShipNotice, _OTHERS),
        *context.look.open_documents(Transfer, _OTHERS),
        *context.look.open_documents(ProductionOrder, _OTHERS),
    ]
    rows = tuple(_document_row(document, context) for document in (*orders, *others))
    subtitle = (
        say("delivery {note}", note=state.delivery.note)
        if state.delivery
        else "scan a purchase order to begin"
    )
    return StageView(
        procedure="receiving",
        title="Receiving",
        subtitle=listed((state.dock or context.location, subtitle), "  ·  "),
        progress_text=say("{count} orders to come", count=len(rows)) if rows else "",
        lines=rows,
        headers=("Supplier", "Order", "Due", "Received", "", "Status"),
        empty_title="No orders are waiting",
        empty_text="Orders appear here when the office has entered them.",
    )


def _document_row(
    document: PurchaseOrder | ShipNotice | Transfer | ProductionOrder, context: Context
) -> LineView:
    lines = expected.lines_of(document.number, context)
    done, total = _totals(lines, context)
    mark = Mark.ACTIVE if done else Mark.OPEN
    return LineView(
        key=document.number,
        name=_from(document, lines, context),
        sku=document.number,
        place=_due_day(document.number, context),
        done=number(done),
        expected=number(total),
        permille=_permille(done, total),
        mark=mark,
        word="Started" if done else "Open",
        scan=document.number,
    )


def _from(
    document: PurchaseOrder | ShipNotice | Transfer | ProductionOrder,
    lines: tuple[Awaited, ...],
    context: Context,
) -> str:
    if isinstance(document, Transfer):
        return say("From {from_site}", from_site=document.from_site)
    if isinstance(document, ProductionOrder):
        return "Production"
    supplier = next((line.supplier for line in lines if line.supplier), "")
    partner = context.look.partner(supplier)
    return partner.name if partner else supplier


def _line(line: Awaited, current: bool, closed: bool, blind: bool, context: Context) -> LineView:
    item = context.look.item(line.sku)
    came, total = expected.is_in(line, context), _total(line)
    mark, word = _blind_mark(came) if blind else _mark(line, came, closed, context)
    return LineView(
        key=f"{line.document} {line.line}",
        name=item.name if item else line.sku,
        sku=line.sku,
        place=context.look.usual_bin(line.sku),
        done=number(came),
        expected="" if blind else number(total),
        permille=0 if blind else _permille(came, total),
        mark=mark,
        word=word,
        current=current,
    )


def _blind_mark(came: int) -> tuple[Mark, str]:
    return (Mark.ACTIVE, "Counted") if came else (Mark.OPEN, "Open")


def _mark(line: Awaited, came: int, closed: bool, context: Context) -> tuple[Mark, str]:
    beyond = max(came - _total(line), expected.came(line, context) - line.quantity)
    if beyond > 0:
        return Mark.OVER, say("Over +{beyond}", beyond=number(beyond))
    if _has_sample(line, context):
        return Mark.HOLD, "QA hold"
    if came == _total(line):
        return Mark.COMPLETE, _WORDS[Mark.COMPLETE]
    if closed:
        return Mark.SHORT, say("Short {missing}", missing=number(_total(line) - came))
    mark = Mark.ACTIVE if came else Mark.OPEN
    return mark, _WORDS[mark]


def _has_sample(line: Awaited, context: Context) -> bool:
    """Does a sample of what came here lie in inspection?"""
    item = context.look.item(line.sku)
    if item is None or not item.has_lot:
        return False
    cell = Cell(context.location, Status.INSPECTION)
    return any(held.cell == cell and held.quantity > 0 for held in context.look.stock(item=line.sku))


def _totals(lines: tuple[Awaited, ...], context: Context) -> tuple[int, int]:
    """Units received, no line above what it wants, and units that are to come; of a notice, with it alone."""
    received = (min(_total(line), expected.is_in(line, context)) for line in lines)
    return sum(received), sum(_total(line) for line in lines)


def _total(line: Awaited) -> int:
    """What a document's line wants: of a notice, what it announces."""
    return sum(one.quantity for one in line.told) or line.quantity


def _permille(done: int, total: int) -> int:
    return min(1000, done * 1000 // total) if total else 0


def _due(numbers: tuple[str, ...], context: Context) -> str:
    due, today = _first_due(numbers, context), day_of(context.now).isoformat()
    if due == today:
        return "due today"
    return say("due {due}", due=due) if due > today else _late(due)


def _due_day(number: str, context: Context) -> str:
    """When an order is due, in a column that says so."""
    due, today = _first_due((number,), context), day_of(context.now).isoformat()
    if due == today:
        return "today"
    return due if due > today else _late(due)


def _first_due(numbers: tuple[str, ...], context: Context) -> str:
    orders = (context.look.purchase_order(number) for number in numbers)
    return min((line.due for order in orders if order for line in order.lines if line.due), default="")


def _late(due: str) -> str:
    return say("late, due {due}", due=due) if due else ""
