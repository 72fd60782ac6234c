"""Handling units at receiving: a pallet by its SSCC takes in what its notice says; a plate holds what is put
onto it; an opened pallet is counted unit by unit.

What a notice says is taken in with evidence *notified*, units nested as they are announced. Counting turns
it into unit scans: each unit moves out of the pallet onto the dock; a carton that is scanned is there, and
stands beside the pallet until it is opened itself. What is not found goes back to the supplier in the books:
it never came.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.documents import NoticeLine, ShipNotice
from app.domain.quantity import ONE, Quantity
from app.domain.records import Item
from app.domain.standing import Held, UnitPlace
from app.domain.transaction import Cell, Evidence, Line, Status, Transaction
from app.station import receiving_expected as expected
from app.station import receiving_says as says
from app.station.answer import Outcome
from app.station.goods import Goods
from app.station.posted import Posted, kept, laid_by
from app.station.receiving_goods import cell_at
from app.station.receiving_state import ReceivingState
from app.station.step import Context, Heard, Step, refused
from app.station.takeback import Deed, Laid

COUNTED = "closed"
"""The state of a pallet that was counted to its end."""
MISSING = "not-delivered"
"""The reason of what a notice said and nobody found."""


def unit_scanned(state: ReceivingState, code: str, event: Heard, context: Context) -> Step:
    """A pallet of a notice is taken in; one that is here already, or a plate, takes goods from now on."""
    if state.opened and any(one.code == code for one in within(state.opened, context)):
        return _found(state, code, event, context)
    notice = context.look.notice_of(code)
    if notice is None:
        if not state.documents:
            return refused(state, "no-order", says.no_order_for_unit(code))
        return Step(replace(state, onto=code), Outcome.STEP, "onto-unit", says.onto(code))
    if is_in(code, context):
        on_it = replace(state, onto=code if state.documents else "")
        return Step(on_it, Outcome.IGNORED, "already-scanned", says.pallet_again(code))
    if notice.number not in state.documents:
        before = state.documents if state.delivery else ()
        state = replace(
            state,
            documents=(*before, notice.number),
            closed=(),
            waiting=expected.customers_waiting((*before, notice.number), context),
        )
    return _take_in(state, notice, code, event, context)


def _take_in(state: ReceivingState, notice: ShipNotice, code: str, event: Heard, context: Context) -> Step:
    """All that the notice says is on the pallet, in one posting; an untrusted supplier's is counted."""
    lines = tuple(line for line in _on(notice, code) if not is_in(line.sscc, context))
    supplier = _supplier(lines, context)
    if not is_trusted(supplier, context):
        counting = replace(state, onto=code)
        return Step(counting, Outcome.STEP, "count-pallet", says.count_pallet(code, supplier))
    transaction = Transaction(
        "receive",
        tuple(_notified(line, notice.number, state, context) for line in lines),
        document=lines[0].order,
        read={"text": event.scan.text, "symbology": event.scan.symbology, "device": event.scan.device_name},
        extra={"notice": notice.number, **({"delivery": state.delivery.number} if state.delivery else {})},
        id=context.new_id(),
    )
    total = sum(line.quantity for line in transaction.lines)
    nested = tuple(_into(unit, parent, context) for unit, parent in _nesting(notice, code, lines))
    deed = Deed(
        (transaction.id, *(one.id for one in nested)),
        transaction.document,
        code,
        total,
        event.scan.text,
        tuple(laid_by(line) for line in transaction.lines),
    )
    goods = Goods("", "", ONE, "", "", "", event.scan.text, event.scan.symbology, "", Evidence.NOTIFIED)
    posted = Posted(deed, "", goods)
    taken = replace(state, receipts=kept(state.receipts, posted), onto="", opened="")
    banner = says.pallet_taken(code, notice.number, len(lines), total, len(nested))
    return Step(taken, Outcome.TRANSACTION, "pallet-received", banner, (transaction, *nested))


