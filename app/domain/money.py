"""Money: whole ten-thousandths of the books' currency unit; unit costs are exact Decimals."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import NewType

from app.domain.errors import BadCall
from app.domain.quantity import divide_half_even, parse_scaled, scaled_text

Value = NewType("Value", int)
"""Ten-thousandths (10⁻⁴) of the currency unit."""

SCALE = 4
LARGEST = Value(10**13 * 10**SCALE // 10)


def parse_value(text: str) -> Value:
    """Read a plain decimal with at most 4 places. Raises BadCall `bad-amount`."""
    return Value(parse_scaled(text, SCALE, "bad-amount", "amount", LARGEST))


def value_text(value: int) -> str:
    """Plain decimal without trailing zeros."""
    return scaled_text(value, SCALE)


def parse_unit_cost(text: str) -> Decimal:
    """Read a unit cost: a plain, not negative decimal of at most 12 places. Raises BadCall `bad-cost`."""
    try:
        cost = Decimal(text.strip())
    except InvalidOperation:
        raise BadCall("bad-cost", f"“{text}” is not a cost") from None
    if not cost.is_finite() or "e" in text.lower():
        raise BadCall("bad-cost", f"“{text}” is not a cost")
    if cost < 0:
        raise BadCall("bad-cost", f"{text}: a cost is not negative")
    exponent = cost.as_tuple().exponent
    if cost > 10**9 or (isinstance(exponent, int) and exponent < -12):
        raise BadCall("bad-cost", f"{text} is too large or too fine for a cost")
    return cost


def cost_of(quantity: int, unit_cost: Decimal, per: int) -> Value:
    """Value of `quantity` (10⁻⁶ units) at `unit_cost` for each `per` (10⁻⁶ units), half to even."""
    assert per > 0, "a cost is for a positive quantity"
    top, bottom = unit_cost.as_integer_ratio()
    numerator = quantity * top * 10**SCALE
    return Value(divide_half_even(numerator, bottom * per))


def unit_cost_text(value: int, quantity: int) -> str:
    """Value per whole unit as text, at most 10 significant places; empty without quantity."""
    if quantity == 0:
        return ""
    cost = Decimal(value).scaleb(-SCALE) / Decimal(quantity).scaleb(-6)
    text = f"{round(cost, 6):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
