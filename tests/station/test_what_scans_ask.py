"""What a scan at shipping or putaway asks of the cache does not grow with the cartons that wait."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.bootstrap.player import ScriptClock
from app.bootstrap.workplace import Station, Workplace
from app.domain.clock import parse_instant
from app.domain.documents import Load, SalesLine, SalesOrder
from app.domain.quantity import ONE
from app.domain.records import Item, Location, Partner, Staff
from app.integration.import_file import import_records
from app.integration.post_lines import post_lines
from app.scan.scan import Device, Scan
from app.settings import Settings

MORNING = parse_instant("2026-11-23T08:00:00Z")
A_PAGE = 60
"""Cartons of which the screen does not show all."""
MANY = 240
OF_ORDER = 20
"""Cartons of one order."""
SCANNED = 5
STEPS = 50
"""SQLite's own steps are counted by so many."""
PLACES = {"BIN-1": "bin", "DOCK-2": "dock", "TRUCK-1": "truck", "CART-1": "cart"}

Asked = dict[str, Counter[str]]
"""What each scan, and the screen after it, asked of the cache: statements, and SQLite's steps in them."""


def shop(workplace: Workplace, cartons: int) -> None:
    """Closed cartons of several orders, all of one load; its last order is not packed."""
    orders = [f"SO-{n:02}" for n in range(cartons // OF_ORDER + 1)]
    import_records(
        workplace.books(),
        [
            Item("BOLT", "Bolt"), Staff("ANA", "Ana", "supervisor"), Partner("CUST", "Customer", "customer"),
            *(Location(code, "MAIN", kind) for code, kind in PLACES.items()),
            *(SalesOrder(number, "CUST", (SalesLine("1", "BOLT", OF_ORDER * ONE),)) for number in orders),
            Load("LOAD-1", tuple(orders), "TRUCK-1"),
        ],
        operator="office", clock=workplace.clock,
    )  # fmt: skip
    there = ({"item": "BOLT", "quantity": "900", "to": place, "cost": "1"} for place in ("BIN-1", "CART-1"))
    post(workplace, {"kind": "opening", "lines": list(there)})
    post(workplace, *({"kind": "allocate", "document": number, "site": "MAIN"} for number in orders))
    for n, order in enumerate(orders[:-1]):
        units = [f"C-{n * OF_ORDER + m:03}" for m in range(OF_ORDER)]
        post(workplace, *(pick(order, unit) for unit in units))
        post(workplace, *({"kind": "close-unit", "unit": unit} for unit in units))


def pick(order: str, unit: str) -> dict[str, object]:
    line = {"item": "BOLT", "quantity": "1", "document_line": "1", "from": "BIN-1"}
    return {
        "kind": "pick",
        "document": order,
        "lines": [{**line, "to": {"location": "DOCK-2", "unit": unit}}],
    }


def post(workplace: Workplace, *lines: dict[str, object]) -> None:
    done = post_lines(workplace.books(), map(json.dumps, lines), operator="ANA", clock=workplace.clock)
    assert done.holds, done.answers


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Callable[[int], Workplace]]:
    """A workplace where so many cartons wait."""
    opened: list[Workplace] = []

    def workplace(cartons: int) -> Workplace:
        clock = ScriptClock()
        clock.set(MORNING)
        folder = tmp_path / str(cartons)
        opened.append(Workplace(Settings(data=folder, db=f"sqlite:///{tmp_path / f'{cartons}.db'}"), clock))
        opened[-1].make_books()
        shop(opened[-1], cartons)
        return opened[-1]

    yield workplace
    for one in opened:
        one.close()


def at(workplace: Workplace, procedure: str, place: str) -> Station:
    station = workplace.station(procedure, place, "ANA")
    workplace.pump()
    return station


def asked(station: Station, code: str) -> tuple[str, Counter[str]]:
    """What a scan was answered, and what it and its screen asked of the cache."""
    said: list[str] = []
    steps = Counter[str]()

    def step() -> None:
        steps["steps"] += STEPS

    reader = station.cache.reader
    reader.set_trace_callback(said.append)
    reader.set_progress_handler(step, STEPS)
    answer = station.session.hear(Scan(code, "", Device.SCRIPT, "script", MORNING))
    station.session.view()
    reader.set_trace_callback(None)
    reader.set_progress_handler(None, 0)
    return answer.code, steps + Counter(statements=len(said))


def day(station: Station) -> Asked:
    """Some cartons leave by their labels, some of a load."""
    total: Asked = {}

    def hear(when: str, code: str, fits: str) -> None:
        answered, cost = asked(station, code)
        assert answered == fits
        total[when] = total.get(when, Counter()) + cost

    def ship(when: str, first: int) -> None:
        for n in range(first, first + SCANNED):
            hear(f"a carton, {when}", f"LP:C-{n:03}", "ask-tracking")
            hear(f"its label, {when}", f"JD{n:012}", "shipped")

    assert station.look.open_documents(SalesOrder, MANY)  # orders are kept once they were read
    station.session.view()
    ship("no load in work", 0)
    hear("what left", "CMD:WHY", "why")
    hear("a load", "LOAD-1", "load-opened")
    ship("a load in work", SCANNED)
    hear("what is missing", "CMD:WHY", "why")
    hear("what is not on the truck", "CMD:DONE", "load-missing")
    hear("taken back", "CMD:UNDO", "undone")
    return total


def test_a_scan_asks_as_much_however_many_cartons_wait(places: Callable[[int], Workplace]) -> None:
    few, many = (at(places(cartons), "ship", "DOCK-2") for cartons in (A_PAGE, MANY))
    assert len(few.session.view().lines) == len(many.session.view().lines)
    before, after = day(few), day(many)
    assert before.keys() == after.keys()
    for when, cost in before.items():
        assert after[when]["statements"] <= cost["statements"], when
        assert after[when]["steps"] <= cost["steps"] * 1.1, when


def test_goods_are_put_away_by_as_many_questions_however_many_cartons_wait(
    places: Callable[[int], Workplace],
) -> None:
    asked_by = []
    for cartons in (A_PAGE, MANY):
        cart = at(places(cartons), "putaway", "CART-1")
        assert asked(cart, "LOC:BIN-1")[0] == "bin-open"
        code, cost = asked(cart, "BOLT")
        assert code == "put-away"
        asked_by.append(cost["statements"])
    assert asked_by[1] <= asked_by[0]
