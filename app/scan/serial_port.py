"""A scanner on a serial port (RS-232, USB CDC): read on its own thread, back by itself after a replug."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable

import serial
from serial.tools import list_ports

from app.domain.clock import Clock, system_clock
from app.domain.speech import say
from app.scan.device import DeviceStatus, Misread
from app.scan.framing import Framer
from app.scan.listener import ScannerThread
from app.scan.scan import Device, Scan
from app.scan.serial_settings import SerialSettings

_TURN_S = 0.05


class SerialScanner(ScannerThread):
    """Listens on one port until `stop`."""

    def __init__(
        self,
        settings: SerialSettings,
        on_scan: Callable[[Scan], None],
        on_status: Callable[[DeviceStatus], None],
        on_misread: Callable[[Misread], None],
        clock: Clock = system_clock,
    ) -> None:
        super().__init__(settings.shown, Device.SERIAL, settings.frame, on_scan, on_status, on_misread, clock)
        self._settings = settings

    def listen(self, framer: Framer) -> None:
        with self._open() as port:
            self.listening()
            while not self.stopping.is_set():
                chunk = port.read(max(1, min(port.in_waiting, 65536)))
                now_ms = time.monotonic_ns() // 1_000_000
                # Framed byte by byte (latin-1), decoded whole: a character may arrive in two halves.
                self.give(framer.feed(chunk.decode("latin-1"), now_ms) if chunk else framer.idle(now_ms))

    def text_of(self, framed: str) -> str:
        return decode_text(framed.encode("latin-1"), self._settings.encoding)

    def why_not(self, error: OSError) -> str:
        port = self._settings.port
        if error.errno == errno.EACCES:
            return say("this account may not open {port}; an administrator can allow it", port=port)
        if error.errno in (errno.EBUSY, errno.EWOULDBLOCK):
            return say("another program is using {port}", port=port)
        if error.errno in (errno.ENOTTY, errno.EINVAL):
            return say("{port} is not a serial port", port=port)
        return ""

    def _open(self) -> serial.Serial:
        wanted = self._settings
        try:
            return serial.Serial(
                wanted.port,
                baudrate=wanted.baud_rate,
                bytesize=wanted.data_bits,
                parity=wanted.parity,
                stopbits=wanted.stop_bits,
                timeout=_TURN_S,
                exclusive=True,
            )
        except serial.SerialException as error:
            if error.errno is None:
                # It opened, and then could not be set as a port: a file, a disk, another kind of device.
                raise OSError(errno.ENOTTY, str(error)) from error
            raise


def decode_text(raw: bytes, encoding: str) -> str:
    """The text of bytes; what is no text in this encoding stands as `<HH>`."""
    text = raw.decode(encoding, errors="surrogateescape")
    return "".join(f"<{ord(c) - 0xDC00:02X}>" if "\udc80" <= c <= "\udcff" else c for c in text)


def serial_ports() -> list[tuple[str, str]]:
    """The ports of this computer and what the system calls them, for the set-up screen."""
    return [(port.device, port.description) for port in sorted(list_ports.comports())]
