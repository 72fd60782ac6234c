"""What is held at receiving: quarantine that a supervisor accepts or sends back, damage, samples of a lot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.quantity import ONE, Quantity
from app.domain.speech import say
from app.domain.standing import Held
from app.domain.terms import Reason
from app.domain.transaction import Cell, Evidence, Line, Status, Transaction
from app.station import receiving_expected as expected
from app.station import receiving_says as says
from app.station.answer import Outcome
from app.station.posted import Posted, kept, laid_by
from app.station.receiving_state import Decision, ReceivingState
from app.station.step import Approval, Approved, Context, Photograph, Photographed, Step, refused
from app.station.takeback import Deed, Laid

ACCEPT, SEND_BACK, RELEASE = "accept", "send-back", "release"
ROLES = {ACCEPT: "supervisor", SEND_BACK: "supervisor", RELEASE: "inspector"}
DAMAGED = "DAMAGED"
"""The reason where the site has none of its own."""


# --- quarantine ----------------------------------------------------------------------------------------


def decide(state: ReceivingState, kind: str, argument: str, context: Context) -> Step:
    """Ask for the badge that lets the supplier's goods in, or sends them back. `argument` may name the item;
    else it is the last one that went into quarantine."""
    sku = argument or _last_apart(state, context) or state.sku
    if not sku or not quarantined(state, sku, context):
        return refused(state, "nothing-held", says.nothing_held(kind, sku))
    asking = replace(state, decision=Decision(kind, sku))
    about = expected.name_of(sku, context)
    return Step(asking, Outcome.COMMAND, f"ask-{kind}", says.badge_wanted(kind, about, ROLES[kind]))


def _last_apart(state: ReceivingState, context: Context) -> str:
    apart = (
        posted.deed.sku
        for posted in reversed(state.receipts)
        if any(laid.cell.owner.startswith("supplier:") for laid in posted.deed.laid)
    )
    return next((sku for sku in apart if quarantined(state, sku, context)), "")


def quarantined(state: ReceivingState, sku: str, context: Context) -> tuple[Held, ...]:
    """What lies of an item on this dock as the supplier's."""
    dock = state.dock or context.location
    return tuple(
        held
        for held in context.look.stock(item=sku)
        if held.cell.location == dock and held.quantity > 0 and held.cell.owner.startswith("supplier:")
    )


def decided(state: ReceivingState, decision: Decision, event: Approved, context: Context) -> Step:
    """The badge was shown: it is done, in that person's name."""
    after = replace(state, decision=None)
    if decision.kind == RELEASE:
        return _released(after, decision, event, context)
    found = quarantined(state, decision.sku, context)
    if not found:
        return refused(after, "nothing-held", says.nothing_held(decision.kind, decision.sku))
    accepting = decision.kind == ACCEPT
    lines = tuple(_decided_line(held, accepting, state, context) for held in found)
    transaction = Transaction("accept" if accepting else "vendor-return", lines, id=context.new_id())
    quantity = sum(held.quantity for held in found)
    deed = Deed(
        (transaction.id,), lines[0].document, decision.sku, quantity, decision.sku, _laid(lines, accepting)
    )
    goods = state.receipts[-1].goods if state.receipts else None
    if goods is not None and accepting:
        posted = Posted(deed, "", replace(goods, sku=decision.sku, per=Quantity(quantity)))
        after = replace(after, receipts=kept(state.receipts, posted))
    banner = says.decided(
        decision.kind, expected.name_of(decision.sku, context), decision.sku, quantity, event.name
    )
    code = "accepted" if accepting else "sent-back"
    return Step(after, Outcome.TRANSACTION, code, banner, (transaction,), approved_by=event.badge)


def _laid(lines: tuple[Line, ...], accepting: bool) -> tuple[Laid, ...]:
    return tuple(laid_by(line) for line in lines) if accepting else ()


def _decided_line(held: Held, accepting: bool, state: ReceivingState, context: Context) -> Line:
    lines = expected.awaited(replace(state, documents=state.documents or state.closed), context)
    line = expected.line_for(lines, held.item, held.lot, context)
    return Line(
        held.item,
        held.quantity,
        source=held.cell,
        target=Cell(held.cell.location, unit=held.cell.unit) if accepting else Cell(),
        lot=held.lot,
        serial=held.serial,
        evidence=Evidence.ASSUMED,
        document=line.document if line else "",
        document_line=line.line if line else "",
    )


