"""Picking, finished by an operator who sees nothing but what prompts expect; and what the rules change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import Desk, goods, rows

from app.bootstrap import demo_shop
from app.bootstrap.player import ScriptClock
from app.bootstrap.workplace import Station, Workplace
from app.domain.clock import Instant, parse_instant
from app.insight.as_of import as_of
from app.insight.stock import stock
from app.scan.scan import Device, Scan
from app.settings import Settings
from app.station.answer import Answer
from app.station.rules import Rules
from tests.simulation.operators import Picker

SHOP = Path(__file__).parents[1] / "scenarios" / "shops" / "picking"
MORNING = parse_instant("2026-11-23T07:00:00Z")
WANTED = {"SLA-012": 4, "NGL-100": 5, "CGB-025": 25, "HBZ-1060": 120, "BAT-036": 1, "LBR-150": 2}

Open = Callable[..., tuple[Workplace, Station]]


@pytest.fixture
def opened(sqlite_url: str, tmp_path: Path) -> Iterator[Open]:
    """Opens a pick station with the shop behind it."""
    clock = ScriptClock()
    clock.set(MORNING)
    made: list[Workplace] = []

    def carry_out(**rules: Any) -> tuple[Workplace, Station]:
        settings = Settings(data=tmp_path / "data", db=sqlite_url, rules=Rules(**rules))
        workplace = Workplace(settings, clock)
        made.append(workplace)
        workplace.make_books()
        demo_shop.fill(workplace, clock, SHOP)
        station = workplace.station("pick", "CART-7", "MAJA")
        workplace.pump()
        return workplace, station

    yield carry_out
    for workplace in made:
        workplace.close()


def said(workplace: Workplace, station: Station, *scans: str) -> list[str]:
    """The codes of the answers to these scans."""
    codes = []
    for scan in scans:
        codes.append(heard(workplace, station, scan).code)
    return codes


def heard(workplace: Workplace, station: Station, scan: str) -> Answer:
    answer = station.session.hear(Scan(scan, "", Device.SERIAL, "scanner", MORNING))
    workplace.pump()
    return answer


@pytest.mark.parametrize("mode", ["single", "batch", "cluster"])
def test_every_order_is_picked_by_what_the_prompts_expect(opened: Open, mode: str) -> None:
    workplace, station = opened(pick_mode=mode)
    operator = Picker("CART-7", 3, tuple(WANTED), (), mistakes=0)
    last: Answer | None = None
    codes: Counter[str] = Counter()
    while (scan := operator.next_scan(last.prompt if last else station.session.prompt(), last)) is not None:
        last = heard(workplace, station, scan)
        codes[last.code] += 1
    assert codes["stop-done"] == (6 if mode == "batch" else 7), codes
    assert codes["job-taken-up"] == codes["dropped"] == (3 if mode == "single" else 1)
    packed: Counter[str] = Counter()
    with workplace.books().reading() as connection:
        for row in stock(connection, as_of(connection, ""), location="PK2"):
            packed[row["item"]] += int(row["quantity"])
    assert packed == WANTED
    assert not [code for code in codes if code.startswith(("wrong", "unknown", "ask-dropped"))]


TO_GLOVES = ("SO-88240", "LP:T-1", "A-01-1", "9521234500018", "CMD:QTY:3", "C-02-4")
NEWER, AS_GOOD = "]C10109521234500100172709301024-0702", "]C10109521234500100172706301024-0613"


@pytest.mark.parametrize(
    ("rule", "newer", "as_good"),
    [("any", "picked", "picked"), ("fefo", "newer-lot", "picked"), ("exact", "newer-lot", "newer-lot")],
)
def test_which_lots_may_be_taken(opened: Open, rule: str, newer: str, as_good: str) -> None:
    workplace, station = opened(pick_lots=rule)
    said(workplace, station, *TO_GLOVES)
    assert said(workplace, station, NEWER, AS_GOOD) == [newer, as_good]


def test_a_supervisor_allows_a_newer_lot(opened: Open) -> None:
    """Where no other lot is as good, a second person's badge is wanted, and stands with the pick."""
    workplace, station = opened()
    desk = Desk(workplace.books())
    desk.post(desk.transaction("count", goods("NGL-100", 8, "C-02-4", lot="24-0613")))
    said(workplace, station, *TO_GLOVES)
    assert said(workplace, station, "CMD:LOT", NEWER, "MAJA") == ["other-lot", "newer-lot", "not-allowed"]
    assert station.session.approve("SUE", "").code == "allowed"
    assert said(workplace, station, NEWER, "CMD:QTY:5") == ["picked", "stop-done"]
    approved = {row["kind"] for row in rows(workplace.books(), "envelope") if row["approved_by"] == "SUE"}
    assert approved == {"pick"}


