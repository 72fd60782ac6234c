"""What the returns bench says: every refusal tells what was read, why, and what to do."""

from __future__ import annotations

from typing import Any

from app.domain.clock import day_of
from app.domain.documents import Return
from app.domain.records import Item
from app.domain.returning import Check, Parcel, ReturnedUnit
from app.domain.speech import listed, say
from app.domain.transaction import Cell
from app.scan.scan import Scan
from app.station.answer import Banner, Tone
from app.station.goods import Goods
from app.station.refusals import line_count, money, number, refusal, shown, units
from app.station.returns_sale import Sale
from app.station.step import Context
from app.station.suspicion import WORDS
from app.station.takeback import Deed


def item_name(sku: str, context: Context) -> str:
    item = context.look.item(sku)
    return item.name if item else sku


def partner_name(code: str, context: Context) -> str:
    partner = context.look.partner(code) if code else None
    return partner.name if partner else code


# --- parcels -------------------------------------------------------------------------------------------


def parcel_in(parcel: Parcel, context: Context) -> Banner:
    who = partner_name(parcel.customer, context)
    sort = {"sender": "the carrier brings it back", "unannounced": "nobody announced it"}.get(parcel.sort, "")
    expected = say("{expected} expected", expected=units(parcel.expected)) if parcel.expected else ""
    details = tuple(part for part in (sort, expected, "scan it again to open it") if part)
    return Banner(
        Tone.OK, "The clock runs", who or say("Parcel {parcel}", parcel=shown(parcel.code)), details,
        number(parcel.expected) if parcel.expected else "", "units wait" if parcel.expected else "",
        subject=parcel.code,
    )  # fmt: skip


def parcel_opened(parcel: Parcel, context: Context) -> Banner:
    who = partner_name(parcel.customer, context) or "nobody announced it"
    expected = (
        say("{expected} expected", expected=units(parcel.expected))
        if parcel.expected
        else "scan what is in it"
    )
    return Banner(
        Tone.OK,
        say("Parcel {parcel}", parcel=shown(parcel.code)),
        who,
        (expected, "scan each unit"),
        subject=parcel.code,
    )


def order_opened(document: Any, context: Context) -> Banner:
    who = partner_name(document.customer, context)
    return Banner(
        Tone.OK,
        say("Returns of {document}", document=document.number),
        who,
        ("scan what came back",),
        subject=document.number,
    )


def closed(what: str, short: tuple[tuple[str, int], ...], context: Context) -> Banner:
    if not short:
        return Banner(
            Tone.DONE, say("{what} is worked off", what=shown(what)), "Nothing is short", subject=what
        )
    named = tuple(
        say("{sku}: {still} not in it", sku=item_name(sku, context), still=number(still))
        for sku, still in short[:3]
    )
    lines = line_count(len(short))
    return Banner(
        Tone.ATTENTION, say("{what} is short", what=shown(what)), say("{lines} not complete", lines=lines),
        named, str(len(short)), "short", subject=what,
    )  # fmt: skip


def parcel_held(parcel: Parcel, context: Context) -> Banner:
    hit = parcel.hits[0]
    return Banner(
        Tone.ATTENTION, say("Refund held: {rule}", rule=WORDS[hit.rule]),
        partner_name(parcel.customer, context),
        (hit.said, "take a photograph; a supervisor clears it with CLEAR"), subject=parcel.code,
    )  # fmt: skip


def weighed(parcel: Parcel, grams: int, expected: int) -> Banner:
    said = (
        say("{expected} g by the catalogue", expected=expected)
        if expected
        else "its goods’ weights are not known"
    )
    return Banner(
        Tone.OK, f"{grams} g", say("Parcel {parcel}", parcel=shown(parcel.code)), (said,), subject=parcel.code
    )


def undelivered(parcel: Parcel) -> Banner:
    return Banner(
        Tone.OK, "Back from the carrier", say("Parcel {parcel}", parcel=shown(parcel.code)),
        ("it was not delivered: nobody asks for money",), subject=parcel.code,
    )  # fmt: skip


# --- units ---------------------------------------------------------------------------------------------


