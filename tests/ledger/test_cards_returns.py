"""Goods that come back, and movements taken back; figures worked out by hand."""

from __future__ import annotations

import pytest
from card import check

LAYERED = ["fifo", "lifo"]


def test_lifo_layers_after_a_return() -> None:
    # 15 leave: R2's 10 (20.00) and 5 of R1 (5.00). Last consumed first: of 7 that return, 5 are R1's at
    # 1.00, 2 are
    # R2's at 2.00 = 9.00. R2's keep their place behind R1: the next issue takes them first.
    check(
        "lifo",
        """
what                     | carries | true-up | variance | quantity | value | layers
receive R1 10 at 1.00    | 10      | .       | .        | 10       | 10    | R1 10/10
receive R2 10 at 2.00    | 20      | .       | .        | 20       | 30    | R1 10/10 R2 10/20
issue I1 15              | 25      | .       | .        | 5        | 5     | R1 5/5
return T1 7 of I1        | 9       | .       | .        | 12       | 14    | R1 10/10 R2 2/4
issue I2 3               | 5       | .       | .        | 9        | 9     | R1 9/9
return T2 8 of I1        | 16      | .       | .        | 17       | 25    | R1 9/9 R2 8/16
""",
    )


def test_fifo_return_goes_before_younger_receipts() -> None:
    # 12 leave: R1's 10, 2 of R2. 3 come back: 2 of R2 (4.00) and 1 of R1 (1.00); R1 is the oldest again.
    check(
        "fifo",
        """
what                     | carries | true-up | variance | quantity | value | layers
receive R1 10 at 1.00    | 10      | .       | .        | 10       | 10    | R1 10/10
receive R2 10 at 2.00    | 20      | .       | .        | 20       | 30    | R1 10/10 R2 10/20
issue I1 12              | 14      | .       | .        | 8        | 16    | R2 8/16
receive R3 5 at 3.00     | 15      | .       | .        | 13       | 31    | R2 8/16 R3 5/15
return T1 3 of I1        | 5       | .       | .        | 16       | 36    | R1 1/1 R2 10/20 R3 5/15
issue I2 2               | 3       | .       | .        | 14       | 33    | R2 9/18 R3 5/15
""",
    )


def test_average_return_at_the_cost_it_left_with() -> None:
    # 10 at 1.00, 4 leave for 4.00; 4 at 4.00 make 10 for 22.00; 2 return for the 2.00 they left with: 12
    # for 24.00.
    check(
        "average",
        """
what                     | carries | true-up | variance | quantity | value
receive R1 10 at 1.00    | 10      | .       | .        | 10       | 10
issue I1 4               | 4       | .       | .        | 6        | 6
receive R2 4 at 4.00     | 16      | .       | .        | 10       | 22
return T1 2 of I1        | 2       | .       | .        | 12       | 24
""",
    )


def test_partial_returns_never_give_back_more_than_went() -> None:
    # 3 for 0.0100 leave as one piece of 0.0100. Back one by one: 0.0033, then half of 0.0067 to the even
    # 0.0034, 0.0033.
    check(
        "fifo",
        """
what                     | carries | true-up | variance | quantity | value | layers
receive R1 3 for 0.01    | 0.01    | .       | .        | 3        | 0.01  | R1 3/0.01
issue I1 3               | 0.01    | .       | .        | .        | .     | -
return T1 1 of I1        | 0.0033  | .       | .        | 1        | 0.0033| R1 1/0.0033
return T2 1 of I1        | 0.0034  | .       | .        | 2        | 0.0067| R1 2/0.0067
return T3 1 of I1        | 0.0033  | .       | .        | 3        | 0.01  | R1 3/0.01
""",
    )
    with pytest.raises(AssertionError, match="more comes back"):
        check(
            "fifo",
            """
what
receive R1 3 at 1
issue I1 2
return T1 1 of I1
return T2 2 of I1
""",
        )


@pytest.mark.parametrize("name", ["average", "fifo", "lifo"])
def test_reversal_of_an_untouched_receipt_mirrors_it(name: str) -> None:
    check(
        name,
        """
what                     | carries | true-up | variance | quantity | value
receive R1 10 at 1.00    | 10      | .       | .        | 10       | 10
receive R2 10 at 2.00    | 20      | .       | .        | 20       | 30
reverse X1 of R1         | 10      | .       | .        | 10       | 20
reverse X2 of R2         | 20      | .       | .        | .        | .
""",
    )


