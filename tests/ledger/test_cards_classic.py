"""The textbook: two receipts, an issue over both, by every method; figures worked out by hand."""

from __future__ import annotations

import pytest
from card import check

# 100 at 10.00 = 1000, 100 at 12.00 = 1200, together 200 for 2200.
# FIFO takes 100 at 10.00 and 50 at 12.00 = 1600; 50 at 12.00 = 600 stay.
# LIFO takes 100 at 12.00 and 50 at 10.00 = 1700; 50 at 10.00 = 500 stay.
# Average is 11.00: 150 leave for 1650; 550 stay.
# Standard 10.50: 1050 + 1050 lie there, -50 and +150 are price variance; 150 leave for 1575; 525 stay.
CLASSIC = {
    "fifo": """
what                   | carries | true-up | variance | quantity | value | layers
receive R1 100 at 10   | 1000    | .       | .        | 100      | 1000  | R1 100/1000
receive R2 100 at 12   | 1200    | .       | .        | 200      | 2200  | R1 100/1000 R2 100/1200
issue I1 150           | 1600    | .       | .        | 50       | 600   | R2 50/600
""",
    "lifo": """
what                   | carries | true-up | variance | quantity | value | layers
receive R1 100 at 10   | 1000    | .       | .        | 100      | 1000  | R1 100/1000
receive R2 100 at 12   | 1200    | .       | .        | 200      | 2200  | R1 100/1000 R2 100/1200
issue I1 150           | 1700    | .       | .        | 50       | 500   | R1 50/500
""",
    "average": """
what                   | carries | true-up | variance | quantity | value
receive R1 100 at 10   | 1000    | .       | .        | 100      | 1000
receive R2 100 at 12   | 1200    | .       | .        | 200      | 2200
issue I1 150           | 1650    | .       | .        | 50       | 550
""",
    "standard": """
what                   | carries | true-up | variance | quantity | value
receive R1 100 at 10   | 1000    | .       | -50      | 100      | 1050
receive R2 100 at 12   | 1200    | .       | 150      | 200      | 2100
issue I1 150           | 1575    | .       | .        | 50       | 525
""",
}


@pytest.mark.parametrize("name", CLASSIC)
def test_the_classic_example(name: str) -> None:
    check(name, CLASSIC[name], standard="10.50" if name == "standard" else "")


# The continuous example of most textbooks (beginning 60 at 15; +140 at 15.50; -190; +70 at 16; -80).
# FIFO: 190 = 60x15 + 130x15.50 = 900 + 2015 = 2915; 10 at 15.50 = 155 and 70 at 16 = 1120 -> 1275.
#       80 takes both: 1275; nothing stays.
# LIFO: 190 = 140x15.50 + 50x15 = 2170 + 750 = 2920; 10 at 15 = 150 and 1120 -> 1270; 80: 1270.
# Average: 200 for 3070 = 15.35; 190 leave for 2916.50; 10 for 153.50 + 1120 = 1273.50.
@pytest.mark.parametrize(
    ("name", "first", "then"),
    [("fifo", "2915", "1275"), ("lifo", "2920", "1270"), ("average", "2916.50", "1273.50")],
)
def test_two_issues_that_empty_the_store(name: str, first: str, then: str) -> None:
    check(
        name,
        f"""
what                     | carries | true-up | variance | quantity | value
receive R1 60 at 15      | 900     | .       | .        | 60       | 900
receive R2 140 at 15.50  | 2170    | .       | .        | 200      | 3070
issue I1 190             | {first} | .       | .        | 10       |
receive R3 70 at 16      | 1120    | .       | .        | 80       | {then}
issue I2 80              | {then}  | .       | .        | .        | .
""",
    )


def test_rounding_is_half_to_even_and_the_last_takes_the_rest() -> None:
    # 3 for 0.0001: 1/3 rounds to 0, then 1/2 to the even 0, then all of it.
    # 3 for 10.00: 3.3333; of 6.6667 the half is 3.33335, to the even 3.3334; then 3.3333.
    check(
        "average",
        """
what                     | carries | true-up | variance | quantity | value
receive R1 3 for 0.0001  | 0.0001  | .       | .        | 3        | 0.0001
issue I1 1               | .       | .       | .        | 2        | 0.0001
issue I2 1               | .       | .       | .        | 1        | 0.0001
issue I3 1               | 0.0001  | .       | .        | .        | .
receive R2 3 for 10.00   | 10      | .       | .        | 3        | 10
issue I4 1               | 3.3333  | .       | .        | 2        | 6.6667
issue I5 1               | 3.3334  | .       | .        | 1        | 3.3333
issue I6 1               | 3.3333  | .       | .        | .        | .
""",
    )


def test_measured_goods_to_the_gram() -> None:
    # 12.5 kg for 50.00 are 4.00 a kg; 0.125 kg leave for 0.50.
    check(
        "fifo",
        """
what                     | carries | true-up | variance | quantity | value | layers
receive R1 12.5 for 50   | 50      | .       | .        | 12.5     | 50    | R1 12.5/50
issue I1 0.125           | 0.5     | .       | .        | 12.375   | 49.5  | R1 12.375/49.5
""",
    )
