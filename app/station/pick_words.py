"""What picking says, in a picker's words: every refusal tells what was read, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.clock import day_of
from app.domain.money import value_text
from app.domain.quantity import ONE
from app.domain.records import Item
from app.domain.standing import Costing
from app.scan.scan import Scan
from app.station import refusals
from app.station.answer import Banner, Comparison, Tone
from app.station.cards import named
from app.station.goods import Goods
from app.station.pick_state import Tote
from app.station.pick_walk import Stop
from app.station.refusals import number, refusal, shown

REASONS = {
    "EMPTY": "The bin is empty",
    "FEWER": "Fewer than the books say",
    "MISSING": "Not to be found",
}
"""Why a pick is short, by the card's argument."""


def into(tote: Tote) -> str:
    return f"into tote {tote.letter}" if tote.letter else f"into {tote.unit}"


def day(expiry: str) -> str:
    return f"best before {expiry}" if expiry else ""


# --- the job -------------------------------------------------------------------------------------------


def took(orders: Sequence[str], stops: int, units: int, bin_: str) -> Banner:
    title = f"Order {orders[0]}" if len(orders) == 1 else f"{len(orders)} orders"
    say = f"{stops} stop" + ("s" if stops != 1 else "")
    named = (", ".join(orders),) if len(orders) > 1 else ()
    return Banner(
        Tone.OK, title, f"{say}, the first at {bin_}", named, number(units), "to pick",
        subject=orders[0],
    )  # fmt: skip


def mode_set(mode: str, zone: str) -> Banner:
    said = {
        "single": ("One order", "the next job is one order"),
        "batch": ("Batch", "several orders into one tote, sorted at the pack bench"),
        "cluster": ("Cluster", "several orders, each to its own tote"),
        "zone": (f"Zone {zone}", f"only what lies in zone {zone}; the tote goes on from there"),
    }[mode]
    return Banner(Tone.OK, said[0], said[1], ("scan NEXT for a job",), subject=said[0])


def tote_set(tote: Tote, order: str, bin_: str) -> Banner:
    title = f"Tote {tote.letter}" if tote.letter else "Tote"
    about = f"for order {order}" if order else "for all orders"
    return Banner(Tone.OK, title, f"{tote.unit} {about}", (f"go to {bin_}",), subject=tote.unit)


def arrived(stop: Stop, item: Item, want: int) -> Banner:
    facts = [part for part in (f"SKU {item.sku}", f"lot {stop.lot}" if stop.lot else "") if part]
    return Banner(
        Tone.OK, f"Bin {stop.location}", item.name, (", ".join(facts),), number(want), "to take",
        subject=stop.location,
    )  # fmt: skip


def left(orders: Sequence[str], open_stops: int) -> Banner:
    if not open_stops:
        return Banner(
            Tone.DONE, "Job done", ", ".join(orders), ("scan NEXT for the next one",), subject="Job"
        )
    stay = f"{open_stops} stop" + ("s are" if open_stops != 1 else " is") + " still open"
    return Banner(
        Tone.ATTENTION, "Job left", ", ".join(orders), (stay, "anybody may go on with it"), subject="Job"
    )


def dropped(place: str, totes: Sequence[str]) -> Banner:
    return Banner(Tone.DONE, f"At {place}", ", ".join(totes), ("scan NEXT for the next job",), subject=place)


def picked(
    goods: Goods, item: Item, quantity: int, taken: int, wanted: int, tote: Tote, remark: str
) -> Banner:
    """The banner of a pick: `taken` of `wanted` at this stop."""
    case = f"{goods.unit} of {number(goods.per)}" if goods.per != ONE else ""
    what = ", ".join(part for part in (shown(goods.text), case, goods.identity) if part)
    still = wanted - taken
    more = f"{number(still)} more to scan" if still else "all of this stop"
    title = f"Picked, put it in tote {tote.letter}" if tote.letter else "Picked"
    if quantity != ONE and goods.per == ONE:
        title = f"Picked {number(quantity)}"
    return Banner(
        Tone.OK if still else Tone.DONE,
        title,
        item.name,
        tuple(part for part in (what, remark, more) if part),
        f"{number(taken)} of {number(wanted)}",
        into(tote),
        subject=item.sku,
    )


