"""Which bin goods are put away to, and what another one would mean: a table of cases."""

from __future__ import annotations

import pytest

from app.domain.quantity import ONE
from app.station.putaway_choice import Bin, Concern, Reason, Suggestion, Wanted, choose, concerns

EMPTY = Bin("A-01", "A", walk=1)
FULL = Bin("A-02", "A", walk=2, capacity=10 * ONE, held=10 * ONE, others=True)
SAME_LOT = Bin("B-01", "B", walk=5, held=4 * ONE, holds_item=True, lots=frozenset({"L1"}))
OTHER_LOT = Bin("B-02", "B", walk=4, held=ONE, holds_item=True, lots=frozenset({"L2"}))
NO_LOT = Bin("B-03", "B", walk=6, held=ONE, holds_item=True)
HALF = Bin("C-01", "C", walk=3, capacity=10 * ONE, held=5 * ONE, others=True)


@pytest.mark.parametrize(
    ("bins", "wanted", "code", "reason"),
    [
        ([EMPTY, SAME_LOT, HALF], Wanted(ONE, "L1", fixed="C-01", zone="A"), "C-01", Reason.FIXED),
        ([EMPTY, OTHER_LOT, SAME_LOT], Wanted(ONE, "L1", zone="A"), "B-01", Reason.SAME_LOT),
        ([EMPTY, OTHER_LOT, NO_LOT], Wanted(ONE, "L1"), "B-03", Reason.SAME_ITEM),
        ([EMPTY, OTHER_LOT], Wanted(ONE, "L1", zone="C"), "A-01", Reason.EMPTIEST),
        ([OTHER_LOT], Wanted(ONE), "B-02", Reason.SAME_ITEM),
        ([EMPTY, HALF, FULL], Wanted(ONE, zone="C"), "C-01", Reason.ZONE),
        ([HALF, EMPTY], Wanted(6 * ONE, zone="C"), "A-01", Reason.EMPTIEST),
        ([FULL, EMPTY], Wanted(ONE, fixed="A-02"), "A-01", Reason.EMPTIEST),
        ([Bin("Z", walk=9), Bin("Y", walk=8)], Wanted(ONE), "Y", Reason.EMPTIEST),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else None,
)
def test_the_first_rule_that_fits_chooses(bins: list[Bin], wanted: Wanted, code: str, reason: Reason) -> None:
    assert choose(bins, wanted) == Suggestion(code, reason)
    assert choose(list(reversed(bins)), wanted) == Suggestion(code, reason)


def test_a_bin_that_was_passed_is_not_suggested_again() -> None:
    assert choose([EMPTY, HALF], Wanted(ONE), passed=("A-01",)) == Suggestion("C-01", Reason.EMPTIEST)
    assert choose([EMPTY], Wanted(ONE), passed=("A-01",)) is None


def test_nothing_has_room() -> None:
    assert choose([FULL], Wanted(ONE)) is None


@pytest.mark.parametrize(
    ("bin_", "wanted", "found"),
    [
        (EMPTY, Wanted(ONE, zone="A"), ()),
        (EMPTY, Wanted(ONE, zone="B"), (Concern.WRONG_ZONE,)),
        (OTHER_LOT, Wanted(ONE, "L1"), (Concern.MIXES_LOTS,)),
        (HALF, Wanted(6 * ONE), (Concern.MIXES_ITEMS, Concern.OVER_CAPACITY)),
        (EMPTY, Wanted(ONE, fixed="B-01"), (Concern.NOT_ITS_OWN,)),
        (HALF, Wanted(ONE, fixed="C-01", zone="A"), (Concern.MIXES_ITEMS,)),
    ],
)
def test_another_bin_says_what_it_means(bin_: Bin, wanted: Wanted, found: tuple[Concern, ...]) -> None:
    assert concerns(bin_, wanted) == found
