"""One still picture, rung by rung: the cheap look first, then the same picture made easier."""

from __future__ import annotations

from app.scan.decoders import ALL_CODES, Read, Zbar, Zxing
from app.scan.imaging import Image


def decode_image(image: Image, codes: frozenset[str] = ALL_CODES) -> list[Read]:
    """The codes in a picture, top left first."""
    reads = Zxing().read(image, codes) or Zbar().read(image, codes)
    return sorted(reads, key=lambda read: (min(y for _, y in read.box), min(x for x, _ in read.box)))
