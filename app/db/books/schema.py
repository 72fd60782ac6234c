"""Triggers, functions and what protects the records, set anew by every migrate on both engines."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from sqlalchemy.engine import Connection

from app.db.books.documents import DOCUMENTS
from app.db.books.progress import PROGRESS
from app.db.books.reads import postgresql_read_function
from app.db.books.rights import rights
from app.db.books.tables import APPEND_ONLY
from app.db.books.writes import postgresql_write_function

_FOLDS = {
    "envelope": "STATEMENT", "record": "ROW", "movement": "STATEMENT", "layer": "STATEMENT",
    "layer_use": "STATEMENT", "entry": "STATEMENT", "step": "STATEMENT", "promise": "STATEMENT",
    "unit_step": "ROW", "granting": "ROW",
}  # fmt: skip


def install(connection: Connection) -> None:
    """Set the triggers and functions anew."""
    if connection.dialect.name == "sqlite":
        _install_sqlite(connection)
    else:
        _install_postgresql(connection)


def _install_sqlite(connection: Connection) -> None:
    triggers = (
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    )
    for name in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for statement in (*_statements(_script("sqlite.sql")), *_sqlite_guards()):
        connection.exec_driver_sql(statement)


def _sqlite_guards() -> Iterator[str]:
    """Refuse change, deletion, and an insert that would replace (see `recursive_triggers` in the engine)."""
    for table in APPEND_ONLY:
        name = table.name
        for event in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {name}_no_{event.lower()} BEFORE {event} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, 'append-only: {event} in {name} is refused'); END"
            )
        same = " AND ".join(f"{column.name} = NEW.{column.name}" for column in table.primary_key)
        yield (
            f"CREATE TRIGGER {name}_no_replace BEFORE INSERT ON {name} "
            f"WHEN EXISTS (SELECT 1 FROM {name} WHERE {same}) "
            f"BEGIN SELECT RAISE(ABORT, 'append-only: this row of {name} exists'); END"
        )


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _install_postgresql(connection: Connection) -> None:
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    scripts = (_script("postgresql.sql"), postgresql_read_function(), postgresql_write_function())
    for script in scripts:
        _run(connection, script.replace("%SCHEMA%", schema))
    for statement in _postgresql_triggers():
        _run(connection, statement)
    for statement in rights(connection):
        _run(connection, statement)


def _run(connection: Connection, script: str) -> None:
    """Without parameters, so that a script of several statements and its % signs pass as they are."""
    connection.connection.cursor().execute(script)


def _postgresql_triggers() -> Iterator[str]:
    for table in APPEND_ONLY:
        name = table.name
        yield _trigger(name, "append_only", "BEFORE UPDATE OR DELETE", "ROW", "books_append_only")
        yield _trigger(name, "no_truncate", "BEFORE TRUNCATE", "STATEMENT", "books_append_only")
    for name, level in _FOLDS.items():
        new_rows = " REFERENCING NEW TABLE AS new_rows" if level == "STATEMENT" else ""
        yield _trigger(name, "fold", "AFTER INSERT", level, f"books_fold_{name}", new_rows)
    for name in ("envelope", "claim"):
        yield f"DROP TRIGGER IF EXISTS {name}_enters ON {name}"
        yield (
            f"CREATE CONSTRAINT TRIGGER {name}_enters AFTER INSERT ON {name} DEFERRABLE INITIALLY DEFERRED "
            "FOR EACH ROW EXECUTE FUNCTION books_must_enter()"
        )
    yield _trigger("entry", "head", "BEFORE INSERT", "STATEMENT", "books_take_head")
    yield _trigger("entry", "number", "BEFORE INSERT", "ROW", "books_number_entry")


def _trigger(table: str, name: str, event: str, level: str, function: str, new_rows: str = "") -> str:
    return (
        f"CREATE OR REPLACE TRIGGER {table}_{name} {event} ON {table}{new_rows} "
        f"FOR EACH {level} EXECUTE FUNCTION {function}()"
    )


def _script(name: str) -> str:
    text = files("app.db.books").joinpath(name).read_text("utf-8")
    documents = ", ".join(f"'{table}'" for table in DOCUMENTS)
    return text.replace("%PROGRESS%", _progress(name)).replace("%DOCUMENTS%", documents)


def _progress(name: str) -> str:
    """The CASE that names a movement's progress; a reversal's is that of what it reverses."""
    row = "NEW" if name == "sqlite.sql" else "n"
    kinds = " ".join(f"WHEN '{kind}' THEN '{said}'" for kind, said in PROGRESS.items())
    original = f"(SELECT o.kind FROM movement o WHERE o.envelope = {row}.reverses LIMIT 1)"
    kind = f"CASE WHEN {row}.reverses = '' THEN {row}.kind ELSE {original} END"
    return f"CASE {kind} {kinds} END"
