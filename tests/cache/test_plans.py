"""No look-up walks a table, however much the cache holds: every plan that SQLite makes is by an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

import pytest
import sqlalchemy as sa
from random_day import DOCUMENTS, a_warehouse, answers, promise

from app.cache import feed, waiting
from app.cache.cache import Cache
from app.cache.lookup import LookUp
from app.db.books import tables as t
from app.db.engine import Books
from app.domain.records import Item
from app.domain.returning import Parcel
from app.domain.transaction import Cell

OTHERS: tuple[Callable[[LookUp], object], ...] = (
    lambda look: look.item("APPLE"),
    lambda look: look.aliases("09506000134352"),
    lambda look: look.barcodes_of("APPLE"),
    lambda look: look.record(Item, "PLUM"),
    lambda look: look.locations("MAIN"),
    lambda look: look.locations("MAIN", "bin"),
    lambda look: [look.document(code) for code in (*DOCUMENTS, "TRACK-1", "?")],
    lambda look: look.notice_of("SSCC-1"),
    lambda look: look.on_hand(Cell("A-01"), "PLUM", "", ""),
    lambda look: look.stock(item="PLUM", location="A-01"),
    lambda look: look.stock(item="PLUM", unit="T-1"),
    lambda look: look.unit_cost("PLUM", "MAIN"),
    lambda look: look.sold(item="SAW", serial="S1"),
    lambda look: look.returned(document="SO-1"),
    lambda look: look.exceptions("PO-1"),
    lambda look: look.units_waiting(closed=False, limit=20),
    lambda look: look.units_waiting(closed=True, limit=20, load="LOAD-1", beside=("T-1",)),
    lambda look: look.orders_to_pack("LOAD-1", 20),
    lambda look: look.loads_waiting(20),
    lambda look: (look.unpicked("PLUM"), look.unpicked("SAW", "S1")),
    lambda look: look.tasks(),
    lambda look: look.tasks(kind="count"),
    lambda look: look.tasks(location="A-01"),
    lambda look: look.job_holder("SO-1", 0),
    lambda look: look.price("PLUM", "EUR", "2026-11-23"),
    lambda look: look.dealings("JANE"),
    lambda look: look.open_records(Parcel, "BENCH"),
)

SHORT = ("SCAN meta", "SCAN seen", "SCAN j VIRTUAL TABLE")
"""Tables of one row, of one for each station, and what was asked for."""


def is_walk(step: str) -> bool:
    """All of a table, or all records of one kind."""
    return (step.startswith("SCAN") and not step.startswith(SHORT)) or step.endswith(
        "record USING PRIMARY KEY (table_name=?)"
    )


def walks(reader: sqlite3.Connection, asked: Iterable[str]) -> set[str]:
    """The statements whose plan walks a table, with the plan."""
    found = set()
    for statement in asked:
        if statement.startswith("SELECT"):
            plan = [row[3] for row in reader.execute(f"EXPLAIN QUERY PLAN {statement}")]
            found |= {f"{statement}: {step}" for step in plan if is_walk(step)}
    return found


@pytest.fixture
def asked(cache: Cache, look: LookUp, sqlite_books: Books) -> set[str]:
    """Every statement that a look-up of each kind makes."""
    a_warehouse(sqlite_books)
    promise(sqlite_books, "SO-1")
    cache.follow(sqlite_books)
    heard: set[str] = set()
    look.item("APPLE")
    cache.reader.set_trace_callback(heard.add)
    answers(look)
    for other in OTHERS:
        other(look)
    cache.reader.set_trace_callback(None)
    return heard


def test_no_look_up_walks_a_table(cache: Cache, asked: set[str]) -> None:
    assert len([statement for statement in asked if statement.startswith("SELECT")]) > 100
    assert not walks(cache.reader, asked)


def test_what_lies_at_a_place_is_summed_by_its_index_alone(cache: Cache, look: LookUp) -> None:
    heard: list[str] = []
    look.item("APPLE")
    cache.reader.set_trace_callback(heard.append)
    look.contents("A-01")
    cache.reader.set_trace_callback(None)
    [statement] = [one for one in heard if "FROM balance" in one]
    plan = [row[3] for row in cache.reader.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert plan == ["SEARCH balance USING COVERING INDEX balance_location (location=?)"]


def test_a_walk_would_be_seen(cache: Cache) -> None:
    assert walks(cache.reader, ["SELECT key FROM balance WHERE quantity = 3"])
    assert walks(cache.reader, ["SELECT key FROM record WHERE table_name = 'item' AND body = ''"])


def test_following_one_more_entry_walks_no_table_of_the_books(sqlite_books: Books) -> None:
    desk = a_warehouse(sqlite_books)
    heard: list[tuple[str, object]] = []

    def hear(_: object, __: object, statement: str, parameters: object, *___: object) -> None:
        heard.append((statement, parameters))

    desk.post(desk.receive("APPLE", 1))
    with feed.view(sqlite_books) as connection:
        last = feed.end(connection).position
        sa.event.listen(connection, "before_cursor_execute", hear)
        news = {one.table: list(one.rows) for one in feed.since(connection, last - 1)}
        sa.event.remove(connection, "before_cursor_execute", hear)
        walked = [
            (statement, row[3])
            for statement, parameters in heard
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            if row[3].split()[:2] in [["SCAN", table] for table in t.metadata.tables]
        ]
    assert not walked
    assert {"balance", "progress", "cost", "seen"} <= news.keys()


def test_what_waits_is_worked_out_again_from_what_was_noted(cache: Cache) -> None:
    for step in waiting.STEPS:
        plan = [row[3] for row in cache.reader.execute(f"EXPLAIN QUERY PLAN {step}")]
        assert not [one for one in plan if is_walk(one) and not one.startswith("SCAN stale")]
        assert not [one for one in plan if "(table_name=?)" in one]
