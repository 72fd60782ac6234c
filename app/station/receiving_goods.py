"""Goods at receiving: what the label did not say is asked for, then the scan is one posting.

As ordered they are ours (or the consignor's); beyond tolerance, not ordered, expired, too short-dated or of
another lot than the notice says, they are the supplier's, in quarantine. The books judge all of it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from app.domain.clock import day_of
from app.domain.quantity import ONE, Quantity
from app.domain.records import Item
from app.domain.transaction import TRANSIT, Cell, Evidence, Line, Status, Transaction
from app.ledger.receipt import split_receipt
from app.station import receiving_expected as expected
from app.station import receiving_words as words
from app.station.answer import Banner, Outcome
from app.station.goods import (
    Ask,
    Goods,
    asking,
    bad_value,
    fact_said,
    fitted,
    missing,
    serial_by_unit,
    with_fact,
)
from app.station.posted import Posted, kept, laid_by
from app.station.receiving_expected import RECEIVE, TRANSFER, Awaited
from app.station.receiving_state import ReceivingState
from app.station.step import Context, Heard, Step, refused
from app.station.takeback import Deed

HELD = {"short-dated", "wrong-lot"}
"""Codes that the station states as the line's reason: the books keep such goods as the supplier's."""


@dataclass(frozen=True, slots=True)
class Share:
    """So much (10⁻⁶) of what came goes into this cell; `reason` where the station itself holds it back."""

    cell: Cell
    quantity: int
    reason: str = ""


def complete_or_ask(state: ReceivingState, goods: Goods, context: Context) -> Step:
    """Ask for the first fact that the item needs and the label did not say; else receive."""
    item = context.look.item(goods.sku)
    assert item is not None, "a resolved item is in the catalogue"
    goods = fitted(goods, item)
    if item.has_serial and goods.per != ONE:
        return refused(state, "serial-by-unit", serial_by_unit(goods, item))
    kind = missing(goods, item)
    if not kind and item.group in context.rules.weighed_groups and not goods.weight:
        kind = "weight"
    if kind:
        asking_now = replace(state, ask=Ask(kind, goods, item.name), sku=item.sku)
        return Step(asking_now, Outcome.STEP, f"ask-{kind}", asking(kind, goods, item))
    return _receive(replace(state, sku=item.sku), goods, item, context)


def answer_ask(state: ReceivingState, ask: Ask, event: Heard, context: Context) -> Step | None:
    """Take the scan as the asked-for fact; None where it is plainly something else."""
    value = fact_said(ask, event)
    if value is None:
        return None
    if not value:
        return refused(state, f"bad-{ask.kind}", bad_value(event.scan, ask))
    return complete_or_ask(replace(state, ask=None), with_fact(ask, value), context)


def _receive(state: ReceivingState, goods: Goods, item: Item, context: Context) -> Step:
    place = context.look.serial_place(item.sku, goods.serial) if goods.serial else None
    if place is not None and not place.location.startswith(TRANSIT):
        mine = (posted.goods for posted in state.receipts)
        if any((one.sku, one.serial) == (item.sku, goods.serial) for one in mine):
            return Step(state, Outcome.IGNORED, "already-scanned", words.already_scanned(goods, item))
        return refused(state, "serial-on-hand", words.serial_on_hand(goods, item, place))
    return post(state, goods, item, goods.per, goods.evidence, context)


def post(
    state: ReceivingState,
    goods: Goods,
    item: Item,
    quantity: Quantity,
    evidence: str,
    context: Context,
    follows: Posted | None = None,
) -> Step:
    """Post a receipt of `quantity`, and say what the books will make of it. `follows` is the receipt that a
    quantity card completes."""
    lines = expected.awaited(state, context)
    line = expected.line_for(lines, item.sku, goods.lot, context)
    shares, code = _shares(state, lines, line, goods, item, quantity, context)
    transaction = _transaction(state, lines, line, goods, shares, evidence, context)
    laid = tuple(laid_by(one) for one in transaction.lines)
    deed = Deed((transaction.id,), transaction.document, item.sku, quantity, goods.text, laid)
    now = Posted(deed, line.line if line else "", goods)
    posted = follows.more(now) if follows else now
    banner = _banner(state, line, goods, item, posted, shares, code, context)
    if code == "received" and line and expected.short(line, context) == quantity:
        code, banner = _complete(lines, line, item, banner, context)
    asked_about = state.unknown if state.proposed else None
    after = replace(state, receipts=kept(state.receipts, posted, follows), ask=None, unknown=asked_about)
    return Step(after, Outcome.TRANSACTION, code, banner, (transaction,))


def cell_at(state: ReceivingState, context: Context) -> Cell:
    """Where goods go now: the dock, or the handling unit on it."""
    return Cell(state.dock or context.location, unit=state.onto)


# --- what is ours --------------------------------------------------------------------------------------


def _shares(
    state: ReceivingState,
    lines: tuple[Awaited, ...],
    line: Awaited | None,
    goods: Goods,
    item: Item,
    quantity: Quantity,
    context: Context,
) -> tuple[tuple[Share, ...], str]:
    """Which share is ours and which stays the supplier's, with the answer's code."""
    here = cell_at(state, context)
    kind = line.kind if line else lines[0].kind if lines else RECEIVE
    if kind != RECEIVE:
        return _own(line, here, quantity, context)
    supplier = line.supplier if line else expected.supplier_of(state, context)
    apart = replace(here, status=Status.QUARANTINE, owner=f"supplier:{supplier}")
    code = _fault(lines, goods, context)
    if code:
        return (Share(apart, quantity, code if code in HELD else ""),), code
    if line is None or not line.line:
        return (Share(apart, quantity),), "not-ordered"
    terms = expected.agreed(supplier, item.sku, context)
    permille = int(Decimal(terms.over_percent) * 10) if terms and terms.over_percent else 0
    accepted, beyond = split_receipt(line.quantity, expected.came(line, context), permille, quantity)
    if terms and terms.kind == "consignment":
        here = replace(here, owner=f"consignor:{supplier}")
    held = is_held(item, goods.lot, context)
    ours = replace(here, status=Status.QUARANTINE) if held else here
    shares = [Share(ours, accepted)] if accepted else []
    if beyond:
        shares.append(Share(apart, beyond))
    return tuple(shares), "over-receipt" if beyond else "held" if held else "received"


def _own(line: Awaited | None, here: Cell, quantity: int, context: Context) -> tuple[tuple[Share, ...], str]:
    """From production or another site it is ours, whatever came; what was not awaited is set apart."""
    if line is None:
        return (Share(replace(here, status=Status.QUARANTINE), quantity),), "not-ordered"
    over = expected.came(line, context) + quantity > line.quantity
    return (Share(here, quantity),), "over-receipt" if over else "received"


def _fault(lines: tuple[Awaited, ...], goods: Goods, context: Context) -> str:
    today = day_of(context.now)
    if goods.expiry and goods.expiry < today.isoformat():
        return "expired"
    last = today + timedelta(days=context.rules.shortest_days)
    if goods.expiry and goods.expiry < last.isoformat():
        return "short-dated"
    return "wrong-lot" if expected.other_lot(lines, goods.sku, goods.lot) else ""


def is_held(item: Item, lot: str, context: Context) -> bool:
    """A lot is held while a sample of it lies in inspection on a dock."""
    if not lot:
        return False
    if item.has_serial:
        stock = context.look.stock(item=item.sku)
        return any((held.lot, held.cell.status) == (lot, Status.INSPECTION) for held in stock)
    docks = context.look.locations(context.site, "dock")
    cells = (Cell(dock.code, Status.INSPECTION) for dock in docks)
    return any(context.look.on_hand(cell, item.sku, lot, "") > 0 for cell in cells)


# --- the transaction -----------------------------------------------------------------------------------


def _transaction(
    state: ReceivingState,
    lines: tuple[Awaited, ...],
    line: Awaited | None,
    goods: Goods,
    shares: tuple[Share, ...],
    evidence: str,
    context: Context,
) -> Transaction:
    kind = line.kind if line else lines[0].kind if lines else RECEIVE
    document = line.document if line else lines[0].document if lines else ""
    extra: dict[str, str | int] = {}
    if state.delivery:
        extra["delivery"] = state.delivery.number
    if kind == RECEIVE and not document:
        extra["supplier"] = expected.supplier_of(state, context)
    return Transaction(
        kind=kind,
        lines=tuple(_lines(goods, line, document, kind, shares, evidence, context)),
        document=document,
        read=goods.read,
        extra=extra,
        id=context.new_id(),
    )


def _lines(
    goods: Goods,
    line: Awaited | None,
    document: str,
    kind: str,
    shares: tuple[Share, ...],
    evidence: str,
    context: Context,
) -> Iterator[Line]:
    total, weight = sum(share.quantity for share in shares), goods.weight
    announced = expected.announced(line, goods.lot, goods.serial, context)
    for share in shares:
        heavy = weight * share.quantity // total if share is not shares[-1] else weight
        weight -= heavy
        yield Line(
            item=goods.sku,
            quantity=Quantity(share.quantity),
            source=Cell(TRANSIT + document) if kind == TRANSFER else Cell(),
            target=share.cell,
            lot=goods.lot,
            serial=goods.serial,
            expiry=goods.expiry,
            evidence=str(evidence),
            document=document,
            document_line=line.line if line else "",
            reason=share.reason,
            extra={**announced, **({"weight": heavy} if heavy else {})},
        )


# --- the answer ----------------------------------------------------------------------------------------


def _banner(
    state: ReceivingState,
    line: Awaited | None,
    goods: Goods,
    item: Item,
    posted: Posted,
    shares: tuple[Share, ...],
    code: str,
    context: Context,
) -> Banner:
    quantity = sum(share.quantity for share in shares)
    so_far = expected.came(line, context) + quantity if line and line.line else posted.quantity
    told = words.Told(
        code=code,
        quantity=quantity,
        so_far=so_far,
        ordered=line.quantity if line else 0,
        beyond=sum(share.quantity for share in shares if share.cell.owner.startswith("supplier:")),
        place="" if code != "received" else context.look.usual_bin(item.sku),
        waiting=next((order for sku, order in state.waiting if (sku, code) == (item.sku, "received")), ""),
        blind=is_blind(state, context),
        lots=expected.other_lot(expected.awaited(state, context), item.sku, goods.lot),
        consigned=any(share.cell.owner.startswith("consignor:") for share in shares),
    )
    return words.received(told, goods, item)


def is_blind(state: ReceivingState, context: Context) -> bool:
    """Are expected quantities hidden? The card turns the site's rule around."""
    return state.blind != context.rules.blind_receiving


def _complete(
    lines: tuple[Awaited, ...], line: Awaited, item: Item, banner: Banner, context: Context
) -> tuple[str, Banner]:
    others = (other for other in lines if (other.document, other.line) != (line.document, line.line))
    if any(expected.short(other, context) for other in others):
        return "line-complete", words.line_complete(banner, item)
    return "order-complete", words.order_complete(banner, line.opened)


def typed_more(posted: Posted, argument: int) -> Quantity:
    """What a quantity card adds to what is posted already."""
    return Quantity(argument * posted.goods.per - posted.quantity)


TYPED = Evidence.TYPED
