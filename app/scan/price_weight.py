"""Codes with a price or weight in them (prefix 2, 02): a shop's own layout, given as a mask.

GS1 leaves the layout to each country or company (General Specifications, section 2.1.11), so nothing is
assumed. A mask has one letter for each digit: a digit stands for itself, I item, W weight, P price,
N count, V the check digit of the price or weight (section 7.9.2), C the check digit of the whole,
X anything. `20IIIIIWWWWWC` with 3 decimals is a weight in grams.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from app.domain.errors import BadCall
from app.domain.identifiers import check_digit
from app.domain.quantity import ONE, SCALE, Quantity
from app.domain.speech import say
from app.scan.reading import Fault

_FORM = re.compile(r"[0-9]{1,3}[0-9IWPNVCX]{5,12}")


@dataclass(frozen=True, slots=True)
class Mask:
    """One layout; `decimals` are those of its weight (kg) or price. Raises BadCall `bad-mask`."""

    pattern: str
    decimals: int = 3

    def __post_init__(self) -> None:
        if not _FORM.fullmatch(self.pattern) or len(set("WPN") & set(self.pattern)) != 1:
            raise BadCall(
                "bad-mask", say("“{pattern}” is no mask such as 20IIIIIWWWWWC", pattern=self.pattern)
            )
        if not 0 <= self.decimals <= SCALE:
            raise BadCall(
                "bad-mask",
                say("a mask has 0 to {most} decimals, not {decimals}", most=SCALE, decimals=self.decimals),
            )

    def matches(self, digits: str) -> bool:
        return len(digits) == len(self.pattern) and all(
            letter == digit or not letter.isdigit()
            for letter, digit in zip(self.pattern, digits, strict=True)
        )

    def part(self, letter: str, digits: str) -> str:
        return "".join(d for p, d in zip(self.pattern, digits, strict=True) if p == letter)


@dataclass(frozen=True, slots=True)
class Measured:
    """What such a code says. `base` is the code with its measure zeroed, as catalogues list it."""

    item: str
    base: str
    net_weight: Quantity | None = None
    price: Decimal | None = None
    count: Quantity | None = None
    fault: Fault | None = None


def read_measured(digits: str, masks: tuple[Mask, ...]) -> Measured | None:
    """Read digits (check digit already found right) by the first mask that fits."""
    for mask in masks:
        if mask.matches(digits):
            return _measured(mask, digits)
    return None


def _measured(mask: Mask, digits: str) -> Measured:
    weight, price, count = (mask.part(letter, digits) for letter in "WPN")
    base = _base(mask, digits)
    item = mask.part("I", digits)
    fault = _field_fault(weight or price, mask.part("V", digits))
    if fault is not None:
        return Measured(item, base, fault=fault)
    return Measured(
        item,
        base,
        net_weight=Quantity(int(weight) * ONE // 10**mask.decimals) if weight else None,
        price=Decimal(price).scaleb(-mask.decimals) if price else None,
        count=Quantity(int(count) * ONE) if count else None,
    )


def _base(mask: Mask, digits: str) -> str:
    zeroed = "".join("0" if p in "WPNV" else d for p, d in zip(mask.pattern, digits, strict=True))
    return zeroed[:-1] + check_digit(zeroed[:-1]) if mask.pattern.endswith("C") else zeroed


def _field_fault(field: str, given: str) -> Fault | None:
    if not given or len(field) not in (4, 5):
        return None
    from biip.checksums import gs1_price_weight_check_digit

    expected = str(gs1_price_weight_check_digit(field))
    if given == expected:
        return None
    return "check-digit", say(
        "check digit {given} of the price or weight {field}, expected {expected}",
        given=given,
        field=field,
        expected=expected,
    )
