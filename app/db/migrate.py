"""Bring books to the newest revision, and set their triggers, functions and rights anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection, Engine

from app.db.books.schema import install
from app.db.books.tables import books, head
from app.db.engine import in_words, make_engine
from app.db.revision import HEAD, KNOWN
from app.domain.clock import system_clock
from app.domain.errors import BadCall, Unavailable
from app.domain.identifiers import ZERO_HASH, new_id


def migrate(url: str, *, currency: str = "EUR", only_missing: bool = False) -> str:
    """Make or upgrade books; returns the revision. `only_missing` leaves existing books alone.

    Raises BadCall `bad-url`, `not-books`; Unavailable `books-new` and whatever keeps the books from
    answering.
    """
    engine = make_engine(url, create=True)
    try:
        with in_words(), _alone(engine) as connection:
            present = _revision(connection)
            if not present:
                _must_be_empty(connection)
            if present and present not in KNOWN:
                raise Unavailable(
                    "books-new", "These books were made by a newer program; update this one first."
                )
            if not (present and only_missing):
                _upgrade(connection, currency)
            return _revision(connection)
    finally:
        engine.dispose()


def _must_be_empty(connection: Connection) -> None:
    """A file with tables of another program must not become books."""
    if connection.dialect.name == "sqlite" and sa.inspect(connection).get_table_names():
        raise BadCall(
            "not-books", f"{connection.engine.url.database} is another program's database, not books"
        )


def scripted_head() -> str | None:
    """The newest revision that the scripts know."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _upgrade(connection: Connection, currency: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
    install(connection)
    if connection.execute(sa.select(books.c.id)).first() is None:
        now = system_clock()
        connection.execute(
            books.insert().values(id=1, books_id=new_id(), epoch=1, currency=currency, created_at=now)
        )
        end = {"position": 0, "hash": ZERO_HASH, "posted_at": 0, "versions": 0}
        connection.execute(head.insert().values(id=1, touched=0, **end))


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """One migration at a time, all or nothing: both engines take DDL back."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql("SET LOCAL lock_timeout = '10s'")
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7305809)")
        yield connection
        connection.commit()


def _revision(connection: Connection) -> str:
    if "alembic_version" not in sa.inspect(connection).get_table_names():
        return ""
    return str(connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() or "")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config
