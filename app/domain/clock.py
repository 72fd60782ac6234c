"""Time is handed in: instants are whole microseconds since 1970 UTC, written as ISO 8601."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NewType

from app.domain.errors import BadCall

Instant = NewType("Instant", int)
"""Microseconds since 1970-01-01T00:00:00Z."""

Clock = Callable[[], Instant]
"""Anything that tells the time; tests and scan scripts hand in their own."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_DAY = 86_400_000_000


def system_clock() -> Instant:
    """This computer's clock."""
    return Instant(time.time_ns() // 1000)


def instant_text(instant: int) -> str:
    """ISO 8601 UTC; milliseconds only where there are any, microseconds likewise."""
    moment = _EPOCH + timedelta(microseconds=instant)
    if instant % 1_000_000 == 0:
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse_instant(text: str) -> Instant:
    """Read ISO 8601 with a zone (none means UTC). Raises BadCall `bad-time`."""
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        raise BadCall("bad-time", f"“{text}” is not a time such as 2026-11-23T08:00:00Z") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return Instant((moment - _EPOCH) // _MICROSECOND)


def day_of(instant: int) -> date:
    """The UTC calendar day of an instant."""
    return (_EPOCH + timedelta(microseconds=instant)).date()


def month_of(instant: int) -> str:
    """The UTC month of an instant, YYYY-MM."""
    return _month(instant // _DAY)


@lru_cache(maxsize=64)
def _month(day: int) -> str:
    return f"{day_of(day * _DAY):%Y-%m}"
