"""What receiving says about deliveries, pallets, what is held, what is unknown, and closing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.domain.documents import Delivery
from app.domain.records import Item
from app.domain.speech import counted, listed, say
from app.scan.reading import Reading
from app.scan.scan import Scan
from app.station.answer import Banner, Tone
from app.station.goods import Goods
from app.station.refusals import line_count, number, refusal, shown

if TYPE_CHECKING:
    from app.station.receiving_expected import Difference

# --- deliveries ----------------------------------------------------------------------------------------

DELIVERY = {
    "note": ("Which delivery note?", "scan or type its number"),
    "carrier": ("Which carrier?", "scan or type the name, or skip"),
    "pieces": ("How many pieces?", "type the number of cartons and pallets, or skip"),
    "seal": ("Which seal?", "scan or type its number, or skip"),
}


def asked_of_delivery(name: str) -> Banner:
    title, text = DELIVERY[name]
    return Banner(Tone.ATTENTION, title, "New delivery", (text,), subject="Delivery")


def bad_delivery_fact(scan: Scan, name: str) -> Banner:
    title, text = DELIVERY[name]
    why = "This cannot stand on a delivery’s papers"
    return refusal(title, shown(scan.text), why, text[0].upper() + text[1:])


def nothing_to_skip(name: str) -> Banner:
    why = "A delivery needs its note" if name else "Nothing is asked for that could be left out"
    return refusal("Nothing to skip", "SKIP", why, "Scan what the prompt asks for")


def delivery_dropped() -> Banner:
    return Banner(Tone.OK, "Dropped", "No delivery was opened", ("scan an order",), subject="Delivery")


def delivery_opened(delivery: Delivery) -> Banner:
    return Banner(
        Tone.OK,
        say("Delivery {note}", note=delivery.note),
        "Scan its orders, one after the other",
        tuple(
            part
            for part in (delivery.carrier, say("seal {seal}", seal=delivery.seal) if delivery.seal else "")
            if part
        ),
        str(delivery.pieces) if delivery.pieces else "",
        "pieces" if delivery.pieces else "",
        subject=delivery.note,
    )


def pieces_refused(delivery: Delivery) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "Refused at the door",
        say("Delivery {note}", note=delivery.note),
        ("written down with the delivery; note it on the driver’s paper too",),
        str(delivery.refused),
        say("of {pieces} pieces", pieces=delivery.pieces) if delivery.pieces else "pieces",
        subject=delivery.note,
    )


def more_than_came(refused: int, pieces: int) -> Banner:
    why = say("Only {pieces} pieces came with this delivery", pieces=pieces)
    return refusal("Too many", f"REFUSED {refused}", why, "Scan the card with the right number")


def no_delivery(card: str) -> Banner:
    return refusal("No delivery is open", card, "This belongs to a delivery", "Scan CMD:DELIVERY first")


def delivery_first(read: str) -> Banner:
    why = "This site opens the delivery before its orders"
    return refusal("No delivery is open", read, why, "Scan CMD:DELIVERY, then the order")


def other_site(number_: str, site: str) -> Banner:
    why = say("This transfer goes to {site}", site=site)
    return refusal("Not for this site", number_, why, "Set the goods aside and tell the office")


def reopened(number_: str) -> Banner:
    details = ("it had been closed; scan the goods that came late",)
    return Banner(
        Tone.ATTENTION,
        say("{number} is open again", number=number_),
        "A late delivery",
        details,
        subject=number_,
    )


# --- pallets and plates --------------------------------------------------------------------------------


def pallet_taken(code: str, notice: str, lines: int, quantity: int, cartons: int) -> Banner:
    goods = line_count(lines)
    if cartons:
        inside = counted(cartons, "{count} carton", "{count} cartons")
        goods = say("{lines} in {cartons}", lines=goods, cartons=inside)
    return Banner(
        Tone.OK,
        "Pallet received",
        code,
        (
            say("{goods} as notice {notice} says", goods=goods, notice=notice),
            "not counted: OPEN counts it unit by unit",
        ),
        number(quantity),
        "units, notified",
        subject=code,
    )


def count_pallet(code: str, supplier: str) -> Banner:
    details = (
        say("{supplier}’s notices are not taken on trust", supplier=supplier),
        "scan its units one by one",
    )
    return Banner(Tone.ATTENTION, "Count this pallet", code, details, subject=code)


def pallet_again(code: str) -> Banner:
    details = ("this pallet is in already; OPEN counts it",)
    return Banner(Tone.ATTENTION, "Already scanned", code, details, subject=code)


def onto(code: str) -> Banner:
    details = ("goods go onto it from now on", "scan the dock to put goods beside it")
    return Banner(Tone.OK, "Onto this pallet", code, details, subject=code)


def no_order_for_unit(code: str) -> Banner:
    why = "No notice announces this pallet, and no order is open"
    return refusal("Unknown pallet", code, why, "Scan the order first, then the pallet")


def no_pallet() -> Banner:
    why = "No pallet was taken in here, or nothing is left on it"
    return refusal("No pallet to open", "OPEN", why, "Scan the pallet’s SSCC, then OPEN")


def pallet_opened(code: str, quantity: int, cartons: int) -> Banner:
    one, many = "scan its {count} carton, or every unit", "scan its {count} cartons, or every unit"
    scan = counted(cartons, one, many) if cartons else "scan every unit"
    details = (say("{scan}; DONE says what is missing", scan=scan),)
    return Banner(
        Tone.ATTENTION, "Count this pallet", code, details, number(quantity), "units announced", subject=code
    )


def carton_found(pallet: str, code: str, quantity: int, left: int) -> Banner:
    still = (
        say("{left} more on {pallet}", left=left, pallet=pallet)
        if left
        else say("the last one on {pallet}", pallet=pallet)
    )
    details = (still, "it stands beside the pallet; OPEN counts what is in it")
    return Banner(Tone.OK, "Carton is here", code, details, number(quantity), "units, notified", subject=code)


def unit_counted(code: str, goods: Goods, item: Item, left: int) -> Banner:
    facts = (shown(goods.text), listed((say("SKU {sku}", sku=item.sku), goods.identity)))
    tone, title = (Tone.OK, "Counted") if left else (Tone.DONE, "Pallet counted")
    return Banner(
        tone, title, item.name, facts, number(left), say("left on {code}", code=code), subject=item.sku
    )


def pallet_right(code: str) -> Banner:
    return Banner(Tone.DONE, "Pallet counted", code, ("all is as announced",), subject=code)


def pallet_short(code: str, quantity: int, lines: int) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "Less than announced",
        code,
        (line_count(lines),),
        number(quantity),
        "not found",
        why="The notice said more than was on the pallet",
        do="What is missing was taken out of the books; purchasing hears of it when the order is closed",
        subject=code,
    )


# --- quarantine, damage, samples -----------------------------------------------------------------------

_DECIDE = {
    "accept": ("Accept these?", "take them in as ours", "Accepted", "ours from now on"),
    "send-back": ("Send these back?", "send them back to the supplier", "Sent back", "off the books again"),
    "release": ("Release this lot?", "let the lot go", "Released", "available from now on"),
}


def badge_wanted(kind: str, about: str, role: str) -> Banner:
    title, what, _, _ = _DECIDE[kind]
    return Banner(
        Tone.ATTENTION,
        title,
        about,
        why=say("Only a {role} may {what}", role=role, what=what)
        if role[0] not in "aeiou"
        else say("Only an {role} may {what}", role=role, what=what),
        do=say("The {role} scans their badge now; or go on scanning, nothing is lost", role=role),
        subject=about,
    )


def decided(kind: str, name: str, sku: str, quantity: int, who: str) -> Banner:
    _, _, title, after = _DECIDE[kind]
    return Banner(
        Tone.OK, title, name, (say("by {who}", who=who), after), number(quantity), "units", subject=sku
    )


def nothing_held(kind: str, sku: str) -> Banner:
    why = say("Nothing of {sku} is held on this dock", sku=sku) if sku else "Nothing is held on this dock"
    card = {"accept": "ACCEPT", "send-back": "SENDBACK", "release": "RELEASE"}[kind]
    return refusal(
        "Nothing is held", card, why, "Scan the goods that it is about, or name the item on the card"
    )


def nothing_to_mark(card: str) -> Banner:
    return refusal("Of what?", card, "It is about the goods scanned before it", "Scan the goods first")


def why_damaged(name: str) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "Why is it damaged?",
        name,
        ("scan a reason card, as CMD:REASON:CRUSHED",),
        subject=name,
    )


def unknown_reason(reason: str) -> Banner:
    why = say("There is no reason {reason} in the list", reason=shown(reason))
    return refusal("Unknown reason", shown(f"REASON {reason}"), why, "Scan a reason card of this site")


def no_reason_wanted() -> Banner:
    return refusal(
        "No reason is asked for", "REASON", "Nothing was marked as damaged", "Scan CMD:DAMAGED first"
    )


def damaged(name: str, sku: str, quantity: int, reason: str) -> Banner:
    details = (reason, "take a photograph, or go on scanning")
    return Banner(Tone.ATTENTION, "Damaged", name, details, number(quantity), "set apart", subject=sku)


def damaged_already(sku: str) -> Banner:
    why = "These goods are set apart already"
    return refusal("Set apart already", sku, why, "Scan the next goods")


def photograph_wanted(name: str) -> Banner:
    return Banner(Tone.ATTENTION, "Photograph", name, ("the camera takes it now",), subject=name)


def photographed(name: str) -> Banner:
    details = ("kept with the last posting",)
    return Banner(Tone.OK, "Photograph kept", name, details, subject=name)


def no_lot_to_sample(scanned: bool) -> Banner:
    why = (
        "These goods have no lot that could be held" if scanned else "It is about the goods scanned before it"
    )
    return refusal("No sample of this", "SAMPLE", why, "Scan goods with a lot, then SAMPLE")


def lot_held_already(sku: str, lot: str) -> Banner:
    why = say("Lot {lot} is held already", lot=lot)
    return refusal("Held already", sku, why, "An inspector lets it go with RELEASE")


def sampled(name: str, sku: str, lot: str, held: int) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "Lot is held",
        name,
        (say("lot {lot}", lot=lot), "take this unit to quality; the rest waits in quarantine"),
        number(held),
        "more held",
        subject=sku,
    )


# --- unknown barcodes ----------------------------------------------------------------------------------


def unknown(scan: Scan, reading: Reading) -> Banner:
    what = listed((shown(scan.text), f"GTIN {reading.gtin}" if reading.gtin else ""))
    do = "Scan another code on the label; or ASSIGN it to an item; or take it in with UNKNOWN"
    return refusal("Unknown barcode", what, "No item, order or place has this code", do)


def stray(scan: Scan, known: str) -> Banner:
    why = say("{known} is on no document that is open", known=known) if known else "Nobody knows this tag"
    return refusal("Stray tag", shown(scan.text), why, "It is listed, not received: look what it hangs on")


def nothing_unknown(card: str) -> Banner:
    why = "The last barcode was no unknown one"
    return refusal("Which barcode?", card, why, "Scan the unknown barcode first")


def no_unidentified_item() -> Banner:
    why = "The catalogue has no item UNIDENTIFIED"
    return refusal("Cannot be taken in", "UNKNOWN", why, "Ask the office to enter it; set the unit aside")


def no_order_for_unknown(text: str) -> Banner:
    why = "Nobody knows whose it is while no order is open"
    return refusal("No order is open", shown(text), why, "Scan the order that it came with, then the barcode")


def unidentified(text: str, place: str) -> Banner:
    details = (shown(text), say("put it on {place} and mark it", place=place))
    return Banner(
        Tone.ATTENTION, "Unidentified", "In the books; somebody must name it", details, subject="UNIDENTIFIED"
    )


def which_item(text: str) -> Banner:
    details = (shown(text), "scan a code that is known, or type the SKU")
    return Banner(Tone.ATTENTION, "Which item is it?", "New barcode", details, subject="ASSIGN")


def unknown_item(sku: str) -> Banner:
    why = say("No item has the number {sku}", sku=shown(sku))
    return refusal("Unknown item", shown(f"ASSIGN {sku}"), why, "Scan a code of the item, or type its SKU")


def approve_assignment(barcode: str, item: Item) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "Assign this barcode?",
        item.name,
        (shown(barcode), say("SKU {sku}", sku=item.sku)),
        why="A new barcode counts at every station",
        do="The supervisor scans their badge now; or go on scanning, nothing is lost",
        subject=item.sku,
    )


def assigned(barcode: str, item: Item, who: str) -> Banner:
    return Banner(
        Tone.OK, "Assigned", item.name, (shown(barcode), say("by {who}", who=who)), subject=item.sku
    )


# --- closing -------------------------------------------------------------------------------------------


def difference(beyond: int) -> str:
    if beyond > 0:
        return say("{beyond} more than expected", beyond=number(beyond))
    return say("{short} short", short=number(-beyond))


def closed(numbers: str, differences: Sequence[Difference]) -> Banner:
    """The first three differences by name; purchasing owns all of them."""
    if not differences:
        return Banner(
            Tone.DONE,
            say("{numbers} is complete", numbers=numbers),
            "Nothing is short",
            ("the goods receipt is printed; scan the next order",),
            subject=numbers,
        )
    named = tuple(
        say("{item}: {difference}", item=one.name, difference=difference(one.beyond))
        for one in differences[:3]
    )
    more = (say("and {count} more", count=len(differences) - 3),) if len(differences) > 3 else ()
    differ = counted(len(differences), "{count} line differs", "{count} lines differ")
    short = sum(one.beyond < 0 for one in differences)
    return Banner(
        Tone.ATTENTION,
        say("{numbers} is short", numbers=numbers) if short else say("{numbers} differs", numbers=numbers),
        say("{differ}; purchasing is told", differ=differ),
        (*named, *more),
        str(short or len(differences)),
        "short" if short else "different",
        subject=numbers,
    )


# --- other cards ---------------------------------------------------------------------------------------


def blind(hidden: bool) -> Banner:
    title, what = (
        ("Blind", "expected quantities are hidden") if hidden else ("Not blind", "what is expected is shown")
    )
    return Banner(Tone.OK, title, what, subject="BLIND")


def quantity_not_typed(item: Item, typed: str) -> Banner:
    why = say("{item} is scanned unit by unit", item=item.name)
    return refusal("Not typed here", shown(typed), why, "Scan each unit; or a quantity card after a unit")


def weigh_each(item: Item) -> Banner:
    why = "Each unit has a weight of its own"
    return refusal("Every unit by itself", item.name, why, "Scan and weigh each unit")


def nothing_to_label() -> Banner:
    return refusal("Label of what?", "LABEL", "No goods were scanned here", "Scan the goods first")


def label_printed(item: Item) -> Banner:
    return Banner(Tone.OK, "Label printed", item.name, ("stick it on the unit",), subject=item.sku)


def dropped() -> Banner:
    return Banner(Tone.OK, "Dropped", "Nothing was changed", ("scan on",), subject="UNDO")
