"""A fault of our own ends in one sentence and a log, never in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.main import run


class Broken:
    """Windows that cannot even say whether there is a display."""

    def work(self, opening: object) -> int:
        raise ZeroDivisionError("a mistake of ours")


def test_a_fault_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with pytest.raises(SystemExit) as ended:
        run(["station", "receiving"], Broken())  # type: ignore[arg-type]
    assert ended.value.code == 3
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "Traceback" not in said
    (log,) = tmp_path.rglob("faults.log")
    assert "a mistake of ours" in log.read_text()
