"""Closed months: late facts count in the first open one, and say so."""

from __future__ import annotations

from app.domain.clock import month_of
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.stand import Stand


def period_of(stand: Stand, posted_at: int) -> str:
    """The month of posting, or the next one that is open."""
    month = month_of(posted_at)
    while stand.months.get(month) == "closed":
        month = _next(month)
    return month


def note_late(case: Case, draft: Draft, posted_at: int) -> None:
    """An exception where value counts in another month than the fact's, because that one is closed."""
    if "journal" not in draft.rows:
        return
    scanned, posted = month_of(case.envelope.scanned_at), month_of(posted_at)
    closed = next((m for m in (scanned, posted) if draft.stand.months.get(m) == "closed"), "")
    if closed:
        words = f"{closed} is closed: this counts in {draft.period}"
        draft.exception("late-fact", words, "accountant")


def _next(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12:04}-{number % 12 + 1:02}"
