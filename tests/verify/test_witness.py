"""A cut tail is found by what a station saw last: a file with position and hash, or its cache."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from builders import Desk, a_shop
from sqlalchemy import Connection

from app.cache.cache import Cache
from app.db.books.tables import RECORDS
from app.db.engine import Books
from app.db.migrate import migrate
from app.domain.errors import BadCall, Unavailable
from app.verify.verify import verify_books


@pytest.fixture
def desk(books: Books) -> Desk:
    desk = a_shop(books)
    desk.post(desk.receive("APPLE", 4))
    return desk


def seen(books: Books, file: Path, **other: Any) -> str:
    """What a station writes down of the books' end."""
    report = verify_books(books)
    file.write_text(json.dumps({**report.as_json(), **other}))
    return str(file)


def cut_tail(books: Books) -> None:
    """The last envelope goes, and everything that would tell of it: as somebody with all rights can."""
    with books.engine.connect() as connection:
        _unguarded(connection, books.dialect)
        last = connection.exec_driver_sql("SELECT id FROM entry ORDER BY position DESC LIMIT 1").scalar_one()
        for table in RECORDS:
            column = "id" if "id" in table.c else "envelope"
            connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE {column} = '{last}'")
        connection.exec_driver_sql(
            "UPDATE head SET position = e.position, hash = e.hash, posted_at = e.posted_at"
            " FROM (SELECT * FROM entry ORDER BY position DESC LIMIT 1) e"
        )
        connection.commit()
    migrate(books.engine.url.render_as_string())
    assert verify_books(books, rebuild=True).ok, "nothing in the books tells that there was more"


def _unguarded(connection: Connection, dialect: str) -> None:
    if dialect == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
        for name in names.all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    else:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")


def test_books_that_went_on_still_hold_what_was_seen(desk: Desk, tmp_path: Path) -> None:
    witness = seen(desk.books, tmp_path / "seen.json")
    desk.post(desk.receive("APPLE", 1))
    report = verify_books(desk.books, witness=witness)
    assert report.ok
    assert report.findings.checked["witness"] == 1


def test_a_cut_tail_is_found_by_what_a_station_saw(desk: Desk, tmp_path: Path) -> None:
    witness = seen(desk.books, tmp_path / "seen.json")
    position = json.loads(Path(witness).read_text())["position"]
    cut_tail(desk.books)
    [fault] = verify_books(desk.books, witness=witness).faults
    assert (fault.invariant, fault.table, fault.key, fault.column) == (11, "entry", str(position), "hash")
    assert fault.found == ""


def test_a_tail_written_anew_is_found_too(desk: Desk, tmp_path: Path) -> None:
    witness = seen(desk.books, tmp_path / "seen.json")
    cut_tail(desk.books)
    other = Desk(desk.books)
    other.post(other.receive("APPLE", 2))
    [fault] = verify_books(desk.books, witness=witness).faults
    assert (fault.table, fault.column) == ("entry", "hash")
    assert fault.expected != fault.found != ""


def test_a_stations_cache_is_a_witness(desk: Desk, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.db")
    cache.follow(desk.books)
    cache.close()
    file = str(tmp_path / "cache.db")
    assert verify_books(desk.books, witness=file).ok
    cut_tail(desk.books)
    assert [fault.table for fault in verify_books(desk.books, witness=file).faults] == ["entry"]


@pytest.mark.parametrize(
    "said", [{"books_id": "another"}, {"position": "7"}, {"position": -1}, {"hash": 7}, {"position": None}]
)
def test_what_is_no_witness_is_said(sqlite_books: Books, tmp_path: Path, said: dict[str, Any]) -> None:
    with pytest.raises(BadCall) as caught:
        verify_books(sqlite_books, witness=seen(sqlite_books, tmp_path / "seen.json", **said))
    assert caught.value.code == "bad-witness"


def test_a_file_of_something_else_is_no_witness(sqlite_books: Books, tmp_path: Path) -> None:
    file = tmp_path / "seen.json"
    file.write_text("[1, 2]")
    with pytest.raises(BadCall):
        verify_books(sqlite_books, witness=str(file))
    with pytest.raises(Unavailable):
        verify_books(sqlite_books, witness=str(tmp_path / "missing.json"))


def test_the_call_answers_no_where_the_tail_was_cut(sqlite_books: Books, tmp_path: Path) -> None:
    desk = a_shop(sqlite_books)
    witness = seen(sqlite_books, tmp_path / "seen.json")
    url = sqlite_books.engine.url.render_as_string()
    words = [sys.executable, "-m", "app", "verify", "--db", url, "--witness", witness, "--json"]
    assert subprocess.run(words, capture_output=True, check=False).returncode == 0
    cut_tail(desk.books)
    answer = subprocess.run(words, capture_output=True, check=False, text=True)
    assert answer.returncode == 1
    assert [fault["invariant"] for fault in json.loads(answer.stdout)["faults"]] == [11]
