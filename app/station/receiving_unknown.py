"""A barcode that nobody knows: it is assigned to an item, or the unit is taken in as unidentified."""

from __future__ import annotations

from dataclasses import replace

from app.domain.identifiers import gtin14, is_gtin
from app.domain.quantity import ONE, Quantity
from app.domain.records import Barcode
from app.domain.transaction import Cell, Evidence, Line, Status, Transaction
from app.scan.resolve import Meaning
from app.station import receiving_expected as expected
from app.station import receiving_says as says
from app.station.answer import Outcome
from app.station.goods import Goods
from app.station.posted import Posted, kept, laid_by
from app.station.receiving_goods import complete_or_ask
from app.station.receiving_state import Assignment, Decision, ReceivingState, Unknown
from app.station.step import Approved, Context, Heard, Step, refused
from app.station.takeback import Deed

UNIDENTIFIED = "UNIDENTIFIED"
"""The item that stands for what nobody can name (CONTRACT)."""
ASSIGN = "assign"
ROLE = "supervisor"


def unknown(state: ReceivingState, event: Heard) -> Step:
    """Refused; but it is remembered, so that a card can say what it is."""
    device = event.scan.device_name or str(event.scan.device)
    remembered = replace(state, unknown=Unknown(event.scan.text, event.scan.symbology, device))
    return refused(remembered, "unknown-barcode", says.unknown(event.scan, event.resolved.reading))


def of_assigned(state: ReceivingState, event: Heard) -> Meaning | None:
    """What a barcode means that was assigned here, before the books have told every station."""
    code = code_of(event.scan.text, event.resolved.reading.gtin)
    found = next((one for one in state.assigned if one.barcode == code), None)
    return Meaning("item", found.sku, found.unit, Quantity(found.quantity)) if found else None


def code_of(text: str, gtin: str = "") -> str:
    """As a barcode is kept: a GTIN with 14 digits, any other code as printed."""
    plain = text.strip()
    return gtin or (gtin14(plain) if is_gtin(plain) else plain)


# --- unidentified --------------------------------------------------------------------------------------


def take_in(state: ReceivingState, context: Context) -> Step:
    """The unit is in the books as the supplier's, without value, and waits in the hold location."""
    unknown = state.unknown
    if unknown is None:
        return refused(state, "nothing-unknown", says.nothing_unknown("UNKNOWN"))
    if context.look.item(UNIDENTIFIED) is None:
        return refused(state, "no-unidentified", says.no_unidentified_item())
    supplier = expected.supplier_of(state, context)
    if not supplier:
        return refused(state, "no-order", says.no_order_for_unknown(unknown.text))
    place = context.rules.hold_location or state.dock or context.location
    target = Cell(place, Status.QUARANTINE, f"supplier:{supplier}")
    lines = expected.awaited(state, context)
    line = Line(
        UNIDENTIFIED, ONE, target=target, evidence=Evidence.UNIT_SCAN, extra={"code": unknown.text[:80]}
    )
    read = {"text": unknown.text, "symbology": unknown.symbology, "device": unknown.device}
    document = next((one.document for one in lines if one.supplier), "")
    transaction = Transaction("receive", (line,), document=document, read=read, id=context.new_id())
    deed = Deed((transaction.id,), document, UNIDENTIFIED, ONE, unknown.text, (laid_by(line),))
    goods = Goods(
        UNIDENTIFIED, "ea", ONE, "", "", "", unknown.text, unknown.symbology, unknown.device, line.evidence
    )
    after = replace(state, unknown=None, receipts=kept(state.receipts, Posted(deed, "", goods)))
    banner = says.unidentified(unknown.text, place)
    return Step(after, Outcome.TRANSACTION, "unidentified", banner, (transaction,))


# --- assigned ------------------------------------------------------------------------------------------


def assign(state: ReceivingState, argument: str, context: Context) -> Step:
    """Of which item is it? `argument` may name the SKU; else the next goods scan does."""
    if state.unknown is None:
        return refused(state, "nothing-unknown", says.nothing_unknown("ASSIGN"))
    if not argument:
        asking = replace(state, assigning=True)
        return Step(asking, Outcome.COMMAND, "ask-item", says.which_item(state.unknown.text))
    item = context.look.item(argument)
    if item is None:
        return refused(state, "unknown-item", says.unknown_item(argument))
    return _propose(state, Meaning("item", item.sku, item.unit), context)


def named(state: ReceivingState, meaning: Meaning, context: Context) -> Step:
    """The goods scan that says of which item the unknown barcode is."""
    return _propose(state, meaning, context)


def _propose(state: ReceivingState, meaning: Meaning, context: Context) -> Step:
    assert state.unknown is not None, "a barcode is unknown"
    item = context.look.item(meaning.code)
    assert item is not None, "a resolved item is in the catalogue"
    proposed = Assignment(code_of(state.unknown.text), item.sku, meaning.unit or item.unit, meaning.quantity)
    asking = replace(state, assigning=False, proposed=proposed, decision=Decision(ASSIGN, item.sku))
    return Step(asking, Outcome.STEP, "ask-assign", says.approve_assignment(proposed.barcode, item))


def approved(state: ReceivingState, event: Approved, context: Context) -> Step:
    """It is the item's barcode from now on, and the unit is received by it."""
    proposed, unknown = state.proposed, state.unknown
    after = replace(state, decision=None, proposed=None, unknown=None)
    if proposed is None or unknown is None:
        return refused(after, "nothing-unknown", says.nothing_unknown("ASSIGN"))
    barcode = Barcode(proposed.barcode, proposed.sku, proposed.unit, proposed.quantity)
    record = Transaction("record", record=barcode, id=context.new_id())
    after = replace(after, assigned=(*state.assigned, proposed)[-20:])
    item = context.look.item(proposed.sku)
    assert item is not None, "the item was there when it was proposed"
    told = says.assigned(proposed.barcode, item, event.name)
    if not state.documents:
        return Step(after, Outcome.TRANSACTION, "assigned", told, (record,), approved_by=event.badge)
    goods = Goods(
        item.sku, proposed.unit, Quantity(proposed.quantity), "", "", "", unknown.text, unknown.symbology,
        unknown.device, Evidence.UNIT_SCAN if proposed.quantity == ONE else Evidence.CASE_SCAN,
    )  # fmt: skip
    received = complete_or_ask(after, goods, context)
    if received.outcome not in (Outcome.TRANSACTION, Outcome.STEP):
        return Step(after, Outcome.TRANSACTION, "assigned", told, (record,), approved_by=event.badge)
    return replace(
        received,
        outcome=Outcome.TRANSACTION,
        transactions=(record, *received.transactions),
        approved_by=event.badge,
    )
