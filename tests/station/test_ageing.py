"""The ageing queue: bands at 24, 48 and 72 hours, and what is worth most to do next."""

from __future__ import annotations

import pytest

from app.station.ageing import HOUR, Band, Waits, band, counts, hours, queue

NOW = 1_000 * HOUR


def waits(key: str, hours_: int, value: int, orders: int = 0) -> Waits:
    return Waits(key, key, 1_000_000, NOW - hours_ * HOUR, value, orders)


@pytest.mark.parametrize(
    ("waited", "expected"),
    [(0, Band.FRESH), (23, Band.FRESH), (24, Band.DUE), (47, Band.DUE), (48, Band.LATE), (71, Band.LATE),
     (72, Band.OVER), (900, Band.OVER)],
)  # fmt: skip
def test_the_bands(waited: int, expected: Band) -> None:
    assert band(NOW - waited * HOUR, NOW) is expected
    assert hours(NOW - waited * HOUR, NOW) == waited


def test_one_minute_before_the_band_it_is_not_in_it() -> None:
    assert band(NOW - 24 * HOUR + 60_000_000, NOW) is Band.FRESH


def test_a_clock_put_back_makes_nothing_negative() -> None:
    assert (hours(NOW + HOUR, NOW), band(NOW + HOUR, NOW)) == (0, Band.FRESH)


def test_the_oldest_band_then_what_frees_most() -> None:
    things = [
        waits("cheap-old", 74, 100),
        waits("dear-old", 76, 900),
        waits("fills", 52, 300, orders=2),
        waits("dearer", 53, 500),
        waits("dear-fresh", 1, 9_000, orders=5),
    ]
    assert [one.key for one in queue(things, NOW)] == [
        "dear-old",
        "cheap-old",
        "fills",
        "dearer",
        "dear-fresh",
    ]


def test_what_is_alike_goes_by_age() -> None:
    assert [one.key for one in queue([waits("b", 30, 5), waits("a", 31, 5)], NOW)] == ["a", "b"]


def test_counts_by_band() -> None:
    assert counts([waits("a", 1, 0), waits("b", 25, 0), waits("c", 26, 0), waits("d", 99, 0)], NOW) == {
        Band.FRESH: 1,
        Band.DUE: 2,
        Band.LATE: 0,
        Band.OVER: 1,
    }
