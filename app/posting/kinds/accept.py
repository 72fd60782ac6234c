"""`accept`: another owner's goods become ours. `disown`: ours become another's. Both pass through conversion.

A supplier's goods (beyond tolerance, not ordered) are accepted at the order's cost, a customer's (returned
without a known sale) at current cost. A supervisor answers for it.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.domain.money import cost_of, parse_unit_cost
from app.domain.quantity import ONE
from app.domain.records import OrderLine
from app.domain.transaction import OURS, Cell, Line, Virtual
from app.ledger.invoice import order_value
from app.ledger.journal import Amount
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft, measure_of, weight_of
from app.posting.flow import Passage, carry
from app.posting.goods import (
    account_of_reason,
    current_value,
    known_item,
    known_place,
    lines_of,
    stated_value,
    with_header,
)
from app.posting.known import rate_at
from app.posting.owners import agreement_with
from app.posting.roles import need_people, should
from app.posting.verdict import Parked

PLAIN = False
EVENTS = {"supplier": "receive", "customer": "return-accepted", "consignor": "consume-consigned"}
"""Whose they were → how we pay for them."""


def needs(case: Case, needs: Needs) -> None:
    """Lines, people, and the order's price."""
    need_people(case, needs)
    for stated in case.transaction.lines:
        line = with_header(case, stated)
        needs.line(line)
        needs.document("purchase_order", line.document, line.document_line)


def judge(case: Case, draft: Draft) -> None:
    """Change the owner of every line; it may change its state or place in the same step."""
    should(case, draft, "supervisor")
    for line in lines_of(case):
        known_item(draft, line)
        if known_place(draft, line.source) != known_place(draft, line.target):
            raise Parked("other-site", "a change of owner does not move goods to another site")
        if (case.envelope.kind == "accept") != (line.source.owner != OURS and line.target.owner == OURS):
            raise Parked("bad-payload", "accept makes another's goods ours; disown makes ours another's")
        if case.envelope.kind == "accept":
            _accept(line, case.envelope.scanned_at, draft)
        else:
            _disown(line, draft)


def _accept(line: Line, instant: int, draft: Draft) -> None:
    whose = line.source.owner.split(":", 1)[0]
    event = EVENTS.get(whose)
    if event is None:
        raise Parked("bad-payload", f"“{line.source.owner}” is not a supplier, customer or consignor")
    _leave(line, draft)
    number = draft.next_line
    passage = Passage(
        "accept", event, line, Cell(Virtual.CONVERSION), line.target, _worth(whose, line, instant, draft)
    )
    carry(draft, passage)
    price = str(line.extra.get("price", ""))
    if whose == "customer" and price:
        refund = cost_of(measure_of(line), parse_unit_cost(price), ONE)
        draft.journal(number, [Amount("sale-returned", refund)], line.document)


def _worth(whose: str, line: Line, instant: int, draft: Draft) -> int:
    stated = stated_value(line)
    if stated is not None:
        return stated
    expected = draft.stand.document_line("purchase_order", OrderLine, line.document, line.document_line)
    if whose == "supplier" and expected and expected.unit_cost:
        rate = rate_at(draft.stand, expected.currency, draft.currency, instant)
        if rate is None:
            words = f"no rate is known for {expected.currency}: {line.item} was accepted at one to one"
            draft.exception("no-rate", words, "accountant", item=line.item, document=line.document)
        return order_value(expected, line.quantity, rate or Decimal(1), weight_of(line))
    terms = agreement_with(draft, line.source.owner, line.item)
    if whose == "consignor" and terms and terms.price:
        return cost_of(measure_of(line), parse_unit_cost(terms.price), ONE)
    return current_value(draft, line, line.target)


def _leave(line: Line, draft: Draft) -> None:
    """The old owner's goods go into conversion, without value; the way out counts for the document."""
    plain = replace(line, document_line="")
    away = Cell(Virtual.CONVERSION, owner=line.source.owner)
    carry(draft, Passage("accept", "", plain, line.source, away, quiet=True))


def _disown(line: Line, draft: Draft) -> None:
    account = account_of_reason(draft, line.reason, mandatory=True)
    away = Cell(Virtual.CONVERSION)
    carry(draft, Passage("disown", "issue", line, line.source, away, account=account))
    came = Cell(Virtual.CONVERSION, owner=line.target.owner)
    carry(draft, Passage("disown", "", replace(line, document_line=""), came, line.target, quiet=True))
