"""The ageing queue of the returns bench: what waits, for how long, and what is worth most to do next.

A band is a colour, an icon and a word together: fresh, due from 24 hours, late from 48, over from 72. The
oldest band comes first; within a band the money that a look would free: value frozen, counted double where an
open order waits for the goods. What is alike goes by age.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

HOUR = 3_600_000_000
"""Microseconds."""


class Band(StrEnum):
    """How long something waits, as people say it."""

    FRESH = "fresh"
    DUE = "due"
    LATE = "late"
    OVER = "over"


FROM_HOURS = {Band.FRESH: 0, Band.DUE: 24, Band.LATE: 48, Band.OVER: 72}
_ORDER = tuple(FROM_HOURS)


@dataclass(frozen=True, slots=True)
class Waits:
    """A parcel, or goods at the bench: waiting since (µs), with this value frozen (10⁻⁴); `orders` is how
    many open orders it could fill now."""

    key: str
    name: str
    quantity: int
    since: int
    value: int
    orders: int = 0
    is_parcel: bool = False


def hours(since: int, now: int) -> int:
    """Whole hours; a clock that was put back makes nothing younger than fresh."""
    return max(0, now - since) // HOUR


def band(since: int, now: int) -> Band:
    """The band of what waits since then."""
    waited = hours(since, now)
    return next(each for each in reversed(_ORDER) if waited >= FROM_HOURS[each])


def worth(waits: Waits) -> int:
    """What a look at it would free (10⁻⁴)."""
    return waits.value * (2 if waits.orders else 1)


def queue(waiting: Iterable[Waits], now: int) -> tuple[Waits, ...]:
    """Worth most first."""
    return tuple(
        sorted(
            waiting,
            key=lambda one: (-_ORDER.index(band(one.since, now)), -worth(one), one.since, one.key),
        )
    )


def counts(waiting: Iterable[Waits], now: int) -> dict[Band, int]:
    """How many things wait in each band."""
    found = dict.fromkeys(_ORDER, 0)
    for one in waiting:
        found[band(one.since, now)] += 1
    return found
