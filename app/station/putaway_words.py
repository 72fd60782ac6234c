"""What putaway says: where to go and why, and what another bin would mean."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.quantity import ONE
from app.domain.records import Item
from app.domain.speech import counted, listed, say
from app.scan.scan import Scan
from app.station import refusals
from app.station.answer import Banner, Tone
from app.station.cards import named
from app.station.goods import Goods
from app.station.putaway_choice import Concern, Suggestion
from app.station.refusals import number, refusal, shown


def _facts(goods: Goods, item: Item) -> tuple[str, ...]:
    case = say("{goods} of {per}", goods=goods.unit, per=number(goods.per)) if goods.per != ONE else ""
    parts = (goods.symbology, say("SKU {sku}", sku=item.sku), case, goods.identity)
    return shown(goods.text), listed(parts)


def in_hand(goods: Goods, item: Item, quantity: int, to: Suggestion | None) -> Banner:
    where = str(to.reason) if to else "no bin has room: choose one"
    title = say("Put it into {to}", to=to.code) if to else "Which bin?"
    return Banner(
        Tone.OK if to else Tone.ATTENTION,
        title,
        item.name,
        (where, *_facts(goods, item)),
        number(quantity),
        "in hand",
        subject=item.sku,
    )


def unit_in_hand(code: str, contents: int, to: Suggestion | None) -> Banner:
    where = str(to.reason) if to else "choose a bin"
    title = say("Put it into {to}", to=to.code) if to else "Which bin?"
    return Banner(Tone.OK, title, code, (where,), number(contents), "units on it", subject=code)


def put(
    name: str, subject: str, code: str, quantity: int, found: Sequence[Concern], suggested: str
) -> Banner:
    """`suggested` is named where it was another bin."""
    if found:
        return Banner(
            Tone.ATTENTION,
            say("Put into {code}", code=code),
            name,
            (),
            number(quantity),
            "put away",
            why=say("This bin: {found}", found=listed(found)),
            do=say("Leave it, or take it back with UNDO and go to {suggested}", suggested=suggested)
            if suggested
            else "Leave it, or take it back with UNDO",
            subject=subject,
        )
    details = (say("{suggested} was suggested", suggested=suggested),) if suggested else ("as suggested",)
    return Banner(
        Tone.OK,
        say("Put into {code}", code=code),
        name,
        details,
        number(quantity),
        "put away",
        subject=subject,
    )


def bin_open(code: str) -> Banner:
    details = ("what you scan now goes here at once", "DONE leaves the bin")
    return Banner(Tone.OK, say("Bin {code}", code=code), "Scan what goes in", details, subject=code)


def bin_left(code: str) -> Banner:
    return Banner(Tone.OK, say("{code} is left", code=code), "Scan the next goods", subject=code)


def cart_filling(code: str) -> Banner:
    details = ("what you scan now goes onto it", "DONE begins the walk")
    return Banner(Tone.OK, say("Cart {code}", code=code), "Scan what you take along", details, subject=code)


def on_cart(goods: Goods, item: Item, code: str, quantity: int) -> Banner:
    facts = _facts(goods, item)
    return Banner(
        Tone.OK,
        say("On {cart}", cart=code),
        item.name,
        facts,
        number(quantity),
        "on the cart",
        subject=item.sku,
    )


def walk_begins(code: str, stops: int, first: str) -> Banner:
    return Banner(
        Tone.OK,
        say("Go to {first}", first=first),
        say("Cart {code}", code=code),
        (counted(stops, "{count} stop", "{count} stops"),),
        str(stops),
        "stops",
        subject=code,
    )


def cart_ended(code: str, left: int) -> Banner:
    if left:
        details = ("it stays on the cart, and on the list",)
        return Banner(
            Tone.ATTENTION,
            "Not all put away",
            say("Cart {code}", code=code),
            details,
            number(left),
            "left",
            subject=code,
        )
    return Banner(
        Tone.DONE, "Cart is empty", say("Cart {code}", code=code), ("all is put away",), subject=code
    )


def another(item: str, to: Suggestion) -> Banner:
    return Banner(Tone.OK, say("Put it into {to}", to=to.code), item, (str(to.reason),), subject=to.code)


def dropped(name: str) -> Banner:
    details = ("it stands where it stood",)
    return Banner(Tone.OK, "Dropped", name, details, subject=name)


# --- refusals ------------------------------------------------------------------------------------------


def not_here(scan: Scan, kind: str) -> Banner:
    return refusals.not_here(scan, kind, "at putaway", "Scan goods or a pallet, then a bin")


def unknown_command(name: str) -> Banner:
    return refusals.unknown_command(name, "Putaway", named("putaway"))


def nothing_stands(goods: Goods, item: Item, held: bool) -> Banner:
    read = listed((item.name, shown(goods.text)))
    if held:
        why = "What stands here of it is in quarantine, held, or picked for an order"
        return refusal("Not free to go", read, why, "Leave it there until it is decided")
    why = (
        say("The books have none of it ({identity}) on a dock or cart", identity=goods.identity)
        if goods.identity
        else "The books have none of it on a dock or cart"
    )
    return refusal("Nothing to put away", read, why, "Receive it first, or look it up")


def hands_full(scan: Scan, name: str) -> Banner:
    why = say("{name} is still in hand", name=name)
    return refusal("Put that away first", shown(scan.text), why, "Scan a bin for it, or UNDO")


def put_first(card: str) -> Banner:
    return refusal("Put that away first", card, "Something is in hand", "Scan a bin for it, or UNDO")


def nothing_in_hand(card: str) -> Banner:
    return refusal("Nothing in hand", card, "It is about goods in hand", "Scan goods first")


def not_a_bin(scan: Scan, code: str) -> Banner:
    why = say("{code} is no bin of this site", code=code)
    return refusal("Not a bin", shown(scan.text), why, "Scan the label of a bin")


def unknown_unit(code: str) -> Banner:
    why = "The books know of no such pallet or carton"
    return refusal("Unknown pallet", code, why, "Receive it first")


def less_there(argument: str, there: int) -> Banner:
    why = say("The books have {there} there", there=number(there))
    return refusal(
        "Not so many", f"QTY {argument}", why, "Scan a card with what is in hand, or count the place"
    )


def already_in_hand(goods: Goods, item: Item) -> Banner:
    details = (say("serial {serial} is in hand", serial=goods.serial),)
    return Banner(Tone.ATTENTION, "Already scanned", item.name, details, subject=item.sku)


def already_moved(goods: Goods, item: Item) -> Banner:
    details = (say("serial {serial} is where you put it", serial=goods.serial),)
    return Banner(Tone.ATTENTION, "Already scanned", item.name, details, subject=item.sku)


def no_cart() -> Banner:
    why = "This station is at no cart"
    return refusal("Which cart?", "CART", why, "Scan the label of a cart")


def cart_empty(code: str) -> Banner:
    return refusal(
        "Cart is empty", "DONE", say("Nothing is on {code}", code=code), "Scan what you take along"
    )


def nothing_open() -> Banner:
    return refusal("Nothing to end", "DONE", "No bin is open, and no cart is at work", "Scan goods or a bin")


def no_other_bin(name: str) -> Banner:
    return refusal(
        "No other bin",
        "NEXT",
        say("No other bin has room for {name}", name=name),
        "Scan a bin of your choice",
    )
