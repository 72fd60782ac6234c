"""Where a camera's frames come from: a device, a video file, an image sequence, a stream."""

from __future__ import annotations

import math
import os
import re
import sys
from dataclasses import dataclass
from enum import Enum, StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.errors import BadCall
from app.domain.speech import say
from app.scan.imaging import opencv

Frame = NDArray[np.uint8]
"""As it comes: blue, green, red, or grey."""

_STREAM = re.compile(r"(https?|rtsp|rtsps|rtmp|tcp|udp)://", re.IGNORECASE)
_CREDENTIALS = re.compile(r"//[^/@]*@")
_FILE_RATE = 30.0


class Kind(Enum):
    """What a source is made of."""

    DEVICE = "device"
    STREAM = "stream"
    RECORDING = "recording"


@dataclass(frozen=True, slots=True)
class CameraSource:
    """A source as a person wrote it: `0`, `dock.mp4`, `shots/frame_%03d.png`, `http://camera/mjpg`."""

    kind: Kind
    target: str

    @property
    def name(self) -> str:
        """For the screen: never a stream's password."""
        if self.kind is Kind.DEVICE:
            return say("camera {target}", target=self.target)
        if self.kind is Kind.RECORDING:
            return Path(self.target).name
        return _CREDENTIALS.sub("//", self.target)


def camera_source(text: str) -> CameraSource:
    """Read what a person wrote. Raises BadCall `bad-camera`."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return CameraSource(Kind.DEVICE, str(int(text)))
    if _STREAM.match(text):
        return CameraSource(Kind.STREAM, text)
    if text.startswith("/dev/video") and text.removeprefix("/dev/video").isdigit():
        return CameraSource(Kind.DEVICE, text.removeprefix("/dev/video"))
    folder = Path(text).parent if "%" in Path(text).name else Path(text)
    if text and "\0" not in text and folder.exists():
        return CameraSource(Kind.RECORDING, text)
    raise BadCall(
        "bad-camera",
        say(
            "“{text}” is no camera: give a device number, a video file, an image sequence such as "
            "shot_%03d.png, or a stream's URL",
            text=text,
        ),
    )


@dataclass(frozen=True, slots=True)
class CameraSettings:
    """How a camera is asked to work."""

    source: CameraSource
    name: str = ""
    """What people call it; else the source."""
    size: tuple[int, int] = (1280, 720)
    rate: float = 30.0
    timeout_s: float = 3.0
    """To open a stream, and between two frames before it counts as stalled."""
    paced: bool = True
    """A recording waits for its own pace; else it is as fast as it is read. No frame is left out."""
    repeat: bool = False
    """A recording begins anew at its end."""


class Control(StrEnum):
    """What some cameras let us set."""

    AUTOFOCUS = "autofocus"
    FOCUS = "focus"
    TORCH = "torch"
    ZOOM = "zoom"
    EXPOSURE = "exposure"
    BRIGHTNESS = "brightness"


_PROPERTIES: dict[Control, tuple[str, ...]] = {
    Control.AUTOFOCUS: ("CAP_PROP_AUTOFOCUS",),
    Control.FOCUS: ("CAP_PROP_FOCUS",),
    Control.TORCH: ("CAP_PROP_ANDROID_DEVICE_TORCH", "CAP_PROP_IOS_DEVICE_TORCH"),
    Control.ZOOM: ("CAP_PROP_ZOOM",),
    Control.EXPOSURE: ("CAP_PROP_EXPOSURE",),
    Control.BRIGHTNESS: ("CAP_PROP_BRIGHTNESS",),
}


class Capture:
    """An open source. Everything here may block, and is called on one thread."""

    def __init__(self, settings: CameraSettings) -> None:
        self._cv2 = opencv()
        self._settings = settings
        self._device: Any = self._open()

    def _open(self) -> Any:
        cv2, source = self._cv2, self._settings.source
        if source.kind is Kind.DEVICE:
            return self._open_device(int(source.target))
        if source.kind is Kind.STREAM:
            wait = int(self._settings.timeout_s * 1000)
            limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, wait, cv2.CAP_PROP_READ_TIMEOUT_MSEC, wait]
            return cv2.VideoCapture(source.target, cv2.CAP_FFMPEG, limits)
        backend = cv2.CAP_IMAGES if "%" in Path(source.target).name else cv2.CAP_FFMPEG
        return cv2.VideoCapture(source.target, backend)

    def _open_device(self, number: int) -> Any:
        # A select of its own: V4L2 waits ten seconds for a frame that never comes.
        os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", str(math.ceil(self._settings.timeout_s)))
        cv2, (width, height) = self._cv2, self._settings.size
        device = cv2.VideoCapture(number, cv2.CAP_V4L2 if sys.platform.startswith("linux") else cv2.CAP_ANY)
        # Wishes, after opening: handed to the constructor, one that is not granted refuses the camera.
        # Motion JPEG first: without it USB gives 1280 × 720 at ten frames a second.
        device.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        device.set(cv2.CAP_PROP_FRAME_WIDTH, width)
        device.set(cv2.CAP_PROP_FRAME_HEIGHT, height)
        device.set(cv2.CAP_PROP_FPS, self._settings.rate)
        device.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        return device

    @property
    def opened(self) -> bool:
        return bool(self._device.isOpened())

    @property
    def rate(self) -> float:
        """Frames a second that the source says it has."""
        rate = float(self._device.get(self._cv2.CAP_PROP_FPS))
        return rate if 1 <= rate <= 240 else _FILE_RATE

    def read(self) -> Frame | None:
        """The next frame; None at the end, or when the source is gone."""
        there, frame = self._device.read()
        return frame if there else None

    def set(self, control: Control, value: float) -> bool:
        """Ask the camera; False where it has no such thing."""
        codes = (getattr(self._cv2, name, None) for name in _PROPERTIES[control])
        return any(bool(self._device.set(code, value)) for code in codes if code is not None)

    def controls(self) -> frozenset[Control]:
        """What this camera lets us set: those that take back the value they have."""
        return frozenset(control for control in Control if self._offers(control))

    def _offers(self, control: Control) -> bool:
        codes = [getattr(self._cv2, name, None) for name in _PROPERTIES[control]]
        known = [code for code in codes if code is not None and self._device.get(code) >= 0]
        return any(bool(self._device.set(code, self._device.get(code))) for code in known)

    def close(self) -> None:
        self._device.release()
