"""A station's photographs as its outbox's file knows them: named in the commit of their `attach` envelope,
due when the books have taken that, let go with it; and where they lie.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from app.domain.envelope import Sealed
from app.domain.photograph import named_by

FOLDER = "photos"


def path_of(folder: Path, sha256: str) -> Path:
    """Where a photograph lies in a station's folder."""
    return folder / FOLDER / f"{sha256}.jpg"


def note(connection: sqlite3.Connection, sealed: Sequence[Sealed]) -> None:
    """Write down which photographs these envelopes name, in the envelopes' own commit."""
    for one in sealed:
        named = named_by(one.envelope.kind, one.envelope.payload)
        if named:
            connection.execute("INSERT OR IGNORE INTO photograph VALUES (?, ?, 0)", (one.envelope.id, named))


def due(connection: sqlite3.Connection) -> list[str]:
    """Unsent ones whose envelope the books took, oldest first."""
    rows = connection.execute(
        "SELECT p.sha256 FROM photograph p JOIN envelope e ON e.id = p.envelope"
        " WHERE p.sent_at = 0 AND e.verdict = 'posted' ORDER BY e.n"
    )
    return [sha256 for (sha256,) in rows]


def known(connection: sqlite3.Connection) -> list[str]:
    """All that are written down here, sent or not."""
    return [sha256 for (sha256,) in connection.execute("SELECT DISTINCT sha256 FROM photograph")]


def mark(connection: sqlite3.Connection, had: Sequence[str], lacked: Sequence[str], now: int) -> None:
    """The books have these, and lack those."""
    sent = "UPDATE photograph SET sent_at = ? WHERE sha256 = ? AND sent_at = 0"
    connection.executemany(sent, [(now, sha256) for sha256 in had])
    unsent = "UPDATE photograph SET sent_at = 0 WHERE sha256 = ? AND sent_at > 0"
    connection.executemany(unsent, [(sha256,) for sha256 in lacked])


def prune(connection: sqlite3.Connection) -> list[str]:
    """Let go of those whose envelope was; the photographs that none here names any more."""
    old = connection.execute(
        "DELETE FROM photograph WHERE envelope NOT IN (SELECT id FROM envelope) RETURNING sha256"
    ).fetchall()
    still = set(known(connection))
    return sorted({sha256 for (sha256,) in old} - still)
