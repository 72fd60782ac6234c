"""Goods at a stop: each scan is judged against what is wanted there and posts at once, bin → tote."""

from __future__ import annotations

from dataclasses import replace

from app.domain.quantity import ONE, Quantity
from app.domain.records import Item
from app.domain.speech import say
from app.domain.transaction import Cell, Evidence, Line, Transaction
from app.scan.resolve import Meaning
from app.station import pick_words as words
from app.station import refusals
from app.station.answer import Outcome
from app.station.cards import count_of
from app.station.goods import Ask, Goods, asking, fitted, goods_of, missing, serial_by_unit
from app.station.pick_state import Counted, PickState, Taken, Tote
from app.station.pick_walk import Share, Stop
from app.station.pick_work import Work
from app.station.step import Context, Heard, Step, refused
from app.station.takeback import KEEP, Deed, Laid
from app.station.tasks import a_task

# --- judging -------------------------------------------------------------------------------------------


def item_scanned(state: PickState, meaning: Meaning, event: Heard, context: Context) -> Step:
    """A unit or a case of goods."""
    work = Work(state, context)
    if not state.working:
        return refused(state, "no-job", words.no_job(refusals.shown(event.scan.text)))
    order = work.without_tote()
    if order is not None:
        return refused(state, "tote-first", words.tote_first(refusals.shown(event.scan.text), order))
    again = bool(state.taken) and state.taken[-1].key[:2] == (state.last, meaning.code)
    if not work.way or (again and not state.bin):
        goods = goods_of(meaning, event)
        return refused(state, "enough", words.enough(goods, work.item(goods.sku)))
    if not state.bin:
        where = work.way[0].location
        return refused(state, "bin-first", words.bin_first(refusals.shown(event.scan.text), where))
    return complete_or_ask(replace(state, ask=None, case=None), goods_of(meaning, event), context)


def complete_or_ask(state: PickState, goods: Goods, context: Context) -> Step:
    """Ask for the lot or serial that the label did not say; else judge."""
    work = Work(state, context)
    item = work.item(goods.sku)
    wanted = wanted_stop(work, goods)
    if wanted is None and not state.taken_here(item.sku):
        return _wrong_item(state, work, goods, item)
    goods = fitted(goods, item)
    if item.has_serial and goods.per != ONE:
        return refused(state, "serial-by-unit", serial_by_unit(goods, item))
    kind = missing(goods, item, ("lot", "serial"))
    if kind:
        ask = Ask(kind, goods, item.name)
        return Step(replace(state, ask=ask), Outcome.STEP, f"ask-{kind}", asking(kind, goods, item))
    return _judge(replace(state, ask=None), work, goods, item)


def _wrong_item(state: PickState, work: Work, goods: Goods, item: Item) -> Step:
    wanted = next(iter(work.here), None)
    if wanted is None:
        return refused(state, "enough", words.enough(goods, item))
    return refused(state, "wrong-item", words.wrong_item(goods, item, work.item(wanted.item)))


def wanted_stop(work: Work, goods: Goods) -> Stop | None:
    """The stop here that these goods are for: of their lot, else of their item."""
    mine = [stop for stop in work.here if stop.item == goods.sku]
    return next((stop for stop in mine if stop.lot == goods.lot), next(iter(mine), None))


def _judge(state: PickState, work: Work, goods: Goods, item: Item) -> Step:
    serial = _wrong_serial(state, work, goods, item)
    if serial is not None:
        return serial
    stop = wanted_stop(work, goods)
    if stop is None:
        return refused(state, "enough", words.enough(goods, item))
    lot = _wrong_lot(state, work, goods, item, stop)
    if lot is not None:
        return lot
    if goods.per > stop.quantity:
        return _too_large(state, goods, item, stop)
    return post(state, goods, stop, goods.per, goods.evidence, work.context)


def _too_large(state: PickState, goods: Goods, item: Item, stop: Stop) -> Step:
    """A case holds more than is wanted: it may be opened; what is one piece cannot be."""
    if goods.per % ONE or goods.per <= ONE:
        return refused(state, "wrong-unit", words.wrong_unit(goods, item, stop.quantity))
    banner = words.case_too_large(goods, item, stop.quantity)
    return refused(replace(state, case=goods), "case-too-large", banner)


