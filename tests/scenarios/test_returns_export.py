"""`scanledger export returns`: every returned unit with the state of its refund, and held parcels."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from scenario import play

from app.cli.main import run

SCRIPT = """@station returns BENCH-1
@operator TOMAS
@time 2026-11-23T08:00:00Z
R-5521
R-5521
9521234500377
7741-0093
CMD:GRADE:B
CMD:BSTOCK
9521234500018
CMD:GRADE:C
CMD:BSTOCK
CMD:DONE
9521234500728
R-5522
R-5522
7741-0050
CMD:GRADE:A
CMD:EXCHANGE
9521234500377
7741-0100
CMD:DONE
R-5523
R-5523
CMD:EMPTY
SH-106
9521234500018
CMD:REFUSE
9521234500018
CMD:UNDO
9521234500018
"""


def exported(url: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    assert run(["export", "returns", "--csv", "--db", url]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_every_refund_has_its_state(
    books_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    play(SCRIPT.splitlines(), books_url, tmp_path / "station", shop="bench")
    rows = exported(books_url, capsys)
    assert [(row["item"], row["disposition"], row["refund"], row["state"]) for row in rows] == [
        ("DRL-018", "BSTOCK", "79", "held"),
        ("SLA-012", "BSTOCK", "24", "due"),
        ("LAS-RED", "", "0", "held"),
        ("DRL-018", "EXCHANGE", "79", "replaced"),
        ("SLA-012", "REFUSE", "24", "refused"),
        ("SLA-012", "", "24", "in inspection"),
        ("", "", "0", "held"),
    ]
    assert rows[0]["facts"] == "ends 39 was shipped, ends 93 came back"
    assert (rows[0]["sale"], rows[0]["return"], rows[0]["customer"]) == ("SH-100", "R-5521", "WERNER")
    assert rows[-1]["rules"] == "empty-or-lighter"


def test_what_was_paid_is_refunded_and_what_was_cleared_is_due(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = [*SCRIPT.splitlines()[:8], "CMD:CLEAR", "@approve SUE -", *SCRIPT.splitlines()[8:12]]
    play(script, sqlite_url, tmp_path / "station", shop="bench")
    assert [row["state"] for row in exported(sqlite_url, capsys)] == ["due", "due"]
    paying = tmp_path / "refund.jsonl"
    paying.write_text('{"kind":"refund","document":"R-5521","amount":"79","operator":"SUE"}\n')
    assert run(["post", str(paying), "--db", sqlite_url]) == 0
    capsys.readouterr()
    assert [row["state"] for row in exported(sqlite_url, capsys)] == ["refunded", "due"]


def test_of_no_returns_there_is_nothing(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    play(["@station returns BENCH-1", "CMD:NEXT"], sqlite_url, tmp_path / "station", shop="bench")
    assert exported(sqlite_url, capsys) == []
