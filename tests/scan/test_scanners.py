"""The scanners of a station: each is a device of its own, and known to keep separators or not."""

from __future__ import annotations

import os
import queue
import tty
from typing import Any

from app.scan.evdev_settings import EvdevSettings
from app.scan.framing import FrameSettings
from app.scan.scanners import KEYBOARD_SCANNER, Scanners, scanner_thread
from app.scan.serial_settings import SerialSettings
from app.scan.wedge import WedgeSettings


def test_two_ports_are_two_devices() -> None:
    cables = [os.openpty() for _ in range(2)]
    for _, theirs in cables:
        tty.setraw(theirs)
    said: queue.Queue[Any] = queue.Queue()
    ports = [SerialSettings(os.ttyname(theirs), f"Gun {n}") for n, (_, theirs) in enumerate(cables, 1)]
    threads = [scanner_thread(port, said.put, said.put, said.put) for port in ports]
    for thread in threads:
        thread.start()
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


def test_a_device_is_called_by_its_name_or_its_place() -> None:
    assert SerialSettings("/dev/ttyACM0").shown == "/dev/ttyACM0"
    assert EvdevSettings("/dev/input/by-id/usb-gun-event-kbd").shown == "usb-gun-event-kbd"
    assert EvdevSettings("/dev/input/event3", "Gun 2").shown == "Gun 2"


def test_who_keeps_separators_is_known_by_name() -> None:
    kept = FrameSettings(separators_kept=True)
    scanners = Scanners(
        serial=(SerialSettings("/dev/a", "Gun 1", frame=kept), SerialSettings("/dev/b", "Gun 2")),
        evdev=(EvdevSettings("/dev/c", "Gun 3", frame=kept),),
    )
    assert scanners.with_separators == {"Gun 1", "Gun 3"}
    assert Scanners(wedge=WedgeSettings(separators_kept=True)).with_separators == {KEYBOARD_SCANNER}
