"""Least rights on PostgreSQL, tried every way round as a station's login; append-only on both engines."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
import sqlalchemy as sa
from builders import Desk, a_shop, rows
from postgres import Cluster
from sqlalchemy.exc import DBAPIError

from app.db.books.projections import PROJECTIONS
from app.db.books.tables import APPEND_ONLY
from app.db.engine import Books, open_books
from app.db.roles import make_roles
from app.domain.envelope import digest
from app.domain.errors import BadCall
from app.domain.identifiers import new_id
from app.posting.claim import claim
from app.posting.photograph import keep
from app.posting.post import post


@pytest.fixture
def station_url(postgres: Cluster, postgres_url: str) -> str:
    """The URL of filled books, for the login of station DOCK-1."""
    make_roles(postgres_url, ["DOCK-1", "DOCK-2"])
    with open_books(postgres_url) as books:
        desk = a_shop(books)
        desk.post(desk.receive("APPLE", 3))
    return postgres_url.replace("postgres@", "station-DOCK-1@")


@pytest.fixture
def station(station_url: str) -> Iterator[psycopg.Connection]:
    """A raw connection as the station, each statement on its own."""
    url = sa.make_url(station_url)
    with psycopg.connect(
        host=str(url.query["host"]), user=url.username, dbname=url.database, autocommit=True
    ) as connection:
        yield connection


def test_a_station_posts_claims_and_reads(station_url: str) -> None:
    with open_books(station_url) as books:
        desk = Desk(books)
        [answer] = desk.post(desk.receive("APPLE", 2))
        assert answer.verdict == "posted"
        granted = claim(
            books, "sscc", {"prefix": "9506000"}, station="DOCK-1", operator="ANA", clock=desk.clock
        )
        assert granted.position == answer.position + 1
        [pool] = rows(books, "pool")
        assert pool["value"] == 12_5000


def test_a_station_posts_in_its_own_name_alone(station_url: str) -> None:
    with open_books(station_url) as books:
        other = Desk(books, station="DOCK-2")
        with pytest.raises(Exception, match="row-level security") as caught:
            post(books, [other.receive("APPLE", 1)], clock=other.clock)
        assert getattr(caught.value, "code", "") == "books-rights"
        assert len(list(rows(books, "movement"))) == 1


def test_a_reader_reads_and_cannot_post(station_url: str) -> None:
    with open_books(station_url.replace("station-DOCK-1@", "scanledger-reader@")) as books:
        assert len(list(rows(books, "movement"))) == 1
        desk = Desk(books)
        with pytest.raises(Exception, match="permission denied"):
            desk.post(desk.receive("APPLE", 1))


REFUSED = [
    *(
        f"UPDATE {table.name} SET {next(iter(table.c)).name} = {next(iter(table.c)).name}"
        for table in APPEND_ONLY
    ),
    *(f"DELETE FROM {table.name}" for table in (*APPEND_ONLY, *PROJECTIONS)),
    *(f"TRUNCATE {table.name}" for table in (*APPEND_ONLY, *PROJECTIONS)),
    *(f"DROP TABLE {table.name}" for table in (*APPEND_ONLY, *PROJECTIONS)),
    *(f"ALTER TABLE {table.name} DISABLE TRIGGER ALL" for table in APPEND_ONLY),
    *(f"ALTER TABLE {table.name} DISABLE ROW LEVEL SECURITY" for table in APPEND_ONLY),
    "UPDATE balance SET quantity = 0",
    "UPDATE pool SET value = 0",
    "UPDATE head SET position = 0",
    "UPDATE head SET hash = ''",
    "UPDATE current_record SET body = '{}'",
    "INSERT INTO balance SELECT * FROM balance",
    "INSERT INTO head VALUES (2, 0, '', 0, 0)",
    "INSERT INTO item_lock VALUES ('X', 0)",
    "UPDATE books SET epoch = 9",
    "UPDATE alembic_version SET version_num = '9'",
    "SET session_replication_role = replica",
    'SET ROLE "scanledger-owner"',
    "SET SESSION AUTHORIZATION postgres",
    "CREATE TABLE mine (id text)",
    "CREATE TEMP TABLE mine (id text)",
    "CREATE FUNCTION books_write(x text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE OR REPLACE FUNCTION books_must_enter() RETURNS trigger LANGUAGE plpgsql"
    " AS 'BEGIN RETURN NULL; END'",
    "DROP FUNCTION books_write(jsonb)",
    "DROP POLICY own_insert ON movement",
    "CREATE POLICY mine ON movement FOR UPDATE USING (true)",
    'ALTER ROLE "station-DOCK-1" SUPERUSER',
    'GRANT "scanledger-owner" TO "station-DOCK-1"',
    "COPY movement TO PROGRAM 'cat'",
    # an entry for an envelope that is in, a second time; for none; in another's name
    "INSERT INTO entry SELECT position + 1, id, verdict, posted_at, hash FROM entry ORDER BY"
    " position LIMIT 1",
    "INSERT INTO entry VALUES (99, 'nothing', 'posted', 0, '')",
    # more rows for an envelope that has its position already
    "INSERT INTO exception SELECT id, 9, 'x', 'x', '', '', '' FROM envelope LIMIT 1",
    "INSERT INTO movement SELECT envelope, 9, kind, item, lot, serial, expiry, quantity, from_location,"
    " from_status, from_owner, from_unit, to_location, to_status, to_owner, to_unit, value,"
    " weight, evidence, document,"
    " document_line, origin, origin_line, reason, reverses FROM movement LIMIT 1",
    # an envelope without an entry: refused at commit
    "INSERT INTO envelope SELECT 'x', 'mine', 1, repeat('0', 64), 'h', 'DOCK-1', '', '', 0, 0, 'receive', ''",
    # in another's outbox, or beside the chain of one's own
    "INSERT INTO envelope SELECT 'x', outbox, sequence + 5, hash, 'h', 'DOCK-1', '', '', 0, 0, 'receive', ''"
    " FROM envelope ORDER BY sequence DESC LIMIT 1",
    "INSERT INTO envelope VALUES ('x', 'mine', 1, repeat('0', 64), 'h', 'DOCK-2', '', '', 0, 0,"
    " 'receive', '')",
    "INSERT INTO claim VALUES ('x', 'job', 'DOCK-2', '', 0, '{}', '')",
    "INSERT INTO claim VALUES ('x', 'job', 'DOCK-1', '', 0, '{}', '')",
]


def _state(books: Books) -> list[list[dict[str, object]]]:
    return [list(rows(books, table.name)) for table in (*APPEND_ONLY, *PROJECTIONS)]


def test_every_way_round_is_refused(station: psycopg.Connection, postgres_url: str) -> None:
    with open_books(postgres_url) as books:
        before = _state(books)
        for statement in REFUSED:
            with pytest.raises(psycopg.Error) as caught:
                station.execute(statement.encode())
            state = caught.value.sqlstate or ""
            assert state == "42501" or state.startswith("23"), f"{statement}: {caught.value}"
            assert station.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
        assert _state(books) == before


def test_a_trigger_of_ones_own_cannot_fold(
    station: psycopg.Connection, postgres: Cluster, postgres_url: str
) -> None:
    """Even with a table of its own, a station may not hang the owner's functions on it."""
    database = sa.make_url(postgres_url).database or ""
    postgres.run('GRANT CREATE ON SCHEMA public TO "station-DOCK-1"', database)
    station.execute("CREATE TABLE mine (LIKE movement)")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        station.execute(
            "CREATE TRIGGER fold AFTER INSERT ON mine REFERENCING NEW TABLE AS new_rows"
            " FOR EACH STATEMENT EXECUTE FUNCTION books_fold_movement()"
        )


