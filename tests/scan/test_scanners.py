"""The scanners of a station: kept, read again, refused in words, and set to listen."""

from __future__ import annotations

import os
import queue
import tty
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import BadCall, Unavailable
from app.scan.evdev_settings import EvdevSettings
from app.scan.framing import FrameSettings
from app.scan.scanners import FILE, Scanners, read_scanners, start_scanners, write_scanners
from app.scan.serial_port import SerialSettings
from app.scan.wedge import WedgeSettings


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    scanners = Scanners(
        WedgeSettings(decoding="scancode", layout="de", suffixes=("\x03", "\r"), gs=("F8",), terminated=True),
        (SerialSettings("/dev/ttyACM0", "Gun 1", 115200, frame=FrameSettings(terminated=True)),),
        (EvdevSettings("/dev/input/by-id/usb-gun-event-kbd", layout="fr"),),
    )
    write_scanners(tmp_path / "new", scanners)
    assert read_scanners(tmp_path / "new") == scanners


def test_nothing_kept_is_as_scanners_leave_the_factory(tmp_path: Path) -> None:
    assert read_scanners(tmp_path) == Scanners()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "the file"),
        ("[]", "the file"),
        ('{"wedge": {"layout": "xx"}}', "wedge.layout"),
        ('{"wedge": {"prefix": "ab"}}', "one character"),
        ('{"wedge": {"decoding": "magic"}}', "wedge.decoding"),
    ],
)
def test_a_broken_file_is_named_with_its_place(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / FILE).write_text(content)
    with pytest.raises(BadCall, match=words) as refused:
        read_scanners(tmp_path)
    assert refused.value.code == "bad-scanners"


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unavailable, match="cannot be written"):
        write_scanners(tmp_path / "file", Scanners())


def test_two_ports_are_two_devices(tmp_path: Path) -> None:
    cables = [os.openpty() for _ in range(2)]
    for _, theirs in cables:
        tty.setraw(theirs)
    said: queue.Queue[Any] = queue.Queue()
    ports = tuple(SerialSettings(os.ttyname(theirs), f"Gun {n}") for n, (_, theirs) in enumerate(cables, 1))
    threads = start_scanners(Scanners(serial=ports), said.put, said.put, said.put)
    try:
        # What lies in a port before it is opened is thrown away.
        assert {status.state for status in (said.get(timeout=20), said.get(timeout=20))} == {"listening"}
        for number, (ours, _) in enumerate(cables, 1):
            os.write(ours, f"FROM-{number}\r".encode())
        scans = [said.get(timeout=20), said.get(timeout=20)]
    finally:
        for thread in threads:
            thread.stop()
        for ours, theirs in cables:
            os.close(ours)
            os.close(theirs)
    assert {(scan.device_name, scan.text) for scan in scans} == {("Gun 1", "FROM-1"), ("Gun 2", "FROM-2")}
