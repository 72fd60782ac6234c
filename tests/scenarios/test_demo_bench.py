"""The demo shop's bench in the morning: every band of the ageing queue has something in it."""

from __future__ import annotations

from pathlib import Path

from app.bootstrap import demo_bench, demo_shop
from app.bootstrap.player import ScriptClock
from app.bootstrap.workplace import Workplace
from app.domain.clock import parse_instant
from app.settings import Settings
from app.station.returns_view import ReturnsView
from app.verify.verify import verify_books

MORNING = parse_instant("2026-11-23T07:00:00Z")


def test_the_queue_has_something_in_every_band(sqlite_url: str, tmp_path: Path) -> None:
    clock = ScriptClock()
    clock.set(MORNING)
    with Workplace(Settings(data=tmp_path / "data", db=sqlite_url), clock) as workplace:
        workplace.make_books()
        demo_shop.fill(workplace, clock)
        demo_bench.seed(workplace, clock)
        assert clock.said == MORNING
        view = workplace.station("returns", demo_bench.BENCH).session.view()
        assert isinstance(view, ReturnsView)
        assert all(count for _, count in view.queue.bands), view.queue.bands
        hours = [row.hours for row in view.queue.rows]
        assert hours[0] >= 72
        assert hours[-1] == 1
        assert verify_books(workplace.books()).ok


def test_a_clock_that_was_not_set_goes_on_by_itself(sqlite_url: str, tmp_path: Path) -> None:
    clock = ScriptClock()
    with Workplace(Settings(data=tmp_path / "data", db=sqlite_url), clock) as workplace:
        workplace.make_books()
        demo_shop.fill(workplace, clock)
        demo_bench.seed(workplace, clock)
    assert clock.said is None
