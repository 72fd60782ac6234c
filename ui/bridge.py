"""The one place that knows both sides: the window's thread and the thread at which a station works.

Scans go into a bounded queue and are answered in order on the station's thread; the answers come back as
queued signals. A second thread carries envelopes to the books and follows them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.clock import Clock, system_clock
from app.domain.errors import ScanLedgerError, Unavailable
from app.scan.device import Misread
from app.scan.scan import Device, Scan
from app.scan.scanners import KEYBOARD_SCANNER
from app.scan.wedge import WedgeSettings
from app.station.answer import Answer, Banner, Outcome, Prompt, Tone
from app.station.view import StageView, StatusView, TrailView

if TYPE_CHECKING:
    from app.bootstrap.devices import Devices
    from app.bootstrap.workplace import Station, Workplace
    from app.scan.camera import View

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
    settled = Signal(object)
    """The Settings that hold here, once they are read."""
    camera_changed = Signal(object)
    """A CameraView."""

    def __init__(self, open_station: Callable[[], tuple[Workplace, Station]], camera: str = "") -> None:
        super().__init__()
        self.clock: Clock = system_clock
        self.failure: ScanLedgerError | None = None
        """Why the station could not be opened, if so."""
        self.on_view: Callable[[View], None] | None = None
        """Takes the camera's frames, on the camera's thread."""
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
        self._devices: Devices | None = None
        self._document = ""

    # --- the window's side -----------------------------------------------------------------------------

    def start(self) -> None:
        """Be ready to hear: scans are held, in order, until the station is open."""
        self._submit(self._open)

    def begin(self) -> None:
        """Open the station, on its own thread; called when the window has been painted."""
        self._begun.set()

    def hear(self, text: str) -> None:
        """Take what a keyboard scanner sent; it is answered by `answered`, in order."""
        scan = Scan(text, "", Device.KEYBOARD, KEYBOARD_SCANNER, self.clock())
        if self._devices is not None:
            self._devices.hear(scan)
        else:
            self.take(scan)

    def hear_typed(self, text: str) -> None:
        """Take what a person typed, tapped or pressed."""
        self.take(Scan(text, "", Device.TYPED, "keypad", self.clock()))

    def misread(self, code: str, text: str) -> None:
        """Keys came from a scanner but make no scan: it is refused aloud."""
        if self._devices is not None:
            self._devices.misread(KEYBOARD_SCANNER, Misread(code, text))

    def keep_wedge(self, wedge: WedgeSettings) -> None:
        """Write down how the keyboard scanner sends, and go by it. Raises ScanLedgerError in words."""
        from app.settings import keep_scanners

        station = self._station
        if station is None:
            raise Unavailable("not-open", "This station is not open yet")
        scanners = replace(station.settings.scanners, wedge=wedge)
        station.settings = keep_scanners(station.settings, scanners)
        self._submit(self._use_scanners)

    def scan_all(self) -> None:
        """Scan every code in the camera's view, top left first; where there is none to scan, `answered` says
        so."""
        self._submit(self._scan_all)

    def light(self, on: bool) -> None:
        """The camera's torch."""
        if self._devices is not None:
            self._devices.light(on)

    def focus(self) -> None:
        """Let the camera find its focus anew."""
        if self._devices is not None:
            self._devices.focus()

    def show_listening(self, listening: bool) -> None:
        """The scanner reaches this window, or another program has the keyboard."""
        self._listening = listening
        if not self._stopping.is_set():
            self._submit(self._tell_status)

    def stop(self) -> None:
        """Answer what is queued, then let go of the files."""
        self._begun.set()
        self._submit(self._let_go).result()
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
            self._devices = self._made_devices(self._station)
        except ScanLedgerError as error:
            self._close()
            self.failure = error
            self.failed.emit(error.text)
            return
        self.settled.emit(self._station.settings)
        self._document = self._station.session.view().title
        self.refreshed.emit(self._screen(self._station))
        self._courier = threading.Thread(target=self._carry, name="courier")
        self._courier.start()
        self.opened.emit()
        self._devices.start()
        self._tell_status()

    def _made_devices(self, station: Station) -> Devices:
        from app.bootstrap.devices import Devices

        return Devices(station, self, self._source)

    def _carry(self) -> None:
        """The courier's thread. The dictionaries come first: the books can wait for a tenth of a second, the
        first label should not."""
        from app.scan.parse import warm_up

        assert self._workplace is not None and self._station is not None, "the station is open"
        warm_up()
        self._workplace.carry(self._station, self._stopping, self._refresh_soon, self.changed)

    def _hear(self, scan: Scan) -> None:
        if self._station is None:
            self.answered.emit(_not_open(), scan.at, None)
            return
        self._show(self._station, self._station.session.hear(scan), scan)

    def _hear_burst(self, *scans: Scan) -> None:
        for scan in scans:
            self._hear(scan)

    def _ignore(self, scan: Scan, why: str) -> None:
        if self._station is not None:
            self._show(self._station, self._station.session.ignore(scan, why), scan)

    def _refuse(self, scan: Scan, code: str, banner: Banner) -> None:
        if self._station is not None:
            self._show(self._station, self._station.session.refuse(scan, code, banner), scan)

    def _show(self, station: Station, answer: Answer, scan: Scan) -> None:
        screen = self._screen(station)
        self.answered.emit(answer, scan.at, screen)
        self._tell_status()
        if screen.stage.title != self._document and self._devices is not None:
            self._document = screen.stage.title
            self._devices.begin_document()

    def _refresh(self) -> None:
        if self._station is not None:
            self.refreshed.emit(self._screen(self._station))
            self._tell_status()

    def _scan_all(self) -> None:
        why = self._devices.scan_all() if self._devices is not None else ""
        if why:
            self._say(Banner(Tone.ATTENTION, "No picture", why=why, do="Scan one by one until it is back"))

    def _tell_still(self, codes: int) -> None:
        if codes:
            why = "It was scanned already" if codes == 1 else f"All {codes} codes were scanned already"
            self._say(Banner(Tone.ATTENTION, "Nothing new in view", why=why, do="Show the next ones"))
        else:
            why, do = "The camera sees no code that it can read", "Go closer, or turn on a light"
            self._say(Banner(Tone.ATTENTION, "No code in view", why=why, do=do))

    def _say(self, banner: Banner) -> None:
        """Say something that answers a button, and no scan."""
        if self._station is not None:
            answer = Answer(Outcome.IGNORED, "nothing-scanned", self._station.session.prompt(), banner)
            self.answered.emit(answer, self.clock(), None)

    def _use_scanners(self) -> None:
        if self._devices is not None and self._station is not None:
            self._devices.use(self._station.settings.scanners)

    # --- the devices' threads --------------------------------------------------------------------------

    def take(self, scan: Scan) -> None:
        """Take a scan as a device made it; any thread may."""
        self._enqueue(self._hear, scan)

    def take_burst(self, scans: Sequence[Scan]) -> None:
        """Take the tags of one RFID burst; each has its answer."""
        self._enqueue(self._hear_burst, *scans)

    def ignore(self, scan: Scan, why: str) -> None:
        """Show that a code was read again, and is not another scan."""
        self._enqueue(self._ignore, scan, why)

    def refuse(self, scan: Scan, code: str, banner: Banner) -> None:
        """Show that what a device read is no scan, and why."""
        self._enqueue(self._refuse, scan, code, banner)

    def view(self, view: View) -> None:
        """Hand a frame of the camera to the preview."""
        if self.on_view is not None:
            self.on_view(view)

    def still(self, codes: int, scans: int) -> None:
        """Tell what came of the still that was asked for; new codes speak for themselves."""
        if not scans:
            self._submit(self._tell_still, codes)

    def changed(self) -> None:
        """Tell how the devices, and the way to the books, stand."""
        self._submit(self._tell_status)

    def _enqueue(self, call: Callable[..., None], scan: Scan, *more: object) -> None:
        if not self._queued.acquire(blocking=False):
            self.answered.emit(_overrun(), scan.at, None)
            return
        self._submit(call, scan, *more).add_done_callback(lambda _: self._queued.release())

    # --- both ------------------------------------------------------------------------------------------

    def _refresh_soon(self) -> None:
        self._submit(self._refresh)

    def _let_go(self) -> None:
        if self._devices is not None:
            self._devices.stop()

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
        counts, view = station.outbox.counts(), self._devices.view() if self._devices else None
        trouble = view.trouble if view else ()
        self.status_changed.emit(
            StatusView(
                connected=station.sender.last.connected,
                books=station.sender.last.reason or "Connected",
                waiting=counts.waiting,
                parked=counts.parked,
                device=", ".join(view.working) if view else KEYBOARD_SCANNER,
                listening=self._listening or not station.settings.scanners.keyboard,
                operator=station.session.who(),
                station=station.session.location,
                attention="; ".join(trouble),
            )
        )
        camera = self._devices.camera() if self._devices else None
        if camera is not None:
            self.camera_changed.emit(camera)


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
