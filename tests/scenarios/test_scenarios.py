"""Every scenario gives what it says, on both engines."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenario import play, read_scenario

SCENARIOS = sorted(Path(__file__).parent.glob("*.scan"))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_gives_what_it_says(path: Path, books_url: str, tmp_path: Path) -> None:
    scenario = read_scenario(path)
    assert scenario.answers
    assert scenario.tables.keys() == {"stock", "journal", "exceptions"}
    outcome = play(
        scenario.script,
        books_url,
        tmp_path / "station",
        path.parent,
        shop=scenario.shop,
        posted=scenario.posted,
        rules=scenario.rules,
    )
    assert {line: outcome.answers[line] for line in scenario.answers} == scenario.answers
    assert outcome.tables == scenario.tables
    counted = ("steps", "commands", "transacted", "ignored", "refused")
    assert outcome.played["heard"] == sum(outcome.played[name] for name in counted)
    assert outcome.played["transactions"]["parked"] == 0
