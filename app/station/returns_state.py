"""What the returns bench remembers between two scans, across restarts and hand-overs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.returning import Check, Parcel, ReturnedUnit
from app.station.goods import Ask, Goods
from app.station.takeback import KEEP, Deed

LABEL, ACCEPT, CLEAR, REPLACEMENT, PHOTO = "label", "accept", "clear", "replacement", "photo"
"""What is waited for: a parcel's label, a supervisor's badge (twice), the unit that goes out instead, a
photograph."""


@dataclass(frozen=True, slots=True)
class Done:
    """One own posting, as UNDO takes it back: with the records as they were before it. A unit that was not
    there before becomes void; so does a parcel."""

    deed: Deed
    what: str
    unit: str = ""
    before: ReturnedUnit | None = None
    parcel: str = ""
    parcel_before: Parcel | None = None


@dataclass(frozen=True, slots=True)
class ReturnsState:
    """The parcel and document in work, the unit on the bench with what was found of it, what is waited for
    and what can be taken back."""

    parcel: str = ""
    document: str = ""
    customer: str = ""
    unit: str = ""
    goods: Goods | None = None
    """The last unit as it was scanned: a quantity card goes on from it."""
    grade: str = ""
    checks: tuple[Check, ...] = ()
    missing: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    ask: Ask | None = None
    wait: str = ""
    shelf: str = ""
    """The unit that was restocked last: a bin scanned now is where it lies."""
    done: tuple[Done, ...] = ()

    def with_unit(self, unit: str, checks: tuple[Check, ...], goods: Goods | None = None) -> ReturnsState:
        """Another unit lies on the bench; nothing is known of it yet."""
        return replace(
            self, unit=unit, goods=goods, grade="", checks=checks, missing=(), photos=(), ask=None, wait="",
            shelf="",
        )  # fmt: skip

    def having(self, done: Done) -> ReturnsState:
        """With one more posting that can be taken back."""
        return replace(self, done=(*self.done, done)[-KEEP:])
