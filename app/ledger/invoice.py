"""What a supplier's invoice says beside the receipt: price and exchange difference, exactly split."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import SCALE
from app.domain.quantity import ONE, divide_half_even
from app.domain.records import OrderLine


@dataclass(frozen=True, slots=True)
class Rate:
    """So many units of the books' currency for one of another, from a day (ISO) on."""

    currency: str
    rate: Decimal
    since: str


@dataclass(frozen=True, slots=True)
class InvoiceSplit:
    """`payable` = `received` (GRNI) + `price` (goods) + `exchange` (money)."""

    payable: int
    received: int
    price: int
    exchange: int


def rate_on(rates: Iterable[Rate], currency: str, day: str) -> Decimal | None:
    """The latest rate at or before a day; none known: None. The same day twice: the later in the list."""
    known = [rate for rate in rates if rate.currency == currency and rate.since <= day]
    latest = max((rate.since for rate in known), default="")
    return next((rate.rate for rate in reversed(known) if rate.since == latest), None)


def value_in_books(quantity: int, unit_cost: Decimal, per: int, rate: Decimal = Decimal(1)) -> int:
    """Value (10⁻⁴ of the books' currency) at a cost for each `per`; rounded once, half to even."""
    assert per > 0 and rate > 0, "a cost is for a positive quantity, a rate is positive"
    top, bottom = unit_cost.as_integer_ratio()
    rate_top, rate_bottom = rate.as_integer_ratio()
    return divide_half_even(quantity * top * rate_top * 10**SCALE, bottom * rate_bottom * per)


def split_invoice(
    quantity: int, received: int, unit_cost: Decimal, per: int,
    receipt_rate: Decimal = Decimal(1), invoice_rate: Decimal = Decimal(1),
) -> InvoiceSplit:  # fmt: skip
    """Split an invoice for `quantity` that was received at value `received`.

    The price difference is counted at the receipt's rate, so that goods only carry what the goods cost;
    what the rate did since is exchange difference.
    """
    at_receipt = value_in_books(quantity, unit_cost, per, receipt_rate)
    payable = value_in_books(quantity, unit_cost, per, invoice_rate)
    return InvoiceSplit(payable, received, at_receipt - received, payable - at_receipt)


def order_value(line: OrderLine, quantity: int, rate: Decimal = Decimal(1), weight: int = 0) -> int:
    """What a quantity of an order line is worth at the receipt day's rate; a line without cost: 0.

    What is weighed (`weight` in 10⁻⁶ kg) costs by the kilogram.
    """
    per = ONE if weight else line.per
    return value_in_books(weight or quantity, Decimal(line.unit_cost or "0"), per, rate)
