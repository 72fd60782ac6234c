"""Where in a picture something is printed: the places worth a closer look than the whole can have."""

from __future__ import annotations

import numpy as np

from app.scan.imaging import Image, opencv

Window = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""

CELL = 32
"""Pixels a side of the squares that are judged busy or not."""
SIDE = 448
"""Pixels a side that one closer look takes in at most."""
STEP = 320
"""Pixels between two looks at a place larger than that: a code cut by one window lies whole in another."""
_REDUCED = 4
_BUSY = 7.0
"""Mean difference of grey between neighbours in a reduced picture; noise adds to it."""
_LEAST_CELLS = 3


def busy_windows(image: Image, noise: float) -> list[Window]:
    """Windows over the busy places, the largest place first."""
    cv2 = opencv()
    height, width = image.shape
    cells = _busy_cells(image, noise).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(cells, np.ones((3, 3), np.uint8)))
    places = sorted((stats[label] for label in range(1, count)), key=lambda place: -place[4])
    windows: list[Window] = []
    for left, top, wide, high, area in places:
        if area >= _LEAST_CELLS:
            right, bottom = min((left + wide) * CELL, width), min((top + high) * CELL, height)
            windows += _tiles(int(left) * CELL, int(top) * CELL, int(right), int(bottom))
    return windows


def _busy_cells(image: Image, noise: float) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    cv2 = opencv()
    height, width = image.shape
    small = cv2.resize(
        image, (max(width // _REDUCED, 2), max(height // _REDUCED, 2)), interpolation=cv2.INTER_AREA
    )
    change = cv2.max(cv2.absdiff(small[1:, 1:], small[1:, :-1]), cv2.absdiff(small[1:, 1:], small[:-1, 1:]))
    grid = (-(-width // CELL), -(-height // CELL))
    busy = cv2.resize(change, grid, interpolation=cv2.INTER_AREA) > _BUSY + noise / _REDUCED
    return np.asarray(busy)


def _tiles(left: int, top: int, right: int, bottom: int) -> list[Window]:
    return [
        (x, y, min(x + SIDE, right), min(y + SIDE, bottom))
        for y in _starts(top, bottom)
        for x in _starts(left, right)
    ]


def _starts(first: int, last: int) -> list[int]:
    """Where windows begin so that they cover a length, each overlapping the one before."""
    if last - first <= SIDE:
        return [first]
    return [*range(first, last - SIDE, STEP), last - SIDE]