def _nesting(notice: ShipNotice, code: str, lines: tuple[NoticeLine, ...]) -> tuple[tuple[str, str], ...]:
    """(unit, the one that it stands in) of what comes with a pallet, the innermost first."""
    parents = {line.sscc: line.parent_sscc for line in notice.lines if line.sscc}
    pairs: dict[tuple[str, str], int] = {}
    for line in lines:
        unit, depth = line.sscc, 0
        while unit != code:
            pairs[unit, parents[unit]] = max(depth, pairs.get((unit, parents[unit]), 0))
            unit, depth = parents[unit], depth + 1
    return tuple(sorted(pairs, key=lambda pair: pairs[pair]))


def _into(unit: str, parent: str, context: Context) -> Transaction:
    return Transaction("move-unit", extra={"unit": unit, "parent": parent}, id=context.new_id())


def is_in(code: str, context: Context) -> bool:
    """Was this unit taken in: does something lie in it, or was it counted to its end?"""
    place = context.look.unit(code)
    return place is not None and (place.state == COUNTED or bool(inside(code, context)))


def _on(notice: ShipNotice, code: str) -> Iterator[NoticeLine]:
    """The lines of a unit and of all units in it."""
    for line in notice.lines:
        if line.sscc == code:
            yield line
    for inner in dict.fromkeys(line.sscc for line in notice.lines if line.parent_sscc == code):
        yield from _on(notice, inner)


def _notified(line: NoticeLine, notice: str, state: ReceivingState, context: Context) -> Line:
    target = Cell(state.dock or context.location, unit=line.sscc)
    supplier = _supplier((line,), context)
    terms = expected.agreed(supplier, line.sku, context)
    if terms and terms.kind == "consignment":
        target = replace(target, owner=f"consignor:{supplier}")
    return Line(
        line.sku,
        Quantity(line.quantity),
        target=target,
        lot=line.lot,
        serial=line.serial,
        expiry=line.expiry,
        evidence=Evidence.NOTIFIED,
        document=line.order,
        document_line=line.order_line,
        extra=expected.on_notice(notice, line),
    )


def _supplier(lines: tuple[NoticeLine, ...], context: Context) -> str:
    orders = (context.look.purchase_order(line.order) for line in lines if line.order)
    return next((order.supplier for order in orders if order), "")


def is_trusted(supplier: str, context: Context) -> bool:
    trusted = context.rules.trusted_suppliers
    return "*" in trusted or supplier in trusted


# --- opening -------------------------------------------------------------------------------------------


def open_pallet(state: ReceivingState, context: Context) -> Step:
    """Count the pallet scanned last, unit by unit, against its notice."""
    code = to_open(state)
    if not code or not inside(code, context):
        return refused(state, "no-pallet", says.no_pallet())
    around = (*state.around, state.opened) if state.opened and code != state.opened else state.around
    opened = replace(state, opened=code, around=around, onto="")
    cartons = len(context.look.units_in(parent=code))
    banner = says.pallet_opened(code, _left(code, context), cartons)
    return Step(opened, Outcome.COMMAND, "pallet-opened", banner)


def to_open(state: ReceivingState) -> str:
    """The pallet or carton that was scanned last; nothing where none was."""
    scanned = (one.deed.sku for one in reversed(state.receipts) if one.goods.evidence == Evidence.NOTIFIED)
    return state.onto or next(scanned, "")


def within(code: str, context: Context) -> Iterator[UnitPlace]:
    """The units in a unit, and those in them."""
    for one in context.look.units_in(parent=code):
        yield one
        yield from within(one.code, context)


def inside(code: str, context: Context) -> tuple[Held, ...]:
    """What lies in a unit and in the units in it."""
    units = (code, *(one.code for one in within(code, context)))
    return tuple(held for one in units for held in context.look.stock(unit=one) if held.quantity > 0)


