"""Hypothesis runs the warehouse over the real books, on both engines."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from postgres import Cluster
from warehouse import Warehouse

from app.db.engine import Books, open_books

FEW, MANY = 12, 400
Opening = Callable[[], Books]


@pytest.fixture
def sqlite_opening(sqlite_template: Path, tmp_path: Path) -> Opening:
    ordinal = count()

    def opening() -> Books:
        path = tmp_path / f"books-{next(ordinal)}.db"
        shutil.copyfile(sqlite_template, path)
        return open_books(f"sqlite:///{path}")

    return opening


@pytest.fixture
def postgres_opening(postgres: Cluster) -> Opening:
    """Books that wait longer for this process than for a station: on a busy machine it is not its turn."""

    def opening() -> Books:
        books = open_books(postgres.clone("template_books"))
        sa.event.listen(books.engine, "begin", _be_patient)
        return books

    return opening


def _be_patient(connection: sa.Connection) -> None:
    connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = '60s'")


def run(opening: Opening, examples: int, steps: int, *, same: bool = False) -> None:
    """`same`: the same warehouses at every run, so that only a change of ours can make it fail."""
    machine = type("Machine", (Warehouse,), {"books": staticmethod(opening)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None,
            suppress_health_check=list(HealthCheck), print_blob=True, derandomize=same,
        ),
    )  # fmt: skip


def test_a_warehouse_on_sqlite(sqlite_opening: Opening) -> None:
    run(sqlite_opening, FEW, 25, same=True)


def test_a_warehouse_on_postgresql(postgres_opening: Opening) -> None:
    run(postgres_opening, FEW // 3, 25, same=True)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_many_warehouses_on_sqlite(sqlite_opening: Opening) -> None:
    run(sqlite_opening, MANY, 60)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_many_warehouses_on_postgresql(postgres_opening: Opening) -> None:
    run(postgres_opening, MANY // 4, 60)
