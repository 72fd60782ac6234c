"""Value that changes where the goods lie: freight, invoices, revaluation, other methods; by hand."""

from __future__ import annotations

import pytest
from card import check


def test_freight_with_part_still_on_hand() -> None:
    # 10 arrived, 4 have gone. Of 5.00 freight 3.00 meet the 6 on hand, 2.00 are price variance.
    for name in ("fifo", "lifo", "average"):
        check(
            name,
            """
what                     | carries | true-up | variance | quantity | value
receive R1 10 at 1.00    | 10      | .       | .        | 10       | 10
issue I1 4               | 4       | .       | .        | 6        | 6
charge C1 5.00 on R1     | 5       | .       | 2        | 6        | 9
reverse X1 of C1         | 5       | .       | -2       | 6        | 6
""",
        )


def test_freight_finds_its_own_layer() -> None:
    # FIFO: R1's 10 have gone but 2; R2 is not touched by R1's freight.
    check(
        "fifo",
        """
what                     | carries | true-up | variance | quantity | value | layers
receive R1 10 at 1.00    | 10      | .       | .        | 10       | 10    | R1 10/10
receive R2 10 at 2.00    | 20      | .       | .        | 20       | 30    | R1 10/10 R2 10/20
issue I1 8               | 8       | .       | .        | 12       | 22    | R1 2/2 R2 10/20
charge C1 1.00 on R1     | 1       | .       | 0.8      | 12       | 22.2  | R1 2/2.2 R2 10/20
charge C2 -3.00 on R2    | -3      | .       | .        | 12       | 19.2  | R1 2/2.2 R2 10/17
""",
    )


def test_a_credit_never_takes_a_value_below_zero() -> None:
    # 10 for 1.00, then a credit of 4.00: 1.00 comes off the goods, 3.00 are price variance.
    check(
        "average",
        """
what                     | carries | true-up | variance | quantity | value
receive R1 10 for 1.00   | 1       | .       | .        | 10       | 1
charge C1 -4.00 on R1    | -4      | .       | -3       | 10       | .
""",
    )


def test_a_dearer_invoice_after_everything_went_is_variance() -> None:
    for name in ("fifo", "average", "standard"):
        check(
            name,
            """
what                     | carries | true-up | variance | quantity | value
receive R1 10 at 1.00    | 10      | .       | .        | 10       | 10
issue I1 12              | 12      | .       | .        | -2       | -2
charge C1 5.00 on R1     | 5       | .       | 5        | -2       | -2
""",
            standard="1.00" if name == "standard" else "",
        )


def test_standard_keeps_its_standard_whatever_the_invoice_says() -> None:
    check(
        "standard",
        """
what                     | carries | true-up | variance | quantity | value
receive R1 10 at 1.00    | 10      | .       | .        | 10       | 10
charge C1 5.00 on R1     | 5       | .       | 5        | 10       | 10
""",
        standard="1.00",
    )


def test_revaluation_layer_by_layer() -> None:
    # 3 and 4 at 1.50 each: 4.50 and 6.00, 10.50 against 11.00: a loss of 0.50.
    check(
        "fifo",
        """
what                     | carries | true-up | variance | quantity | value | layers
receive R1 3 at 1.00     | 3       | .       | .        | 3        | 3     | R1 3/3
receive R2 4 at 2.00     | 8       | .       | .        | 7        | 11    | R1 3/3 R2 4/8
revalue W1 at 1.50       | -0.5    | .       | .        | 7        | 10.5  | R1 3/4.5 R2 4/6
reverse X1 of W1         | -0.5    | .       | .        | 7        | 11    | R1 3/3 R2 4/8
""",
    )


def test_reversal_of_a_receipt_after_a_revaluation() -> None:
    # 10 for 10.00 are revalued to 2.00: 20.00. The receipt leaves at pool cost 20.00; 10.00 reversed,
    # 10.00 true-up.
    for name in ("average", "fifo", "lifo"):
        check(
            name,
            """
what                     | carries | true-up | variance | quantity | value
receive R1 10 at 1.00    | 10      | .       | .        | 10       | 10
revalue W1 at 2.00       | 10      | .       | .        | 10       | 20
reverse X1 of R1         | 10      | 10      | .        | .        | .
""",
        )


