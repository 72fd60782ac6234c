"""What the value of an application identifier may be, beyond its form: check digits, dates, codes, sequences.

Rules of the GS1 General Specifications, chapter 3; each works on a part of the value. Dates have two-digit
years: here any real day of any century will do, `gs1.date_of` chooses the century.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from app.domain.identifiers import check_digit
from app.domain.speech import say
from app.scan.gs1_coupon import coupon_rule, offer_rule
from app.scan.gs1_dates import (
    date_or_month_rule,
    date_rule,
    digits_only,
    long_date_rule,
)
from app.scan.gs1_lists import country_letters, country_numbers, currencies, media_types, package_types
from app.scan.reading import Fault

Rule = Callable[[str], Fault | None]

_SET_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_SET_32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_PRIMES = (
    *(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83),
    *(89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181),
    *(191, 193, 197, 199, 211, 223, 227, 229, 233, 239, 241, 251, 257, 263, 269, 271, 277, 281, 283),
    *(293, 307, 311, 313, 317, 331, 337, 347, 349, 353, 359, 367, 373, 379, 383, 389, 397, 401, 409),
    *(419, 421, 431, 433, 439, 443, 449, 457, 461, 463, 467, 479, 487, 491, 499, 503, 509),
)


# --- keys ----------------------------------------------------------------------------------------------


def check_digit_rule(key: str) -> Fault | None:
    """The last digit checks the others (section 7.9.1)."""
    if len(key) < 2 or not digits_only(key):
        return "bad-character", say("“{key}” is not all digits", key=key)
    expected = check_digit(key[:-1])
    return (
        None
        if key[-1] == expected
        else (
            "check-digit",
            say("check digit {digit}, expected {expected}", digit=key[-1], expected=expected),
        )
    )


def check_pair(text: str) -> str:
    """The two check characters of an alphanumeric key (section 7.9.5)."""
    assert len(text) <= len(_PRIMES), "an alphanumeric key is at most 97 characters"
    total = sum(_SET_82.index(c) * prime for c, prime in zip(reversed(text), _PRIMES, strict=False)) % 1021
    return _SET_32[total >> 5] + _SET_32[total & 31]


def check_pair_rule(key: str) -> Fault | None:
    if len(key) < 2:
        return "value-too-short", "two check characters are missing"
    if len(key) > len(_PRIMES) + 2 or any(c not in _SET_82 for c in key[:-2]):
        return "bad-character", say("“{key}” has a character that its check characters cannot cover", key=key)
    expected = check_pair(key[:-2])
    return (
        None
        if key[-2:] == expected
        else (
            "check-digit",
            say("check characters {digits}, expected {expected}", digits=key[-2:], expected=expected),
        )
    )


def company_prefix_rule(key: str) -> Fault | None:
    """A key begins with the digits of a GS1 company prefix; which are issued is not asked."""
    if len(key) < 4 or not digits_only(key[:4]):
        return "bad-value", say("“{key}” does not begin with a GS1 company prefix", key=key)
    return None


# --- dates and times -----------------------------------------------------------------------------------


def _below(limit: int, what: str) -> Rule:
    def rule(value: str) -> Fault | None:
        if len(value) == 2 and digits_only(value) and int(value) < limit:
            return None
        return "bad-time", say("there is no {what} {value}", what=what, value=value)

    return rule


hour_rule = _below(24, "hour")
minute_rule = _below(60, "minute")
second_rule = _below(60, "second")


def time_rule(value: str) -> Fault | None:
    """HHMM."""
    if len(value) != 4:
        return "bad-time", say("“{value}” is not HHMM", value=value)
    return hour_rule(value[:2]) or minute_rule(value[2:])


# --- codes and counts ----------------------------------------------------------------------------------


def _one_of(known: Callable[[], frozenset[str]], what: str) -> Rule:
    def rule(value: str) -> Fault | None:
        return (
            None if value in known() else ("bad-value", say("“{value}” is no {what}", value=value, what=what))
        )

    return rule


country_rule = _one_of(country_numbers, "country number (ISO 3166)")
country_letters_rule = _one_of(country_letters, "country code (ISO 3166)")
currency_rule = _one_of(currencies, "currency number (ISO 4217)")
media_rule = _one_of(media_types, "media type")
package_rule = _one_of(package_types, "package type")


def country_or_999_rule(value: str) -> Fault | None:
    return None if value == "999" else country_rule(value)


def _form(pattern: str, why: str) -> Rule:
    form = re.compile(pattern, re.ASCII)

    def rule(value: str) -> Fault | None:
        return None if form.fullmatch(value) else ("bad-value", say("“{value}” {why}", value=value, why=why))

    return rule


zero_rule = _form("0+", "must be 0")
not_zero_rule = _form("0*[1-9][0-9]*", "must be a number above 0")
no_leading_zero_rule = _form("([1-9][0-9]*)?", "must be a number without a leading 0")
yes_no_rule = _form("[01]", "must be 0 or 1")
winding_rule = _form("[019]", "must be 0, 1 or 9")
sex_rule = _form("[0129]", "must be 0, 1, 2 or 9 (ISO 5218)")
hyphen_rule = _form("-+", "must be a hyphen")
importer_rule = _form("[0-9A-Za-z_-]", "must be one character of A-Z, a-z, 0-9, - and _")
percent_rule = _form("([^%]|%[0-9A-Fa-f]{2})*", "has a % that two hexadecimal digits do not follow")
padding_rule = _form("([^=]{3})*([^=]{2}=|[^=]==)?|[^=]*", "has padding (=) that does not fill it up")
letter_rule = _form(".*[^0-9].*", "must hold more than digits")


def _upto(limit: int, what: str) -> Rule:
    def rule(value: str) -> Fault | None:
        if len(value) == 10 and digits_only(value) and int(value) <= limit:
            return None
        return "bad-value", say("“{value}” is no {what}", value=value, what=what)

    return rule


latitude_rule = _upto(1_800_000_000, "latitude")
longitude_rule = _upto(3_600_000_000, "longitude")


def piece_rule(value: str) -> Fault | None:
    """Piece number and total, half of the digits each."""
    half = len(value) // 2
    if len(value) % 2 or not value or not digits_only(value):
        return "bad-value", say("“{value}” is not a piece and a total", value=value)
    piece, total = int(value[:half]), int(value[half:])
    if not 1 <= piece <= total:
        return "bad-value", say("there is no piece {piece} of {total}", piece=piece, total=total)
    return None


def sequence_rule(value: str) -> Fault | None:
    """Position/end, for instance 1/3."""
    found = re.fullmatch(r"([1-9][0-9]*)/([1-9][0-9]*)", value, re.ASCII)
    if found is None or int(found[1]) > int(found[2]):
        return "bad-value", say("“{value}” is no place in a sequence such as 1/3", value=value)
    return None


def iban_rule(value: str) -> Fault | None:
    """ISO 13616: country, two check digits, account."""
    if not re.fullmatch(r"[A-Z]{2}[0-9A-Z]{3,32}", value, re.ASCII) or value[:2] not in country_letters():
        return "bad-value", say("“{value}” is no IBAN", value=value)
    turned = value[4:] + value[:4]
    if len(value) < 10 or int("".join(str(int(c, 36)) for c in turned)) % 97 != 1:
        return "check-digit", say("the check digits {digits} of the IBAN are wrong", digits=value[2:4])
    return None


# --- which identifier has which rules ------------------------------------------------------------------

_Part = tuple[str, int, int | None, Rule]
"""Identifiers, from, to, rule. A part that a short value does not reach is optional and holds."""

_PARTS: tuple[_Part, ...] = (
    ("00 01 02 03 402 41\\d 8017 8018", 0, None, check_digit_rule),
    ("253 255", 0, 13, check_digit_rule),
    ("8003", 0, 1, zero_rule),
    ("8003", 1, 14, check_digit_rule),
    ("8006 8026", 0, 14, check_digit_rule),
    ("8006 8026", 14, None, piece_rule),
    ("8013 8014", 0, None, check_pair_rule),
    ("401 7023 8004 8010 8013 8014", 0, None, company_prefix_rule),
    ("8014", 0, None, letter_rule),
    ("11 12 13 15 16 17 4324 4325 8008", 0, 6, date_or_month_rule),
    ("4326 7003 7006 7007 7011", 0, 6, date_rule),
    ("7007", 6, None, date_rule),
    ("4324 4325 7003 7011", 6, None, time_rule),
    ("8008", 6, 8, hour_rule),
    ("8008", 8, 10, minute_rule),
    ("8008", 10, None, second_rule),
    ("7250 7251", 0, 8, long_date_rule),
    ("7251", 8, None, time_rule),
    ("391\\d 393\\d", 0, 3, currency_rule),
    ("421 422 424 426", 0, 3, country_rule),
    ("423 425", 0, 3, country_rule),
    ("423 425", 3, 6, country_rule),
    ("423 425", 6, 9, country_rule),
    ("423 425", 9, 12, country_rule),
    ("423 425", 12, None, country_rule),
    ("4307 4317", 0, None, country_letters_rule),
    ("703\\d", 0, 3, country_or_999_rule),
    ("430[0-6] 431[0-6] 4320 725[34679]", 0, None, percent_rule),
    ("4309", 0, 10, latitude_rule),
    ("4309", 10, None, longitude_rule),
    ("432[123]", 0, None, yes_no_rule),
    ("433[0123]", 6, None, hyphen_rule),
    ("7040", 3, None, importer_rule),
    ("7041", 0, None, package_rule),
    ("7241", 0, None, media_rule),
    ("7252", 0, None, sex_rule),
    ("7258", 0, None, sequence_rule),
    ("8001", 0, 4, not_zero_rule),
    ("8001", 4, 9, not_zero_rule),
    ("8001", 9, 12, not_zero_rule),
    ("8001", 12, 13, winding_rule),
    ("8007", 0, None, iban_rule),
    ("8011", 0, None, no_leading_zero_rule),
    ("8030", 0, None, padding_rule),
    ("8110", 0, None, coupon_rule),
    ("8112", 0, None, offer_rule),
)


@lru_cache(maxsize=1024)
def _rules(ai: str) -> tuple[tuple[int, int | None, Rule], ...]:
    return tuple(
        (start, stop, rule)
        for patterns, start, stop, rule in _PARTS
        if any(re.fullmatch(pattern, ai, re.ASCII) for pattern in patterns.split())
    )


def value_fault(ai: str, value: str) -> Fault | None:
    """The first rule that a value of this identifier breaks, or None."""
    for start, stop, rule in _rules(ai):
        part = value[start:stop]
        fault = rule(part) if part or not start else None
        if fault is not None:
            return fault[0], say("({ai}) {fault}", ai=ai, fault=fault[1])
    return None
