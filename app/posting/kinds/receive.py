"""`receive`: goods arrive from a supplier at a dock, against an order line or none.

Accepted goods are ours and carry the order line's cost. Goods beyond tolerance, not on the order or
expired enter
at once in quarantine, the supplier's, without value, with an exception (DESIGN §3, physical facts win).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.clock import day_of
from app.domain.money import cost_of, parse_unit_cost
from app.domain.quantity import ONE, quantity_text
from app.domain.records import Item, Location, OrderLine, PurchaseOrder
from app.domain.transaction import OURS, Cell, Line, Status, Virtual
from app.ledger.cells import pool_key
from app.ledger.costing import method
from app.ledger.journal import inflow_amounts
from app.ledger.receipt import split_receipt
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft, with_document
from app.posting.goods import known_item, known_place, note_tracking, serial_cell
from app.posting.verdict import Parked

PLAIN = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """One line as it arrives: what is known of it."""

    line: Line
    item: Item
    place: Location
    supplier: str
    expected: OrderLine | None


def needs(case: Case, needs: Needs) -> None:
    """Lines only."""
    for line in case.transaction.lines:
        needs.line(case.transaction, line)


def judge(case: Case, draft: Draft) -> None:
    """Take every line, each in its own right."""
    if not case.transaction.lines:
        raise Parked("bad-payload", "nothing was received")
    for line in case.transaction.lines:
        _take(_arrival(case, draft, line), case, draft)


def _arrival(case: Case, draft: Draft, stated: Line) -> Arrival:
    line = with_document(stated, case.transaction.document)
    item = known_item(draft, line)
    place = known_place(draft, line.target.location)
    order = draft.stand.record(PurchaseOrder, line.document) if line.document else None
    if line.document and order is None:
        raise Parked("unknown-document", f"there is no purchase order “{line.document}”")
    expected = order.line(line.document_line) if order else None
    if expected and expected.sku != item.sku:
        expected = None
    supplier = order.supplier if order else str(case.transaction.extra.get("supplier", ""))
    return Arrival(line if expected else replace(line, document_line=""), item, place, supplier, expected)


def _take(arrival: Arrival, case: Case, draft: Draft) -> None:
    note_tracking(draft, arrival.item, arrival.line)
    there = serial_cell(draft, arrival.line)
    if there is not None:
        _move_serial(arrival, there, draft)
    elif arrival.line.expiry and arrival.line.expiry < day_of(case.envelope.scanned_at).isoformat():
        words = f"{arrival.item.sku} arrived expired ({arrival.line.expiry})"
        _quarantine(arrival, arrival.line.quantity, "expired", words, draft)
    elif arrival.expected is None:
        words = f"{arrival.item.sku} is not on order {arrival.line.document or '(none)'}"
        _quarantine(arrival, arrival.line.quantity, "not-ordered", words, draft)
    else:
        _split(arrival, arrival.expected, draft)


def _split(arrival: Arrival, expected: OrderLine, draft: Draft) -> None:
    line = arrival.line
    before = draft.stand.progress.get((line.document, line.document_line, "received"), 0)
    accepted, beyond = split_receipt(expected.quantity, before, 0, line.quantity)
    if accepted:
        _accept(arrival, expected, accepted, draft)
    if beyond:
        words = f"{quantity_text(beyond)} {arrival.item.unit} of {arrival.item.sku} more than ordered"
        _quarantine(arrival, beyond, "over-receipt", words, draft)


def _accept(arrival: Arrival, expected: OrderLine, quantity: int, draft: Draft) -> None:
    line = arrival.line
    value = int(cost_of(quantity, parse_unit_cost(expected.unit_cost or "0"), expected.per or ONE))
    target = replace(line.target, owner=OURS)
    number = draft.movement("receive", line, Cell(Virtual.SUPPLIER), target, quantity=quantity, value=value)
    key = pool_key(target, arrival.item.sku, arrival.place.site)
    assert key is not None, "a dock is a place"
    pool = draft.stand.pool(key)
    effect = method(arrival.item.method).receive(pool, draft.next_key(number), quantity, value)
    draft.effect(number, effect)
    draft.journal(number, inflow_amounts("receive", effect, key), line.document)
    if not expected.unit_cost:
        words = f"{arrival.item.sku} was received without a cost"
        draft.exception("no-cost", words, "purchasing", item=arrival.item.sku, document=line.document)


def _quarantine(arrival: Arrival, quantity: int, code: str, words: str, draft: Draft) -> None:
    owner = f"supplier:{arrival.supplier}"
    target = replace(arrival.line.target, status=Status.QUARANTINE, owner=owner)
    draft.movement("receive", arrival.line, Cell(Virtual.SUPPLIER, owner=owner), target, quantity=quantity)
    draft.exception(code, words, "purchasing", item=arrival.item.sku, document=arrival.line.document)


def _move_serial(arrival: Arrival, there: Cell, draft: Draft) -> None:
    """An offline twin: one serial is in one place (invariant 8), so it moves from where the books have it."""
    target = replace(there, location=arrival.line.target.location, unit=arrival.line.target.unit)
    words = f"serial {arrival.line.serial} of {arrival.item.sku} was already on hand at {there.location}"
    draft.exception(
        "serial-moved", words, "supervisor", item=arrival.item.sku, document=arrival.line.document
    )
    if target != there:
        draft.movement("receive", arrival.line, there, target)
