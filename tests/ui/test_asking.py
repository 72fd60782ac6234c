"""What a procedure asks of people, through bridge and window: a PIN, a second badge, a photograph."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from argon2 import PasswordHasher
from builders import Desk
from films import JpegCamera
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import demo_shop
from app.bootstrap.procedures import PROCEDURES
from app.bootstrap.workplace import Workplace
from app.domain.clock import system_clock
from app.domain.records import Staff
from app.settings import CameraSection, Settings
from tests.bootstrap import asking_procedure
from tests.ui.dock import LAMP, ORDER, Dock, working
from ui.behind import connect
from ui.shell import Shell
from ui.stage.lines import LinesStage
from ui.stage.stage import ProcedureStage
from ui.stage.stages import make_stage
from ui.theme.theme import Theme
from ui.wedge import KeyboardWedge

pytestmark = pytest.mark.realtime

PIN = "2468"


class AskingStage(LinesStage):
    NAME = "asking"


def stages(name: str, theme: Theme, parent: QWidget) -> ProcedureStage:
    return AskingStage(theme, parent) if name == "asking" else make_stage(name, theme, parent)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A shop with a supervisor who has a PIN, and the asking procedure at its first dock."""
    monkeypatch.setitem(PROCEDURES, "asking", sys.modules[asking_procedure.__name__])
    settings = Settings(data=tmp_path / "data", location="DOCK-3", places={"asking": "DOCK-1"})
    with Workplace(settings) as office:
        office.make_books()
        demo_shop.fill(office, system_clock)
        hashed = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PIN)
        Desk(office.books(), clock=system_clock).records(Staff("PIA", "Pia", "supervisor", hashed, "MAIN"))
    return settings


@pytest.fixture
def dock(settings: Settings, qtbot: QtBot) -> Iterator[Dock]:
    with working(qtbot, settings) as opened:
        yield opened


@pytest.fixture
def window(dock: Dock) -> Iterator[Shell]:
    shell = shown(dock)
    yield shell
    shell.close()


def shown(dock: Dock) -> Shell:
    """The window around the dock's bridge, at the asking procedure."""
    shell = Shell(Theme("light", 1), stages=stages)
    connect(shell, dock.bridge, KeyboardWedge())
    shell.show()
    dock.bridge.turn_to("asking")
    dock.wait(lambda: shell.procedure == "asking")
    return shell


def enter(dock: Dock, window: Shell, pin: str, code: str) -> None:
    """Enter a PIN at the pad that is open."""
    count = len(dock.answers)
    for sign in pin:
        window.stage.pin_panel.press(sign)
    window.stage.pin_panel.accept()
    dock.wait(lambda: len(dock.answers) > count)
    assert dock.codes[-1] == code


def test_a_badge_with_a_pin_signs_in_at_the_pad(dock: Dock, window: Shell) -> None:
    dock.bridge.hear("PIA")
    dock.wait_for("pin-needed")
    assert window.stage.pin_panel.isVisible() and window.stage.pin_panel.title == "PIN of Pia"
    enter(dock, window, "1357", "wrong-pin")
    assert window.stage.pin_panel.isVisible() and window.stage.pin_panel.trouble == "Wrong PIN"
    enter(dock, window, PIN, "signed-in")
    assert not window.stage.pin_panel.isVisible()
    dock.wait(lambda: dock.status.operator == "Pia")


def test_after_five_wrong_pins_the_pad_says_how_long_to_wait(dock: Dock, window: Shell) -> None:
    dock.bridge.hear("PIA")
    dock.wait_for("pin-needed")
    for _ in range(5):
        enter(dock, window, "1111", "wrong-pin")
    enter(dock, window, PIN, "pin-wait")
    assert window.stage.pin_panel.subtitle.startswith("Wait ")


