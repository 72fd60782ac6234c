"""Catalogue and documents as a books script writes them: one line each.

order PO-1 ACME: TEA 100 at 10; MILK 5 at 1.20 USD     lines are numbered 1, 2 …
sales SO-1 JANE: TEA 3 at 15
return RET-1 JANE: TEA 2 of SO-1/1
transfer T-1 MAIN NORTH: TEA 10
production MO-1: TEA 10 at 4
past PS-1 JANE: TEA 3 at 15 cost 10
kit SET: TEA 2; MILK 1
agreement BEANS TEA kind consignment price 8 first theirs consumed_at ship
rate USD 0.9 2026-11-01
reason BROKEN Write-off                                 its account by name, none: the event's own
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.domain.documents import (
    PastLine,
    PastShipment,
    ProductionLine,
    ProductionOrder,
    Return,
    ReturnLine,
    SalesLine,
    SalesOrder,
    Transfer,
    TransferLine,
)
from app.domain.quantity import parse_quantity
from app.domain.records import OrderLine, PurchaseOrder
from app.domain.terms import AccountMapping, Agreement, ExchangeRate, Kit, KitPart, Reason
from app.ledger.chart import DEFAULT_CHART


def documents_line(text: str) -> tuple[str, str]:
    """`PO-1/1` as document and line."""
    document, _, line = text.partition("/")
    return document, line


def _lines(text: str) -> tuple[list[str], list[list[str]]]:
    head, _, rest = text.partition(":")
    return head.split(), [part.split() for part in rest.split(";")]


def _order(text: str) -> PurchaseOrder:
    (number, supplier), lines = _lines(text)
    return PurchaseOrder(number, supplier, tuple(
        OrderLine(str(n), sku, parse_quantity(q), unit_cost="".join(at[1:2]), currency="".join(at[2:]))
        for n, (sku, q, *at) in enumerate(lines, 1)
    ))  # fmt: skip


def _sales(text: str) -> SalesOrder:
    (number, customer), lines = _lines(text)
    return SalesOrder(number, customer, tuple(
        SalesLine(str(n), sku, parse_quantity(q), price="".join(at[1:2]), currency="".join(at[2:]))
        for n, (sku, q, *at) in enumerate(lines, 1)
    ))  # fmt: skip


def _return(text: str) -> Return:
    (number, customer), lines = _lines(text)
    return Return(number, customer, tuple(
        ReturnLine(str(n), sku, parse_quantity(q), *(documents_line(sale[1]) if sale else ()))
        for n, (sku, q, *sale) in enumerate(lines, 1)
    ))  # fmt: skip


def _transfer(text: str) -> Transfer:
    (number, source, target), lines = _lines(text)
    made = (TransferLine(str(n), sku, parse_quantity(q)) for n, (sku, q) in enumerate(lines, 1))
    return Transfer(number, source, target, tuple(made))


def _production(text: str) -> ProductionOrder:
    (number,), lines = _lines(text)
    made = (ProductionLine(str(n), sku, parse_quantity(q), at[1]) for n, (sku, q, *at) in enumerate(lines, 1))
    return ProductionOrder(number, tuple(made))


def _past(text: str) -> PastShipment:
    (number, customer), lines = _lines(text)
    made = (
        PastLine(str(n), sku, parse_quantity(q), price=at[1], cost=at[3])
        for n, (sku, q, *at) in enumerate(lines, 1)
    )
    return PastShipment(number, customer, tuple(made))


def _kit(text: str) -> Kit:
    (sku,), lines = _lines(text)
    return Kit(sku, tuple(KitPart(part, parse_quantity(q)) for part, q in lines))


def _agreement(text: str) -> Agreement:
    partner, sku, *more = text.split()
    return Agreement(partner, "" if sku == "*" else sku, **dict(zip(more[::2], more[1::2], strict=True)))


def _reason(text: str) -> Reason:
    code, *account = text.split()
    named = [number for number, name in DEFAULT_CHART.items() if name == " ".join(account)]
    return Reason(code, code.capitalize(), named[0] if account else "")


RECORDS: dict[str, Callable[[str], Any]] = {
    "order": _order,
    "sales": _sales,
    "return": _return,
    "transfer": _transfer,
    "production": _production,
    "past": _past,
    "kit": _kit,
    "agreement": _agreement,
    "rate": lambda text: ExchangeRate(*text.split()),
    "reason": _reason,
    "mapping": lambda text: AccountMapping(*text.split()),
}
"""First word of a statement → record."""
