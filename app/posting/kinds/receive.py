"""`receive`: goods arrive from a supplier at a dock, against an order line or none.

Accepted goods are ours and carry the order line's cost. Goods beyond tolerance, not on the order, expired or
held back by the station enter at once in quarantine, the supplier's, without value, with an exception
(DESIGN §3, physical facts win). What a ship notice announced counts for it, too: extra of a line, `notice`
and `notice_line`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.clock import day_of
from app.domain.quantity import quantity_text
from app.domain.records import Item, OrderLine
from app.domain.transaction import OURS, Cell, Line, Status, Virtual
from app.ledger.invoice import order_value
from app.ledger.receipt import split_receipt
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft, cut_line, weight_of
from app.posting.flow import Passage
from app.posting.goods import count_for_notice, known_item, known_place, lines_of, note_tracking, with_header
from app.posting.known import rate_at
from app.posting.owners import CONSIGNOR, agreement_with, send
from app.posting.verdict import Parked

PLAIN = False
ORDER = "purchase_order"
HELD = {
    "short-dated": "{item} has too few days left ({expiry})",
    "wrong-lot": "lot {lot} of {item} is not the one that was announced",
}
"""A line's reason, where the station itself holds goods back as the supplier's → the exception's words."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One line as it arrives: what is known of it."""

    line: Line
    item: Item
    supplier: str
    expected: OrderLine | None
    scanned_at: int


def needs(case: Case, needs: Needs) -> None:
    """Lines and their order lines."""
    for stated in case.transaction.lines:
        line = with_header(case, stated)
        needs.line(line)
        needs.document(ORDER, line.document, line.document_line)


def judge(case: Case, draft: Draft) -> None:
    """Take every line, each in its own right."""
    for line in lines_of(case):
        _take(_arrival(case, draft, line), draft)
        count_for_notice(draft, line, line.quantity)


def _arrival(case: Case, draft: Draft, line: Line) -> Arrival:
    item = known_item(draft, line)
    known_place(draft, line.target)
    supplier = draft.stand.partners.get((ORDER, line.document))
    if line.document and supplier is None:
        raise Parked("unknown-document", f"there is no purchase order “{line.document}”")
    expected = draft.stand.document_line(ORDER, OrderLine, line.document, line.document_line)
    if expected and expected.sku != item.sku:
        expected = None
    if expected is None:
        line = replace(line, document_line="")
    if supplier is None:
        supplier = str(case.transaction.extra.get("supplier", ""))
    return Arrival(note_tracking(draft, item, line), item, supplier, expected, case.envelope.scanned_at)


def _take(arrival: Arrival, draft: Draft) -> None:
    line, item = arrival.line, arrival.item
    if draft.stand.places_of_serial(line.item, line.serial) if line.serial else ():
        _send(line, line.target, 0, draft)
    elif line.expiry and line.expiry < day_of(arrival.scanned_at).isoformat():
        _quarantine(arrival, line, "expired", f"{item.sku} arrived expired ({line.expiry})", draft)
    elif line.reason in HELD:
        words = HELD[line.reason].format(item=item.sku, expiry=line.expiry, lot=line.lot)
        _quarantine(arrival, line, line.reason, words, draft)
    elif arrival.expected is None:
        words = f"{item.sku} is not on order {line.document or '(none)'}"
        _quarantine(arrival, line, "not-ordered", words, draft)
    else:
        _split(arrival, arrival.expected, draft)


def _split(arrival: Arrival, expected: OrderLine, draft: Draft) -> None:
    line = arrival.line
    made = draft.stand.made
    before = made(line.document, line.document_line, "received")
    before -= made(line.document, line.document_line, "sent back")  # what went back may come again
    permille = _tolerance(arrival, draft)
    accepted, beyond = split_receipt(expected.quantity, before, permille, line.quantity)
    ours, theirs = cut_line(line, accepted) if beyond else (line, line)
    if accepted:
        _accept(arrival, ours, expected, draft)
    if beyond:
        words = f"{quantity_text(beyond)} {arrival.item.unit} of {arrival.item.sku} more than ordered"
        _quarantine(arrival, theirs, "over-receipt", words, draft)


def _tolerance(arrival: Arrival, draft: Draft) -> int:
    terms = agreement_with(draft, f"supplier:{arrival.supplier}", arrival.item.sku)
    return int(Decimal(terms.over_percent) * 10) if terms and terms.over_percent else 0


def _accept(arrival: Arrival, line: Line, expected: OrderLine, draft: Draft) -> None:
    """As ordered: ours at the order's cost, or the consignor's, without value."""
    terms = agreement_with(draft, f"supplier:{arrival.supplier}", arrival.item.sku)
    if terms and terms.kind == "consignment":
        _send(line, replace(line.target, owner=f"{CONSIGNOR}{arrival.supplier}"), 0, draft)
        return
    item, currency = arrival.item, expected.currency
    rate = rate_at(draft.stand, currency, draft.currency, arrival.scanned_at)
    if rate is None:
        words = f"no rate is known for {currency}: {item.sku} was received at one to one"
        draft.exception("no-rate", words, "accountant", item=item.sku, document=line.document)
    if not expected.unit_cost:
        words = f"{item.sku} was received without a cost"
        draft.exception("no-cost", words, "purchasing", item=item.sku, document=line.document)
    value = order_value(expected, line.quantity, rate or Decimal(1), weight_of(line))
    target = line.target if line.target.owner == OURS else replace(line.target, owner=OURS)
    _send(line, target, value, draft)


def _quarantine(arrival: Arrival, line: Line, code: str, words: str, draft: Draft) -> None:
    target = replace(line.target, status=Status.QUARANTINE, owner=f"supplier:{arrival.supplier}")
    _send(line, target, 0, draft)
    draft.exception(code, words, "purchasing", item=arrival.item.sku, document=line.document)


def _send(line: Line, target: Cell, value: int, draft: Draft) -> None:
    source = Cell(Virtual.SUPPLIER, owner=target.owner)
    send(draft, Passage("receive", "receive", line, source, target, value, reference=_reference(line)))


def _reference(line: Line) -> str:
    """In inspection, goods are kept per receipt line."""
    return f"{line.document}:{line.document_line}" if line.document_line else ""
