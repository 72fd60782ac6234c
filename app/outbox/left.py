"""Outboxes in which something waits from an earlier day, though nobody opens their stations today."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from app.outbox import file

_STATION = "SELECT station FROM origin ORDER BY n DESC LIMIT 1"
_WAITING = "SELECT 1 FROM envelope WHERE verdict = '' LIMIT 1"


def left_behind(folder: Path) -> Iterator[str]:
    """The stations whose outboxes under a folder hold something that waits; a file that cannot be read now
    is its own station's trouble."""
    for path in sorted(folder.glob("*/outbox.db")):
        try:
            with closing(file.connect(path, durable=False)) as connection:
                waits = connection.execute(_WAITING).fetchone()
                station = connection.execute(_STATION).fetchone()
        except sqlite3.Error:
            continue
        if waits and station:
            yield str(station[0])
