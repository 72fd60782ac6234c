"""One still picture, rung by rung: the same picture made easier each time, until the evidence is enough."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.scan.decoders import Decoder, Zbar, Zxing, moved
from app.scan.evidence import Tally
from app.scan.imaging import (
    Image,
    Matrix,
    local_contrast,
    scaled,
    scaling,
    sharpened,
    slant,
    softened,
    turned,
    two_tone,
)
from app.scan.read import ALL_CODES, EAN_UPC, MATRIX, Read, in_reading_order
from app.scan.site_codes import EVERYTHING, SiteCodes
from app.scan.torn import mended

LARGEST_ENHANCED = 4_000_000
"""Pixels that a rung may blow a picture up to, and enhance: a phone's picture has three times as many."""
UPRIGHT = 8.0
"""Degrees off the axes that the decoders read through by themselves."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One way to look at the picture, as one witness."""

    name: str
    decoder: Decoder
    prepare: Callable[[Image], Image] | None = None
    enlarge: float = 1.0
    codes: frozenset[str] = ALL_CODES

    @property
    def enhanced(self) -> bool:
        """Does it see more than the camera did?"""
        return self.prepare is not None or self.enlarge > 1

    def look(self, image: Image, wanted: frozenset[str]) -> list[Read]:
        """What this rung sees, in the given picture's pixels; nothing where it would see the same."""
        factor = 1.0
        if self.enhanced:
            factor = min(self.enlarge, math.sqrt(LARGEST_ENHANCED / image.size))
        if factor < 1.4 and self.enlarge > 1:
            return []
        if factor == 1:
            return self._read(image, wanted)
        back = scaling(1 / factor)
        return [moved(read, back) for read in self._read(scaled(image, factor), wanted)]

    def _read(self, image: Image, wanted: frozenset[str]) -> list[Read]:
        return self.decoder.read(self.prepare(image) if self.prepare else image, self.codes & wanted)


# zbar is a witness for the retail codes and Code 128: it mangles QR, and reads ITF into anything.
_ZBAR_CODES = EAN_UPC | {"Code 128", "GS1-128"}

_BARS = ALL_CODES - MATRIX

RUNGS = (
    Rung("as taken", Zxing()),
    Rung("as taken, zbar", Zbar(), codes=_ZBAR_CODES),
    Rung("contrast", Zxing(), local_contrast),
    Rung("contrast × 2", Zxing(), local_contrast, enlarge=2),
    Rung("× 2, one threshold", Zxing(binarizer="GlobalHistogram"), enlarge=2),
    Rung("sharp × 2", Zxing(), lambda image: sharpened(local_contrast(image)), enlarge=2),
    Rung("soft, one threshold", Zxing(binarizer="GlobalHistogram"), softened),
    Rung("contrast × 3", Zxing(), local_contrast, enlarge=3),
    Rung("two tones", Zxing(), two_tone),
    Rung("edges", Zxing(), lambda image: sharpened(image, amount=2.5), codes=_BARS),
    Rung("edges × 2", Zxing(), lambda image: sharpened(image, 3.0, 2.5), enlarge=2, codes=_BARS),
)
TURNED_RUNGS = (
    Rung("turned", Zxing()),
    Rung("turned, zbar", Zbar(), codes=_ZBAR_CODES),
    Rung("turned, contrast", Zxing(), local_contrast),
    Rung("turned, × 2", Zxing(), enlarge=2),
)
"""For what lies aslant: the same picture with its strongest stripes upright."""


def decode_image(image: Image, site: SiteCodes = EVERYTHING) -> list[Read]:
    """The codes in a picture that the evidence is enough for, top left first."""
    tally = Tally()
    _climb(tally, RUNGS, image, site)
    # Even where codes are found: what is turned alike may stand beside them unread.
    degrees = slant(image)
    if abs(degrees) > UPRIGHT:
        upright, back = turned(image, degrees)
        _climb(tally, TURNED_RUNGS, upright, site, back)
    if not tally.candidates and "PDF417" in site.formats:
        _mend(tally, image, site)
    return in_reading_order(tally.believed())


def _climb(
    tally: Tally, rungs: Iterable[Rung], image: Image, site: SiteCodes, back: Matrix | None = None
) -> None:
    for rung in rungs:
        reads = [read for read in rung.look(image, site.formats) if site.admits(read)]
        tally.hear(reads if back is None else [moved(read, back) for read in reads], rung.enhanced)
        if tally.settled:
            return


def _mend(tally: Tally, image: Image, site: SiteCodes) -> None:
    """The last resort for a pallet note that lost its left edge."""
    for whole, back in mended(image):
        reads = Zxing(rotate=False).read(whole, frozenset({"PDF417"}))
        tally.hear((moved(read, back) for read in reads if site.admits(read)), enhanced=True)
        if tally.settled:
            return
