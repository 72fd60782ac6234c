"""What the packing bench says: every refusal tells what was read, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.documents import SalesOrder
from app.domain.quantity import ONE, quantity_text
from app.domain.records import Item
from app.domain.speech import either, listed, say
from app.scan.scan import Scan
from app.station.answer import Banner, Comparison, Tone
from app.station.goods import Goods
from app.station.lookup import Held
from app.station.pack_state import PackState, Verified
from app.station.packing import PackLine, order_of, pack_lines
from app.station.refusals import number, refusal, shown
from app.station.rules import CartonType
from app.station.step import Context

_NONE_OPEN = say("No order is open{of_sales}", of_sales="")

# --- opening and closing -------------------------------------------------------------------------------


def opening(order: str) -> Banner:
    return Banner(Tone.OK, say("Order {order}", order=order), "Asking for carton numbers", subject=order)


def opened(order: SalesOrder, customer: str, tote: str, lines: Sequence[PackLine]) -> Banner:
    still = sum(line.still for line in lines)
    in_tote = sum(line.in_tote for line in lines)
    facts = (say("tote {tote}", tote=shown(tote)), say("{quantity} to check again", quantity=number(in_tote)))
    title = say("Pack {order}", order=order.number)
    return Banner(Tone.OK, title, customer, facts, number(still), "units to pack", subject=order.number)


def opened_again(carton: str, order: str) -> Banner:
    facts = (say("order {order}", order=order), "close it with DONE when it is right")
    return Banner(Tone.ATTENTION, "Carton opened again", shown(carton), facts, subject=carton)


def carton_opened(carton: str, order: str) -> Banner:
    facts = (say("order {order}", order=order), "scan its units one by one")
    return Banner(Tone.OK, "New carton", shown(carton), facts, subject=carton)


def carton_set(carton: str) -> Banner:
    return Banner(
        Tone.OK, "This carton is open", shown(carton), ("scan its units one by one",), subject=carton
    )


def carton_type(carton: CartonType) -> Banner:
    return Banner(Tone.OK, say("Carton {carton}", carton=carton.code), carton.size, subject=carton.code)


def closed(
    code: str, order: SalesOrder, carton: str, cartons: Sequence[str], following: str, papers: int
) -> Banner:
    facts = [say("carton {ordinal}: {carton}", ordinal=len(cartons), carton=shown(carton))] if carton else []
    facts += [say("{count} papers printed", count=papers)] if papers else []
    if following:
        facts.append(say("next in this tote: {order}", order=following))
    if code == "carton-closed":
        on = say("{order} goes on in the next one", order=order.number)
        return Banner(Tone.DONE, "Carton closed", on, tuple(facts), subject=order.number)
    if code == "closed-short":
        return Banner(Tone.ATTENTION, "Closed short", order.number, tuple(facts), subject=order.number)
    return Banner(
        Tone.DONE,
        "Order packed",
        order.number,
        tuple(facts),
        str(len(cartons)),
        "carton" if len(cartons) == 1 else "cartons",
        subject=order.number,
    )


def short_asked(order: SalesOrder, missing: Sequence[PackLine], context: Context) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "A supervisor’s badge",
        say("Close {order} short", order=order.number),
        _named(missing, context),
        subject=order.number,
        why="The carton does not hold all of the order",
        do="A supervisor scans their badge, or scan on",
    )


def cancelled() -> Banner:
    return Banner(Tone.OK, "Dropped", "Scan the next unit")


# --- units ---------------------------------------------------------------------------------------------


def packed(code: str, goods: Goods, item: Item, so_far: int, wanted: int, carton: str, order: str) -> Banner:
    facts = tuple(
        fact
        for fact in (
            shown(goods.text),
            listed((say("SKU {sku}", sku=item.sku), goods.identity)),
            say("into {carton}", carton=shown(carton)),
        )
        if fact
    )
    figure, caption = number(so_far), say("of {wanted} checked", wanted=number(wanted))
    if code == "packed":
        return Banner(Tone.OK, "Checked", item.name, facts, figure, caption, subject=item.sku)
    if code == "line-complete":
        return Banner(Tone.DONE, "Line complete", item.name, facts, figure, caption, subject=item.sku)
    facts = (*facts[:1], say("all of {order} is packed; close it with DONE", order=order))
    return Banner(Tone.DONE, "All of it is packed", item.name, facts, figure, caption, subject=item.sku)


def too_much(goods: Goods, item: Item) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "Picked too much",
        item.name,
        (shown(goods.text),),
        why="The order has all it wants of this",
        do="Bring it back: scan the bin it goes to, or CANCEL",
        subject=item.sku,
    )


def put_back(goods: Goods, item: Item) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "Not for this order",
        item.name,
        (shown(goods.text),),
        why="It lies in the tote, but no order in it wants it",
        do="Bring it back: scan the bin it goes to, or CANCEL",
        subject=item.sku,
    )


def back_in(item: Item, code: str) -> Banner:
    return Banner(
        Tone.OK, say("Back in {code}", code=code), item.name, ("scan the next unit",), subject=item.sku
    )


def why(state: PackState, context: Context) -> Banner:
    """What is in work, and what still keeps the carton open."""
    order = order_of(context, state.order)
    if order is None:
        return Banner(Tone.OK, "Why?", _NONE_OPEN, ("scan a tote to begin",))
    missing = [line for line in pack_lines(order, state.tote, context) if line.still]
    facts = _named(missing, context) if missing else ("all of it is packed; close it with DONE",)
    carton = say("carton {carton}", carton=shown(state.carton)) if state.carton else ""
    where = listed((say("tote {tote}", tote=shown(state.tote)), carton))
    return Banner(Tone.OK, say("{order} wants", order=order.number), where, facts, subject=order.number)


# --- refusals ------------------------------------------------------------------------------------------


def not_in_order(goods: Goods, item: Item, wanted: PackLine | None, context: Context) -> Banner:
    read = listed((item.name, item.sku))
    if wanted is None:
        return refusal("Not for this carton", read, "The order has all it wants", "Close it with DONE")
    other = context.look.item(wanted.line.sku)
    name = other.name if other else wanted.line.sku
    why = say("The order wants {item}, {sku}", item=name, sku=wanted.line.sku)
    do = say("Set it aside, then scan {item}", item=name)
    return refusal("Not for this carton", read, why, do, _side_by_side(goods, wanted, context))


def _side_by_side(goods: Goods, wanted: PackLine, context: Context) -> Comparison | None:
    """The code beside the one that was wanted, where they can be held against each other."""
    read = goods.text.strip()
    codes = (alias.barcode for alias in context.look.barcodes_of(wanted.line.sku) if alias.unit == goods.unit)
    code = next((code for code in codes if len(code.lstrip("0")) == len(read.lstrip("0"))), "")
    if not (read.isdigit() and code):
        return None
    return Comparison(read, code[-len(read) :], goods.sku, wanted.line.sku)


def other_order(item: Item, order: str) -> Banner:
    read = listed((item.name, item.sku))
    why = say("It was picked for {order}, which is in this tote, too", order=order)
    do = say("Close this carton first, or scan {order}", order=order)
    return refusal("For another order", read, why, do)


def not_picked(goods: Goods, item: Item, state: PackState, context: Context) -> Banner:
    read = listed((item.name, shown(goods.text)))
    place = context.look.usual_bin(item.sku)
    why = say("By the books none of it is left in tote {tote}", tote=shown(state.tote))
    again = "Look in the tote again; it is picked from {place}"
    do = say(again, place=place) if place else "Look in the tote again"
    return refusal("Not in this tote", read, why, do)


def wrong_identity(goods: Goods, item: Item, held: Sequence[Held]) -> Banner:
    kind = "serial" if goods.serial and not any(one.serial == goods.serial for one in held) else "lot"
    here = sorted({getattr(one, kind) for one in held if getattr(one, kind)})
    codes = either(here[:3])
    named = say("{codes} …", codes=codes) if len(here) > 3 else codes
    read = listed((item.name, goods.identity))
    why = say("The tote holds {kind} {codes}", kind=kind, codes=named)
    comparison = Comparison(getattr(goods, kind), here[0]) if len(here) == 1 else None
    do = "Set it aside, and look in the tote again"
    return refusal(say("Another {kind}", kind=kind), read, why, do, comparison)


def case_too_large(goods: Goods, item: Item, still: int) -> Banner:
    read = say("{item}, {goods} of {per}", item=item.name, goods=goods.unit, per=number(goods.per))
    more = say("The order wants {quantity} more", quantity=number(still))
    why = more if still else "The order has all it wants of this"
    return refusal("More than wanted", read, why, "Open it, and scan the units one by one")


def no_carton(goods: Goods, item: Item) -> Banner:
    read = listed((item.name, shown(goods.text)))
    why = "No carton is open, and this station has no carton numbers"
    return refusal("Which carton?", read, why, "Scan the label of an empty carton first, then the unit")


def no_tote(scan: Scan, item: Item | None) -> Banner:
    read = listed((item.name, item.sku)) if item else shown(scan.text)
    return refusal(_NONE_OPEN, read, "Units are packed out of a tote", "Scan the tote’s label first")


def empty_tote(scan: Scan, code: str) -> Banner:
    why = say("By the books nothing lies in {code}", code=shown(code))
    return refusal("Nothing in it", shown(scan.text), why, "Scan a tote that was picked")


def nothing_picked(scan: Scan, code: str) -> Banner:
    why = say("Nothing is picked for an order in {code}", code=shown(code))
    return refusal("Nothing to pack", shown(scan.text), why, "Scan a tote that was picked, or pick it first")


def carton_open(scan: Scan, carton: str, order: str) -> Banner:
    why = say("Carton {carton} of {order} is still open", carton=shown(carton), order=order)
    do = say("Close {order} with DONE or FULL", order=order)
    return refusal("Finish this one first", shown(scan.text), why, do)


def unknown_order(scan: Scan, order: str) -> Banner:
    why = say("No sales order {order} is known here", order=shown(order))
    return refusal("Not a sales order", shown(scan.text), why, "Scan the tote’s label")


def nothing_open() -> Banner:
    return refusal(_NONE_OPEN, "DONE", "There is nothing to close", "Scan a tote")


def empty_carton(carton: str) -> Banner:
    read = shown(carton) or "No carton"
    return refusal("Empty carton", read, "Nothing is packed in it yet", "Scan its units one by one")


def not_complete(order: SalesOrder, missing: Sequence[PackLine], context: Context) -> Banner:
    why = listed(_named(missing, context), "; ")
    do = "Scan what is left, or close it with SHORT and a supervisor’s badge"
    return refusal("Not complete yet", order.number, why, do)


def not_a_bin(scan: Scan, code: str) -> Banner:
    why = say("{code} is not a bin of this site", code=code)
    return refusal("Not a bin", shown(scan.text), why, "Scan the bin’s label")


def unknown_carton(argument: str, known: Sequence[str]) -> Banner:
    why = say("There is no carton type {code}", code=shown(argument) or "(none)")
    do = say("There are {codes}", codes=listed(known))
    return refusal("Unknown carton", shown(f"CARTON {argument}"), why, do)


def scan_each(argument: str, item: Item) -> Banner:
    why = say("{item} is checked unit by unit", item=item.name)
    return refusal("Scan every unit", shown(f"QTY {argument}"), why, "Scan the units one by one")


def nothing_to_count(argument: str) -> Banner:
    why = "A quantity belongs to the unit scanned before it"
    return refusal("Quantity of what?", shown(f"QTY {argument}"), why, "Scan a unit, then the quantity card")


def undo_first(argument: str, last: Verified) -> Banner:
    why = say("{units} are packed already, a card cannot take any away", units=last.units // last.goods.per)
    return refusal("Undo first", f"QTY {argument}", why, "Scan UNDO, then the unit, then the quantity card")


def _named(missing: Sequence[PackLine], context: Context) -> tuple[str, ...]:
    """What still is to come, the first three lines of it."""
    named = []
    for line in missing[:3]:
        item = context.look.item(line.line.sku)
        name = item.name if item else line.line.sku
        named.append(say("{item}: {quantity} left", item=name, quantity=number(line.still)))
    more = (say("and {count} more", count=len(missing) - 3),) if len(missing) > 3 else ()
    return (*named, *more)


def contents_words(quantity: int, sku: str, name: str) -> str:
    """One line of a carton's contents."""
    return f"{quantity_text(quantity)} × {sku} {name}" if quantity != ONE else f"{sku} {name}"
