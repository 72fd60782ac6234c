"""Rules of suspicion at the returns bench: pure functions, each with a name and the facts that it goes by.

A rule answers with its facts in words where it fits, else with nothing. What fits holds the refund until a
supervisor clears it; it never keeps goods out of the books.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.quantity import ONE
from app.domain.returning import Hit
from app.domain.speech import say
from app.station.refusals import number

DAY = 86_400_000_000
"""Microseconds."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of goods that came back; quantities in 10⁻⁶, weights in grams, instants in µs.

    `claimed` is false where nobody wants money for them (a parcel that the carrier could not deliver).
    `expected_grams` and `grams` are 0 where nothing was weighed.
    """

    quantity: int = ONE
    name: str = ""
    claimed: bool = True
    serial: str = ""
    shipped_serials: tuple[str, ...] = ()
    was_sold: bool = True
    sold: int = 0
    returned_before: int = 0
    sold_at: int = 0
    now: int = 0
    empty: bool = False
    expected_grams: int = 0
    grams: int = 0
    customer: str = ""
    customer_sold: int = 0
    customer_returned: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """The site's limits."""

    window_days: int = 30
    lighter_percent: int = 10
    """Lighter than what was sent by more than this is suspicious."""
    rate_percent: int = 25
    rate_least: int = 8
    """A customer's rate says something from so many units sold on."""


Rule = Callable[[Facts, Limits], str]
"""Facts in words where the rule fits, else nothing."""


def never_sold(facts: Facts, limits: Limits) -> str:
    """Nothing like it ever left us for anybody."""
    del limits
    return (
        ""
        if facts.was_sold
        else say("no sale of {serial} is known", serial=facts.serial or facts.name or "it")
    )


def more_than_sold(facts: Facts, limits: Limits) -> str:
    """With these, more came back than the sale sent out."""
    del limits
    back = facts.returned_before + facts.quantity
    if not facts.was_sold or not facts.sold or back <= facts.sold:
        return ""
    return say("{sold} sold, {back} came back", sold=number(facts.sold), back=number(back))


def other_serial(facts: Facts, limits: Limits) -> str:
    """The sale sent out other serial numbers than this one."""
    del limits
    if not facts.serial or not facts.shipped_serials or facts.serial in facts.shipped_serials:
        return ""
    if len(facts.shipped_serials) > 1:
        return say(
            "{serial} is none of the {count} serials that were shipped",
            serial=facts.serial,
            count=len(facts.shipped_serials),
        )
    shipped = facts.shipped_serials[0]
    short = _differing_end(shipped, facts.serial)
    return say(
        "ends {shipped} was shipped, ends {serial} came back",
        shipped=shipped[-short:],
        serial=facts.serial[-short:],
    )


def empty_or_lighter(facts: Facts, limits: Limits) -> str:
    """Nothing was in the box, or it weighs less than what was sent."""
    if facts.empty:
        return "the box was empty"
    if not facts.grams or not facts.expected_grams:
        return ""
    if facts.grams * 100 >= facts.expected_grams * (100 - limits.lighter_percent):
        return ""
    return say(
        "weighs {grams} g, {expected_grams} g were sent",
        grams=facts.grams,
        expected_grams=facts.expected_grams,
    )


def out_of_window(facts: Facts, limits: Limits) -> str:
    """It was sold longer ago than goods may come back."""
    if not facts.sold_at or not facts.claimed:
        return ""
    days = (facts.now - facts.sold_at) // DAY
    return (
        say("sold {days} days ago, the window is {window_days}", days=days, window_days=limits.window_days)
        if days > limits.window_days
        else ""
    )


def customer_rate(facts: Facts, limits: Limits) -> str:
    """This customer sends back more of what they buy than is usual, these included."""
    sold, back = facts.customer_sold, facts.customer_returned + facts.quantity
    if not facts.claimed or sold < limits.rate_least * ONE or back * 100 <= sold * limits.rate_percent:
        return ""
    return say(
        "{back} of {sold} returned by {customer}",
        back=number(back),
        sold=number(sold),
        customer=facts.customer or "this customer",
    )


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "never-sold": never_sold,
        "more-than-sold": more_than_sold,
        "other-serial": other_serial,
        "empty-or-lighter": empty_or_lighter,
        "out-of-window": out_of_window,
        "customer-rate": customer_rate,
    }
)
"""Every rule by its name, the gravest first."""

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "never-sold": "never sold by us",
        "more-than-sold": "more than was sold",
        "other-serial": "another serial than shipped",
        "empty-or-lighter": "empty, or lighter than sent",
        "out-of-window": "out of the return window",
        "customer-rate": "this customer’s rate",
    }
)
"""How each rule is called on the screen."""


def hits(facts: Facts, limits: Limits) -> tuple[Hit, ...]:
    """The rules that fit, with their facts."""
    said = ((name, rule(facts, limits)) for name, rule in RULES.items())
    return tuple(Hit(name, words) for name, words in said if words)


def _differing_end(shipped: str, back: str) -> int:
    """How many characters of the end tell two serials apart: at least two."""
    same = next(
        (place for place, (a, b) in enumerate(zip(shipped, back, strict=False)) if a != b),
        min(len(shipped), len(back)),
    )
    return max(2, max(len(shipped), len(back)) - same)
