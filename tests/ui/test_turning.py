"""From one procedure to another in one window: another station of the same workplace, by touch or by card."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bootstrap import demo_shop
from app.bootstrap.procedures import PROCEDURES
from app.bootstrap.workplace import Workplace
from app.domain.clock import system_clock
from app.insight.as_of import as_of
from app.insight.stock import stock
from app.scan.scan import Device, Scan
from app.settings import Settings, read_settings
from tests.bootstrap import asking_procedure
from tests.ui.dock import LAMP, ORDER, Dock, working
from ui.behind import connect
from ui.shell import Shell
from ui.stage.stage import ProcedureStage
from ui.stage.stages import STAGES
from ui.standing import Screen
from ui.theme.theme import Theme
from ui.wedge import KeyboardWedge
from ui.windowcards import go_card

pytestmark = pytest.mark.realtime


class Turns:
    """The procedures that a window turned to, and how often its list was asked for."""

    def __init__(self, dock: Dock) -> None:
        self.screens: list[Screen] = []
        self.menus = 0
        dock.bridge.turned.connect(self.screens.append)
        dock.bridge.menu_wanted.connect(self._menu)

    def _menu(self) -> None:
        self.menus += 1

    @property
    def procedures(self) -> list[str]:
        return [screen.stage.procedure for screen in self.screens]


@pytest.fixture
def dock(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dock]:
    monkeypatch.setitem(PROCEDURES, "asking", sys.modules[asking_procedure.__name__])
    monkeypatch.setitem(PROCEDURES, "lost", sys.modules[asking_procedure.__name__])
    places = {"asking": "DOCK-1", "lost": "NOWHERE"}
    with working(qtbot, Settings(data=tmp_path / "data", places=places, location="DOCK-3")) as opened:
        yield opened


def received_at(settings: Settings, location: str) -> Decimal:
    """How much the books have at a location."""
    with Workplace(settings) as office, office.books().reading() as connection:
        rows = stock(connection, as_of(connection, ""), location=location)
    return sum((Decimal(row["quantity"]) for row in rows), Decimal(0))


def outcomes(dock: Dock, station: str) -> list[tuple[str, str]]:
    file = dock.settings.data / "stations" / station / "outbox.db"
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT text, outcome FROM scan ORDER BY seq").fetchall()


def test_what_was_scanned_before_is_answered_before(dock: Dock) -> None:
    turns = Turns(dock)
    for text in (ORDER, *[LAMP] * 3):
        dock.bridge.hear(text)
    dock.bridge.turn_to("asking")
    dock.bridge.hear("first here")
    dock.bridge.turn_to("receiving")
    dock.bridge.hear(LAMP)
    dock.wait(lambda: len(dock.answers) == 6)
    assert dock.codes == ["order-opened", *["received"] * 3, "said", "received"]
    assert turns.procedures == ["asking", "receiving"]
    assert turns.screens[1].stage.title.endswith(ORDER), "the work is found as it was left"
    assert outcomes(dock, "asking-DOCK-1") == [("first here", "command")]
    assert [outcome for _, outcome in outcomes(dock, "receiving-DOCK-3")] == ["step", *["transaction"] * 4]


def test_what_waits_behind_is_counted_and_sent(dock: Dock) -> None:
    dock.bridge.hear(ORDER)
    for _ in range(20):
        dock.bridge.hear(LAMP)
    dock.bridge.turn_to("asking")
    dock.wait(lambda: dock.statuses and dock.status.station == "DOCK-1")
    dock.wait(lambda: dock.status.waiting == 0)
    with Workplace(dock.settings) as office, office.books().reading() as connection:
        rows = stock(connection, as_of(connection, ""), location="DOCK-3")
    assert sum(Decimal(row["quantity"]) for row in rows) == 20


def test_the_person_goes_along(dock: Dock) -> None:
    dock.bridge.hear("IRINA")
    dock.bridge.turn_to("asking")
    dock.wait(lambda: dock.statuses and dock.status.station == "DOCK-1")
    assert dock.status.operator == "Irina P."


def test_the_procedure_used_last_is_remembered(dock: Dock) -> None:
    turns = Turns(dock)
    assert read_settings(dock.settings.data).procedure == "receiving"
    dock.bridge.turn_to("asking")
    dock.wait(lambda: turns.screens)
    assert read_settings(dock.settings.data).procedure == "asking"


def test_where_a_procedure_cannot_be_followed_the_work_goes_on(dock: Dock) -> None:
    turns = Turns(dock)
    dock.bridge.turn_to("lost")
    dock.bridge.hear(ORDER)
    dock.wait_for("order-opened")
    assert dock.answers[0].banner.title == "Lost cannot be opened"
    assert "NOWHERE" in dock.answers[0].banner.why
    assert turns.screens == []


def test_cards_turn_and_ask_for_the_list(dock: Dock) -> None:
    turns = Turns(dock)
    dock.bridge.hear("]C0CMD:MENU")
    dock.bridge.hear("O-CMD.MAIN-MENU")
    dock.bridge.hear(go_card("asking"))
    dock.bridge.hear("CMD:GO:NOSUCH")
    dock.bridge.hear("after all")
    dock.wait_for("said")
    assert dock.codes == ["menu", "menu", "turned", "turned", "nothing-scanned", "said"]
    assert (turns.menus, turns.procedures) == (2, ["asking"])
    heard = outcomes(dock, "receiving-DOCK-3")
    assert [outcome for _, outcome in heard] == ["command"] * 3, "each is heard, as a command"


def test_what_was_left_at_another_station_is_sent_when_the_window_opens(tmp_path: Path, qtbot: QtBot) -> None:
    settings = Settings(data=tmp_path / "data", location="DOCK-3")
    with Workplace(settings) as yesterday:
        yesterday.make_books()
        demo_shop.fill(yesterday, system_clock)
        station = yesterday.open_station("receiving", "DOCK-1", "MAJA")
        for text in (ORDER, LAMP, LAMP, LAMP):
            station.session.hear(Scan(text, "", Device.KEYBOARD, "gun", system_clock()))
        assert station.outbox.counts().waiting == 3
    with working(qtbot, settings) as dock:
        dock.wait(lambda: received_at(settings, "DOCK-1") == 3)


def test_every_procedure_has_its_place_in_the_demo_shop(tmp_path: Path, qtbot: QtBot) -> None:
    with working(qtbot, Settings(data=tmp_path / "data")) as dock:
        turns = Turns(dock)
        for name in PROCEDURES:
            dock.bridge.turn_to(name)
        dock.wait(lambda: len(turns.screens) + len(dock.answers) == len(PROCEDURES))
        assert turns.procedures == list(PROCEDURES), [answer.banner.why for answer in dock.answers]
        assert all(screen.prompt.expects and screen.stage.title for screen in turns.screens)


def test_the_rail_turns_through_all_screens_and_back(tmp_path: Path, qtbot: QtBot) -> None:
    with working(qtbot, Settings(data=tmp_path / "data")) as dock:
        window = Shell(Theme("light", 1), procedures=(*STAGES, "setup"))
        connect(window, dock.bridge, KeyboardWedge())
        window.show()
        titles = []
        for name in (*list(STAGES)[1:], "receiving"):
            qtbot.mouseClick(window.rail.item(name), Qt.MouseButton.LeftButton)
            dock.wait(lambda wanted=name: window.procedure == wanted)
            assert window.rail.item(name).isChecked() and name == window.stage.NAME
            assert window.stage.banner.text() and window.stage.next.accessibleName()
            titles.append(window.windowTitle())
            assert not window.grab().isNull()
        assert len(set(titles)) == len(STAGES)
        assert len([stage for stage in window.findChildren(ProcedureStage) if stage.isVisible()]) == 1
        window.close()
