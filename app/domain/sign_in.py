"""Who may sign in with a PIN, and when: a delay after wrong ones, and a limit on how long a station that is
away from the books may go by what it knew of people."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.records import Staff
from app.domain.speech import say

FREE = 5
"""Wrong PINs of one badge before it has to wait."""
FIRST_WAIT = 30_000_000
LONGEST_WAIT = 15 * 60 * 1_000_000
"""Microseconds; each further wrong one doubles the wait."""
OFFLINE = 12 * 3600 * 1_000_000
"""Microseconds without the books during which a PIN that was known then still counts."""

SOON = 60_000_000
"""Microseconds without the books after which a station counts as away."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """Wrong PINs of one badge in a row, and when (µs) the last of them was."""

    wrong: int = 0
    last: int = 0

    def one_more(self, now: int) -> Attempts:
        return Attempts(self.wrong + 1, now)

    def wait(self, now: int) -> int:
        """Seconds until another PIN is looked at; a clock that was set back starts the wait anew."""
        if self.wrong < FREE:
            return 0
        whole = min(FIRST_WAIT << min(self.wrong - FREE, 10), LONGEST_WAIT)
        passed = max(0, now - self.last)
        return max(0, -(-(whole - passed) // 1_000_000))


def too_long_away(staff: Staff, site: str, contact: int, now: int) -> str:
    """Why a badge with a PIN does not count at a station whose last contact (µs) with the books is this;
    empty where it does."""
    away = now - contact
    if away > OFFLINE:
        return "This station has been away from the books for more than 12 hours"
    if away > SOON and staff.site and site and staff.site != site:
        return say(
            "{name} belongs to {home}; without the books only people of {site} can sign in",
            name=staff.name,
            home=staff.site,
            site=site,
        )
    return ""


def right_pin(staff: Staff, pin: str) -> bool:
    """Is this the PIN of the badge? A hash that cannot be read is nobody's."""
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return PasswordHasher().verify(staff.pin_hash, pin)
    except (Argon2Error, InvalidHashError):
        return False
