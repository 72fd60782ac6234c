"""Where every handling unit stands while the books are walked, in a temporary file: constant memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from app.verify.rows import Row


class Places:
    """The last location of each unit by the steps walked so far; blank where it never stood anywhere."""

    def __init__(self) -> None:
        # Without a name SQLite keeps two megabytes in memory and the rest in a file that it deletes.
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.execute("PRAGMA journal_mode=OFF")
        self._file.execute("CREATE TABLE unit (code TEXT PRIMARY KEY, location TEXT) WITHOUT ROWID")

    def of(self, code: str) -> str:
        """Where a unit stands."""
        row = self._file.execute("SELECT location FROM unit WHERE code = ?", (code,)).fetchone()
        return str(row[0]) if row else ""

    def follow(self, steps: Iterable[Row]) -> None:
        """Go on by the steps of the next envelope."""
        self._file.executemany(
            "INSERT OR REPLACE INTO unit VALUES (?, ?)", ((step["code"], step["location"]) for step in steps)
        )

    def close(self) -> None:
        self._file.close()