def taken(code: str, unit: ReturnedUnit, item: Item, sale: Sale | None, goods: Goods) -> Banner:
    """The banner of a unit that came back."""
    read = listed((shown(goods.text), say("SKU {sku}", sku=item.sku), goods.identity))
    figure = money(unit.refund, unit.currency) if unit.refund else ""
    if code == "refund-held":
        first = unit.hits[0]
        also = tuple(
            say("also {rule}: {facts}", rule=WORDS[hit.rule], facts=hit.said) for hit in unit.hits[1:2]
        )
        facts = _serials(unit, sale) or first.said
        return Banner(
            Tone.ATTENTION, say("Refund held: {rule}", rule=WORDS[first.rule]), item.name,
            (facts, *also, "inspect it, a supervisor clears it"), figure,
            "refund on hold" if figure else "", subject=item.sku,
        )  # fmt: skip
    if code == "sale-unknown":
        return Banner(
            Tone.ATTENTION, "Sale not known", item.name, (read,), why="No sale to this customer is known",
            do="It waits as the customer’s until a supervisor accepts it, or send it back", subject=item.sku,
        )  # fmt: skip
    details = (
        read,
        say("sold {at} on {sale}", at=day(sale.at), sale=sale.sale) if sale and sale.at else "in inspection",
    )
    if code == "other-item":
        return Banner(
            Tone.ATTENTION, "Not announced", item.name, (*details, "it was sold to this customer"), figure,
            "refund not paid" if figure else "", subject=item.sku,
        )  # fmt: skip
    return Banner(
        Tone.OK, "In inspection", item.name, details, figure, "refund not paid" if figure else "",
        subject=item.sku,
    )  # fmt: skip


def day(at: int) -> str:
    return day_of(at).isoformat()


def _serials(unit: ReturnedUnit, sale: Sale | None) -> str:
    """What was read and what was shipped, where that is what differs."""
    if sale is None or len(sale.serials) != 1 or unit.hits[0].rule != "other-serial":
        return ""
    return say("read {read}, this order shipped {shipped}", read=unit.serial, shipped=sale.serials[0])


def unit_taken_up(unit: ReturnedUnit, context: Context) -> Banner:
    item = item_name(unit.sku, context)
    details = tuple(
        part
        for part in (
            unit.serial and say("serial {serial}", serial=unit.serial),
            say("SKU {sku}", sku=unit.sku),
        )
        if part
    )
    return Banner(Tone.OK, "On the bench", item, details, subject=unit.sku)


def checked(check: Check, checks: tuple[Check, ...]) -> Banner:
    still = sum(1 for one in checks if not one.answer)
    said = {"yes": "Yes", "no": "No"}.get(check.answer, "Open again")
    left = say("{still} to answer", still=still) if still else "all answered"
    return Banner(Tone.OK, said, check.question, (left,), subject=check.question)


def graded(unit: ReturnedUnit, grade: str) -> Banner:
    return Banner(
        Tone.OK, say("Grade {grade}", grade=grade), unit.sku, ("now its disposition",), subject=unit.sku
    )


def part_missing(unit: ReturnedUnit, part: str) -> Banner:
    return Banner(
        Tone.ATTENTION, "Part missing", shown(part), ("it cannot go back as new",), subject=unit.sku
    )


def photograph_wanted(what: str) -> Banner:
    return Banner(Tone.OK, "Photograph", what, ("hold it before the camera",), subject="PHOTO")


def photographed(what: str) -> Banner:
    return Banner(Tone.OK, "Photograph kept", what, ("it stays with the return",), subject="PHOTO")


def badge_wanted(wait: str) -> Banner:
    about = "let this refund go" if wait == "clear" else "accept these goods as ours"
    return Banner(
        Tone.ATTENTION,
        "A supervisor’s badge",
        say("to {about}", about=about),
        ("scan it, or UNDO",),
        subject=wait.upper(),
    )


def cleared(name: str, held: ReturnedUnit | Parcel) -> Banner:
    facts = listed((hit.said for hit in held.hits), "; ")
    return Banner(Tone.OK, "Hold cleared", say("by {name}", name=name), (facts,), subject="CLEAR")


def accepted(unit: ReturnedUnit, name: str, context: Context) -> Banner:
    figure = money(unit.refund, unit.currency) if unit.refund else ""
    return Banner(
        Tone.OK, "Accepted", item_name(unit.sku, context),
        (say("by {name}", name=name), "ours, in inspection"), figure,
        "refund not paid" if figure else "", subject=unit.sku,
    )  # fmt: skip


