"""Help and tables for people: every call is told, and columns stand even."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from app.bootstrap.procedures import PROCEDURES
from app.cli import stations
from app.cli.help import GROUPS
from app.cli.main import CALLS, run
from app.cli.tables import local_time, table, table_of


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"]])
def test_the_help_tells_every_call(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 0
    said = capsys.readouterr().out
    told = {name for _, calls in GROUPS for name, _, _ in calls if name}
    assert told == CALLS.keys()
    assert all(f"  scanledger {call}" in said for call in CALLS)


def test_the_help_loads_nothing_else() -> None:
    code = (
        "import sys; from app.cli.main import run; run(['--help'])\n"
        "print(sorted({'typer', 'sqlalchemy', 'PySide6', 'numpy'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=os.environ, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_of_a_call_tells_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["help", "stock"]) == 0
    assert "--location CODE" in capsys.readouterr().out
    assert run(["help", "station"]) == 0
    assert " ".join(capsys.readouterr().out.split()).count(stations.PROCEDURES) == 1


def test_every_procedure_is_told() -> None:
    assert stations.PROCEDURES.rstrip(".").replace(" or ", ", ").split(", ") == list(PROCEDURES)


def test_numbers_stand_with_their_points_below_each_other() -> None:
    rows = [["A", "5", "x"], ["BB", "12.25", "yy"], ["C", "", ""]]
    assert table(["item", "value", "note"], rows) == (
        "item  value  note\nA      5     x\nBB    12.25  yy\nC\n"
    )
    assert table(["item"], []) == "nothing\n"


def test_a_table_leaves_out_what_says_nothing(berlin: None) -> None:
    rows = [
        {
            "item": "A",
            "lot": "",
            "debit": "5",
            "credit": "0",
            "unit_cost": "1.5",
            "posted_at": "2026-11-23T08:00:02Z",
        },
        {"item": "B", "lot": "", "debit": "0", "credit": "7.125", "unit_cost": "", "posted_at": ""},
    ]
    lines = table_of(rows, ["item", "lot", "debit", "credit", "unit_cost", "posted_at"]).splitlines()
    assert lines[0].split() == ["item", "debit", "credit", "unit", "cost", "posted"]
    assert lines[1].split() == ["A", "5.00", "1.5", "2026-11-23", "09:00:02"]
    assert lines[2].split() == ["B", "7.125"]


def test_times_are_told_by_this_computers_clock(berlin: None) -> None:
    assert local_time("2026-07-01T10:00:00.5Z") == "2026-07-01 12:00:00"
