"""A PDF417 with its left edge torn off: given a start pattern again, its error correction does the rest.

A pallet note on shrink wrap loses an edge first. The decoder looks for the start pattern on the left and
gives up without it, though the stop pattern says where the columns stand (ISO/IEC 15438, section 5).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.scan.imaging import Image, Matrix, opencv

_START = (8, 1, 1, 1, 1, 1, 1, 3)
_STOP = np.array((7, 1, 1, 3, 1, 1, 1, 2, 1), dtype=np.float64)
_ERASED = (2, 3, 1, 3, 1, 3, 1, 3)
"""Widths that are no codeword of any cluster: an erasure costs half of what a wrong codeword does."""
_COLUMN = 17
"""Modules in a codeword."""
MOST_LOST = 4
"""Columns that may be gone; more than that no correction level brings back."""
_ROWS = 64
_LEAST_ROWS = 10
_QUIET = 10


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where a stop pattern stands, in a picture that shows it upright."""

    left: float
    module: float
    top: int
    bottom: int


def mended(image: Image) -> Iterator[tuple[Image, Matrix]]:
    """The picture with a start pattern drawn in, once for each number of columns that may be lost.

    With each comes the map back into the picture given.
    """
    for quarters in range(4):
        view = np.ascontiguousarray(np.rot90(image, quarters))
        stop = _stop_of(view)
        if stop is not None:
            yield from _drawn(view, stop, _unturned(quarters, view.shape))


def _stop_of(image: Image) -> _Stop | None:
    """The stop pattern that most rows agree on."""
    dark = _dark(image)
    step = max(image.shape[0] // _ROWS, 1)
    found = [(y, *place) for y in range(0, image.shape[0], step) for place in _stops_in(dark[y])]
    if len(found) < _LEAST_ROWS:
        return None
    middle, module = np.median([x for _, x, _ in found]), float(np.median([wide for *_, wide in found]))
    agreed = [(y, x) for y, x, _ in found if abs(x - middle) < 2 * module]
    if len(agreed) < _LEAST_ROWS:
        return None
    rows = [y for y, _ in agreed]
    return _Stop(float(np.median([x for _, x in agreed])), module, min(rows), max(rows))


def _dark(image: Image) -> Image:
    """1 where there is ink."""
    cv2 = opencv()
    ink: Image = cv2.threshold(image, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    return ink


def _stops_in(row: NDArray[np.uint8]) -> list[tuple[float, float]]:
    """Where in a row the nine elements of the stop pattern stand, and how wide a module is."""
    edges = np.flatnonzero(np.diff(row)) + 1
    if len(edges) < 10:
        return []
    widths = np.lib.stride_tricks.sliding_window_view(np.diff(edges), 9).astype(np.float64)
    modules = widths.sum(axis=1) / _STOP.sum()
    fits = (np.abs(widths - _STOP * modules[:, None]) < 0.6 * modules[:, None]).all(axis=1)
    begins = edges[: len(widths)]
    return [(float(begins[at]), float(modules[at])) for at in np.flatnonzero(fits & (row[begins] == 1))]


def _drawn(image: Image, stop: _Stop, back: Matrix) -> Iterator[tuple[Image, Matrix]]:
    inside = _dark(image)[stop.top : stop.bottom + 1, : int(stop.left)]
    inked = np.flatnonzero(inside.mean(axis=0) > 0.05)
    if not len(inked):
        return
    column = _COLUMN * stop.module
    # A column cut in two is as lost as one torn off; a sixth of one is a rounding of the module's width.
    whole = int((stop.left - inked[0]) / column + 0.16)
    kept = image[:, max(round(stop.left - whole * column), 0) :]
    for lost in range(MOST_LOST + 1):
        new = _bars((*_START, *_ERASED * lost), stop, image.shape[0])
        quiet = np.full((image.shape[0], round(_QUIET * stop.module)), 255, np.uint8)
        joined = np.hstack([quiet, new, kept])
        shift = image.shape[1] - joined.shape[1]
        yield joined, back @ np.array([[1, 0, shift], [0, 1, 0], [0, 0, 1]], dtype=np.float64)


def _bars(widths: tuple[int, ...], stop: _Stop, height: int) -> Image:
    """Upright bars, black first, as high as the symbol."""
    edges = [round(edge * stop.module) for edge in np.cumsum((0, *widths))]
    bars: Image = np.full((height, edges[-1]), 255, np.uint8)
    for left, right in zip(edges[::2], edges[1::2], strict=False):
        bars[stop.top : stop.bottom + 1, left:right] = 0
    return bars


def _unturned(quarters: int, shape: tuple[int, ...]) -> Matrix:
    """From a picture turned by quarters, counterclockwise, back to the one before."""
    high, wide = shape[0] - 1, shape[1] - 1
    maps = {
        0: [[1, 0, 0], [0, 1, 0]],
        1: [[0, -1, high], [1, 0, 0]],
        2: [[-1, 0, wide], [0, -1, high]],
        3: [[0, 1, 0], [-1, 0, wide]],
    }
    return np.array(maps[quarters], dtype=np.float64)
