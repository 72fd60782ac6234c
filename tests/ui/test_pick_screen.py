"""The pick screen: what it shows of a job, what a touch says, and that nothing lies over anything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui import pick_views, picture
from ui.shell import Shell
from ui.stage.pick import PickStage

SIZES = [(1280, 800), (1920, 1080), (1000, 640), (800, 480), (480, 800), (360, 640)]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Shell]:
    shell = picture.shell((1280, 800), procedures=picture.PROCEDURES)
    qtbot.addWidget(shell)
    pick_views.picked(shell)
    yield shell
    shell.close()


def stage(window: Shell) -> PickStage:
    assert isinstance(window.stage, PickStage)
    return window.stage


def cards(shown: PickStage) -> dict[str, QRect]:
    named = {
        "bin": shown.bin, "goods": shown.goods, "count": shown.count, "tote": shown.tote, "ways": shown.ways,
        "next": shown.next, "banner": shown.banner, "stops": shown.stops, "trail": shown.trail,
    }  # fmt: skip
    return {name: card.geometry() for name, card in named.items() if card.isVisible()}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", [pick_views.picked, pick_views.refused, pick_views.german])
def test_no_card_lies_over_another(window: Shell, size: tuple[int, int], scene: picture.Scene) -> None:
    window.resize(*size)
    scene(window)
    picture.settle()
    found = cards(stage(window))
    assert {"bin", "count", "tote", "banner"} <= found.keys()
    for one, other in combinations(found, 2):
        assert not found[one].intersects(found[other]), (one, other)
    assert all(stage(window).rect().contains(rect) for rect in found.values())


def test_a_way_out_says_its_command(window: Shell, qtbot: QtBot) -> None:
    shown = stage(window)
    said = [card.action.command for card in shown.ways.cards]
    assert said == ["CMD:SHORT", "CMD:LOT", "CMD:DAMAGED", "CMD:BLOCKED"]
    with qtbot.waitSignal(shown.scan_entered) as heard:
        QTest.mouseClick(shown.ways.cards[0], Qt.MouseButton.LeftButton)
    assert heard.args == ["CMD:SHORT"]


def test_a_question_is_answered_by_its_cards(window: Shell) -> None:
    window.show_stage(pick_views.EMPTY_BIN)
    assert [card.action.command for card in stage(window).ways.cards] == ["CMD:EMPTY", "CMD:NOTEMPTY"]


def test_without_a_job_the_orders_stand_there(window: Shell, qtbot: QtBot) -> None:
    pick_views.idle(window)
    picture.settle()
    shown = stage(window)
    assert shown.lines.isVisible()
    assert not shown.bin.isVisible() and not shown.ways.isVisible()
    with qtbot.waitSignal(shown.scan_entered) as heard:
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_F7):
            assert shown.press_key(key)
    assert heard.args == ["SO-88241"]
    pick_views.picked(window)
    assert shown.bin.isVisible() and not shown.lines.isVisible()


def test_it_says_the_same_to_who_cannot_see_it(window: Shell) -> None:
    shown = stage(window)
    assert shown.bin.accessibleName() == "Take from bin C-02-4. Aisle C, bay 2, level 4"
    assert shown.tote.accessibleName() == "Into tote B T-0214, order SO-88240"
    window.show_stage(replace(pick_views.JOB, taken="4", more_text="Scan 1 more"))
    assert shown.count.accessibleName() == "Scan 1 more. 4 of 5"
    assert shown.stops.accessibleDescription().startswith("C-02-4 3/5 Nitrile gloves, L (box 100). C-05-1 6")
