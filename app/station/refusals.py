"""What every station says when something does not fit: what was read, why, and what to do."""

from __future__ import annotations

from app.domain.identifiers import check_digit
from app.domain.money import value_text
from app.domain.quantity import ONE, quantity_text
from app.domain.records import Item
from app.domain.speech import Figure, counted, either, listed, say
from app.scan.bracketed import write_bracketed
from app.scan.reading import Reading
from app.scan.scan import Scan
from app.station.answer import Banner, Comparison, Tone

LONGEST = 40
"""Characters of a code shown in a banner; the scan log keeps all of it."""


def shown(text: str) -> str:
    """A code as a person can look at it: control characters as <1D>, the middle of a long one cut out."""
    readable = "".join(char if char.isprintable() else f"<{ord(char):02X}>" for char in text[: LONGEST * 4])
    if len(text) <= LONGEST and len(readable) <= LONGEST:
        return readable
    return say("{start}… ({count} characters)", start=readable[: LONGEST - 10], count=f"{len(text):,}")


def number(quantity: int) -> str:
    """A quantity, as read at a glance."""
    return Figure(quantity_text(quantity))


def units(quantity: int) -> str:
    """“1 unit”, “12 units”, of a quantity in 10⁻⁶."""
    template = "{quantity} unit" if quantity == ONE else "{quantity} units"
    return say(template, quantity=number(quantity))


def money(value: int, currency: str) -> str:
    """An amount (10⁻⁴) as people write it: two decimal places at least, thousands apart."""
    whole, _, part = value_text(value).partition(".")
    return Figure(f"{int(whole):,}.{part.ljust(2, '0')} {currency}".strip())


def line_count(lines: int) -> str:
    return counted(lines, "{count} line", "{count} lines")


def refusal(title: str, read: str, why: str, do: str, comparison: Comparison | None = None) -> Banner:
    return Banner(Tone.REFUSED, title, read=read, why=why, do=do, comparison=comparison, subject=read)


def separator_lost(scan: Scan, reading: Reading, meant: Reading) -> Banner:
    """A code that runs together, and its only reading that fits what is awaited: a person must say yes."""
    why = (
        reading.error[1]
        if reading.error
        else say("Lot {lot} is not one that fits here", lot=shown(reading.lot))
    )
    do = say("If the label says so, type {elements}", elements=write_bracketed(meant.elements))
    return refusal("A separator is missing", shown(scan.text), why, do)


def unreadable(scan: Scan, reading: Reading) -> Banner:
    assert reading.error is not None, "only a faulty reading is unreadable"
    code, why = reading.error
    read = shown(scan.text)
    if code == "check-digit":
        do = "Scan it again; if it stays, set it aside and tell the office"
        return refusal(
            "Wrong check digit", read, say("The label says {why}", why=why), do, _expected(scan.text)
        )
    return refusal("This code cannot be right", read, why, "Scan it again, or another code on the same label")


def _expected(text: str) -> Comparison | None:
    """The code beside what its digits would make it."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
        return None
    return Comparison(digits, digits[:-1] + check_digit(digits[:-1]))


def unknown(scan: Scan, reading: Reading) -> Banner:
    what = listed((shown(scan.text), f"GTIN {reading.gtin}" if reading.gtin else ""))
    do = "Scan another code on the label, or set it aside for the office"
    return refusal("Unknown barcode", what, "No item, order or place has this code", do)


def ambiguous(scan: Scan, codes: list[str]) -> Banner:
    why = say("It could mean {codes}", codes=either(codes))
    return refusal("Which one?", shown(scan.text), why, "Scan the label with the item’s own number (SKU)")


def not_here(scan: Scan, kind: str, where: str, do: str) -> Banner:
    """`where` is the procedure in words (“at receiving”), `do` what fits instead."""
    why = say("A {kind} does not fit {where}", kind=kind.replace("_", " "), where=where)
    return refusal("Not here", shown(scan.text), why, do)


def unknown_command(name: str, where: str, cards: str) -> Banner:
    """`cards` names those that there are."""
    why = say("{where} has no such card", where=where)
    return refusal("Unknown card", shown(f"CMD:{name}"), why, say("Use {cards}", cards=cards))


def bad_quantity(argument: str) -> Banner:
    why = "A quantity is a whole number from 1 to 999999"
    return refusal("Not a quantity", shown(f"QTY {argument}"), why, "Scan the goods, then a quantity card")


def books_away(read: str, why: str) -> Banner:
    """A claim that could not be asked: only the books can grant it."""
    return refusal("No connection", read, why, "Go on with what you have; try again when it is connected")


def undo_first(argument: str, units: int) -> Banner:
    """A quantity card below what is posted."""
    why = say("{units} are posted already, a card cannot take any away", units=units)
    return refusal("Undo first", f"QTY {argument}", why, "Scan UNDO, then the goods, then the quantity card")


def as_it_was(argument: str, item: Item) -> Banner:
    """A quantity card that changes nothing."""
    return Banner(
        Tone.OK,
        say("Quantity {argument}", argument=argument),
        item.name,
        ("as it was already",),
        subject=item.sku,
    )
