"""The way to the books: open them on either engine, read them, write them.

with open_books("sqlite:////var/lib/scanledger/books.db") as books, books.reading() as connection: ...
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from app.db.faults import as_unavailable
from app.db.revision import HEAD, KNOWN
from app.domain.errors import BadCall, ScanLedgerError, Unavailable
from app.domain.speech import say

BUSY_TIMEOUT_MS = 10_000
_SQLITE_MAGIC = b"SQLite format 3\x00"
_POSTGRESQL_OPTIONS = (
    "-c lock_timeout=2s -c idle_in_transaction_session_timeout=2s -c timezone=UTC -c jit=off"
)
"""Without JIT: posting's one read has many small parts, and compiling them takes seconds, reading them one
millisecond."""
_POSTGRESQL_CONNECT = {
    "connect_timeout": 5,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 4000,
    "client_encoding": "utf8",
    "options": _POSTGRESQL_OPTIONS,
}


@dataclass(frozen=True, slots=True)
class Books:
    """Open books. `dialect` is `sqlite` or `postgresql`; `currency` the books' one currency."""

    engine: Engine
    dialect: str
    books_id: str
    epoch: int
    currency: str
    spare: list[Connection] = field(default_factory=list, repr=False, compare=False)
    """On PostgreSQL: connections at hand, none of them in a database transaction. To have one of the pool
    each time costs as much as half a judgement."""

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """A connection; what is not committed is undone. Who fails leaves none behind."""
        try:
            connection = self.spare.pop()
        except IndexError:
            connection = self.engine.connect()
        try:
            yield connection
            connection.rollback()
        except BaseException:
            if connection.invalidated:  # the server went away: what else is at hand is dead, too
                self.let_go()
            connection.close()
            raise
        # With SQLite the pool looks each time whether the file is still there; options would stay set.
        if self.dialect == "sqlite" or connection.get_execution_options():
            connection.close()
        else:
            self.spare.append(connection)

    def let_go(self) -> None:
        """Close what is at hand; as the engine does when it is disposed of."""
        while self.spare:
            connection = self.spare.pop()
            connection.detach()
            connection.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent view; whatever is written in it is undone. Raises Unavailable."""
        with in_words(), self._connected() as connection:
            if self.dialect == "sqlite":
                connection.exec_driver_sql("BEGIN")
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """One view of all the books for as long as it takes; nothing is written. Raises Unavailable."""
        with in_words(), self.engine.connect() as connection:
            if self.dialect == "sqlite":
                connection.exec_driver_sql("BEGIN")
            else:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One database transaction: committed at the end, or nothing. Raises Unavailable."""
        with in_words(), self._connected() as connection:
            if self.dialect == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """`writing()`, while nobody else posts, for as long as it takes: the owner’s. Raises Unavailable."""
        with self.writing() as connection:
            if self.dialect != "sqlite":
                connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
                connection.exec_driver_sql("SET LOCAL lock_timeout = '10s'")
                connection.exec_driver_sql("LOCK TABLE envelope, claim IN SHARE ROW EXCLUSIVE MODE")
            yield connection

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()


