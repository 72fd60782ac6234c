"""Records as they stood at a position: what posting could know when it judged an envelope."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from app.db.books.tables import entry, record

Body = Mapping[str, Any]
_MOST = 4_000
"""Versions of records, and lines of documents, kept at hand; and as many of those asked for before them."""
_EVERYWHERE = ("account_mapping", "rate", "agreement", "period", "reason")
"""Tables so small that they are read whole."""


@dataclass(slots=True)
class _Record:
    """Every version of a record with its position, and the lines of those that were asked for."""

    versions: list[tuple[int, Body]]
    lines: dict[int, Mapping[str, Body]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return 1 + sum(1 + len(body.get("lines", ())) for _, body in self.versions)

    def at(self, position: int) -> int:
        """The place of the version before a position; -1: there was none."""
        return bisect_left(self.versions, position, key=lambda version: version[0]) - 1


class Catalogue:
    """Every version of the records that are asked for, with the position that brought it.

    What was asked for last is kept, so that memory does not grow with the documents of the books.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._recent: dict[tuple[str, str], _Record] = {}
        self._older: dict[tuple[str, str], _Record] = {}
        self._size = 0
        self._whole = {table: self._read_whole(table) for table in _EVERYWHERE}

    def body(self, table: str, key: str, position: int) -> Body | None:
        """A record's body as it stood before this position; None: there was none."""
        found = self._record(table, key)
        place = found.at(position)
        return found.versions[place][1] if place >= 0 else None

    def lines(self, table: str, key: str, position: int) -> Mapping[str, Body]:
        """A document's lines by number, as they stood before this position."""
        found = self._record(table, key)
        place = found.at(position)
        if place < 0:
            return {}
        if place not in found.lines:
            lines = found.versions[place][1].get("lines", ())
            found.lines[place] = {str(line["line"]): line for line in lines}
        return found.lines[place]

    def _record(self, table: str, key: str) -> _Record:
        found = self._recent.get((table, key))
        if found is None:
            found = self._older.pop((table, key), None) or self._read(table, key)
            self._recent[table, key] = found
            self._size += found.size
        if self._size > _MOST:
            self._recent, self._older, self._size = {}, self._recent, 0
        return found

    def _read(self, table: str, key: str) -> _Record:
        rows = self._connection.execute(_ONE, {"of_table": table, "of_key": key})
        return _Record([(position, body) for _, position, body in _read_bodies(rows)])

    def all(self, table: str, position: int) -> list[Body]:
        """Every record of a small table as it stood before this position, in the order of their keys."""
        found = (_before(versions, position) for _, versions in sorted(self._whole[table].items()))
        return [body for body in found if body is not None]

    def one(self, table: str, key: str, position: int) -> Body | None:
        """A record of a small table."""
        return _before(self._whole[table].get(key, []), position)

    def site_of(self, location: str, position: int) -> str:
        """The site of a place; in transit counts at the sending site. Empty: the books know no such place."""
        if location.startswith("~transit:"):
            transfer = self.body("transfer", location.removeprefix("~transit:"), position)
            return str(transfer["from_site"]) if transfer else ""
        place = self.body("location", location, position)
        return str(place["site"]) if place else ""

    def method(self, item: str, position: int) -> str:
        """An item's costing method."""
        body = self.body("item", item, position)
        return str(body.get("method", "average")) if body else "average"

    def _read_whole(self, table: str) -> dict[str, list[tuple[int, Body]]]:
        found: dict[str, list[tuple[int, Body]]] = {}
        rows = self._connection.execute(_versions().where(record.c.table_name == table))
        for key, position, body in _read_bodies(rows):
            found.setdefault(key, []).append((position, body))
        return found


def _versions() -> Select[Any]:
    return (
        select(record.c.key, entry.c.position, record.c.body)
        .join(entry, entry.c.id == record.c.envelope)
        .order_by(entry.c.position, record.c.line)
    )


_ONE = _versions().where(record.c.table_name == bindparam("of_table"), record.c.key == bindparam("of_key"))


def _read_bodies(rows: Iterable[Any]) -> Iterator[tuple[str, int, Body]]:
    for key, position, text in rows:
        body = _body(text)
        if body is not None:
            yield key, position, body


def _body(text: str) -> Body | None:
    """A body; None where it cannot be read: then the record is at fault, and told so."""
    try:
        body = json.loads(text)
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def _before(versions: list[tuple[int, Body]], position: int) -> Body | None:
    place = bisect_left(versions, position, key=lambda version: version[0])
    return versions[place - 1][1] if place else None
