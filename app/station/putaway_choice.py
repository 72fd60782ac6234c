"""Which bin goods are put away to, and why: one pure rule.

In order: the item's fixed bin; where the same item and lot lie; where the item lies (unless lots would be
mixed); the zone of its group, the emptiest bin first, else any bin. A bin must have room. Ties go by the
walk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Reason(StrEnum):
    """Why this bin."""

    FIXED = "its own bin"
    SAME_LOT = "the same lot lies there"
    SAME_ITEM = "the same item lies there"
    ZONE = "the emptiest of its zone"
    EMPTIEST = "the emptiest bin"


class Concern(StrEnum):
    """What another bin would mean; the goods may go there all the same."""

    MIXES_LOTS = "mixes lots"
    MIXES_ITEMS = "another item lies there"
    OVER_CAPACITY = "more than it holds"
    WRONG_ZONE = "another zone than its group’s"
    NOT_ITS_OWN = "not its own bin"


@dataclass(frozen=True, slots=True)
class Bin:
    """A bin as far as the choice needs it: `held` is all that lies there, `capacity` what fits (10⁻⁶ units);
    no capacity (0) means that anything fits. `lots` are those of the item in question."""

    code: str
    zone: str = ""
    walk: int = 0
    capacity: int = 0
    held: int = 0
    holds_item: bool = False
    lots: frozenset[str] = field(default_factory=frozenset)
    others: bool = False
    """Does another item lie there?"""

    def has_room(self, quantity: int) -> bool:
        return not self.capacity or self.held + quantity <= self.capacity


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be put away: so much (10⁻⁶) of a lot; the item's fixed bin and zone, where it has them."""

    quantity: int
    lot: str = ""
    fixed: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A bin and why."""

    code: str
    reason: Reason


def choose(bins: Sequence[Bin], wanted: Wanted, passed: Sequence[str] = ()) -> Suggestion | None:
    """The bin to go to; `passed` are those that the operator has seen and does not want."""
    fit = [bin_ for bin_ in bins if bin_.code not in passed and bin_.has_room(wanted.quantity)]
    fit.sort(key=lambda bin_: (bin_.walk, bin_.code))
    for reason, matches in (
        (Reason.FIXED, [bin_ for bin_ in fit if bin_.code == wanted.fixed]),
        (
            Reason.SAME_LOT,
            [bin_ for bin_ in fit if bin_.holds_item and wanted.lot and wanted.lot in bin_.lots],
        ),
        (Reason.SAME_ITEM, [bin_ for bin_ in fit if bin_.holds_item and not _mixes(bin_, wanted.lot)]),
        (Reason.ZONE, _emptiest(bin_ for bin_ in fit if wanted.zone and bin_.zone == wanted.zone)),
        (Reason.EMPTIEST, _emptiest(fit)),
    ):
        if matches:
            return Suggestion(matches[0].code, reason)
    return None


def concerns(bin_: Bin, wanted: Wanted) -> tuple[Concern, ...]:
    """What it means to put the goods into this bin."""
    found = (
        (Concern.NOT_ITS_OWN, bool(wanted.fixed) and bin_.code != wanted.fixed),
        (Concern.MIXES_LOTS, _mixes(bin_, wanted.lot)),
        (Concern.MIXES_ITEMS, bin_.others and not bin_.holds_item),
        (Concern.OVER_CAPACITY, not bin_.has_room(wanted.quantity)),
        (Concern.WRONG_ZONE, bool(wanted.zone) and bin_.zone != wanted.zone and bin_.code != wanted.fixed),
    )
    return tuple(concern for concern, holds in found if holds)


def _mixes(bin_: Bin, lot: str) -> bool:
    return bool(lot and bin_.lots - {lot})


def _emptiest(bins: Iterable[Bin]) -> list[Bin]:
    """The least that lies there first; among equals, as they come on the walk."""
    return sorted(bins, key=lambda bin_: bin_.held)
