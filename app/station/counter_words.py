"""What the counter says: every refusal tells what was read, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.documents import SalesOrder
from app.domain.money import value_text
from app.domain.records import Item
from app.scan.scan import Scan
from app.station.answer import Banner, Tone
from app.station.counter_state import BasketLine, CounterState, Sale
from app.station.goods import Goods
from app.station.refusals import number, refusal, shown
from app.station.shipping import Carton
from app.station.step import Context


def money(value: int, context: Context) -> str:
    """An amount (10⁻⁴) as people write it: at least two decimal places."""
    whole, _, part = value_text(value).partition(".")
    return f"{whole}.{part.ljust(2, '0')} {context.rules.currency}"


# --- the basket ----------------------------------------------------------------------------------------


def in_basket(line: BasketLine, item: Item, total: int, context: Context) -> Banner:
    count = f"{number(line.quantity)} × {line.price}" if line.quantity != line.goods.per else line.price
    facts = [shown(line.goods.text), f"SKU {item.sku}", count]
    facts += [line.goods.identity] if line.goods.identity else []
    facts += ["price by a supervisor"] if line.source == "override" else []
    return Banner(
        Tone.OK,
        money(line.amount, context),
        item.name,
        tuple(facts),
        money(total, context),
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
        f"Sell at {price} {context.rules.currency}",
        why="This is not the price of the list",
        do="A supervisor scans their badge, or scan on",
    )


def sold(sale: Sale, context: Context) -> Banner:
    facts = (f"slip {sale.slip}", f"{sale.tender} {money(sale.given, context)}")
    figure, caption = (money(sale.change, context), "change") if sale.change else ("", "")
    return Banner(
        Tone.DONE,
        f"Paid {money(sale.total, context)}",
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
        (f"{number(line.quantity)} × {line.price}",),
        money(total, context),
        "to pay",
        subject=item.sku,
    )


def cancelled() -> Banner:
    return Banner(Tone.OK, "Dropped", "Scan the next item")


def why(state: CounterState, context: Context) -> Banner:
    """What is in work."""
    if state.slip:
        return Banner(Tone.OK, f"Return of {state.slip}", f"{len(state.back)} lines come back")
    if state.collect:
        return Banner(Tone.OK, f"Order {state.collect}", "is handed over by its tote or carton")
    if state.basket:
        return Banner(
            Tone.OK, "The basket", f"{len(state.basket)} lines", (), money(state.total, context), "to pay"
        )
    if state.last:
        return Banner(Tone.OK, f"Last slip {state.last.slip}", money(state.last.total, context))
    return Banner(Tone.OK, "Why?", "The basket is empty", ("scan the first item",))


def already_scanned(goods: Goods, item: Item) -> Banner:
    facts = (f"serial {goods.serial} is counted once",)
    return Banner(Tone.ATTENTION, "Already scanned", item.name, facts, subject=item.sku)


# --- returns and orders --------------------------------------------------------------------------------


def slip_opened(order: SalesOrder, left: int) -> Banner:
    facts = (f"{len(order.lines)} lines", "scan what comes back")
    return Banner(
        Tone.OK, f"Slip {order.number}", "Return", facts, number(left), "sold", subject=order.number
    )


def coming_back(line: BasketLine, item: Item, state: CounterState, context: Context) -> Banner:
    return Banner(
        Tone.OK,
        "Comes back",
        item.name,
        (shown(line.goods.text), f"sold at {line.price}"),
        money(state.refund, context),
        "to pay back",
        subject=item.sku,
    )


def refund_asked(state: CounterState, context: Context) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "A supervisor’s badge",
        f"Pay back {money(state.refund, context)}",
        (f"slip {state.slip}",),
        why="Paying back takes a second person",
        do="A supervisor scans their badge, or scan on",
        subject=state.slip,
    )


def refund_held(state: CounterState, facts: str, context: Context) -> Banner:
    return refusal(
        "Refund is held",
        f"Pay back {money(state.refund, context)} of slip {state.slip}",
        facts,
        "Ask a supervisor to clear it at the returns bench, then pay back",
    )


def paid_back(state: CounterState, context: Context) -> Banner:
    facts = (f"slip {state.slip}", "the goods wait for inspection")
    return Banner(Tone.DONE, f"Paid back {money(state.refund, context)}", "", facts, subject=state.slip)


def collect_opened(order: SalesOrder, units: Sequence[str], context: Context) -> Banner:
    partner = context.look.partner(order.customer)
    facts = (", ".join(shown(unit) for unit in units[:3]), "scan what is handed over")
    name = partner.name if partner else order.customer
    count = str(len(units))
    return Banner(
        Tone.OK, f"Collect {order.number}", name, facts, count, "to hand over", subject=order.number
    )


def handed_over(carton: Carton, rest: int) -> Banner:
    facts = (shown(carton.code),)
    if rest:
        return Banner(Tone.OK, "Handed over", carton.order, facts, str(rest), "to go", subject=carton.order)
    return Banner(Tone.DONE, "All handed over", carton.order, facts, subject=carton.order)


def void_asked(sale: Sale) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "A supervisor’s badge",
        f"Take {sale.slip} back",
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
    read = f"{item.name}, {shown(goods.text)}"
    why = f"Best before {goods.expiry}: this date has passed"
    return refusal("Expired", read, why, "Set it aside for a supervisor, and take another")


def basket_open(scan: Scan) -> Banner:
    why = "There are goods in the basket"
    return refusal("Finish this sale first", shown(scan.text), why, "Tender it, or CANCEL")


def unknown_slip(scan: Scan, code: str) -> Banner:
    why = f"No slip or order {shown(code)} is known here"
    return refusal("Unknown slip", shown(scan.text), why, "Without a slip it goes to the returns bench")


def not_ready(scan: Scan, code: str) -> Banner:
    why = f"Nothing of {code} is picked yet"
    return refusal("Not ready", shown(scan.text), why, "Ask the warehouse, or sell from the shelf")


def not_of_order(scan: Scan, order: str) -> Banner:
    why = f"It holds nothing of {order}"
    return refusal("Another order", shown(scan.text), why, f"Look for the tote or carton of {order}")


def all_returned(scan: Scan, slip: str) -> Banner:
    why = f"All of {slip} came back before"
    return refusal("Nothing left", shown(scan.text), why, "Ask a supervisor")


def not_on_slip(goods: Goods, item: Item, slip: str) -> Banner:
    read = f"{item.name}, {shown(goods.text)}"
    return refusal("Not on this slip", read, f"{slip} sold none of it", "Scan another slip")


def other_serial(goods: Goods, item: Item, slip: str) -> Banner:
    read = f"{item.name}, serial {goods.serial}"
    why = f"{slip} sold another serial"
    return refusal("Another serial", read, why, "It goes to the returns bench")


def more_than_sold(goods: Goods, item: Item, slip: str) -> Banner:
    read = f"{item.name}, {shown(goods.text)}"
    return refusal("More than was sold", read, f"All of it on {slip} is back", "It goes to the returns bench")


def empty_basket(name: str) -> Banner:
    return refusal("Nothing to pay", name, "The basket is empty", "Scan the first item")


def bad_amount(argument: str) -> Banner:
    why = "An amount is a number such as 20 or 19.95"
    return refusal("Not an amount", shown(argument), why, "Scan CASH again, with the amount given")


def too_little(given: int, total: int, context: Context) -> Banner:
    why = f"{money(total, context)} is to pay"
    return refusal("Too little", money(given, context), why, "Ask for the rest, then scan CASH again")


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
