"""The counter: scan, price, tender, slip. Scans fill a basket; every line is posted on tender, in one step.

A tender card (CASH, CASH:amount, CARD) posts the sale and prints its slip. A slip that is scanned brings
goods back: what is scanned then is returned, and REFUND pays it out with a supervisor's badge. An order that
was picked is handed over by scanning its number and its tote or carton. Cards: CASH, CARD, PRICE:n, QTY,
UNDO, REFUND, VOID, WHY, CANCEL.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.clock import day_of
from app.domain.documents import SalesOrder
from app.domain.errors import BadCall
from app.domain.money import parse_unit_cost, parse_value
from app.domain.quantity import ONE
from app.domain.speech import Figure, Written, say
from app.domain.transaction import Transaction
from app.scan.resolve import Meaning
from app.station import counter_words as words
from app.station import refusals
from app.station.answer import Expect, Outcome, Prompt
from app.station.cards import count_of, named
from app.station.counter_back import give_back, take_slip
from app.station.counter_sale import return_of, sale_of, slip_number, slip_paper
from app.station.counter_state import BasketLine, CounterState, Sale
from app.station.counter_view import view as view  # noqa: PLC0414 - a part of the procedure
from app.station.goods import (
    Ask,
    Goods,
    ask_prompt,
    asking,
    bad_value,
    fact_said,
    fitted,
    goods_of,
    missing,
    serial_by_unit,
    with_fact,
)
from app.station.shipping import issue
from app.station.step import Approval, Approved, Context, Event, Heard, Step, refused

NAME = "counter"
REFUND_HELD = "refund-held"
"""The exception that holds a refund: a rule of suspicion fits."""
STATE = CounterState


def start(context: Context) -> CounterState:
    """An empty basket."""
    del context
    return CounterState()


def approval(state: CounterState) -> Approval | None:
    """Another price takes a supervisor, a refund or a sale taken back a supervisor who is a second person."""
    if state.price:
        return Approval("supervisor", say("sell at {price}", price=Figure(state.price)))
    if state.refunding:
        return Approval("supervisor", say("pay back for {slip}", slip=state.slip), second=True)
    if state.voiding and state.last:
        return Approval("supervisor", say("take {slip} back", slip=state.last.slip), second=True)
    return None


def prompt(state: CounterState, context: Context) -> Prompt:
    """What fits next: goods, a price, a tender, or what is to be handed over."""
    if state.ask is not None:
        return ask_prompt(state.ask)
    if state.unpriced is not None:
        item = context.look.item(state.unpriced.sku)
        name = item.name if item else state.unpriced.sku
        return Prompt("Which price?", name, (Expect("price"),), ("CMD:PRICE:n", "CMD:UNDO"))
    if state.slip:
        cards: tuple[str, ...] = ("CMD:CANCEL",)
        if state.back:
            cards = ("CMD:REFUND", "CMD:UNDO", "CMD:CANCEL")
        return Prompt(say("Scan what comes back of {slip}", slip=state.slip), "", (Expect("item"),), cards)
    if state.collect:
        units = {one.unit for one in context.look.promises(document=state.collect) if one.unit}
        expect = Expect("handling_unit", tuple(sorted(units))[:20])
        title = say("Scan what is handed over of {order}", order=state.collect)
        return Prompt(title, "", (expect,), ("CMD:CANCEL",))
    if state.basket:
        cards = ("CMD:CASH", "CMD:CARD", "CMD:UNDO", "CMD:QTY:n", "CMD:PRICE:n")
        return Prompt("Scan on, or tender", words.priced(state.total, context), (Expect("item"),), cards)
    cards = ("CMD:VOID",) if state.last else ()
    expects = (Expect("item"), Expect("document", optional=True))
    return Prompt("Scan the first item", "or a slip, or an order to collect", expects, cards)


def step(state: CounterState, event: Event, context: Context) -> Step:
    """One scan, command, typed value or approval."""
    if isinstance(event, Approved):
        return _approved(state, event.badge, context)
    assert isinstance(event, Heard), "the counter asks for nothing else"
    reading = event.resolved.reading
    if state.ask is not None and reading.kind != "command":
        value = fact_said(state.ask, event)
        if value == "":
            return refused(state, f"bad-{state.ask.kind}", bad_value(event.scan, state.ask))
        if value is not None:
            return _complete_or_ask(replace(state, ask=None), with_fact(state.ask, value), context)
    if reading.kind == "command":
        return _command(state, reading.key, reading.argument, context)
    if reading.error is not None:
        return refused(state, reading.error[0], refusals.unreadable(event.scan, reading))
    meanings = event.resolved.meanings
    if not meanings:
        return refused(state, "unknown-barcode", refusals.unknown(event.scan, reading))
    if len(meanings) > 1:
        return refused(state, "ambiguous", refusals.ambiguous(event.scan, [m.code for m in meanings]))
    asked_no_more = replace(state, ask=None, price="", refunding=False, voiding=False)
    return _meaning(asked_no_more, meanings[0], event, context)


def _meaning(state: CounterState, meaning: Meaning, event: Heard, context: Context) -> Step:
    match meaning.kind:
        case "item":
            return _complete_or_ask(state, goods_of(meaning, event), context)
        case "document":
            return _document(state, meaning.code, event, context)
        case "plate" if state.collect:
            return _hand_over(state, meaning.code, event, context)
    do = "Scan goods, a slip, or an order to collect"
    return refused(state, "not-here", refusals.not_here(event.scan, meaning.kind, "at the counter", do))


# --- goods ---------------------------------------------------------------------------------------------


def _complete_or_ask(state: CounterState, goods: Goods, context: Context) -> Step:
    item = context.look.item(goods.sku)
    assert item is not None, "a resolved item is in the catalogue"
    goods = fitted(goods, item)
    if item.has_serial and goods.per != ONE:
        return refused(state, "serial-by-unit", serial_by_unit(goods, item))
    kind = missing(goods, item, ("lot", "serial"))
    if kind:
        asked = replace(state, ask=Ask(kind, goods, item.name))
        return Step(asked, Outcome.STEP, f"ask-{kind}", asking(kind, goods, item))
    if goods.expiry and goods.expiry < day_of(context.now).isoformat():
        return refused(state, "expired", words.expired(goods, item))
    if goods.serial and any(line.goods.serial == goods.serial for line in (*state.basket, *state.back)):
        return Step(state, Outcome.IGNORED, "already-scanned", words.already_scanned(goods, item))
    if state.slip:
        return give_back(state, goods, item, context)
    price = context.look.price(item.sku, context.rules.currency, day_of(context.now).isoformat())
    if not price:
        asked = replace(state, unpriced=goods, ask=None)
        return Step(asked, Outcome.STEP, "ask-price", words.price_wanted(goods, item))
    return _into_basket(state, BasketLine(goods, goods.per, price), context)


def _into_basket(state: CounterState, line: BasketLine, context: Context) -> Step:
    """Another of the same goods at the same price makes the line longer."""
    item = context.look.item(line.goods.sku)
    assert item is not None, "a resolved item is in the catalogue"
    last = state.basket[-1] if state.basket else None
    if last is not None and _same(last, line):
        line = replace(last, quantity=last.quantity + line.quantity)
        basket = (*state.basket[:-1], line)
    else:
        basket = (*state.basket, line)
    after = replace(state, basket=basket, ask=None, unpriced=None, price="", collect="", last=None)
    return Step(after, Outcome.STEP, "in-basket", words.in_basket(line, item, after.total, context))


def _same(one: BasketLine, other: BasketLine) -> bool:
    identity = (one.goods.sku, one.goods.lot, one.goods.serial, one.price, one.source)
    return not one.goods.serial and identity == (
        other.goods.sku, other.goods.lot, other.goods.serial, other.price, other.source,
    )  # fmt: skip


# --- slips and orders ----------------------------------------------------------------------------------


def _document(state: CounterState, number: str, event: Heard, context: Context) -> Step:
    """A slip brings goods back; an order that was picked is handed over."""
    if state.basket:
        return refused(state, "basket-open", words.basket_open(event.scan))
    if context.look.sold(document=number):
        return take_slip(state, number, event, context)
    order = context.look.record(SalesOrder, number)
    if order is None:
        return refused(state, "unknown-document", words.unknown_slip(event.scan, number))
    units = sorted({one.unit for one in context.look.promises(document=number) if one.unit})
    if not units:
        return refused(state, "nothing-picked", words.not_ready(event.scan, number))
    opened = CounterState(collect=number, last=state.last)
    return Step(opened, Outcome.STEP, "collect-opened", words.collect_opened(order, units, context))


def _hand_over(state: CounterState, code: str, event: Heard, context: Context) -> Step:
    """The goods of an order leave with their customer."""
    carton = context.look.carton(code)
    if carton is None or state.collect not in carton.orders:
        return refused(state, "not-of-order", words.not_of_order(event.scan, state.collect))
    shipment = issue(carton, "", context)
    units = {one.unit for one in context.look.promises(document=state.collect) if one.unit}
    rest = units - {code}
    after = state if rest else replace(state, collect="")
    banner = words.handed_over(carton, len(rest))
    return Step(after, Outcome.TRANSACTION, "handed-over", banner, (shipment,))


# --- cards ---------------------------------------------------------------------------------------------


def _command(state: CounterState, name: str, argument: str, context: Context) -> Step:
    match name:
        case "CASH" | "CARD":
            return _tender(state, name, argument, context)
        case "PRICE":
            return _price(state, argument, context)
        case "QTY":
            return _quantity(state, argument, context)
        case "UNDO":
            return _undo(state, context)
        case "REFUND":
            return _refund(state, context)
        case "VOID":
            return _void(state)
        case "WHY":
            return Step(state, Outcome.COMMAND, "why", words.why(state, context))
        case "CANCEL":
            dropped = CounterState(last=state.last)
            return Step(dropped, Outcome.COMMAND, "cancelled", words.cancelled())
    return refused(state, "unknown-command", refusals.unknown_command(name, "The counter", named(NAME)))


def _tender(state: CounterState, name: str, argument: str, context: Context) -> Step:
    """Paid: the sale is posted with all its lines, and its slip is printed."""
    if not state.basket:
        return refused(state, "empty-basket", words.empty_basket(name))
    try:
        given = parse_value(argument) if argument else state.total
    except BadCall:
        return refused(state, "bad-amount", words.bad_amount(argument))
    if given < state.total:
        return refused(state, "too-little", words.too_little(given, state.total, context))
    slip, tender = slip_number(context), "Cash" if name == "CASH" else "Card"
    made = sale_of(state, slip, context)
    sale = Sale(slip, state.total, tender, given, tuple(one.id for one in made))
    paper = slip_paper(state.basket, slip, tender, given, context)
    approved = next((line.approved_by for line in state.basket if line.approved_by), "")
    banner = words.sold(sale, context)
    return Step(
        CounterState(last=sale), Outcome.TRANSACTION, "sold", banner, made,
        approved_by=approved, prints=(paper,),
    )  # fmt: skip


def _price(state: CounterState, argument: str, context: Context) -> Step:
    """Another price for the last line, or one for goods that have none: a supervisor answers for it."""
    try:
        price = format(parse_unit_cost(argument).normalize(), "f")
    except BadCall:
        return refused(state, "bad-price", words.bad_price(argument))
    if state.unpriced is None and not state.basket:
        return refused(state, "nothing-to-price", words.nothing_to_price(argument))
    banner = words.price_asked(price, context)
    return Step(replace(state, price=price), Outcome.STEP, "approval-needed", banner)


def _approved(state: CounterState, badge: str, context: Context) -> Step:
    if state.refunding:
        return _pay_back(state, badge, context)
    if state.voiding:
        return _take_back(state, badge, context)
    if state.unpriced is not None:
        line = BasketLine(state.unpriced, state.unpriced.per, state.price, "override", badge)
        return _into_basket(state, line, context)
    last = replace(state.basket[-1], price=state.price, source="override", approved_by=badge)
    after = replace(state, basket=(*state.basket[:-1], last), price="")
    item = context.look.item(last.goods.sku)
    assert item is not None, "a resolved item is in the catalogue"
    return Step(after, Outcome.STEP, "price-set", words.in_basket(last, item, after.total, context))


def _quantity(state: CounterState, argument: str, context: Context) -> Step:
    """The last line is so many; nothing is posted yet, so it may also become fewer."""
    lines = state.back if state.slip else state.basket
    if not lines or state.slip:
        return refused(state, "nothing-to-count", words.nothing_to_count(argument))
    last = lines[-1]
    item = context.look.item(last.goods.sku)
    assert item is not None, "a resolved item is in the catalogue"
    if last.goods.serial:
        return refused(state, "serial-by-unit", serial_by_unit(last.goods, item))
    if not count_of(argument):
        return refused(state, "bad-quantity", refusals.bad_quantity(argument))
    line = replace(last, quantity=int(argument) * last.goods.per)
    after = replace(state, basket=(*state.basket[:-1], line))
    return Step(after, Outcome.COMMAND, "quantity-set", words.in_basket(line, item, after.total, context))


def _undo(state: CounterState, context: Context) -> Step:
    """The last step goes: what is asked, then the last line."""
    if state.ask or state.unpriced or state.price or state.refunding or state.voiding:
        dropped = replace(state, ask=None, unpriced=None, price="", refunding=False, voiding=False)
        return Step(dropped, Outcome.COMMAND, "ask-dropped", words.cancelled())
    lines = state.back if state.slip else state.basket
    if not lines:
        return refused(state, "nothing-to-undo", words.nothing_to_undo())
    rest = lines[:-1]
    after = replace(state, back=rest) if state.slip else replace(state, basket=rest)
    item = context.look.item(lines[-1].goods.sku)
    assert item is not None, "a resolved item is in the catalogue"
    return Step(
        after, Outcome.COMMAND, "line-dropped", words.line_dropped(lines[-1], item, after.total, context)
    )


def _refund(state: CounterState, context: Context) -> Step:
    if not state.back:
        return refused(state, "nothing-to-undo", words.nothing_back())
    held = [noted for noted in context.look.exceptions(state.slip) if noted.code == REFUND_HELD]
    if held:
        return refused(state, REFUND_HELD, words.refund_held(state, Written(held[0].text), context))
    banner = words.refund_asked(state, context)
    return Step(replace(state, refunding=True), Outcome.STEP, "approval-needed", banner)


def _pay_back(state: CounterState, badge: str, context: Context) -> Step:
    made = return_of(state, context)
    paper = slip_paper(state.back, f"R-{state.slip}", "Paid back", state.refund, context, title="Return")
    banner = words.paid_back(state, context)
    return Step(
        CounterState(), Outcome.TRANSACTION, "returned", banner, made, approved_by=badge, prints=(paper,)
    )


def _void(state: CounterState) -> Step:
    if state.last is None:
        return refused(state, "nothing-to-undo", words.nothing_to_void())
    return Step(replace(state, voiding=True), Outcome.STEP, "approval-needed", words.void_asked(state.last))


def _take_back(state: CounterState, badge: str, context: Context) -> Step:
    """The last sale is reversed whole: the goods are where they were."""
    assert state.last is not None, "a sale that is taken back was made"
    sale = state.last
    reversal = Transaction(
        "reverse", reverses=sale.ids[-1], document=sale.slip, reason="void", id=context.new_id()
    )
    return Step(
        CounterState(), Outcome.TRANSACTION, "undone", words.voided(sale), (reversal,), approved_by=badge
    )