def disposed(card: str, word: str, unit: ReturnedUnit, context: Context) -> Banner:
    facts = [say("grade {grade}", grade=unit.grade) if unit.grade else "not graded"]
    place = context.look.usual_bin(unit.sku) if card == "STOCK" else ""
    if card in ("STOCK", "BSTOCK", "REFURB"):
        facts.append(
            say("put away to {place}: scan the bin", place=place)
            if place
            else "scan the bin where you put it"
        )
    refund = {"REFUSE": "no refund", "EXCHANGE": "replaced instead"}.get(card, "")
    if not refund and unit.refund:
        refund = "refund on hold" if unit.is_held else "refund due, not paid"
    figure = money(unit.refund, unit.currency) if unit.refund and card not in ("REFUSE", "EXCHANGE") else ""
    facts += [refund] if refund and not figure else []
    return Banner(
        Tone.DONE, word, item_name(unit.sku, context), tuple(facts), figure, refund if figure else "",
        subject=unit.sku,
    )  # fmt: skip


def replacement_wanted(unit: ReturnedUnit, context: Context) -> Banner:
    return Banner(
        Tone.ATTENTION, "Scan the replacement", item_name(unit.sku, context),
        ("the unit that goes to the customer instead",), subject=unit.sku,
    )  # fmt: skip


def put_away(deed: Deed, code: str) -> Banner:
    return Banner(
        Tone.DONE, say("Put away in {code}", code=code), deed.sku, (number(deed.quantity),), subject=deed.sku
    )


def dropped(what: str) -> Banner:
    return Banner(Tone.OK, "Dropped", what, ("nothing was posted",), subject="UNDO")


def parcel_wanted() -> Banner:
    return Banner(
        Tone.ATTENTION, "Scan the label", "of a parcel that nobody announced", ("any code on it",),
        subject="PARCEL",
    )  # fmt: skip


def undone(deed: Deed, what: str) -> Banner:
    return Banner(
        Tone.OK, "Taken back", f"{number(deed.quantity)} × {deed.sku}",
        (say("{what} no longer counts", what=what),), subject=deed.sku,
    )  # fmt: skip


# --- refusals ------------------------------------------------------------------------------------------


def not_here(scan: Scan, kind: str) -> Banner:
    why = say("A {kind} does not fit {where}", kind=kind.replace("_", " "), where="at the returns bench")
    return refusal("Not here", shown(scan.text), why, "Scan a parcel’s label, a return, an order or a unit")


def unknown_label(scan: Scan) -> Banner:
    return refusal(
        "Unknown barcode", shown(scan.text), "No item, return, order or serial has this code",
        "Scan another code on it; for a parcel that nobody announced scan PARCEL, then its label",
    )  # fmt: skip


def no_return(scan: Scan, code: str) -> Banner:
    why = say("{code} is no return, and nothing that was sold", code=shown(code))
    return refusal("No return", shown(scan.text), why, "Scan the return’s number or the order’s")


def bad_label(scan: Scan) -> Banner:
    why = "A label has 3 to 48 characters"
    return refusal("Not a label", shown(scan.text), why, "Scan another code on the parcel")


def nothing_open(card: str) -> Banner:
    return refusal("No parcel is open", card, "This card is about an open parcel", "Scan the parcel’s label")


def no_unit(card: str) -> Banner:
    why = "No unit is on the bench"
    return refusal("Of which unit?", card, why, "Scan a unit, or NEXT for the one that waits longest")


def nothing_waits() -> Banner:
    return refusal("Nothing waits", "NEXT", "No parcel or unit is on this bench", "Scan a parcel’s label")


def no_such_unit(argument: str) -> Banner:
    why = "No unit of this name waits on this bench"
    return refusal("Unknown unit", shown(f"UNIT {argument}"), why, "Scan NEXT, or tap a row")


def bad_weight(argument: str) -> Banner:
    why = "A weight is in whole grams, from 1 to 999999"
    return refusal("Not a weight", shown(f"GRAMS {argument}"), why, "Weigh it again: CMD:GRAMS:1250")


def bad_grade(argument: str) -> Banner:
    return refusal("Not a grade", shown(f"GRADE {argument}"), "Grades are A, B, C and D", "Scan CMD:GRADE:B")


def no_question(said: str) -> Banner:
    why = "No question of the checklist is open"
    return refusal("Nothing asked", said.upper(), why, "Scan a grade or a disposition")


