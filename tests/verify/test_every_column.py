"""Every column of every table of the books is altered in turn, and `verify` must name the row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from filled import fill
from postgres import Cluster
from sqlalchemy import Column, Connection, LargeBinary, Table, select, update

from app.db.books.tables import PROJECTIONS, metadata
from app.db.engine import Books, open_books
from app.db.migrate import migrate
from app.verify.report import Findings, key_of
from app.verify.verify import examine, verify_books

EXEMPT = {
    "books.id": "the one row; a constraint holds it at 1",
    "head.id": "the one row; a constraint holds it at 1",
    "books.books_id": "who the books are: a station's witness file knows, the books themselves cannot",
    "books.epoch": "raised by a restore; told against the same witness",
    "books.created_at": "said to people alone",
    "head.touched": "counts rebuilds; says nothing of what was posted",
    "balance.touched": "written to lock the row; says nothing",
    "pool.live": "the engine's own sum of two columns: it cannot be written",
    "pool.touched": "written to lock the row; says nothing",
    "item_lock.item": "a lock and nothing else; made again when it is wanted",
    "exception.text": "words for people; the code beside them says it",
    "item_lock.touched": "a lock and nothing else; made again when it is wanted",
}
TABLES = {
    table.name: [column for column in table.c if f"{table.name}.{column.name}" not in EXEMPT]
    for table in metadata.sorted_tables
}


@pytest.fixture(scope="module")
def filled_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    url = f"sqlite:///{tmp_path_factory.mktemp('filled') / 'books.db'}"
    migrate(url)
    with open_books(url) as books:
        fill(books)
        yield books


@pytest.fixture(scope="module")
def filled_postgres(postgres: Cluster) -> Iterator[Books]:
    url = postgres.clone("template_books")
    with open_books(url) as books:
        fill(books)
        yield books
    postgres.drop(url)


@pytest.fixture(params=["sqlite", "postgres"])
def filled(request: pytest.FixtureRequest) -> Books:
    books: Books = request.getfixturevalue(f"filled_{request.param}")
    return books


def test_books_of_everything_hold_and_folding_them_anew_changes_nothing(filled: Books) -> None:
    report = verify_books(filled, rebuild=True)
    assert [fault.text for fault in report.faults] == []
    assert not report.rebuilt
    checked = report.as_json()["checked"]
    assert not [name for name in TABLES if name in checked and not checked[name]]


@pytest.mark.parametrize("name", [name for name, columns in TABLES.items() if columns])
def test_verify_names_the_row_of_every_altered_column(filled_sqlite: Books, name: str) -> None:
    missed = [column.name for column in TABLES[name] if not is_named(filled_sqlite, column)]
    assert not missed


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name, columns in TABLES.items() if columns])
def test_verify_names_every_one_on_postgresql(filled_postgres: Books, name: str) -> None:
    assert not [column.name for column in TABLES[name] if not is_named(filled_postgres, column)]


def test_projections_are_folded_anew_as_they_were(books: Books) -> None:
    fill(books)
    tables = [table for table in PROJECTIONS if TABLES[table.name]]
    with books.engine.connect() as connection:
        before = [connection.execute(select(*TABLES[table.name])).all() for table in tables]
        _unguarded(connection, books.dialect)
        for table in tables:
            _alter(connection, TABLES[table.name][-1])
        connection.commit()
    migrate(books.engine.url.render_as_string())
    assert not verify_books(books).ok
    report = verify_books(books, rebuild=True)
    assert [fault.text for fault in report.faults] == []
    assert dict(report.rebuilt) == {table.name: 1 for table in tables}
    with books.reading() as connection:
        after = [connection.execute(select(*TABLES[table.name])).all() for table in tables]
    assert [sorted(rows) for rows in after] == [sorted(rows) for rows in before]


def is_named(books: Books, column: Column[Any]) -> bool:
    """Does verify name the row, as it was called before or is called now? Nothing stays altered."""
    with books.engine.connect() as connection:
        _unguarded(connection, books.dialect)
        before, after = _alter(connection, column)
        findings = Findings()
        examine(connection, findings)
        connection.rollback()
    named = {fault.key for fault in findings.faults if fault.table == column.table.name}
    return bool(named & {_said(key_of(column.table, row)) for row in (before, after)})


def _alter(connection: Connection, column: Column[Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Alter a row's column, one that says something where there is one; the row before and after."""
    table = column.table
    assert isinstance(table, Table)
    rows = [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]
    half = len(rows) // 2
    row = next((row for row in rows[half:] + rows[:half] if row[column.name]), rows[half])
    value = _other(row[column.name], column)
    mine = [key == row[key.name] for key in table.primary_key]
    connection.execute(update(table).where(*mine).values({column.name: value}))
    return row, {**row, column.name: value}


def _unguarded(connection: Connection, dialect: str) -> None:
    """As somebody who may do anything to the database."""
    if dialect == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
        for name in names.all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    else:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")


def _other(value: Any, column: Column[Any]) -> Any:
    if isinstance(column.type, LargeBinary):
        return bytes(value[:-1]) + b" "
    return value + 1_000 if isinstance(value, int) else value + "~"


def _said(key: str) -> str:
    return key.replace("\x1f", " | ")[:300]
