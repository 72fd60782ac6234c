"""Logins of the books on PostgreSQL: the owner, a reader, one for each station (`migrate --roles`)."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from app.db.books.columns import metadata
from app.db.books.rights import LOGIN, OWNER, READER, STATION
from app.db.books.schema import install
from app.db.engine import in_words, make_engine
from app.domain.errors import BadCall


@dataclass(frozen=True, slots=True)
class Login:
    """A login and what it is for; `password` only where it was made just now."""

    name: str
    role: str
    password: str = ""


def make_roles(url: str, stations: Sequence[str]) -> list[Login]:
    """Make the logins that are missing, hand the books to their owner, and set all rights anew.

    The URL's own login must be allowed to make roles. Raises BadCall `no-roles` on SQLite, Unavailable
    `books-rights`.
    """
    engine = make_engine(url)
    try:
        if engine.dialect.name == "sqlite":
            raise BadCall("no-roles", "An SQLite file has no logins: who may write the file may do anything")
        with in_words(), engine.connect() as connection:
            logins = list(_logins(connection, stations))
            _own(connection)
            install(connection)
            connection.commit()
            return logins
    finally:
        engine.dispose()


def _logins(connection: Connection, stations: Sequence[str]) -> Iterator[Login]:
    if not _exists(connection, STATION):
        connection.exec_driver_sql(f'CREATE ROLE "{STATION}" NOLOGIN')
    yield _login(connection, OWNER, "owner")
    yield _login(connection, READER, "reader")
    for station in stations:
        login = _login(connection, LOGIN + station, "station")
        connection.exec_driver_sql(f"GRANT {_quoted(STATION)} TO {_quoted(login.name)}")
        yield login


def _login(connection: Connection, name: str, role: str) -> Login:
    if _exists(connection, name):
        return Login(name, role)
    if len(name.encode()) > 63:
        raise BadCall("long-name", f"“{name}” is too long for a login: 63 bytes are all a server keeps")
    password = secrets.token_urlsafe(24)
    connection.exec_driver_sql(f"CREATE ROLE {_quoted(name)} LOGIN PASSWORD '{password}'")
    return Login(name, role, password)


def _own(connection: Connection) -> None:
    """The owner's triggers run with the owner's rights, and with no more than these."""
    owner = _quoted(OWNER)
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    database = connection.exec_driver_sql("SELECT quote_ident(current_database())").scalar_one()
    connection.exec_driver_sql(f"GRANT USAGE, CREATE ON SCHEMA {schema} TO {owner}")
    connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {schema} TO {_quoted(STATION)}, {_quoted(READER)}")
    connection.exec_driver_sql(f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC")
    connection.exec_driver_sql(f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC")
    for table in (*metadata.sorted_tables, "alembic_version"):
        connection.exec_driver_sql(f"ALTER TABLE {table} OWNER TO {owner}")
    functions = connection.exec_driver_sql(
        "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace ="
        " current_schema()::regnamespace"
        " AND p.proname LIKE 'books\\_%%'"
    ).scalars()
    for function in functions.all():
        connection.exec_driver_sql(f"ALTER FUNCTION {function} OWNER TO {owner}")


def _exists(connection: Connection, name: str) -> bool:
    return bool(connection.exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).scalar())


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""').replace("%", "%%") + '"'
