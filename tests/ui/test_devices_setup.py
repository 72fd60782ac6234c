"""The window tied to its station: the set-up by rail and key, tried without counting, used at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.scan.calibration import CARD_KEYS
from app.scan.scanners import Scanners
from app.scan.wedge import WedgeSettings
from app.settings import Settings, read_settings
from tests.ui.dock import LAMP, ORDER, Dock, working
from ui.behind import connect
from ui.models.key_trace import Fate
from ui.office.scanner_setup import ScannerSetup
from ui.shell import Shell
from ui.theme.theme import Theme
from ui.wedge import KeyboardWedge
from ui.widgets.rail import SETUP

_SCANS = count(10_000, 10_000)
"""When each scan begins, in the keyboard's own milliseconds."""
GS_CARD = "10CAL2\x1d21END"


@pytest.fixture
def dock(tmp_path: Path, qtbot: QtBot) -> Iterator[Dock]:
    with working(qtbot, Settings(data=tmp_path / "data")) as opened:
        yield opened


@pytest.fixture
def wedge(qapp: QApplication) -> Iterator[KeyboardWedge]:
    made = KeyboardWedge()
    made.install(qapp)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture
def shell(dock: Dock, wedge: KeyboardWedge, qtbot: QtBot) -> Iterator[Shell]:
    window = Shell(Theme("light", 1), procedures=("receiving", SETUP))
    connect(window, dock.bridge, wedge)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


def scan(shell: Shell, text: str) -> None:
    """The keys of a scanner that sends F8 for GS, 2 ms apart by their own time, however busy we are."""
    handle = shell.windowHandle()
    now = next(_SCANS)
    for place, character in enumerate(f"{text}\r"):
        key = {"\x1d": Qt.Key.Key_F8, "\r": Qt.Key.Key_Return}.get(character, Qt.Key.Key_A)
        for way in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            written = "" if key is Qt.Key.Key_F8 else character
            event = QKeyEvent(way, key, Qt.KeyboardModifier.NoModifier, written)
            event.setTimestamp(now + 2 * place + 1)
            QCoreApplication.sendEvent(handle, event)


def page(shell: Shell) -> ScannerSetup:
    assert isinstance(shell.page, ScannerSetup)
    return shell.page


def test_the_set_up_opens_from_the_rail_and_closes_with_it(shell: Shell, qtbot: QtBot) -> None:
    qtbot.mouseClick(shell.rail.item(SETUP), Qt.MouseButton.LeftButton)
    assert page(shell).isVisible()
    assert page(shell).geometry() == shell.stage.geometry()
    assert shell.rail.item(SETUP).isChecked()
    shell.resize(900, 700)
    qtbot.waitUntil(lambda: page(shell).geometry() == shell.stage.geometry())
    qtbot.mouseClick(shell.rail.item("receiving"), Qt.MouseButton.LeftButton)
    assert shell.page is None
    assert shell.rail.item("receiving").isChecked()


def test_the_set_up_opens_and_closes_by_keys(shell: Shell, qtbot: QtBot) -> None:
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_F10)
    shown = page(shell)
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_Escape)
    assert shell.page is None
    assert not shown.isVisible()
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_F10)
    assert page(shell) is shown


def test_keys_of_the_stage_do_nothing_below_the_set_up(shell: Shell, dock: Dock, qtbot: QtBot) -> None:
    dock.bridge.hear(ORDER)
    dock.wait_for("order-opened")
    shell.show_page(None)
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_F10)
    page(shell)._wedge.study(False)
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_F2)
    assert "code_panel" not in shell.stage.__dict__


def test_what_is_found_is_kept_tried_and_counted_only_at_the_stage(
    shell: Shell, dock: Dock, wedge: KeyboardWedge, qtbot: QtBot
) -> None:
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_F10)
    scan(shell, CARD_KEYS)
    qtbot.waitUntil(lambda: page(shell).finding.keys_read)
    scan(shell, GS_CARD)
    qtbot.waitUntil(lambda: page(shell).finding.complete)
    page(shell).use.click()
    assert wedge.settings.terminated
    assert wedge.settings.separators_kept
    assert read_settings(dock.settings.data).scanners == Scanners(wedge=wedge.settings)
    scan(shell, ORDER)
    qtbot.waitUntil(lambda: page(shell).tester.trace.rows[0].fate is Fate.SCAN)
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_F10)
    assert shell.page is None
    scan(shell, ORDER)
    scan(shell, LAMP)
    scan(shell, f"01{LAMP.zfill(14)}30121098")
    dock.wait_for("order-opened", "received", "over-receipt")
    assert [text for _, text, _ in dock.log()] == [ORDER, LAMP, f"01{LAMP.zfill(14)}30121098"]


def test_a_scan_that_is_cut_off_is_refused_at_the_stage_and_only_there(
    shell: Shell, dock: Dock, wedge: KeyboardWedge
) -> None:
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_F10)
    wedge.misread.emit("scan-cut-off", "The scan came without its end. Nothing was read; scan again.")
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_Escape)
    wedge.misread.emit("scan-too-long", "The scanner sent more than a barcode can hold. Nothing was read.")
    dock.wait_for("scan-too-long")
    assert "scan-cut-off" not in dock.codes


def test_the_window_goes_by_the_settings_once_they_are_read(
    tmp_path: Path, wedge: KeyboardWedge, qtbot: QtBot
) -> None:
    found = WedgeSettings(decoding="scancode", layout="de", prefix="~")
    settings = Settings(data=tmp_path / "data", theme="dark", sounds=False, scanners=Scanners(wedge=found))
    dock = Dock(qtbot, settings)
    window = Shell(Theme("light", 1), procedures=("receiving", SETUP))
    window.sounds.muted = False
    connect(window, dock.bridge, wedge)
    dock.start()
    qtbot.waitUntil(lambda: wedge.settings == found)
    assert window.theme.dark
    assert window.sounds.muted
    dock.bridge.stop()
    window.close()


def test_a_stage_with_nothing_beside_it_has_no_set_up(qtbot: QtBot) -> None:
    window = Shell(Theme("light", 1))
    window.show()
    with qtbot.assertNotEmitted(window.procedure_chosen):
        QTest.keyClick(window, Qt.Key.Key_F10)
    window.close()