def _wrong_serial(state: PickState, work: Work, goods: Goods, item: Item) -> Step | None:
    if not goods.serial:
        return None
    place = work.context.look.serial_place(item.sku, goods.serial)
    if place is not None and place.location == state.bin and not place.unit:
        return None
    if place is not None and place.unit in {tote.unit for tote in state.totes}:
        return Step(state, Outcome.IGNORED, "already-scanned", words.already_taken(goods, item))
    where = (place.unit or place.location) if place else ""
    return refused(state, "serial-elsewhere", words.serial_elsewhere(goods, item, where))


def _wrong_lot(state: PickState, work: Work, goods: Goods, item: Item, stop: Stop) -> Step | None:
    """A lot as good as the promised one does; a newer one only where the rules or a supervisor say so."""
    look = work.context.look
    if not item.has_lot:
        return None
    expiry, wanted = look.expiry(item.sku, goods.lot) or goods.expiry, look.expiry(item.sku, stop.lot)
    if work.expired(expiry):
        return refused(state, "lot-expired", words.lot_expired(goods, item))
    if goods.lot == stop.lot:
        return None
    if not work.shelf(state.bin, item.sku, goods.lot):
        return refused(state, "lot-not-here", words.lot_not_here(goods, item, state.bin))
    free = work.context.rules.pick_lots == "any" or (state.approved and state.asked == "lot")
    as_good = work.context.rules.pick_lots == "fefo" and (expiry or "9") <= (wanted or "9")
    if free or as_good:
        return None
    return refused(state, "newer-lot", words.newer_lot(goods, item, stop.lot, wanted))


# --- posting -------------------------------------------------------------------------------------------


def post(
    state: PickState,
    goods: Goods,
    stop: Stop,
    quantity: Quantity,
    evidence: str,
    context: Context,
    follows: Taken | None = None,
) -> Step:
    """Post a pick of `quantity` at a stop. `follows` is the pick that a quantity card completes."""
    work = Work(state, context)
    item, tote = work.item(goods.sku), work.tote(stop.order)
    assert tote is not None, "a stop is worked with a tote"
    cell = Cell(context.location, unit=tote.unit)
    lines = tuple(
        _line(goods, share, part, cell, evidence, state.bin) for share, part in _parts(stop, quantity)
    )
    pick = Transaction(
        "pick", lines, document=stop.shares[0].order, read=goods.read, id=context.new_id()
    )  # fmt: skip
    taken = work.taken(stop) + quantity
    wanted = taken + stop.quantity - quantity
    banner = words.picked(goods, item, quantity, taken, wanted, tote, _remark(goods, stop))
    more = _refill(work, item, quantity, context)
    after = replace(
        state,
        taken=_kept(state, _taken(pick, goods, stop, cell, quantity, tote, follows), follows),
        counted=Counted(stop.key, taken),
        last=state.bin,
        case=None,
    )
    approved = state.approved if state.asked == "lot" else ""
    if taken == wanted:
        after = finished(after, stop, work, quantity)
    code = "picked" if taken < wanted else "stop-done"
    return Step(after, Outcome.TRANSACTION, code, banner, (pick, *more), approved_by=approved)


def _parts(stop: Stop, quantity: int) -> list[tuple[Share, Quantity]]:
    """So much of a stop, the first order's first."""
    parts = []
    for share in stop.shares:
        part = min(quantity, share.quantity)
        if part:
            parts.append((share, Quantity(part)))
            quantity -= part
    return parts


def _line(goods: Goods, share: Share, part: Quantity, cell: Cell, evidence: str, bin_: str) -> Line:
    return Line(
        item=goods.sku,
        quantity=part,
        source=Cell(bin_),
        target=cell,
        lot=goods.lot,
        serial=goods.serial,
        evidence=str(evidence),
        document=share.order,
        document_line=share.line,
    )


