"""What becomes of a returned unit: each disposition is its own movement and journal entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.domain.documents import SalesOrder
from app.domain.money import cost_of, parse_unit_cost, unit_cost_text
from app.domain.quantity import ONE, Quantity
from app.domain.records import Item
from app.domain.returning import DONE, ReturnedUnit
from app.domain.speech import say
from app.domain.terms import Reason
from app.domain.transaction import OURS, Cell, Line, Status, Transaction
from app.station import returns_words as words
from app.station.answer import Outcome
from app.station.goods import Goods
from app.station.posted import laid_by
from app.station.returns_inspect import unit_in_work
from app.station.returns_state import REPLACEMENT, Done, ReturnsState
from app.station.returns_units import cell_of
from app.station.step import Context, Step, refused
from app.station.takeback import Deed

NOWHERE = Cell()
"""The kind of transaction says where the goods go."""
Make = Callable[[ReturnedUnit, str, Context], Transaction]
"""A unit and what the card says beside → what is posted."""


@dataclass(frozen=True, slots=True)
class Disposition:
    """A card and what it does. `grades` may be given to it, none: any, also none; `theirs` says whether goods
    that are still the customer's may take this way."""

    card: str
    word: str
    icon: str
    make: Make
    grades: str = ""
    theirs: bool = False
    suffix: Callable[[Context], str] | None = None
    """Of the item that it becomes."""


def _line(unit: ReturnedUnit, target: Cell = NOWHERE, *, reason: str = "") -> Line:
    """The unit leaves where it lies, out of the inspection pool that it came into."""
    return Line(
        unit.sku,
        Quantity(unit.quantity),
        source=cell_of(unit),
        target=target,
        lot=unit.lot,
        serial=unit.serial,
        document=unit.document,
        document_line=unit.line,
        reason=reason,
    )


def _restock(unit: ReturnedUnit, _: str, context: Context) -> Transaction:
    return Transaction("move", (_line(unit, Cell(unit.location)),), id=context.new_id())


def _keep(unit: ReturnedUnit, _: str, context: Context) -> Transaction:
    target = Cell(unit.location, Status.QUARANTINE)
    return Transaction("move", (_line(unit, target, reason="claim"),), id=context.new_id())


def _to_vendor(unit: ReturnedUnit, _: str, context: Context) -> Transaction:
    return Transaction("vendor-return", (_line(unit),), id=context.new_id())


def _scrap(unit: ReturnedUnit, said: str, context: Context) -> Transaction:
    reason = said or context.rules.scrap_reason
    return Transaction("scrap", (_line(unit, reason=reason),), reason=reason, id=context.new_id())


def _donate(unit: ReturnedUnit, said: str, context: Context) -> Transaction:
    reason = said or context.rules.donate_reason
    return Transaction("donate", (_line(unit, reason=reason),), reason=reason, id=context.new_id())


def _refuse(unit: ReturnedUnit, _: str, context: Context) -> Transaction:
    line = _line(unit)
    if unit.sale:
        line = replace(line, extra={"sale": unit.sale, "sale_line": unit.sale_line})
    return Transaction("return-refused", (line,), document=unit.document, id=context.new_id())


def _as_b_stock(unit: ReturnedUnit, _: str, context: Context) -> Transaction:
    return _convert(unit, f"{unit.sku}{context.rules.b_stock_suffix}", context)


def _refurbish(unit: ReturnedUnit, _: str, context: Context) -> Transaction:
    return _convert(unit, f"{unit.sku}{context.rules.refurbished_suffix}", context)


def _convert(unit: ReturnedUnit, sku: str, context: Context) -> Transaction:
    """It becomes another item, at that one's cost where it is the lower; the rest is written down."""
    item = context.look.item(sku)
    assert item is not None, "asked before the card is taken"
    lower = item.cost and cost_of(unit.quantity, parse_unit_cost(item.cost), ONE) < unit.value
    made = Line(
        sku,
        Quantity(unit.quantity),
        target=Cell(unit.location),
        lot=unit.lot if item.has_lot else "",
        serial=unit.serial if item.has_serial else "",
        cost=item.cost if lower else "",
        document=unit.document,
    )
    return Transaction("convert", (_line(unit), made), id=context.new_id())


def _exchange(unit: ReturnedUnit, _: str, context: Context) -> Transaction:
    """What came back, before the replacement goes out: restocked as new, else scrapped."""
    return _restock(unit, "", context) if unit.grade == "A" else _scrap(unit, "", context)


DISPOSITIONS: Mapping[str, Disposition] = MappingProxyType(
    {
        one.card: one
        for one in (
            Disposition("STOCK", "Restock", "putaway", _restock, "A"),
            Disposition(
                "BSTOCK", "B-stock", "tag", _as_b_stock, "ABC", suffix=lambda c: c.rules.b_stock_suffix
            ),
            Disposition(
                "REFURB", "Refurbish", "wrench", _refurbish, suffix=lambda c: c.rules.refurbished_suffix
            ),
            Disposition("VENDOR", "Vendor", "ship", _to_vendor),
            Disposition("SCRAP", "Scrap", "bin", _scrap),
            Disposition("DONATE", "Donate", "gift", _donate),
            Disposition("EXCHANGE", "Exchange", "exchange", _exchange, "ABCD"),
            Disposition("REFUSE", "Send back", "sendback", _refuse, theirs=True),
            Disposition("CLAIM", "Keep for claim", "lock", _keep),
        )
    }
)
"""Card → what becomes of the unit, in the order of the screen."""


_GRADES = {"A": "A only", "ABC": "A to C only", "ABCD": "a grade first"}
"""What a card says of the grades that it takes."""


