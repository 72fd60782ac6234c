"""The field of an RFID reader: a burst is one event, each tag once; who comes back is shown."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from app.bootstrap.tags import AWAY, LONGEST, TagField
from app.domain.clock import Instant
from app.scan.scan import Device, Scan

LAMP, GLAND = "urn:epc:id:sgtin:9521234.050001.1", "urn:epc:id:sgtin:9521234.050002.1"
GLAND_HEX = "3036 4521 4830 D480 0000 0001"
T0 = 1_795_000_000_000_000


class Reader:
    """A reader with a clock of its own, and what its field tells."""

    def __init__(self) -> None:
        self.now = T0
        self.told: list[tuple[str, Any]] = []
        self.changed = threading.Condition()
        self.field = TagField(self, lambda: Instant(self.now), quiet=20_000)  # type: ignore[arg-type]

    def take_burst(self, scans: Sequence[Scan]) -> None:
        assert all(scan.device is Device.RFID and scan.device_name == "Gate" for scan in scans)
        self._tell("burst", [scan.text for scan in scans])

    def ignore(self, scan: Scan, why: str) -> None:
        assert why == "This tag was counted already"
        self._tell("ignored", scan.text)

    def _tell(self, *what: Any) -> None:
        with self.changed:
            self.told.append(what)
            self.changed.notify_all()

    def hears(self, *lines: str, after: int = 0) -> None:
        self.now += after
        for line in lines:
            self.field.hear(Scan(line, "", Device.SERIAL, "Gate", Instant(self.now)))

    def wait(self, until: Callable[[], bool]) -> None:
        with self.changed:
            assert self.changed.wait_for(until, 10), self.told

    def quiet(self, told: int) -> None:
        """Let the burst end; then so much has been told."""
        self.now += 30_000
        self.wait(lambda: len(self.told) >= told)


@pytest.fixture
def reader() -> Iterator[Reader]:
    made = Reader()
    made.field.start()
    yield made
    made.field.stop()


def test_a_burst_is_one_event_in_the_order_heard(reader: Reader) -> None:
    reader.hears(*[GLAND, LAMP] * 100)
    reader.quiet(1)
    assert reader.told == [("burst", [GLAND, LAMP])]


def test_who_stays_is_silent_and_who_comes_back_is_shown(reader: Reader) -> None:
    reader.hears(LAMP, GLAND)
    reader.quiet(1)
    for _ in range(5):
        reader.hears(LAMP, after=AWAY * 9 // 10)
    reader.hears(GLAND)
    reader.quiet(2)
    assert reader.told == [("burst", [LAMP, GLAND]), ("ignored", GLAND)]


def test_another_document_counts_who_comes_and_not_who_stays(reader: Reader) -> None:
    reader.hears(LAMP, GLAND)
    reader.quiet(1)
    reader.hears(LAMP, after=AWAY * 9 // 10)
    reader.field.begin_document()
    reader.hears(LAMP, GLAND, after=AWAY * 9 // 10)
    reader.quiet(2)
    assert reader.told[1] == ("burst", [GLAND])


def test_one_tag_in_two_writings_is_one(reader: Reader) -> None:
    reader.hears(GLAND_HEX, GLAND)
    reader.quiet(2)
    assert reader.told == [("burst", [GLAND_HEX]), ("ignored", GLAND)]


def test_what_is_no_tag_is_told_with_the_others(reader: Reader) -> None:
    reader.hears("rubbish", LAMP, "rubbish", "  ", LAMP)
    reader.quiet(1)
    assert reader.told == [("burst", [LAMP, "rubbish"])]


def test_a_belt_that_is_never_quiet_is_counted_all_the_same(reader: Reader) -> None:
    for number in range(1, 500):
        reader.hears(f"{LAMP}{number:04}", after=15_000)
    reader.wait(lambda: len(reader.told) > 0)
    assert 0 < len(reader.told[0][1]) <= LONGEST // 15_000 + 1


def test_a_clock_set_back_neither_keeps_a_burst_nor_a_tag(reader: Reader) -> None:
    reader.hears(LAMP)
    reader.now -= 3_600_000_000
    reader.wait(lambda: reader.told == [("burst", [LAMP])])
    reader.hears(LAMP, GLAND)
    reader.quiet(3)
    assert reader.told[1:] == [("burst", [GLAND]), ("ignored", LAMP)]


def test_what_is_gathered_is_told_before_the_end() -> None:
    reader = Reader()
    reader.field.start()
    reader.hears(LAMP)
    reader.field.stop()
    assert reader.told == [("burst", [LAMP])]