def test_the_pin_is_in_no_file_of_the_station(dock: Dock, window: Shell) -> None:
    dock.bridge.hear("PIA")
    dock.wait_for("pin-needed")
    enter(dock, window, "97531864", "wrong-pin")
    files = [path for path in dock.settings.data.rglob("*") if path.is_file()]
    assert len(files) > 3
    assert [path.name for path in files if b"97531864" in path.read_bytes()] == []


def test_an_approval_comes_from_a_badge_over_the_work(dock: Dock, window: Shell) -> None:
    dock.bridge.hear("CMD:APPROVE")
    dock.wait(lambda: len(dock.answers) == 1)
    assert window.stage.banner.text().endswith("A supervisor’s badge")
    dock.bridge.hear("a scan meanwhile")
    dock.bridge.hear("MAJA")
    dock.bridge.hear("SUE")
    dock.wait(lambda: len(dock.answers) == 4)
    assert [answer.banner.title for answer in dock.answers] == [
        "asked", "a scan meanwhile", "Not the one to approve", "SUE supervisor",
    ]  # fmt: skip
    assert dock.status.operator == "Maja L.", "who approves does not sign in"


def test_a_turn_takes_the_pad_away(dock: Dock, window: Shell) -> None:
    dock.bridge.hear("PIA")
    dock.bridge.hear("CMD:GO:RECEIVING")
    dock.wait(lambda: window.procedure == "receiving")
    assert not window.stage.pin_panel.isVisible()
    dock.bridge.hear(ORDER)
    dock.bridge.hear(LAMP)
    dock.wait_for("received")


# --- photographs ---------------------------------------------------------------------------------------


def test_without_a_camera_a_file_is_asked_for_and_scans_go_on(
    dock: Dock, window: Shell, tmp_path: Path
) -> None:
    dock.bridge.hear("CMD:PHOTO")
    dock.wait(window.stage.photo_panel.isVisible)
    assert window.stage.photo_panel.title == "Photograph: damage"
    assert window.stage.photo_panel.subtitle == "There is no camera at this station"
    path = tmp_path / "damage.png"
    assert cv2.imwrite(str(path), np.full((30, 40, 3), 90, np.uint8))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window.stage.photo_panel.take(data)
    dock.wait(lambda: len(dock.answers) == 2)
    sha256, _ = dock.answers[-1].banner.title.split()
    kept = list(dock.settings.data.rglob("photos/*.jpg"))
    assert [one.stem for one in kept] == [sha256]
    dock.bridge.hear("CMD:PHOTO")
    dock.bridge.hear("a scan instead")
    dock.wait(lambda: len(dock.answers) == 4)
    assert not window.stage.photo_panel.isVisible()


def test_what_is_no_picture_is_refused(dock: Dock) -> None:
    dock.bridge.turn_to("asking")
    dock.bridge.photograph(b"no picture at all")
    dock.wait_for("not-an-image")


def test_the_camera_of_the_window_takes_the_photograph(settings: Settings, qtbot: QtBot) -> None:
    scene = np.full((720, 1280), 60, np.uint8)
    scene[200:400, 300:700] = 220
    camera = JpegCamera(scene)
    section = CameraSection(source=camera.url, name="Bench camera")
    try:
        with working(qtbot, settings.model_copy(update={"camera": section})) as dock:
            window = shown(dock)
            dock.wait(lambda: window.stage.camera is not None)
            dock.wait(lambda: "Bench camera" in dock.status.device)
            dock.wait(lambda: window.stage.camera.preview.picture is not None)
            dock.bridge.hear("CMD:PHOTO")
            dock.wait(lambda: len(dock.answers) == 2)
            photo = next(iter(dock.settings.data.rglob("photos/*.jpg")))
            picture = cv2.imread(str(photo), cv2.IMREAD_GRAYSCALE)
            assert picture.shape == (720, 1280)
            assert abs(int(picture[300, 500]) - 220) < 12 and abs(int(picture[600, 100]) - 60) < 12
            window.close()
            camera.closing.set()
    finally:
        camera.close()