def test_without_a_zero_check_nobody_asks(opened: Open) -> None:
    workplace, station = opened(zero_check=False, pick_lots="any")
    said(workplace, station, "SO-88240", "LP:T-1", "A-01-1", "9521234500018", "CMD:QTY:3", "CMD:LEAVE")
    assert said(workplace, station, "SO-88241", "LP:T-2", "A-01-1", "9521234500018") == [
        "job-taken-up", "tote-set", "bin-scanned", "stop-done",
    ]  # fmt: skip
    assert station.session.prompt().title == "Go to D-01-1"


def test_work_goes_on_where_it_was_left(opened: Open) -> None:
    """The program ends in the middle of a stop; the next one has the job, the bin, the tote and UNDO."""
    workplace, station = opened()
    said(workplace, station, *TO_GLOVES, AS_GOOD)
    before = station.session.prompt()
    workplace.close()
    with Workplace(workplace.settings, workplace.clock) as again:
        station = again.station("pick", "CART-7", "MAJA")
        again.pump()
        assert station.session.prompt() == before
        assert said(again, station, "CMD:UNDO", AS_GOOD) == ["undone", "picked"]


def tasks(station: Station) -> dict[str, str]:
    return {task.id: task.state for task in station.look.tasks()}


def test_what_a_picker_finds_becomes_work_for_others(opened: Open) -> None:
    """Bins to count and to refill; from a bin that is to be counted nothing is promised meanwhile."""
    workplace, station = opened()
    said(workplace, station, "SO-88240", "LP:T-1", "A-01-1", "9521234500018", "CMD:QTY:3", "CMD:LEAVE")
    said(workplace, station, "SO-88241", "LP:T-2", "A-01-1", "9521234500018", "CMD:NOTEMPTY")
    assert tasks(station) == {"refill A-01-1 SLA-012": "open", "count A-01-1": "open"}
    said(workplace, station, "D-01-1", "CMD:SHORT", "CMD:REASON:MISSING", "CMD:DONE")
    assert "count D-01-1 CGB-025" in tasks(station)
    assert said(workplace, station, "SO-88241") == ["nothing-to-pick"], "sixty glands are in doubt"


def test_a_job_is_kept_on_the_way_and_lost_when_it_lapses(opened: Open) -> None:
    workplace, station = opened()
    clock = workplace.clock
    assert isinstance(clock, ScriptClock)
    other = workplace.station("pick", "CART-8", "IRINA")
    workplace.pump()

    def at(minute: int, where: Station, *scans: str) -> list[str]:
        moment = Instant(MORNING + minute * 60_000_000)
        clock.set(moment)
        found = []
        for scan in scans:
            answer = where.session.hear(Scan(scan, "", Device.SERIAL, "scanner", moment))
            workplace.pump()
            found.append(answer.code)
        return found

    at(0, station, "SO-88240", "LP:T-1")
    assert at(9, station, "A-01-1", "9521234500018") == ["bin-scanned", "picked"]
    assert at(15, other, "SO-88240") == ["job-taken"], "it was renewed at the bin"
    assert at(20, other, "SO-88240", "LP:T-2") == ["job-taken-up", "tote-set"]
    assert at(21, station, "9521234500018") == ["picked"], "goods in the hand are a fact"
    assert at(22, station, "C-02-4", "LP:T-1") == ["job-gone", "no-job"]


def test_a_promise_that_another_station_broke_is_looked_for_elsewhere(opened: Open) -> None:
    """Goods that are gone from the bin when the picker comes: the rest is promised from other bins."""
    workplace, station = opened()
    said(workplace, station, "SO-88240", "LP:T-1")
    desk = Desk(workplace.books())
    desk.post(desk.transaction("count", goods("SLA-012", 4, "A-01-1")))
    workplace.pump()
    short = ("A-01-1", "CMD:SHORT", "CMD:REASON:EMPTY", "C-02-4", AS_GOOD, "CMD:QTY:5")
    assert said(workplace, station, *short) == [
        "bin-scanned", "ask-reason", "short", "bin-scanned", "picked", "stop-done",
    ]  # fmt: skip
    rest = said(workplace, station, "D-02-2", "9521234500018", "CMD:QTY:3", "PK2")
    assert rest[-2:] == ["stop-done", "dropped"]


def test_scans_faster_than_the_books_are_all_counted(opened: Open) -> None:
    """A hundred and twenty units at twenty a second while nothing is sent: each is a pick of its own."""
    workplace, station = opened()
    said(workplace, station, "SO-88242", "LP:T-1", "A-02-1")
    answers = [
        station.session.hear(
            Scan("9521234500308", "", Device.SERIAL, "scanner", Instant(MORNING + n * 50_000))
        )
        for n in range(121)
    ]
    assert [answer.code for answer in answers] == [*["picked"] * 119, "stop-done", "enough"]
    assert [answer.banner.figure for answer in answers[:3]] == ["1 of 120", "2 of 120", "3 of 120"]
    workplace.pump()
    picks = [row for row in rows(workplace.books(), "movement") if row["kind"] == "pick"]
    assert len({row["envelope"] for row in picks}) == len(picks) == 120
    assert station.session.prompt().title == "Go to B-01-1"
