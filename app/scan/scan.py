"""One read from one device, before anybody knows what it names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.clock import Instant


class Device(StrEnum):
    """How a scan reached the station."""

    KEYBOARD = "keyboard"
    CAMERA = "camera"
    SERIAL = "serial"
    EVDEV = "evdev"
    RFID = "rfid"
    TYPED = "typed"
    SCRIPT = "script"


@dataclass(frozen=True, slots=True)
class Scan:
    """A raw scan: exact text, symbology, device, time."""

    text: str
    """Exactly what was read, GS as U+001D, without terminator."""
    symbology: str
    """A name of CONTRACT's decode list, "" where the device does not say."""
    device: Device
    device_name: str
    at: Instant
    aim: str = ""
    """The AIM identifier apart from the text (`]C1`), where the device gives it so."""
    box: tuple[tuple[int, int], ...] = ()
    """Four [x, y] pixels clockwise from top left, from a camera."""
