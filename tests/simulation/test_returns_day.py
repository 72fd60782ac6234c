"""A seeded day at the bench: every planted fault is found by its rule, and false alarms are counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from returns_day import FAULTS, report, returns_day

from app.bootstrap import demo_shop
from app.bootstrap.player import Player, ScriptClock
from app.bootstrap.workplace import Workplace
from app.domain.clock import parse_instant
from app.insight.as_of import as_of
from app.insight.returns import returns
from app.settings import Settings
from app.verify.verify import verify_books

MORNING = parse_instant("2026-11-23T07:00:00Z")


@pytest.mark.parametrize(("seed", "alarms"), [(7, {"customer-rate": 2})])
def test_every_planted_fault_is_found_by_its_rule(
    seed: int, alarms: dict[str, int], sqlite_url: str, tmp_path: Path
) -> None:
    """A rate says little of one customer: some of the honest send back a lot, and are held for a look."""
    day, clock = returns_day(seed), ScriptClock()
    clock.set(MORNING)
    day.write(tmp_path)
    with Workplace(Settings(data=tmp_path / "station", db=sqlite_url), clock) as workplace:
        workplace.make_books()
        demo_shop.fill(workplace, clock, tmp_path)
        played = Player(workplace, clock, tmp_path).play(day.script).as_json()
        with workplace.books().reading() as connection:
            found = report(day, returns(connection, as_of(connection, "")))
        assert verify_books(workplace.books()).ok
    refused = [answer for answer in played["answers"] if answer["tone"] == "refused"]
    assert refused == []
    assert played["transactions"]["parked"] == 0
    said = "\n".join(f"{rule}: {tally}" for rule, tally in found.items())
    assert found.keys() == set(FAULTS)
    assert {rule for rule, tally in found.items() if tally.missed or not tally.planted} == set(), said
    assert {rule: tally.false_alarms for rule, tally in found.items() if tally.false_alarms} == alarms, said


def test_a_day_is_the_seed_s() -> None:
    assert returns_day(3).script == returns_day(3).script
    assert returns_day(3).script != returns_day(4).script
