"""The serial scanner over a pseudo terminal: read, unplugged, plugged in again."""

from __future__ import annotations

import os
import queue
import tty
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.clock import Instant
from app.scan.device import DeviceState, DeviceStatus, Misread
from app.scan.framing import FrameSettings
from app.scan.scan import Device, Scan
from app.scan.serial_port import SerialScanner, SerialSettings, decode_text

pytestmark = pytest.mark.realtime


class Plug:
    """A scanner's cable: one end here, the other at a lasting name, as udev gives it."""

    def __init__(self, link: Path) -> None:
        self.link = link
        self.plug()

    def plug(self) -> None:
        self.ours, theirs = os.openpty()
        tty.setraw(theirs)
        self.link.symlink_to(os.ttyname(theirs))
        os.close(theirs)

    def unplug(self) -> None:
        self.link.unlink()
        os.close(self.ours)

    def send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self.ours, data) :]


class Station:
    """Collects what a scanner says on its thread."""

    def __init__(self, settings: SerialSettings) -> None:
        self.said: queue.Queue[Scan | DeviceStatus | Misread] = queue.Queue()
        put = self.said.put
        self.scanner = SerialScanner(settings, put, put, put, clock=lambda: Instant(42))
        self.scanner.start()

    def next(self) -> Scan | DeviceStatus | Misread:
        return self.said.get(timeout=20)

    def text(self) -> str:
        scan = self.next()
        assert isinstance(scan, Scan)
        return scan.text

    def state(self) -> DeviceState:
        status = self.next()
        assert isinstance(status, DeviceStatus)
        return status.state


@pytest.fixture
def plug(tmp_path: Path) -> Iterator[Plug]:
    cable = Plug(tmp_path / "scanner")
    yield cable
    with suppress(OSError):
        os.close(cable.ours)


SURE = FrameSettings(terminated=True, cut_ms=60_000)
"""A suffix ends a scan and nothing else does: a test that stands still in the middle of one cuts nothing."""


@pytest.fixture
def sure(plug: Plug) -> Iterator[Station]:
    listening = Station(SerialSettings(str(plug.link), name="Gun 1", frame=SURE))
    assert listening.state() == DeviceState.LISTENING
    yield listening
    listening.scanner.stop()


@pytest.fixture
def station(plug: Plug) -> Iterator[Station]:
    listening = Station(SerialSettings(str(plug.link), name="Gun 1"))
    assert listening.next() == DeviceStatus(DeviceState.LISTENING, "Gun 1 is listening")
    yield listening
    listening.scanner.stop()
    assert listening.scanner.status.state == DeviceState.STOPPED


def test_scans_come_whole_with_device_and_time(plug: Plug, station: Station) -> None:
    plug.send(b"]C1010950600013435210LOT\x1d21S\r\n4006381333931\r\n")
    assert station.next() == Scan(
        "]C1010950600013435210LOT\x1d21S", "", Device.SERIAL, "Gun 1", Instant(42)
    )  # fmt: skip
    assert station.text() == "4006381333931"


def test_two_hundred_scans_at_once_are_all_there(plug: Plug, sure: Station) -> None:
    codes = [f"01095060001343{n:04d}" for n in range(200)]
    plug.send("".join(code + "\r" for code in codes).encode())
    assert [sure.text() for _ in codes] == codes


def test_without_suffix_silence_ends_the_scan(plug: Plug, station: Station) -> None:
    plug.send(b"4006381333931")
    assert station.text() == "4006381333931"


def test_a_character_in_two_halves_and_bytes_that_are_no_text(plug: Plug, sure: Station) -> None:
    plug.send(b"Gr\xc3")
    plug.send(b"\xb6\xc3\x9fe \xff!\r")
    assert sure.text() == "Größe <FF>!"


def test_unplugged_in_a_scan_says_so_and_reads_again_after_the_replug(plug: Plug, sure: Station) -> None:
    plug.send(b"WHOLE\rHAL")
    assert sure.text() == "WHOLE"
    plug.unplug()
    cut = sure.next()
    assert cut == Misread("scan-cut-off", cut.text if isinstance(cut, Misread) else "")
    gone = sure.next()
    assert gone == DeviceStatus(DeviceState.DISCONNECTED, "Gun 1 is not connected; waiting for it")
    plug.plug()
    assert sure.state() == DeviceState.LISTENING
    plug.send(b"F-AGAIN\r")
    assert sure.text() == "F-AGAIN"


def test_a_flood_is_refused_and_the_next_scan_reads(plug: Plug, sure: Station) -> None:
    plug.send(os.urandom(1 << 20).translate(None, b"\r\n\x03") + b"\rAFTER\r")
    said = [sure.next(), sure.next()]
    assert isinstance(said[0], Misread)
    assert said[0].code == "scan-too-long"
    assert isinstance(said[1], Scan)
    assert said[1].text == "AFTER"


def test_a_port_in_use_and_a_file_that_is_no_port_are_refused_in_words(plug: Plug, tmp_path: Path) -> None:
    first = Station(SerialSettings(str(plug.link)))
    assert first.state() == DeviceState.LISTENING
    second = Station(SerialSettings(str(plug.link), name="Gun 2"))
    refused = second.next()
    file = tmp_path / "file"
    file.touch()
    third = Station(SerialSettings(str(file), name="Gun 3"))
    also = third.next()
    for station in (first, second, third):
        station.scanner.stop()
    assert refused == DeviceStatus(DeviceState.REFUSED, f"Gun 2: another program is using {plug.link}")
    assert also == DeviceStatus(DeviceState.REFUSED, f"Gun 3: {file} is not a serial port")


def test_a_scanner_not_there_at_the_start_is_waited_for(tmp_path: Path) -> None:
    station = Station(SerialSettings(str(tmp_path / "scanner"), name="Gun 1"))
    assert station.state() == DeviceState.DISCONNECTED
    plug = Plug(tmp_path / "scanner")
    assert station.state() == DeviceState.LISTENING
    plug.send(b"HELLO\r")
    assert station.text() == "HELLO"
    station.scanner.stop()
    plug.unplug()


def test_a_sure_suffix_waits_longer_than_silence(plug: Plug) -> None:
    settings = SerialSettings(str(plug.link), frame=replace(SURE, silence_ms=1))
    station = Station(settings)
    assert station.state() == DeviceState.LISTENING
    plug.send(b"ABC")
    plug.send(b"DEF\r")
    assert station.text() == "ABCDEF"
    station.scanner.stop()


def test_latin_1_scanners() -> None:
    assert decode_text(b"Gr\xf6\xdfe", "latin-1") == "Größe"
