"""A unit comes back: its sale is found, the books take it in, and what looks odd holds its refund."""

from __future__ import annotations

from dataclasses import replace

from app.domain.documents import Return
from app.domain.quantity import ONE, Quantity
from app.domain.records import Item
from app.domain.returning import Check, Checklist, Hit, ReturnedUnit
from app.domain.transaction import Cell, Evidence, Line, Status, Transaction
from app.station import returns_words as words
from app.station.answer import Outcome
from app.station.goods import Ask as AskFor
from app.station.goods import Goods, asking, fitted, missing, serial_by_unit
from app.station.posted import laid_by
from app.station.returns_sale import Sale, announced_line, find_sale, undelivered
from app.station.returns_state import Done, ReturnsState
from app.station.step import Context, Step, refused
from app.station.suspicion import Facts, Limits, hits
from app.station.takeback import Deed


def complete_or_ask(state: ReturnsState, goods: Goods, context: Context) -> Step:
    """Ask for the serial or lot that the label did not say; else take the unit in."""
    item = context.look.item(goods.sku)
    assert item is not None, "a resolved item is in the catalogue"
    goods = fitted(goods, item)
    if item.has_serial and goods.per != ONE:
        return refused(state, "serial-by-unit", serial_by_unit(goods, item))
    kind = missing(goods, item, ("serial", "lot"))
    if kind:
        waiting = replace(state, ask=AskFor(kind, goods, item.name))
        return Step(waiting, Outcome.STEP, f"ask-{kind}", asking(kind, goods, item))
    return take(replace(state, ask=None), goods, item, goods.per, str(goods.evidence), context)


def take(
    state: ReturnsState,
    goods: Goods,
    item: Item,
    quantity: int,
    evidence: str,
    context: Context,
    follows: ReturnedUnit | None = None,
) -> Step:
    """Take so much of it back. What its sale still has out is ours again; what is beyond it the customer's.
    `follows` is the unit that a quantity card makes more of."""
    if goods.serial:
        place = context.look.serial_place(item.sku, goods.serial)
        current = context.look.record(ReturnedUnit, state.unit) if state.unit else None
        if place is not None and current and current.serial == goods.serial:
            return Step(state, Outcome.IGNORED, "already-scanned", words.already_scanned(goods, item))
        if place is not None:
            return refused(state, "serial-on-hand", words.serial_on_hand(goods, item, place))
    sale = find_sale(item.sku, goods.serial, state.document, state.customer, context)
    found = hits(_facts(state, goods, item, quantity, sale, context), limits_of(context))
    known = min(quantity, sale.left) if sale else 0
    sizes = [(size, ours) for size, ours in ((known, True), (quantity - known, False)) if size]
    units, made = [], []
    for size, ours in sizes:
        line = _line(state, goods, size, sale, evidence, context, ours=ours)
        back = Transaction("return", (line,), document=line.document, read=goods.read, id=context.new_id())
        unit = _unit(state, goods, back, line, sale if ours else None, found, context)
        if follows is not None and follows.owner == unit.owner:
            unit = _more(follows, unit)
        held = hold_of(found, unit.document, unit.id, context) if found and not unit.is_held else None
        if held is not None:
            unit = replace(unit, hold=held.id)
        units.append((unit, line))
        made += [back, *((held,) if held else ()), Transaction("record", record=unit, id=context.new_id())]
    last = units[-1][0]
    after = state.with_unit(last.id, checklist(item, context), goods)
    for (unit, laid), back_id in zip(units, (one.id for one in made if one.kind == "return"), strict=True):
        deed = Deed((back_id,), unit.document, unit.sku, laid.quantity, goods.text, (laid_by(laid),))
        after = _noting(after, deed, unit)
    code = _code(last, sale, found)
    banner = words.taken(code, last, item, sale, goods)
    return Step(after, Outcome.TRANSACTION, code, banner, tuple(made))


def _more(first: ReturnedUnit, later: ReturnedUnit) -> ReturnedUnit:
    """One record for what a quantity card says of one line."""
    return replace(
        first,
        quantity=first.quantity + later.quantity,
        value=first.value + later.value,
        refund=first.refund + later.refund,
        hits=later.hits or first.hits,
    )


def _noting(state: ReturnsState, deed: Deed, unit: ReturnedUnit) -> ReturnsState:
    """What can be taken back, a unit's scan and its quantity card as one."""
    last = state.done[-1] if state.done else None
    if last is None or last.unit != unit.id or last.before is not None:
        return state.having(Done(deed, "the return", unit.id))
    whole = replace(
        last.deed,
        ids=(*last.deed.ids, *deed.ids),
        quantity=last.deed.quantity + deed.quantity,
        laid=(replace(deed.laid[0], quantity=last.deed.laid[0].quantity + deed.laid[0].quantity),),
    )
    return replace(state, done=(*state.done[:-1], replace(last, deed=whole)))


