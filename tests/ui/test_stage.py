"""The frame of all screens: a procedure's body and own side column in it, and turning from one to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.procedures import PROCEDURES
from app.station.answer import Answer
from app.station.view import ActionView, StageView
from tests.ui import picture
from tests.ui import station_views as day
from ui.shell import Shell
from ui.stage.cameraview import CameraPart
from ui.stage.parts import Plan
from ui.stage.places import Arrangement
from ui.stage.stage import ProcedureStage
from ui.stage.stages import STAGES, make_stage
from ui.theme import tokens
from ui.theme.theme import Theme
from ui.widgets import bannertext
from ui.widgets.canvas import Card

SIZES = [(1280, 800), (1920, 1080), (1024, 768), (800, 480), (480, 800), (360, 640), (640, 400)]


@dataclass(frozen=True, slots=True)
class BinView(StageView):
    bin: str = ""


class BinCard(Card):
    bin = ""

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        painter.setFont(self.theme.font(108, 700))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.bin)


class BinStage(ProcedureStage):
    """A procedure with a bin as its body, next stops at the side and a low banner."""

    NAME = "pick"
    PLAN = Plan(
        banner=bannertext.LOW, side_share=600, quantity=False, trail_tight=False, trail_handheld=False
    )

    def make_body(self) -> QWidget:
        self.card = BinCard(self.theme, self)
        return self.card

    def make_side(self) -> QWidget:
        return Card(self.theme, self)

    def show_body(self, view: StageView) -> None:
        assert isinstance(view, BinView)
        self.card.bin = view.bin
        self.card.update()

    def lay_body(self, area: QRect) -> None:
        super().lay_body(area)
        self.laid = self.arrangement, area

    def press_body_key(self, key: int) -> bool:
        if key == Qt.Key.Key_F7:
            self.scan_entered.emit("LOC:C-02-4")
            return True
        return super().press_body_key(key)


BIN = BinView("pick", "Pick job W-0731", "4 orders to 4 totes", actions=(day.UNDO,), bin="C-02-4")


def stages(name: str, theme: Theme, parent: QWidget) -> ProcedureStage:
    return BinStage(theme, parent) if name == "pick" else make_stage(name, theme, parent)


def opened(size: tuple[int, int] = (1280, 800)) -> Shell:
    window = Shell(
        Theme("light", 1), procedures=("receiving", "pick", "setup"), clock=lambda: day.NOW, stages=stages
    )
    window.resize(*size)
    window.show_status(day.STATUS)
    window.show()
    picture.received(window)
    return window


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Shell]:
    shell = opened()
    yield shell
    shell.close()


def shown_areas(stage: ProcedureStage) -> list[QRect]:
    parts = [stage.banner, stage.body, stage.side, stage.trail, stage.next, stage.quantity, stage.typing]
    widgets = [*parts, *stage.cards.buttons]
    return [widget.geometry() for widget in widgets if widget is not None and widget.isVisible()]


def test_a_view_of_another_procedure_turns_to_its_screen(window: Shell) -> None:
    receiving = window.stage
    window.show_stage(BIN)
    assert window.stage is not receiving and not receiving.isVisible() and window.stage.isVisible()
    assert window.rail.item("pick").isChecked()
    window.show_stage(day.STAGE)
    assert window.stage is receiving, "a screen is kept"


def test_what_the_window_knows_is_on_the_screen_turned_to(window: Shell) -> None:
    window.show_status(day.DEAF)
    window.show_stage(BIN)
    assert window.stage.banner.text().startswith("Scanner not listening")
    window.show_status(day.STATUS)
    assert not window.stage.banner.text().startswith("Scanner not listening")


def test_what_was_being_typed_is_left_behind(window: Shell) -> None:
    receiving = window.stage
    receiving.open_code()
    window.show_stage(BIN)
    window.show_stage(day.STAGE)
    assert window.stage is receiving and not receiving.code_panel.isVisible()


def test_the_camera_goes_with_the_screen_that_is_shown(window: Shell) -> None:
    part = CameraPart(window.theme, window)
    window.attach_camera(part)
    receiving = window.stage
    window.show_stage(BIN)
    assert receiving.camera is None and window.stage.camera is part
    assert part.scan_all.parentWidget() is window.stage and part.scan_all.isVisible()
    assert part.preview.isVisible()


def test_codes_come_from_every_screen(window: Shell, qtbot: QtBot) -> None:
    window.show_stage(BIN)
    codes: list[str] = []
    window.scan_entered.connect(codes.append)
    qtbot.keyClick(window, Qt.Key.Key_F7)
    qtbot.keyClick(window, Qt.Key.Key_F4)
    assert codes == ["LOC:C-02-4", "CMD:UNDO"]


def test_a_procedure_without_typed_quantities_has_no_keypad(window: Shell, qtbot: QtBot) -> None:
    window.show_stage(BIN)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert not window.stage.quantity.isVisible()
    assert "quantity_panel" not in window.stage.__dict__


def test_a_low_banner_is_tall_for_a_refusal(window: Shell) -> None:
    window.show_stage(BIN)
    window.show_answer(day.RECEIVED, day.NOW)
    low = window.stage.banner.height(), window.stage.body.geometry().top()
    window.show_answer(day.REFUSED, day.NOW)
    tall = window.stage.banner.height(), window.stage.body.geometry().top()
    assert (low[0], tall[0]) == (bannertext.LOW.height, bannertext.WIDE.height)
    assert tall[1] - low[1] == tall[0] - low[0]
    window.show_answer(day.RECEIVED, day.NOW)
    assert window.stage.banner.height() == low[0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("answer", [day.RECEIVED, day.REFUSED])
def test_body_and_side_lie_in_the_frame(qtbot: QtBot, size: tuple[int, int], answer: Answer) -> None:
    window = opened(size)
    window.show_stage(BIN)
    window.show_answer(answer, day.NOW)
    QApplication.processEvents()
    stage = window.stage
    areas = shown_areas(stage)
    assert stage.laid == (stage.arrangement, stage.body.geometry())
    assert all(stage.rect().contains(area) for area in areas)
    assert not [one for n, one in enumerate(areas) for other in areas[n + 1 :] if one.intersects(other)]
    assert stage.side.isVisible() is (stage.arrangement is Arrangement.WIDE)
    window.close()


@pytest.mark.parametrize("size", [(360, 640), (480, 800), (800, 480)])
def test_many_buttons_stay_large_enough_for_a_finger(qtbot: QtBot, size: tuple[int, int]) -> None:
    window = opened(size)
    more = [
        ActionView(f"CMD:{name}", name.capitalize(), "check") for name in ("CASH", "CARD", "VOID", "HOLD")
    ]
    window.show_stage(replace(day.STAGE, actions=(*day.STAGE.actions, *more)))
    QApplication.processEvents()
    areas = [one for one in shown_areas(window.stage) if one.height() > 0]
    buttons = [button for button in window.stage.cards.buttons if button.isVisible()]
    assert len(buttons) == 6
    assert min(min(button.size().toTuple()) for button in buttons) >= tokens.TOUCH
    assert all(window.stage.rect().contains(area) for area in areas)
    assert not [one for n, one in enumerate(areas) for other in areas[n + 1 :] if one.intersects(other)]
    window.close()


def test_the_card_beside_an_idle_banner_says_what_else_there_is_at_any_size(qtbot: QtBot) -> None:
    window = opened((480, 800))
    picture.idle(window)
    assert window.stage.next.accessibleName().startswith("Scan a purchase order")
    window.resize(1280, 800)
    QApplication.processEvents()
    assert window.stage.next.accessibleName().startswith("No scanner at hand?")
    window.resize(800, 480)
    QApplication.processEvents()
    assert window.stage.next.accessibleName().startswith("Scan a purchase order")
    window.close()


def test_every_procedure_has_its_screen() -> None:
    assert set(STAGES) == set(PROCEDURES)


@pytest.mark.parametrize("name", list(STAGES))
def test_every_screen_on_the_list_can_be_made(qtbot: QtBot, name: str) -> None:
    place = QWidget()
    assert name == make_stage(name, Theme("light", 1), place).NAME
    place.deleteLater()
