"""Who may do what on PostgreSQL: least rights, set anew by every migrate (DESIGN §5).

A station reads everything, and inserts records in its own name alone, before their entry. It cannot change,
hide or delete anything; projections are folded for it by the owner's triggers. Nobody but the owner may use
the trigger functions: a trigger of one's own on a table of one's own would fold what never happened.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.engine import Connection

from app.db.books.projections import PROJECTIONS
from app.db.books.tables import APPEND_ONLY, books
from app.domain.photograph import LARGEST

OWNER, STATION, READER = "scanledger-owner", "scanledger-station", "scanledger-reader"
LOGIN = "station-"
"""A station's login is named after it: `station-DOCK-1`."""

_OWN_NAME = f"substr(current_user, {len(LOGIN) + 1})"
_FUNCTIONS = ("books_lock_and_read(jsonb)", "books_write(jsonb)")


def rights(connection: Connection) -> Iterator[str]:
    """The statements that set grants and policies; those for logins only where these exist."""
    functions = connection.exec_driver_sql(
        "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace ="
        " current_schema()::regnamespace"
        " AND p.proname LIKE 'books\\_%%'"
    ).scalars()
    for function in functions:
        yield f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC"
    found = connection.exec_driver_sql(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'scanledger-%%'"
    ).scalars()
    roles = set(found)
    if READER in roles:
        yield from _reading(READER)
    if STATION in roles:
        yield from _reading(STATION)
        yield from _writing()


def _reading(role: str) -> Iterator[str]:
    for table in (books, *APPEND_ONLY, *PROJECTIONS):
        yield f'REVOKE ALL ON {table.name} FROM "{role}"'
        yield f'GRANT SELECT ON {table.name} TO "{role}"'
    yield f'GRANT SELECT ON alembic_version TO "{role}"'


def _writing() -> Iterator[str]:
    for table in APPEND_ONLY:
        yield f'GRANT INSERT ON {table.name} TO "{STATION}"'
        yield f"ALTER TABLE {table.name} ENABLE ROW LEVEL SECURITY"
        yield from _policy(table.name, "all_read", "FOR SELECT USING (true)")
        condition = _OWN.get(table.name, _OWN_ROWS.format(column="envelope"))
        yield from _policy(table.name, "own_insert", f'FOR INSERT TO "{STATION}" WITH CHECK ({condition})')
    for function in _FUNCTIONS:
        yield f'GRANT EXECUTE ON FUNCTION {function} TO "{STATION}"'


def _policy(table: str, name: str, rest: str) -> Iterator[str]:
    yield f"DROP POLICY IF EXISTS {name} ON {table}"
    yield f"CREATE POLICY {name} ON {table} {rest}"


_OWN_ROWS = (
    "(EXISTS (SELECT 1 FROM envelope e WHERE e.id = {column} AND e.station = " + _OWN_NAME + ")"
    " OR EXISTS (SELECT 1 FROM claim c WHERE c.id = {column} AND c.station = " + _OWN_NAME + "))"
    " AND NOT EXISTS (SELECT 1 FROM entry n WHERE n.id = {column})"
)
_OWN = {
    "envelope": f"station = {_OWN_NAME} AND NOT EXISTS"
    " (SELECT 1 FROM outbox o WHERE o.id = outbox AND o.station <> envelope.station)",
    "claim": f"station = {_OWN_NAME}",
    "entry": "EXISTS (SELECT 1 FROM envelope e WHERE e.id = entry.id AND e.station = " + _OWN_NAME + ")"
    " OR EXISTS (SELECT 1 FROM claim c WHERE c.id = entry.id AND c.station = " + _OWN_NAME + ")",
    "photograph": "sha256 = encode(sha256(bytes), 'hex')"
    f" AND size = octet_length(bytes) AND size <= {LARGEST}",
}
