"""A camera through the real bridge: its picture, all in view, labels that disagree, gone and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from drawn_codes import drawn, noisy
from films import JpegCamera, placed, write_film
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.scan.consensus import Mark
from app.settings import CameraSection, Settings
from tests.ui.dock import DRIVER, GLAND, LAMP, ORDER, Dock, working
from ui.behind import connect
from ui.shell import Shell
from ui.theme.theme import Theme
from ui.wedge import KeyboardWedge

pytestmark = pytest.mark.realtime

STRANGER = "9521234599999"
SIZE = (1280, 720)


def table(*labels: tuple[str, int, int]) -> np.ndarray:
    """A table with labels lying at places, as a camera sees it."""
    frame = np.full((SIZE[1], SIZE[0]), 150, np.uint8)
    for text, x, y in labels:
        code = drawn("EAN-13" if text.isdigit() else "Code 128", text, module=2.6)
        with_label = placed(code, x, y, *SIZE)
        frame = np.where(with_label == 150, frame, with_label)
    return noisy(frame, 1, sigma=2)


@pytest.fixture
def camera() -> Iterator[JpegCamera]:
    made = JpegCamera(table())
    yield made
    made.close()


@pytest.fixture
def dock(camera: JpegCamera, tmp_path: Path, qtbot: QtBot) -> Iterator[Dock]:
    settings = Settings(data=tmp_path / "data", camera=CameraSection(source=camera.url, name="Dock camera"))
    with working(qtbot, settings) as opened:
        opened.wait(lambda: opened.statuses and "Dock camera" in opened.status.device)
        opened.bridge.hear(ORDER)
        opened.wait_for("order-opened")
        yield opened
        camera.closing.set()


def outcomes(dock: Dock, name: str = "Dock camera") -> list[tuple[str, str]]:
    return [(text, outcome) for device, text, outcome in dock.log() if device == name]


def test_labels_that_disagree_are_refused_and_all_in_view_takes_them(camera: JpegCamera, dock: Dock) -> None:
    camera.show(table((LAMP, 80, 100), (GLAND, 760, 300), (DRIVER, 80, 480)))
    dock.wait_for("labels-disagree")
    banner = dock.answers[-1].banner
    assert banner.title == "Labels disagree"
    assert banner.do == "Show one label at a time, or scan all in view"
    dock.bridge.scan_all()
    dock.wait_for("received", "received", "received")
    assert sorted(text for text, outcome in outcomes(dock) if outcome == "transaction") == [
        LAMP,
        GLAND,
        DRIVER,
    ]
    dock.bridge.scan_all()
    dock.wait_for("nothing-scanned")
    assert dock.answers[-1].banner.title == "Nothing new in view"
    assert dock.answers[-1].banner.why == "All 3 codes were scanned already"


def test_nothing_in_view_is_said(dock: Dock) -> None:
    dock.bridge.scan_all()
    dock.wait_for("nothing-scanned")
    assert dock.answers[-1].banner.title == "No code in view"
    assert outcomes(dock) == []


def test_a_code_that_comes_back_too_soon_is_shown_and_logged_as_ignored(tmp_path: Path, qtbot: QtBot) -> None:
    there, gone = table((LAMP, 300, 200)), table()
    film = write_film(tmp_path / "film.mp4", [there] * 30 + [gone] * 20 + [there] * 15)
    with working(qtbot, Settings(data=tmp_path / "data"), camera=str(film)) as dock:
        dock.wait_for("no-order", "still-in-view")
        assert dock.answers[-1].banner.title == "Already scanned"
    assert outcomes(dock, "film.mp4") == [(LAMP, "refused"), (LAMP, "ignored")]


def test_a_camera_that_goes_says_so_and_comes_back(camera: JpegCamera, dock: Dock) -> None:
    camera.accepting.clear()
    dock.wait_attention("Is it plugged in? Trying again")
    assert dock.status.attention.startswith("Dock camera is not there")
    assert "Dock camera" not in dock.status.device
    dock.bridge.scan_all()
    dock.wait_for("nothing-scanned")
    assert dock.answers[-1].banner.title == "No picture"
    camera.show(table((LAMP, 300, 200)))
    camera.accepting.set()
    dock.wait_for("received")
    dock.wait_attention("")


# --- in the window -------------------------------------------------------------------------------------


@pytest.fixture
def shell(dock: Dock) -> Iterator[Shell]:
    """The window around the dock's bridge."""
    window = Shell(Theme("light", 1))
    connect(window, dock.bridge, KeyboardWedge())
    dock.bridge.changed()
    dock.wait(lambda: window.stage.camera is not None)
    window.show()
    yield window
    window.close()


def marks(shell: Shell) -> dict[str, str]:
    shown = shell.stage.camera.preview.picture
    return {box.text: box.mark for box in shown.boxes} if shown is not None else {}


def test_the_picture_shows_what_is_known_unknown_and_refused(
    camera: JpegCamera, dock: Dock, shell: Shell, qtbot: QtBot
) -> None:
    camera.show(table((LAMP, 300, 200)))
    dock.wait(lambda: marks(shell) == {LAMP: Mark.KNOWN})
    camera.show(table())
    dock.wait(lambda: marks(shell) == {})
    camera.show(table((STRANGER, 300, 200)))
    dock.wait(lambda: marks(shell) == {STRANGER: Mark.UNKNOWN})
    camera.show(table((LAMP, 80, 100), (GLAND, 760, 300)))
    # Where frames are slow one of the two is taken before the other is believed; never both.
    dock.wait(lambda: set(marks(shell)) == {LAMP, GLAND} and Mark.REFUSED in marks(shell).values())
    qtbot.keyClick(shell, Qt.Key.Key_F11)
    dock.wait(lambda: marks(shell) == {LAMP: Mark.KNOWN, GLAND: Mark.KNOWN})
    told = shell.stage.camera.preview.accessibleDescription()
    assert set(told.split(". ")) == {f"{LAMP}, known", f"{GLAND}, known"}


def test_a_camera_that_is_gone_is_said_where_its_picture_was(
    camera: JpegCamera, dock: Dock, shell: Shell
) -> None:
    dock.wait(lambda: shell.stage.camera.preview.picture is not None)
    assert shell.stage.camera.scan_all.isEnabled()
    camera.accepting.clear()
    dock.wait(lambda: shell.stage.camera.preview.picture is None)
    assert "Is it plugged in?" in shell.stage.camera.preview.accessibleName()
    assert not shell.stage.camera.scan_all.isEnabled()
    camera.accepting.set()
    dock.wait(lambda: shell.stage.camera.preview.picture is not None)


def test_no_picture_is_made_for_a_window_that_is_hidden(camera: JpegCamera, dock: Dock, shell: Shell) -> None:
    feed = shell.stage.camera.preview.feed
    dock.wait(lambda: shell.stage.camera.preview.picture is not None)
    shell.hide()
    assert not feed.wanted
    camera.show(table((LAMP, 300, 200)))
    dock.wait_for("received")
    assert marks(shell) == {}
    shell.show()
    dock.wait(lambda: marks(shell) == {LAMP: Mark.KNOWN})
