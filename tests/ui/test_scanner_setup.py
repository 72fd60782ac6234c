"""The set-up screen: its cards can be read, its sheet printed, and what it finds is used and said."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from xdisplay import XKeyboard, set_layout, x_display

from app.domain.errors import Unavailable
from app.scan.calibration import CARD_KEYS
from app.scan.decoders import Zxing
from app.scan.wedge import KeyEvent, WedgeSettings
from tests.ui.test_wedge_xkeys import window
from ui.models.key_trace import Fate, KeyTrace
from ui.office.calibration_sheet import KEYS, SEPARATOR, SheetCard, draw_symbol
from ui.office.scanner_setup import ScannerSetup
from ui.theme.theme import Theme
from ui.wedge import KeyboardWedge

PATIENCE = 30_000
GS_CARD = "10CAL2\x1d21END"
CODES = frozenset({"Code 128", "GS1-128", "DataMatrix"})


def grey(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()


def read(image: QImage) -> set[tuple[str, str]]:
    return {(found.symbology, found.text) for found in Zxing().read(grey(image), CODES)}


@pytest.fixture
def kept() -> list[WedgeSettings]:
    return []


@pytest.fixture
def screen(qtbot: QtBot, qapp: object, kept: list[WedgeSettings]) -> Iterator[ScannerSetup]:
    wedge = KeyboardWedge()
    wedge.install(qapp)  # type: ignore[arg-type]
    shown = ScannerSetup(Theme("light", 1.0), wedge, kept.append)
    qtbot.addWidget(shown)
    shown.resize(1176, 752)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.hide()
    qapp.removeEventFilter(wedge)  # type: ignore[attr-defined]


def scan(screen: ScannerSetup, text: str) -> None:
    """As the platform reports a scanner's keys, for a display that has none."""
    handle = screen.windowHandle()
    for character in text:
        QTest.keyClick(handle, character)
    QTest.keyClick(handle, Qt.Key.Key_Return)


