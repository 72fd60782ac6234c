"""What picking says, in a picker's words: every refusal tells what was read, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.clock import day_of
from app.domain.quantity import ONE
from app.domain.records import Item
from app.domain.speech import counted, listed, say
from app.domain.standing import Costing
from app.scan.scan import Scan
from app.station import refusals
from app.station.answer import Banner, Comparison, Tone
from app.station.cards import named
from app.station.goods import Goods
from app.station.pick_state import Tote
from app.station.pick_walk import Stop
from app.station.refusals import money, number, refusal, shown

REASONS = {
    "EMPTY": "The bin is empty",
    "FEWER": "Fewer than the books say",
    "MISSING": "Not to be found",
}
"""Why a pick is short, by the card's argument."""


def into(tote: Tote) -> str:
    letter = tote.letter
    return say("into tote {letter}", letter=letter) if letter else say("into {tote}", tote=tote.unit)


def day(expiry: str) -> str:
    return say("best before {expiry}", expiry=expiry) if expiry else ""


# --- the job -------------------------------------------------------------------------------------------


def took(orders: Sequence[str], stops: int, units: int, bin_: str) -> Banner:
    count = len(orders)
    title = say("Order {order}", order=orders[0]) if count == 1 else say("{count} orders", count=count)
    way = counted(stops, "{count} stop, the first at {bin}", "{count} stops, the first at {bin}", bin=bin_)
    named = (listed(orders),) if count > 1 else ()
    return Banner(Tone.OK, title, way, named, number(units), "to pick", subject=orders[0])


def mode_set(mode: str, zone: str) -> Banner:
    zoned = "only what lies in zone {zone}; the tote goes on from there"
    said = {
        "single": ("One order", "the next job is one order"),
        "batch": ("Batch", "several orders into one tote, sorted at the pack bench"),
        "cluster": ("Cluster", "several orders, each to its own tote"),
        "zone": (say("Zone {zone}", zone=zone), say(zoned, zone=zone)),
    }[mode]
    return Banner(Tone.OK, said[0], said[1], ("scan NEXT for a job",), subject=said[0])


def tote_set(tote: Tote, order: str, bin_: str) -> Banner:
    title = say("Tote {letter}", letter=tote.letter) if tote.letter else "Tote"
    about = (
        say("{tote} for order {order}", tote=tote.unit, order=order)
        if order
        else say("{tote} for all orders", tote=tote.unit)
    )
    return Banner(Tone.OK, title, about, (say("go to {bin}", bin=bin_),), subject=tote.unit)


def arrived(stop: Stop, item: Item, want: int) -> Banner:
    facts = listed((say("SKU {sku}", sku=item.sku), say("lot {lot}", lot=stop.lot) if stop.lot else ""))
    return Banner(
        Tone.OK, say("Bin {bin}", bin=stop.location), item.name, (facts,), number(want), "to take",
        subject=stop.location,
    )  # fmt: skip


def left(orders: Sequence[str], open_stops: int) -> Banner:
    if not open_stops:
        return Banner(Tone.DONE, "Job done", listed(orders), ("scan NEXT for the next one",), subject="Job")
    stay = counted(open_stops, "{count} stop is still open", "{count} stops are still open")
    return Banner(
        Tone.ATTENTION, "Job left", listed(orders), (stay, "anybody may go on with it"), subject="Job"
    )


def dropped(place: str, totes: Sequence[str]) -> Banner:
    facts = ("scan NEXT for the next job",)
    return Banner(Tone.DONE, say("At {place}", place=place), listed(totes), facts, subject=place)


def picked(
    goods: Goods, item: Item, quantity: int, taken: int, wanted: int, tote: Tote, remark: str
) -> Banner:
    """The banner of a pick: `taken` of `wanted` at this stop."""
    case = say("{goods} of {per}", goods=goods.unit, per=number(goods.per)) if goods.per != ONE else ""
    what = listed((shown(goods.text), case, goods.identity))
    still = wanted - taken
    more = say("{still} more to scan", still=number(still)) if still else "all of this stop"
    title = say("Picked, put it in tote {letter}", letter=tote.letter) if tote.letter else "Picked"
    if quantity != ONE and goods.per == ONE:
        title = say("Picked {quantity}", quantity=number(quantity))
    return Banner(
        Tone.OK if still else Tone.DONE,
        title,
        item.name,
        tuple(part for part in (what, remark, more) if part),
        say("{taken} of {wanted}", taken=number(taken), wanted=number(wanted)),
        into(tote),
        subject=item.sku,
    )


