"""What receiving says, in a dock worker's words: every refusal tells what was read, why, and what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from app.domain.identifiers import check_digit
from app.domain.quantity import ONE, quantity_text
from app.domain.records import Item, PurchaseOrder
from app.domain.transaction import Cell
from app.scan.reading import Reading
from app.scan.scan import Scan
from app.station.answer import Banner, Comparison, Expect, Prompt, Tone
from app.station.receiving_state import Ask, Goods, Receipt

LONGEST = 40
"""Characters of a code shown in a banner; the scan log keeps all of it."""

_ASK = {
    "lot": ("Which lot?", "scan or type the lot number"),
    "expiry": ("Which expiry date?", "scan it, or type it as 2027-12-31"),
    "serial": ("Which serial number?", "scan the serial number of this unit"),
}


def shown(text: str) -> str:
    """A code as a person can look at it: control characters as <1D>, the middle of a long one cut out."""
    readable = "".join(char if char.isprintable() else f"<{ord(char):02X}>" for char in text[: LONGEST * 4])
    if len(text) <= LONGEST and len(readable) <= LONGEST:
        return readable
    return f"{readable[: LONGEST - 10]}… ({len(text):,} characters)"


def number(quantity: int) -> str:
    """A quantity with thin thousands, as read at a glance."""
    return quantity_text(quantity)


# --- prompts and steps ---------------------------------------------------------------------------------


def ask_prompt(ask: Ask) -> Prompt:
    title, text = _ASK[ask.kind]
    return Prompt(title, f"{ask.name}: {text}", (Expect(ask.kind),), ("CMD:UNDO",))


def asking(kind: str, goods: Goods, item: Item) -> Banner:
    title, text = _ASK[kind]
    return Banner(
        Tone.ATTENTION, title, item.name, (shown(goods.text), f"SKU {item.sku}: {text}"), subject=item.sku
    )


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
            ", ".join(part for part in (goods.symbology, f"SKU {item.sku}", case, _identity(goods)) if part),
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


def _identity(goods: Goods) -> str:
    parts = (("lot", goods.lot), ("serial", goods.serial), ("best before", goods.expiry))
    return ", ".join(f"{word} {value}" for word, value in parts if value)


# --- refusals ------------------------------------------------------------------------------------------


def _refusal(title: str, read: str, why: str, do: str, comparison: Comparison | None = None) -> Banner:
    return Banner(Tone.REFUSED, title, read=read, why=why, do=do, comparison=comparison, subject=read)


def unreadable(scan: Scan, reading: Reading) -> Banner:
    assert reading.error is not None, "only a faulty reading is unreadable"
    code, why = reading.error
    read = shown(scan.text)
    if code == "check-digit":
        do = "Scan it again; if it stays, set it aside and tell the office"
        return _refusal("Wrong check digit", read, f"The label says {why}", do, _expected(scan.text))
    return _refusal(
        "This code cannot be right", read, why, "Scan it again, or another code on the same label"
    )


def _expected(text: str) -> Comparison | None:
    """The code beside what its digits would make it."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
        return None
    return Comparison(digits, digits[:-1] + check_digit(digits[:-1]))


def unknown(scan: Scan, reading: Reading) -> Banner:
    what = f"{shown(scan.text)}" + (f", GTIN {reading.gtin}" if reading.gtin else "")
    do = "Scan another code on the label, or set it aside for the office"
    return _refusal("Unknown barcode", what, "No item, order or place has this code", do)


def ambiguous(scan: Scan, codes: list[str]) -> Banner:
    why = f"It could mean {' or '.join(codes)}"
    return _refusal("Which one?", shown(scan.text), why, "Scan the label with the item’s own number (SKU)")


def not_here(scan: Scan, kind: str) -> Banner:
    why = f"A {kind.replace('_', ' ')} does not fit at receiving"
    return _refusal("Not here", shown(scan.text), why, "Scan an order, then its goods one by one")


