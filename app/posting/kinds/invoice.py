"""`invoice`: a supplier bills what was received. `freight`: freight or duty on a receipt, or on the way out.

Only value moves. Each line names the order line; a difference in price goes to what is still on hand, the
rest to price variance, what the exchange rate did to exchange difference (DESIGN §4).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.domain.clock import parse_instant
from app.domain.money import parse_unit_cost
from app.domain.quantity import ONE, divide_half_even, quantity_text
from app.domain.records import OrderLine
from app.domain.transaction import OURS, Line
from app.ledger.consumption import Posted
from app.ledger.invoice import split_invoice, value_in_books
from app.ledger.journal import Amount, value_amounts
from app.ledger.methods import method_of_pool
from app.ledger.pool import PoolKey, apportion
from app.ledger.revaluation import adjust_receipt
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft, cut_line, measure_of, weight_of
from app.posting.goods import known_item, lines_of, with_header
from app.posting.known import rate_at
from app.posting.roles import must, need_people
from app.posting.verdict import Parked

PLAIN = False
ORDER = "purchase_order"


@dataclass(frozen=True, slots=True)
class Received:
    """What came in for an order line: by pool, and how much of it is not billed yet."""

    pools: dict[str, Posted]
    quantity: int
    value: int


def needs(case: Case, needs: Needs) -> None:
    """The order lines with their receipts, and the accountant."""
    need_people(case, needs)
    for stated in case.transaction.lines:
        line = _named(case, stated)
        needs.add("items", line.item)
        needs.document(ORDER, line.document, line.document_line)
        needs.add("receipts", line.document, line.document_line)


def judge(case: Case, draft: Draft) -> None:
    """Book every line."""
    must(case, draft, "accountant")
    if case.envelope.kind == "freight" and case.transaction.extra.get("outbound"):
        amount = _amount(case.transaction.extra.get("amount"))
        draft.journal(1, [Amount("outbound-freight", amount)], case.transaction.document)
        return
    lines_of(case)
    for number, stated in enumerate(case.transaction.lines, 1):
        line = _named(case, stated)
        known_item(draft, line)
        received = received_for(line, draft)
        if case.envelope.kind == "freight":
            _land(number, line, received, _amount(line.extra.get("amount")), "landed-cost", draft)
        else:
            _bill(case, number, line, received, draft)


def received_for(line: Line, draft: Draft) -> Received:
    """The receipts of an order line, and what of them is not billed or sent back yet."""
    past, where = draft.stand.past, (line.document, line.document_line)
    pools: dict[str, Posted] = {}
    quantity = value = 0
    movements = [m for m in past.movements(("receive", "accept"), *where) if m["to_owner"] == OURS]
    for movement in movements:
        envelope, number = movement["envelope"], movement["line"]
        quantity, value = quantity + movement["quantity"], value + movement["value"]
        for pool in past.pools_touched(envelope, number):
            rows, uses = past.layers_in(envelope, number, pool), past.layer_uses(envelope, number, pool)
            old = pools.get(pool, Posted((), (), 0))
            pools[pool] = Posted(old.rows + rows, old.uses + uses, old.value + movement["value"])
    made = draft.stand.made
    quantity -= made(*where, "invoiced") + made(*where, "sent back uninvoiced")
    value -= made(*where, "value invoiced") + made(*where, "value sent back uninvoiced")
    return Received(pools, max(0, quantity), max(0, value))


def _bill(case: Case, number: int, line: Line, received: Received, draft: Draft) -> None:
    expected = draft.stand.document_line(ORDER, OrderLine, line.document, line.document_line)
    if expected is None or not line.cost:
        raise Parked(
            "unknown-document", f"order {line.document} has no line {line.document_line}, or no cost"
        )
    per = ONE if weight_of(line) else int(line.extra.get("per", ONE))
    cost = parse_unit_cost(line.cost)
    receipt_rate, invoice_rate = _rates(case, line, expected, draft)
    within = min(line.quantity, received.quantity)
    value = divide_half_even(received.value * within, received.quantity) if within else 0
    if line.quantity > within:
        words = f"{quantity_text(line.quantity - within)} of {line.item} was billed but not received"
        draft.exception("invoice-beyond", words, "purchasing", item=line.item, document=line.document)
        beyond = cut_line(line, within)[1]
        value += value_in_books(measure_of(beyond), cost, per, receipt_rate)
    split = split_invoice(measure_of(line), value, cost, per, receipt_rate, invoice_rate)
    amounts = [Amount("invoice", split.received), Amount("exchange-difference", split.exchange)]
    draft.journal(number, amounts, line.document)
    _land(number, line, received, split.price, "invoice-difference", draft)
    draft.step(line.document, line.document_line, "invoiced", line.quantity)
    draft.step(line.document, line.document_line, "value invoiced", split.received)


def _rates(case: Case, line: Line, expected: OrderLine, draft: Draft) -> tuple[Decimal, Decimal]:
    """The books' units for one of the invoice's currency: at the receipt, and on the invoice's day."""
    currency = str(line.extra.get("currency", expected.currency))
    stated = str(line.extra.get("receipt_rate", ""))
    day = str(line.extra.get("date", ""))
    instant = parse_instant(day) if day else case.envelope.scanned_at
    at_receipt = Decimal(stated) if stated else _rate_of_receipts(line, currency, instant, draft)
    at_invoice = rate_at(draft.stand, currency, draft.currency, instant)
    if at_receipt is None or at_invoice is None:
        raise Parked("no-rate", f"no rate is known for {currency}")
    return at_receipt, at_invoice


def _rate_of_receipts(line: Line, currency: str, instant: int, draft: Draft) -> Decimal | None:
    """The rate of the days on which the line was received, by quantity; of the invoice's where it was not."""
    past = draft.stand.past
    received = past.movements(("receive", "accept"), line.document, line.document_line)
    ours = [movement for movement in received if movement["to_owner"] == OURS]
    if not ours:
        return rate_at(draft.stand, currency, draft.currency, instant)
    total, weighed = 0, Decimal(0)
    for movement in ours:
        rate = rate_at(draft.stand, currency, draft.currency, past.scanned[movement["envelope"]])
        if rate is None:
            return None
        total, weighed = total + movement["quantity"], weighed + rate * movement["quantity"]
    return weighed / total


def _land(number: int, line: Line, received: Received, amount: int, event: str, draft: Draft) -> None:
    """Spread an amount over the pools that a receipt entered, by quantity."""
    item = draft.stand.item(line.item)
    assert item is not None, "looked up before"
    if not amount:
        return
    pools = [(key, posted) for key, posted in received.pools.items() if posted.rows]
    if not pools:
        raise Parked("not-received", f"nothing of {line.item} was received on {line.document}")
    weights = [sum(row.quantity for row in posted.rows) for _, posted in pools]
    for (text, posted), part in zip(pools, apportion(amount, weights), strict=True):
        key = PoolKey.of_text(text)
        name = method_of_pool(item.method, key)
        effect = adjust_receipt(name, draft.stand.pool(key), posted, part)
        draft.effect(number, effect)
        draft.journal(number, value_amounts(event, effect, key), line.document)


def _named(case: Case, line: Line) -> Line:
    """An invoice's own number is the transaction's document; the line names the order."""
    return line if line.document else with_header(case, line)


def _amount(value: object) -> int:
    if not isinstance(value, int):
        raise Parked("bad-payload", "an amount is an integer of ten-thousandths")
    return value
