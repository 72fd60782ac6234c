"""Fixtures for both engines, and the rule that noise and silent skips fail."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from postgres import Cluster, binaries, cluster

import app.settings  # noqa: F401 - pydantic whole, before Qt can look into it while it is half made
from app.db.engine import Books, open_books
from app.db.migrate import migrate

OURS = ("app", "ui", "scanledger")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A private PostgreSQL with a database `template_books` that holds empty books."""
    if binaries() is None:
        pytest.skip("PostgreSQL is not installed")
    with cluster() as running:
        migrate(running.create("template_books"))
        yield running


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "books.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The URL of fresh empty books on SQLite."""
    path = tmp_path / "books.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: Cluster) -> Iterator[str]:
    """The URL of fresh empty books on PostgreSQL."""
    url = postgres.clone("template_books")
    yield url
    postgres.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def books_url(request: pytest.FixtureRequest) -> str:
    """The URL of fresh empty books, on each engine in turn."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


@pytest.fixture
def books(books_url: str) -> Iterator[Books]:
    """Fresh empty books, open, on each engine in turn."""
    with open_books(books_url) as opened:
        yield opened


@pytest.fixture
def sqlite_books(sqlite_url: str) -> Iterator[Books]:
    """Fresh empty books on SQLite alone."""
    with open_books(sqlite_url) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning of ours that no test asked for is a fault; a test that provokes one clears caplog."""
    yield
    noise = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING and record.name.split(".")[0] in OURS
    ]
    assert not noise, f"logged: {noise}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """With CI=true a skip is a failure, except of tests that look for photographs and vectors."""
    report = yield
    strict = os.environ.get("CI") == "true" and item.get_closest_marker("data") is None
    if report.skipped and strict and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {report.longrepr}"
    return report