def _found(state: ReceivingState, code: str, event: Heard, context: Context) -> Step:
    """A carton of the opened pallet is there: it stands beside it. What is in it stays as notified until it
    is opened itself."""
    here = {"unit": code, "location": state.dock or context.location}
    transaction = Transaction("move-unit", extra=here, id=context.new_id())
    held = inside(code, context)
    total = sum(one.quantity for one in held)
    laid = tuple(Laid(one.cell, one.item, one.quantity, one.lot, one.serial) for one in held)
    deed = Deed((transaction.id,), "", code, total, event.scan.text, laid)
    goods = Goods("", "", ONE, "", "", "", event.scan.text, event.scan.symbology, "", Evidence.NOTIFIED)
    after = replace(state, receipts=kept(state.receipts, Posted(deed, "", goods)), ask=None)
    left = sum(1 for one in context.look.units_in(parent=state.opened) if one.code != code)
    banner = says.carton_found(state.opened, code, total, left)
    return Step(after, Outcome.TRANSACTION, "carton-found", banner, (transaction,))


def counted(state: ReceivingState, goods: Goods, item: Item, context: Context) -> Step | None:
    """A unit of the opened pallet: it moves onto the dock as scanned. None where the pallet has no more."""
    found = next((held for held in inside(state.opened, context) if _is(held, goods)), None)
    if found is None or found.quantity < goods.per:
        return None
    target = replace(cell_at(state, context), status=found.cell.status, owner=found.cell.owner)
    line = Line(
        item.sku,
        Quantity(goods.per),
        source=found.cell,
        target=target,
        lot=found.lot,
        serial=found.serial,
        evidence=str(goods.evidence),
    )
    transaction = Transaction("move", (line,), read=goods.read, id=context.new_id())
    deed = Deed((transaction.id,), "", item.sku, goods.per, goods.text, (laid_by(line),))
    after = replace(state, receipts=kept(state.receipts, Posted(deed, "", goods)), ask=None, sku=item.sku)
    left = _left(state.opened, context) - goods.per
    banner = says.unit_counted(state.opened, goods, item, left)
    return Step(after, Outcome.TRANSACTION, "counted", banner, (transaction,))


def _is(held: Held, goods: Goods) -> bool:
    same = held.item == goods.sku
    return (
        same
        and (not goods.lot or held.lot == goods.lot)
        and (not goods.serial or held.serial == goods.serial)
    )


def _left(code: str, context: Context) -> int:
    return sum(held.quantity for held in inside(code, context))


def end_counting(state: ReceivingState, context: Context) -> Step:
    """What the notice said and nobody found never came: it leaves the books as it came, and is a discrepancy
    when the order is closed."""
    missing = tuple(held for held in inside(state.opened, context) if held.cell.status == Status.AVAILABLE)
    done = replace(state, opened=next(iter(state.around[-1:]), ""), around=state.around[:-1])
    closed = Transaction("close-unit", extra={"unit": state.opened}, id=context.new_id())
    if not missing:
        return Step(done, Outcome.TRANSACTION, "pallet-counted", says.pallet_right(state.opened), (closed,))
    lines = tuple(_never_came(held, state, context) for held in missing)
    transaction = Transaction("vendor-return", lines, reason=MISSING, id=context.new_id())
    short = sum(held.quantity for held in missing)
    banner = says.pallet_short(state.opened, short, len(missing))
    return Step(done, Outcome.TRANSACTION, "pallet-short", banner, (transaction, closed))


def _never_came(held: Held, state: ReceivingState, context: Context) -> Line:
    line = expected.line_for(expected.awaited(state, context), held.item, held.lot, context)
    notice = context.look.notice_of(held.cell.unit)
    told = _told(notice, held) if notice else None
    return Line(
        held.item,
        held.quantity,
        source=held.cell,
        lot=held.lot,
        serial=held.serial,
        evidence=Evidence.ASSUMED,
        document=line.document if line else "",
        document_line=line.line if line else "",
        reason=MISSING,
        extra=expected.on_notice(notice.number, told) if notice else {},
    )


def _told(notice: ShipNotice, held: Held) -> NoticeLine | None:
    """The line of a notice that says of a unit what is missing in it."""
    alike = (line for line in notice.lines if (line.sscc, line.sku) == (held.cell.unit, held.item))
    return next((one for one in alike if one.lot in ("", held.lot) and one.serial in ("", held.serial)), None)
