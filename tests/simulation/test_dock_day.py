"""A seeded day at the dock ends with all invariants holding and every planted fault accounted for by name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from dock_day import BIN, DOCKS, Day, make_day
from holding import assert_holds

from app.bootstrap import demo_shop
from app.bootstrap.player import Played, Player, ScriptClock
from app.bootstrap.workplace import Workplace
from app.domain.clock import parse_instant
from app.insight.as_of import as_of
from app.insight.exceptions import exceptions
from app.insight.stock import stock
from app.integration.import_file import import_records
from app.settings import Settings
from app.verify.verify import verify_books

SHOP = Path(__file__).parents[1] / "scenarios" / "shops" / "dock"


def play(day: Day, url: str, data: Path) -> Played:
    """Play the day over the dock's shop; then nothing may be wrong with the books."""
    clock = ScriptClock()
    clock.set(parse_instant("2026-11-23T07:00:00Z"))
    with Workplace(Settings(data=data, db=url), clock) as workplace:
        workplace.make_books()
        demo_shop.fill(workplace, clock, SHOP)
        import_records(workplace.books(), day.orders, operator="office", clock=clock)
        played = Player(workplace, clock, Path()).play(day.lines)
        assert_holds(workplace.books())
        report = verify_books(workplace.books())
        assert report.ok, report
        with workplace.books().reading() as connection:
            now = as_of(connection, "")
            noted = Counter((row["code"], row["item"]) for row in exceptions(connection, now))
            rows = [row for row in stock(connection, now) if row["location"] in (*DOCKS, BIN)]
    ours = Counter[tuple[bool, str]]()
    for row in rows:
        if not row["owner"]:
            ours[row["location"] == BIN, row["item"]] += int(row["quantity"])
    assert noted == day.noted
    planned = Counter[tuple[bool, str]]()
    for (place, sku), quantity in day.stock.items():
        planned[place == BIN, sku] += quantity
    assert ours == +planned
    return played


def check(day: Day, played: Played) -> None:
    """Every scan was answered once, and every fault by its own code."""
    answers = {answer["line"]: answer["code"] for answer in played.answers}
    assert len(played.answers) == played.heard == day.scans == sum(played.outcomes.values())
    wrong = [(fault, answers[fault.line]) for fault in day.faults if answers[fault.line] != fault.code]
    assert not wrong, f"{len(wrong)} of {len(day.faults)} faults: {wrong[:5]}"
    assert played.transactions["waiting"] == played.transactions["parked"] == 0


def check_on_both(day: Day, sqlite_url: str, postgres_url: str, folder: Path) -> None:
    """The day on either engine: each as it should be, and both the same, but for transaction ids."""
    one, other = play(day, sqlite_url, folder / "sqlite"), play(day, postgres_url, folder / "postgresql")
    check(day, one)
    check(day, other)
    assert _without_ids(one) == _without_ids(other)


def _without_ids(played: Played) -> dict[str, Any]:
    said = played.as_json()
    answers = [{**answer, "transactions": len(answer["transactions"])} for answer in said["answers"]]
    return {**said, "answers": answers}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", [7])
def test_a_short_day(seed: int, sqlite_url: str, postgres_url: str, tmp_path: Path) -> None:
    day = make_day(seed, 300)
    assert len(day.faults) >= 12
    check_on_both(day, sqlite_url, postgres_url, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", [2026])
def test_a_whole_day_of_2000_scans(seed: int, sqlite_url: str, postgres_url: str, tmp_path: Path) -> None:
    day = make_day(seed, 2_000)
    assert len({fault.name for fault in day.faults}) >= 12
    check_on_both(day, sqlite_url, postgres_url, tmp_path)


def test_a_seed_makes_the_same_day() -> None:
    assert make_day(3, 100) == make_day(3, 100)
    assert make_day(3, 100).lines != make_day(4, 100).lines
