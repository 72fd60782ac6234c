"""The file cache.db: made anew whenever it is missing, damaged, of another version or of other books."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.errors import Unavailable
from app.domain.speech import say

VERSION = 10
_APPLICATION = 0x5363_4361
"""`ScCa`: SQLite's application id of a cache."""

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

_TABLES = """
CREATE TABLE meta(
  id INTEGER PRIMARY KEY CHECK(id = 1), books_id TEXT NOT NULL, epoch INTEGER NOT NULL,
  position INTEGER NOT NULL, hash TEXT NOT NULL, fill INTEGER NOT NULL, catalogue INTEGER NOT NULL) STRICT;
INSERT INTO meta VALUES (1, '', 0, 0, '', 0, 0);
CREATE TABLE seen(outbox TEXT PRIMARY KEY, sequence INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE record(
  table_name TEXT, key TEXT, body TEXT NOT NULL, PRIMARY KEY(table_name, key)) STRICT, WITHOUT ROWID;
CREATE TABLE place(
  code TEXT PRIMARY KEY, site TEXT NOT NULL, kind TEXT NOT NULL, walk INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX place_walk ON place(site, walk, code);
CREATE INDEX place_kind ON place(site, kind, walk, code);
CREATE TABLE name(
  code TEXT, said TEXT, table_name TEXT, key TEXT,
  PRIMARY KEY(code, said, table_name, key)) STRICT, WITHOUT ROWID;
CREATE INDEX name_of ON name(table_name, key);
CREATE TABLE open_document(
  table_name TEXT, number TEXT, urgency TEXT NOT NULL, unpacked INTEGER NOT NULL,
  PRIMARY KEY(table_name, number)) STRICT, WITHOUT ROWID;
CREATE INDEX open_document_urgency ON open_document(table_name, urgency, number);
CREATE TABLE loading(
  number TEXT, load TEXT, place INTEGER NOT NULL, PRIMARY KEY(number, load)) STRICT, WITHOUT ROWID;
CREATE INDEX loading_load ON loading(load);
CREATE TABLE outgoing(
  load TEXT, state TEXT, code TEXT, first TEXT NOT NULL,
  PRIMARY KEY(load, state, code)) STRICT, WITHOUT ROWID;
CREATE INDEX outgoing_first ON outgoing(load, state, first, code);
CREATE INDEX outgoing_code ON outgoing(code);
CREATE TABLE outgoing_count(
  load TEXT, state TEXT, count INTEGER NOT NULL, PRIMARY KEY(load, state)) STRICT, WITHOUT ROWID;
CREATE TRIGGER outgoing_insert AFTER INSERT ON outgoing BEGIN
  INSERT INTO outgoing_count VALUES (new.load, new.state, 1)
    ON CONFLICT(load, state) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER outgoing_delete AFTER DELETE ON outgoing BEGIN
  UPDATE outgoing_count SET count = count - 1 WHERE load = old.load AND state = old.state;
  DELETE FROM outgoing_count WHERE load = old.load AND state = old.state AND count = 0;
END;
CREATE TABLE stale(said TEXT, code TEXT, PRIMARY KEY(said, code)) STRICT, WITHOUT ROWID;
CREATE TABLE progress(
  document TEXT, line TEXT, kind TEXT, quantity INTEGER NOT NULL,
  PRIMARY KEY(document, line, kind)) STRICT, WITHOUT ROWID;
CREATE TABLE returned(
  document TEXT, line TEXT, quantity INTEGER NOT NULL, PRIMARY KEY(document, line)) STRICT, WITHOUT ROWID;

CREATE TABLE balance(
  key TEXT PRIMARY KEY, item TEXT NOT NULL, location TEXT NOT NULL, unit TEXT NOT NULL, lot TEXT NOT NULL,
  serial TEXT NOT NULL, status TEXT NOT NULL, owner TEXT NOT NULL, quantity INTEGER NOT NULL,
  since INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX balance_unit ON balance(unit) WHERE unit <> '';
CREATE INDEX balance_serial ON balance(item, serial) WHERE serial <> '';
CREATE INDEX balance_item ON balance(item, location, quantity);
CREATE INDEX balance_location ON balance(location, item, lot, status, owner, quantity, since);
CREATE TABLE unit(
  code TEXT PRIMARY KEY, location TEXT NOT NULL, parent TEXT NOT NULL,
  state TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX unit_parent ON unit(parent) WHERE parent <> '';
CREATE INDEX unit_location ON unit(location);
CREATE TABLE lot(
  item TEXT, lot TEXT, expiry TEXT NOT NULL, PRIMARY KEY(item, lot)) STRICT, WITHOUT ROWID;
CREATE TABLE cost(
  pool TEXT PRIMARY KEY, value INTEGER NOT NULL, quantity INTEGER NOT NULL, held INTEGER NOT NULL,
  worth INTEGER NOT NULL, weight INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE layer(
  key TEXT PRIMARY KEY, pool TEXT NOT NULL, ordinal INTEGER NOT NULL, quantity INTEGER NOT NULL,
  value INTEGER NOT NULL, weight INTEGER NOT NULL, document TEXT NOT NULL,
  at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX layer_pool ON layer(pool, ordinal, key);

CREATE TABLE promise(
  id TEXT, state TEXT, unit TEXT, document TEXT NOT NULL, line TEXT NOT NULL, item TEXT NOT NULL,
  location TEXT NOT NULL, lot TEXT NOT NULL, quantity INTEGER NOT NULL,
  PRIMARY KEY(id, state, unit)) STRICT, WITHOUT ROWID;
CREATE INDEX promise_document ON promise(document);
CREATE INDEX promise_item ON promise(item);
CREATE INDEX promise_unit ON promise(unit) WHERE unit <> '';
CREATE TABLE sale(
  envelope TEXT, number INTEGER, document TEXT NOT NULL, line TEXT NOT NULL, item TEXT NOT NULL,
  lot TEXT NOT NULL, serial TEXT NOT NULL, quantity INTEGER NOT NULL, value INTEGER NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY(envelope, number)) STRICT, WITHOUT ROWID;
CREATE INDEX sale_document ON sale(document, at);
CREATE INDEX sale_item ON sale(item, at);
CREATE INDEX sale_serial ON sale(serial, item, at) WHERE serial <> '';
CREATE TABLE noted(
  envelope TEXT, part INTEGER, position INTEGER NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL,
  item TEXT NOT NULL, document TEXT NOT NULL, owner TEXT NOT NULL, opened_at INTEGER NOT NULL,
  PRIMARY KEY(envelope, part)) STRICT, WITHOUT ROWID;
CREATE INDEX noted_document ON noted(document, position, part);
CREATE TABLE work(
  table_name TEXT, key TEXT, kind TEXT NOT NULL, location TEXT NOT NULL,
  PRIMARY KEY(table_name, key)) STRICT, WITHOUT ROWID;
CREATE INDEX work_kind ON work(table_name, kind);
CREATE INDEX work_location ON work(table_name, location);
CREATE TABLE job(name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
"""
_NOTES = "".join(
    f"CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON {table} WHEN {row}.{column} <> '' BEGIN"
    f" INSERT OR IGNORE INTO stale VALUES ('{said}', {row}.{column}); END;\n"
    for table, column, said in (
        ("promise", "unit", "unit"),
        ("unit", "code", "unit"),
        ("open_document", "number", "order"),
        ("loading", "number", "order"),
    )
    for event, row in (("INSERT", "new"), ("DELETE", "old"))
)
"""What of `outgoing` is worked out again (app/cache/waiting.py). Rows are never updated: they go and come."""
CONTENT = (
    "seen", "record", "place", "name", "open_document", "loading", "progress", "returned", "balance", "unit",
    "lot", "cost", "layer", "promise", "sale", "noted", "work", "job", "outgoing",
    "outgoing_count", "stale",
)  # fmt: skip
"""Every table that comes from the books; `place`, `name`, `open_document`, `loading` and `work` by way of
`record`, `outgoing` by way of those, of units and of promises."""

