"""The file outbox.db: its tables, its connections, and what SQLite's errors mean for a person."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.errors import ScanLedgerError, Unavailable
from app.domain.speech import say

VERSION = 1
_APPLICATION = 0x5363_4F62
"""`ScOb`: SQLite's application id of an outbox."""

_BUSY_MS = 2_000
_FALLBACK_CHECKPOINT = 20_000
"""Pages after which a writer without a sender tidies up itself; the sender does it far earlier."""

_TABLES = """
CREATE TABLE origin(
  n INTEGER PRIMARY KEY, outbox TEXT NOT NULL UNIQUE, names TEXT NOT NULL, reason TEXT NOT NULL,
  station TEXT NOT NULL, begun_at INTEGER NOT NULL, books_id TEXT NOT NULL DEFAULT '',
  epoch INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE home(
  id INTEGER PRIMARY KEY CHECK(id = 1), machine TEXT NOT NULL, path TEXT NOT NULL, inode INTEGER NOT NULL,
  token_before TEXT NOT NULL, token TEXT NOT NULL, tidied INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE scan(
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, text TEXT NOT NULL, symbology TEXT NOT NULL,
  device TEXT NOT NULL, device_name TEXT NOT NULL, aim TEXT NOT NULL, outcome TEXT NOT NULL,
  code TEXT NOT NULL, tone TEXT NOT NULL, answer TEXT NOT NULL, line INTEGER NOT NULL,
  envelopes TEXT NOT NULL) STRICT;
CREATE TABLE envelope(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, outbox TEXT NOT NULL, sequence INTEGER NOT NULL,
  hash TEXT NOT NULL, data BLOB NOT NULL, verdict TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0, code TEXT NOT NULL DEFAULT '', exceptions TEXT NOT NULL DEFAULT '',
  posted_at INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX envelope_waiting ON envelope(n) WHERE verdict = '';
CREATE INDEX envelope_unseen ON envelope(outbox, sequence);
CREATE TABLE photograph(
  envelope TEXT PRIMARY KEY, sha256 TEXT NOT NULL, sent_at INTEGER NOT NULL) STRICT;
CREATE INDEX photograph_unsent ON photograph(envelope) WHERE sent_at = 0;
CREATE TABLE state(id INTEGER PRIMARY KEY CHECK(id = 1), body BLOB NOT NULL) STRICT;
CREATE TABLE tally(name TEXT PRIMARY KEY, amount INTEGER NOT NULL) STRICT;
"""

FULL = "disk-full"

_MEANING = {
    sqlite3.SQLITE_FULL: (
        FULL,
        "This station's disk is full: the scan was not taken. Free some space, then scan again.",
    ),
    sqlite3.SQLITE_READONLY: (
        "outbox-read-only",
        "This station's outbox is write-protected. Ask for the folder to be made writable, then scan again.",
    ),
    sqlite3.SQLITE_BUSY: (
        "outbox-locked",
        "Another program holds this station's outbox (a backup, perhaps). Wait a moment, then scan again.",
    ),
    sqlite3.SQLITE_IOERR: (
        "outbox-unwritable",
        "This station's disk does not take what is written. Have it looked at, then scan again.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "outbox-unwritable",
        "This station's outbox cannot be opened. Have the folder and its rights looked at.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "outbox-damaged",
        "This station's outbox is damaged. Put the file aside, do not delete it: it may hold waiting work.",
    ),
    sqlite3.SQLITE_NOTADB: (
        "outbox-damaged",
        "This station's outbox file is not an outbox. Put the file aside, do not delete it.",
    ),
}
_MEANING[sqlite3.SQLITE_LOCKED] = _MEANING[sqlite3.SQLITE_BUSY]
_MEANING[sqlite3.SQLITE_PERM] = _MEANING[sqlite3.SQLITE_READONLY]


def meaning(error: sqlite3.Error) -> ScanLedgerError | None:
    """What the world did, in words; None where the mistake is ours."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    found = _MEANING.get(code)
    return Unavailable(*found) if found else None


def full() -> Unavailable:
    """The disk has no room."""
    return Unavailable(*_MEANING[sqlite3.SQLITE_FULL])


@contextmanager
def world() -> Iterator[None]:
    """Turn SQLite's errors about disks, locks and rights into sentences."""
    try:
        yield
    except sqlite3.Error as error:
        told = meaning(error)
        if told is None:
            raise
        raise told from error


def connect(path: Path, *, durable: bool) -> sqlite3.Connection:
    """A connection in explicit transactions. `durable`: a commit returns after the data is on the disk."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=_BUSY_MS / 1000)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
        connection.execute(f"PRAGMA wal_autocheckpoint={_FALLBACK_CHECKPOINT}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables in a new file; refuse a file that is something else or newer."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
        _create(connection, path)
    elif application != _APPLICATION:
        raise Unavailable(
            "outbox-damaged", say("{path} is another program's file, not an outbox.", path=path)
        )
    elif version > VERSION:
        raise Unavailable(
            "outbox-too-new", say("{path} was written by a newer ScanLedger. Update this one.", path=path)
        )


def _create(connection: sqlite3.Connection, path: Path) -> None:
    header = f"PRAGMA application_id={_APPLICATION}; PRAGMA user_version={VERSION};"
    connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} {header} COMMIT;")
    if os.name != "nt":
        # A file is only found again after a power cut if its folder is on the disk too.
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """One transaction: all of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has often rolled back by itself: a second word about it is not an error.
        with suppress(sqlite3.OperationalError):
            connection.execute("ROLLBACK")
        raise
