"""`issue`, `scrap`, `donate`: goods leave without a sale. `ship`, `sell`: they go to a customer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.domain.documents import SalesLine
from app.domain.money import parse_unit_cost
from app.domain.quantity import ONE
from app.domain.transaction import OURS, Cell, Line, Virtual
from app.ledger.invoice import value_in_books
from app.ledger.journal import Amount
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft, measure_of, weight_of
from app.posting.flow import Passage
from app.posting.goods import (
    account_of_reason,
    known_item,
    known_place,
    lines_of,
    note_tracking,
    with_header,
)
from app.posting.known import rate_at
from app.posting.owners import send
from app.posting.verdict import Parked

PLAIN = False
ORDER = "sales_order"


@dataclass(frozen=True, slots=True)
class Way:
    """How goods leave: event, virtual end, and what else is asked. `sale` is the event of the revenue."""

    event: str
    target: str
    reason: bool = False
    sale: str = ""


WAYS = {
    "issue": Way("issue", Virtual.PRODUCTION, reason=True),
    "scrap": Way("scrap", Virtual.SCRAP, reason=True),
    "donate": Way("donate", Virtual.SCRAP, reason=True),
    "ship": Way("ship", Virtual.CUSTOMER, sale="sale"),
    "sell": Way("ship", Virtual.CUSTOMER, sale="cash-sale"),
}


def needs(case: Case, needs: Needs) -> None:
    """Lines, and the sales order's."""
    for stated in case.transaction.lines:
        line = with_header(case, stated)
        needs.line(line)
        if WAYS[case.envelope.kind].sale:
            needs.document(ORDER, line.document, line.document_line)


def judge(case: Case, draft: Draft) -> None:
    """Let every line go, at cost; a sale also earns its price."""
    kind, way = case.envelope.kind, WAYS[case.envelope.kind]
    for stated in lines_of(case):
        item = known_item(draft, stated)
        known_place(draft, stated.source)
        if way.sale and stated.document and (ORDER, stated.document) not in draft.stand.partners:
            raise Parked("unknown-document", f"there is no sales order “{stated.document}”")
        line = note_tracking(draft, item, stated)
        account = account_of_reason(draft, line.reason, mandatory=way.reason)
        reference = f"{line.document}:{line.document_line}" if line.document_line else ""
        first = draft.next_line
        send(
            draft,
            Passage(
                kind, way.event, line, line.source, Cell(way.target, owner=line.source.owner),
                account=account, source_reference=reference,
            ),
        )  # fmt: skip
        if way.sale:
            _earn(case, line, way.sale, first, draft)


def _earn(case: Case, line: Line, event: str, first: int, draft: Draft) -> None:
    """Revenue of a line, beside its last movement; goods that are another's and stay so earn us nothing."""
    if line.source.owner not in ("", OURS) and not line.source.owner.startswith("consignor:"):
        return
    price = sold_for(draft, line, case.envelope.scanned_at)
    number = max(first, draft.next_line - 1)
    draft.journal(number, [Amount(event, price)], line.document)


def sold_for(draft: Draft, line: Line, instant: int) -> int:
    """What a line is sold for: by the order, else as the line states (`price`, `currency`); else nothing."""
    order = draft.stand.document_line(ORDER, SalesLine, line.document, line.document_line)
    price = order.price if order and order.price else str(line.extra.get("price", ""))
    if not price:
        return 0
    currency = order.currency if order else str(line.extra.get("currency", ""))
    per = order.per if order and order.price and not weight_of(line) else ONE
    rate = rate_at(draft.stand, currency, draft.currency, instant)
    if rate is None:
        words = f"no rate is known for {currency}: {line.item} was sold at one to one"
        draft.exception("no-rate", words, "accountant", item=line.item, document=line.document)
    return value_in_books(measure_of(line), parse_unit_cost(price), per, rate or Decimal(1))