def test_a_false_fact_is_in_its_own_name_with_a_true_position(
    station: psycopg.Connection, postgres_url: str
) -> None:
    """What remains possible: a lie of one's own, visible, and numbered by the owner all the same."""
    with station.transaction():
        station.execute(
            "INSERT INTO envelope VALUES"
            " ('x', 'mine', 1, repeat('0', 64), 'h', 'DOCK-1', '', '', 0, 0, 'receive', '')"
        )
        station.execute("INSERT INTO entry VALUES (77, 'x', 'posted', 5, 'whatever')")
    with open_books(postgres_url) as books:
        entries = list(rows(books, "entry", "position"))
        assert [entry["position"] for entry in entries] == list(range(1, len(entries) + 1))
        assert entries[-1]["posted_at"] >= entries[-2]["posted_at"]
        assert len(entries[-1]["hash"]) == 64
        assert next(rows(books, "head"))["hash"] == entries[-1]["hash"]


def test_roles_are_made_once_and_kept(postgres_url: str) -> None:
    first = make_roles(postgres_url, ["RACK-9"])
    again = make_roles(postgres_url, ["RACK-9"])
    assert [login.name for login in first] == ["scanledger-owner", "scanledger-reader", "station-RACK-9"]
    assert first[-1].password
    assert not any(login.password for login in again)


def test_sqlite_has_no_roles(sqlite_url: str) -> None:
    with pytest.raises(BadCall) as caught:
        make_roles(sqlite_url, ["DOCK-1"])
    assert caught.value.code == "no-roles"


@pytest.mark.parametrize("table", [table.name for table in APPEND_ONLY])
def test_records_are_append_only_for_their_owner_too(books: Books, table: str) -> None:
    desk = a_shop(books)
    desk.post(desk.receive("APPLE", 11))
    _fill(books, table)
    column = next(iter(APPEND_ONLY[[t.name for t in APPEND_ONLY].index(table)].c)).name
    ways = [f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"]
    if books.dialect == "sqlite":
        ways += [
            f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
            f"REPLACE INTO {table} SELECT * FROM {table}",
        ]
    else:
        ways += [f"TRUNCATE {table}", f"INSERT INTO {table} SELECT * FROM {table}"]
    before = list(rows(books, table))
    assert before, "there is something to protect"
    for way in ways:
        with pytest.raises(DBAPIError), books.writing() as connection:
            connection.exec_driver_sql(way)
    assert list(rows(books, table)) == before


def _fill(books: Books, table: str) -> None:
    """A row of what a receipt does not leave, put there by a claim or as the owner might."""
    desk = Desk(books)
    if table in ("claim", "granting"):
        claim(books, "sscc", {"prefix": "1"}, station="DOCK-1", operator="ANA", clock=desk.clock)
    elif table in ("layer_use", "step"):
        scan = desk.receive("APPLE", 1)
        desk.post(scan, desk.reverse(scan))
        if table == "layer_use":
            desk.post(desk.transaction("count", _loss()))
    elif table == "unit_step":
        desk.post(desk.receive("APPLE", 1, unit="BOX"))
    elif table == "clearing":
        [late] = desk.post(desk.receive("APPLE", 1))
        desk.post(desk.seal("clear", {"exception": late.id, "part": 1, "reason": "seen"}))
    elif table == "photograph":
        keep(books, digest(b"\xff\xd8\xff"), b"\xff\xd8\xff")
    elif table == "promise":
        with books.writing() as connection:
            columns = f"'{new_id()}', 1, 'a', 'open', '', '', '', '', '', '', '', 1"
            connection.exec_driver_sql(f"INSERT INTO promise VALUES ({columns})")


def _loss() -> object:
    from builders import goods

    return goods("APPLE", 1, "DOCK-1")