def test_reversal_of_a_revaluation_after_the_goods_went() -> None:
    # 4.00 were added to 4; 3 have gone: 1 worth 2.00 can give back no more than its 2.00: true-up -2.00.
    check(
        "average",
        """
what                     | carries | true-up | variance | quantity | value
receive R1 4 at 1.00     | 4       | .       | .        | 4        | 4
revalue W1 at 2.00       | 4       | .       | .        | 4        | 8
issue I1 3               | 6       | .       | .        | 1        | 2
reverse X1 of W1         | 4       | -2      | .        | 1        | .
""",
    )


def test_standard_cost_change() -> None:
    # 10 at 2.00; the standard rises to 2.50: gain 5.00. The next receipt lies at 2.50, the next issue
    # leaves at it.
    check(
        "standard",
        """
what                     | carries | true-up | variance | quantity | value
receive R1 10 at 2.00    | 20      | .       | .        | 10       | 20
revalue W1 at 2.50       | 5       | .       | .        | 10       | 25
receive R2 2 at 2.00     | 4       | .       | -1       | 12       | 30
issue I1 12              | 30      | .       | .        | .        | .
revalue W2 at 3.00       | .       | .       | .        | .        | .
receive R3 1 at 2.00     | 2       | .       | -1       | 1        | 3
""",
        standard="2.00",
    )


def test_revaluation_of_debt() -> None:
    # -5 at 2.00; revalued to 3.00: -15.00, a loss of 5.00; the receipt at 3.00 then settles without true-up.
    check(
        "average",
        """
what                     | carries | true-up | variance | quantity | value
issue I1 5 at 2.00       | 10      | .       | .        | -5       | -10
revalue W1 at 3.00       | -5      | .       | .        | -5       | -15
receive R1 5 at 3.00     | 15      | .       | .        | .        | .
""",
    )


def test_change_of_method_keeps_goods_value_and_history() -> None:
    check(
        "fifo",
        """
what                     | carries | true-up | variance | quantity | value | layers
receive R1 10 at 1.00    | 10      | .       | .        | 10       | 10    | R1 10/10
receive R2 10 at 2.00    | 20      | .       | .        | 20       | 30    | R1 10/10 R2 10/20
issue I1 5               | 5       | .       | .        | 15       | 25    | R1 5/5 R2 10/20
method M1 average        | .       | .       | .        | 15       | 25    |
issue I2 3               | 5       | .       | .        | 12       | 20    |
return T1 2 of I1        | 2       | .       | .        | 14       | 22    |
method M2 lifo           | .       | .       | .        | 14       | 22    | M2 14/22
receive R3 1 at 9.00     | 9       | .       | .        | 15       | 31    | M2 14/22 R3 1/9
issue I3 2               | 10.5714| .       | .        | 13       | 20.4286 | M2 13/20.4286
method M3 standard at 2  | 5.5714  | .       | .        | 13       | 26    |
""",
    )


def test_a_receipt_from_before_a_change_of_method_counts_as_used() -> None:
    for new in ("average", "standard at 1"):
        check(
            "fifo",
            f"""
what                     | carries | true-up | variance | quantity | value
receive R1 4 at 1.00     | 4       | .       | .        | 4        | 4
receive R2 4 at 1.00     | 4       | .       | .        | 8        | 8
method M1 {new}          | .       | .       | .        | 8        | 8
reverse X1 of R1         | 4       | .       | .        | 4        | 4
""",
        )


@pytest.mark.parametrize("name", ["average", "fifo", "lifo", "standard"])
def test_revaluing_nothing_changes_nothing(name: str) -> None:
    check(
        name,
        """
what                     | carries | true-up | variance | quantity | value
receive R1 4 at 1.00     | 4       | .       | .        | 4        | 4
issue I1 4               | 4       | .       | .        | .        | .
revalue W1 at 7.00       | .       | .       | .        | .        | .
""",
        standard="1.00" if name == "standard" else "",
    )
