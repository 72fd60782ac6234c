"""Which scanners this station has: kept in scanners.json in its data folder, and set to listen from there."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from app.domain.clock import Clock, system_clock
from app.domain.errors import BadCall, Unavailable
from app.scan.device import DeviceStatus, Misread
from app.scan.evdev_settings import EvdevSettings
from app.scan.listener import ScannerThread
from app.scan.scan import Scan
from app.scan.serial_port import SerialScanner, SerialSettings
from app.scan.wedge import WedgeSettings

FILE = "scanners.json"


@dataclass(frozen=True, slots=True)
class Scanners:
    """The wedge, and every scanner that is a device of its own."""

    wedge: WedgeSettings = field(default_factory=WedgeSettings)
    serial: tuple[SerialSettings, ...] = ()
    evdev: tuple[EvdevSettings, ...] = ()


_SCANNERS = TypeAdapter(Scanners)


def read_scanners(folder: Path) -> Scanners:
    """What was set up; as scanners leave the factory where nothing was. Raises BadCall `bad-scanners`."""
    file = folder / FILE
    try:
        return _SCANNERS.validate_json(file.read_bytes())
    except FileNotFoundError:
        return Scanners()
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadCall("bad-scanners", f"{file}: {place or 'the file'}: {first['msg']}") from None
    except OSError as error:
        raise Unavailable("no-scanners-file", f"{file} cannot be read: {error.strerror}") from None


def write_scanners(folder: Path, scanners: Scanners) -> None:
    """Keep it, whole or not at all. Raises Unavailable `no-scanners-file`."""
    file = folder / FILE
    draft = file.with_suffix(".draft")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(_SCANNERS.dump_json(scanners, indent=2))
        draft.replace(file)
    except OSError as error:
        raise Unavailable("no-scanners-file", f"{file} cannot be written: {error.strerror}") from None


def start_scanners(
    scanners: Scanners,
    on_scan: Callable[[Scan], None],
    on_status: Callable[[DeviceStatus], None],
    on_misread: Callable[[Misread], None],
    clock: Clock = system_clock,
) -> list[ScannerThread]:
    """Let all serial and evdev scanners listen, each on its own thread; the caller stops them."""
    threads: list[ScannerThread] = [
        SerialScanner(settings, on_scan, on_status, on_misread, clock) for settings in scanners.serial
    ]
    if sys.platform == "linux":
        from app.scan.evdev import EvdevScanner

        threads += [EvdevScanner(one, on_scan, on_status, on_misread, clock) for one in scanners.evdev]
    for thread in threads:
        thread.start()
    return threads
