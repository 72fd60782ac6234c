"""As of when: a position, a posting time, or a scan time with what was known at a position (invariant 10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.db.books.tables import entry, envelope, head
from app.domain.clock import instant_text, parse_instant
from app.domain.errors import BadCall


@dataclass(frozen=True, slots=True)
class AsOf:
    """A moment of the books. `scanned_at` is set where the scan's own time is asked for."""

    position: int
    posted_at: int | None
    scanned_at: int | None
    is_now: bool

    def as_json(self) -> dict[str, Any]:
        return {
            "position": self.position,
            "posted_at": None if self.posted_at is None else instant_text(self.posted_at),
            "scanned_at": None if self.scanned_at is None else instant_text(self.scanned_at),
        }

    def limit(self, query: Select[Any]) -> Select[Any]:
        """Restrict a query that joins `entry` and `envelope` to what was known."""
        query = query.where(entry.c.position <= self.position)
        return query if self.scanned_at is None else query.where(envelope.c.scanned_at <= self.scanned_at)


def as_of(connection: Connection, text: str) -> AsOf:
    """Read `--as-of`; empty means now. Raises BadCall `bad-as-of` or `bad-time`."""
    last = connection.execute(select(head.c.position)).scalar_one()
    if text.startswith("scan:"):
        moment, _, at = text.removeprefix("scan:").partition("@")
        position = _position(at, last) if at else last
        return AsOf(position, _posted_at(connection, position), parse_instant(moment), is_now=False)
    if not text or text.isdigit():
        position = _position(text, last) if text else last
        return AsOf(position, _posted_at(connection, position), None, is_now=position == last)
    found = connection.execute(
        select(func.max(entry.c.position)).where(entry.c.posted_at <= parse_instant(text))
    ).scalar_one()
    position = found or 0
    return AsOf(position, _posted_at(connection, position), None, is_now=position == last)


def _position(text: str, last: int) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > last:
        raise BadCall("bad-as-of", f"the books end at position {last}; {text} is not in them")
    return int(text)


def _posted_at(connection: Connection, position: int) -> int | None:
    moment: int | None = connection.execute(
        select(entry.c.posted_at).where(entry.c.position == position)
    ).scalar_one_or_none()
    return moment
