"""A scanner listened to on its own thread: states, retries, scans handed on; serial and evdev share it."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable

from app.domain.clock import Clock, system_clock
from app.domain.speech import say
from app.scan.device import DeviceState, DeviceStatus, Misread
from app.scan.framing import Framer, FrameSettings
from app.scan.scan import Device, Scan

_RETRY_S = 0.5


class ScannerThread(ABC):
    """Listens until `stop`; a device that vanished is tried again twice a second.

    `on_scan`, `on_status` and `on_misread` are called on the scanner's own thread.
    """

    def __init__(
        self,
        name: str,
        device: Device,
        frame: FrameSettings,
        on_scan: Callable[[Scan], None],
        on_status: Callable[[DeviceStatus], None],
        on_misread: Callable[[Misread], None],
        clock: Clock = system_clock,
    ) -> None:
        self.name = name
        self.stopping = threading.Event()
        self._device = device
        self._frame = frame
        self._on_scan, self._on_status, self._on_misread = on_scan, on_status, on_misread
        self._clock = clock
        self._status = DeviceStatus(DeviceState.STOPPED, say("{name} is not in use", name=name))
        self._thread = threading.Thread(target=self._run, name=f"scanner {name}", daemon=True)

    @property
    def status(self) -> DeviceStatus:
        """The last state reported."""
        return self._status

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for the thread."""
        self.stopping.set()
        self._thread.join()

    @abstractmethod
    def listen(self, framer: Framer) -> None:
        """Open, say `listening`, and read until `stopping`. Raises OSError when the device is gone."""

    @abstractmethod
    def why_not(self, error: OSError) -> str:
        """Why the device may not be used, in words; empty when it is simply not there."""

    def listening(self) -> None:
        """The device is open."""
        self._report(DeviceStatus(DeviceState.LISTENING, say("{name} is listening", name=self.name)))

    def give(self, done: list[str | Misread]) -> None:
        """Hand on what a framer completed."""
        for what in done:
            if isinstance(what, Misread):
                self._on_misread(what)
            else:
                self._on_scan(Scan(self.text_of(what), "", self._device, self.name, self._clock()))

    def text_of(self, framed: str) -> str:
        """The text of what was framed; a device that sends bytes decodes them here."""
        return framed

    def _run(self) -> None:
        while not self.stopping.is_set():
            framer = Framer(self._frame)
            try:
                self.listen(framer)
            except OSError as error:
                # A replug needs a new handle; what was read so far belongs to a scan that never ends.
                self.give(framer.cut())
                self._gone(error)
                self.stopping.wait(_RETRY_S)
        self._report(DeviceStatus(DeviceState.STOPPED, say("{name} is not in use", name=self.name)))

    def _gone(self, error: OSError) -> None:
        reason = self.why_not(error)
        if reason:
            self._report(
                DeviceStatus(DeviceState.REFUSED, say("{name}: {reason}", name=self.name, reason=reason))
            )
        else:
            waiting = say("{name} is not connected; waiting for it", name=self.name)
            self._report(DeviceStatus(DeviceState.DISCONNECTED, waiting))

    def _report(self, status: DeviceStatus) -> None:
        if status != self._status:
            self._status = status
            self._on_status(status)