def bin_answer(bin_: str, *, empty: bool, counted: bool) -> Banner:
    if not counted:
        return Banner(Tone.OK, say("{bin} is empty", bin=bin_), "as the books say", (), subject=bin_)
    why = "The books say that something is left" if empty else "The books say that nothing is left"
    title = say("{bin} is empty", bin=bin_) if empty else say("{bin} is not empty", bin=bin_)
    return Banner(
        Tone.ATTENTION, title, "A count is asked for", why=why, do="Go on: somebody will count it",
        subject=bin_,
    )  # fmt: skip


def tote_confirmed(tote: Tote) -> Banner:
    title = say("Tote {letter}", letter=tote.letter)
    return Banner(Tone.OK, title, tote.unit, (say("right"),), subject=tote.unit)


def asked_another_tote(tote: Tote) -> Banner:
    return Banner(
        Tone.ATTENTION, "Full", tote.unit, ("scan the next tote for the same goods",), subject=tote.unit
    )


# --- what does not go as it should ---------------------------------------------------------------------


def why_short(item: Item, short: int) -> Banner:
    return Banner(
        Tone.ATTENTION, "Why is it short?", item.name,
        tuple(say("{reason}: REASON:{code}", reason=words, code=code) for code, words in REASONS.items()),
        number(short), "short", subject=item.sku,
    )  # fmt: skip


def shorted(
    item: Item, back: int, elsewhere: Sequence[str], short: int, dropped: int, *, away: bool
) -> Banner:
    """What became of promises that could not be kept: from other bins instead, on back order, or dropped
    where the order does not wait."""
    if away:
        details: tuple[str, ...] = ("no connection: it is promised anew when the books are back",)
    else:
        instead = say("from {elsewhere} instead", elsewhere=listed(elsewhere)) if elsewhere else ""
        none = say("{quantity} on back order", quantity=number(short)) if short else ""
        gone = say("{dropped} dropped, the order does not wait", dropped=number(dropped)) if dropped else ""
        details = tuple(part for part in (instead, none, gone) if part)
    return Banner(
        Tone.ATTENTION, say("{quantity} short", quantity=number(back)), item.name,
        (*details, "a count of the bin is asked for"), number(back), "short", subject=item.sku,
    )  # fmt: skip


def spoil_wanted(asked: str, item: Item) -> Banner:
    title = "Scan the damaged unit" if asked == "damaged" else "Scan the expired unit"
    return Banner(Tone.ATTENTION, title, item.name, ("or UNDO",), subject=item.sku)


def spoiled(asked: str, goods: Goods, item: Item, note: str) -> Banner:
    word = "Damaged" if asked == "damaged" else "Expired"
    details = (shown(goods.text), "set it aside; it cannot be sold any more", note)
    return Banner(Tone.ATTENTION, word, item.name, tuple(part for part in details if part), subject=item.sku)


def other_lots(item: Item, lots: Sequence[str]) -> Banner:
    if lots:
        details = (say("as good: {lots}", lots=listed(lots)), "scan one of them")
        return Banner(Tone.OK, "Another lot", item.name, details, subject=item.sku)
    details = ("no other lot here is as good", "a supervisor’s badge allows any")
    return Banner(Tone.ATTENTION, "Another lot", item.name, details, subject=item.sku)


def substitute_wanted(item: Item) -> Banner:
    details = ("a supervisor’s badge allows it", "then scan what goes instead")
    return Banner(Tone.ATTENTION, "Something else instead", item.name, details, subject=item.sku)


def allowed(wants: str, name: str, item: Item) -> Banner:
    what = "any lot of {item}" if wants == "lot" else "something else instead of {item}"
    return Banner(
        Tone.OK, say("Allowed by {name}", name=name), say(what, item=item.name), ("scan it now",),
        subject=item.sku,
    )  # fmt: skip


def substituted(goods: Goods, item: Item, instead_of: Item, tote: Tote) -> Banner:
    return Banner(
        Tone.ATTENTION, say("Instead of {sku}", sku=instead_of.sku), item.name, (shown(goods.text),),
        number(goods.per), into(tote), subject=item.sku,
    )  # fmt: skip


def dropped_ask(what: str) -> Banner:
    return Banner(Tone.OK, "Dropped", what, ("go on scanning",), subject=what)


