"""Catch weight: pieces are counted, kilograms carry the cost, the last piece takes the rest."""

from __future__ import annotations

import pytest

from app.domain.quantity import ONE
from app.ledger.costing import method
from app.ledger.invariants import pool_faults
from app.ledger.pool import Pool, PoolKey

KG = ONE
HAM = Pool(PoolKey("HAM", "MAIN"))


@pytest.mark.parametrize("name", ["average", "fifo", "lifo"])
def test_cost_follows_the_kilograms(name: str) -> None:
    # 4 hams, 20 kg for 200.00. One of 6 kg leaves for 60.00, one of 5 kg for 50.00, one of 4.5 kg for 45.00.
    # The last is weighed at 4.3 kg, having dried; it takes the 45.00 that are left, and the 4.5 kg.
    pool = method(name).receive(HAM, "R1", 4 * ONE, 2_000_000, 20 * KG).pool
    values = []
    for number, weight in enumerate((6 * KG, 5 * KG, 4_500_000, 4_300_000)):
        effect = method(name).issue(pool, f"I{number}", ONE, None, weight)
        values.append(effect.value)
        pool = effect.pool
    assert values == [600_000, 500_000, 450_000, 450_000]
    assert (pool.quantity, pool.value, pool.weight, pool.layers) == (0, 0, 0, ())


@pytest.mark.parametrize("name", ["average", "fifo", "lifo"])
def test_more_weight_than_the_books_have_takes_all_value_not_more(name: str) -> None:
    pool = method(name).receive(HAM, "R1", 2 * ONE, 1_000_000, 10 * KG).pool
    effect = method(name).issue(pool, "I1", ONE, None, 11 * KG)
    assert (effect.value, effect.pool.value, effect.pool.weight) == (1_000_000, 0, 0)
    assert pool_faults(effect.pool) == ()


@pytest.mark.parametrize("name", ["average", "fifo", "lifo"])
def test_beyond_stock_costs_by_weight(name: str) -> None:
    # 1 ham, 5 kg for 50.00; two of 9 kg together leave: half of the weight is taken to be beyond: 4.5 kg
    # at 10.00.
    pool = method(name).receive(HAM, "R1", ONE, 500_000, 5 * KG).pool
    effect = method(name).issue(pool, "I1", 2 * ONE, None, 9 * KG)
    assert effect.value == 950_000
    assert effect.pool.quantity == -ONE
    back = method(name).give_back(effect.pool, "T1", effect.taken, 2 * ONE)
    assert back.value == 950_000
    assert pool_faults(back.pool) == ()


def test_fifo_takes_weight_layer_by_layer() -> None:
    # R1: 2 pieces, 4 kg at 1.00 = 4.00; R2: 2 pieces, 6 kg at 2.00 = 12.00. Three pieces of 7.5 kg leave:
    # R1's two
    # take its all (4.00), the third weighs a third, 2.5 kg of R2 = 5.00.
    pool = method("fifo").receive(HAM, "R1", 2 * ONE, 40_000, 4 * KG).pool
    pool = method("fifo").receive(pool, "R2", 2 * ONE, 120_000, 6 * KG).pool
    effect = method("fifo").issue(pool, "I1", 3 * ONE, None, 7_500_000)
    assert effect.value == 90_000
    assert (effect.pool.value, effect.pool.weight) == (70_000, 3_500_000)


def test_standard_by_the_kilogram() -> None:
    ham = Pool(PoolKey("HAM", "MAIN"), last_quantity=KG, last_value=100_000)
    effect = method("standard").receive(ham, "R1", 2 * ONE, 1_100_000, 10 * KG)
    assert (effect.variance, effect.pool.value) == (100_000, 1_000_000)
