"""What is accepted of a delivery, whose goods go first, how a kit is broken, what invariants say."""

from __future__ import annotations

import pytest

from app.domain.quantity import ONE
from app.ledger.consignment import Holding, split_owners
from app.ledger.invariants import (
    effect_faults,
    entry_faults,
    pool_faults,
    promise_faults,
    serial_faults,
)
from app.ledger.journal import EntryLine
from app.ledger.kits import Part, broken_values
from app.ledger.pool import Effect, Layer, LayerUse, Pool, PoolKey, Ratio
from app.ledger.receipt import split_receipt

KEY = PoolKey("TEA", "MAIN")


@pytest.mark.parametrize(
    ("ordered", "received", "permille", "arriving", "accepted"),
    [
        (10, 0, 0, 10, 10),
        (10, 0, 0, 12, 10),
        (10, 8, 0, 5, 2),
        (10, 10, 0, 1, 0),
        (10, 14, 0, 1, 0),
        (10, 0, 100, 12, 11),
        (15, 0, 100, 17, 16),  # 10 % of 15 is one and a half: one whole piece
        (0, 0, 100, 1, 0),
    ],
)
def test_tolerance(ordered: int, received: int, permille: int, arriving: int, accepted: int) -> None:
    split = split_receipt(ordered * ONE, received * ONE, permille, arriving * ONE)
    assert split == (accepted * ONE, (arriving - accepted) * ONE)


def test_tolerance_of_measured_goods_is_exact() -> None:
    assert split_receipt(15 * ONE, 0, 100, 17 * ONE, divisible=True) == (16_500_000, 500_000)


@pytest.mark.parametrize(
    ("holdings", "quantity", "expected"),
    [
        ([Holding("", 5), Holding("consignor:A", 3)], 4, (("", 4),)),
        ([Holding("", 5), Holding("consignor:A", 3)], 7, (("", 5), ("consignor:A", 2))),
        ([Holding("", 5), Holding("consignor:A", 3, first=True)], 4, (("consignor:A", 3), ("", 1))),
        # Nobody has it: ours goes beyond stock, the consignor's never does.
        ([Holding("", 5), Holding("consignor:A", 3, first=True)], 10, (("consignor:A", 3), ("", 7))),
        ([Holding("consignor:A", 3)], 4, (("consignor:A", 3), ("", 1))),
        ([Holding("", -2), Holding("consignor:A", 3)], 4, (("consignor:A", 3), ("", 1))),
    ],
)
def test_whose_goods_go(holdings: list[Holding], quantity: int, expected: tuple) -> None:
    assert split_owners(holdings, quantity) == expected


def test_a_kit_with_an_unpriced_part_is_broken_by_quantity() -> None:
    parts = [Part("CUP", 2 * ONE, Ratio(ONE, 10_000)), Part("TEA", ONE)]
    assert broken_values(90_000, parts) == (60_000, 30_000)
    free = [Part("CUP", ONE, Ratio(ONE, 0)), Part("TEA", ONE, Ratio(ONE, 0))]
    assert broken_values(90_000, free) == (45_000, 45_000)


@pytest.mark.parametrize(
    ("pool", "words"),
    [
        (Pool(KEY, 0, 1), "holds value without goods"),
        (Pool(KEY, 2, -1, layers=(Layer("A", 2, -1),)), "opposes its quantity"),
        (Pool(KEY, -2, 1, layers=(Layer("A", -2, 1),)), "opposes its quantity"),
        (Pool(PoolKey("TEA", "MAIN", "consignor:A"), 2, 1, layers=(Layer("A", 2, 1),)), "another's"),
        (Pool(KEY, 2, 2, layers=(Layer("A", 1, 2),)), "layers in quantity"),
        (Pool(KEY, 2, 2, layers=(Layer("A", 2, 1),)), "layers in value"),
        (Pool(KEY, 2, 2, layers=(Layer("A", 2, 2), Layer("B", 0, 0))), "without goods"),
        (Pool(KEY, 2, 2, layers=(Layer("A", 1, 3), Layer("B", 1, -1))), "layer of opposed value"),
        (Pool(KEY, 2, 2, layers=(Layer("A", 3, 3), Layer("B", -1, -1))), "mixes stock and debt"),
    ],
)
def test_a_broken_pool_says_how(pool: Pool, words: str) -> None:
    assert any(words in fault for fault in pool_faults(pool))


def test_an_effect_that_loses_something_says_so() -> None:
    before = Pool(KEY, 2, 20, layers=(Layer(KEY.text, 2, 20),))
    after = Pool(KEY, 1, 10, layers=(Layer(KEY.text, 1, 10),))
    use = LayerUse(KEY.text, 1, 10)
    assert effect_faults(before, Effect(after, (), (use,), 10)) == ()
    assert any("loses value" in fault for fault in effect_faults(before, Effect(after, (), (use,), 9)))
    assert any("new quantity" in fault for fault in effect_faults(before, Effect(before, (), (use,), 10)))
    assert any("new value" in fault for fault in effect_faults(before, Effect(before, (), (use,), 10)))


def test_entries_serials_and_promises() -> None:
    assert entry_faults([EntryLine("1", 5, 0), EntryLine("2", 0, 5)]) == ()
    assert entry_faults([EntryLine("1", 5, 0), EntryLine("2", 0, 4)]) == ("a journal entry does not balance",)
    assert "a journal line has two sides" in entry_faults([EntryLine("1", 5, 5)])
    assert serial_faults([0, ONE]) == ()
    assert serial_faults([ONE, ONE]) == ("a serial is in more than one place",)
    assert serial_faults([-ONE]) == ("a serial is negative in a real place",)
    assert promise_faults(3, 3) == ()
    assert promise_faults(0, -3) == ()
    assert promise_faults(4, 3) == ("more is promised than can be sold",)