def unknown_document(scan: Scan, order: str) -> Banner:
    why = f"No purchase order {shown(order)} is known here"
    return _refusal(
        "Unknown order", shown(scan.text), why, "Check the delivery note, or ask the office to enter it"
    )


def no_order(scan: Scan, item: Item | None) -> Banner:
    read = f"{item.name}, {item.sku}" if item else shown(scan.text)
    return _refusal(
        "No order is open", read, "Goods are received against an order", "Scan the purchase order first"
    )


def nothing_open() -> Banner:
    return _refusal("No order is open", "DONE", "There is nothing to close", "Scan a purchase order")


def not_a_dock(scan: Scan, code: str) -> Banner:
    why = f"{code} is not a dock of this site"
    return _refusal("Not a dock", shown(scan.text), why, "Scan goods, or a dock to receive at")


def serial_by_unit(goods: Goods, item: Item) -> Banner:
    read = f"{item.name}, {shown(goods.text)}"
    return _refusal(
        "Every unit by itself", read, "Each unit has its own serial number", "Scan the label of each unit"
    )


def serial_on_hand(goods: Goods, item: Item, place: Cell) -> Banner:
    read = f"{item.name}, serial {goods.serial}"
    where = place.unit or place.location
    why = f"The books have this serial at {where} already"
    return _refusal(
        "Already in stock", read, why, "Check the label; set the unit aside and tell a supervisor"
    )


def already_scanned(goods: Goods, item: Item) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "Already scanned",
        item.name,
        (f"serial {goods.serial} is counted once",),
        subject=item.sku,
    )


def bad_value(scan: Scan, ask: Ask) -> Banner:
    _, do = _ASK[ask.kind]
    return _refusal(
        f"Not a {ask.kind}",
        shown(scan.text),
        f"{ask.name} still needs its {ask.kind}",
        do[0].upper() + do[1:],
    )


def unknown_command(name: str) -> Banner:
    why = "Receiving has no such card"
    return _refusal("Unknown card", shown(f"CMD:{name}"), why, "Use QTY, UNDO or DONE")


def nothing_to_undo() -> Banner:
    return _refusal(
        "Nothing to take back", "UNDO", "You have received nothing here yet", "Scan the next unit"
    )


def moved_since(last: Receipt) -> Banner:
    read = f"UNDO of {number(last.quantity)} × {last.goods.sku}"
    why = "The goods are no longer where you put them"
    return _refusal("Cannot be taken back", read, why, "Ask whoever moved them, or a supervisor")


def nothing_to_count(argument: str) -> Banner:
    why = "A quantity belongs to the goods scanned before it"
    return _refusal(
        "Quantity of what?", shown(f"QTY {argument}"), why, "Scan the goods first, then the quantity card"
    )


def bad_quantity(argument: str) -> Banner:
    why = "A quantity is a whole number from 1 to 999999"
    return _refusal("Not a quantity", shown(f"QTY {argument}"), why, "Scan the goods, then a quantity card")


def undo_first(argument: str, last: Receipt) -> Banner:
    units = last.quantity // last.goods.per
    why = f"{units} are posted already, a card cannot take any away"
    return _refusal("Undo first", f"QTY {argument}", why, "Scan UNDO, then the goods, then the quantity card")


# --- values typed or scanned for a question ------------------------------------------------------------

_VALUE = re.compile(r"[\x21-\x7e]{1,20}")
"""A lot or serial: up to 20 printable characters (GS1 General Specifications, AI 10 and AI 21)."""


def plain_value(kind: str, text: str, today: date) -> str:
    """A lot, serial or expiry as a person types it; empty where it is none. An expiry is answered as ISO."""
    del today
    stripped = text.strip()
    if kind != "expiry":
        return stripped if _VALUE.fullmatch(stripped) else ""
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%y%m%d"):
        try:
            return datetime.strptime(stripped, form).date().isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return ""
