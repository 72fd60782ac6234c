"""A keyboard-wedge scanner taken for ourselves on Linux: its key events are read from the kernel, per device.

Grabbed (EVIOCGRAB), nothing it sends reaches any window, so two scanners on one computer are two devices
and a lost focus loses no scan. Linux only: import it there. The account needs read access to the device:
see packaging/70-scanledger-scanners.rules.
"""

from __future__ import annotations

import errno
import fcntl
import os
import select
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.clock import Clock, system_clock
from app.domain.speech import say
from app.scan.device import DeviceStatus, Misread
from app.scan.evdev_settings import EvdevSettings
from app.scan.framing import GS, Framer
from app.scan.keymaps import (
    ALT,
    ALT_GR,
    CONTROLS,
    F8,
    KEYPAD_DIGITS,
    LAYOUTS,
    MODIFIERS,
    SHIFTS,
    LayoutName,
    control_character,
)
from app.scan.listener import ScannerThread
from app.scan.scan import Device, Scan

EVENT = struct.Struct("llHHi")
"""The kernel's struct input_event: seconds, microseconds, type, code, value; sizes are this machine's."""

EV_SYN, EV_KEY = 0, 1
SYN_REPORT, SYN_DROPPED = 0, 3
_UP, _DOWN = 0, 1
_EVIOCGRAB = 0x40044590
_EVIOCSCLOCKID = 0x400445A0
UNKNOWN_KEY = "\ufffd"


@dataclass(frozen=True, slots=True)
class InputEvent:
    """One record of the kernel's."""

    at_ms: int
    type: int
    code: int
    value: int


class EventReader:
    """Cuts a stream of bytes into events; a record may arrive in parts."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, chunk: bytes) -> list[InputEvent]:
        """The events that are complete now."""
        data = self._rest + chunk
        whole = len(data) - len(data) % EVENT.size
        self._rest = data[whole:]
        return [
            InputEvent(seconds * 1000 + micros // 1000, kind, code, value)
            for seconds, micros, kind, code, value in EVENT.iter_unpack(data[:whole])
        ]


class KeyReader:
    """Key events of one scanner into characters, by the board it imitates. Pure."""

    def __init__(self, layout: LayoutName, *, f8_is_gs: bool) -> None:
        self._layout = LAYOUTS[layout]
        self._f8_is_gs = f8_is_gs
        self._down: set[int] = set()
        self._alt_digits = ""

    def feed(self, event: InputEvent) -> str:
        """What this event writes; mostly nothing."""
        if event.type != EV_KEY:
            return ""
        if event.value == _DOWN:
            self._down.add(event.code)
            return "" if event.code in MODIFIERS else self._press(event.code)
        if event.value == _UP:
            self._down.discard(event.code)
            return self._alt_code() if event.code == ALT else ""
        # Value 2 is the kernel repeating a key that stays down; doubled characters come as presses.
        return ""

    def forget(self) -> None:
        """Events were lost: nobody knows which keys are down."""
        self._down.clear()
        self._alt_digits = ""

    def _press(self, code: int) -> str:
        if ALT in self._down and code in KEYPAD_DIGITS:
            self._alt_digits += KEYPAD_DIGITS[code]
            return ""
        if code == F8 and self._f8_is_gs:
            return GS
        shift, alt_gr = bool(self._down & SHIFTS), ALT_GR in self._down
        character = self._layout.character(code, shift=shift, alt_gr=alt_gr)
        if self._down & CONTROLS and not alt_gr:
            character = control_character(character)
        return character or UNKNOWN_KEY

    def _alt_code(self) -> str:
        digits, self._alt_digits = self._alt_digits, ""
        return bytes([int(digits) % 256]).decode("cp1252", errors="replace") if digits else ""


class EvdevScanner(ScannerThread):
    """Takes one device for itself and listens until `stop`."""

    def __init__(
        self,
        settings: EvdevSettings,
        on_scan: Callable[[Scan], None],
        on_status: Callable[[DeviceStatus], None],
        on_misread: Callable[[Misread], None],
        clock: Clock = system_clock,
    ) -> None:
        super().__init__(settings.shown, Device.EVDEV, settings.frame, on_scan, on_status, on_misread, clock)
        self._settings = settings
        self._stop_reading, self._stop_writing = os.pipe()

    def stop(self) -> None:
        """Give the device back, end, and wait for the thread."""
        self.stopping.set()
        os.write(self._stop_writing, b"x")
        super().stop()
        os.close(self._stop_reading)
        os.close(self._stop_writing)

    def listen(self, framer: Framer) -> None:
        handle = os.open(self._settings.path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            if self._settings.grab:
                _grab(handle)
            self.listening()
            self._read(handle, framer)
        finally:
            os.close(handle)

    def why_not(self, error: OSError) -> str:
        path = self._settings.path
        if error.errno in (errno.EACCES, errno.EPERM):
            return say(
                "this account may not read {path}; an administrator can install the udev rule", path=path
            )
        if error.errno == errno.EBUSY:
            return say("another program has taken {path}", path=path)
        if error.errno in (errno.ENOTTY, errno.EINVAL):
            return say("{path} is not an input device", path=path)
        return ""

    def _read(self, handle: int, framer: Framer) -> None:
        events = EventReader()
        typing = _Typing(KeyReader(self._settings.layout, f8_is_gs=self._settings.f8_is_gs), framer)
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        poll.register(self._stop_reading, select.POLLIN)
        while not self.stopping.is_set():
            ready = {number for number, _ in poll.poll(framer.patience_ms)}
            if handle in ready:
                for event in events.feed(_read_some(handle)):
                    self.give(typing.take(event))
            elif not ready:
                self.give(framer.idle(time.monotonic_ns() // 1_000_000))


class _Typing:
    """Events into the framer, and what to do where the kernel had to drop some."""

    def __init__(self, keys: KeyReader, framer: Framer) -> None:
        self._keys, self._framer = keys, framer
        self._resyncing = False

    def take(self, event: InputEvent) -> list[str | Misread]:
        if event.type == EV_SYN and event.code == SYN_DROPPED:
            self._keys.forget()
            self._framer.spoil(event.at_ms)
            self._resyncing = True
        elif self._resyncing:
            # What stands between the mark and the next report is as incomplete as what was dropped.
            self._resyncing = not (event.type == EV_SYN and event.code == SYN_REPORT)
        elif text := self._keys.feed(event):
            return self._framer.feed(text, event.at_ms)
        return []


def _read_some(handle: int) -> bytes:
    chunk = os.read(handle, EVENT.size * 256)
    if not chunk:
        raise OSError(errno.ENODEV, "the device is gone")
    return chunk


def _grab(handle: int) -> None:
    """Ours alone until closed, with time stamps on the monotonic clock."""
    fcntl.ioctl(handle, _EVIOCGRAB, 1)
    fcntl.ioctl(handle, _EVIOCSCLOCKID, struct.pack("i", time.CLOCK_MONOTONIC))


def keyboards(folder: Path = Path("/dev/input/by-id")) -> list[Path]:
    """The keyboards of this computer by lasting names, scanners among them, for the set-up screen."""
    return sorted(folder.glob("*-event-kbd")) if folder.is_dir() else []
