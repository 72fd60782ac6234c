"""North American coupons (AI 8110) and positive offers (AI 8112): digits whose parts say their lengths.

Form by the North American Coupon Application Guideline Using GS1 DataBar Expanded Symbols.
"""

from __future__ import annotations

from collections.abc import Callable

from app.domain.speech import say
from app.scan.gs1_dates import date_rule
from app.scan.reading import Fault


class _Broken(Exception):
    """The data end too early, or a part has no such value."""


class _Digits:
    """A cursor over the digits of one coupon."""

    def __init__(self, data: str) -> None:
        self._data = data
        self._at = 0

    def take(self, count: int, what: str) -> str:
        part = self._data[self._at : self._at + count]
        if len(part) < count:
            raise _Broken(say("the {what} is cut off", what=what))
        self._at += count
        return part

    def one_of(self, allowed: str, what: str) -> str:
        digit = self.take(1, what)
        if digit not in allowed:
            raise _Broken(say("there is no {what} {digit}", what=what, digit=digit))
        return digit

    def counted(self, allowed: str, extra: int, what: str) -> str:
        """A part after a digit that says its length, less `extra`."""
        return self.take(int(self.one_of(allowed, say("length of the {what}", what=what))) + extra, what)

    def starts(self, digit: str) -> bool:
        """Take the digit that begins an optional field, where it is there."""
        found = self._data[self._at : self._at + 1] == digit
        self._at += found
        return found

    def end(self) -> None:
        if self._at < len(self._data):
            raise _Broken("there is more than belongs here")


def coupon_rule(data: str) -> Fault | None:
    """AI 8110."""
    return _fault(data, _coupon)


def offer_rule(data: str) -> Fault | None:
    """AI 8112."""
    return _fault(data, _offer)


def _fault(data: str, read: Callable[[_Digits], None]) -> Fault | None:
    if not (data.isascii() and data.isdigit()):
        return "bad-character", "a coupon has digits only"
    try:
        read(_Digits(data))
    except _Broken as broken:
        return "bad-value", str(broken)
    return None


def _coupon(digits: _Digits) -> None:
    digits.counted("0123456", 6, "company prefix")
    digits.take(6, "offer code")
    digits.counted("12345", 0, "save value")
    _purchase(digits)
    if digits.starts("1"):
        digits.one_of("0123", "additional purchase rule")
        _further_purchase(digits)
    if digits.starts("2"):
        _further_purchase(digits)
    expires = _date(digits, "expiration date") if digits.starts("3") else ""
    begins = _date(digits, "start date") if digits.starts("4") else ""
    if expires and begins and expires < begins:
        raise _Broken("the coupon ends before it begins")
    if digits.starts("5"):
        digits.counted("0123456789", 6, "serial number")
    if digits.starts("6"):
        digits.counted("1234567", 6, "retailer")
    if digits.starts("9"):
        _flags(digits)
    digits.end()


def _purchase(digits: _Digits) -> None:
    digits.counted("12345", 0, "purchase requirement")
    digits.one_of("012349", "purchase requirement code")
    digits.take(3, "family code")


def _further_purchase(digits: _Digits) -> None:
    _purchase(digits)
    if not digits.starts("9"):
        digits.counted("0123456", 6, "company prefix")


def _date(digits: _Digits, what: str) -> str:
    value = digits.take(6, what)
    if date_rule(value) is not None:
        raise _Broken(say("{value} is no {what}", value=value, what=what))
    return value


def _flags(digits: _Digits) -> None:
    digits.one_of("01256", "save value code")
    digits.one_of("012", "item that the save value applies to")
    digits.take(1, "store coupon flag")
    digits.one_of("01", "don't-multiply flag")


def _offer(digits: _Digits) -> None:
    digits.one_of("01", "format code")
    digits.counted("0123456", 6, "coupon funder")
    digits.take(6, "offer code")
    digits.counted("0123456789", 6, "serial number")
    digits.end()