def checklist(item: Item, context: Context) -> tuple[Check, ...]:
    """What is looked at on a unit of this item."""
    found = context.look.record(Checklist, item.group) if item.group else None
    return tuple(Check(question) for question in found.questions) if found else ()


def limits_of(context: Context) -> Limits:
    """The site's limits of suspicion."""
    rules = context.rules
    return Limits(
        rules.return_window_days, rules.lighter_percent, rules.return_rate_percent, rules.return_rate_least
    )


def cell_of(unit: ReturnedUnit) -> Cell:
    """Where a unit at the bench lies."""
    return Cell(unit.location, unit.status, unit.owner)


def _code(unit: ReturnedUnit, sale: Sale | None, found: tuple[Hit, ...]) -> str:
    if found:
        return "refund-held"
    if unit.owner:
        return "sale-unknown"
    return "returned" if sale and sale.announced else "other-item"


def _line(
    state: ReturnsState,
    goods: Goods,
    quantity: int,
    sale: Sale | None,
    evidence: str,
    context: Context,
    *,
    ours: bool,
) -> Line:
    document, number = (sale.document, sale.line) if sale else _stated(state, goods, context)
    customer = sale.customer if sale else state.customer or "UNKNOWN"
    said = {"customer": customer}
    if sale:
        said |= {"sale": sale.sale, "sale_line": sale.sale_line}
    opened = context.look.record(Return, document) if document else None
    owner = f"customer:{sale.customer if sale else opened.customer if opened else customer}"
    target = Cell(context.location, Status.INSPECTION) if ours else _customers(context, owner)
    return Line(
        goods.sku,
        Quantity(quantity),
        target=target,
        lot=goods.lot,
        serial=goods.serial,
        evidence=evidence or Evidence.UNIT_SCAN,
        document=document,
        document_line=number,
        extra=said,
    )


def _customers(context: Context, owner: str) -> Cell:
    return Cell(context.location, Status.QUARANTINE, owner)


def _stated(state: ReturnsState, goods: Goods, context: Context) -> tuple[str, str]:
    """The announced return in work, and its line of this item; nothing where there is none."""
    opened = context.look.record(Return, state.document) if state.document else None
    if opened is None:
        return "", ""
    line = announced_line(opened, goods.sku, goods.serial, context)
    return opened.number, line.line if line else ""


def _unit(
    state: ReturnsState,
    goods: Goods,
    back: Transaction,
    line: Line,
    sale: Sale | None,
    found: tuple[Hit, ...],
    context: Context,
) -> ReturnedUnit:
    return ReturnedUnit(
        id=back.id,
        sku=goods.sku,
        quantity=line.quantity,
        site=context.site,
        location=context.location,
        status=line.target.status,
        owner=line.target.owner,
        since=context.now,
        parcel=state.parcel,
        document=line.document,
        line=line.document_line,
        sale=sale.sale if sale else "",
        sale_line=sale.sale_line if sale else "",
        customer=str(line.extra["customer"]),
        lot=goods.lot,
        serial=goods.serial,
        sold_at=sale.at if sale else 0,
        value=sale.cost(line.quantity) if sale else 0,
        refund=sale.paid(line.quantity) if sale and not undelivered(state.parcel, context) else 0,
        currency=(sale.currency if sale else "") or context.rules.currency,
        hits=found,
    )


def hold_of(found: tuple[Hit, ...], document: str, about: str, context: Context) -> Transaction:
    """The transaction that holds a refund."""
    said = {
        "rules": ", ".join(hit.rule for hit in found),
        "facts": "; ".join(hit.facts for hit in found),
        "unit": about,
    }
    return Transaction("hold", document=document, extra=said, id=context.new_id())


def _facts(
    state: ReturnsState, goods: Goods, item: Item, quantity: int, sale: Sale | None, context: Context
) -> Facts:
    customer = sale.customer if sale else state.customer
    bought, back = context.look.dealings(customer) if customer else (0, 0)
    was_sold = sale is not None or bool(context.look.sold(item=item.sku, serial=goods.serial))
    return Facts(
        quantity=quantity,
        name=f"{item.sku} {goods.serial}".strip(),
        claimed=not undelivered(state.parcel, context),
        serial=goods.serial,
        shipped_serials=sale.serials if sale else (),
        was_sold=was_sold,
        sold=sale.sold if sale else 0,
        returned_before=sale.returned if sale else 0,
        sold_at=sale.at if sale else 0,
        now=context.now,
        customer=words.partner_name(customer, context),
        customer_sold=bought,
        customer_returned=back,
    )