# --- damage --------------------------------------------------------------------------------------------


def damage(state: ReceivingState, argument: str, context: Context) -> Step:
    """The last goods are damaged: why?"""
    if not state.receipts:
        return refused(state, "nothing-to-mark", says.nothing_to_mark("DAMAGED"))
    if argument:
        return damaged(replace(state, damaged=True), argument, context)
    item = expected.name_of(state.receipts[-1].goods.sku, context)
    return Step(replace(state, damaged=True), Outcome.COMMAND, "ask-reason", says.why_damaged(item))


def reasons(context: Context) -> tuple[str, ...]:
    """The reasons that are offered for damage, as cards."""
    known = (code for code in context.rules.damage_reasons if context.look.record(Reason, code))
    return tuple(f"CMD:REASON:{code}" for code in known)


def damaged(state: ReceivingState, reason: str, context: Context) -> Step:
    """They go into the status damaged, with the reason; a photograph is asked for."""
    if not (state.damaged and state.receipts):
        return refused(state, "no-reason-wanted", says.no_reason_wanted())
    known = context.look.record(Reason, reason)
    if known is None:
        return refused(state, "unknown-reason", says.unknown_reason(reason))
    last = state.receipts[-1]
    lines = tuple(_into(laid, Status.DAMAGED, reason) for laid in last.deed.laid if _whole(laid.cell))
    if not lines:
        return refused(replace(state, damaged=False), "damaged-already", says.damaged_already(last.goods.sku))
    transaction = Transaction(
        "move", lines, document=last.deed.document, read=last.goods.read, reason=reason, id=context.new_id()
    )
    posted = _then(last, transaction, Status.DAMAGED)
    after = replace(state, damaged=False, receipts=kept(state.receipts, posted, last))
    name = expected.name_of(last.goods.sku, context)
    return Step(
        after,
        Outcome.TRANSACTION,
        "damaged",
        says.damaged(name, last.goods.sku, last.quantity, known.name),
        (transaction,),
        photograph=Photograph(say("damage to {name}", name=name)),
    )


def ask_photograph(state: ReceivingState, context: Context) -> Step:
    if not state.receipts:
        return refused(state, "nothing-to-mark", says.nothing_to_mark("PHOTO"))
    name = expected.name_of(state.receipts[-1].goods.sku, context)
    banner = says.photograph_wanted(name)
    return Step(state, Outcome.COMMAND, "photograph", banner, photograph=Photograph(name))


def photographed(state: ReceivingState, event: Photographed, context: Context) -> Step:
    """The photograph belongs to the last posting."""
    if not state.receipts:
        return refused(state, "nothing-to-mark", says.nothing_to_mark("PHOTO"))
    last = state.receipts[-1]
    extra: dict[str, str | int] = {
        "transaction": last.deed.ids[-1],
        "sha256": event.sha256,
        "size": event.size,
        "media_type": event.media_type,
        "what": "damage" if any(laid.cell.status == Status.DAMAGED for laid in last.deed.laid) else "goods",
    }
    attached = Transaction("attach", document=last.deed.document, extra=extra, id=context.new_id())
    banner = says.photographed(expected.name_of(last.goods.sku, context))
    return Step(state, Outcome.TRANSACTION, "photographed", banner, (attached,))


def _whole(cell: Cell) -> bool:
    return cell.status == Status.AVAILABLE


def _into(laid: Laid, status: Status, reason: str, quantity: int = 0) -> Line:
    """The goods that lie there go into another status, where they are."""
    return Line(
        laid.item,
        Quantity(quantity or laid.quantity),
        source=laid.cell,
        target=replace(laid.cell, status=status),
        lot=laid.lot,
        serial=laid.serial,
        reason=reason,
    )


def _then(last: Posted, transaction: Transaction, status: Status) -> Posted:
    """The last posting and what became of its goods, to be taken back as one."""
    laid = tuple(
        replace(one, cell=replace(one.cell, status=status)) if _whole(one.cell) else one
        for one in last.deed.laid
    )
    return replace(last, deed=replace(last.deed, ids=(*last.deed.ids, transaction.id), laid=laid))


# --- samples -------------------------------------------------------------------------------------------


