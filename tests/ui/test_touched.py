"""The window says which orders a scan touched, once the books have it: promised to them, or lost to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import Desk
from pytestqt.qtbot import QtBot

from app.db.engine import open_books
from app.domain.clock import system_clock
from app.domain.documents import SalesLine, SalesOrder
from app.domain.quantity import ONE
from app.domain.records import Location
from app.posting.claim import claim
from app.posting.verdict import Posted
from app.settings import Settings
from app.station.touched import touched
from tests.ui import picture
from tests.ui import station_views as day
from tests.ui.dock import LAMP, ORDER, working
from ui.language import speak


def answered(
    *, promised: tuple[tuple[str, int], ...] = (), released: tuple[tuple[str, int], ...] = ()
) -> Posted:
    def rows(of: tuple[tuple[str, int], ...]) -> tuple[dict[str, object], ...]:
        return tuple(
            {"document": order, "item": "BOLT", "quantity": many * ONE, "location": "A-2"}
            for order, many in of
        )

    return Posted("x", 1, "posted", promised=rows(promised), released=rows(released))


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([answered()], ()),
        ([answered(promised=(("SO-1", 1), ("SO-1", 1)))], ("SO-1 is promised 2 of BOLT",)),
        (
            [answered(promised=(("SO-2", 3),)), answered(released=(("SO-1", 1),))],
            ("SO-1 loses 1 of BOLT: none left", "SO-2 is promised 3 of BOLT"),
        ),
        ([answered(promised=(("SO-1", 2),), released=(("SO-1", 2),))], ("SO-1 gets BOLT from A-2 instead",)),
        (
            [answered(promised=tuple((f"SO-{n}", 1) for n in range(1, 6)))],
            (*(f"SO-{n} is promised 1 of BOLT" for n in (1, 2, 3)), "and 2 more orders"),
        ),
    ],
)
def test_what_is_said_of_orders(answers: list[Posted], said: tuple[str, ...]) -> None:
    assert touched(answers) == said


def test_the_station_that_freed_it_says_who_has_it_now(tmp_path: Path, qtbot: QtBot) -> None:
    with working(qtbot, Settings(data=tmp_path / "data")) as dock:
        heard: list[tuple[str, ...]] = []
        dock.bridge.touched.connect(heard.append)
        with open_books(dock.settings.books_url) as books:
            desk = Desk(books, "OFFICE", clock=system_clock)
            wanted = SalesOrder("SO-7", "LUND", (SalesLine("1", "SLA-012", 100_000 * ONE),))
            desk.records(Location("DOCK-3", "MAIN", "dock", sellable=True), wanted)
            asked = {"documents": ["SO-7"], "site": "MAIN"}
            claim(books, "allocate", asked, station="OFFICE", operator="ANA", clock=system_clock)
        for code in (ORDER, LAMP):
            dock.bridge.hear(code)
        dock.wait(lambda: heard)
    assert heard == [("SO-7 is promised 1 of SLA-012",)]


def test_it_stands_below_the_answer_in_the_window_s_language(qtbot: QtBot) -> None:
    window = picture.shell((480, 800))
    qtbot.addWidget(window)
    said = touched([answered(promised=(("SO-1042", 2),))])
    window.show_touched(said)
    assert window.stage.banner.text().endswith("SO-1042 is promised 2 of BOLT")
    window.show_answer(day.RECEIVED, day.NOW)
    assert "SO-1042" not in window.stage.banner.text()
    assert speak("de")
    try:
        window.show_touched(said)
    finally:
        speak("en")
    said_now = "   ·   ".join(["SO-1042 bekommt 2 von BOLT zugesagt", *day.RECEIVED.banner.details])
    assert said_now in window.stage.banner.text(), "before its details: a small banner cuts what comes last"
