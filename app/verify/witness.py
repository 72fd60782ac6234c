"""A station's witness, the last position and hash that it saw: a cut tail is found by it (invariant 11).

A witness is the station's cache.db, or a JSON file with `position` and `hash` such as an earlier answer of
`scanledger verify --json`; where it names its books (`books_id`), they must be these.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from app.db.books.tables import entry
from app.domain.errors import BadCall, Unavailable
from app.domain.identifiers import ZERO_HASH
from app.verify.report import Findings

_SQLITE = b"SQLite format 3\x00"
_LARGEST = 1_000_000


def testify(connection: Connection, file: str, books_id: str, findings: Findings) -> None:
    """The entry that was seen must still be there, with the same hash. Raises BadCall `bad-witness`."""
    seen = _read(Path(file))
    if seen.get("books_id") not in (None, "", books_id):
        raise BadCall("bad-witness", f"{file} is of other books")
    position, hash_ = seen.get("position"), seen.get("hash")
    if not isinstance(position, int) or not isinstance(hash_, str) or position < 0:
        raise BadCall("bad-witness", f"{file} holds no position and hash")
    findings.checked["witness"] += 1
    found = connection.execute(select(entry.c.hash).where(entry.c.position == position)).scalar_one_or_none()
    if position:
        findings.same(11, "entry", position, "hash", hash_, found or "")
    else:
        findings.same(11, "entry", position, "hash", hash_ or ZERO_HASH, ZERO_HASH)


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            start = file.read(_LARGEST)
    except OSError as error:
        raise Unavailable("file-unreadable", f"{path} cannot be read: {error.strerror}") from None
    if start.startswith(_SQLITE):
        return _of_cache(path)
    try:
        seen = json.loads(start)
    except ValueError:
        seen = None
    if not isinstance(seen, dict):
        raise BadCall("bad-witness", f"{path} holds no position and hash")
    return seen


def _of_cache(path: Path) -> dict[str, Any]:
    query = "SELECT books_id, position, hash FROM meta"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as cache:
            row = cache.execute(query).fetchone()
    except sqlite3.Error:
        row = None
    if row is None:
        raise BadCall("bad-witness", f"{path} is no station's cache")
    return dict(zip(("books_id", "position", "hash"), row, strict=True))
