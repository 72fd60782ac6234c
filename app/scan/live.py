"""The cheap look at every frame of a camera, and zbar's second opinion where one is needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from app.domain.errors import Unavailable
from app.scan.attention import busy_windows
from app.scan.consensus import Opinion
from app.scan.decoders import Zbar, Zxing, moved
from app.scan.imaging import (
    Image,
    alike,
    grain,
    paired_rows,
    scaled,
    scaling,
    sharp_bars,
    sharpened,
    softened,
    transposed,
)
from app.scan.read import EAN_UPC, MATRIX, Box, Read, clockwise, meet, same_code, widened
from app.scan.site_codes import WAREHOUSE, SiteCodes

Region = tuple[float, float, float, float]
"""Left, top, right, bottom as shares of the picture, 0 to 1."""

WHOLE: Region = (0.0, 0.0, 1.0, 1.0)

FINE_GRAIN, COARSE_GRAIN = 3.0, 4.5
"""Noise (standard deviation of grey) from which the matrix reader takes grain for modules, and loses time."""
_FAST = Zxing(rotate=False, downscale=False, invert=False)
_THOROUGH = Zxing()
CLOSER = 1.5
"""How much larger the closer look is: at 2 pixels a module it makes the difference for DataMatrix."""
_EVERY = 8
"""Frames between two looks for what is inverted, or larger than the picture."""

REACH = 0.15
"""How far, in its own lengths, a code may drift between two stills and still be found again."""
ALIKE = 0.6
"""Correlation from which a place looks as it did."""

BLACK_MEAN, BLACK_SPREAD = 16.0, 6.0
"""Grey below which a picture without any contrast shows a covered lens, not a dark hall."""


@dataclass(slots=True)
class LiveEye:
    """Looks at one frame after the other."""

    site: SiteCodes = WAREHOUSE
    region: Region = WHOLE
    _frame: int = 0
    _grey: Image = field(default_factory=lambda: np.zeros((1, 1), np.uint8))
    _looks: dict[Read, Image] = field(default_factory=dict)

    def look(self, grey: Image) -> list[Read]:
        """The codes one cheap look sees in the region of interest, in the whole picture's pixels.

        Upright bars and matrix codes in every frame; in turns lying bars, and one busy place larger.
        """
        self._grey = grey
        inside, (left, top) = self.inside(grey)
        noise = grain(inside)
        reads = self._bars(inside) + self._matrix(inside, noise)
        if self._frame % 2:
            reads += [replace(read, box=_mirrored(read.box)) for read in self._bars(transposed(inside))]
        else:
            reads += self._closer(inside, noise)
        if self._frame % _EVERY == _EVERY - 1:
            smaller = _THOROUGH.read(scaled(inside, 0.5), self.site.formats)
            reads += [moved(read, scaling(2)) for read in smaller]
        self._frame += 1
        return shifted((read for read in reads if self.site.admits(read)), left, top)

    def _bars(self, inside: Image) -> list[Read]:
        bars = self.site.formats - MATRIX
        if not bars or inside.shape[0] < 2:
            return []
        back = np.array([[1, 0, 0], [0, 2, 0]], dtype=np.float64)
        return [moved(read, back) for read in _FAST.read(sharp_bars(paired_rows(inside)), bars)]

    def _matrix(self, inside: Image, noise: float) -> list[Read]:
        wanted = self.site.formats & MATRIX
        if not wanted:
            return []
        calm = inside
        if noise > FINE_GRAIN:
            calm = softened(inside, 0.7 if noise > COARSE_GRAIN else 0.5)
        return _FAST.read(calm, wanted)

    def _closer(self, inside: Image, noise: float) -> list[Read]:
        """Matrix codes in one busy place, larger and sharper; another place each time."""
        wanted = self.site.formats & MATRIX
        windows = busy_windows(inside, noise) if wanted else []
        if not windows:
            return []
        left, top, right, bottom = windows[self._frame // 2 % len(windows)]
        window = sharpened(scaled(inside[top:bottom, left:right], CLOSER, smooth=False))
        back = scaling(1 / CLOSER)
        return shifted((moved(read, back) for read in _FAST.read(window, wanted)), left, top)

    def inside(self, grey: Image) -> tuple[Image, tuple[int, int]]:
        """The region of interest, and where it begins."""
        height, width = grey.shape
        left, top = int(self.region[0] * width), int(self.region[1] * height)
        right, bottom = round(self.region[2] * width), round(self.region[3] * height)
        return np.ascontiguousarray(grey[top : max(bottom, top + 1), left : max(right, left + 1)]), (
            left,
            top,
        )

    def opinion(self, read: Read) -> Opinion:
        """What zbar makes of the same bars in the last frame looked at."""
        crop, (left, top) = self._around(read)
        try:
            heard = Zbar().read(crop, EAN_UPC & self.site.formats)
        except Unavailable:
            # Without zbar the other frames must say it.
            return Opinion.SILENT
        zone = widened(read.bounds, 0.1)
        same = [other for other in shifted(heard, left, top) if meet(zone, other.bounds)]
        if any(same_code(other) == same_code(read) for other in same):
            return Opinion.AGREES
        rivals = [other for other in same if other.symbology != "UPC-E"]
        return Opinion.CONTRADICTS if rivals else Opinion.SILENT

    def remember(self, reads: Iterable[Read]) -> None:
        """Keep how these codes look; others are forgotten."""
        self._looks = {
            read: self._looks[read] if read in self._looks else self._around(read)[0] for read in reads
        }

    def held(self, read: Read) -> bool:
        """Does the last frame show, where it was or near it, what `remember` kept?"""
        look = self._looks.get(read)
        if look is None:
            return False
        place = self._around(read, 0.2 + REACH)[0]
        if place.shape[0] < look.shape[0] or place.shape[1] < look.shape[1]:
            return False
        return alike(place, look) >= ALIKE

    def _around(self, read: Read, share: float = 0.2) -> tuple[Image, tuple[int, int]]:
        """The code with its quiet zones; a flat box stands for bars that go on above and below."""
        height, width = self._grey.shape
        bounds = widened(read.bounds, share)
        left, top = max(int(bounds[0]), 0), max(int(bounds[1]), 0)
        right, bottom = min(int(bounds[2]) + 1, width), min(int(bounds[3]) + 1, height)
        return np.ascontiguousarray(self._grey[top:bottom, left:right]), (left, top)


def is_black(grey: Image) -> bool:
    """A covered lens, a camera without light, a driver that sends nothing."""
    some = grey[::16, ::16]
    return float(some.mean()) < BLACK_MEAN and float(some.std()) < BLACK_SPREAD


def _mirrored(box: Box) -> Box:
    return clockwise((y, x) for x, y in box)


def shifted(reads: Iterable[Read], left: int, top: int) -> list[Read]:
    """Reads of a part of a picture, in the whole picture's pixels."""
    return [replace(read, box=tuple((x + left, y + top) for x, y in read.box)) for read in reads]
