"""One code as a picture shows it: text, symbology, place; what makes two of them the same."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.identifiers import gtin14

Point = tuple[int, int]
"""x to the right, y down, in pixels."""

Box = tuple[Point, ...]
"""Four corners clockwise from top left."""

Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom."""

EAN_UPC = frozenset({"EAN-13", "EAN-8", "UPC-A", "UPC-E"})
MATRIX = frozenset({"QR", "DataMatrix", "PDF417", "Aztec"})
LINEAR = EAN_UPC | {"Code 128", "GS1-128", "Code 39", "Code 93", "Codabar", "ITF"}
ALL_CODES = LINEAR | MATRIX | {"DataBar", "DataBar Expanded"}
"""Every symbology that CONTRACT names."""


@dataclass(frozen=True, slots=True)
class Read:
    """One code in one picture."""

    text: str
    """As the symbol encodes it: UPC-A 12 digits, UPC-E 8, GS as U+001D, bytes that are no text as <HH>."""
    symbology: str
    aim: str
    """The AIM identifier; empty where the decoder cannot tell (zbar on Code 128)."""
    box: Box
    spare: float = 1.0
    """Share of the error correction that was not needed, where the symbology has one."""

    @property
    def centre(self) -> tuple[float, float]:
        return (sum(x for x, _ in self.box) / len(self.box), sum(y for _, y in self.box) / len(self.box))

    @property
    def bounds(self) -> Bounds:
        """The upright rectangle around the box."""
        xs, ys = [x for x, _ in self.box], [y for _, y in self.box]
        return (min(xs), min(ys), max(xs), max(ys))


def clockwise(corners: Iterable[Point]) -> Box:
    """The corners in clockwise order as a person sees them, the top left one first."""
    points = list(corners)
    x0 = sum(x for x, _ in points) / len(points)
    y0 = sum(y for _, y in points) / len(points)
    around = sorted(points, key=lambda point: math.atan2(point[1] - y0, point[0] - x0))
    first = min(range(len(around)), key=lambda place: sum(around[place]))
    return tuple(around[first:] + around[:first])


def text_of_bytes(raw: bytes) -> str:
    """UTF-8 where it is that; every other byte, and NUL, which no table can keep, as <HH>."""
    text = raw.decode("utf-8", errors="surrogateescape")
    return "".join(_byte_mark(letter) for letter in text)


def _byte_mark(letter: str) -> str:
    code = ord(letter)
    if 0xDC80 <= code <= 0xDCFF:
        return f"<{code - 0xDC00:02X}>"
    return "<00>" if code == 0 else letter


def same_code(read: Read) -> tuple[str, str]:
    """What makes two reads the same: an EAN-13 and a UPC-A are one symbol, GS1-128 a Code 128."""
    if read.symbology in ("EAN-13", "UPC-A"):
        return ("EAN-13", gtin14(read.text))
    if read.symbology in ("Code 128", "GS1-128"):
        return ("Code 128", read.text)
    return (read.symbology, read.text)


def in_reading_order(reads: Iterable[Read]) -> list[Read]:
    """Top left first."""
    return sorted(reads, key=lambda read: (read.bounds[1], read.bounds[0]))


def around(one: Bounds, other: Bounds) -> Bounds:
    """The rectangle that holds both."""
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def meet(one: Bounds, other: Bounds) -> bool:
    """Do two rectangles touch?"""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def widened(bounds: Bounds, share: float) -> Bounds:
    """Wider on all sides by a share of the longer one."""
    left, top, right, bottom = bounds
    more = share * max(right - left, bottom - top)
    return (left - more, top - more, right + more, bottom + more)
