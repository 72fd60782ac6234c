"""The picker's way: bin after bin in walk order, no bin twice, whatever was promised where."""

from __future__ import annotations

from itertools import groupby, pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.quantity import Quantity
from app.domain.standing import Promised
from app.station.pick_walk import Place, Share, onwards, stops

PLACES = {
    f"{zone}-{n}": Place(zone, walk) for walk, (zone, n) in enumerate((z, n) for z in "AB" for n in (1, 2))
}


def promise(
    order: str, line: str, location: str, quantity: int = 1, item: str = "TEA", **more: str
) -> Promised:
    fields = {"state": "open", "unit": "", "lot": "", **more}
    return Promised(
        f"{order}{line}{location}", document=order, line=line, item=item, location=location,
        quantity=Quantity(quantity), **fields,
    )  # fmt: skip


def test_each_order_has_its_own_stops_unless_they_share_a_tote() -> None:
    both = [promise("SO-1", "1", "B-1", 3), promise("SO-2", "4", "B-1", 2), promise("SO-1", "2", "A-2", 5)]
    apart = stops(both, PLACES)
    assert [(stop.location, stop.order, stop.quantity) for stop in apart] == [
        ("A-2", "SO-1", 5), ("B-1", "SO-1", 3), ("B-1", "SO-2", 2),
    ]  # fmt: skip
    together = stops(both, PLACES, shared=True)
    assert [(stop.location, stop.shares) for stop in together] == [
        ("A-2", (Share("SO-1", "2", 5),)),
        ("B-1", (Share("SO-1", "1", 3), Share("SO-2", "4", 2))),
    ]


def test_what_is_picked_or_in_another_zone_or_site_is_no_stop() -> None:
    found = stops(
        [
            promise("SO-1", "1", "A-1", state="picked", unit="T-1"),
            promise("SO-1", "2", "B-1"),
            promise("SO-1", "3", "ELSEWHERE"),
            promise("SO-1", "4", "A-2"),
        ],
        PLACES,
        zone="A",
    )
    assert [stop.location for stop in found] == ["A-2"]


some = st.builds(
    promise,
    st.sampled_from(["SO-1", "SO-2", "SO-3"]),
    st.sampled_from("12"),
    st.sampled_from(sorted(PLACES)),
    st.integers(1, 9),
    st.sampled_from(["TEA", "MUG"]),
)


@given(promises=st.lists(some, max_size=20), shared=st.booleans(), at=st.sampled_from([*PLACES, ""]))
def test_no_bin_is_walked_to_twice_and_nothing_is_forgotten(
    promises: list[Promised], shared: bool, at: str
) -> None:
    way = onwards(stops(promises, PLACES, shared=shared), PLACES, at)
    bins = [location for location, _ in groupby(way, lambda stop: stop.location)]
    assert len(bins) == len(set(bins))
    assert sum(stop.quantity for stop in way) == sum(one.quantity for one in promises)
    walks = [PLACES[location].walk for location in bins]
    turns = sum(before > after for before, after in pairwise(walks))
    assert turns <= (1 if at else 0)
    if at in bins:
        assert bins[0] == at
