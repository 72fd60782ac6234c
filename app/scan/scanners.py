"""Which scanners this station has, and the thread on which one of them is listened to."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.clock import Clock, system_clock
from app.scan.device import DeviceStatus, Misread
from app.scan.evdev_settings import EvdevSettings
from app.scan.listener import ScannerThread
from app.scan.scan import Scan
from app.scan.serial_settings import SerialSettings
from app.scan.wedge import WedgeSettings

KEYBOARD_SCANNER = "Keyboard scanner"
"""The name of whatever types into the window: wedges cannot be told apart there."""

Wired = SerialSettings | EvdevSettings
"""A scanner that is a device of its own."""


@dataclass(frozen=True, slots=True)
class Scanners:
    """The wedge, and every scanner and RFID reader that is a device of its own."""

    keyboard: bool = True
    """A scanner types into the window; where none does, nobody need keep the window in front."""
    wedge: WedgeSettings = field(default_factory=WedgeSettings)
    serial: tuple[SerialSettings, ...] = ()
    evdev: tuple[EvdevSettings, ...] = ()
    rfid: tuple[Wired, ...] = ()
    """Readers that send a tag a line, through a port or as a keyboard of their own."""

    @property
    def wired(self) -> tuple[Wired, ...]:
        """All but the wedge."""
        return (*self.serial, *self.evdev, *self.rfid)

    @property
    def with_separators(self) -> frozenset[str]:
        """The names of those that were seen to send GS."""
        wired = frozenset(one.shown for one in self.wired if one.frame.separators_kept)
        return wired | {KEYBOARD_SCANNER} if self.wedge.separators_kept else wired


def scanner_thread(
    wired: Wired,
    on_scan: Callable[[Scan], None],
    on_status: Callable[[DeviceStatus], None],
    on_misread: Callable[[Misread], None],
    clock: Clock = system_clock,
) -> ScannerThread | None:
    """A scanner, not listening yet; None where this system has no such devices."""
    if isinstance(wired, SerialSettings):
        from app.scan.serial_port import SerialScanner

        return SerialScanner(wired, on_scan, on_status, on_misread, clock)
    if sys.platform != "linux":
        return None
    from app.scan.evdev import EvdevScanner

    return EvdevScanner(wired, on_scan, on_status, on_misread, clock)
