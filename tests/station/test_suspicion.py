"""Each rule of suspicion: when it fits, when not, and the facts that it says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.quantity import ONE
from app.station.suspicion import DAY, RULES, WORDS, Facts, Limits, hits

PLAIN = Facts(
    name="DRL-018", sold=2 * ONE, sold_at=100 * DAY, now=111 * DAY, customer="WERNER",
    customer_sold=12 * ONE, customer_returned=ONE,
)  # fmt: skip


def names(**said: Any) -> list[str]:
    return [hit.rule for hit in hits(replace(PLAIN, **said), Limits())]


def test_a_plain_return_raises_nothing() -> None:
    assert names() == []


@pytest.mark.parametrize(
    ("said", "rule", "facts"),
    [
        ({"was_sold": False, "sold": 0}, "never-sold", "no sale of DRL-018 is known"),
        ({"returned_before": 2 * ONE}, "more-than-sold", "2 sold, 3 came back"),
        (
            {"serial": "7741-0093", "shipped_serials": ("7741-0039",)},
            "other-serial",
            "ends 39 was shipped, ends 93 came back",
        ),
        (
            {"serial": "9", "shipped_serials": ("1", "2")},
            "other-serial",
            "9 is none of the 2 serials that were shipped",
        ),
        ({"empty": True}, "empty-or-lighter", "the box was empty"),
        ({"grams": 800, "expected_grams": 1000}, "empty-or-lighter", "weighs 800 g, 1000 g were sent"),
        ({"now": 131 * DAY}, "out-of-window", "sold 31 days ago, the window is 30"),
        ({"customer_returned": 3 * ONE}, "customer-rate", "4 of 12 returned by WERNER"),
    ],
)
def test_each_rule_says_its_facts(said: dict[str, Any], rule: str, facts: str) -> None:
    [hit] = hits(replace(PLAIN, **said), Limits())
    assert (hit.rule, hit.facts) == (rule, facts)


@pytest.mark.parametrize(
    "said",
    [
        {"returned_before": ONE},
        {"serial": "7741-0039", "shipped_serials": ("7741-0039", "7741-0040")},
        {"serial": "7741-0093"},
        {"grams": 900, "expected_grams": 1000},
        {"grams": 0, "expected_grams": 1000},
        {"now": 130 * DAY},
        {"sold_at": 0, "now": 900 * DAY},
        {"customer_returned": 2 * ONE},
        {"customer_sold": 7 * ONE, "customer_returned": 6 * ONE},
        {"claimed": False, "now": 900 * DAY, "customer_returned": 9 * ONE},
    ],
)
def test_the_edge_is_not_yet_suspicious(said: dict[str, Any]) -> None:
    assert names(**said) == []


def test_every_rule_has_words_and_the_gravest_comes_first() -> None:
    assert list(WORDS) == list(RULES)
    assert names(was_sold=False, sold=0, empty=True) == ["never-sold", "empty-or-lighter"]


def test_a_serial_that_only_goes_on_longer_is_told_apart() -> None:
    [hit] = hits(replace(PLAIN, serial="7741-00391", shipped_serials=("7741-0039",)), Limits())
    assert hit.facts == "ends 39 was shipped, ends 91 came back"
