"""Records as they stood at a position: what posting could know when it judged an envelope."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select, tuple_

from app.db.books.tables import entry, record

Body = Mapping[str, Any]
_MOST = 20_000
"""Records kept at hand; beyond these the memory is emptied."""
_EVERYWHERE = ("account_mapping", "rate", "agreement", "period", "reason")
"""Tables so small that they are read whole."""


class Catalogue:
    """Every version of the records that are asked for, with the position that brought it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._versions: dict[tuple[str, str], list[tuple[int, Body]]] = {}
        self._lines: dict[tuple[str, str, int], dict[str, Body]] = {}
        self._whole = {table: self._read_whole(table) for table in _EVERYWHERE}

    def read(self, keys: Iterable[tuple[str, str]]) -> None:
        """Have these records at hand, all of them in one go."""
        if len(self._versions) > _MOST:
            self._versions.clear()
            self._lines.clear()
        missing = [key for key in dict.fromkeys(keys) if key not in self._versions]
        self._versions |= {key: [] for key in missing}
        for start in range(0, len(missing), 500):
            wanted = tuple_(record.c.table_name, record.c.key).in_(missing[start : start + 500])
            for table, key, position, body in self._versions_where(wanted):
                self._versions[table, key].append((position, body))

    def body(self, table: str, key: str, position: int) -> Body | None:
        """A record's body as it stood before this position; None: there was none."""
        if (table, key) not in self._versions:
            self.read([(table, key)])
        return _before(self._versions[table, key], position)

    def lines(self, table: str, key: str, position: int) -> Mapping[str, Body]:
        """A document's lines by number, as they stood before this position."""
        body = self.body(table, key, position)
        if body is None:
            return {}
        place = (table, key, id(body))
        if place not in self._lines:
            self._lines[place] = {str(line["line"]): line for line in body.get("lines", ())}
        return self._lines[place]

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
        for _, key, position, body in self._versions_where(record.c.table_name == table):
            found.setdefault(key, []).append((position, body))
        return found

    def _versions_where(self, condition: Any) -> Iterable[tuple[str, str, int, Body]]:
        query = (
            select(record.c.table_name, record.c.key, entry.c.position, record.c.body)
            .join(entry, entry.c.id == record.c.envelope)
            .where(condition)
            .order_by(entry.c.position, record.c.line)
        )
        for table, key, position, text in self._connection.execute(query):
            body = _read(text)
            if body is not None:
                yield table, key, position, body


def _read(text: str) -> Body | None:
    """A body; None where it cannot be read: then the record is at fault, and told so."""
    try:
        body = json.loads(text)
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def _before(versions: list[tuple[int, Body]], position: int) -> Body | None:
    place = bisect_left(versions, position, key=lambda version: version[0])
    return versions[place - 1][1] if place else None