def sample(state: ReceivingState, context: Context) -> Step:
    """One unit of the last goods is a sample for quality; its whole lot here is held until it is released."""
    last = state.receipts[-1] if state.receipts else None
    if last is None or not last.goods.lot:
        return refused(state, "nothing-to-mark", says.no_lot_to_sample(last is not None))
    sku, lot = last.goods.sku, last.goods.lot
    own = next((laid for laid in last.deed.laid if _whole(laid.cell)), None)
    if own is None:
        return refused(state, "lot-held", says.lot_held_already(sku, lot))
    unit = min(ONE, own.quantity)
    lines = [_into(own, Status.INSPECTION, "sample", unit), *_rest_held(own, unit, context)]
    transaction = Transaction("move", tuple(lines), reason="sample", id=context.new_id())
    after = replace(state, receipts=tuple(one for one in state.receipts if one is not last))
    held = sum(line.quantity for line in lines[1:])
    banner = says.sampled(expected.name_of(sku, context), sku, lot, held)
    return Step(after, Outcome.TRANSACTION, "sampled", banner, (transaction,))


def _rest_held(own: Laid, unit: int, context: Context) -> Iterator[Line]:
    """The rest of the lot, wherever it is available at this site."""
    for held in context.look.stock(item=own.item):
        place = context.look.location(held.cell.location)
        if held.lot != own.lot or not _whole(held.cell) or place is None or place.site != context.site:
            continue
        sampled = unit if (held.cell, held.serial) == (own.cell, own.serial) else 0
        if held.quantity > sampled:
            yield _held_line(held, Status.QUARANTINE, held.quantity - sampled)


def release(state: ReceivingState, argument: str, context: Context) -> Step:
    """Ask for the inspector who lets a held lot go; `argument` may name the lot."""
    last = state.receipts[-1].goods if state.receipts else None
    sku, lot = state.sku, argument or (last.lot if last and last.sku == state.sku else "")
    lots = dict.fromkeys(held.lot for held in _of_lot(sku, lot, context)) if sku else {}
    if not lots:
        return refused(state, "nothing-held", says.nothing_held(RELEASE, sku))
    lot = lot or next(iter(lots))
    asking = replace(state, decision=Decision(RELEASE, sku, lot))
    about = say("{sku}, lot {lot}", sku=expected.name_of(sku, context), lot=lot)
    return Step(asking, Outcome.COMMAND, "ask-release", says.badge_wanted(RELEASE, about, ROLES[RELEASE]))


def has_held_lot(sku: str, context: Context) -> bool:
    """Is there a lot of the item that could be released?"""
    item = context.look.item(sku) if sku else None
    return item is not None and item.has_lot and bool(_of_lot(sku, "", context))


def _of_lot(sku: str, lot: str, context: Context) -> tuple[Held, ...]:
    """What of a lot (of any, where none is named) is held: the sample, and our own in quarantine."""
    status = (Status.INSPECTION, Status.QUARANTINE)
    return tuple(
        held
        for held in context.look.stock(item=sku)
        if held.lot
        and held.quantity > 0
        and lot in ("", held.lot)
        and held.cell.status in status
        and not held.cell.owner.startswith(("supplier:", "customer:"))
    )


def _released(state: ReceivingState, decision: Decision, event: Approved, context: Context) -> Step:
    found = _of_lot(decision.sku, decision.lot, context)
    if not found:
        return refused(state, "nothing-held", says.nothing_held(RELEASE, decision.sku))
    lines = tuple(_held_line(held, Status.AVAILABLE, held.quantity) for held in found)
    transaction = Transaction("move", lines, reason="released", id=context.new_id())
    quantity = sum(held.quantity for held in found)
    banner = says.decided(
        RELEASE, expected.name_of(decision.sku, context), decision.sku, quantity, event.name
    )
    return Step(state, Outcome.TRANSACTION, "released", banner, (transaction,), approved_by=event.badge)


def _held_line(held: Held, status: Status, quantity: int) -> Line:
    return Line(
        held.item,
        Quantity(quantity),
        source=held.cell,
        target=replace(held.cell, status=status),
        lot=held.lot,
        serial=held.serial,
        evidence=Evidence.ASSUMED,
    )


# --- words of all of it --------------------------------------------------------------------------------


def approval_for(decision: Decision) -> Approval:
    return Approval(ROLES[decision.kind], f"{decision.kind} {decision.sku}")
