"""Pictures in memory and what is done to them; the one place that imports OpenCV."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.errors import Unavailable
from app.domain.speech import say

Image = NDArray[np.uint8]
"""Grey, one byte a pixel, rows first; writable by nobody once it is handed on."""

Matrix = NDArray[np.float64]
"""Two rows of three: an affine map from the pixels of one picture to those of another."""

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
    library: Any = cv2
    library.utils.logging.setLogLevel(library.utils.logging.LOG_LEVEL_SILENT)
    return library


def read_image(path: Path) -> Image:
    """A picture file in grey. Raises Unavailable `unreadable-file`, `not-an-image`."""
    try:
        if not path.is_file():
            raise Unavailable("unreadable-file", say("{path} is not a file that is there", path=path))
        if path.stat().st_size > LARGEST_FILE:
            raise Unavailable("not-an-image", say("{path} is larger than any photograph (64 MB)", path=path))
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unavailable(
            "unreadable-file", say("{path} cannot be read: {reason}", path=path, reason=reason)
        ) from error
    image = image_from_bytes(raw)
    if image is None:
        raise Unavailable(
            "not-an-image", say("{path} is not a picture in a format this program reads", path=path)
        )
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


def scaled(image: Image, factor: float, smooth: bool = True) -> Image:
    """Larger by cubic curves (or fast, by straight lines), smaller by mean area."""
    if factor == 1:
        return image
    cv2 = opencv()
    larger = cv2.INTER_CUBIC if smooth else cv2.INTER_LINEAR
    how = larger if factor > 1 else cv2.INTER_AREA
    size = (max(round(image.shape[1] * factor), 1), max(round(image.shape[0] * factor), 1))
    resized: Image = cv2.resize(image, size, interpolation=how)
    return resized


def scaling(factor: float) -> Matrix:
    """The map into a picture `factor` times as large."""
    return np.array([[factor, 0, 0], [0, factor, 0]], dtype=np.float64)


def turned(image: Image, degrees: float) -> tuple[Image, Matrix]:
    """Turned counterclockwise with nothing cut off, and the map back into the picture given."""
    cv2 = opencv()
    height, width = image.shape
    there = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cosine, sine = abs(there[0, 0]), abs(there[0, 1])
    wide, high = int(height * sine + width * cosine), int(height * cosine + width * sine)
    there[:, 2] += (wide / 2 - width / 2, high / 2 - height / 2)
    border = cv2.BORDER_REPLICATE
    upright: Image = cv2.warpAffine(image, there, (wide, high), flags=cv2.INTER_CUBIC, borderMode=border)
    return upright, cv2.invertAffineTransform(there)


def slant(image: Image) -> float:
    """Degrees, −45 to 45, by which the strongest stripes of a picture stand off its axes.

    Small squares vote with how striped they are: bars and modules outvote print and table.
    """
    cv2 = opencv()
    small = scaled(image, min(1.0, 640 / max(image.shape)))
    soft = cv2.GaussianBlur(small, (0, 0), 1.5).astype(np.float32)
    across, down = cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)
    square = (max(small.shape[1] // 16, 1), max(small.shape[0] // 16, 1))
    xx, yy, xy = (
        cv2.resize(product, square, interpolation=cv2.INTER_AREA)
        for product in (across * across, down * down, across * down)
    )
    striped = np.hypot(xx - yy, 2 * xy) ** 2 / (xx + yy + 1)
    # Four times the angle makes an upright and a lying code, and both edges of a bar, one vote.
    angle = 2 * np.arctan2(2 * xy, xx - yy)
    votes, edges = np.histogram(angle, bins=36, range=(-2 * np.pi, 2 * np.pi), weights=striped)
    votes = votes[:18] + votes[18:]
    peak = (edges[np.argmax(votes)] + edges[np.argmax(votes) + 1]) / 2
    near = np.cos(angle - peak) > 0.8
    mean = np.arctan2((striped * np.sin(angle))[near].sum(), (striped * np.cos(angle))[near].sum())
    return float(np.degrees(mean) / 4)


def local_contrast(image: Image) -> Image:
    """CLAHE: lifts what lies in a shadow or under a glare."""
    cv2 = opencv()
    lifted: Image = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(8, 8)).apply(image)
    return lifted


def sharpened(image: Image, width: float = 2.0, amount: float = 1.5) -> Image:
    """Unsharp mask: gives a picture out of focus its edges back."""
    cv2 = opencv()
    soft = cv2.GaussianBlur(image, (0, 0), width)
    edged: Image = cv2.addWeighted(image, 1 + amount, soft, -amount, 0)
    return edged


def paired_rows(image: Image) -> Image:
    """Each row the mean of two: upright bars stay what they are, with half the noise and half the rows."""
    even = image[: image.shape[0] // 2 * 2]
    pairs: Image = opencv().addWeighted(even[::2], 0.5, even[1::2], 0.5, 0)
    return pairs


def sharp_bars(image: Image, width: float = 2.0, amount: float = 2.5) -> Image:
    """Sharp across upright bars only: brings bars back that are blurred, but not the grain along them.

    At 2 to 2.6 pixels a module and a blur of 1 pixel zxing-cpp reads 1 EAN of 24 without it, 22 with it.
    """
    cv2 = opencv()
    soft = cv2.GaussianBlur(image, (2 * int(3 * width) + 1, 1), width)
    sharp: Image = cv2.addWeighted(image, 1 + amount, soft, -amount, 0)
    return sharp


def transposed(image: Image) -> Image:
    """Rows for columns: what lies stands upright, mirrored."""
    cv2 = opencv()
    mirrored: Image = cv2.transpose(image)
    return mirrored


def grain(image: Image) -> float:
    """Noise: the usual difference of a pixel from the mean of its neighbours, as a standard deviation."""
    some = image[::53].astype(np.int16)
    if some.shape[1] < 3:
        return 0.0
    off = 2 * some[:, 1:-1] - some[:, :-2] - some[:, 2:]
    # The median passes over edges; 0.6745 and √6 turn it into the deviation of one pixel.
    return float(np.median(np.abs(off))) / (0.6745 * 6**0.5)


def softened(image: Image, width: float = 1.0) -> Image:
    """A little blur: joins what a print head tore apart, and widens bars that glare has thinned."""
    cv2 = opencv()
    soft: Image = cv2.GaussianBlur(image, (0, 0) if width >= 1 else (3, 3), width)
    return soft


def alike(place: Image, look: Image) -> float:
    """How well a look is found again somewhere in a place at least as large: its correlation, 1 for the same.

    Both are halved first: bars finer than the grain say nothing.
    """
    cv2 = opencv()
    found = cv2.matchTemplate(scaled(place, 0.5), scaled(look, 0.5), cv2.TM_CCOEFF_NORMED)
    return float(found.max())


def two_tone(image: Image, block: int = 31, below: int = 5) -> Image:
    """Black where a pixel is `below` darker than its neighbourhood of `block` pixels."""
    cv2 = opencv()
    method, kind = cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY
    black: Image = cv2.adaptiveThreshold(image, 255, method, kind, block, below)
    return black
