"""`return`: goods come back from a customer. `return-refused`: they are sent back again.

With a known sale they enter inspection, ours, at the cost they left with, last consumed first and never more
than is left. Without one they enter quarantine, the customer's, without value, until somebody accepts them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.documents import PastLine, ReturnLine, SalesLine
from app.domain.money import cost_of, parse_unit_cost
from app.domain.quantity import ONE, Quantity
from app.domain.transaction import OURS, Cell, Line, Status, Virtual
from app.ledger.consumption import brought, consumption, left_of
from app.ledger.costing import return_in
from app.ledger.journal import Amount
from app.ledger.pool import Layer, Taken, tail
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.flow import Enter, Passage
from app.posting.goods import known_item, known_place, lines_of, note_tracking, with_header
from app.posting.owners import send

PLAIN = False


@dataclass(frozen=True, slots=True)
class Sale:
    """The sold line that goods come back from: its customer, its price, and what is left of its cost."""

    document: str
    line: str
    customer: str
    price: str
    per: int
    left: tuple[Taken, ...]

    @property
    def quantity(self) -> int:
        return sum(piece.quantity for piece in self.left)


def needs(case: Case, needs: Needs) -> None:
    """Lines, and the sale they may come from."""
    for stated in case.transaction.lines:
        line = with_header(case, stated)
        needs.line(line)
        needs.document("return", line.document, line.document_line)
        needs.add("returns", line.document, line.document_line)
        sale, sale_line = _stated_sale(line)
        if sale:
            needs.add("sales", sale, sale_line)
            needs.document("sales_order", sale, sale_line)
            needs.document("past_shipment", sale, sale_line)


def judge(case: Case, draft: Draft) -> None:
    """Take every line back, or send it back."""
    for stated in lines_of(case):
        item = known_item(draft, stated)
        if case.envelope.kind == "return-refused":
            known_place(draft, stated.source)
            _refuse(note_tracking(draft, item, stated), draft)
        else:
            known_place(draft, stated.target)
            _take_back(note_tracking(draft, item, stated), draft)


def _take_back(line: Line, draft: Draft) -> None:
    sale = find_sale(line, draft)
    known = min(line.quantity, sale.quantity) if sale else 0
    if sale and known:
        _known(replace(line, quantity=Quantity(known)), sale, draft)
    if line.quantity > known:
        customer = sale.customer if sale else str(line.extra.get("customer", ""))
        _unknown(replace(line, quantity=Quantity(line.quantity - known)), customer, draft)


def _known(line: Line, sale: Sale, draft: Draft) -> None:
    target = replace(line.target, status=Status.INSPECTION, owner=OURS)
    back = tail(sale.left, line.quantity)
    reference = f"{line.document}:{line.document_line}" if line.document_line else ""
    origin = (sale.document, sale.line)
    plain = (
        replace(line, document="", document_line="")
        if (line.document, line.document_line) == origin
        else line
    )
    number = draft.next_line
    send(
        draft,
        Passage("return", "return", plain, Cell(Virtual.CUSTOMER), target, origin=origin,
                reference=reference, enter=_at_cost(back)),
    )  # fmt: skip
    if sale.price:
        refund = cost_of(line.quantity, parse_unit_cost(sale.price), sale.per)
        draft.journal(number, [Amount("sale-returned", refund)], line.document)


def _at_cost(back: tuple[Taken, ...]) -> Enter:
    return lambda name, pool, key, _: return_in(name, pool, key, back)


def _unknown(line: Line, customer: str, draft: Draft) -> None:
    owner = f"customer:{draft.stand.partners.get(('return', line.document), customer)}"
    target = replace(line.target, status=Status.QUARANTINE, owner=owner)
    send(draft, Passage("return", "", line, Cell(Virtual.CUSTOMER, owner=owner), target, quiet=True))
    words = f"{line.item} came back without a sale that is known"
    draft.exception("unknown-sale", words, "supervisor", item=line.item, document=line.document)


def _refuse(line: Line, draft: Draft) -> None:
    """Sent back: what is ours of it leaves inspection again, and the customer owes its price again."""
    number = draft.next_line
    reference = f"{line.document}:{line.document_line}" if line.document_line else ""
    target = Cell(Virtual.CUSTOMER, owner=line.source.owner)
    send(
        draft,
        Passage("return-refused", "return-refused", line, line.source, target, source_reference=reference),
    )
    sale = find_sale(line, draft)
    if sale and sale.price and line.source.owner == OURS:
        price = cost_of(line.quantity, parse_unit_cost(sale.price), sale.per)
        draft.journal(number, [Amount("sale-return-refused", price)], line.document)


def find_sale(line: Line, draft: Draft) -> Sale | None:
    """The sale of a returned line, and what is left of what it consumed."""
    document, number = _stated_sale(line)
    announced = draft.stand.document_line("return", ReturnLine, line.document, line.document_line)
    if announced and announced.sale:
        document, number = announced.sale, announced.sale_line
    if not document:
        return None
    order = draft.stand.document_line("sales_order", SalesLine, document, number)
    past = draft.stand.document_line("past_shipment", PastLine, document, number)
    if order and order.sku == line.item:
        customer = draft.stand.partners[("sales_order", document)]
        return Sale(document, number, customer, order.price, order.per, _left(document, number, draft))
    if past and past.sku == line.item:
        customer = draft.stand.partners[("past_shipment", document)]
        return Sale(document, number, customer, past.price, ONE, _left_of_past(document, past, draft))
    return None


def _stated_sale(line: Line) -> tuple[str, str]:
    """As the line says it: of its own (`sale`, `sale_line`), else its document is the sale itself."""
    own = str(line.extra.get("sale", "")), str(line.extra.get("sale_line", ""))
    return own if own[0] else (line.document, line.document_line)


def _left(document: str, number: str, draft: Draft) -> tuple[Taken, ...]:
    past = draft.stand.past
    taken = [
        piece
        for movement in past.movements(("ship", "sell"), document, number)
        for posted in past.posted(movement)
        for piece in consumption(posted.rows, posted.uses, past.ages)
    ]
    back = [
        piece
        for movement in past.of_origin("return", document, number)
        for posted in past.posted(movement)
        for piece in brought(posted)
    ]
    return left_of(tuple(taken), back)


def _left_of_past(document: str, past: PastLine, draft: Draft) -> tuple[Taken, ...]:
    """Sold before the books began: at the cost that was written down."""
    back = draft.stand.past.of_origin("return", document, past.line)
    left = past.quantity - sum(movement["quantity"] for movement in back)
    if left <= 0:
        return ()
    value = cost_of(left, parse_unit_cost(past.cost or "0"), ONE)
    return (Layer(f"{document}:{past.line}", left, value),)
