"""The evdev scanner, fed with the kernel's own structs through a named pipe."""

from __future__ import annotations

import os
import queue
import struct
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.clock import Instant
from app.scan.device import CUT_OFF, DeviceState, DeviceStatus, Misread
from app.scan.evdev import EVENT, EvdevScanner, EventReader, keyboards
from app.scan.evdev_settings import EvdevSettings
from app.scan.framing import FrameSettings
from app.scan.keymaps import FRENCH, GERMAN, US, Layout
from app.scan.scan import Device, Scan

pytestmark = pytest.mark.realtime

SHIFT, CONTROL, ALT, ALT_GR, F8 = 42, 29, 56, 100, 66
KEYPAD = {"0": 82, "1": 79, "2": 80, "3": 81, "4": 75, "5": 76, "6": 77, "7": 71, "8": 72, "9": 73}


def record(kind: int, code: int, value: int) -> bytes:
    seconds, nanos = divmod(time.monotonic_ns(), 1_000_000_000)
    return EVENT.pack(seconds, nanos // 1000, kind, code, value)


def event(code: int, value: int) -> bytes:
    """A key event with its misc and its report, as the HID driver sends them."""
    return record(4, 4, code) + record(1, code, value) + record(0, 0, 0)


def tap(code: int, *held: int) -> bytes:
    down = b"".join(event(modifier, 1) for modifier in held)
    up = b"".join(event(modifier, 0) for modifier in reversed(held))
    return down + event(code, 1) + event(code, 0) + up


def typed(text: str, layout: Layout = US) -> bytes:
    keys = []
    for character in text:
        code, shift, alt_gr = layout.keys_for(character)
        keys.append(tap(code, *([SHIFT] if shift else []), *([ALT_GR] if alt_gr else [])))
    return b"".join(keys)


class Gun:
    """A scanner on a pipe and what the station hears of it."""

    def __init__(self, path: Path, name: str = "Gun 1", **settings: object) -> None:
        self.path = path
        self.plug()
        self.said: queue.Queue[Scan | DeviceStatus | Misread] = queue.Queue()
        put = self.said.put
        wanted = EvdevSettings(str(path), name, grab=False, **settings)  # type: ignore[arg-type]
        self.scanner = EvdevScanner(wanted, put, put, put, clock=lambda: Instant(42))
        self.scanner.start()
        assert self.next() == DeviceStatus(DeviceState.LISTENING, f"{name} is listening")

    def plug(self) -> None:
        os.mkfifo(self.path)
        self._pipe = os.open(self.path, os.O_RDWR)

    def unplug(self) -> None:
        self.path.unlink()
        os.close(self._pipe)

    def send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._pipe, data) :]

    def next(self) -> Scan | DeviceStatus | Misread:
        return self.said.get(timeout=20)

    def text(self) -> str:
        scan = self.next()
        assert isinstance(scan, Scan)
        return scan.text

    def close(self) -> None:
        self.scanner.stop()
        os.close(self._pipe)


@pytest.fixture
def gun(tmp_path: Path) -> Iterator[Gun]:
    opened = Gun(tmp_path / "event7")
    yield opened
    opened.close()


def test_a_scan_by_its_keys_with_device_and_time(gun: Gun) -> None:
    gun.send(typed("]C1 Lot-7/aZ09!?\r"))
    assert gun.next() == Scan("]C1 Lot-7/aZ09!?", "", Device.EVDEV, "Gun 1", Instant(42))


@pytest.mark.parametrize("layout", [GERMAN, FRENCH])
def test_a_scanner_set_to_another_board(tmp_path: Path, layout: Layout) -> None:
    gun = Gun(tmp_path / "event7", layout=layout.name)
    gun.send(typed("Lot-7/[Yz]@09_{}\\\r", layout))
    assert gun.text() == "Lot-7/[Yz]@09_{}\\"
    gun.close()


def test_gs_as_control_bracket_f8_and_alt_code(gun: Gun) -> None:
    alt_29 = event(ALT, 1) + b"".join(tap(KEYPAD[digit]) for digit in "0029") + event(ALT, 0)
    gun.send(typed("10L") + tap(27, CONTROL) + typed("21S") + tap(F8) + typed("17") + alt_29 + typed("91X\r"))
    assert gun.text() == "10L\x1d21S\x1d17\x1d91X"