_LOG = logging.getLogger("app.cache")


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a sound cache of this version. Raises Unavailable where there can be none."""
    try:
        return _opened(path)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise _unusable(path, error) from error
    _LOG.warning("%s was damaged: it is made anew and filled again", path.name)
    return _anew(path)


def stand_in() -> sqlite3.Connection:
    """An empty cache in memory, for the moment until a damaged file is made anew."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.executescript(_TABLES + _NOTES)
    return connection


def is_damage(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


@contextmanager
def world(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about disks, locks and damage into sentences; a cache is never worth a crash."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise
        raise _unusable(path, error) from error


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has often rolled back by itself.
        with suppress(sqlite3.OperationalError):
            connection.execute("ROLLBACK")
        raise


def remove(path: Path) -> None:
    """Delete a cache: everything in it comes from the books again."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=2)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        # A lost tail is read from the books again, so no commit waits for the disk.
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        known = _known(connection)
    except BaseException:
        connection.close()
        raise
    if known:
        return connection
    connection.close()
    return _anew(path)


def _known(connection: sqlite3.Connection) -> bool:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return bool((application, version) == (_APPLICATION, VERSION))


def _anew(path: Path) -> sqlite3.Connection:
    try:
        remove(path)
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=2)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        header = f"PRAGMA application_id={_APPLICATION}; PRAGMA user_version={VERSION};"
        connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} {_NOTES} {header} COMMIT;")
    except (OSError, sqlite3.DatabaseError) as error:
        raise _unusable(path, error) from error
    return connection


def _unusable(path: Path, error: Exception) -> Unavailable:
    if isinstance(error, sqlite3.Error) and is_damage(error):
        return Unavailable(
            "cache-damaged",
            say("{path} was damaged and is read from the books again. Try once more.", path=path.name),
        )
    return Unavailable("cache-unusable", say("{path} cannot be used: {error}.", path=path, error=error))