def bin_answer(bin_: str, *, empty: bool, counted: bool) -> Banner:
    if not counted:
        return Banner(Tone.OK, f"{bin_} is empty", "as the books say", (), subject=bin_)
    why = "The books say that something is left" if empty else "The books say that nothing is left"
    title = f"{bin_} is empty" if empty else f"{bin_} is not empty"
    return Banner(
        Tone.ATTENTION, title, "A count is asked for", why=why, do="Go on: somebody will count it",
        subject=bin_,
    )  # fmt: skip


def tote_confirmed(tote: Tote) -> Banner:
    return Banner(Tone.OK, f"Tote {tote.letter}", tote.unit, ("right",), subject=tote.unit)


def asked_another_tote(tote: Tote) -> Banner:
    return Banner(
        Tone.ATTENTION, "Full", tote.unit, ("scan the next tote for the same goods",), subject=tote.unit
    )


# --- what does not go as it should ---------------------------------------------------------------------


def why_short(item: Item, short: int) -> Banner:
    return Banner(
        Tone.ATTENTION, "Why is it short?", item.name,
        tuple(f"{words}: REASON:{code}" for code, words in REASONS.items()), number(short), "short",
        subject=item.sku,
    )  # fmt: skip


def shorted(
    item: Item, back: int, elsewhere: Sequence[str], short: int, dropped: int, *, away: bool
) -> Banner:
    """What became of promises that could not be kept: from other bins instead, on back order, or dropped
    where the order does not wait."""
    if away:
        details: tuple[str, ...] = ("no connection: it is promised anew when the books are back",)
    else:
        instead = f"from {', '.join(elsewhere)} instead" if elsewhere else ""
        none = f"{number(short)} on back order" if short else ""
        gone = f"{number(dropped)} dropped, the order does not wait" if dropped else ""
        details = tuple(part for part in (instead, none, gone) if part)
    return Banner(
        Tone.ATTENTION, f"{number(back)} short", item.name, (*details, "a count of the bin is asked for"),
        number(back), "short", subject=item.sku,
    )  # fmt: skip


def spoil_wanted(asked: str, item: Item) -> Banner:
    word = "damaged" if asked == "damaged" else "expired"
    return Banner(Tone.ATTENTION, f"Scan the {word} unit", item.name, ("or UNDO",), subject=item.sku)


def spoiled(asked: str, goods: Goods, item: Item, note: str) -> Banner:
    word = "Damaged" if asked == "damaged" else "Expired"
    details = (shown(goods.text), "set it aside; it cannot be sold any more", note)
    return Banner(Tone.ATTENTION, word, item.name, tuple(part for part in details if part), subject=item.sku)


def other_lots(item: Item, lots: Sequence[str]) -> Banner:
    if lots:
        details = (f"as good: {', '.join(lots)}", "scan one of them")
        return Banner(Tone.OK, "Another lot", item.name, details, subject=item.sku)
    details = ("no other lot here is as good", "a supervisor’s badge allows any")
    return Banner(Tone.ATTENTION, "Another lot", item.name, details, subject=item.sku)


def substitute_wanted(item: Item) -> Banner:
    details = ("a supervisor’s badge allows it", "then scan what goes instead")
    return Banner(Tone.ATTENTION, "Something else instead", item.name, details, subject=item.sku)


def allowed(wants: str, name: str, item: Item) -> Banner:
    what = "any lot of" if wants == "lot" else "something else instead of"
    return Banner(Tone.OK, f"Allowed by {name}", f"{what} {item.name}", ("scan it now",), subject=item.sku)


def substituted(goods: Goods, item: Item, instead_of: Item, tote: Tote) -> Banner:
    return Banner(
        Tone.ATTENTION, f"Instead of {instead_of.sku}", item.name, (shown(goods.text),),
        number(goods.per), into(tote), subject=item.sku,
    )  # fmt: skip


def dropped_ask(what: str) -> Banner:
    return Banner(Tone.OK, "Dropped", what, ("go on scanning",), subject=what)


