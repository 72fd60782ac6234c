"""The devices of a window, as its settings say: each has a state in words, dies into it and comes back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.bootstrap.ears import Ears
from app.bootstrap.tags import TagField
from app.bootstrap.workplace import Station
from app.domain.speech import halves, say, sentence
from app.scan.device import DeviceState, DeviceStatus, Misread
from app.scan.epc import is_epc
from app.scan.listener import ScannerThread
from app.scan.scan import Device, Scan
from app.scan.scanners import KEYBOARD_SCANNER, Scanners, Wired, scanner_thread
from app.scan.serial_settings import SerialSettings
from app.settings import CameraSection
from app.station.answer import Banner, Tone

if TYPE_CHECKING:  # OpenCV and numpy, only where there is a camera
    from app.scan.camera import Camera, CameraStatus

_WORKS = frozenset({DeviceState.LISTENING, "live"})
_NO_TROUBLE = _WORKS | {DeviceState.STOPPED, "starting", "ended"}


@dataclass(frozen=True, slots=True)
class DevicesView:
    """What a person is told of all devices: the names of those that work, a sentence for each in trouble."""

    working: tuple[str, ...] = ()
    trouble: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CameraView:
    """What a person is told of the camera, and which of its controls it has."""

    name: str
    text: str
    live: bool
    torch: bool = False
    focus: bool = False


class Devices:
    """All devices of one window, from `start` to `stop`, feeding the station that it shows; called on the
    station's thread but where said."""

    def __init__(self, station: Station, ears: Ears, camera_source: str = "") -> None:
        """`camera_source` takes the place of the settings'. Raises BadCall `bad-camera`."""
        self._station, self._ears = station, ears
        self.scanners = station.settings.scanners
        self._threads: dict[Wired, ScannerThread] = {}
        self._states: dict[str, DeviceStatus] = {}
        self._tags = TagField(ears, station.session.now)
        self._camera: Camera | None = None
        self._camera_status: CameraStatus | None = None
        section = station.settings.camera
        if camera_source:
            section = section.model_copy(update={"source": camera_source})
        self._camera_name = section.name or section.source
        if section.source:
            self._camera = self._open_camera(section)

    def work_for(self, station: Station) -> None:
        """Feed another station of the same window from now on."""
        self._station = station
        station.session.with_separators = self.scanners.with_separators

    def start(self) -> None:
        """Let every device listen."""
        self._tags.start()
        self.use(self.scanners)
        if self._camera is not None:
            self._camera.start()

    def stop(self) -> None:
        """End all of them; what an RFID burst has gathered is told before."""
        if self._camera is not None:
            self._camera.stop()
        self._end(list(self._threads))
        self._tags.stop()

    def use(self, scanners: Scanners) -> None:
        """Other scanners, from now on; those that stay as they are go on listening."""
        self.scanners = scanners
        self._station.session.with_separators = scanners.with_separators
        self._end([one for one in self._threads if one not in scanners.wired])
        for one in scanners.wired:
            if one not in self._threads:
                self._begin(one)
        self._ears.changed()

    # --- what is heard; any thread ---------------------------------------------------------------------

    def hear(self, scan: Scan) -> None:
        """A scan from the window's keyboard; a tag among them goes with those of its burst."""
        if scan.device is Device.KEYBOARD and is_epc(scan.text):
            self._tags.hear(scan)
        else:
            self._ears.take(scan)

    def misread(self, name: str, misread: Misread, device: Device = Device.KEYBOARD) -> None:
        """Something came that is no scan: refused aloud, because the operator heard the scanner beep."""
        why, do = halves(misread.text)
        banner = Banner(
            Tone.REFUSED,
            "Not read",
            read=say("Something from {name}", name=name),
            why=why,
            do=do,
            subject=name,
        )
        self._ears.refuse(Scan("", "", device, name, self._station.session.now()), misread.code, banner)

    def begin_document(self) -> None:
        """Tags that come from now on are another document's."""
        self._tags.begin_document()

    # --- the camera; any thread ------------------------------------------------------------------------

    def scan_all(self) -> str:
        """Scan every code in the camera's view, top left first; the answer says why not, or nothing."""
        why = self.no_still()
        if not why and self._camera is not None:
            self._camera.take_still()
        return why

    def no_still(self) -> str:
        """Why no still can be taken now; nothing where one can."""
        if self._camera is None:
            return "There is no camera at this station"
        status = self._camera.status
        return "" if status.state == "live" else sentence(status.text)

    def light(self, on: bool) -> None:
        """The camera's torch."""
        if self._camera is not None:
            from app.scan.camera_source import Control

            self._camera.set(Control.TORCH, float(on))

    def focus(self) -> None:
        """Let the camera find its focus anew."""
        if self._camera is not None:
            from app.scan.camera_source import Control

            self._camera.set(Control.AUTOFOCUS, 1.0)

    # --- what is said; any thread ----------------------------------------------------------------------

    def camera(self) -> CameraView | None:
        """The camera as it stands, if there is one."""
        if self._camera is None:
            return None
        status, controls = self._camera_status or self._camera.status, self._camera.controls
        return CameraView(
            self._camera_name, sentence(status.text), status.state == "live",
            "torch" in controls, "autofocus" in controls,
        )  # fmt: skip

    def view(self) -> DevicesView:
        """All devices as they stand."""
        states = dict(self._states)
        working = [KEYBOARD_SCANNER] if self.scanners.keyboard else []
        working += [name for name, status in states.items() if status.state in _WORKS]
        trouble = [status.text for status in states.values() if status.state not in _NO_TROUBLE]
        if self._camera_status is not None:
            if self._camera_status.state in _WORKS:
                working.append(self._camera_name)
            elif self._camera_status.state not in _NO_TROUBLE:
                trouble.append(sentence(self._camera_status.text))
        return DevicesView(tuple(working), tuple(trouble))

    # --- one by one ------------------------------------------------------------------------------------

    def _begin(self, wired: Wired) -> None:
        device = Device.SERIAL if isinstance(wired, SerialSettings) else Device.EVDEV
        tags, name = wired in self.scanners.rfid, wired.shown
        thread = scanner_thread(
            wired,
            self._tags.hear if tags else self._ears.take,
            lambda status: self._tell(name, status),
            lambda misread: self.misread(name, misread, device),
            self._station.session.now,
        )
        if thread is None:
            words = say("{name} cannot be heard: only Linux can tell one keyboard from another", name=name)
            self._tell(name, DeviceStatus(DeviceState.REFUSED, words))
            return
        self._threads[wired] = thread
        thread.start()

    def _end(self, ended: Iterable[Wired]) -> None:
        for wired in ended:
            self._threads.pop(wired).stop()
            self._states.pop(wired.shown, None)

    def _tell(self, name: str, status: DeviceStatus) -> None:
        self._states[name] = status
        self._ears.changed()

    def _open_camera(self, section: CameraSection) -> Camera:
        from app.bootstrap.eyes import open_camera

        session = self._station.session
        return open_camera(
            section, session.codes, session.now, lambda: self._station.look, self._ears, self._tell_camera
        )

    def _tell_camera(self, status: CameraStatus) -> None:
        self._camera_status = status
        self._ears.changed()
