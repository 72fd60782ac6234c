"""The one place that knows both sides: the window's thread and the thread at which a station works.

Scans go into a bounded queue and are answered in order on the station's thread; the answers come back as
queued signals. Other threads carry envelopes to the books and follow them (ui/couriers).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.clock import Clock, system_clock
from app.domain.errors import ScanLedgerError, Unavailable
from app.scan.device import Misread
from app.scan.scan import Device, Scan
from app.scan.scanners import KEYBOARD_SCANNER
from app.scan.wedge import WedgeSettings
from app.station.answer import Answer, Banner, Outcome
from ui import sayings
from ui.couriers import Couriers
from ui.standing import screen_of, status_of

if TYPE_CHECKING:
    from app.bootstrap.devices import Devices
    from app.bootstrap.workplace import Station, Workplace
    from app.scan.camera import View

_LOG = logging.getLogger("ui.bridge")
LONGEST_QUEUE = 1000
"""Scans that may wait for an answer; one more is refused aloud."""


class Bridge(QObject):
    """Hears scans on the window's thread and says what the station answered, in order."""

    opened = Signal()
    answered = Signal(object, object, object)
    """Answer, instant of the scan (µs), Screen."""
    refreshed = Signal(object)
    """A Screen, after news from the books."""
    turned = Signal(object)
    """The Screen of the procedure that is followed from now on."""
    menu_wanted = Signal()
    """A card asks for the list of procedures."""
    photograph_wanted = Signal(str, str)
    """A photograph is wanted, of this; and why no camera takes it."""
    touched = Signal(object)
    """Sentences: which orders the last scans touched, now that the books have them."""
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
        self._couriers = Couriers(self._refresh_soon, self._carried)
        self._stopped = False
        self._begun = threading.Event()
        self._queued = threading.BoundedSemaphore(LONGEST_QUEUE)
        self._workplace: Workplace | None = None
        self._station: Station | None = None
        self._listening = True
        self._source = camera
        self._devices: Devices | None = None
        self._frame: View | None = None
        """What the camera saw last."""
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

        workplace = self._workplace
        if workplace is None or self._station is None:
            raise Unavailable("not-open", "This station is not open yet")
        scanners = replace(workplace.settings.scanners, wedge=wedge)
        workplace.settings = keep_scanners(workplace.settings, scanners)
        self._submit(self._use_scanners)

    def turn_to(self, procedure: str) -> None:
        """Follow another procedure, once what was scanned for this one is answered; `turned` says when."""
        self._submit(self._turn, procedure)

    def enter_pin(self, pin: str) -> None:
        """The PIN of the badge that was shown last; `answered` says whether it is right."""
        self._submit(self._enter_pin, pin)

    def say(self, banner: Banner) -> None:
        """Let the banner say something that is the answer to no scan."""
        self._submit(self._say, banner)

    def photograph(self, data: bytes) -> None:
        """A photograph that was wanted: the bytes of a picture file."""
        self._submit(self._photographed, data)

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
        if not self._stopped:
            self._submit(self._tell_status)

    def stop(self) -> None:
        """Answer what is queued, then let go of the files."""
        self._begun.set()
        self._submit(self._let_go).result()
        self._stopped = True
        self._couriers.stop()
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
        self.settled.emit(self._workplace.settings)
        self._document = self._station.session.view().title
        self.refreshed.emit(screen_of(self._station))
        self._couriers.begin(self._workplace, self._station)
        self._remember(self._workplace, self._station.session.procedure)
        self.opened.emit()
        self._devices.start()
        self._tell_status()
        self._submit(self._send_what_was_left)

    def _send_what_was_left(self) -> None:
        """What waits since an earlier day at stations that nobody opened today goes to the books, too."""
        assert self._workplace is not None, "the first station is open"
        for station in self._workplace.left_behind():
            self._couriers.begin(self._workplace, station)
        self._tell_status()

    def _made_devices(self, station: Station) -> Devices:
        from app.bootstrap.devices import Devices

        return Devices(station, self, self._source)

    def _turn(self, procedure: str) -> None:
        """Turn to the station of a procedure; where there is none to be had, the work here goes on."""
        workplace, before = self._workplace, self._station
        if workplace is None or before is None or self._devices is None:
            return
        if procedure == before.session.procedure:
            self.turned.emit(screen_of(before))
            return
        try:
            place = workplace.settings.place_of(procedure)
            station = workplace.open_station(procedure, place, before.session.operator)
        except ScanLedgerError as error:
            self.refreshed.emit(screen_of(before))
            self._say(sayings.cannot_turn(procedure.capitalize(), error))
            return
        station.session.operator = before.session.operator or station.session.operator
        self._station = station
        self._devices.work_for(station)
        self._devices.begin_document()
        self._couriers.begin(workplace, station)
        self._remember(workplace, procedure)
        screen = screen_of(station)
        self._document = screen.stage.title
        self.turned.emit(screen)
        self._tell_status()

    def _remember(self, workplace: Workplace, procedure: str) -> None:
        """`scanledger` opens the procedure used last; a file that cannot be written holds no work up."""
        from app.settings import keep_procedure

        try:
            workplace.settings = keep_procedure(workplace.settings, procedure)
        except ScanLedgerError as error:
            _LOG.info("the procedure used last is not remembered: %s", error.text)

    def _hear(self, scan: Scan) -> None:
        if self._station is None:
            self.answered.emit(sayings.not_open(), scan.at, None)
            return
        from ui.windowcards import window_card

        card = window_card(scan)
        if card is None:
            self._show(self._station, self._station.session.hear(scan), scan.at)
            return
        self._show(self._station, self._station.session.follow(scan, card.code, card.banner), scan.at)
        if card.turns_to:
            self._turn(card.turns_to)
        else:
            self.menu_wanted.emit()

    def _enter_pin(self, pin: str) -> None:
        if self._station is not None:
            self._show(self._station, self._station.session.enter_pin(pin), self.clock())

    def _photographed(self, data: bytes) -> None:
        if self._station is not None:
            self._show(self._station, self._station.session.photograph(data), self.clock())

    def _hear_burst(self, *scans: Scan) -> None:
        if self._station is None:
            self.answered.emit(sayings.not_open(), scans[0].at, None)
            return
        answers, summary = self._station.session.hear_pass(scans)
        for answer in answers if summary is None else (summary,):
            self._show(self._station, answer, scans[-1].at)

    def _ignore(self, scan: Scan, why: str) -> None:
        if self._station is not None:
            self._show(self._station, self._station.session.ignore(scan, why), scan.at)

    def _refuse(self, scan: Scan, code: str, banner: Banner) -> None:
        if self._station is not None:
            self._show(self._station, self._station.session.refuse(scan, code, banner), scan.at)

    def _show(self, station: Station, answer: Answer, at: int) -> None:
        screen = screen_of(station)
        # Before anybody hears of it: the tags that then come are the new document's.
        if screen.stage.title != self._document and self._devices is not None:
            self._document = screen.stage.title
            self._devices.begin_document()
        self.answered.emit(answer, at, screen)
        self._tell_status()
        if answer.photograph:
            self._photograph(answer.photograph)

    def _photograph(self, what: str) -> None:
        """Take a still; where no camera can, a person is asked for a picture."""
        assert self._devices is not None, "devices are there before an answer is"
        why = self._devices.no_still()
        if why or self._frame is None:
            self.photograph_wanted.emit(what, why)
            return
        from app.bootstrap.photographs import picture_file

        self._submit(self._photographed, picture_file(self._frame.frame))

    def _refresh(self, station: Station) -> None:
        if station is self._station:
            self.refreshed.emit(screen_of(station))
        self._tell_status()

    def _scan_all(self) -> None:
        why = self._devices.scan_all() if self._devices is not None else ""
        if why:
            self._say(sayings.no_picture(why))

    def _tell_still(self, codes: int) -> None:
        self._say(sayings.nothing_in_view(codes))

    def _say(self, banner: Banner) -> None:
        """Say something that answers a button, and no scan."""
        if self._station is not None:
            answer = Answer(Outcome.IGNORED, "nothing-scanned", self._station.session.prompt(), banner)
            self.answered.emit(answer, self.clock(), None)

    def _use_scanners(self) -> None:
        if self._devices is not None and self._workplace is not None:
            self._devices.use(self._workplace.settings.scanners)

    # --- the devices' threads --------------------------------------------------------------------------

    def take(self, scan: Scan) -> None:
        """Take a scan as a device made it; any thread may."""
        self._enqueue(self._hear, scan)

    def take_burst(self, scans: Sequence[Scan]) -> None:
        """Take the tags of one RFID burst: one event with one answer, where the procedure sums it up."""
        self._enqueue(self._hear_burst, *scans)

    def ignore(self, scan: Scan, why: str) -> None:
        """Show that a code was read again, and is not another scan."""
        self._enqueue(self._ignore, scan, why)

    def refuse(self, scan: Scan, code: str, banner: Banner) -> None:
        """Show that what a device read is no scan, and why."""
        self._enqueue(self._refuse, scan, code, banner)

    def view(self, view: View) -> None:
        """Hand a frame of the camera to the preview; the last one is what a photograph shows."""
        self._frame = view
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
            self.answered.emit(sayings.overrun(), scan.at, None)
            return
        self._submit(call, scan, *more).add_done_callback(lambda _: self._queued.release())

    # --- both ------------------------------------------------------------------------------------------

    def _refresh_soon(self, station: Station) -> None:
        self._submit(self._refresh, station)

    def _carried(self, station: Station, touched: tuple[str, ...]) -> None:
        self.changed()
        if touched:
            self._submit(self._tell_touched, station, touched)

    def _tell_touched(self, station: Station, touched: tuple[str, ...]) -> None:
        if station is self._station:
            self.touched.emit(touched)

    def _let_go(self) -> None:
        if self._devices is not None:
            self._devices.stop()

    def _close(self) -> None:
        if self._workplace is not None:
            self._workplace.close()
        self._station = None

    def _tell_status(self) -> None:
        if self._station is None or self._workplace is None:
            return
        devices = self._devices.view() if self._devices else None
        stations = self._workplace.stations()
        listening = self._listening or not self._workplace.settings.scanners.keyboard
        self.status_changed.emit(status_of(self._station, stations, devices, listening))
        camera = self._devices.camera() if self._devices else None
        if camera is not None:
            self.camera_changed.emit(camera)


def _raise_own_faults(future: Future[None]) -> None:
    """A fault of our own on a worker thread must not vanish."""
    error = future.exception()
    if error is not None:
        threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, None)))
