"""What a named person decides at the command line: an exception is cleared, a month is opened or closed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.db.books.tables import clearing, entry, exception
from app.db.engine import Books
from app.domain.clock import Clock
from app.domain.envelope import Chain
from app.domain.errors import BadCall, Refusal
from app.domain.identifiers import new_id
from app.integration.import_file import OFFICE
from app.posting.post import post
from app.posting.verdict import Posted

_EXCEPTION = re.compile(r"(\d{1,18})\.(\d{1,9})")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def clear_exception(books: Books, id: str, reason: str, *, operator: str, clock: Clock) -> Posted:
    """Clear an exception by the id that people see (POSITION.PART).

    Raises BadCall `bad-exception`; Refusal `unknown-exception`, `already-cleared`, or why posting would not.
    """
    envelope, part = _open_exception(books, id)
    payload = {"exception": envelope, "part": part, "reason": reason}
    return _decide(books, "clear", payload, operator, clock)


def set_period(books: Books, month: str, state: str, *, operator: str, clock: Clock) -> Posted:
    """Open or close a month (YYYY-MM) of the journal. Raises BadCall `bad-month`, Refusal `not-approved`."""
    if not _MONTH.fullmatch(month):
        raise BadCall("bad-month", f"“{month}” is not a month such as 2026-11")
    return _decide(books, "period", {"month": month, "state": state}, operator, clock)


def _open_exception(books: Books, id: str) -> tuple[str, int]:
    parts = _EXCEPTION.fullmatch(id)
    if parts is None:
        raise BadCall("bad-exception", f"“{id}” is not the id of an exception, such as 17.1")
    cleared = clearing.alias("cleared")
    query = (
        select(exception.c.envelope, exception.c.part, cleared.c.envelope.label("by"))
        .join(entry, entry.c.id == exception.c.envelope)
        .outerjoin(
            cleared,
            (cleared.c.exception_envelope == exception.c.envelope)
            & (cleared.c.exception_part == exception.c.part),
        )
        .where(entry.c.position == int(parts[1]), exception.c.part == int(parts[2]))
    )
    with books.reading() as connection:
        found = connection.execute(query).one_or_none()
    if found is None:
        raise Refusal("unknown-exception", f"there is no exception {id}")
    if found.by:
        raise Refusal("already-cleared", f"exception {id} was cleared before")
    return found.envelope, found.part


def _decide(books: Books, kind: str, payload: Mapping[str, Any], operator: str, clock: Clock) -> Posted:
    """One envelope, or nothing: what would be parked is refused."""
    sealed = Chain(new_id(), OFFICE).seal(kind, payload, scanned_at=clock(), operator=operator)
    [posted] = post(books, [sealed], clock=clock, whole=True)
    return posted
