"""The shell: what is always visible, keys, sounds, light and dark, and no leaks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.clock import Instant
from app.station.answer import Tone
from tests.ui import picture
from tests.ui import station_views as day
from ui.shell import Shell
from ui.sounds import Sounds
from ui.theme import icons, tokens
from ui.theme.theme import Theme
from ui.widgets import lettering
from ui.widgets.statusstrip import StatusStrip

ROOT = Path(__file__).parents[2]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Shell]:
    shell = picture.shell((1280, 800))
    yield shell
    shell.close()


def said(window: Shell) -> list[str]:
    return [notice.text for notice in window.strip.notices()]


def test_a_bare_shell_shows_itself(qtbot: QtBot) -> None:
    window = Shell()
    window.show()
    qtbot.waitExposed(window)
    assert not picture.grab(window).isNull()
    window.close()


def test_who_where_connected_and_waiting_are_said(window: Shell) -> None:
    assert said(window) == ["Connected", "3 scans waiting to send", "Keyboard scanner, dock"]
    window.show_status(day.CALM)
    assert "Nothing waiting to send" in said(window)
    window.show_status(replace(day.STATUS, waiting=1))
    assert "1 scan waiting to send" in said(window)


def test_books_away_is_said_in_words_and_amber(window: Shell) -> None:
    window.show_status(day.AWAY)
    notice = window.strip.notices()[0]
    assert (notice.text, notice.ink, notice.icon) == (day.AWAY.books, "warn", "cloud-off")
    assert "1 parked" in said(window)


def test_books_away_without_a_reason_is_said_too(window: Shell) -> None:
    window.show_status(replace(day.AWAY, books=""))
    assert said(window)[0] == "Books away"


def test_an_attention_comes_first(window: Shell) -> None:
    window.show_status(replace(day.STATUS, attention="Disk almost full"))
    assert said(window)[0] == "Disk almost full"
    assert window.strip.pressing() == window.strip.notices()[0]


def test_a_calm_strip_presses_nothing(window: Shell) -> None:
    window.show_status(day.CALM)
    assert window.strip.pressing() is None


@pytest.mark.parametrize("width", [300, 500, 700, 1200])
def test_no_notice_runs_into_the_names(qtbot: QtBot, width: int) -> None:
    strip = StatusStrip(Theme("light", 1))
    strip.show_status(replace(day.AWAY, attention="Die Festplatte ist fast voll", listening=False))
    strip.resize(width, 48)
    widths = strip.text_widths(strip.notices(), width)
    assert len(widths) == 5
    assert sum(size + 52 if size > 0 else 44 for size in widths) - 24 <= width
    assert width < 1200 or all(size > 40 for size in widths)


def test_the_clock_is_handed_in(qtbot: QtBot, still_clock: None) -> None:
    now = [day.NOW]
    window = Shell(Theme("light", 1), clock=lambda: Instant(now[0]))
    assert window.strip.clock == "14:32"
    now[0] = day.at("14:33:00")
    qtbot.waitUntil(lambda: window.strip.clock == "14:33")
    window.close()


def test_the_rail_shows_only_what_works(window: Shell) -> None:
    assert window.rail.names == ("receiving",)


def test_a_chosen_procedure_is_told(qtbot: QtBot) -> None:
    window = Shell(Theme("light", 1), procedures=("receiving", "putaway", "setup"))
    window.show()
    with qtbot.waitSignal(window.procedure_chosen) as chosen:
        qtbot.mouseClick(window.rail.item("putaway"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["putaway"]
    window.show_stage(day.STAGE)
    assert window.rail.item("receiving").isChecked() and not window.rail.item("putaway").isChecked()
    window.close()


def test_every_answer_sounds_its_tone(qtbot: QtBot) -> None:
    class Heard(Sounds):
        def __init__(self) -> None:
            super().__init__(muted=True)
            self.tones: list[Tone] = []

        def play(self, tone: Tone) -> None:
            self.tones.append(tone)

    sounds = Heard()
    window = Shell(Theme("light", 1), sounds=sounds)
    for answer in (day.RECEIVED, day.COMPLETE, day.OVER, day.REFUSED):
        window.show_answer(answer, day.NOW)
    assert sounds.tones == [Tone.OK, Tone.DONE, Tone.ATTENTION, Tone.REFUSED]
    window.close()


def test_dark_takes_over_while_the_window_is_open(window: Shell) -> None:
    picture.received(window)
    light = picture.grab(window)
    window.theme.choose("dark")
    dark = picture.grab(window)
    assert dark.pixelColor(700, 20).name().upper() == tokens.DARK.bg
    window.theme.choose("light")
    assert picture.grab(window) == light


def test_a_handheld_says_in_the_card_what_presses(qtbot: QtBot) -> None:
    window = picture.shell((480, 800))
    picture.away(window)
    assert not window.strip.isVisible()
    assert window.stage.next.notice == window.strip.pressing()
    window.resize(1280, 800)
    QApplication.processEvents()
    assert window.strip.isVisible() and window.stage.next.notice is None
    window.close()


def test_views_may_come_before_the_window_is_shown(qtbot: QtBot) -> None:
    window = Shell(Theme("light", 1), clock=lambda: Instant(day.NOW))
    window.show_prompt(day.ORDER)
    window.show_answer(day.RECEIVED, day.NOW)
    window.show_stage(day.STAGE)
    window.show_trail(day.TRAIL)
    window.show_status(day.STATUS)
    window.show()
    picture.settle()
    early = picture.grab(window)
    window.close()
    late = picture.shell((1280, 800))
    picture.received(late)
    assert picture.difference(early, picture.grab(late), 8) == 0
    late.close()


def test_the_title_names_the_document(window: Shell) -> None:
    window.show_stage(day.STAGE)
    assert window.windowTitle() == "Receiving PO-20418 – ScanLedger"


def test_closing_is_told(window: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closing):
        window.close()


def test_unknown_keys_do_nothing(window: Shell, qtbot: QtBot) -> None:
    scanned: list[str] = []
    window.scan_entered.connect(scanned.append)
    picture.received(window)
    for key in (Qt.Key.Key_F8, Qt.Key.Key_BracketRight, Qt.Key.Key_A, Qt.Key.Key_Tab, Qt.Key.Key_F20):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(window, key)
    assert scanned == []


def test_painting_does_not_use_up_none(qapp: QApplication) -> None:
    """PySide6 6.12 on Python 3.11 drops a reference to None in each call that returns it, and dies of it."""
    theme = Theme("light", 1)
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(1_000):
        painter.setPen(QColor("red"))
        painter.setFont(QFont())
        painter.drawLine(QPointF(0, 0), QPointF(9, 9))
        lettering.line(painter, QRectF(0, 0, 90, 20), "text", theme.font(14), theme.color("ink"))
        lettering.rounded(painter, QRectF(0, 0, 90, 20), 4, theme.color("bg"))
        icons.draw(painter, "check", QPointF(10, 10), 16, theme.color("ok"))
    painter.end()
    assert sys.getrefcount(None) >= before - 50


def test_a_thousand_answers_leave_nothing_behind(window: Shell) -> None:
    picture.received(window)
    children = len(window.findChildren(object))
    for number in range(1_000):
        lines = (replace(day.LINES[0], done=str(number)), *day.LINES[1:])
        window.show_stage(replace(day.STAGE, lines=lines))
        window.show_answer(day.OVER if number % 3 else day.RECEIVED, day.NOW)
    QApplication.processEvents()
    assert len(window.findChildren(object)) == children