def why(stop: Stop, item: Item, customer: str, cost: Costing | None, left_here: int) -> Banner:
    """Whose it is, where it lies, and what it would cost if it left now, from which receipts."""
    orders = ", ".join(dict.fromkeys(share.order for share in stop.shares))
    costs = () if cost is None else (f"this pick costs {value_text(cost.value)}{came_from(cost)}",)
    details = (*costs, f"order {orders}", f"{number(left_here)} in {stop.location} by the books")
    return Banner(
        Tone.OK, f"For {customer}", f"{item.name}, {item.sku}", details, number(stop.quantity),
        "still to take", subject=item.sku,
    )  # fmt: skip


def came_from(cost: Costing) -> str:
    """Of the methods that keep layers: the receipts that the cost comes from, three at most."""
    named = [
        f"{day_of(one.at).isoformat()}{f', {one.document}' if one.document else ''}" for one in cost.receipts
    ]
    more = f" and {len(named) - 3} more" if len(named) > 3 else ""
    word = "receipts" if len(named) > 1 else "receipt"
    return f", from the {word} of {'; '.join(named[:3])}{more}" if named else ""


# --- refusals ------------------------------------------------------------------------------------------


def unknown_command(name: str) -> Banner:
    return refusals.unknown_command(name, "Picking", named("pick"))


def not_here(scan: Scan, kind: str) -> Banner:
    return refusals.not_here(scan, kind, "at picking", "Scan what the dark card asks for")


def not_a_sales_order(scan: Scan, code: str) -> Banner:
    return refusal(
        "Not a sales order", shown(scan.text), f"{code} is nothing to pick", "Scan a sales order, or NEXT"
    )


def no_job(read: str) -> Banner:
    return refusal("No job", read, "Goods are picked for an order", "Scan NEXT, or a sales order")


def job_open(read: str, stops: int) -> Banner:
    why_ = f"{stops} stop" + ("s of your job are" if stops != 1 else " of your job is") + " still open"
    return refusal("You have a job", read, why_, "Finish it, or scan LEAVE")


def job_taken(read: str, why_: str) -> Banner:
    return refusal("Somebody has it", read, why_, "Scan NEXT for another job")


def nothing_to_pick(read: str) -> Banner:
    return refusal(
        "Nothing to pick", read, "No goods are there for the orders that wait", "Try again after putaway"
    )


def taken_over(why_: str) -> Banner:
    return refusal("Your job has gone", "The next bin", f"{why_} now", "Scan NEXT for another job")


def bad_mode(argument: str) -> Banner:
    return refusal(
        "No such way", shown(f"MODE {argument}"), "There are SINGLE, BATCH, CLUSTER, and ZONE with its name",
        "Scan one of these cards",
    )  # fmt: skip


def tote_first(read: str, order: str) -> Banner:
    about = f"Order {order} has no tote yet" if order else "The job has no tote yet"
    return refusal("A tote first", read, about, "Scan an empty tote")


def tote_in_use(scan: Scan, unit: str, why_: str) -> Banner:
    return refusal("Not this tote", shown(scan.text), f"{unit} {why_}", "Take an empty tote, and scan it")


def wrong_tote(scan: Scan, read: str, tote: Tote, of: str) -> Banner:
    return refusal(
        "Wrong tote", shown(scan.text), f"These goods are for tote {tote.letter}{of}",
        f"Put them in {tote.letter}, and scan {tote.unit}", Comparison(read, tote.unit),
    )  # fmt: skip


def confirm_tote(read: str, tote: Tote) -> Banner:
    return refusal(
        f"Put it in tote {tote.letter}", read, "The last goods are not confirmed yet", f"Scan {tote.unit}"
    )


def nothing_left(bin_: str) -> Banner:
    return refusal(
        "Nothing here any more", bin_, "The books promise nothing from here now", "Go on to the next bin"
    )


def not_on_the_way(read: str) -> Banner:
    return refusal("No tote is asked", read, "Goods are scanned now", "Scan FULL first to change the tote")


def bin_first(read: str, bin_: str) -> Banner:
    return refusal("The bin first", read, f"Nobody knows yet that you are at {bin_}", f"Scan the bin {bin_}")


def wrong_bin(scan: Scan, read: str, wanted: str) -> Banner:
    return refusal(
        "Wrong bin", shown(scan.text), f"Nothing of your job is in {read}", f"Go to {wanted}, and scan it",
        Comparison(read, wanted),
    )  # fmt: skip


