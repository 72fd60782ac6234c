"""How many looks at one picture agree: a code is believed on evidence, not on the first answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.scan.read import EAN_UPC, MATRIX, Bounds, Read, around, meet, same_code, widened

ENOUGH = 2
"""Looks that must agree on a linear code."""
PLENTY = 3
"""Looks that end the search for an EAN or UPC that nothing contradicts."""
OUTVOTES = 2
"""How many times the looks of a rival at the same place an EAN or UPC needs."""
SPARE = 0.1
"""Share of a matrix code's error correction that must be left for one look to be enough."""
NEAR = 0.25
"""How far beside a code, in its own lengths, another one is a rival reading of the same bars."""
REACHES = 1.6
"""How many times as long a box may be as another of the same code: zbar's may reach over its neighbours, and
would make rivals of them all."""

UNCHECKED = frozenset({"ITF", "Code 39", "Codabar"})
"""Codes without a check character: an enhanced picture may confirm one, but never finds one."""


@dataclass(slots=True)
class Candidate:
    """One text at one place, and how many looks saw it."""

    read: Read
    bounds: Bounds
    looks: int = 0
    last_look: int = -1

    @property
    def retail(self) -> bool:
        return self.read.symbology in EAN_UPC

    @property
    def enough(self) -> bool:
        """Is there evidence enough, rivals aside?"""
        if self.read.symbology in MATRIX:
            return self.read.spare >= SPARE or self.looks >= ENOUGH
        return self.looks >= (1 if self.read.symbology == "DataBar" else ENOUGH)

    def see(self, read: Read, look: int) -> None:
        """Another sighting; twice in one look is one look."""
        if look != self.last_look:
            self.looks, self.last_look = self.looks + 1, look
        if _length(read) > REACHES * _length(self.read):
            return
        if _length(self.read) > REACHES * _length(read):
            self.read, self.bounds = read, read.bounds
            return
        # A decoder that knows GS1-128 from Code 128, and the larger box, tell more.
        if (read.aim != "", _area(read)) > (self.read.aim != "", _area(self.read)):
            self.read = read
        self.bounds = around(self.bounds, read.bounds)


@dataclass(slots=True)
class Tally:
    """All candidates of one picture, over all looks so far."""

    candidates: list[Candidate] = field(default_factory=list)
    looks: int = 0

    def hear(self, reads: Iterable[Read], enhanced: bool = False) -> None:
        """Take in what one look saw, in the picture as taken or in an enhanced one."""
        for read in reads:
            self._one(read, enhanced)
        self.looks += 1

    def _one(self, read: Read, enhanced: bool) -> None:
        code, bounds = same_code(read), read.bounds
        for known in self.candidates:
            if same_code(known.read) == code and meet(widened(known.bounds, NEAR), bounds):
                known.see(read, self.looks)
                return
        if read.symbology in UNCHECKED and enhanced:
            return
        self.candidates.append(Candidate(read, bounds, looks=1, last_look=self.looks))

    @property
    def settled(self) -> bool:
        """Would another look change nothing that matters?"""
        return bool(self.candidates) and all(self._settled(one) for one in self.candidates)

    def _settled(self, one: Candidate) -> bool:
        if not one.retail:
            return one.enough
        return one.looks >= PLENTY and self._strongest_rival(one) == 0

    def believed(self) -> list[Read]:
        """The codes that enough looks agree on and no rival disputes."""
        return [
            one.read
            for one in self.candidates
            if one.enough and (not one.retail or one.looks >= OUTVOTES * self._strongest_rival(one))
        ]

    def _strongest_rival(self, one: Candidate) -> int:
        return max((other.looks for other in self.candidates if _rivals(one, other)), default=0)


def _rivals(one: Candidate, other: Candidate) -> bool:
    """Two readings of the same bars; codes printed side by side, both well seen, are two codes."""
    if one is other or not other.retail:
        return False
    if min(one.looks, other.looks) >= PLENTY and not meet(one.bounds, other.bounds):
        return False
    return meet(widened(one.bounds, NEAR), widened(other.bounds, NEAR))


def _length(read: Read) -> float:
    left, top, right, bottom = read.bounds
    return max(right - left, bottom - top, 1.0)


def _area(read: Read) -> float:
    left, top, right, bottom = read.bounds
    return (right - left) * (bottom - top)