def why_not(one: Disposition, unit: ReturnedUnit, state: ReturnsState, context: Context) -> str:
    """Why a unit cannot take this way, in a few words; empty where it can."""
    if unit.owner and not one.theirs:
        return "still the customer’s"
    if one.grades and state.grade not in [*one.grades]:
        return _GRADES[one.grades]
    if one.card == "STOCK" and (state.missing or any(check.answer != "yes" for check in state.checks)):
        return "checklist not all yes"
    if one.suffix and context.look.item(unit.sku + one.suffix(context)) is None:
        return say("no item {sku}", sku=unit.sku + one.suffix(context))
    if one.card == "EXCHANGE" and unit.is_held:
        return "refund held"
    return ""


def fitting(unit: ReturnedUnit, state: ReturnsState, context: Context) -> tuple[Disposition, ...]:
    """The ways that are open to a unit now."""
    return tuple(one for one in DISPOSITIONS.values() if not why_not(one, unit, state, context))


def dispose(state: ReturnsState, card: str, said: str, context: Context) -> Step:
    """A disposition's card was scanned."""
    unit = unit_in_work(state, context)
    if unit is None or unit.state == DONE:
        return refused(state, "no-unit", words.no_unit(card))
    one = DISPOSITIONS[card]
    against = why_not(one, unit, state, context)
    if against:
        return refused(
            state, "not-this-way", words.not_this_way(one.word, card, unit, against, state, context)
        )
    if said and card in ("SCRAP", "DONATE") and context.look.record(Reason, said) is None:
        return refused(state, "unknown-reason", words.unknown_reason(said))
    if card == "EXCHANGE":
        banner = words.replacement_wanted(unit, context)
        return Step(replace(state, wait=REPLACEMENT), Outcome.COMMAND, "ask-replacement", banner)
    found = replace(unit, grade=state.grade)
    return _disposed(state, found, card, (one.make(found, said, context),), context)


def replaced(state: ReturnsState, goods: Goods, item: Item, context: Context) -> Step:
    """The replacement was scanned: it goes out to the customer, and what came back takes its way."""
    unit = unit_in_work(state, context)
    assert unit is not None, "a replacement is for a unit"
    if item.sku != unit.sku or (goods.per != unit.quantity):
        return refused(state, "not-the-same", words.not_the_same(goods, item, unit, context))
    source = _lying(item, goods, context)
    if source is None:
        return refused(state, "no-replacement", words.no_replacement(goods, item))
    unit = replace(unit, grade=state.grade)
    order = context.look.record(SalesOrder, unit.sale) if unit.sale else None
    out = Line(
        item.sku,
        Quantity(unit.quantity),
        source=source,
        lot=goods.lot,
        serial=goods.serial,
        document=order.number if order else "",
        extra={"price": unit_cost_text(unit.refund, unit.quantity), "currency": unit.currency}
        if unit.refund
        else {},
    )
    shipped = Transaction("ship", (out,), document=out.document, read=goods.read, id=context.new_id())
    first = DISPOSITIONS["EXCHANGE"].make(unit, "", context)
    return _disposed(replace(state, wait=""), unit, "EXCHANGE", (first, shipped), context)


def _lying(item: Item, goods: Goods, context: Context) -> Cell | None:
    """Where the replacement was taken from: by its serial, else the place that has most of it."""
    if goods.serial:
        return context.look.serial_place(item.sku, goods.serial)
    held = [
        one
        for one in context.look.stock(item=item.sku)
        if one.cell.status == Status.AVAILABLE
        and one.cell.owner == OURS
        and not one.cell.unit
        and one.quantity >= goods.per
        and goods.lot in ("", one.lot)
    ]
    return max(held, key=lambda one: one.quantity).cell if held else None


def _disposed(
    state: ReturnsState, unit: ReturnedUnit, card: str, made: tuple[Transaction, ...], context: Context
) -> Step:
    """Its record says what became of it; the bench is free for the next unit."""
    before = replace(unit, grade="")
    record = replace(
        unit,
        state=DONE,
        checks=state.checks,
        missing=state.missing,
        photos=state.photos,
        disposition=card,
    )
    laid = tuple(
        laid_by(line)
        for transaction in made
        for line in transaction.lines
        if line.target.location and transaction.kind != "ship"
    )
    deed = Deed(
        tuple(one.id for one in made),
        unit.document,
        unit.sku,
        unit.quantity,
        unit.serial or unit.sku,
        laid,
    )
    shelved = card in ("STOCK", "BSTOCK", "REFURB")
    after = state.with_unit("", ()).having(
        Done(deed, say("the disposition {card}", card=card), unit.id, before)
    )
    after = replace(after, shelf=unit.id if shelved else "")
    kept = Transaction("record", record=record, id=context.new_id())
    banner = words.disposed(card, DISPOSITIONS[card].word, record, context)
    return Step(after, Outcome.TRANSACTION, f"disposed-{card.lower()}", banner, (*made, kept))


def shelve(state: ReturnsState, code: str, context: Context) -> Step | None:
    """The bin where the unit that was restocked last lies now; None where no such thing was asked."""
    done = state.done[-1] if state.done else None
    place = context.look.location(code)
    if not state.shelf or done is None or place is None or place.kind != "bin" or place.site != context.site:
        return None
    lines = tuple(
        Line(
            laid.item,
            Quantity(laid.quantity),
            source=laid.cell,
            target=Cell(code),
            lot=laid.lot,
            serial=laid.serial,
        )
        for laid in done.deed.laid
    )
    put = Transaction("move", lines, id=context.new_id())
    deed = replace(done.deed, ids=(*done.deed.ids, put.id), laid=tuple(laid_by(line) for line in lines))
    after = replace(state, shelf="", done=(*state.done[:-1], replace(done, deed=deed)))
    return Step(after, Outcome.TRANSACTION, "put-away", words.put_away(done.deed, code), (put,))
