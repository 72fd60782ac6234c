"""What a database says when it fails, as a coded error in words."""

from __future__ import annotations

import sqlite3

import psycopg
from psycopg import errors as pg
from sqlalchemy.exc import DBAPIError

from app.domain.errors import ScanLedgerError, Unavailable
from app.domain.speech import say

_NOT_OPENED = "The books' file cannot be opened: its folder is missing, read-only or not yours."
_SQLITE = (
    ("locked", "books-busy", "The books are busy with another program just now."),
    ("readonly", "books-read-only", "The books' file cannot be written: it is read-only."),
    ("disk is full", "books-full", "The disk that holds the books is full. Free some space, then try again."),
    ("disk i/o", "books-away", "The disk that holds the books does not answer."),
    ("unable to open", "books-away", _NOT_OPENED),
)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_FULL = (pg.DiskFull, pg.OutOfMemory)
_BUSY = (pg.LockNotAvailable, pg.DeadlockDetected, pg.SerializationFailure, pg.QueryCanceled)
_READ_ONLY = (pg.ReadOnlySqlTransaction,)
_RIGHTS = (pg.InsufficientPrivilege,)
_AWAY = (
    pg.AdminShutdown,
    pg.CrashShutdown,
    pg.CannotConnectNow,
    pg.TooManyConnections,
    pg.IdleInTransactionSessionTimeout,
)


def as_unavailable(error: BaseException) -> ScanLedgerError | None:
    """The fault as Unavailable where waiting or an administrator can help; None: the write itself was
    wrong."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.DatabaseError):
        return _sqlite(original)
    if isinstance(original, psycopg.Error):
        return _postgresql(original)
    return None


def _sqlite(error: sqlite3.DatabaseError) -> Unavailable | None:
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED:
        return Unavailable(
            "books-damaged",
            "The books' file is damaged. Put it aside, do not delete it, and restore a backup.",
        )
    words = str(error).lower()
    for part, code, text in _SQLITE:
        if part in words:
            return Unavailable(code, text)
    return None


def _postgresql(error: psycopg.Error) -> Unavailable | None:
    if isinstance(error, _FULL):
        return Unavailable("books-full", "The disk that holds the books is full.")
    if isinstance(error, _BUSY):
        return Unavailable("books-busy", "The books are busy just now.")
    if isinstance(error, _READ_ONLY):
        return Unavailable(
            "books-read-only", "The books cannot be written just now: the server is read-only."
        )
    if isinstance(error, _RIGHTS):
        return Unavailable(
            "books-rights", say("This login may not do that in the books: {error}", error=_first_line(error))
        )
    if isinstance(error, _AWAY) or error.sqlstate is None:
        return Unavailable("books-away", say("The books do not answer: {error}", error=_first_line(error)))
    return None


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