@pytest.mark.parametrize(
    ("name", "left", "true_up", "stays"),
    [
        # Average 1.50: 4 leave for 6.00; 10 leave for 15.00, of which 10.00 is reversed; 6 for 9.00 stay.
        ("average", "6", "5", "9"),
        # FIFO: 4 of R1; then R1's own 6 (6.00) and 4 of R2 (8.00) = 14.00; 6 of R2 = 12.00 stay.
        ("fifo", "4", "4", "12"),
        # LIFO: the 4 are R2's, R1 is whole: a mirror; 6 of R2 = 12.00 stay.
        ("lifo", "8", "0", "12"),
    ],
)
def test_reversal_of_a_used_receipt(name: str, left: str, true_up: str, stays: str) -> None:
    check(
        name,
        f"""
what                     | carries | true-up   | variance | quantity | value
receive R1 10 at 1.00    | 10      | .         | .        | 10       | 10
receive R2 10 at 2.00    | 20      | .         | .        | 20       | 30
issue I1 4               | {left}  | .         | .        | 16       |
reverse X1 of R1         | 10      | {true_up} | .        | 6        | {stays}
""",
    )


@pytest.mark.parametrize("name", ["average", "fifo", "lifo"])
def test_reversal_of_a_receipt_that_has_gone_altogether(name: str) -> None:
    # All 10 were sold: the reversal takes 10 that are not there, at the last known 1.00.
    check(
        name,
        """
what                     | carries | true-up | variance | quantity | value
receive R1 10 at 1.00    | 10      | .       | .        | 10       | 10
issue I1 10              | 10      | .       | .        | .        | .
reverse X1 of R1         | 10      | .       | .        | -10      | -10
""",
    )


def test_reversal_at_standard_turns_the_variance_too() -> None:
    # Standard 2.00; 10 for 25.00: 20.00 lie there, 5.00 variance. Used or not, both go back.
    check(
        "standard",
        """
what                     | carries | true-up | variance | quantity | value
receive R1 10 for 25     | 25      | .       | 5        | 10       | 20
reverse X1 of R1         | 25      | .       | -5       | .        | .
receive R2 10 for 25     | 25      | .       | 5        | 10       | 20
issue I1 4               | 8       | .       | .        | 6        | 12
reverse X2 of R2         | 25      | .       | -5       | -4       | -8
""",
        standard="2.00",
    )


@pytest.mark.parametrize("name", LAYERED)
def test_reversal_of_a_return_takes_the_same_goods_out_again(name: str) -> None:
    check(
        name,
        """
what                     | carries | true-up | variance | quantity | value | layers
receive R1 3 for 1.00    | 1       | .       | .        | 3        | 1     | R1 3/1
issue I1 2               | 0.6667  | .       | .        | 1        | 0.3333| R1 1/0.3333
return T1 1 of I1        | 0.3334  | .       | .        | 2        | 0.6667| R1 2/0.6667
reverse X1 of T1         | 0.3334  | .       | .        | 1        | 0.3333| R1 1/0.3333
""",
    )


@pytest.mark.parametrize(("name", "layers"), [("fifo", "R1 10/10 R2 6/12"), ("lifo", "R1 10/10 R2 6/12")])
def test_back_to_vendor_takes_the_layer_of_its_receipt(name: str, layers: str) -> None:
    check(
        name,
        f"""
what                     | carries | true-up | variance | quantity | value | layers
receive R1 10 at 1.00    | 10      | .       | .        | 10       | 10    | R1 10/10
receive R2 10 at 2.00    | 20      | .       | .        | 20       | 30    | R1 10/10 R2 10/20
vendor V1 4 of R2        | 8       | .       | .        | 16       | 22    | {layers}
""",
    )


def test_back_to_vendor_when_the_layer_has_gone() -> None:
    # FIFO: R1 has gone; 5 of it go back as R2's at 2.00 = 10.00; the vendor owes 5.00: variance 5.00.
    check(
        "fifo",
        """
what                     | carries | true-up | variance | quantity | value | layers
receive R1 10 at 1.00    | 10      | .       | .        | 10       | 10    | R1 10/10
receive R2 10 at 2.00    | 20      | .       | .        | 20       | 30    | R1 10/10 R2 10/20
issue I1 10              | 10      | .       | .        | 10       | 20    | R2 10/20
vendor V1 5 of R1        | 5       | .       | 5        | 5        | 10    | R2 5/10
reverse X1 of V1         | 5       | .       | -5       | 10       | 20    | R2 10/20
""",
    )


def test_back_to_vendor_under_average_is_pool_cost() -> None:
    # 20 for 30.00: 4 leave for 6.00; R2's price is 2.00: 8.00 expected, variance -2.00.
    check(
        "average",
        """
what                     | carries | true-up | variance | quantity | value
receive R1 10 at 1.00    | 10      | .       | .        | 10       | 10
receive R2 10 at 2.00    | 20      | .       | .        | 20       | 30
vendor V1 4 of R2        | 8       | .       | -2       | 16       | 24
""",
    )
