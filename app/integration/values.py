"""How a cell's text is read: one function for each sort of value, each with its sentence where it is none.

All take the cell's text and raise a coded error; what they return goes into a record as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal

from app.domain.clock import instant_text, parse_instant
from app.domain.errors import BadCall, Refusal
from app.domain.identifiers import check_digit, gtin14, has_check_digit
from app.domain.money import parse_unit_cost
from app.domain.quantity import parse_quantity

LONGEST = 80
SSCC_DIGITS = 18


def one_of(choices: Collection[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.lower() not in choices:
            raise Refusal("bad-choice", f"must be one of {', '.join(choices)}")
        return text.lower()

    return read


def some_of(choices: Collection[str]) -> Callable[[str], str]:
    """Several words, between commas, plus signs or spaces; joined by commas."""

    def read(text: str) -> str:
        words = text.lower().replace(",", " ").replace("+", " ").split()
        if not words or not set(words) <= set(choices):
            raise Refusal("bad-choice", f"must be some of {', '.join(choices)}")
        return ",".join(dict.fromkeys(words))

    return read


def yes_no(text: str) -> bool:
    if text.lower() in {"yes", "true", "1", "y"}:
        return True
    if text.lower() in {"no", "false", "0", "n"}:
        return False
    raise Refusal("bad-choice", "must be yes or no")


def code(text: str) -> str:
    """A code of the user's own. Those that begin with ~ are the virtual ends of the warehouse."""
    if len(text) > LONGEST:
        raise Refusal("too-long", f"has more than {LONGEST} characters")
    if text.startswith("~"):
        raise Refusal("reserved", "codes that begin with ~ are the program’s own")
    return text


def positive_quantity(text: str) -> int:
    quantity = parse_quantity(text)
    if quantity <= 0:
        raise Refusal("bad-quantity", "must be more than zero")
    return quantity


def whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise Refusal("bad-number", "must be a whole number")
    return int(text)


def whole_text(text: str) -> str:
    """A whole number that is kept as text, without leading zeros."""
    return str(whole(text))


def cost(text: str) -> str:
    """A unit cost or price as plain decimal text without trailing zeros."""
    return plain(parse_unit_cost(text))


def rate(text: str) -> str:
    """An exchange rate: a unit cost that is not zero."""
    found = parse_unit_cost(text)
    if not found:
        raise Refusal("bad-rate", "must be more than zero")
    return plain(found)


def percent(text: str) -> str:
    """A percentage to one decimal place, not above 1,000."""
    found = parse_unit_cost(text)
    if found > 1000 or found * 10 != (found * 10).to_integral_value():
        raise Refusal("bad-percent", "must be a percentage to one decimal place, such as 5 or 2.5")
    return plain(found)


def plain(number: Decimal) -> str:
    """A Decimal as ASCII digits, without exponent or trailing zeros."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def iso_day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refusal("bad-date", "must be a date such as 2026-12-31") from None


def iso_moment(text: str) -> str:
    """A day, or a time with its zone (none means UTC)."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    try:
        return instant_text(parse_instant(text))
    except (BadCall, OverflowError):
        raise Refusal("bad-time", "must be a date or a time such as 2026-11-23T08:00:00Z") from None


def currency(text: str) -> str:
    if not (len(text) == 3 and text.isascii() and text.isalpha()):
        raise Refusal("bad-currency", "must be a currency code such as EUR (ISO 4217)")
    return text.upper()


def barcode(text: str) -> str:
    """A GTIN as 14 digits, any other code as printed; 12 to 14 digits must check."""
    if text.isascii() and text.isdigit() and len(text) in (12, 13, 14):
        _must_check(text)
        return gtin14(text)
    if len(text) == 8 and has_check_digit(text):
        return gtin14(text)
    return code(text)


def sscc(text: str) -> str:
    """The number of a handling unit: 18 digits (GS1 General Specifications, section 3.3.1)."""
    if not (text.isascii() and text.isdigit() and len(text) == SSCC_DIGITS):
        raise Refusal("bad-sscc", f"an SSCC has {SSCC_DIGITS} digits")
    _must_check(text)
    return text


def pin(text: str) -> str:
    """A PIN as its argon2 hash; the PIN itself is never kept."""
    if not (text.isascii() and text.isdigit() and 4 <= len(text) <= 12):
        raise Refusal("bad-pin", "must be 4 to 12 digits")
    from argon2 import PasswordHasher

    return PasswordHasher().hash(text)


def _must_check(key: str) -> None:
    if not has_check_digit(key):
        raise Refusal("check-digit", f"check digit {key[-1]}, expected {check_digit(key[:-1])}")