def test_two_scanners_at_once_stay_two(tmp_path: Path) -> None:
    # Their halves come in pieces: a suffix alone ends a scan, however long the sender stands still.
    sure = FrameSettings(terminated=True, cut_ms=60_000)
    guns = [Gun(tmp_path / f"event{n}", f"Gun {n}", frame=sure) for n in (1, 2)]
    codes = [[f"{n}-CODE-{m:03d}" for m in range(100)] for n in (1, 2)]
    halves = [b"".join(typed(code + "\r") for code in mine) for mine in codes]
    for start in range(0, max(map(len, halves)), 1000):
        for gun, half in zip(guns, halves, strict=True):
            gun.send(half[start : start + 1000])
    for number, (gun, mine) in enumerate(zip(guns, codes, strict=True), 1):
        heard = [gun.next() for _ in mine]
        assert [scan.text for scan in heard if isinstance(scan, Scan)] == mine
        assert {scan.device_name for scan in heard if isinstance(scan, Scan)} == {f"Gun {number}"}
        gun.close()


def test_no_suffix_ends_by_silence(gun: Gun) -> None:
    gun.send(typed("4006381333931"))
    assert gun.text() == "4006381333931"


def test_kernel_repeats_are_no_characters_and_doubled_ones_are(gun: Gun) -> None:
    gun.send(event(2, 1) + event(2, 2) + event(2, 2) + event(2, 0) + tap(2) + tap(2) + tap(28))
    assert gun.text() == "111"


def test_events_the_kernel_dropped_spoil_one_scan_and_no_more(gun: Gun) -> None:
    dropped = event(SHIFT, 1) + record(0, 3, 0) + record(1, 30, 1) + record(0, 0, 0)
    gun.send(typed("ABC") + dropped + typed("XYZ\r") + typed("whole\r"))
    assert gun.next() == CUT_OFF
    assert gun.text() == "whole"


def test_unplugged_and_plugged_in_again(gun: Gun) -> None:
    gun.send(typed("first\r"))
    assert gun.text() == "first"
    gun.unplug()
    assert gun.next() == DeviceStatus(DeviceState.DISCONNECTED, "Gun 1 is not connected; waiting for it")
    gun.plug()
    assert gun.next() == DeviceStatus(DeviceState.LISTENING, "Gun 1 is listening")
    gun.send(typed("second\r"))
    assert gun.text() == "second"


def test_garbage_does_no_harm(gun: Gun) -> None:
    whole = os.urandom(EVENT.size * 5000)
    garbage = b"".join(
        EVENT.pack(1, 1, *struct.unpack_from("HHi", whole, start))
        for start in range(0, len(whole), EVENT.size)
    )
    gun.send(
        garbage + record(0, 0, 0) + b"".join(event(code, 0) for code in (SHIFT, 54, 29, 97, ALT, ALT_GR))
    )
    gun.send(typed("\rAFTER\r"))
    while True:
        said = gun.next()
        if isinstance(said, Scan) and said.text == "AFTER":
            break


def test_records_may_arrive_in_parts() -> None:
    reader = EventReader()
    data = tap(30)
    events = [found for place in range(len(data)) for found in reader.feed(data[place : place + 1])]
    assert [(e.type, e.code, e.value) for e in events if e.type == 1] == [(1, 30, 1), (1, 30, 0)]


def test_what_is_no_input_device_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "event9"
    file.touch()
    said: list[DeviceStatus] = []
    refused = threading.Event()

    def hear(status: DeviceStatus) -> None:
        said.append(status)
        refused.set()

    scanner = EvdevScanner(EvdevSettings(str(file), "Gun 9"), print, hear, print)
    scanner.start()
    assert refused.wait(20)
    scanner.stop()
    assert said[0] == DeviceStatus(DeviceState.REFUSED, f"Gun 9: {file} is not an input device")


def test_keyboards_by_lasting_names(tmp_path: Path) -> None:
    (tmp_path / "usb-Honeywell_1900-event-kbd").touch()
    (tmp_path / "usb-Mouse-event-mouse").touch()
    assert [path.name for path in keyboards(tmp_path)] == ["usb-Honeywell_1900-event-kbd"]
    assert keyboards(tmp_path / "none") == []