def why(stop: Stop, item: Item, customer: str, cost: Costing | None, left_here: int, currency: str) -> Banner:
    """Whose it is, where it lies, and what it would cost if it left now, from which receipts."""
    orders = listed(dict.fromkeys(share.order for share in stop.shares))
    details = (
        *([] if cost is None else [_costs(cost, currency)]),
        say("order {order}", order=orders),
        say("{quantity} in {bin} by the books", quantity=number(left_here), bin=stop.location),
    )
    return Banner(
        Tone.OK, say("For {customer}", customer=customer), listed((item.name, item.sku)), details,
        number(stop.quantity), "still to take", subject=item.sku,
    )  # fmt: skip


def _costs(cost: Costing, currency: str) -> str:
    """The cost, and of the methods that keep layers the receipts that it comes from, three at most."""
    value = money(cost.value, currency)
    if not cost.receipts:
        return say("this pick costs {value}", value=value)
    named = [listed((day_of(one.at).isoformat(), one.document)) for one in cost.receipts]
    told, more = listed(named[:3], "; "), len(named) - 3
    if more > 0:
        told = say("{receipts} and {more} more", receipts=told, more=more)
    one = "this pick costs {value}, from the receipt of {receipts}"
    many = "this pick costs {value}, from the receipts of {receipts}"
    return counted(len(named), one, many, value=value, receipts=told)


# --- refusals ------------------------------------------------------------------------------------------


def unknown_command(name: str) -> Banner:
    return refusals.unknown_command(name, "Picking", named("pick"))


def not_here(scan: Scan, kind: str) -> Banner:
    return refusals.not_here(scan, kind, "at picking", "Scan what the dark card asks for")


def not_a_sales_order(scan: Scan, code: str) -> Banner:
    return refusal(
        "Not a sales order", shown(scan.text), say("{code} is nothing to pick", code=code),
        "Scan a sales order, or NEXT",
    )  # fmt: skip


def no_job(read: str) -> Banner:
    return refusal("No job", read, "Goods are picked for an order", "Scan NEXT, or a sales order")


def job_open(read: str, stops: int) -> Banner:
    one, many = "{count} stop of your job is still open", "{count} stops of your job are still open"
    why_ = counted(stops, one, many)
    return refusal("You have a job", read, why_, "Finish it, or scan LEAVE")


def job_taken(read: str, why_: str) -> Banner:
    return refusal("Somebody has it", read, why_, "Scan NEXT for another job")


def nothing_to_pick(read: str) -> Banner:
    return refusal(
        "Nothing to pick", read, "No goods are there for the orders that wait", "Try again after putaway"
    )


def taken_over(why_: str) -> Banner:
    why_ = say("{why} now", why=why_)
    return refusal("Your job has gone", "The next bin", why_, "Scan NEXT for another job")


def bad_mode(argument: str) -> Banner:
    return refusal(
        "No such way", shown(f"MODE {argument}"), "There are SINGLE, BATCH, CLUSTER, and ZONE with its name",
        "Scan one of these cards",
    )  # fmt: skip


def tote_first(read: str, order: str) -> Banner:
    about = say("Order {order} has no tote yet", order=order) if order else "The job has no tote yet"
    return refusal("A tote first", read, about, "Scan an empty tote")


def tote_in_use(scan: Scan, unit: str, why_: str) -> Banner:
    why_ = say("{tote} {why}", tote=unit, why=why_)
    return refusal("Not this tote", shown(scan.text), why_, "Take an empty tote, and scan it")


def wrong_tote(scan: Scan, read: str, tote: Tote, other: str) -> Banner:
    """`other` is the letter of the job's tote that was scanned, where it is one."""
    known = "These goods are for tote {letter}, this is {other}"
    why_ = say(known if other else "These goods are for tote {letter}", letter=tote.letter, other=other)
    do = say("Put them in {letter}, and scan {tote}", letter=tote.letter, tote=tote.unit)
    return refusal("Wrong tote", shown(scan.text), why_, do, Comparison(read, tote.unit))


def confirm_tote(read: str, tote: Tote) -> Banner:
    return refusal(
        say("Put it in tote {letter}", letter=tote.letter), read, "The last goods are not confirmed yet",
        say("Scan {tote}", tote=tote.unit),
    )  # fmt: skip


def nothing_left(bin_: str) -> Banner:
    return refusal(
        "Nothing here any more", bin_, "The books promise nothing from here now", "Go on to the next bin"
    )