@contextmanager
def in_words() -> Iterator[None]:
    """Turn what waiting can cure into Unavailable; anything else passes as it is."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        fault = as_unavailable(error)
        if fault is None:
            raise
        raise fault from error


def open_books(url: str) -> Books:
    """Open books at a URL (or the path of an SQLite file); `migrate` makes them where there are none.

    Raises BadCall `bad-url`, `no-books`, `not-books`; Unavailable `books-old`, `books-new`, `books-away` …
    """
    engine = make_engine(url)
    try:
        return _opened(engine)
    except BaseException:
        engine.dispose()
        raise


def make_engine(url: str, *, create: bool = False) -> Engine:
    """An engine set up for books; `create` allows a new SQLite file. Raises BadCall `bad-url`, `no-books`."""
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(parsed, create)
    # A connection comes back clean: whatever was not committed is rolled back where it was begun.
    return sa.create_engine(
        parsed, connect_args=_POSTGRESQL_CONNECT, pool_size=8, max_overflow=8, pool_reset_on_return=None
    )


def parse_url(url: str) -> URL:
    """A URL that names books: sqlite:///FILE, a bare file name, or postgresql+psycopg://…

    Raises BadCall `bad-url`, `password-in-url`.
    """
    text = url if "://" in url else f"sqlite:///{url}"
    try:
        parsed = make_url(text)
        backend = parsed.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError):
        backend = ""
    if backend == "postgresql":
        if parsed.password is not None or "password" in parsed.query:
            raise BadCall(
                "password-in-url", "Keep the password out of the URL: it belongs in a passfile (~/.pgpass)"
            )
        return parsed.set(drivername="postgresql+psycopg")
    if backend != "sqlite" or parsed.database in (None, "", ":memory:") or parsed.query:
        raise BadCall(
            "bad-url",
            say("“{url}” does not name books; try sqlite:///books.db or postgresql://host/name", url=url),
        )
    return parsed.set(drivername="sqlite")


def _sqlite_engine(url: URL, create: bool) -> Engine:
    path = Path(url.database or "").absolute()
    if not create and not path.exists():
        raise BadCall("no-books", say("There are no books at {path}", path=path))
    if path.is_dir():
        raise BadCall("not-books", say("{path} is a folder, not books", path=path))
    with in_words():
        _must_be_sqlite(path)
    address = f"{path.as_uri()}?mode={'rwc' if create else 'rw'}"
    engine = sa.create_engine(url, creator=lambda: _sqlite_connect(address))
    sa.event.listen(engine, "connect", lambda _, record: record.info.update(file=_identity(path)))
    sa.event.listen(engine, "checkout", lambda _, record, __: _must_be_there(path, record.info["file"]))
    return engine


def _must_be_sqlite(path: Path) -> None:
    """A file of something else is told by its first bytes; an empty one is a database without tables."""
    try:
        with path.open("rb") as file:
            begins = file.read(len(_SQLITE_MAGIC))
    except FileNotFoundError:
        return
    except OSError as error:
        raise Unavailable(
            "books-away", say("{path} cannot be read: {error}", path=path, error=error.strerror)
        ) from None
    if begins not in (b"", _SQLITE_MAGIC):
        raise BadCall("not-books", say("{path} is not a database of books", path=path))


def _sqlite_connect(address: str) -> sqlite3.Connection:
    """DESIGN §5: durable at commit, and no insert that walks past the delete triggers."""
    connection = sqlite3.connect(
        address, uri=True, timeout=BUSY_TIMEOUT_MS / 1000, check_same_thread=False, isolation_level=None
    )
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA recursive_triggers=ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _identity(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _must_be_there(path: Path, identity: int) -> None:
    """SQLite goes on writing to a file that was deleted, and says nothing."""
    if _identity(path) != identity:
        raise Unavailable(
            "books-gone",
            say("{path} was moved or deleted while in use. Put it back, then work goes on.", path=path),
        )


def _opened(engine: Engine) -> Books:
    with _not_books(engine), in_words(), engine.connect() as connection:
        revision = ""
        if "alembic_version" in sa.inspect(connection).get_table_names():
            revision = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() or ""
        if not revision:
            raise BadCall(
                "no-books",
                say("There are no books in {url}; `scanledger migrate` makes them", url=shown(engine.url)),
            )
        _right_age(revision)
        row = connection.execute(sa.text("SELECT books_id, epoch, currency FROM books")).one()
        books = Books(engine, engine.dialect.name, row.books_id, row.epoch, row.currency)
    sa.event.listen(engine, "engine_disposed", lambda _: books.let_go())
    return books


def _right_age(revision: str) -> None:
    if revision not in KNOWN:
        raise Unavailable("books-new", "These books were made by a newer program; update this one first.")
    if revision != HEAD:
        raise Unavailable("books-old", "These books are of an older version; run `scanledger migrate` first.")


@contextmanager
def _not_books(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.DatabaseError):
            raise BadCall(
                "not-books", say("{url} is not a database of books", url=shown(engine.url))
            ) from error
        raise _no_such(error, engine) from error


def _no_such(error: DBAPIError, engine: Engine) -> ScanLedgerError:
    return BadCall(
        "not-books",
        say(
            "{url} does not hold books: {error}",
            url=shown(engine.url),
            error=str(error.orig).splitlines()[0],
        ),
    )


def shown(url: URL) -> str:
    """A URL as people may see it: no password."""
    return (url.database or "") if url.get_backend_name() == "sqlite" else url.render_as_string()