def _taken(
    pick: Transaction, goods: Goods, stop: Stop, cell: Cell, quantity: int, tote: Tote, follows: Taken | None
) -> Taken:
    """The pick as it can be taken back, with the one that it goes on from."""
    ids: tuple[str, ...] = (pick.id,)
    whole = quantity
    if follows is not None:
        ids, whole = (*follows.deed.ids, pick.id), follows.deed.quantity + quantity
    laid = Laid(cell, goods.sku, whole, goods.lot, goods.serial)
    deed = Deed(ids, stop.shares[0].order, goods.sku, whole, goods.text, (laid,))
    return Taken(deed, stop.key, goods, tote.unit)


def _kept(state: PickState, one: Taken, follows: Taken | None) -> tuple[Taken, ...]:
    return (*(other for other in state.taken if other is not follows), one)[-KEEP:]


def _remark(goods: Goods, stop: Stop) -> str:
    return say("instead of lot {lot}", lot=stop.lot) if goods.lot != stop.lot and stop.lot else ""


def finished(state: PickState, stop: Stop, work: Work, quantity: int) -> PickState:
    """The stop is done: what is asked now, and where the way goes on."""
    state = replace(state, done=state.done + 1, approved="", asked="", about=None, wants="")
    here = [other for other in work.here if other.key != stop.key]
    empty = work.context.rules.zero_check and not here and work.shelf(state.bin) - quantity == 0
    if not here:
        state = replace(state, path=(*state.path, state.bin)[-60:])
    if work.context.rules.confirm_tote and len(state.totes) > 1:
        return replace(state, asked="tote", about=stop.key, empty_next=empty)
    return settle(replace(state, empty_next=empty), here=bool(here))


def settle(state: PickState, *, here: bool) -> PickState:
    """After a stop (and its tote): the zero check, or on to the next bin."""
    if state.empty_next:
        return replace(state, asked="empty", about=None, empty_next=False)
    return replace(state, asked="", about=None, bin=state.bin if here else "")


def _refill(work: Work, item: Item, quantity: int, context: Context) -> tuple[Transaction, ...]:
    """The face runs dry while the item lies in other bins: somebody should refill it."""
    bin_ = work.state.bin
    place, zones = context.look.location(bin_), context.rules.refill_zones
    faced = place is not None and place.kind == "bin" and ("*" in zones or place.zone in zones)
    if not faced or work.shelf(bin_, item.sku) > quantity or work.elsewhere(item.sku, bin_) <= 0:
        return ()
    return a_task("refill", context, location=bin_, item=item.sku)


# --- cards about the last goods ------------------------------------------------------------------------


def open_case(state: PickState, context: Context) -> Step:
    """BREAK: the case that was too large is opened, and what is wanted taken out of it."""
    work = Work(state, context)
    stop = wanted_stop(work, state.case) if state.case else None
    if state.case is None or stop is None:
        return refused(state, "no-case", words.no_case())
    quantity = Quantity(min(stop.quantity, state.case.per))
    return post(state, state.case, stop, quantity, Evidence.TYPED, context)


def count_card(state: PickState, argument: str, context: Context) -> Step:
    """QTY: the last goods are so many of the unit that was scanned."""
    if not state.taken or not state.working:
        return refused(state, "nothing-to-count", words.nothing_to_count(argument))
    if not count_of(argument):
        return refused(state, "bad-quantity", refusals.bad_quantity(argument))
    work, last = Work(state, context), state.taken[-1]
    item = work.item(last.goods.sku)
    wanted = int(argument) * last.goods.per
    if last.goods.serial:
        return refused(state, "serial-by-unit", serial_by_unit(last.goods, item))
    if wanted < last.deed.quantity:
        return refused(state, "undo-first", words.undo_first(argument, last.deed.quantity))
    if wanted == last.deed.quantity:
        return Step(state, Outcome.COMMAND, "quantity-as-is", refusals.as_it_was(argument, item))
    stop = work.stop(last.key)
    more = Quantity(wanted - last.deed.quantity)
    if stop is None or more > stop.quantity:
        most = last.deed.quantity + (stop.quantity if stop else 0)
        return refused(state, "too-many", words.too_many(argument, most))
    return post(replace(state, bin=stop.location), last.goods, stop, more, Evidence.TYPED, context, last)