def no_such_question(argument: str, count: int) -> Banner:
    why = say("The checklist has {count} questions", count=count) if count else "This item has no checklist"
    return refusal("No such question", shown(f"CHECK {argument}"), why, "Scan YES, NO or a grade")


def nothing_to_accept(unit: ReturnedUnit | None, context: Context) -> Banner:
    read = item_name(unit.sku, context) if unit else "ACCEPT"
    why = "Its sale is known: it is ours already" if unit else "No unit is on the bench"
    return refusal("Nothing to accept", read, why, "Go on with its disposition" if unit else "Scan the unit")


def nothing_held(unit: ReturnedUnit | None, context: Context) -> Banner:
    read = item_name(unit.sku, context) if unit else "CLEAR"
    return refusal("Nothing is held", read, "No refund waits here", "Go on with the next unit")


def not_this_way(
    word: str, card: str, unit: ReturnedUnit, against: str, state: Any, context: Context
) -> Banner:
    """`against` is why not, in a few words."""
    item = item_name(unit.sku, context)
    reasons = {
        "still the customer’s": ("It is the customer’s: its sale is not known",
                                 "A supervisor accepts it (ACCEPT), or send it back (REFUSE)"),
        "checklist not all yes": ("Something is missing, or the checklist is not all yes",
                                  "Answer it, or choose B-stock or another way"),
        "refund held": ("Its refund is held", "A supervisor clears it first (CLEAR)"),
    }  # fmt: skip
    why, do = reasons.get(against, ("", ""))
    if against.startswith("no item"):
        why, do = (
            say("The catalogue has {against}", against=against),
            "Choose another way; the office can enter the item",
        )
    elif not why:
        graded_ = say("It has grade {grade}", grade=state.grade) if state.grade else "It has no grade yet"
        why, do = (
            say("{graded}: {word} takes {against}", graded=graded_, word=word.lower(), against=against),
            "Scan its grade first, or choose another way",
        )
    return refusal(say("Not {word}", word=word.lower()), f"{card}: {item}", why, do)


def unknown_reason(reason: str) -> Banner:
    why = "No reason of this code is in the list"
    return refusal("Unknown reason", shown(reason), why, "Scan the card without a reason, or one of the list")


def not_the_same(goods: Goods, item: Item, unit: ReturnedUnit, context: Context) -> Banner:
    why = say(
        "{quantity} × {sku} is to be replaced",
        quantity=number(unit.quantity),
        sku=item_name(unit.sku, context),
    )
    read = listed((item.name, shown(goods.text)))
    return refusal("Not the same", read, why, "Scan one of the same item, or UNDO and choose another way")


def no_replacement(goods: Goods, item: Item) -> Banner:
    read = listed((item.name, shown(goods.text)))
    return refusal("Not in stock", read, "The books have no such unit to give", "UNDO and choose another way")


def serial_on_hand(goods: Goods, item: Item, place: Cell) -> Banner:
    read = say("{item}, serial {serial}", item=item.name, serial=goods.serial)
    why = say("The books have this serial at {place} already", place=place.unit or place.location)
    return refusal("Already in stock", read, why, "Check the label; set it aside and tell a supervisor")


def already_scanned(goods: Goods, item: Item) -> Banner:
    return Banner(
        Tone.ATTENTION, "Already scanned", item.name,
        (say("serial {serial} is back once", serial=goods.serial),), subject=item.sku,
    )  # fmt: skip


def nothing_to_count(argument: str) -> Banner:
    why = "A quantity belongs to the unit scanned before it"
    return refusal("Quantity of what?", shown(f"QTY {argument}"), why, "Scan the unit, then the card")


def undo_first(argument: str, have: int) -> Banner:
    why = say("{have} are back already, a card cannot take any away", have=number(have))
    return refusal("Undo first", f"QTY {argument}", why, "Scan UNDO, then the unit, then the card")


def return_of(unit: ReturnedUnit, context: Context) -> tuple[str, ...]:
    """What “why?” says of a unit: what it came back on, and where it was sold."""
    back = context.look.record(Return, unit.document) if unit.document else None
    facts = [say("announced on {back}", back=back.number) if back else "not announced"]
    facts.append(say("sold on {sale}", sale=unit.sale) if unit.sale else "its sale is not known")
    facts += [say("{rule}: {facts}", rule=WORDS[hit.rule], facts=hit.said) for hit in unit.hits]
    return tuple(facts)
