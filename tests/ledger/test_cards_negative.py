"""Sold before received: negative stock, partial settlement, true-up; figures worked out by hand."""

from __future__ import annotations

import pytest
from card import check

LAYERED = ["fifo", "lifo"]
ALL = ["average", "fifo", "lifo"]


@pytest.mark.parametrize("name", ALL)
def test_sell_before_receive(name: str) -> None:
    # Nothing there; 5 leave at the catalogue's 2.00 = 10.00. 8 arrive at 2.50 = 20.00; 5 of them had gone
    # already:
    # 12.50 against 10.00 is true-up 2.50; 3 at 2.50 = 7.50 stay.
    check(
        name,
        """
what                     | carries | true-up | variance | quantity | value
issue I1 5 at 2.00       | 10      | .       | .        | -5       | -10
receive R1 8 at 2.50     | 20      | 2.5     | .        | 3        | 7.5
""",
    )


@pytest.mark.parametrize("name", ALL)
def test_partial_true_up(name: str) -> None:
    # 2 at 3.00; 6 leave: 2 from stock, 4 beyond at the last known 3.00: 18.00, -4 worth -12.00 stay.
    # 3 arrive at 3.50 = 10.50 and settle 3 (9.00): true-up 1.50; -1 worth -3.00 stays.
    # 3 arrive at 4.00 = 12.00: 1 settles the last (4.00 for 3.00): true-up 1.00; 2 worth 8.00 stay.
    check(
        name,
        """
what                     | carries | true-up | variance | quantity | value
receive R1 2 at 3.00     | 6       | .       | .        | 2        | 6
issue I1 6               | 18      | .       | .        | -4       | -12
receive R2 3 at 3.50     | 10.5    | 1.5     | .        | -1       | -3
receive R3 3 at 4.00     | 12      | 1       | .        | 2        | 8
""",
    )


@pytest.mark.parametrize("name", LAYERED)
def test_debts_are_settled_oldest_first_and_each_at_its_own_cost(name: str) -> None:
    # I1 owes 2 at 1.00, I2 owes 3 at 1.00 (the last known, not the 9.00 from elsewhere).
    # 4 at 3.00 = 12.00 settle I1's 2 and two of I2's, 4.00 in all: true-up 8.00. I2 owes 1.
    check(
        name,
        """
what                     | carries | true-up | variance | quantity | value | layers
receive R1 1 at 1.00     | 1       | .       | .        | 1        | 1     | R1 1/1
issue I1 3               | 3       | .       | .        | -2       | -2    | I1 -2/-2
issue I2 3 at 9.00       | 3       | .       | .        | -5       | -5    | I1 -2/-2 I2 -3/-3
receive R2 4 at 3.00     | 12      | 8       | .        | -1       | -1    | I2 -1/-1
""",
    )


@pytest.mark.parametrize("name", ALL)
def test_reversal_of_an_issue_beyond_stock_leaves_no_trace(name: str) -> None:
    check(
        name,
        """
what                     | carries | true-up | variance | quantity | value
receive R1 2 at 3.00     | 6       | .       | .        | 2        | 6
issue I1 6               | 18      | .       | .        | -4       | -12
reverse X1 of I1         | 18      | .       | .        | 2        | 6
""",
    )


@pytest.mark.parametrize("name", LAYERED)
def test_reversal_of_an_issue_that_was_settled_meanwhile(name: str) -> None:
    # The 4 beyond stock left at 3.00; R2's goods settled them (16.00 for 12.00, true-up 4.00).
    # When the 6 come back, they come at what they left with: 2 to R1, 4 at 3.00 to the place I1 had.
    check(
        name,
        """
what                     | carries | true-up | variance | quantity | value | layers
receive R1 2 at 3.00     | 6       | .       | .        | 2        | 6     | R1 2/6
issue I1 6               | 18      | .       | .        | -4       | -12   | I1 -4/-12
receive R2 5 at 4.00     | 20      | 4       | .        | 1        | 4     | R2 1/4
reverse X1 of I1         | 18      | .       | .        | 7        | 22    | R1 2/6 I1 4/12 R2 1/4
""",
    )


def test_average_reversal_of_a_settled_issue() -> None:
    check(
        "average",
        """
what                     | carries | true-up | variance | quantity | value
receive R1 2 at 3.00     | 6       | .       | .        | 2        | 6
issue I1 6               | 18      | .       | .        | -4       | -12
receive R2 5 at 4.00     | 20      | 4       | .        | 1        | 4
reverse X1 of I1         | 18      | .       | .        | 7        | 22
""",
    )


@pytest.mark.parametrize("name", ALL)
def test_reversal_of_the_receipt_that_settled(name: str) -> None:
    # R1 (5 at 3.00) settled 4 that had left at 2.00: true-up 4.00, 1 worth 3.00 stays. Taken back: that
    # one leaves for
    # 3.00, the other 4 go out beyond stock at the last known 3.00 = 12.00. Together 15.00: nothing to true
    # up.
    check(
        name,
        """
what                     | carries | true-up | variance | quantity | value
issue I1 4 at 2.00       | 8       | .       | .        | -4       | -8
receive R1 5 at 3.00     | 15      | 4       | .        | 1        | 3
reverse X1 of R1         | 15      | .       | .        | -4       | -12
""",
    )


def test_standard_goes_beyond_at_the_standard() -> None:
    # Standard 2.00. -3 at 2.00; 5 arrive for 11.00: variance 1.00 over 10.00; 2 worth 4.00 stay.
    check(
        "standard",
        """
what                     | carries | true-up | variance | quantity | value
issue I1 3               | 6       | .       | .        | -3       | -6
receive R1 5 for 11.00   | 11      | .       | 1        | 2        | 4
""",
        standard="2.00",
    )


@pytest.mark.parametrize("name", ALL)
def test_no_cost_known_anywhere(name: str) -> None:
    card = check(
        name,
        """
what                     | carries | true-up | variance | quantity | value
issue I1 3               | .       | .       | .        | -3       | .
""",
    )
    effect = card.do(["issue", "I2", "1"])
    assert effect.uncosted
    assert effect.beyond == 1_000_000
