"""Identifiers: UUIDv7 for what we make, GS1 keys and their check digits for what the world prints."""

from __future__ import annotations

import uuid_utils

ZERO_HASH = "0" * 64
"""The `previous` of an outbox's first envelope, and of the books' first entry."""


def new_id() -> str:
    """A fresh UUIDv7: made once, by whoever makes the record (invariant 2)."""
    return str(uuid_utils.uuid7())


def check_digit(body: str) -> str:
    """The GS1 check digit of a key's digits without it (GS1 General Specifications, section 7.9.1)."""
    assert body.isascii() and body.isdigit(), "a GS1 key is digits"
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return str(-total % 10)


def has_check_digit(key: str) -> bool:
    """Does the last digit of a GS1 key check the others?"""
    return key.isascii() and key.isdigit() and len(key) > 1 and check_digit(key[:-1]) == key[-1]


def gtin14(key: str) -> str:
    """A GTIN-8, -12, -13 or -14 as 14 digits (GS1 General Specifications, section 3.3.2)."""
    assert len(key) in (8, 12, 13, 14), "a GTIN has 8, 12, 13 or 14 digits"
    return key.zfill(14)


def is_gtin(key: str) -> bool:
    """Eight, 12, 13 or 14 digits with a right check digit."""
    return len(key) in (8, 12, 13, 14) and has_check_digit(key)


SSCC_BODY = 16
"""Digits of an SSCC between extension and check digit: company prefix and serial reference."""


def sscc(prefix: str, serial: int, extension: str = "0") -> str:
    """The SSCC of a company prefix and a serial reference (GS1 General Specifications, section 3.2)."""
    digits = str(serial)
    assert prefix.isdigit() and len(prefix) + len(digits) <= SSCC_BODY, "the reference fits behind the prefix"
    body = extension + prefix + digits.zfill(SSCC_BODY - len(prefix))
    return body + check_digit(body)
