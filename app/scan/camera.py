"""A live camera: frames in, scans out; it says in words how it stands, and comes back by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from app.domain.clock import Clock, Instant, system_clock
from app.domain.speech import say
from app.scan.camera_source import CameraSettings, Capture, Control, Frame, Kind
from app.scan.consensus import Accepted, Consensus, Event, Ignored, Mark, Refused
from app.scan.imaging import Image, grey, scaled
from app.scan.ladder import decode_image
from app.scan.live import LiveEye, Region, is_black, shifted
from app.scan.read import Read
from app.scan.scan import Device, Scan

STALLED_S = 1.0
"""Seconds without a frame before the operator is told."""
BLACK_US = 1_000_000
RETRY_S = (0.2, 0.5, 1.0, 2.0)
"""Waits before the next try to open, the last one for ever."""
PATIENCE_US = 700_000
"""A steady picture without any read for so long gets the ladder, once in `AGAIN_US`."""
AGAIN_US = 2_000_000
STEADY = 3.0
"""Mean difference of grey between two frames of a picture that nobody moves."""
ANOTHER = 10.0
"""Difference of grey in any one square from which the ladder may find what it did not find before."""


class CameraState(StrEnum):
    """How a camera stands, for a person."""

    STARTING = "starting"
    LIVE = "live"
    STALLED = "stalled"
    BLACK = "black"
    VANISHED = "vanished"
    ENDED = "ended"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class CameraStatus:
    """The state, and one sentence for the operator."""

    state: CameraState
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """What a preview shows: the frame as it came, and the boxes on it."""

    frame: Frame
    at: Instant
    marks: tuple[tuple[Read, Mark], ...]


@dataclass(slots=True)
class CameraListener:
    """Who hears what a camera does; everything is called on the camera's own thread."""

    on_scan: Callable[[Scan], None]
    on_notice: Callable[[Ignored | Refused], None] = lambda _: None
    on_status: Callable[[CameraStatus], None] = lambda _: None
    on_view: Callable[[View], None] = lambda _: None
    on_still: Callable[[int, int], None] = lambda _codes, _scans: None
    """How many codes a still showed that a person asked for, and how many of them are new scans."""


@dataclass(slots=True)
class _Slot:
    """Hands the newest frame from the thread that reads to the one that looks."""

    keep_all: bool
    changed: threading.Condition = field(default_factory=threading.Condition)
    item: tuple[Frame, Instant] | None = None
    closed: bool = False

    def put(self, frame: Frame, at: Instant) -> None:
        with self.changed:
            self.changed.wait_for(lambda: not self.keep_all or self.item is None or self.closed)
            self.item = (frame, at)
            self.changed.notify_all()

    def take(self, timeout: float) -> tuple[Frame, Instant] | None:
        with self.changed:
            self.changed.wait_for(lambda: self.item is not None or self.closed, timeout)
            item, self.item = self.item, None
            self.changed.notify_all()
            return item

    def drained(self, timeout: float) -> None:
        """Wait until what was put has been taken."""
        with self.changed:
            self.changed.wait_for(lambda: self.item is None or self.closed, timeout)

    def close(self) -> None:
        with self.changed:
            self.closed = True
            self.changed.notify_all()


