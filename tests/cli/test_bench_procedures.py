"""Every procedure is played in the bench, on both engines: no scan lost, none out of order, each taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap.procedures import PROCEDURES
from app.cli.bench import measure
from app.cli.bench_procedures import procedure_figures
from app.domain.errors import BadCall


def test_every_procedure_takes_every_scan(postgres_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    figures = procedure_figures(postgres_url, scans=8, gap_s=0)
    told = [line.split(":")[0] for line in capsys.readouterr().err.splitlines()]
    assert told == [f"{engine} {name}" for engine in ("sqlite", "postgresql") for name in PROCEDURES]
    for engine in ("sqlite", "postgresql"):
        assert list(figures[engine]) == list(PROCEDURES)
        for name, run in figures[engine].items():
            assert (run["lost"], run["unfit"], run["in_order"]) == (0, 0, True), (engine, name, run)
            assert 0 < run["p50_ms"] <= run["p99_ms"] <= run["most_ms"]
        made = {name: run["transactions"] for name, run in figures[engine].items()}
        both = {"receiving": 8, "putaway": 8, "pack": 8, "ship": 4}  # a carton is scanned, then its label
        beside = {
            "returns": 16,
            "pick": 9,
            "counter": 2,
        }  # inspections, a look into the bin, what was not there
        assert made == both | beside


def test_a_part_is_measured_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SCANLEDGER_DATA", str(tmp_path))
    assert list(measure(["camera"])) == ["machine", "camera"]
    with pytest.raises(BadCall) as caught:
        measure(["camera", "speed"])
    assert caught.value.code == "unknown-part"