def not_on_the_way(read: str) -> Banner:
    return refusal("No tote is asked", read, "Goods are scanned now", "Scan FULL first to change the tote")


def bin_first(read: str, bin_: str) -> Banner:
    why_ = say("Nobody knows yet that you are at {bin}", bin=bin_)
    return refusal("The bin first", read, why_, say("Scan the bin {bin}", bin=bin_))


def wrong_bin(scan: Scan, read: str, wanted: str) -> Banner:
    why_, do = say("Nothing of your job is in {bin}", bin=read), say("Go to {bin}, and scan it", bin=wanted)
    return refusal("Wrong bin", shown(scan.text), why_, do, Comparison(read, wanted))


def wrong_item(goods: Goods, item: Item, wanted: Item) -> Banner:
    return refusal(
        "Wrong item", listed((item.name, shown(goods.text))),
        say("{item} is wanted from here", item=wanted.name), "Put it back, and scan the right one",
        Comparison(item.sku, wanted.sku),
    )  # fmt: skip


def enough(goods: Goods, item: Item) -> Banner:
    read = listed((item.name, shown(goods.text)))
    return refusal("Enough", read, "All that is wanted from here is taken", "Put it back")


def case_too_large(goods: Goods, item: Item, want: int) -> Banner:
    read = say("{item}, {unit} of {per}", item=item.name, unit=goods.unit, per=number(goods.per))
    return refusal(
        "The case is too large", read,
        say("Only {quantity} are wanted", quantity=number(want)),
        say("Open it, take {quantity}, and scan BREAK", quantity=number(want)),
    )  # fmt: skip


def no_case() -> Banner:
    return refusal("No case", "BREAK", "A case is opened after it was too large", "Scan the case first")


def wrong_unit(goods: Goods, item: Item, want: int) -> Banner:
    read = say("{item}, {quantity} {unit}", item=item.name, quantity=number(goods.per), unit=item.unit)
    return refusal(
        "Wrong unit", read, say("Only {quantity} are wanted", quantity=number(want)), "Scan a smaller unit"
    )


def newer_lot(goods: Goods, item: Item, wanted: str, expiry: str) -> Banner:
    dated = "Lot {lot}, {best_before}, goes first"
    first = say(dated if expiry else "Lot {lot} goes first", lot=wanted, best_before=day(expiry))
    return refusal(
        "Newer lot", listed((item.name, goods.identity)), first,
        "Put it back and take that one, or scan LOT", Comparison(goods.lot, wanted),
    )  # fmt: skip


def lot_expired(goods: Goods, item: Item) -> Banner:
    return refusal(
        "Expired", listed((item.name, goods.identity)), "Its date has passed",
        "Scan EXPIRED, then this unit, and set it aside",
    )  # fmt: skip


def lot_not_here(goods: Goods, item: Item, bin_: str) -> Banner:
    return refusal(
        "Not this lot", listed((item.name, goods.identity)),
        say("The books have no such lot in {bin}", bin=bin_),
        "Take the lot that is shown; if it is not there, scan SHORT",
    )  # fmt: skip


def serial_elsewhere(goods: Goods, item: Item, where: str) -> Banner:
    unknown = "The books do not know this serial number"
    why_ = say("The books have it at {where}", where=where) if where else unknown
    return refusal(
        "Not this one", say("{item}, serial {serial}", item=item.name, serial=goods.serial), why_,
        "Set it aside for a supervisor, and scan another unit",
    )  # fmt: skip


def already_taken(goods: Goods, item: Item) -> Banner:
    detail = (say("serial {serial} is in the tote already", serial=goods.serial),)
    return Banner(Tone.ATTENTION, "Already scanned", item.name, detail, subject=item.sku)


def too_many(argument: str, want: int) -> Banner:
    why_ = say("Only {quantity} are wanted from here", quantity=number(want))
    return refusal("Too many", shown(f"QTY {argument}"), why_, "Put the rest back")


def undo_first(argument: str, taken: int) -> Banner:
    return refusal(
        "Undo first", shown(f"QTY {argument}"), say("{quantity} are posted already", quantity=number(taken)),
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
        say("Scan REASON with {reasons}", reasons=listed(REASONS)),
    )  # fmt: skip


def not_a_drop(scan: Scan, code: str) -> Banner:
    return refusal(
        "Not a pack bench", shown(scan.text), say("{code} is no place for totes", code=code),
        "Scan a stage, or DONE",
    )  # fmt: skip