class Camera:
    """Reads and looks on two threads of its own between `start` and `stop`."""

    def __init__(
        self,
        settings: CameraSettings,
        consensus: Consensus,
        listener: CameraListener,
        eye: LiveEye | None = None,
        clock: Clock = system_clock,
    ) -> None:
        self._settings, self._consensus, self._listener = settings, consensus, listener
        self._eye = eye or LiveEye()
        self._consensus.opinion = self._eye.opinion
        self._consensus.held = self._eye.held
        self._clock = clock
        self._name = settings.name or settings.source.name
        self._stopping = threading.Event()
        self._slot = _Slot(keep_all=settings.source.kind is Kind.RECORDING)
        self._wishes: dict[Control, float] = {}
        self._still_wanted = threading.Event()
        self._region_wanted: Region | None = None
        self._status = CameraStatus(CameraState.STOPPED, say("{name} is not in use", name=self._name))
        self._status_lock = threading.Lock()
        self._controls: frozenset[Control] = frozenset()
        self._gone = False
        """The source went; a frame of before that is still looked at does not make it live again."""
        self._black_since: Instant | None = None
        self._quiet_since: Instant | None = None
        self._laddered_at = Instant(0)
        self._thumb: Image | None = None
        self._in_vain: Image | None = None
        # Daemons: a driver that hangs in a read must not keep the program from ending.
        self._reader = threading.Thread(target=self._read, name=f"{self._name}, reading", daemon=True)
        self._looker = threading.Thread(target=self._look, name=f"{self._name}, looking", daemon=True)

    # ── from other threads ─────────────────────────────────────────────────────────────────────

    @property
    def status(self) -> CameraStatus:
        """The last state reported."""
        return self._status

    @property
    def controls(self) -> frozenset[Control]:
        """What this camera lets us set; known once it is live."""
        return self._controls

    def start(self) -> None:
        """Open the source and begin to look."""
        self._reader.start()
        self._looker.start()

    def stop(self) -> None:
        """End, and wait for both threads as long as a read may take."""
        self._stopping.set()
        self._slot.close()
        self._reader.join(self._settings.timeout_s + 1)
        self._looker.join(self._settings.timeout_s + 1)
        self._report(CameraState.STOPPED, say("{name} is not in use", name=self._name))

    def set(self, control: Control, value: float) -> None:
        """Torch, focus and the like: done before the next frame, by cameras that have it."""
        self._wishes[control] = value

    def look_at(self, region: Region) -> None:
        """From the next frame on read only there; what was in view is forgotten."""
        self._region_wanted = region

    def take_still(self) -> None:
        """Climb the whole ladder on the next frame and scan every code in view: what a person asks for."""
        self._still_wanted.set()

    # ── the thread that reads ──────────────────────────────────────────────────────────────────

    def _read(self) -> None:
        tries = 0
        while not self._stopping.is_set():
            if tries == 0:
                self._report(CameraState.STARTING, say("{name} is starting", name=self._name))
            capture = Capture(self._settings)
            frames = self._read_from(capture) if capture.opened else 0
            capture.close()
            if self._stopping.is_set():
                return
            if self._at_end(frames):
                self._slot.drained(self._settings.timeout_s)
                self._report(CameraState.ENDED, say("{name} is at its end", name=self._name))
                return
            tries = self._again(0 if frames else tries)

    def _at_end(self, frames: int) -> bool:
        recorded = self._settings.source.kind is Kind.RECORDING
        return recorded and frames > 0 and not self._settings.repeat

    def _again(self, tries: int) -> int:
        """Wait before the next try; a recording that begins anew does not."""
        if self._settings.source.kind is Kind.RECORDING and tries == 0 and self._settings.repeat:
            return 1
        self._gone = True
        self._report(
            CameraState.VANISHED, say("{name} is not there. Is it plugged in? Trying again", name=self._name)
        )
        self._stopping.wait(RETRY_S[min(tries, len(RETRY_S) - 1)])
        return tries + 1

    def _read_from(self, capture: Capture) -> int:
        """Read until the source ends or goes; how many frames came."""
        self._controls = capture.controls()
        began, count = self._clock(), 0
        step = 1_000_000 / capture.rate
        while not self._stopping.is_set():
            self._grant(capture)
            frame = capture.read()
            if frame is None:
                break
            self._gone = False
            self._slot.put(frame, self._when(began, count * step))
            count += 1
        return count

    def _grant(self, capture: Capture) -> None:
        while self._wishes:
            capture.set(*self._wishes.popitem())

    def _when(self, began: Instant, offset: float) -> Instant:
        """The time of a frame; a recording is held back to its own pace, and keeps its time when late."""
        if self._settings.source.kind is not Kind.RECORDING:
            return self._clock()
        due = Instant(began + round(offset))
        if self._settings.paced:
            self._stopping.wait(max(due - self._clock(), 0) / 1e6)
        return due

    # ── the thread that looks ──────────────────────────────────────────────────────────────────

    def _look(self) -> None:
        while not self._stopping.is_set():
            item = self._slot.take(STALLED_S)
            if item is not None:
                self._one(*item)
            elif self._status.state in (CameraState.LIVE, CameraState.BLACK):
                text = say("{name} sends no pictures. Check its cable or its network", name=self._name)
                self._report(CameraState.STALLED, text)

    def _one(self, frame: Frame, at: Instant) -> None:
        picture = grey(frame)
        if not self._sees(picture, at):
            self._show(frame, at)
            return
        if self._region_wanted is not None:
            self._eye.region, self._region_wanted = self._region_wanted, None
            self._consensus.forget()
        self._consensus.width = picture.shape[1]
        reads = self._eye.look(picture)
        self._tell(self._consensus.frame(at, reads), at)
        asked = self._still_wanted.is_set()
        if asked or self._wants_ladder(picture, at, bool(reads)):
            self._still_wanted.clear()
            self._climb(picture, at, asked)
        self._show(frame, at)

    def _sees(self, picture: Image, at: Instant) -> bool:
        """Is there a picture at all? Says so when that changes."""
        if not is_black(picture):
            self._black_since = None
            if not self._gone:
                if self._status.state in (CameraState.VANISHED, CameraState.BLACK):
                    self._consensus.forget()
                self._report(CameraState.LIVE, say("{name} is live", name=self._name))
            return True
        if self._black_since is None:
            self._black_since = at
        if at - self._black_since >= BLACK_US:
            text = say("{name} sends black pictures. Is the lens covered, or the light off?", name=self._name)
            self._report(CameraState.BLACK, text)
        return False

    def _wants_ladder(self, picture: Image, at: Instant, read: bool) -> bool:
        """Does a person hold something still that the cheap look cannot read?"""
        thumb, before = scaled(picture, 1 / 16), self._thumb
        self._thumb = thumb
        if read or before is None or before.shape != thumb.shape or _difference(thumb, before) > STEADY:
            self._quiet_since = None
            return False
        if self._quiet_since is None:
            self._quiet_since = at
        if at - self._quiet_since < PATIENCE_US or at - self._laddered_at < AGAIN_US:
            return False
        # A bare table is not climbed again and again: the live look is blind meanwhile.
        return self._in_vain is None or _changed(thumb, self._in_vain)

    def _climb(self, picture: Image, at: Instant, asked: bool) -> None:
        self._laddered_at = at
        inside, (left, top) = self._eye.inside(picture)
        reads = shifted(decode_image(inside, self._eye.site), left, top)
        self._in_vain = None if reads else self._thumb
        events = self._consensus.sure(at, reads, every=asked)
        self._eye.remember(self._consensus.stills())
        self._tell(events, at)
        if asked:
            self._listener.on_still(len(reads), sum(isinstance(event, Accepted) for event in events))

    def _tell(self, events: list[Event], at: Instant) -> None:
        for event in events:
            if isinstance(event, Accepted):
                self._listener.on_scan(self._scan(event.read, at))
            else:
                self._listener.on_notice(event)

    def _scan(self, read: Read, at: Instant) -> Scan:
        return Scan(read.text, read.symbology, Device.CAMERA, self._name, at, aim=read.aim, box=read.box)

    def _show(self, frame: Frame, at: Instant) -> None:
        self._listener.on_view(View(frame, at, tuple(self._consensus.marks(at))))

    def _report(self, state: CameraState, text: str) -> None:
        with self._status_lock:
            if self._status.state is state:
                return
            self._status = CameraStatus(state, text)
        self._listener.on_status(self._status)


def _changed(one: Image, other: Image) -> bool:
    """Is there a square that is not what it was?"""
    if one.shape != other.shape:
        return True
    return float(np.abs(one.astype(np.int16) - other).max()) >= ANOTHER


def _difference(one: Image, other: Image) -> float:
    return float(np.abs(one.astype(np.int16) - other).mean())
