"""Moving average, figures worked out by hand (quantities in whole units, money with two places)."""

from __future__ import annotations

import pytest

from app.domain.quantity import ONE
from app.ledger import average
from app.ledger.consumption import Posted
from app.ledger.costing import reverse
from app.ledger.journal import entry_lines, inflow_amounts, reversed_inflow_amounts
from app.ledger.pool import LayerIn, Pool, PoolKey

KEY = PoolKey("TEA", "MAIN")
MONEY = 10_000


def received(pool: Pool, quantity: int, amount: int) -> Pool:
    return average.receive(pool, "e:1:1", quantity * ONE, amount * MONEY).pool


def figures(pool: Pool) -> tuple[float, float]:
    return pool.quantity / ONE, pool.value / MONEY


def test_two_prices_blend() -> None:
    # 10 at 1.00 and 10 at 2.00 are 20 for 30.00, 1.50 each; 5 leave for 7.50, 15 for 22.50 stay.
    pool = received(received(Pool(KEY), 10, 10), 10, 20)
    out = average.issue(pool, "e:3:1", 5 * ONE, None)
    assert out.value == 75_000
    assert figures(out.pool) == (15, 22.5)


def test_beyond_stock_and_partial_settlement() -> None:
    # 2 at 3.00 in stock, 6 leave: 2 from stock (6.00) and 4 beyond at 3.00 (12.00): -4 worth -12.00.
    # 3 arrive at 3.50 (10.50) and settle 3 of the 4 (9.00): true-up 1.50, -1 worth -3.00 stays.
    # 3 more at 4.00 (12.00): one settles the last (4.00 against 3.00): true-up 1.00; 2 worth 8.00 stay.
    out = average.issue(received(Pool(KEY), 2, 6), "e:2:1", 6 * ONE, None)
    assert (out.value, out.beyond, figures(out.pool)) == (180_000, 4 * ONE, (-4, -12))
    first = average.receive(out.pool, "e:3:1", 3 * ONE, 105_000)
    assert (first.true_up, figures(first.pool)) == (15_000, (-1, -3))
    second = average.receive(first.pool, "e:4:1", 3 * ONE, 120_000)
    assert (second.true_up, figures(second.pool)) == (10_000, (2, 8))


def test_reversal_of_an_untouched_and_of_a_used_receipt() -> None:
    # 10 at 1.00, 10 at 2.00. Untouched, the first leaves for its own 10.00.
    # After 4 left at 1.50, it leaves at pool cost 15.00; 10.00 is reversed, 5.00 is true-up.
    pool = received(received(Pool(KEY), 10, 10), 10, 20)
    inflow = Posted((LayerIn(KEY.text, 10 * ONE, 100_000, 0),), (), 100_000)
    mirrored = reverse("average", pool, "e:3:1", inflow, None)
    assert (mirrored.value, mirrored.true_up, figures(mirrored.pool)) == (100_000, 0, (10, 20))
    used = average.issue(pool, "e:3:1", 4 * ONE, None).pool
    at_cost = reverse("average", used, "e:4:1", inflow, None)
    assert (at_cost.value, at_cost.true_up, figures(at_cost.pool)) == (100_000, 50_000, (6, 9))
    lines = entry_lines(reversed_inflow_amounts("receive", at_cost, KEY))
    assert [(line.account, line.debit, line.credit) for line in lines] == [
        ("1300", 0, 100_000),
        ("2150", 100_000, 0),
        ("5200", 50_000, 0),
        ("1300", 0, 50_000),
    ]


def test_receipt_entry_balances_with_its_pool() -> None:
    short = average.issue(Pool(KEY, last_quantity=ONE, last_value=10_000), "e:1:1", 2 * ONE, None)
    effect = average.receive(short.pool, "e:2:1", 5 * ONE, 100_000)
    lines = entry_lines(inflow_amounts("receive", effect, KEY))
    inventory = sum(line.debit - line.credit for line in lines if line.account == "1300")
    assert inventory == effect.change == effect.pool.value - short.pool.value
    assert effect.true_up == 20_000


def test_an_unknown_cost_is_said() -> None:
    effect = average.issue(Pool(KEY), "e:1:1", ONE, None)
    assert (effect.value, effect.uncosted) == (0, True)


def test_half_to_even_and_all_takes_all() -> None:
    # 3 units worth 0.0001: the first takes 0 (1/3), the second 0 (1/2, to even), the last all.
    pool = average.receive(Pool(KEY), "e:1:1", 3 * ONE, 1).pool
    taken = []
    for _ in range(3):
        effect = average.issue(pool, "k", ONE, None)
        taken.append(effect.value)
        pool = effect.pool
    assert taken == [0, 0, 1]
    assert (pool.quantity, pool.value, pool.layers) == (0, 0, ())


def test_more_than_left_is_our_mistake() -> None:
    out = average.issue(received(Pool(KEY), 10, 10), "e:2:1", 4 * ONE, None)
    with pytest.raises(AssertionError, match="more comes back"):
        average.give_back(out.pool, "e:3:1", out.taken, 5 * ONE)
