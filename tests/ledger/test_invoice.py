"""Invoices at another price and another rate; figures worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.quantity import ONE
from app.domain.records import OrderLine
from app.ledger.invoice import InvoiceSplit, Rate, order_value, rate_on, split_invoice, value_in_books

MONEY = 10_000


def test_price_and_rate_are_told_apart() -> None:
    # 100 at 2.00 USD received at 0.90 = 180.00. Invoiced at 2.10 USD, rate 0.95 = 199.50.
    # Price: 100 x 0.10 x 0.90 = 9.00. Rate: 210 x 0.05 = 10.50.
    split = split_invoice(100 * ONE, 180 * MONEY, Decimal("2.10"), ONE, Decimal("0.90"), Decimal("0.95"))
    assert split == InvoiceSplit(1_995_000, 1_800_000, 90_000, 105_000)
    assert split.payable == split.received + split.price + split.exchange


def test_a_case_price_per_twelve() -> None:
    # 18 pieces of a case of 12 at 10.00 a case = 15.00.
    assert value_in_books(18 * ONE, Decimal("10.00"), 12 * ONE) == 150_000
    assert order_value(OrderLine("1", "TEA", 24 * ONE, per=12 * ONE, unit_cost="10.00"), 18 * ONE) == 150_000
    assert order_value(OrderLine("1", "TEA", 24 * ONE), 18 * ONE) == 0


def test_the_rate_of_the_day() -> None:
    rates = [
        Rate("USD", Decimal("0.90"), "2026-01-01"),
        Rate("USD", Decimal("0.95"), "2026-03-01"),
        Rate("USD", Decimal("0.96"), "2026-03-01"),
        Rate("GBP", Decimal("1.20"), "2026-01-01"),
    ]
    assert rate_on(rates, "USD", "2026-02-28") == Decimal("0.90")
    assert rate_on(rates, "USD", "2026-03-01") == Decimal("0.96")
    assert rate_on(rates, "USD", "2025-12-31") is None
    assert rate_on(rates, "CHF", "2026-03-01") is None


@pytest.mark.parametrize(("cost", "expected"), [("0.00005", 0), ("0.00015", 2), ("0.00025", 2)])
def test_value_is_rounded_once_half_to_even(cost: str, expected: int) -> None:
    assert value_in_books(ONE, Decimal(cost), ONE) == expected
