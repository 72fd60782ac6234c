"""Which stock is promised: first expiring, first in, fewest stops."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import steps

from app.ledger.allocation import Demand, Sellable, Shortage, allocate


def stock(table: str) -> list[Sellable]:
    """location, quantity, expiry (- none), age, lot (- none); the walk is the order of the lines."""
    rows = [line.split() for line in table.strip().splitlines()]
    return [
        Sellable(f"{at}/{lot}/{n}", "TEA", at, int(q), lot.strip("-"), expiry.strip("-"), int(age), n)
        for n, (at, q, expiry, age, lot) in enumerate(rows)
    ]


def promised(demands: list[Demand], rows: list[Sellable], day: str = "") -> list[str]:
    done = allocate(demands, rows, day)
    return [f"{promise.line}:{promise.location}:{promise.quantity}" for promise in done.promises]


def line(quantity: int, number: str = "1", order: str = "SO-1", lot: str = "") -> Demand:
    return Demand(order, number, "TEA", quantity, lot)


@pytest.mark.parametrize(
    ("table", "want", "expected"),
    [
        # The earlier expiry goes first, though it came later and costs a second stop.
        ("A 9 2027-05-01 1 -\nB 2 2027-01-01 2 -", 5, ["1:B:2", "1:A:3"]),
        # No expiry at all goes after every expiry.
        ("A 9 - 1 -\nB 9 2030-01-01 2 -", 5, ["1:B:5"]),
        # The same expiry: what came first.
        ("A 9 2027-01-01 2 -\nB 9 2027-01-01 1 -", 5, ["1:B:5"]),
        # The same age: one place that covers it, the smallest such.
        ("A 3 - 1 -\nB 9 - 1 -\nC 6 - 1 -", 5, ["1:C:5"]),
        # None covers it: the largest first, then the smallest that covers the rest.
        ("A 3 - 1 -\nB 5 - 1 -\nC 4 - 1 -", 8, ["1:B:5", "1:A:3"]),
        # Equals: the nearest on the way.
        ("A 5 - 1 -\nB 5 - 1 -", 5, ["1:A:5"]),
        ("A 5 - 1 -\nB 5 - 1 -", 7, ["1:A:5", "1:B:2"]),
    ],
)
def test_the_order_of_choice(table: str, want: int, expected: list[str]) -> None:
    assert promised([line(want)], stock(table)) == expected


def test_a_place_where_the_order_stops_already_comes_first() -> None:
    rows = [*stock("A 3 - 1 -\nB 9 - 1 -"), Sellable("MUG", "MUG", "A", 5)]
    demands = [Demand("SO-1", "1", "MUG", 1), line(3, "2")]
    # Alone, line 2 would take A too (it covers exactly); make B the tighter fit.
    rows[1] = Sellable("B", "TEA", "B", 2, walk=1, age=1)
    assert promised(demands, rows) == ["1:A:1", "2:A:3"]
    assert promised([line(2, "2")], rows) == ["2:B:2"]
    assert promised([Demand("SO-1", "1", "MUG", 1), line(2, "2")], rows) == ["1:A:1", "2:A:2"]
    assert promised([Demand("SO-9", "1", "MUG", 1), line(2, "2")], rows) == ["1:A:1", "2:B:2"]


def test_a_named_lot_and_the_rest_share_one_stock() -> None:
    rows = stock("A 5 2027-01-01 1 L1\nB 5 2027-06-01 1 L2")
    demands = [line(3, "1", lot="L2"), line(9, "2"), line(1, "3", lot="L2")]
    assert promised(demands, rows) == ["1:B:3", "2:A:5", "2:B:2"]
    assert allocate(demands, rows).shortages == (Shortage("SO-1", "2", 2), Shortage("SO-1", "3", 1))


def test_what_has_expired_is_left_alone() -> None:
    rows = stock("A 5 2026-11-22 1 -\nB 5 2026-11-23 1 -")
    assert promised([line(6)], rows, "2026-11-23") == ["1:B:5"]


def test_the_first_line_is_served_first() -> None:
    demands = [line(4, "1"), line(4, "1", order="SO-2")]
    done = allocate(demands, stock("A 5 - 1 -"))
    assert [(promise.order, promise.quantity) for promise in done.promises] == [("SO-1", 4), ("SO-2", 1)]
    assert done.shortages == (Shortage("SO-2", "1", 3),)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2)), max_size=7),
    st.lists(st.integers(1, 20), min_size=1, max_size=4),
)
def test_never_more_than_there_is_and_never_younger_before_older(
    places: list[tuple[int, int]], wants: list[int]
) -> None:
    rows = [Sellable(f"B{n}", "TEA", f"B{n}", q, age=age, walk=n) for n, (q, age) in enumerate(places)]
    done = allocate([line(q, str(n), order=f"SO-{n}") for n, q in enumerate(wants)], rows)
    given_out = Counter[str]()
    for promise in done.promises:
        given_out[promise.balance] += promise.quantity
    assert all(given_out[row.balance] <= row.quantity for row in rows)
    short = sum(shortage.quantity for shortage in done.shortages)
    assert given_out.total() + short == sum(wants)
    assert given_out.total() == min(sum(wants), sum(row.quantity for row in rows))
    youngest = max((row.age for row in rows if given_out[row.balance]), default=0)
    assert all(given_out[row.balance] == row.quantity for row in rows if row.age < youngest)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=7), st.integers(1, 40))
def test_one_line_takes_the_fewest_places(sizes: list[int], want: int) -> None:
    rows = [Sellable(f"B{n}", "TEA", f"B{n}", q, walk=n) for n, q in enumerate(sizes)]
    want = min(want, sum(sizes))
    fewest = next(k for k in range(1, 8) if any(sum(some) >= want for some in combinations(sizes, k)))
    assert len(allocate([line(want)], rows).promises) == fewest


def work(lines: int, items: int, bins: int) -> int:
    """The steps of an allocation."""
    rows = [
        Sellable(f"{n}", f"SKU-{n % items}", f"BIN-{n * 7 % bins}", 1 + n % 13, age=n % 5, walk=n * 7 % bins)
        for n in range(4 * max(items, bins))
    ]
    demands = [Demand(f"SO-{n // 5}", str(n), f"SKU-{n * 3 % items}", 1 + n % 4) for n in range(lines)]
    return steps(lambda: allocate(demands, rows))


@pytest.mark.parametrize("items", [1_000, 1], ids=["spread", "one item in every bin"])
def test_work_grows_as_the_lines_do(items: int) -> None:
    """Four times the lines, items and bins: a quadratic loop would take sixteen times as many steps."""
    small, large = work(500, max(1, items // 4), 100), work(2_000, items, 400)
    assert large < 4 * 1.3 * small


def test_what_stands_together_is_met_all_or_not_at_all() -> None:
    rows = stock("A 3 - 1 -\nB 4 - 1 -")
    whole = [Demand("SO-1", str(n), "TEA", 4, whole="SO-1") for n in (1, 2)]
    done = allocate([*whole, line(5, order="SO-2")], rows)
    assert [(p.order, p.location, p.quantity) for p in done.promises] == [("SO-2", "B", 4), ("SO-2", "A", 1)]
    assert done.shortages == (Shortage("SO-1", "1", 4), Shortage("SO-1", "2", 4))
    assert not allocate([replace(each, quantity=3) for each in whole], rows).shortages
