"""What receiving says, in a dock worker's words: every refusal tells what was read, why, and what to do."""

from __future__ import annotations

from dataclasses import replace

from app.domain.quantity import ONE
from app.domain.records import Item, PurchaseOrder
from app.domain.transaction import Cell
from app.scan.scan import Scan
from app.station import refusals
from app.station.answer import Banner, Tone
from app.station.goods import Ask, Goods
from app.station.receiving_state import Receipt
from app.station.refusals import number, refusal, shown

# --- prompts and steps ---------------------------------------------------------------------------------


def ask_dropped(ask: Ask) -> Banner:
    return Banner(
        Tone.OK, "Dropped", ask.name, ("nothing was received; scan the next unit",), subject=ask.goods.sku
    )


def opened(order: PurchaseOrder, supplier: str) -> Banner:
    total = sum(line.quantity for line in order.lines)
    lines = f"{len(order.lines)} line" + ("s" if len(order.lines) != 1 else "")
    return Banner(
        Tone.OK,
        f"Order {order.number}",
        supplier,
        (lines, "scan the goods one by one"),
        number(total),
        "units ordered",
        subject=order.number,
    )


def dock_set(code: str) -> Banner:
    return Banner(Tone.OK, f"Receiving at {code}", "", ("goods go to this dock from now on",), subject=code)


# --- goods ---------------------------------------------------------------------------------------------


def received(
    code: str, goods: Goods, item: Item, quantity: int, so_far: int, ordered: int, beyond: int, bin_: str
) -> Banner:
    """The banner of a receipt: `so_far` and `ordered` are the line's; `beyond` went into quarantine."""
    place = f"put away to {bin_}" if bin_ else ""
    case = f"{goods.unit} of {number(goods.per)}" if goods.per != ONE else ""
    facts = tuple(
        fact
        for fact in (
            shown(goods.text),
            ", ".join(part for part in (goods.symbology, f"SKU {item.sku}", case, goods.identity) if part),
        )
        if fact
    )
    if code == "received":
        details = (*facts, place) if place else facts
        return Banner(
            Tone.OK,
            "Received",
            item.name,
            details,
            number(so_far),
            f"of {number(ordered)} ordered",
            subject=item.sku,
        )
    figure, caption = number(so_far), f"of {number(ordered)} ordered"
    hold = "Taken in as the supplier’s: put it on the quarantine rack"
    if code == "over-receipt":
        title, why = (
            f"{number(beyond)} more than ordered",
            f"The order wants {number(ordered)}, this makes {number(so_far)}",
        )
    elif code == "expired":
        title, why = "Expired", f"Best before {goods.expiry}: this date has passed"
    else:
        title, why = "Not on this order", f"{item.name} is not on the order"
        figure, caption = number(quantity), "in quarantine"
    return Banner(
        Tone.ATTENTION, title, item.name, facts, figure, caption, why=why, do=hold, subject=item.sku
    )


def line_complete(banner: Banner, item: Item) -> Banner:
    return replace(banner, tone=Tone.DONE, title="Line complete", headline=item.name)


def order_complete(banner: Banner, order: PurchaseOrder) -> Banner:
    details = (*banner.details[:1], f"all of {order.number} is here; close it with DONE")
    return replace(banner, tone=Tone.DONE, title="Order complete", details=details)


def undone(last: Receipt) -> Banner:
    what = f"{number(last.quantity)} × {last.goods.sku}"
    return Banner(
        Tone.OK,
        "Taken back",
        what,
        (shown(last.goods.text), "the receipt was reversed in the books"),
        subject=last.goods.sku,
    )


def quantity_as_is(argument: str, item: Item) -> Banner:
    return Banner(Tone.OK, f"Quantity {argument}", item.name, ("as it was already",), subject=item.sku)


def closed(order: PurchaseOrder, short: list[tuple[str, str]]) -> Banner:
    """The order is put aside; what is short is named, the first three lines of it."""
    if not short:
        return Banner(
            Tone.DONE,
            f"{order.number} is complete",
            "Nothing is short",
            ("scan the next order",),
            subject=order.number,
        )
    named = tuple(f"{name}: {still} short" for name, still in short[:3])
    more = (f"and {len(short) - 3} more",) if len(short) > 3 else ()
    lines = f"{len(short)} line" + ("s" if len(short) > 1 else "")
    return Banner(
        Tone.ATTENTION,
        f"{order.number} is short",
        f"{lines} not complete",
        (*named, *more),
        str(len(short)),
        "short",
        subject=order.number,
    )


# --- refusals ------------------------------------------------------------------------------------------


def not_here(scan: Scan, kind: str) -> Banner:
    return refusals.not_here(scan, kind, "at receiving", "Scan an order, then its goods one by one")


def unknown_command(name: str) -> Banner:
    return refusals.unknown_command(name, "Receiving", "QTY, UNDO or DONE")


def unknown_document(scan: Scan, order: str) -> Banner:
    why = f"No purchase order {shown(order)} is known here"
    return refusal(
        "Unknown order", shown(scan.text), why, "Check the delivery note, or ask the office to enter it"
    )


def no_order(scan: Scan, item: Item | None) -> Banner:
    read = f"{item.name}, {item.sku}" if item else shown(scan.text)
    return refusal(
        "No order is open", read, "Goods are received against an order", "Scan the purchase order first"
    )


def nothing_open() -> Banner:
    return refusal("No order is open", "DONE", "There is nothing to close", "Scan a purchase order")


def not_a_dock(scan: Scan, code: str) -> Banner:
    why = f"{code} is not a dock of this site"
    return refusal("Not a dock", shown(scan.text), why, "Scan goods, or a dock to receive at")


def serial_on_hand(goods: Goods, item: Item, place: Cell) -> Banner:
    read = f"{item.name}, serial {goods.serial}"
    where = place.unit or place.location
    why = f"The books have this serial at {where} already"
    return refusal("Already in stock", read, why, "Check the label; set the unit aside and tell a supervisor")


def already_scanned(goods: Goods, item: Item) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "Already scanned",
        item.name,
        (f"serial {goods.serial} is counted once",),
        subject=item.sku,
    )


def nothing_to_undo() -> Banner:
    return refusal("Nothing to take back", "UNDO", "You have received nothing here yet", "Scan the next unit")


def moved_since(last: Receipt) -> Banner:
    read = f"UNDO of {number(last.quantity)} × {last.goods.sku}"
    why = "The goods are no longer where you put them"
    return refusal("Cannot be taken back", read, why, "Ask whoever moved them, or a supervisor")


def nothing_to_count(argument: str) -> Banner:
    why = "A quantity belongs to the goods scanned before it"
    return refusal(
        "Quantity of what?", shown(f"QTY {argument}"), why, "Scan the goods first, then the quantity card"
    )


def undo_first(argument: str, last: Receipt) -> Banner:
    units = last.quantity // last.goods.per
    why = f"{units} are posted already, a card cannot take any away"
    return refusal("Undo first", f"QTY {argument}", why, "Scan UNDO, then the goods, then the quantity card")
