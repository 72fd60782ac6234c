"""The cheap look at every frame of a camera, and zbar's second opinion where one is needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from app.domain.errors import Unavailable
from app.scan.consensus import Opinion
from app.scan.decoders import Zbar, Zxing
from app.scan.imaging import Image
from app.scan.read import EAN_UPC, Read, meet, same_code, widened
from app.scan.site_codes import WAREHOUSE, SiteCodes

Region = tuple[float, float, float, float]
"""Left, top, right, bottom as shares of the picture, 0 to 1."""

WHOLE: Region = (0.0, 0.0, 1.0, 1.0)

_PLAIN = Zxing(rotate=False, downscale=False, invert=False)
_TURNED = Zxing(rotate=True, downscale=False, invert=False)
_THOROUGH = Zxing(rotate=False, downscale=True, invert=True)
TURNS = (_PLAIN, _TURNED, _PLAIN, _TURNED, _PLAIN, _TURNED, _THOROUGH, _TURNED)
"""One look a frame: codes on their side every other frame, inverted and very large ones now and then."""

BLACK_MEAN, BLACK_SPREAD = 16.0, 6.0
"""Grey below which a picture without any contrast shows a covered lens, not a dark hall."""


@dataclass(slots=True)
class LiveEye:
    """Looks at one frame after the other."""

    site: SiteCodes = WAREHOUSE
    region: Region = WHOLE
    _frame: int = 0
    _grey: Image = field(default_factory=lambda: np.zeros((1, 1), np.uint8))

    def look(self, grey: Image) -> list[Read]:
        """The codes one cheap look sees in the region of interest, in the whole picture's pixels."""
        decoder = TURNS[self._frame % len(TURNS)]
        self._frame += 1
        self._grey = grey
        inside, (left, top) = self.inside(grey)
        reads = decoder.read(inside, self.site.formats)
        return shifted((read for read in reads if self.site.admits(read)), left, top)

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

    def _around(self, read: Read) -> tuple[Image, tuple[int, int]]:
        """The code with its quiet zones; a flat box stands for bars that go on above and below."""
        height, width = self._grey.shape
        bounds = widened(read.bounds, 0.2)
        left, top = max(int(bounds[0]), 0), max(int(bounds[1]), 0)
        right, bottom = min(int(bounds[2]) + 1, width), min(int(bounds[3]) + 1, height)
        return np.ascontiguousarray(self._grey[top:bottom, left:right]), (left, top)


def is_black(grey: Image) -> bool:
    """A covered lens, a camera without light, a driver that sends nothing."""
    some = grey[::16, ::16]
    return float(some.mean()) < BLACK_MEAN and float(some.std()) < BLACK_SPREAD


def shifted(reads: Iterable[Read], left: int, top: int) -> list[Read]:
    """Reads of a part of a picture, in the whole picture's pixels."""
    return [replace(read, box=tuple((x + left, y + top) for x, y in read.box)) for read in reads]
