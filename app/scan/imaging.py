"""Pictures in memory and what is done to them; the one place that imports OpenCV."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.errors import Unavailable

Image = NDArray[np.uint8]
"""Grey, one byte a pixel, rows first; writable by nobody once it is handed on."""

Point = tuple[int, int]
"""x to the right, y down, in pixels."""

LARGEST_FILE = 64 * 2**20
LARGEST_PIXELS = 100_000_000
"""A file that unpacks to more than this is no photograph of a label."""

_QT_VARIABLES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR", "LD_LIBRARY_PATH")


@cache
def opencv() -> Any:
    """OpenCV, imported when first used: it is slow to load and points Qt at plugins of its own."""
    before = {name: os.environ.get(name) for name in _QT_VARIABLES}
    # FFmpeg and the image readers write to stderr past Python; what they say is in our own errors.
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
    os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")
    os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(LARGEST_PIXELS))
    import cv2

    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    # The decoders run beside each other already; more threads only take the window's core.
    cv2.setNumThreads(1)
    return cv2


def read_image(path: Path) -> Image:
    """A picture file in grey. Raises Unavailable `unreadable-file`, `not-an-image`."""
    try:
        if not path.is_file():
            raise Unavailable("unreadable-file", f"{path} is not a file that is there")
        if path.stat().st_size > LARGEST_FILE:
            raise Unavailable("not-an-image", f"{path} is larger than any photograph (64 MB)")
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unavailable("unreadable-file", f"{path} cannot be read: {reason}") from error
    image = image_from_bytes(raw)
    if image is None:
        raise Unavailable("not-an-image", f"{path} is not a picture in a format this program reads")
    return image


def image_from_bytes(raw: bytes) -> Image | None:
    """Unpack a PNG, JPEG, WebP, TIFF or BMP, turned upright; None where the bytes are none of these."""
    cv2 = opencv()
    if not raw:
        return None
    packed = np.frombuffer(raw, np.uint8)
    try:
        image = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)
        if image is not None and _may_have_alpha(raw):
            image = _on_white(cv2.imdecode(packed, cv2.IMREAD_UNCHANGED), image)
    except cv2.error:
        return None
    return None if image is None else np.ascontiguousarray(image, dtype=np.uint8)


def _may_have_alpha(raw: bytes) -> bool:
    return raw.startswith(b"\x89PNG") or raw[8:12] == b"WEBP"


def _on_white(full: NDArray[Any] | None, grey: Image) -> Image:
    """Clear pixels are paper: grey alone would make black of them, and of the bars on them."""
    if full is None or full.ndim != 3 or full.shape[2] != 4:
        return grey
    alpha = full[:, :, 3].astype(np.float32) / np.iinfo(full.dtype).max
    if alpha.min() == 1:
        return grey
    return (grey * alpha + 255 * (1 - alpha)).astype(np.uint8)


def grey(frame: NDArray[Any]) -> Image:
    """A camera's frame (BGR or grey) in grey."""
    if frame.ndim == 2:
        return frame.astype(np.uint8, copy=False)
    cv2 = opencv()
    turned: Image = cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)
    return turned


def scaled(image: Image, factor: float) -> Image:
    """Larger by cubic curves, smaller by mean area."""
    cv2 = opencv()
    how = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
    resized: Image = cv2.resize(image, None, fx=factor, fy=factor, interpolation=how)
    return resized


def local_contrast(image: Image) -> Image:
    """CLAHE: lifts what lies in a shadow or under a glare."""
    cv2 = opencv()
    lifted: Image = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(8, 8)).apply(image)
    return lifted


def two_tone(image: Image, block: int = 31, below: int = 5) -> Image:
    """Black where a pixel is `below` darker than its neighbourhood of `block` pixels."""
    cv2 = opencv()
    method, kind = cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY
    black: Image = cv2.adaptiveThreshold(image, 255, method, kind, block, below)
    return black
