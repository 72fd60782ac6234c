"""Exact shares, ratios and keys."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.quantity import ONE
from app.domain.records import Location
from app.domain.transaction import Cell, Status
from app.ledger.cells import BalanceKey, balance_key, can_sell, pool_key
from app.ledger.pool import Layer, Pool, PoolKey, Ratio, apportion, current_cost, share, tail

BIGINT = 2**63 - 1


@pytest.mark.parametrize(
    ("value", "part", "whole", "expected"),
    [(10, 1, 4, 2), (10, 3, 4, 8), (7, 1, 2, 4), (5, 1, 2, 2), (-5, 1, 2, -2), (9, 3, 3, 9), (9, 0, 3, 0)],
)
def test_a_share_is_half_to_even(value: int, part: int, whole: int, expected: int) -> None:
    assert share(value, part, whole) == expected


@given(st.integers(0, 10**6), st.lists(st.integers(0, 50), min_size=1).filter(any))
def test_apportion_loses_nothing_and_opposes_nothing(value: int, weights: list[int]) -> None:
    for signed in (value, -value):
        parts = apportion(signed, weights)
        assert sum(parts) == signed
        assert all(part * signed >= 0 for part in parts)


def test_apportion_gives_the_last_the_rest() -> None:
    assert apportion(100_000, [1, 1, 1]) == (33_333, 33_333, 33_334)
    # Rounding up four times would leave the fifth with less than nothing.
    assert apportion(3, [1, 1, 1, 1, 1]) == (1, 1, 1, 0, 0)


def test_a_ratio_is_exact() -> None:
    third = Ratio.of_cost(Decimal("1"), 3 * ONE)
    assert third.value_of(3 * ONE) == 10_000
    assert third.value_of(ONE) == 3_333
    assert Ratio.of_cost(Decimal("0.00000012"), ONE).value_of(10**6 * ONE) == 1_200


@given(st.decimals(0, 10**9, places=12), st.integers(1, 10**12))
def test_a_stored_ratio_fits_the_books(cost: Decimal, per: int) -> None:
    exact = Ratio.of_cost(cost, per)
    stored = exact.reduced()
    assert max(stored.quantity, stored.value) <= BIGINT
    true, kept = Fraction(exact.value, exact.quantity), Fraction(stored.value, stored.quantity)
    assert abs(true - kept) <= true / 2**20 + Fraction(1, 2**40)


def test_current_cost_is_the_pools_then_the_last_then_elsewhere() -> None:
    key, elsewhere = PoolKey("TEA", "MAIN"), Ratio(1, 9)
    assert current_cost(Pool(key, 4, 10, 1, 7), elsewhere) == Ratio(4, 10)
    assert current_cost(Pool(key, -4, -10, 1, 7), elsewhere) == Ratio(1, 7)
    assert current_cost(Pool(key), elsewhere) == elsewhere
    assert current_cost(Pool(key), None) is None


def test_the_last_consumed_comes_back_first() -> None:
    taken = (Layer("R1", 2, 20, 1), Layer("R2", 3, 60, 2))
    assert tail(taken, 4) == (Layer("R2", 3, 60, 2), Layer("R1", 1, 10, 1))


def test_keys_read_back() -> None:
    key = balance_key(Cell("A-1", Status.AVAILABLE, "consignor:C", "LP1"), "TEA", "L1", "S1")
    assert BalanceKey.of_text(key.text) == key
    assert key.text.split("\x1f") == ["A-1", "available", "consignor:C", "LP1", "TEA", "L1", "S1"]
    pool = PoolKey("TEA", "MAIN", "", "transit", "T1")
    assert PoolKey.of_text(pool.text) == pool


@pytest.mark.parametrize(
    ("cell", "account", "reference"),
    [
        (Cell("A-1"), "inventory", ""),
        (Cell("A-1", Status.QUARANTINE), "inventory", ""),
        (Cell("A-1", Status.DAMAGED), "inventory", ""),
        (Cell("A-1", Status.INSPECTION), "inspection", "RET-1:1"),
        (Cell("~transit:T7", Status.INSPECTION), "transit", "T7"),
    ],
)
def test_a_cell_belongs_to_a_pool(cell: Cell, account: str, reference: str) -> None:
    assert pool_key(cell, "TEA", "MAIN", "RET-1:1") == PoolKey("TEA", "MAIN", "", account, reference)


def test_a_virtual_end_has_no_pool() -> None:
    assert pool_key(Cell("~supplier"), "TEA", "MAIN") is None


@pytest.mark.parametrize(
    ("cell", "place", "sold"),
    [
        (Cell("A"), Location("A", "MAIN"), True),
        (Cell("A", owner="consignor:C"), Location("A", "MAIN"), True),
        (Cell("A", owner="customer:C"), Location("A", "MAIN"), False),
        (Cell("A", Status.DAMAGED), Location("A", "MAIN"), False),
        (Cell("A", unit="TOTE"), Location("A", "MAIN"), False),
        (Cell("A"), Location("A", "MAIN", "dock"), False),
        (Cell("A"), Location("A", "MAIN", "dock", sellable=True), True),
        (Cell("A", unit="TOTE"), Location("A", "MAIN", "dock", sellable=True), False),
        (Cell("A"), Location("A", "MAIN", "stage", sellable=True), False),
        (Cell("A"), None, False),
    ],
)
def test_what_can_be_sold(cell: Cell, place: Location | None, sold: bool) -> None:
    assert can_sell(cell, place) is sold
