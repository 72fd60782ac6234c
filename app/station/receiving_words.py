"""What receiving says, in a dock worker's words: every refusal tells what was read, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.quantity import ONE
from app.domain.records import Item
from app.domain.speech import either, listed, say
from app.domain.transaction import Cell
from app.scan.scan import Scan
from app.station import refusals
from app.station.answer import Banner, Tone
from app.station.cards import named
from app.station.goods import Ask, Goods
from app.station.refusals import line_count, number, refusal, shown

if TYPE_CHECKING:
    from app.station.receiving_expected import Awaited

# --- prompts and steps ---------------------------------------------------------------------------------


def ask_dropped(ask: Ask) -> Banner:
    return Banner(
        Tone.OK, "Dropped", ask.name, ("nothing was received; scan the next unit",), subject=ask.goods.sku
    )


def opened(number_: str, lines: Sequence[Awaited], supplier: str) -> Banner:
    total = sum(line.quantity for line in lines)
    return Banner(
        Tone.OK,
        say("Order {number}", number=number_),
        supplier,
        (line_count(len(lines)), "scan the goods one by one"),
        number(total),
        "units ordered",
        subject=number_,
    )


def dock_set(code: str) -> Banner:
    return Banner(
        Tone.OK,
        say("Receiving at {code}", code=code),
        "",
        ("goods go to this dock from now on",),
        subject=code,
    )


# --- goods ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be said of a receipt, in 10⁻⁶ units: `so_far` and `ordered` are the line's, `beyond` is what
    stayed the supplier's, `waiting` a customer's order that could be served at once."""

    code: str
    quantity: int
    so_far: int
    ordered: int
    beyond: int
    place: str = ""
    waiting: str = ""
    blind: bool = False
    lots: tuple[str, ...] = ()
    consigned: bool = False


def received(told: Told, goods: Goods, item: Item) -> Banner:
    """The banner of a receipt."""
    figure, caption = number(told.so_far), say("of {ordered} ordered", ordered=number(told.ordered))
    if told.blind:
        caption = "counted"
    facts = _facts(told, goods, item)
    if told.code == "received":
        return Banner(Tone.OK, "Received", item.name, facts, figure, caption, subject=item.sku)
    title, why, do = _set_apart(told, goods, item)
    if told.code == "not-ordered":
        figure, caption = number(told.quantity), "in quarantine"
    return Banner(Tone.ATTENTION, title, item.name, facts, figure, caption, why=why, do=do, subject=item.sku)


def _facts(told: Told, goods: Goods, item: Item) -> tuple[str, ...]:
    case = say("{goods} of {per}", goods=goods.unit, per=number(goods.per)) if goods.per != ONE else ""
    weight = say("{weight} kg", weight=number(goods.weight)) if goods.weight else ""
    parts = (goods.symbology, say("SKU {sku}", sku=item.sku), case, goods.identity, weight)
    place = say("put away to {place}", place=told.place) if told.place else ""
    if told.waiting:
        place = say("{waiting} waits for this: take it there at once", waiting=told.waiting)
    whose = "consigned: it stays the consignor’s" if told.consigned else ""
    facts = (shown(goods.text), listed(parts), place, whose)
    return tuple(fact for fact in facts if fact)


_RACK = "Taken in as the supplier’s: put it on the quarantine rack"


def _set_apart(told: Told, goods: Goods, item: Item) -> tuple[str, str, str]:
    """Title, why and what to do."""
    so_far, ordered = number(told.so_far), number(told.ordered)
    match told.code:
        case "over-receipt":
            beyond = number(told.beyond or told.so_far - told.ordered)
            why = (
                "More came than expected"
                if told.blind
                else say("The order wants {ordered}, this makes {so_far}", ordered=ordered, so_far=so_far)
            )
            do = _RACK if told.beyond else "It is ours all the same: tell whoever sent it"
            return (
                ("More than ordered" if told.blind else say("{beyond} more than ordered", beyond=beyond)),
                why,
                do,
            )
        case "expired":
            return "Expired", say("Best before {expiry}: this date has passed", expiry=goods.expiry), _RACK
        case "short-dated":
            return (
                "Too short-dated",
                say("Best before {expiry}: too few days are left", expiry=goods.expiry),
                _RACK,
            )
        case "wrong-lot":
            why = say(
                "The notice says lot {lots}, this is lot {lot}", lots=either(told.lots[:3]), lot=goods.lot
            )
            return "Another lot", why, _RACK
        case "held":
            why = say("Lot {lot} is held until a sample of it is judged", lot=goods.lot)
            return "Lot is held", why, "Put it with the rest of the lot, in quarantine"
    return "Not on this order", say("{item} is not on the order", item=item.name), _RACK


def line_complete(banner: Banner, item: Item) -> Banner:
    return replace(banner, tone=Tone.DONE, title="Line complete", headline=item.name)


def order_complete(banner: Banner, opened_: str) -> Banner:
    details = (*banner.details[:1], say("all of {opened} is here; close it with DONE", opened=opened_))
    return replace(banner, tone=Tone.DONE, title="Order complete", details=details)


# --- refusals ------------------------------------------------------------------------------------------


def not_here(scan: Scan, kind: str) -> Banner:
    return refusals.not_here(scan, kind, "at receiving", "Scan an order, then its goods one by one")


def unknown_command(name: str) -> Banner:
    return refusals.unknown_command(name, "Receiving", named("receiving"))


def unknown_document(scan: Scan, order: str) -> Banner:
    why = say("No order, notice or transfer {order} is to come here", order=shown(order))
    return refusal(
        "Unknown order", shown(scan.text), why, "Check the delivery note, or ask the office to enter it"
    )


def no_order(scan: Scan, item: Item | None) -> Banner:
    read = listed((item.name, item.sku)) if item else shown(scan.text)
    return refusal(
        "No order is open", read, "Goods are received against an order", "Scan the purchase order first"
    )


def nothing_open() -> Banner:
    return refusal("No order is open", "DONE", "There is nothing to close", "Scan a purchase order")


def not_a_dock(scan: Scan, code: str) -> Banner:
    why = say("{code} is not a dock of this site", code=code)
    return refusal("Not a dock", shown(scan.text), why, "Scan goods, or a dock to receive at")


def serial_on_hand(goods: Goods, item: Item, place: Cell) -> Banner:
    read = say("{item}, serial {serial}", item=item.name, serial=goods.serial)
    where = place.unit or place.location
    why = say("The books have this serial at {where} already", where=where)
    return refusal("Already in stock", read, why, "Check the label; set the unit aside and tell a supervisor")


def already_scanned(goods: Goods, item: Item) -> Banner:
    return Banner(
        Tone.ATTENTION,
        "Already scanned",
        item.name,
        (say("serial {serial} is counted once", serial=goods.serial),),
        subject=item.sku,
    )


def nothing_to_count(argument: str) -> Banner:
    why = "A quantity belongs to the goods scanned before it"
    return refusal(
        "Quantity of what?", shown(f"QTY {argument}"), why, "Scan the goods first, then the quantity card"
    )
