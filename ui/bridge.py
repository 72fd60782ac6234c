"""The one place that knows both sides: the window's thread and the thread at which a station works.

Scans go into a bounded queue and are answered in order on the station's thread; the answers come back as
queued signals. A second thread carries envelopes to the books and follows them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.clock import Clock, system_clock
from app.domain.errors import ScanLedgerError
from app.scan.scan import Device, Scan
from app.station.answer import Answer, Banner, Outcome, Prompt, Tone
from app.station.view import StageView, StatusView, TrailView

if TYPE_CHECKING:
    from app.bootstrap.workplace import Station, Workplace
    from app.scan.camera import Camera, CameraStatus

LONGEST_QUEUE = 1000
"""Scans that may wait for an answer; one more is refused aloud."""


@dataclass(frozen=True, slots=True)
class Screen:
    """All that a screen shows after a scan."""

    stage: StageView
    trail: tuple[TrailView, ...]
    prompt: Prompt


class Bridge(QObject):
    """Hears scans on the window's thread and says what the station answered, in order."""

    opened = Signal()
    answered = Signal(object, object, object)
    """Answer, instant of the scan (µs), Screen."""
    refreshed = Signal(object)
    """A Screen, after news from the books."""
    status_changed = Signal(object)
    """A StatusView."""
    failed = Signal(str)
    """The station cannot work: why, in words."""

    def __init__(self, open_station: Callable[[], tuple[Workplace, Station]], camera: str = "") -> None:
        super().__init__()
        self.clock: Clock = system_clock
        self.device = "Keyboard scanner"
        self._open_station = open_station
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="station")
        self._courier: threading.Thread | None = None
        self._stopping = threading.Event()
        self._begun = threading.Event()
        self._queued = threading.BoundedSemaphore(LONGEST_QUEUE)
        self._workplace: Workplace | None = None
        self._station: Station | None = None
        self._listening = True
        self._source = camera
        self._camera: Camera | None = None
        self._camera_said = ""

    # --- the window's side -----------------------------------------------------------------------------

    def start(self) -> None:
        """Be ready to hear: scans are held, in order, until the station is open."""
        self._submit(self._open)

    def begin(self) -> None:
        """Open the station, on its own thread; called when the window has been painted."""
        self._begun.set()

    def hear(self, text: str, device: Device = Device.KEYBOARD, symbology: str = "", aim: str = "") -> None:
        """Take a scan; it is answered by `answered`, in order."""
        self.take(Scan(text, symbology, device, self.device, self.clock(), aim))

    def take(self, scan: Scan) -> None:
        """Take a scan as a device made it; any thread may."""
        self._enqueue(self._hear, scan)

    def hear_typed(self, text: str) -> None:
        self.hear(text, Device.TYPED)

    def _enqueue(self, call: Callable[..., None], scan: Scan, *more: object) -> None:
        if not self._queued.acquire(blocking=False):
            self.answered.emit(_overrun(), scan.at, None)
            return
        self._submit(call, scan, *more).add_done_callback(lambda _: self._queued.release())

    def show_listening(self, listening: bool) -> None:
        """The scanner reaches this window, or another program has the keyboard."""
        self._listening = listening
        self._submit(self._tell_status)

    def stop(self) -> None:
        """Answer what is queued, then let go of the files."""
        if self._camera is not None:
            self._camera.stop()
        self._begun.set()
        self._stopping.set()
        if self._station is not None:
            self._station.outbox.news.set()
        if self._courier is not None:
            self._courier.join()
        self._submit(self._close)
        self._worker.shutdown(wait=True)

    # --- the station's thread --------------------------------------------------------------------------

    def _submit(self, call: Callable[..., None], *arguments: object) -> Future[None]:
        future = self._worker.submit(call, *arguments)
        future.add_done_callback(_raise_own_faults)
        return future

    def _open(self) -> None:
        self._begun.wait()
        try:
            self._workplace, self._station = self._open_station()
            self._watch(self._station)
        except ScanLedgerError as error:
            self.failed.emit(error.text)
            return
        self.refreshed.emit(self._screen(self._station))
        arguments = (self._station, self._stopping, self._refresh_soon, self._tell_soon)
        self._courier = threading.Thread(target=self._workplace.carry, args=arguments, name="courier")
        self._courier.start()
        self.opened.emit()
        self._tell_status()

    def _hear(self, scan: Scan) -> None:
        if self._station is None:
            self.answered.emit(_not_open(), scan.at, None)
            return
        answer = self._station.session.hear(scan)
        self.answered.emit(answer, scan.at, self._screen(self._station))
        self._tell_status()

    def _refresh(self) -> None:
        if self._station is not None:
            self.refreshed.emit(self._screen(self._station))
            self._tell_status()

    def _watch(self, station: Station) -> None:
        """Begin to look through the station's camera, if it has one."""
        source = self._source or station.settings.camera.source
        if source:
            from app.bootstrap.eyes import open_camera

            self._camera = open_camera(
                source,
                station,
                self.take,
                lambda scan, why: self._enqueue(self._ignore, scan, why),
                self._camera_says,
            )
            self._camera.start()

    def _ignore(self, scan: Scan, why: str) -> None:
        if self._station is not None:
            answer = self._station.session.ignore(scan, why)
            self.answered.emit(answer, scan.at, self._screen(self._station))

    def _camera_says(self, status: CameraStatus) -> None:
        """What the strip says of the camera; nothing while it simply works."""
        self._camera_said = "" if status.state in {"live", "starting", "stopped"} else status.text
        self._tell_soon()

    def _refresh_soon(self) -> None:
        self._submit(self._refresh)

    def _tell_soon(self) -> None:
        self._submit(self._tell_status)

    def _close(self) -> None:
        if self._workplace is not None:
            self._workplace.close()
        self._station = None

    def _screen(self, station: Station) -> Screen:
        session = station.session
        return Screen(session.view(), tuple(session.trail()), session.prompt())

    def _tell_status(self) -> None:
        station = self._station
        if station is None:
            return
        counts = station.outbox.counts()
        self.status_changed.emit(
            StatusView(
                connected=station.sender.last.connected,
                books=station.sender.last.reason or "Connected",
                waiting=counts.waiting,
                parked=counts.parked,
                device=self.device,
                listening=self._listening,
                operator=station.session.who(),
                station=station.session.location,
                attention=self._camera_said,
            )
        )


def _raise_own_faults(future: Future[None]) -> None:
    """A fault of our own on a worker thread must not vanish."""
    error = future.exception()
    if error is not None:
        threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, None)))


def _overrun() -> Answer:
    return _refusal(
        "queue-full", "Too fast", "A thousand scans wait for their answer", "Stop, and scan this one again"
    )


def _not_open() -> Answer:
    return _refusal(
        "not-open", "Not taken", "This station could not be opened", "Nothing was counted; tell the office"
    )


def _refusal(code: str, title: str, why: str, do: str) -> Answer:
    banner = Banner(Tone.REFUSED, title, read="The last scan", why=why, do=do)
    return Answer(Outcome.REFUSED, code, Prompt(title, do), banner)
