"""Packing, shipping and counter screens: nothing lies over anything else, and a touch says its code."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui import goods_out_views as views
from tests.ui import picture
from ui.shell import Shell
from ui.stage.counter import CounterStage
from ui.stage.pack import PackStage
from ui.stage.ship import ShipStage

SIZES = [(1280, 800), (1920, 1080), (1000, 640), (800, 480), (480, 800), (360, 640)]
SCENES = [
    views.packed, views.pack_refused, views.pack_german, views.shipped, views.ship_refused, views.in_basket,
    views.paid,
]  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Shell]:
    shell = picture.shell((1280, 800), procedures=picture.PROCEDURES)
    qtbot.addWidget(shell)
    yield shell
    shell.close()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_nothing_lies_over_anything_else(window: Shell, size: tuple[int, int], scene: picture.Scene) -> None:
    window.resize(*size)
    scene(window)
    picture.settle()
    stage = window.stage
    parts = [
        stage.banner,
        stage.body,
        stage.next,
        stage.trail,
        stage.side,
        *stage.tools(),
        *stage.cards.buttons,
    ]
    shown = [part for part in parts if part is not None and part.isVisible()]
    assert stage.banner in shown
    for one, other in combinations(shown, 2):
        assert not one.geometry().intersects(other.geometry()), (one, other)
    assert all(stage.rect().contains(part.geometry()) for part in shown)


def test_the_carton_says_what_is_still_to_be_done(window: Shell) -> None:
    views.packed(window)
    assert isinstance(window.stage, PackStage)
    carton = window.stage.carton
    assert carton.accessibleName() == "Carton 1"
    assert "6.42 kg" in carton.accessibleDescription()
    assert "Contents equal the order 4 left" in carton.accessibleDescription()


def test_the_total_turns_to_change(window: Shell) -> None:
    views.in_basket(window)
    assert isinstance(window.stage, CounterStage)
    assert window.stage.total.accessibleName() == "To pay 111.00 EUR"
    views.paid(window)
    assert window.stage.total.accessibleName() == "Change 9.00 EUR"


def test_a_tender_is_a_touch(window: Shell, qtbot: QtBot) -> None:
    views.in_basket(window)
    picture.settle()
    cash = window.stage.cards.buttons[-1]
    with qtbot.waitSignal(window.scan_entered) as heard:
        QTest.mouseClick(cash, Qt.MouseButton.LeftButton)
    assert heard.args == ["CMD:CASH"]


def test_a_carton_is_taken_by_its_row(window: Shell, qtbot: QtBot) -> None:
    views.shipped(window)
    picture.settle()
    assert isinstance(window.stage, ShipStage)
    with qtbot.waitSignal(window.scan_entered) as heard:
        for key in (Qt.Key.Key_Down, Qt.Key.Key_F7):
            assert window.stage.press_key(key)
    assert heard.args == ["x"]
