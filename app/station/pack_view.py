"""What the packing screen shows: the order's lines as they are checked, and the carton beside them."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.documents import SalesOrder
from app.domain.quantity import ONE
from app.domain.speech import counted, listed, say
from app.station.lookup import Held
from app.station.pack_state import PackState
from app.station.packing import PackLine, held_in, order_of, pack_lines
from app.station.refusals import number
from app.station.step import Context
from app.station.view import ActionView, LineView, Mark, StageView


@dataclass(frozen=True, slots=True)
class CheckView:
    """One thing that must be so before the carton closes."""

    text: str
    done: bool
    still: str = ""


@dataclass(frozen=True, slots=True)
class PackView(StageView):
    """The packing screen: `grams` is the expected weight, -1 where an item's weight is not known."""

    carton: str = ""
    carton_number: int = 1
    carton_state: str = ""
    kind: str = ""
    size: str = ""
    grams: int = -1
    checks: tuple[CheckView, ...] = ()


HEADERS = ("Item", "SKU", "Lot or serial", "Scanned", "", "Still to scan")


def view(state: PackState, context: Context) -> StageView:
    """The order in work, or the totes that wait here."""
    order = order_of(context, state.order)
    if order is None:
        return _idle(context)
    lines = pack_lines(order, state.tote, context)
    packed = sum(min(line.line.quantity, line.packed) for line in lines)
    total = sum(line.line.quantity for line in lines)
    left = total - packed
    current = state.last.line if state.last else ""
    kind = next((one for one in context.rules.cartons if one.code == state.kind), None)
    about = (
        say("Tote {tote}", tote=state.tote) if state.tote else "",
        say("carton {count}", count=len(state.closed) + 1),
        order.ship_to.split(",", 1)[0],
    )
    checks = (
        CheckView("Contents equal the order", left == 0, _left(left)),
        CheckView("Packing slip", False),
        CheckView("Carton label, SSCC", False),
    )
    return PackView(
        procedure="pack",
        title=say("Pack order {order}", order=order.number),
        subtitle=listed(about, "  ·  "),
        progress_text=say("{done} of {total} units checked", done=number(packed), total=number(total)),
        progress_permille=packed * 1000 // total if total else 0,
        lines=tuple(_line(line, line.line.line == current, state, context) for line in lines),
        headers=HEADERS,
        actions=_actions(state, left == 0),
        carton=state.carton,
        carton_number=len(state.closed) + 1,
        carton_state="Open" if state.carton else "Not opened",
        kind=state.kind,
        size=kind.size if kind else "",
        grams=_grams(state, context, kind.grams if kind else 0),
        checks=checks,
    )


def _left(quantity: int) -> str:
    return say("{quantity} left", quantity=number(quantity)) if quantity else ""


def _inside(state: PackState, context: Context) -> tuple[Held, ...]:
    return held_in(state.carton, context) if state.carton else ()


def _actions(state: PackState, complete: bool) -> tuple[ActionView, ...]:
    undo = ActionView("CMD:UNDO", "Undo last", "undo", enabled=bool(state.deeds or state.ask or state.back))
    started = bool(state.carton or state.closed)
    full = ActionView("CMD:FULL", "Carton full", "pack", enabled=bool(state.carton))
    done = ActionView("CMD:DONE", "Close carton", "check", primary=True, enabled=complete and started)
    return undo, full, done


def _line(line: PackLine, current: bool, state: PackState, context: Context) -> LineView:
    item = context.look.item(line.line.sku)
    if line.packed >= line.line.quantity:
        mark, word = Mark.COMPLETE, "Complete"
    elif not line.in_tote:
        mark, word = Mark.SHORT, say("{quantity} not in tote", quantity=number(line.still))
    else:
        mark = Mark.ACTIVE if line.packed else Mark.OPEN
        word = say("{quantity} to scan", quantity=number(line.still))
    return LineView(
        key=line.line.line,
        name=item.name if item else line.line.sku,
        sku=line.line.sku,
        place=_identity(line, state, context),
        done=number(line.packed),
        expected=number(line.line.quantity),
        permille=min(1000, line.packed * 1000 // line.line.quantity),
        mark=mark,
        word=word,
        current=current,
    )


def _identity(line: PackLine, state: PackState, context: Context) -> str:
    """The lot of a line's goods in this tote and carton, or how many serials."""
    units = [unit for unit in (state.tote, state.carton) if unit]
    held = [one for unit in units for one in held_in(unit, context, line.line.sku)]
    serials = {one.serial for one in held if one.serial}
    lots = {one.lot for one in held if one.lot}
    if serials:
        return counted(len(serials), "{count} serial", "{count} serials")
    return next(iter(lots)) if len(lots) == 1 else say("{count} lots", count=len(lots)) if lots else ""


def _grams(state: PackState, context: Context, empty: int) -> int:
    """The expected weight of the open carton in grams; -1 where some item's weight is not known."""
    total = empty * ONE
    for one in _inside(state, context):
        item = context.look.item(one.item)
        if item is None or not item.grams:
            return -1
        total += item.grams * one.quantity
    return total // ONE


def _idle(context: Context) -> PackView:
    """Picked orders that wait to be packed; a tap takes one."""
    orders = context.look.open_documents(SalesOrder, 200)
    rows = []
    for order in orders:
        lines = pack_lines(order, "", context)
        picked = [promise for promise in context.look.promises(document=order.number) if promise.unit]
        if not picked:
            continue
        partner = context.look.partner(order.customer)
        total, packed = sum(line.line.quantity for line in lines), sum(line.packed for line in lines)
        totes = listed(dict.fromkeys(promise.unit for promise in picked))
        rows.append(
            LineView(
                key=order.number,
                name=partner.name if partner else order.customer,
                sku=order.number,
                place=totes,
                done=number(packed),
                expected=number(total),
                permille=min(1000, packed * 1000 // total) if total else 0,
                mark=Mark.ACTIVE if packed else Mark.OPEN,
                word="Started" if packed else "Picked",
                scan=order.number,
            )
        )
    return PackView(
        procedure="pack",
        title="Pack",
        subtitle=say("{location}  ·  scan a tote to begin", location=context.location),
        progress_text=say("{count} orders to pack", count=len(rows)) if rows else "",
        lines=tuple(rows),
        headers=("Customer", say("Order{of_sales}", of_sales=""), "Tote", "Packed", "", "Status"),
        empty_title="No totes are waiting",
        empty_text="Orders appear here when they have been picked.",
    )
