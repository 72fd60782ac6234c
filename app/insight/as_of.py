"""As of when: a position, a posting time, or a scan time with what was known at a position (invariant 10).

What is answered from records up to a position stays the same for ever; so does the catalogue as it stood
there. Only the plain question, as of now, goes on with the calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.sql.elements import ColumnElement

from app.db.books.tables import claim, entry, envelope, head
from app.domain.clock import day_of, instant_text, parse_instant, system_clock
from app.domain.errors import BadCall


@dataclass(frozen=True, slots=True)
class AsOf:
    """A moment of the books. `scanned_at` is set where the scan's own time is asked for; `last` is where the
    books end; `asked` is False for the plain question, as of now."""

    position: int
    posted_at: int | None
    scanned_at: int | None
    last: int
    asked: bool

    @property
    def is_now(self) -> bool:
        """May the projections answer? They stand at the books' end."""
        return self.position == self.last and self.scanned_at is None

    @property
    def day(self) -> date:
        """The day that expiry dates are held against."""
        if not self.asked:
            return day_of(system_clock())
        moment = self.posted_at if self.scanned_at is None else self.scanned_at
        return day_of(moment or 0)

    def as_json(self) -> dict[str, Any]:
        return {
            "position": self.position,
            "posted_at": None if self.posted_at is None else instant_text(self.posted_at),
            "scanned_at": None if self.scanned_at is None else instant_text(self.scanned_at),
        }

    def known(self, query: Select[Any], id: ColumnElement[str]) -> Select[Any]:
        """Restrict rows of a record table to what was known, joining `entry` by the envelope's (or claim's)
        id."""
        query = query.join(entry, entry.c.id == id).where(entry.c.position <= self.position)
        if self.scanned_at is None:
            return query
        own = envelope.alias("scan")
        asked = claim.alias("asked")
        moment = func.coalesce(own.c.scanned_at, asked.c.claimed_at)
        query = query.outerjoin(own, own.c.id == id).outerjoin(asked, asked.c.id == id)
        return query.where(moment <= self.scanned_at)

    def later(self, query: Select[Any], id: ColumnElement[str]) -> Select[Any]:
        """Restrict rows to what was posted after the position: what the projections hold too much."""
        return query.join(entry, entry.c.id == id).where(entry.c.position > self.position)

    @property
    def is_near_the_end(self) -> bool:
        """Is it less work to take what came later off the projections than to add up all that came before?"""
        return self.scanned_at is None and self.last - self.position < self.position


def as_of(connection: Connection, text: str) -> AsOf:
    """Read `--as-of`; empty means now. Raises BadCall `bad-as-of` or `bad-time`."""
    last: int = connection.execute(select(head.c.position)).scalar_one()
    moment: int | None = None
    if text.startswith("scan:"):
        when, _, at = text.removeprefix("scan:").partition("@")
        moment, position = parse_instant(when), _position(at, last)
    elif not text or text.isdigit():
        position = _position(text, last)
    else:
        position = _posted_by(connection, parse_instant(text))
    return AsOf(position, _posted_at(connection, position), moment, last, asked=bool(text))


def _position(text: str, last: int) -> int:
    """A position in the books; empty means their end."""
    if not text:
        return last
    if not (text.isascii() and text.isdigit()) or int(text) > last:
        raise BadCall("bad-as-of", f"the books end at position {last}; {text} is not in them")
    return int(text)


def _posted_by(connection: Connection, moment: int) -> int:
    """The last position posted by a time; 0 where nothing was."""
    query = select(func.max(entry.c.position)).where(entry.c.posted_at <= moment)
    return connection.execute(query).scalar_one() or 0


def _posted_at(connection: Connection, position: int) -> int | None:
    query = select(entry.c.posted_at).where(entry.c.position == position)
    moment: int | None = connection.execute(query).scalar_one_or_none()
    return moment
