"""Quantities: whole millionths of an item's base unit, so that sums are exact on every engine."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import NewType

from app.domain.errors import BadCall

Quantity = NewType("Quantity", int)
"""Millionths (10⁻⁶) of the base unit."""

SCALE = 6
ONE = Quantity(10**SCALE)
LARGEST = Quantity(10**9 * 10**SCALE)
"""A thousand million units: more than any pallet holds, and far from the edge of BIGINT."""


def parse_quantity(text: str) -> Quantity:
    """Read a plain decimal with at most 6 places. Raises BadCall `bad-quantity`."""
    return Quantity(parse_scaled(text, SCALE, "bad-quantity", "quantity", LARGEST))


def quantity_text(quantity: int) -> str:
    """Plain decimal without trailing zeros."""
    return scaled_text(quantity, SCALE)


def parse_scaled(text: str, scale: int, code: str, noun: str, largest: int) -> int:
    """Read a plain decimal as an integer of 10^-scale; nothing is rounded."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        raise BadCall(code, f"“{text}” is not a {noun}") from None
    if not number.is_finite() or "e" in text.lower():
        raise BadCall(code, f"“{text}” is not a {noun}")
    if abs(number) > Decimal(largest).scaleb(-scale):
        raise BadCall(code, f"{text} is too large for a {noun}")
    top, bottom = number.as_integer_ratio()  # exact, where Decimal's own arithmetic keeps 28 digits
    shift: int = 10**scale
    scaled, rest = divmod(top * shift, bottom)
    if rest:
        raise BadCall(code, f"{text} has more than {scale} decimal places")
    return scaled


def scaled_text(amount: int, scale: int) -> str:
    """Write an integer of 10^-scale as a plain decimal without trailing zeros."""
    sign = "-" if amount < 0 else ""
    whole, part = divmod(abs(amount), 10**scale)
    digits = str(part).zfill(scale).rstrip("0")
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def divide_half_even(numerator: int, denominator: int) -> int:
    """Integer division rounded half to even: the one rounding of the books (DESIGN §4)."""
    assert denominator > 0, "a divisor is a positive quantity"
    whole, rest = divmod(numerator, denominator)
    twice = 2 * rest
    if twice > denominator or (twice == denominator and whole % 2):
        whole += 1
    return whole


def decimal_half_even(number: Decimal) -> int:
    """A Decimal as the nearest integer, half to even."""
    return int(number.to_integral_value(rounding=ROUND_HALF_EVEN))
