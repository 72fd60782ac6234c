"""One thing is altered where only one check can see it; `verify` names that row alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from builders import Desk, a_shop
from filled import Floor, goods
from sqlalchemy import Connection

from app.db.engine import Books
from app.domain.envelope import books_hash
from app.verify.report import Fault, Findings
from app.verify.verify import examine


@contextmanager
def altered(books: Books) -> Iterator[Connection]:
    """As somebody who may do anything to the database; nothing stays altered."""
    with books.engine.connect() as connection:
        if books.dialect == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            triggers = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for name in triggers.scalars().all():
                connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        yield connection
        connection.rollback()


def faults_of(connection: Connection) -> list[Fault]:
    findings = Findings()
    examine(connection, findings)
    return findings.faults


@pytest.fixture
def desk(books: Books) -> Desk:
    desk = a_shop(books)
    for _ in range(3):
        desk.post(desk.receive("APPLE", 1))
    return desk


def test_a_posting_time_moved_within_its_neighbours_is_named(desk: Desk) -> None:
    with altered(desk.books) as connection:
        last = connection.exec_driver_sql("SELECT max(position) FROM entry").scalar_one()
        before, after = (
            connection.exec_driver_sql(f"SELECT posted_at FROM entry WHERE position = {at}").scalar_one()
            for at in (last - 1, last)
        )
        assert before < after, "there is room between them"
        connection.exec_driver_sql(f"UPDATE entry SET posted_at = posted_at + 1 WHERE position = {last - 1}")
        [fault] = faults_of(connection)
    assert (fault.invariant, fault.table, fault.key, fault.column) == (11, "entry", str(last - 1), "hash")


def test_a_time_before_the_entry_before_is_named_though_its_hash_is_right(desk: Desk) -> None:
    with altered(desk.books) as connection:
        last, hash_, id_, verdict, posted_at = connection.exec_driver_sql(
            "SELECT position, hash, id, verdict, posted_at FROM entry ORDER BY position DESC LIMIT 1"
        ).one()
        previous, earlier = connection.exec_driver_sql(
            f"SELECT hash, posted_at - 1 FROM entry WHERE position = {last - 1}"
        ).one()
        named = connection.exec_driver_sql(f"SELECT hash FROM envelope WHERE id = '{id_}'").scalar_one()
        assert books_hash(previous, named, verdict, posted_at) == hash_
        made = books_hash(previous, named, verdict, earlier)
        for table in ("entry", "head"):
            connection.exec_driver_sql(
                f"UPDATE {table} SET posted_at = {earlier}, hash = '{made}' WHERE position = {last}"
            )
        [fault] = faults_of(connection)
    assert (fault.invariant, fault.key, fault.column) == (10, str(last), "posted_at")


def test_where_an_empty_unit_in_another_one_stands_is_named(books: Books) -> None:
    a_shop(books)
    floor = Floor(books)
    apple = {"document": "PO-1", "document_line": "1"}
    for unit in ("TOTE", "PALLET"):
        floor.do("receive", goods("APPLE", 1, target="DOCK-1", to_unit=unit, **apple))
    floor.do("move", goods("APPLE", 1, "DOCK-1", "DOCK-1", from_unit="TOTE"))
    put_in = floor.do("move-unit", extra={"unit": "TOTE", "parent": "PALLET"}).envelope.id
    with altered(books) as connection:
        assert faults_of(connection) == []
        for table, where in (("unit_step", f"envelope = '{put_in}'"), ("unit", "code = 'TOTE'")):
            connection.exec_driver_sql(f"UPDATE {table} SET location = 'A-01' WHERE {where}")
        [fault] = faults_of(connection)
    assert (fault.table, fault.key, fault.column) == ("unit_step", f"{put_in}:1", "location")
    assert (fault.expected, fault.found) == ("DOCK-1", "A-01")
