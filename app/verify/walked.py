"""What the walk must know of every unit, promise and document line so far, in a temporary file.

The books answer the same questions, but only by looking through all that was ever posted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from app.verify.rows import Row, Rows

SEPARATOR = "\x1f"
FACTS = ("document", "line", "item", "site", "location", "lot")
"""What a promise is of: the same from its claim to its end."""
_FACTS_OF = itemgetter(*FACTS)
_TABLES = """
    CREATE TABLE unit (code TEXT PRIMARY KEY, location TEXT) WITHOUT ROWID;
    CREATE TABLE claimed (allocation TEXT PRIMARY KEY, document TEXT, line TEXT, item TEXT, site TEXT,
                          location TEXT, lot TEXT) WITHOUT ROWID;
    CREATE TABLE standing (allocation TEXT, state TEXT, unit TEXT, document TEXT, line TEXT, item TEXT,
                           site TEXT, location TEXT, lot TEXT, quantity INTEGER,
                           PRIMARY KEY (allocation, state, unit)) WITHOUT ROWID;
    CREATE INDEX standing_line ON standing (document, line);
    CREATE INDEX standing_spot ON standing (item, location, lot);
    CREATE TABLE lying (item TEXT, location TEXT, lot TEXT, owner TEXT, quantity INTEGER,
                        PRIMARY KEY (item, location, lot, owner)) WITHOUT ROWID;
    CREATE INDEX lying_place ON lying (location);
    CREATE TABLE waiting (name TEXT PRIMARY KEY, holder TEXT, quantity INTEGER) WITHOUT ROWID;
    CREATE TABLE stepped (document TEXT, line TEXT, kind TEXT, quantity INTEGER,
                          PRIMARY KEY (document, line, kind)) WITHOUT ROWID;
