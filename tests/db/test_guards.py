"""What protects the books is listed table by table; `migrate` sets again what somebody took away."""

from __future__ import annotations

from collections import defaultdict

import pytest
from sqlalchemy import Connection

from app.db.books.columns import metadata
from app.db.books.projections import PROJECTIONS
from app.db.books.rights import READER, STATION
from app.db.books.tables import APPEND_ONLY
from app.db.engine import Books, open_books
from app.db.migrate import migrate
from app.db.roles import make_roles

GUARDS = {
    "sqlite": ("no_update", "no_delete", "no_replace"),
    "postgresql": ("append_only", "no_truncate"),
}
_TRIGGERS = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal"
    " AND tgenabled = 'O'",
}


def triggers(connection: Connection) -> set[tuple[str, str]]:
    found = connection.exec_driver_sql(_TRIGGERS[connection.dialect.name])
    return {(table, name) for table, name in found}


def test_every_record_is_guarded_on_both_engines(books: Books) -> None:
    with books.reading() as connection:
        found = triggers(connection)
    wanted = {(t.name, f"{t.name}_{guard}") for t in APPEND_ONLY for guard in GUARDS[books.dialect]}
    assert wanted <= found
    folded = {table for table, _ in found - wanted}
    assert {"envelope", "entry", "movement", "layer", "layer_use", "record", "promise"} <= folded


def test_migrate_sets_again_what_was_taken_away(books: Books) -> None:
    with books.writing() as connection:
        before = triggers(connection)
        for table, name in before:
            on = f" ON {table}" if books.dialect == "postgresql" else ""
            connection.exec_driver_sql(f"DROP TRIGGER {name}{on}")
        assert not triggers(connection)
    migrate(books.engine.url.render_as_string())
    with books.reading() as connection:
        assert triggers(connection) == before


def grants(connection: Connection, role: str) -> dict[str, set[str]]:
    """What a role may do with each table."""
    query = "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = %s"
    found: dict[str, set[str]] = defaultdict(set)
    for table, privilege in connection.exec_driver_sql(query, (role,)):
        found[table].add(privilege)
    return dict(found)


@pytest.mark.parametrize("taken", ["", f'REVOKE ALL ON movement FROM "{STATION}"'])
def test_a_login_may_do_so_much_with_every_table_and_no_more(postgres_url: str, taken: str) -> None:
    make_roles(postgres_url, ["DOCK-1"])
    read = {table.name for table in (*APPEND_ONLY, *PROJECTIONS)} | {"books", "alembic_version"}
    assert read == {table.name for table in metadata.sorted_tables} - {"item_lock"} | {"alembic_version"}
    with open_books(postgres_url) as books:
        with books.writing() as connection:
            connection.exec_driver_sql(taken or "SELECT 1")
            # Somebody was too kind; migrate takes it back.
            connection.exec_driver_sql(f'GRANT UPDATE, DELETE ON balance TO "{STATION}"')
        migrate(postgres_url)
        with books.reading() as connection:
            assert grants(connection, READER) == {name: {"SELECT"} for name in read}
            assert grants(connection, STATION) == {
                name: {"SELECT", "INSERT"} if name in {table.name for table in APPEND_ONLY} else {"SELECT"}
                for name in read
            }


def test_every_record_is_a_stations_own_by_policy(postgres_url: str) -> None:
    make_roles(postgres_url, ["DOCK-1"])
    with open_books(postgres_url) as books, books.reading() as connection:
        secured = connection.exec_driver_sql(
            "SELECT c.relname, array_agg(p.polname::text ORDER BY p.polname) AS policies FROM pg_class c"
            " JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relrowsecurity GROUP BY c.relname"
        ).all()
    assert {row.relname: row.policies for row in secured} == {
        table.name: ["all_read", "own_insert"] for table in APPEND_ONLY
    }