@pytest.mark.parametrize(("card", "text"), [(KEYS, CARD_KEYS), (SEPARATOR, GS_CARD)])
@pytest.mark.parametrize("linear", [True, False])
def test_the_cards_say_what_they_should(card: SheetCard, text: str, linear: bool) -> None:
    image = QImage(900, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_symbol(painter, QRectF(20, 20, 860, 260), card, linear=linear)
    painter.end()
    assert {found for _, found in read(image)} == {text}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_cards_can_be_read_from_the_screen(screen: ScannerSetup, scheme: str) -> None:
    screen.theme.choose(scheme)
    found = read(screen.grab().toImage())
    assert found == {
        ("Code 128", CARD_KEYS), ("DataMatrix", CARD_KEYS), ("GS1-128", GS_CARD), ("DataMatrix", GS_CARD)
    }  # fmt: skip


def test_the_sheet_is_a_page_of_pdf(screen: ScannerSetup, tmp_path: Path) -> None:
    screen.save_sheet(tmp_path / "sheet.pdf")
    written = (tmp_path / "sheet.pdf").read_bytes()
    assert written.startswith(b"%PDF-")
    assert written.count(b"/Type /Page\n") == 1
    assert str(tmp_path) in screen.accessibleName()


def test_a_sheet_that_cannot_be_written_is_said(screen: ScannerSetup, tmp_path: Path) -> None:
    screen.save_sheet(tmp_path / "no" / "sheet.pdf")
    assert "cannot be written: No such file" in screen.accessibleName()


@pytest.mark.realtime
def test_scanning_the_first_card_is_understood_used_and_tried(
    screen: ScannerSetup, qtbot: QtBot, kept: list[WedgeSettings]
) -> None:
    assert not screen.use.isEnabled()
    scan(screen, CARD_KEYS)
    qtbot.waitUntil(lambda: screen.finding.keys_read, timeout=PATIENCE)
    assert "It sends Enter after each code." in screen.found.accessibleName()
    assert screen.use.isEnabled()
    screen.use.click()
    assert [(one.suffixes, one.terminated) for one in kept] == [(("\r",), True)]
    # A busy machine is no slow scanner: what follows is told by its suffix.
    screen._wedge.set_settings(replace(kept[0], max_gap_ms=1500, usual_gap_ms=1500))
    scan(screen, "4006381333931")
    qtbot.waitUntil(lambda: screen.tester.trace.rows[0].fate is Fate.SCAN, timeout=PATIENCE)
    assert screen.tester.trace.rows[0].text == "4006381333931"
    QTest.keyClick(screen.windowHandle(), "x")
    qtbot.waitUntil(lambda: screen.tester.trace.rows[0].fate is Fate.TYPED, timeout=PATIENCE)


def test_while_it_listens_nothing_is_a_scan_and_esc_still_works(screen: ScannerSetup, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(screen._wedge.scanned, wait=600):
        scan(screen, "4006381333931")
    qtbot.waitUntil(lambda: "do not match the card" in screen.found.accessibleName(), timeout=PATIENCE)
    screen.again.click()
    assert screen.found.accessibleName() == ""


def test_settings_that_cannot_be_kept_are_said_and_not_used(qtbot: QtBot) -> None:
    def full(_settings: WedgeSettings) -> None:
        raise Unavailable("no-scanners-file", "the disk is full")

    wedge = KeyboardWedge()
    shown = ScannerSetup(Theme("light", 1.0), wedge, full)
    qtbot.addWidget(shown)
    before = wedge.settings
    for number, character in enumerate(CARD_KEYS):
        wedge.key_heard.emit(KeyEvent(pressed=True, at_ms=number, text=character), True)
    qtbot.waitUntil(lambda: shown.finding.keys_read, timeout=PATIENCE)
    shown.use.click()
    assert shown.accessibleName() == "the disk is full"
    assert wedge.settings == before


SMALL = [(480, 800), (800, 432)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SMALL)
def test_on_a_small_screen_one_card_after_the_other_can_be_read(
    screen: ScannerSetup, qtbot: QtBot, size: tuple[int, int], scheme: str
) -> None:
    screen.theme.choose(scheme)
    screen.resize(*size)
    assert read(screen.grab().toImage()) == {("DataMatrix", CARD_KEYS)}
    scan(screen, CARD_KEYS)
    qtbot.waitUntil(lambda: screen.finding.keys_read, timeout=PATIENCE)
    assert read(screen.grab().toImage()) == {("DataMatrix", GS_CARD)}
    # The offscreen keyboard has no key for GS: the card is heard as a scanner without it sends it.
    scan(screen, GS_CARD.replace("\x1d", ""))
    qtbot.waitUntil(lambda: screen.finding.complete, timeout=PATIENCE)
    assert [view.isVisible() for view in (*screen.cards, screen.found, screen.tester)] == [
        False, False, True, True
    ]  # fmt: skip
    assert screen.found.height() >= screen.found.needed(screen.found.width())
    screen.again.click()
    assert screen.cards[0].isVisible()


@pytest.mark.parametrize("size", [*SMALL, (1024, 536), (1176, 752), (1820, 1000)])
def test_nothing_overlaps_at_any_size(screen: ScannerSetup, size: tuple[int, int]) -> None:
    screen.resize(*size)
    every = [*screen.cards, screen.found, screen.tester, screen.use, screen.again, screen.sheet]
    parts = [part for part in every if part.isVisible()]
    assert screen.found in parts
    assert any(card in parts for card in screen.cards)
    for place, one in enumerate(parts):
        assert screen.rect().contains(one.geometry())
        assert not any(one.geometry().intersects(other.geometry()) for other in parts[place + 1 :])


def test_keys_that_were_held_and_let_through_are_typing() -> None:
    trace = KeyTrace()
    keys = [KeyEvent(pressed=True, at_ms=number * 90, text=text) for number, text in enumerate("no")]
    trace.scan("4006381333931")
    for key in keys:
        trace.key(key, held=True)
    trace.let_through([*keys, replace(keys[0], pressed=False)])
    assert [(row.text, row.fate) for row in trace.rows] == [
        ("o", Fate.TYPED), ("n", Fate.TYPED), ("4006381333931", Fate.SCAN)
    ]  # fmt: skip


def test_the_trace_names_keys_and_keeps_the_last_ones() -> None:
    trace = KeyTrace()
    for number in range(300):
        trace.key(KeyEvent(pressed=True, at_ms=number * 3, text="\x1d", ctrl=True), held=True)
    trace.key(KeyEvent(pressed=True, at_ms=910, name="modifier", code=42), held=False)
    assert len(trace.rows) == 200
    assert [(row.gap_ms, row.text, row.fate) for row in trace.rows[:2]] == [
        (13, "Shift", Fate.PASSED),
        (3, "‹GS›", Fate.HELD),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="needs an X server")
def test_the_whole_way_with_real_keys_on_a_french_computer_with_caps_lock() -> None:
    with x_display() as display, XKeyboard(display) as keyboard:
        set_layout(display, "fr")
        keyboard.tap(58)
        keyboard.flush()
        with window(display, setup=True) as bench:
            for card in (CARD_KEYS, GS_CARD):
                keyboard.text(card + "\r", delay_ms=2)
                said = bench.wait_for("found")
            assert said["complete"]
            assert said["words"][:2] == [
                "Caps Lock is on.",
                "This computer's keyboard layout is not the scanner's.",
            ]
            bench.tell("use")
            bench.wait_for("kept")
            keyboard.text("Lot-7/aZ09qwm\r010950600013435210L\x1d21S\r")
            assert bench.scans(2) == ["Lot-7/aZ09qwm", "010950600013435210L\x1d21S"]
