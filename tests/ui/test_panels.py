"""What opens over a stage: the PIN of a badge, the menu, a photograph to choose; nothing holds up a scan."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.ui import picture
from tests.ui import station_views as day
from ui.shell import Shell
from ui.theme import tokens

SIZES = [(1280, 800), (800, 480), (480, 800), (600, 400), (700, 330)]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Shell]:
    shell = picture.shell((1280, 800), procedures=picture.PROCEDURES)
    picture.received(shell)
    yield shell
    shell.close()


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# --- a badge and its PIN -------------------------------------------------------------------------------


def test_a_pin_is_entered_as_dots_and_kept_nowhere(window: Shell, qtbot: QtBot) -> None:
    entered: list[str] = []
    window.pin_entered.connect(entered.append)
    window.show_answer(day.PIN_WANTED, day.NOW)
    panel = window.stage.pin_panel
    qtbot.keyClicks(panel, "24a68.")
    assert panel.shown()[0] == "●●●●"
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert entered == ["2468"]
    assert panel.digits == "" and not panel.isVisible()


def test_a_pin_is_touched(window: Shell, qtbot: QtBot) -> None:
    entered: list[str] = []
    window.pin_entered.connect(entered.append)
    window.show_answer(day.PIN_WANTED, day.NOW)
    keys = {key.accessibleName(): key for key in window.stage.pin_panel.findChildren(QAbstractButton)}
    for sign in "13⌫57":
        click(qtbot, keys[sign])
    click(qtbot, window.stage.pin_panel.accept_button)
    assert entered == ["157"]


def test_a_scan_goes_on_past_the_pin(window: Shell, qtbot: QtBot) -> None:
    window.show_answer(day.PIN_WANTED, day.NOW)
    panel = window.stage.pin_panel
    panel.press("2")
    window.show_answer(day.RECEIVED, day.NOW)
    assert not panel.isVisible() and panel.digits == ""
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert not panel.isVisible() and window.stage.code_panel.isVisible()


def test_a_wrong_pin_says_how_long_to_wait(window: Shell) -> None:
    picture.wrong_pin(window)
    panel = window.stage.pin_panel
    assert panel.isVisible() and panel.digits == ""
    assert (panel.trouble, panel.subtitle) == ("Too many tries", "Wait 30 seconds, then try again")
    window.show_answer(day.PIN_WANTED, day.NOW)
    assert panel.trouble == ""


def test_a_pad_that_was_put_away_comes_back_by_key(window: Shell, qtbot: QtBot) -> None:
    window.show_answer(day.PIN_WANTED, day.NOW)
    panel = window.stage.pin_panel
    panel.press("2")
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible() and panel.digits == ""
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert panel.isVisible()


def test_the_banner_says_whose_badge_is_awaited(window: Shell) -> None:
    picture.approval(window)
    banner = window.stage.banner
    assert banner.text().endswith("A supervisor’s badge")
    asked = picture.grab(window)
    window.show_answer(replace(day.APPROVAL, prompt=day.RECEIVED.prompt), day.NOW)
    assert not banner.text().endswith("A supervisor’s badge")
    assert picture.difference(asked, picture.grab(window), 24) > 0.001


# --- the menu ------------------------------------------------------------------------------------------


def test_a_procedure_is_chosen_from_the_menu(window: Shell, qtbot: QtBot) -> None:
    chosen: list[str] = []
    window.procedure_chosen.connect(chosen.append)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    panel = window.stage.choice_panel
    assert [tile.text() for tile in panel.tiles][:3] == ["Receive", "Put away", "Returns"]
    click(qtbot, panel.tiles[3])
    assert chosen == ["pick"] and not panel.isVisible()
    window.open_menu()
    qtbot.keyClick(panel, Qt.Key.Key_5)
    qtbot.keyClick(panel, Qt.Key.Key_9)
    assert chosen == ["pick", "pack"]


def test_a_scan_closes_the_menu(window: Shell) -> None:
    window.open_menu()
    window.show_answer(day.OVER, day.NOW)
    assert not window.stage.choice_panel.isVisible()


def test_a_handheld_has_a_button_for_the_menu(qtbot: QtBot) -> None:
    window = picture.shell((480, 800), procedures=picture.PROCEDURES)
    picture.received(window)
    click(qtbot, window.stage.menu)
    assert window.stage.choice_panel.isVisible()
    window.resize(1280, 800)
    QApplication.processEvents()
    assert not window.stage.menu.isVisible()
    window.close()
    alone = picture.shell((480, 800))
    assert not alone.stage.menu.isVisible(), "there is nothing to turn to"
    alone.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", [picture.menu, picture.pin, picture.photograph, picture.received])
def test_all_can_be_touched_and_nothing_lies_on_another(
    qtbot: QtBot, size: tuple[int, int], scene: picture.Scene
) -> None:
    window = picture.shell(size, procedures=picture.PROCEDURES)
    scene(window)
    QApplication.processEvents()
    panels = [panel for panel in window.stage.panels if panel.isVisible()]
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    on_top = [button for button in buttons if not panels or button.parentWidget() in (*panels, window.rail)]
    least = tokens.TOUCH if size != (700, 330) else 40
    assert [one.text() for one in on_top if min(one.size().toTuple()) < least] == []
    areas = [(one.parentWidget(), one.geometry()) for one in on_top]
    assert all(place.rect().contains(area) for place, area in areas)
    assert not [
        (one, other)
        for number, (place, one) in enumerate(areas)
        for there, other in areas[number + 1 :]
        if place is there and one.intersects(other)
    ]
    window.close()


@pytest.mark.parametrize(("height", "shown"), [(800, 7), (480, 7), (400, 5), (330, 3)])
def test_what_the_rail_has_no_room_for_is_in_the_menu(qtbot: QtBot, height: int, shown: int) -> None:
    window = picture.shell((800, height), procedures=picture.PROCEDURES)
    QApplication.processEvents()
    visible = [name for name in window.rail.names if window.rail.item(name).isVisible()]
    assert visible == [*picture.PROCEDURES[:shown], "setup"]
    more = [one for one in window.rail.findChildren(QAbstractButton) if one.text() == "More"]
    assert more[0].isVisible() is (shown < 7)
    if shown < 7:
        click(qtbot, more[0])
        assert len(window.stage.choice_panel.tiles) == len(picture.PROCEDURES)
    window.close()


# --- photographs ---------------------------------------------------------------------------------------


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    path = tmp_path / "damage.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkRed)
    assert image.save(str(path))
    return path


def test_a_file_is_dropped_as_a_photograph(window: Shell, photograph: Path) -> None:
    picked: list[bytes] = []
    window.photograph_picked.connect(picked.append)
    picture.photograph(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photograph))])
    window.stage.photo_panel.take(data)
    assert picked == [photograph.read_bytes()]
    assert not window.stage.photo_panel.isVisible()


def test_a_picture_is_pasted_as_a_photograph(window: Shell, photograph: Path) -> None:
    picked: list[bytes] = []
    window.photograph_picked.connect(picked.append)
    picture.photograph(window)
    data = QMimeData()
    data.setImageData(QImage(str(photograph)))
    window.stage.photo_panel.take(data)
    assert QImage.fromData(picked[0]).size().toTuple() == (40, 30)


def test_what_is_no_picture_is_said_to_be_none(window: Shell, tmp_path: Path) -> None:
    picture.photograph(window)
    panel = window.stage.photo_panel
    panel.take(QMimeData())
    assert panel.trouble == "There is no picture to paste"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "gone.jpg"))])
    panel.take(data)
    assert panel.trouble.startswith("gone.jpg: ") and panel.isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen screen, of any window of its own size
def test_the_list_of_files_holds_up_no_scan(window: Shell, qtbot: QtBot) -> None:
    picture.photograph(window)
    panel = window.stage.photo_panel
    click(qtbot, panel.choose)
    assert QApplication.activeModalWidget() is None
    window.show_answer(day.RECEIVED, day.NOW)
    assert not panel.isVisible()
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]


# --- papers --------------------------------------------------------------------------------------------


def a_paper(folder: Path, name: str) -> str:
    path = folder / name
    path.write_bytes(b"%PDF-1.4\n")
    return str(path)


def test_a_paper_is_named_and_can_be_opened(window: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    answer = replace(day.COMPLETE, prints=(a_paper(tmp_path, "GR-1001.pdf"),))
    window.show_answer(answer, day.NOW)
    assert "GR-1001.pdf made, open it with F1" in window.stage.banner.text()
    window.open_menu()
    assert [tile.text() for tile in window.stage.choice_panel.tiles][-1] == "GR-1001.pdf"


def test_a_paper_that_is_gone_is_said_to_be(window: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.papers.failed) as failed:
        window.papers.open(tmp_path / "GR-1.pdf")
    assert failed.args == ["GR-1.pdf", f"{tmp_path / 'GR-1.pdf'} cannot be opened here"]


def test_a_paper_is_printed_by_the_command_of_the_settings(
    window: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    copy = tmp_path / "printed"
    script = f"import shutil, sys; shutil.copy(sys.argv[1], {str(copy)!r})"
    window.papers.command = f'{sys.executable} -c "{script}"'
    paper = a_paper(tmp_path, "PS-7.pdf")
    window.show_answer(replace(day.COMPLETE, prints=(paper,)), day.NOW)
    assert "PS-7.pdf sent to the printer" in window.stage.banner.text()
    window.close()
    assert copy.read_bytes() == Path(paper).read_bytes(), "what is on its way is printed before the end"


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("no-such-printing-command", "No such file or directory"),
        (f"{sys.executable} -c \"import sys; sys.exit('no paper left')\"", "no paper left"),
        (f'{sys.executable} -c "import sys; sys.exit(3)"', "the printing command answered 3"),
    ],
)
def test_a_printer_that_fails_is_told(
    window: Shell, tmp_path: Path, qtbot: QtBot, command: str, why: str
) -> None:
    window.papers.command = command
    with qtbot.waitSignal(window.papers.failed) as failed:
        window.papers.take((a_paper(tmp_path, "PS-8.pdf"),))
    assert failed.args is not None and failed.args[0] == "PS-8.pdf" and why in failed.args[1]
