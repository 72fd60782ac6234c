"""Whose chain a file's envelopes belong to: its outbox id, and when a new one must be begun (invariant 3)."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from app.domain.identifiers import ZERO_HASH, new_id
from app.outbox.place import Fingerprint, Lock, fingerprint, new_token


@dataclass(frozen=True, slots=True)
class Origin:
    """One outbox id of this file. `names` is the outbox that it carries on, "" for the first; `reason` says
    why it was begun: new, copied, moved, restored, station, behind, books."""

    outbox: str
    names: str
    reason: str
    station: str
    books_id: str
    epoch: int


_COLUMNS = "outbox, names, reason, station, books_id, epoch"


@dataclass(frozen=True, slots=True)
class Tip:
    """The end of an outbox's chain."""

    sequence: int
    hash: str


def settle(connection: sqlite3.Connection, path: Path, lock: Lock, station: str, now: int) -> Origin:
    """Know this file again, or begin a new outbox in it. Runs inside a transaction; the token that it
    leaves in the file must be written to the lock after the commit."""
    here, left = fingerprint(path), lock.token()
    origin = current(connection)
    reason = _why_new(connection, origin, here, left, station)
    if reason:
        origin = begin(connection, station, reason, now)
    assert origin is not None, "a new file begins an outbox"
    connection.execute(
        "INSERT INTO home(id, machine, path, inode, token_before, token) VALUES (1, ?, ?, ?, ?, ?)"
        " ON CONFLICT(id) DO UPDATE SET machine = excluded.machine, path = excluded.path,"
        " inode = excluded.inode, token_before = excluded.token_before, token = excluded.token",
        (here.machine, here.path, here.inode, left, new_token()),
    )
    return origin


def token(connection: sqlite3.Connection) -> str:
    found: str = connection.execute("SELECT token FROM home").fetchone()[0]
    return found


def _why_new(
    connection: sqlite3.Connection, origin: Origin | None, here: Fingerprint, left: str, station: str
) -> str:
    home = connection.execute("SELECT machine, path, inode, token_before, token FROM home").fetchone()
    if origin is None or home is None:
        return "new"
    machine, path, inode, before, latest = home
    if (machine, path) != (here.machine, here.path):
        return "moved" if inode == here.inode else "copied"
    # A crash between the commit and the lock file leaves the token before the latest: that is no copy.
    if inode != here.inode or left not in (before, latest):
        return "restored"
    return "station" if origin.station != station else ""


def every(connection: sqlite3.Connection) -> list[Origin]:
    """Every outbox of this file, oldest first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM origin ORDER BY n").fetchall()
    return [Origin(*row) for row in rows]


def current(connection: sqlite3.Connection) -> Origin | None:
    """The outbox that new work goes into."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM origin ORDER BY n DESC LIMIT 1").fetchone()
    return Origin(*row) if row else None


def begin(connection: sqlite3.Connection, station: str, reason: str, now: int) -> Origin:
    """Seal what is there; new work starts a new outbox that names the old."""
    before = current(connection)
    origin = Origin(new_id(), before.outbox if before else "", reason, station, "", 0)
    connection.execute(
        "INSERT INTO origin(outbox, names, reason, station, begun_at) VALUES (?, ?, ?, ?, ?)",
        (origin.outbox, origin.names, origin.reason, origin.station, now),
    )
    return origin


def tip(connection: sqlite3.Connection, outbox: str) -> Tip:
    """The last envelope of an outbox's chain, or its beginning."""
    row = connection.execute(
        "SELECT sequence, hash FROM envelope WHERE outbox = ? ORDER BY sequence DESC LIMIT 1", (outbox,)
    ).fetchone()
    return Tip(*row) if row else Tip(0, ZERO_HASH)


def adopt(connection: sqlite3.Connection, books_id: str, epoch: int) -> Origin:
    """From now on these are the books of every outbox here that had none, or knew an older epoch."""
    connection.execute(
        "UPDATE origin SET books_id = ?, epoch = ? WHERE books_id IN ('', ?)", (books_id, epoch, books_id)
    )
    found = current(connection)
    assert found is not None, "an open file has an outbox"
    return found
