"""What the counter says: every refusal tells what was read, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.documents import SalesOrder
from app.domain.records import Item
from app.domain.speech import Figure, listed, say
from app.scan.scan import Scan
from app.station.answer import Banner, Tone
from app.station.counter_state import BasketLine, CounterState, Sale
from app.station.goods import Goods
from app.station.lookup import Carton
from app.station.refusals import money, number, refusal, shown
from app.station.step import Context


def priced(value: int, context: Context) -> str:
    """An amount (10⁻⁴) in the currency of the counter."""
    return money(value, context.rules.currency)


def _times(line: BasketLine) -> str:
    return Figure(f"{number(line.quantity)} × {line.price}")


# --- the basket ----------------------------------------------------------------------------------------


def in_basket(line: BasketLine, item: Item, total: int, context: Context) -> Banner:
    count = _times(line) if line.quantity != line.goods.per else Figure(line.price)
    facts = [shown(line.goods.text), say("SKU {sku}", sku=item.sku), count]
    facts += [line.goods.identity] if line.goods.identity else []
    facts += ["price by a supervisor"] if line.source == "override" else []
    return Banner(
        Tone.OK,
        priced(line.amount, context),
        item.name,
        tuple(facts),
        priced(total, context),
        "to pay",
        subject=item.sku,
    )


def price_wanted(goods: Goods, item: Item) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "No price",
        item.name,
        (shown(goods.text),),
        why="The list has no price for it today",
        do="A price card, CMD:PRICE:9.90, and a supervisor’s badge",
        subject=item.sku,
    )


def price_asked(price: str, context: Context) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "A supervisor’s badge",
        say("Sell at {price} {currency}", price=Figure(price), currency=context.rules.currency),
        why="This is not the price of the list",
        do="A supervisor scans their badge, or scan on",
    )


def sold(sale: Sale, context: Context) -> Banner:
    given = say("{tender} {amount}", tender=sale.tender, amount=priced(sale.given, context))
    facts = (say("slip {slip}", slip=sale.slip), given)
    figure, caption = (priced(sale.change, context), "change") if sale.change else ("", "")
    return Banner(
        Tone.DONE,
        say("Paid {amount}", amount=priced(sale.total, context)),
        "Thank you",
        facts,
        figure,
        caption,
        subject=sale.slip,
    )


def line_dropped(line: BasketLine, item: Item, total: int, context: Context) -> Banner:
    return Banner(
        Tone.OK,
        "Taken off",
        item.name,
        (_times(line),),
        priced(total, context),
        "to pay",
        subject=item.sku,
    )


def cancelled() -> Banner:
    return Banner(Tone.OK, "Dropped", "Scan the next item")


def why(state: CounterState, context: Context) -> Banner:
    """What is in work."""
    if state.slip:
        back = say("{count} lines come back", count=len(state.back))
        return Banner(Tone.OK, say("Return of {slip}", slip=state.slip), back)
    if state.collect:
        order = say("Order {order}", order=state.collect)
        return Banner(Tone.OK, order, "is handed over by its tote or carton")
    if state.basket:
        lines = say("{count} lines", count=len(state.basket))
        return Banner(Tone.OK, "The basket", lines, (), priced(state.total, context), "to pay")
    if state.last:
        slip = say("Last slip {slip}", slip=state.last.slip)
        return Banner(Tone.OK, slip, priced(state.last.total, context))
    return Banner(Tone.OK, "Why?", "The basket is empty", ("scan the first item",))


def already_scanned(goods: Goods, item: Item) -> Banner:
    facts = (say("serial {serial} is counted once", serial=goods.serial),)
    return Banner(Tone.ATTENTION, "Already scanned", item.name, facts, subject=item.sku)


# --- returns and orders --------------------------------------------------------------------------------


def slip_opened(order: SalesOrder, left: int) -> Banner:
    facts = (say("{count} lines", count=len(order.lines)), "scan what comes back")
    title = say("Slip {slip}", slip=order.number)
    return Banner(Tone.OK, title, "Return", facts, number(left), "sold", subject=order.number)


def coming_back(line: BasketLine, item: Item, state: CounterState, context: Context) -> Banner:
    return Banner(
        Tone.OK,
        "Comes back",
        item.name,
        (shown(line.goods.text), say("sold at {price}", price=Figure(line.price))),
        priced(state.refund, context),
        "to pay back",
        subject=item.sku,
    )


def refund_asked(state: CounterState, context: Context) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "A supervisor’s badge",
        say("Pay back {amount}", amount=priced(state.refund, context)),
        (say("slip {slip}", slip=state.slip),),
        why="Paying back takes a second person",
        do="A supervisor scans their badge, or scan on",
        subject=state.slip,
    )


def refund_held(state: CounterState, facts: str, context: Context) -> Banner:
    return refusal(
        "Refund is held",
        say("Pay back {amount} of slip {slip}", amount=priced(state.refund, context), slip=state.slip),
        facts,
        "Ask a supervisor to clear it at the returns bench, then pay back",
    )


def paid_back(state: CounterState, context: Context) -> Banner:
    facts = (say("slip {slip}", slip=state.slip), "the goods wait for inspection")
    paid = say("Paid back {amount}", amount=priced(state.refund, context))
    return Banner(Tone.DONE, paid, "", facts, subject=state.slip)


def collect_opened(order: SalesOrder, units: Sequence[str], context: Context) -> Banner:
    partner = context.look.partner(order.customer)
    facts = (listed(shown(unit) for unit in units[:3]), "scan what is handed over")
    name = partner.name if partner else order.customer
    count = str(len(units))
    title = say("Collect {order}", order=order.number)
    return Banner(Tone.OK, title, name, facts, count, "to hand over", subject=order.number)


def handed_over(carton: Carton, rest: int) -> Banner:
    facts = (shown(carton.code),)
    if rest:
        return Banner(Tone.OK, "Handed over", carton.order, facts, str(rest), "to go", subject=carton.order)
    return Banner(Tone.DONE, "All handed over", carton.order, facts, subject=carton.order)


def void_asked(sale: Sale) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "A supervisor’s badge",
        say("Take {slip} back", slip=sale.slip),
        why="The whole sale is reversed",
        do="A supervisor scans their badge, or scan on",
        subject=sale.slip,
    )


def voided(sale: Sale) -> Banner:
    return Banner(
        Tone.OK, "Taken back", sale.slip, ("the sale was reversed in the books",), subject=sale.slip
    )


# --- refusals ------------------------------------------------------------------------------------------


def expired(goods: Goods, item: Item) -> Banner:
    read = listed((item.name, shown(goods.text)))
    why = say("Best before {expiry}: this date has passed", expiry=goods.expiry)
    return refusal("Expired", read, why, "Set it aside for a supervisor, and take another")


def basket_open(scan: Scan) -> Banner:
    why = "There are goods in the basket"
    return refusal("Finish this sale first", shown(scan.text), why, "Tender it, or CANCEL")


def unknown_slip(scan: Scan, code: str) -> Banner:
    why = say("No slip or order {code} is known here", code=shown(code))
    return refusal("Unknown slip", shown(scan.text), why, "Without a slip it goes to the returns bench")


def not_ready(scan: Scan, code: str) -> Banner:
    why = say("Nothing of {code} is picked yet", code=code)
    return refusal("Not ready", shown(scan.text), why, "Ask the warehouse, or sell from the shelf")


def not_of_order(scan: Scan, order: str) -> Banner:
    why = say("It holds nothing of {order}", order=order)
    do = say("Look for the tote or carton of {order}", order=order)
    return refusal("Another order", shown(scan.text), why, do)


def all_returned(scan: Scan, slip: str) -> Banner:
    why = say("All of {slip} came back before", slip=slip)
    return refusal("Nothing left", shown(scan.text), why, "Ask a supervisor")


def not_on_slip(goods: Goods, item: Item, slip: str) -> Banner:
    read = listed((item.name, shown(goods.text)))
    return refusal("Not on this slip", read, say("{slip} sold none of it", slip=slip), "Scan another slip")


def other_serial(goods: Goods, item: Item, slip: str) -> Banner:
    read = say("{item}, serial {serial}", item=item.name, serial=goods.serial)
    why = say("{slip} sold another serial", slip=slip)
    return refusal("Another serial", read, why, "It goes to the returns bench")


def more_than_sold(goods: Goods, item: Item, slip: str) -> Banner:
    read = listed((item.name, shown(goods.text)))
    why = say("All of it on {slip} is back", slip=slip)
    return refusal("More than was sold", read, why, "It goes to the returns bench")


def empty_basket(name: str) -> Banner:
    return refusal("Nothing to pay", name, "The basket is empty", "Scan the first item")


def bad_amount(argument: str) -> Banner:
    why = "An amount is a number such as 20 or 19.95"
    return refusal("Not an amount", shown(argument), why, "Scan CASH again, with the amount given")


def too_little(given: int, total: int, context: Context) -> Banner:
    why = say("{amount} is to pay", amount=priced(total, context))
    return refusal("Too little", priced(given, context), why, "Ask for the rest, then scan CASH again")


def bad_price(argument: str) -> Banner:
    why = "A price is a number such as 9.90"
    return refusal("Not a price", shown(argument), why, "Scan the goods, then a price card")


def nothing_to_price(argument: str) -> Banner:
    why = "A price belongs to the goods scanned before it"
    return refusal("Price of what?", shown(f"PRICE {argument}"), why, "Scan the goods first")


def nothing_to_count(argument: str) -> Banner:
    why = "A quantity belongs to the goods scanned before it"
    return refusal("Quantity of what?", shown(f"QTY {argument}"), why, "Scan the goods first, one by one")


def nothing_to_undo() -> Banner:
    why = "The basket is empty; a sale that is paid is taken back with VOID"
    return refusal("Nothing to take back", "UNDO", why, "Scan the first item")


def nothing_back() -> Banner:
    return refusal(
        "Nothing comes back", "REFUND", "No goods of a slip were scanned", "Scan the slip, then the goods"
    )


def nothing_to_void() -> Banner:
    why = "No sale was made here since the last one"
    return refusal("Nothing to take back", "VOID", why, "Scan the slip: its goods come back one by one")
