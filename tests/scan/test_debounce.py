"""Debounce: a code in view is one scan; two equal labels are two; triggers are never debounced."""

from __future__ import annotations

import pytest

from app.domain.clock import Instant
from app.scan.debounce import Debounce
from app.scan.scan import Device, Scan

START = 1_800_000_000_000_000


def sight(ms: int, x: int = 100, text: str = "A", device: Device = Device.CAMERA, name: str = "cam") -> Scan:
    box = ((x, 100), (x + 80, 100), (x + 80, 140), (x, 140))
    return Scan(text, "EAN-13", device, name, Instant(START + ms * 1000), box=box)


def tag(ms: int, text: str) -> Scan:
    return Scan(text, "", Device.RFID, "gate", Instant(START + ms * 1000))


def answers(*frames: list[Scan]) -> list[list[bool]]:
    debounce = Debounce()
    return [debounce.repeats(frame) for frame in frames]


def test_a_code_held_in_view_for_minutes_is_one_scan() -> None:
    debounce = Debounce()
    repeats = [debounce.repeats([sight(ms)])[0] for ms in range(0, 120_000, 33)]
    assert repeats == [False] + [True] * (len(repeats) - 1)


def test_a_code_that_moves_through_the_frame_is_one_scan() -> None:
    debounce = Debounce()
    repeats = [debounce.repeats([sight(n * 66, x=n * 60)])[0] for n in range(20)]
    assert repeats.count(False) == 1


@pytest.mark.parametrize(
    ("ms", "x", "repeat"),
    [(900, 110, True), (900, 600, False), (1100, 100, False), (240, 600, True), (1001, 100, False)],
)
def test_a_code_that_comes_back(ms: int, x: int, repeat: bool) -> None:
    assert answers([sight(0)], [sight(ms, x)]) == [[False], [repeat]]


def test_two_equal_labels_side_by_side_are_two_and_stay_two() -> None:
    pair = [[sight(ms, 100), sight(ms, 400)] for ms in range(0, 400, 33)]
    said = answers(*pair)
    assert said[0] == [False, False]
    assert all(later == [True, True] for later in said[1:])


def test_one_label_found_twice_in_a_frame_is_one() -> None:
    assert answers([sight(0, 100), sight(0, 104)]) == [[False, True]]


def test_a_second_label_joining_the_first_counts() -> None:
    assert answers([sight(0, 100)], [sight(33, 102), sight(33, 400)]) == [[False], [True, False]]


def test_other_codes_and_other_cameras_do_not_disturb() -> None:
    assert answers([sight(0)], [sight(33, text="B")], [sight(66, name="cam 2")]) == [
        [False],
        [False],
        [False],
    ]


@pytest.mark.parametrize(
    "device", [Device.KEYBOARD, Device.SERIAL, Device.EVDEV, Device.TYPED, Device.SCRIPT]
)
def test_a_trigger_device_is_never_debounced(device: Device) -> None:
    assert answers([sight(0, device=device)], [sight(1, device=device)]) == [[False], [False]]


def test_a_tag_read_a_hundred_times_is_one_until_it_was_away() -> None:
    debounce = Debounce()
    assert [debounce.repeats([tag(n * 10, "E1"), tag(n * 10, "E2")]) for n in range(100)].count(
        [False, False]
    ) == 1
    assert debounce.repeats([tag(990 + 1001, "E1")]) == [False]