def wrong_item(goods: Goods, item: Item, wanted: Item) -> Banner:
    return refusal(
        "Wrong item", f"{item.name}, {shown(goods.text)}", f"{wanted.name} is wanted from here",
        "Put it back, and scan the right one", Comparison(item.sku, wanted.sku),
    )  # fmt: skip


def enough(goods: Goods, item: Item) -> Banner:
    return refusal(
        "Enough", f"{item.name}, {shown(goods.text)}", "All that is wanted from here is taken", "Put it back"
    )


def case_too_large(goods: Goods, item: Item, want: int) -> Banner:
    return refusal(
        "The case is too large", f"{item.name}, {goods.unit} of {number(goods.per)}",
        f"Only {number(want)} are wanted", f"Open it, take {number(want)}, and scan BREAK",
    )  # fmt: skip


def no_case() -> Banner:
    return refusal("No case", "BREAK", "A case is opened after it was too large", "Scan the case first")


def wrong_unit(goods: Goods, item: Item, want: int) -> Banner:
    return refusal(
        "Wrong unit", f"{item.name}, {number(goods.per)} {item.unit}", f"Only {number(want)} are wanted",
        "Scan a smaller unit",
    )  # fmt: skip


def newer_lot(goods: Goods, item: Item, wanted: str, expiry: str) -> Banner:
    named = f"Lot {wanted}" + (f", {day(expiry)}," if expiry else "") + " goes first"
    return refusal(
        "Newer lot", f"{item.name}, {goods.identity}", named,
        "Put it back and take that one, or scan LOT", Comparison(goods.lot, wanted),
    )  # fmt: skip


def lot_expired(goods: Goods, item: Item) -> Banner:
    return refusal(
        "Expired", f"{item.name}, {goods.identity}", "Its date has passed",
        "Scan EXPIRED, then this unit, and set it aside",
    )  # fmt: skip


def lot_not_here(goods: Goods, item: Item, bin_: str) -> Banner:
    return refusal(
        "Not this lot", f"{item.name}, {goods.identity}", f"The books have no such lot in {bin_}",
        "Take the lot that is shown; if it is not there, scan SHORT",
    )  # fmt: skip


def serial_elsewhere(goods: Goods, item: Item, where: str) -> Banner:
    why_ = f"The books have it at {where}" if where else "The books do not know this serial number"
    return refusal(
        "Not this one", f"{item.name}, serial {goods.serial}", why_,
        "Set it aside for a supervisor, and scan another unit",
    )  # fmt: skip


def already_taken(goods: Goods, item: Item) -> Banner:
    detail = (f"serial {goods.serial} is in the tote already",)
    return Banner(Tone.ATTENTION, "Already scanned", item.name, detail, subject=item.sku)


def too_many(argument: str, want: int) -> Banner:
    return refusal(
        "Too many", shown(f"QTY {argument}"), f"Only {number(want)} are wanted from here", "Put the rest back"
    )


def undo_first(argument: str, taken: int) -> Banner:
    return refusal(
        "Undo first", shown(f"QTY {argument}"), f"{number(taken)} are posted already",
        "Scan UNDO, then the goods, then the quantity card",
    )  # fmt: skip


def nothing_to_count(argument: str) -> Banner:
    return refusal(
        "Quantity of what?", shown(f"QTY {argument}"), "A quantity belongs to the goods scanned before it",
        "Scan the goods first, then the quantity card",
    )  # fmt: skip


def nothing_asked(name: str) -> Banner:
    return refusal("Nothing is asked", shown(name), "This card answers a question", "Go on with your job")


def bad_reason(argument: str) -> Banner:
    return refusal(
        "Which reason?", shown(f"REASON {argument}"), "There is no such reason for a short pick",
        f"Scan REASON with {', '.join(REASONS)}",
    )  # fmt: skip


def not_a_drop(scan: Scan, code: str) -> Banner:
    return refusal(
        "Not a pack bench", shown(scan.text), f"{code} is no place for totes", "Scan a stage, or DONE"
    )


def as_is(argument: str, item: Item) -> Banner:
    return Banner(Tone.OK, f"Quantity {argument}", item.name, ("as it was already",), subject=item.sku)
