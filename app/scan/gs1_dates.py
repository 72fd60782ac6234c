"""Dates in the values of application identifiers (GS1 General Specifications, section 3.4)."""

from __future__ import annotations

import calendar

from app.domain.speech import say
from app.scan.reading import Fault


def date_rule(value: str, zero: bool = False) -> Fault | None:
    """YYMMDD; `zero` allows day 00, which stands for the month as a whole."""
    if len(value) != 6 or not digits_only(value):
        return "bad-date", say("“{value}” is not YYMMDD", value=value)
    return _real_day(2000 + int(value[:2]), value[2:4], value[4:], zero)


def date_or_month_rule(value: str) -> Fault | None:
    return date_rule(value, zero=True)


def long_date_rule(value: str, zero: bool = False) -> Fault | None:
    """YYYYMMDD."""
    if len(value) != 8 or not digits_only(value):
        return "bad-date", say("“{value}” is not YYYYMMDD", value=value)
    return _real_day(max(1, int(value[:4])), value[4:6], value[6:], zero)


def long_date_or_month_rule(value: str) -> Fault | None:
    return long_date_rule(value, zero=True)


def _real_day(year: int, month: str, day: str, zero: bool) -> Fault | None:
    if not 1 <= int(month) <= 12:
        return "bad-date", say("there is no month {month}", month=month)
    if day == "00" and zero:
        return None
    last = calendar.monthrange(year, int(month))[1]
    if not 1 <= int(day) <= last:
        return "bad-date", say("there is no day {day} in month {month}", day=day, month=month)
    return None


def digits_only(value: str) -> bool:
    return value.isascii() and value.isdigit()
