"""The camera's picture: boxes where the codes are, few frames and none for nobody, at any size of window."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.bootstrap.devices import CameraView
from app.scan.camera import View
from app.scan.consensus import Mark
from app.scan.read import Read
from tests.ui import picture as pictures
from ui.shell import Shell
from ui.stage.cameraview import CameraPart
from ui.theme import tokens
from ui.theme.theme import Theme
from ui.widgets.preview import EVERY, Preview, picture

LIVE = CameraView("Dock camera", "Dock camera is live", True, torch=True, focus=True)
GONE = CameraView("Dock camera", "Dock camera is not there. Is it plugged in? Trying again", False)


def seen(*marks: tuple[str, int, int, Mark], at: int = 0, grey: bool = False) -> View:
    """A blue frame of 1280 × 720 with boxes of 200 × 100."""
    frame = np.full((720, 1280), 90, np.uint8) if grey else np.full((720, 1280, 3), (200, 80, 20), np.uint8)
    boxes = [
        (Read(text, "EAN-13", "", ((x, y), (x + 200, y), (x + 200, y + 100), (x, y + 100))), mark)
        for text, x, y, mark in marks
    ]
    return View(frame, at, tuple(boxes))  # type: ignore[arg-type]


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    shown = Preview(Theme("light", 1))
    qtbot.addWidget(shown)
    shown.resize(640, 360)
    shown.show_state(LIVE.text, live=True)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def painted(preview: Preview) -> QImage:
    pictures.settle()
    return preview.grab().toImage()


def near(color: QColor, other: str) -> bool:
    wanted = QColor(other)
    pairs = zip(color.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    return all(abs(one - two) < 40 for one, two in pairs)


# --- pictures ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("room", [QSize(320, 180), QSize(100, 400), QSize(4000, 3000), QSize(1, 1)])
def test_a_frame_keeps_its_shape_and_its_boxes_lie_on_it(room: QSize) -> None:
    made = picture(seen(("A", 640, 360, Mark.KNOWN)), room)
    size = made.image.size()
    assert size.width() <= max(min(room.width(), 1280), 1)
    assert size.height() <= max(min(room.height(), 720), 1)
    x, y = made.boxes[0].corners[0]
    assert x == pytest.approx(size.width() / 2, abs=1.01)
    assert y == pytest.approx(size.height() / 2, abs=1.01)


def test_colours_are_those_of_the_camera() -> None:
    assert picture(seen(), QSize(64, 36)).image.pixelColor(5, 5).getRgb()[:3] == (20, 80, 200)
    assert picture(seen(grey=True), QSize(64, 36)).image.pixelColor(5, 5).getRgb()[:3] == (90, 90, 90)


@pytest.mark.parametrize(
    ("mark", "line", "fill"),
    [
        (Mark.KNOWN, tokens.DARK.ok, tokens.LIGHT.okfill),
        (Mark.UNKNOWN, tokens.DARK.warn, tokens.LIGHT.warnfill),
        (Mark.REFUSED, tokens.DARK.bad, tokens.LIGHT.badfill),
        (Mark.SEEN, tokens.DARK.ink, ""),
    ],
)
def test_a_box_has_its_colour_and_a_sign(preview: Preview, mark: Mark, line: str, fill: str) -> None:
    preview.feed.offer(seen(("952", 400, 300, mark)))
    image = painted(preview)
    assert near(image.pixelColor(200, 175), line)
    badge = image.pixelColor(222, 128)
    assert near(badge, fill) if fill else near(badge, "#1450C8")


def test_what_is_in_view_is_said_in_words_too(preview: Preview) -> None:
    preview.feed.offer(seen(("952", 0, 0, Mark.KNOWN), ("953", 600, 300, Mark.REFUSED)))
    pictures.settle()
    assert preview.accessibleDescription() == "952, known. 953, refused"


def test_texts_go_where_they_would_hide_each_other(preview: Preview) -> None:
    apart = seen(("9521234500018", 100, 300, Mark.KNOWN), ("9521234500025", 800, 300, Mark.KNOWN))
    preview.feed.offer(apart)
    assert near(painted(preview).pixelColor(190, 136), tokens.LIGHT.okfill)
    close = seen(("9521234500018", 100, 300, Mark.KNOWN), ("9521234500025", 310, 300, Mark.KNOWN), at=EVERY)
    preview.feed.offer(close)
    assert not near(painted(preview).pixelColor(140, 136), tokens.LIGHT.okfill)


# --- frames --------------------------------------------------------------------------------------------


def test_fifteen_pictures_a_second_at_most_and_one_ahead_of_the_painter(preview: Preview) -> None:
    made: list[object] = []
    preview.feed.ready.connect(made.append)
    for number in range(30):
        preview.feed.offer(seen(at=number * 33_333))
        pictures.settle()
    assert 13 <= len(made) <= 15
    made.clear()
    for number in range(10):
        preview.feed.offer(seen(at=2_000_000 + number * 100_000))
    pictures.settle()
    assert len(made) == 1


def test_pictures_are_made_on_the_cameras_thread(preview: Preview, qtbot: QtBot) -> None:
    camera = threading.Thread(target=preview.feed.offer, args=(seen(("A", 9, 9, Mark.KNOWN)),))
    with qtbot.waitSignal(preview.feed.ready):
        camera.start()
    camera.join()
    qtbot.waitUntil(lambda: preview.picture is not None and len(preview.picture.boxes) == 1)


def test_a_hidden_picture_costs_nothing(preview: Preview) -> None:
    preview.hide()
    made: list[object] = []
    preview.feed.ready.connect(made.append)
    preview.feed.offer(seen())
    pictures.settle()
    assert made == []
    preview.show()
    preview.feed.offer(seen())
    pictures.settle()
    assert len(made) == 1


def test_a_clock_set_back_does_not_stop_the_pictures(preview: Preview) -> None:
    preview.feed.offer(seen(at=9_000_000_000))
    pictures.settle()
    made: list[object] = []
    preview.feed.ready.connect(made.append)
    preview.feed.offer(seen(at=1_000_000))
    assert len(made) == 1


# --- on the stage --------------------------------------------------------------------------------------


def with_camera(size: tuple[int, int], scheme: str = "light", scale: float = 1.0) -> tuple[Shell, CameraPart]:
    window = pictures.shell(size, scheme, scale)
    pictures.received(window)
    part = CameraPart(window.theme, window.stage)
    window.stage.attach_camera(part)
    part.show_view(LIVE)
    pictures.settle()
    return window, part


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ((1280, 800), 1), ((1280, 800), 1.5), ((480, 800), 1), ((480, 800), 1.5), ((800, 480), 1),
        ((800, 480), 1.5), ((1920, 1080), 1), ((480, 640), 1), ((480, 640), 1.5), ((480, 320), 1),
    ],
)  # fmt: skip
def test_nothing_lies_on_anything_else(size: tuple[int, int], scale: float, qtbot: QtBot) -> None:
    window, part = with_camera(size, "light", scale)
    stage = window.stage
    parts = [
        widget
        for widget in (
            stage.banner, stage.lines, stage.trail, stage.next, stage.quantity, stage.typing,
            part.preview, part.scan_all, *stage.cards.buttons,
        )
        if widget.isVisible() and widget.height() > 0
    ]  # fmt: skip
    for place, one in enumerate(parts):
        assert stage.rect().contains(one.geometry()), one
        assert not any(one.geometry().intersects(other.geometry()) for other in parts[place + 1 :]), one
    assert part.scan_all.isVisible()
    assert part.scan_all.height() >= tokens.TOUCH
    window.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 800), (480, 800)])
def test_the_picture_is_there_on_the_dock_and_in_the_hand(
    size: tuple[int, int], scheme: str, qtbot: QtBot
) -> None:
    window, part = with_camera(size, scheme)
    part.preview.feed.offer(seen())
    image = pictures.grab(window)
    middle = part.preview.mapTo(window, part.preview.rect().center())
    assert image.pixelColor(middle).getRgb()[:3] == (20, 80, 200)
    window.close()


def test_a_camera_in_trouble_says_it_in_its_place_and_scans_nothing(qtbot: QtBot) -> None:
    window, part = with_camera((1280, 800))
    wanted: list[None] = []
    part.scan_all_wanted.connect(lambda: wanted.append(None))
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert len(wanted) == 1
    part.show_view(GONE)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert len(wanted) == 1
    assert part.preview.accessibleName() == GONE.text
    assert part.preview.picture is None
    assert part.light.isHidden() and part.focus.isHidden()
    window.close()


def test_light_and_focus_are_asked_for_where_the_camera_has_them(qtbot: QtBot) -> None:
    window, part = with_camera((1280, 800))
    asked: list[object] = []
    part.light_wanted.connect(asked.append)
    part.focus_wanted.connect(lambda: asked.append("focus"))
    for button in (part.light, part.focus, part.light):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [True, "focus", False]
    assert not part.light.geometry().intersects(part.focus.geometry())
    assert QRect(0, 0, part.preview.width(), part.preview.height()).contains(part.light.geometry())
    window.close()


def test_a_panel_opened_before_the_camera_came_lies_over_its_button(qtbot: QtBot) -> None:
    window = pictures.shell((1280, 800))
    pictures.received(window)
    window.stage.open_quantity()
    part = CameraPart(window.theme, window.stage)
    window.stage.attach_camera(part)
    part.show_view(LIVE)
    pictures.settle()
    middle = part.scan_all.geometry().center()
    assert window.stage.quantity_panel.geometry().contains(middle)
    top = window.stage.childAt(middle)
    assert top is window.stage.quantity_panel or window.stage.quantity_panel.isAncestorOf(top)
    window.close()