"""
_PLACED = "INSERT OR REPLACE INTO unit VALUES (?, ?)"
_CLAIMED = "INSERT OR IGNORE INTO claimed VALUES (?, ?, ?, ?, ?, ?, ?)"
_MORE = " ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity"
_STANDS = f"INSERT INTO standing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?){_MORE}"
_LIES = f"INSERT INTO lying VALUES (?, ?, ?, ?, ?){_MORE}"
_ENDED = "DELETE FROM standing WHERE allocation = ? AND state = ? AND unit = ? AND quantity = 0"
_FIRST = f"SELECT {', '.join(FACTS)} FROM claimed WHERE allocation = ?"
_STANDING = ("allocation", "state", "unit", *FACTS, "quantity")
_OPEN = (
    f"SELECT {', '.join(_STANDING)} FROM standing"
    " WHERE item = ? AND location = ? AND lot = ? AND state = 'open'"
)
_WAITS = "INSERT OR REPLACE INTO waiting VALUES (?, ?, ?)"
_WAITED = "DELETE FROM waiting WHERE name = ? AND quantity = 0"
_STEPPED = f"INSERT INTO stepped VALUES (?, ?, ?, ?){_MORE}"


Spot = tuple[str, str, str]
"""An item, a place and a lot."""


def is_loose(row: Row, end: str) -> bool:
    """Is this end of a movement a state that may be promised, in a real place and in no unit?"""
    owner = row[f"{end}_owner"]
    real = not row[f"{end}_location"].startswith("~")
    free = row[f"{end}_status"] == "available" and not row[f"{end}_unit"]
    return bool(real and free and (not owner or owner.startswith("consignor:")))


class Walked:
    """The sums of the rows of all entries before the one that is looked at."""

    def __init__(self) -> None:
        # Without a name SQLite keeps two megabytes in memory and the rest in a file that it deletes.
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.execute("PRAGMA journal_mode=OFF")
        self._file.executescript(_TABLES)

    def place_of_unit(self, code: str) -> str:
        """Where a unit stands; blank where it never stood anywhere."""
        row = self._file.execute("SELECT location FROM unit WHERE code = ?", (code,)).fetchone()
        return str(row[0]) if row else ""

    def claimed(self, allocation: str) -> Mapping[str, str] | None:
        """The facts of a promise as its claim said them."""
        row = self._file.execute(_FIRST, (allocation,)).fetchone()
        return dict(zip(FACTS, row, strict=True)) if row else None

    def stands(self, allocation: str, state: str, unit: str) -> int:
        """How much of a promise is in a state, in a unit."""
        query = "SELECT quantity FROM standing WHERE allocation = ? AND state = ? AND unit = ?"
        row = self._file.execute(query, (allocation, state, unit)).fetchone()
        return int(row[0]) if row else 0

    def promised(self, document: str, line: str, item: str) -> int:
        """How much is promised to a document line, in any state."""
        query = "SELECT coalesce(sum(quantity), 0) FROM standing WHERE document = ? AND line = ? AND item = ?"
        return int(self._file.execute(query, (document, line, item)).fetchone()[0])

    def lies(self, spot: Spot) -> int:
        """How much of an item and lot lies loose at a place, free to be promised if the place sells."""
        query = "SELECT coalesce(sum(quantity), 0) FROM lying WHERE item = ? AND location = ? AND lot = ?"
        return int(self._file.execute(query, spot).fetchone()[0])

    def lies_of_ours(self, spot: Spot) -> int:
        """How much of that is ours."""
        query = (
            "SELECT coalesce(sum(quantity), 0) FROM lying"
            " WHERE item = ? AND location = ? AND lot = ? AND owner = ''"
        )
        return int(self._file.execute(query, spot).fetchone()[0])

    def lying_of(self, item: str) -> list[tuple[str, str, int]]:
        """Place, lot and quantity of an item, wherever it lies loose."""
        query = "SELECT location, lot, quantity FROM lying WHERE item = ?"
        return self._file.execute(query, (item,)).fetchall()

    def lying_at(self, location: str) -> dict[str, int]:
        """How much of each item lies loose at a place."""
        query = "SELECT item, sum(quantity) FROM lying WHERE location = ? GROUP BY item"
        return dict(self._file.execute(query, (location,)).fetchall())

    def open_of(self, item: str, site: str) -> int:
        """How much of an item is promised at a site and not picked."""
        query = (
            "SELECT coalesce(sum(quantity), 0) FROM standing WHERE item = ? AND site = ? AND state = 'open'"
        )
        return int(self._file.execute(query, (item, site)).fetchone()[0])

    def open_at(self, spot: Spot) -> list[dict[str, Any]]:
        """The open promises of an item and lot at a place."""
        return [dict(zip(_STANDING, row, strict=True)) for row in self._file.execute(_OPEN, spot)]

    def waits(self, name: str) -> tuple[str, int]:
        """How an order was to be allocated and how much of an item it waits for; `name` is both of them."""
        row = self._file.execute("SELECT holder, quantity FROM waiting WHERE name = ?", (name,)).fetchone()
        return (str(row[0]), int(row[1])) if row else ("", 0)

    def anybody_waits(self) -> bool:
        """Does any order wait for anything?"""
        return self._file.execute("SELECT 1 FROM waiting LIMIT 1").fetchone() is not None

    def waiting_for(self, item: str) -> dict[str, tuple[str, int]]:
        """Who waits for an item: the same as of `waits`, by name."""
        query = "SELECT name, holder, quantity FROM waiting WHERE name >= ? AND name < ?"
        rows = self._file.execute(query, (f"{item}{SEPARATOR}", f"{item} "))
        return {name: (holder, quantity) for name, holder, quantity in rows}

    def steps(self, document: str, line: str) -> dict[str, int]:
        """A document line's progress that no movement makes, by kind."""
        query = "SELECT kind, quantity FROM stepped WHERE document = ? AND line = ?"
        return dict(self._file.execute(query, (document, line)).fetchall())

    def follow(self, rows: Rows) -> None:
        """Go on by what the next entry left."""
        for row in rows["unit_step"]:
            self._file.execute(_PLACED, (row["code"], row["location"]))
        for row in rows["step"]:
            self._file.execute(_STEPPED, (row["document"], row["line"], row["kind"], row["quantity"]))
        self._move(rows["movement"])
        self._promise(rows["promise"])
        for row in rows["granting"]:
            if row["kind"] == "wait":
                self._file.execute(_WAITS, (row["name"], row["holder"], row["last"]))
                self._file.execute(_WAITED, (row["name"],))

    def _move(self, rows: Sequence[Row]) -> None:
        for row in rows:
            for end, sign in (("from", -1), ("to", 1)):
                if is_loose(row, end):
                    spot = (row["item"], row[f"{end}_location"], row["lot"])
                    self._file.execute(_LIES, (*spot, row[f"{end}_owner"], sign * row["quantity"]))

    def _promise(self, rows: Sequence[Row]) -> None:
        for row in rows:
            where = (row["allocation"], row["state"], row["unit"])
            of = _FACTS_OF(row)
            if row["allocation"].rpartition(">")[2] == f"{row['envelope']}:{row['part']}":
                self._file.execute(_CLAIMED, (row["allocation"], *of))
            self._file.execute(_STANDS, (*where, *of, row["quantity"]))
            if row["quantity"] < 0:
                self._file.execute(_ENDED, where)

    def close(self) -> None:
        self._file.close()
