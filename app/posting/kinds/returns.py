"""`return`: goods come back from a customer. `return-refused`: they are sent back again.

With a known sale they enter inspection, ours, at the cost they left with, last consumed first and never more
than is left. Without one they enter quarantine, the customer's, without value, until somebody accepts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.documents import PastLine, ReturnLine, SalesLine
from app.domain.money import cost_of, parse_unit_cost
from app.domain.quantity import ONE
from app.domain.transaction import OURS, Cell, Line, Status, Virtual
from app.ledger.consumption import brought, consumption, left_of
from app.ledger.costing import origin_of, return_in
from app.ledger.invoice import value_in_books
from app.ledger.journal import Amount
from app.ledger.pool import Layer, Taken, tail
from app.posting.ask import Needs, text_of
from app.posting.case import Case
from app.posting.draft import Draft, cut_line, measure_of, weight_of
from app.posting.flow import Enter, Passage
from app.posting.goods import known_item, known_place, lines_of, note_tracking, with_header
from app.posting.known import rate_at
from app.posting.owners import send
from app.posting.past import Past, Row

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
    rate: Decimal = Decimal(1)
    """The books' units for one of the sale's currency, on the day of the sale."""

    @property
    def quantity(self) -> int:
        return sum(piece.quantity for piece in self.left)

    def price_of(self, line: Line) -> int:
        """What a line of it was sold for."""
        per = ONE if weight_of(line) else self.per
        return value_in_books(measure_of(line), parse_unit_cost(self.price or "0"), per, self.rate)


def needs(case: Case, needs: Needs) -> None:
    """Lines, and the sale they may come from."""
    for stated in case.transaction.lines:
        line = with_header(case, stated)
        needs.line(line)
        if line.document_line:
            needs.reference(line, f"{line.document}:{line.document_line}")
        needs.document("return", line.document, line.document_line)
        needs.add("returns", line.document, line.document_line)
        own = needs.own_line("return", line.document, line.document_line)
        announced = text_of(own, "sale"), text_of(own, "sale_line")
        for sale, sale_line in {_stated_sale(line), announced} - {("", "")}:
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
    sold, beyond = cut_line(line, known)
    if sale and known:
        _known(sold, sale, draft)
    if beyond.quantity:
        customer = sale.customer if sale else str(line.extra.get("customer", ""))
        _unknown(beyond, customer, draft)


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
        draft.journal(number, [Amount("sale-returned", sale.price_of(line))], line.document)


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
    sale = find_sale(line, draft) if line.source.owner == OURS else None
    origin = (sale.document, sale.line) if sale else ("", "")
    send(
        draft,
        Passage("return-refused", "return-refused", line, line.source, target, origin=origin,
                source_reference=reference),
    )  # fmt: skip
    if sale and sale.price:
        draft.journal(number, [Amount("sale-return-refused", sale.price_of(line))], line.document)


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
        customer, left = draft.stand.partners[("sales_order", document)], _left(document, number, draft)
        rate = _rate(document, number, order, draft)
        return Sale(document, number, customer, order.price, order.per, left, rate)
    if past and past.sku == line.item:
        customer = draft.stand.partners[("past_shipment", document)]
        return Sale(document, number, customer, past.price, ONE, _left_of_past(document, past, draft))
    return None


def _rate(document: str, number: str, order: SalesLine, draft: Draft) -> Decimal:
    """What the order's currency was worth when it was sold, as far as it is known; else one to one."""
    past = draft.stand.past
    sold = past.movements(("ship", "sell"), document, number)
    if not sold:
        return Decimal(1)
    instant = past.scanned[sold[-1]["envelope"]]
    return rate_at(draft.stand, order.currency, draft.currency, instant) or Decimal(1)


def _stated_sale(line: Line) -> tuple[str, str]:
    """As the line says it: of its own (`sale`, `sale_line`), else its document is the sale itself."""
    own = str(line.extra.get("sale", "")), str(line.extra.get("sale_line", ""))
    return own if own[0] else (line.document, line.document_line)


def _left(document: str, number: str, draft: Draft) -> tuple[Taken, ...]:
    """What the sale took, less what came back, but for what of that was refused and sent back again."""
    past = draft.stand.past
    sold = past.movements(("ship", "sell"), document, number)
    refused = past.of_origin("return-refused", document, number)
    back = [
        piece
        for movement in past.of_origin("return", document, number)
        for posted in past.posted(movement)
        for piece in brought(posted)
    ]
    again = [replace(piece, key=origin_of(piece.key)) for piece in _consumed(refused, past)]
    kept = left_of(tuple(back), _at_most(again, total_of(back)))
    taken = _consumed(sold, past)  # a sale may be taken back although something came back from it
    return left_of(taken, _at_most(kept, total_of(taken)))


def _consumed(movements: list[Row], past: Past) -> tuple[Taken, ...]:
    return tuple(
        piece
        for movement in movements
        for posted in past.posted(movement)
        for piece in consumption(posted.rows, posted.uses, past.ages)
    )


def total_of(pieces: Sequence[Layer]) -> int:
    """How much goods these are."""
    return sum(piece.quantity for piece in pieces)


def _at_most(pieces: Sequence[Layer], quantity: int) -> tuple[Layer, ...]:
    """The first pieces up to a quantity: no more goes again than came."""
    kept: list[Layer] = []
    for piece in pieces:
        part = min(quantity, piece.quantity)
        quantity -= part
        kept += [piece.cut(part)[0]] if part else []
    return tuple(kept)


def _left_of_past(document: str, past: PastLine, draft: Draft) -> tuple[Taken, ...]:
    """Sold before the books began: at the cost that was written down."""
    origin = draft.stand.past.of_origin
    back, refused = origin("return", document, past.line), origin("return-refused", document, past.line)
    out = sum(movement["quantity"] for movement in back) - sum(movement["quantity"] for movement in refused)
    left = past.quantity - max(0, out)
    if left <= 0:
        return ()
    value = cost_of(left, parse_unit_cost(past.cost or "0"), ONE)
    return (Layer(f"{document}:{past.line}", left, value),)
