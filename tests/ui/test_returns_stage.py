"""The returns screen by touch: every answer, grade, way and waiting row gives back its card's code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui import picture, returns_views
from ui.shell import Shell
from ui.stage.returns import ReturnsStage
from ui.theme.tokens import TOUCH

CRACK = Path(__file__).parents[1] / "scenarios" / "crack.jpg"


@pytest.fixture
def window(qapp: object) -> Iterator[Shell]:
    del qapp
    shell = picture.shell((1280, 800), procedures=("returns", "setup"))
    returns_views.graded(shell)
    picture.settle()
    yield shell
    shell.close()


def stage(window: Shell) -> ReturnsStage:
    assert isinstance(window.stage, ReturnsStage)
    return window.stage


def said(window: Shell) -> list[str]:
    codes: list[str] = []
    window.scan_entered.connect(codes.append)
    return codes


def tap(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


def test_questions_and_grades_are_buttons(window: Shell) -> None:
    codes = said(window)
    tap(stage(window).checks.questions[3])
    tap(stage(window).checks.grades[2])
    assert codes == ["CMD:CHECK:4", "CMD:GRADE:C"]
    names = [question.accessibleName() for question in stage(window).checks.questions]
    assert names[:4] == ["Box and papers: yes", "Charger: yes", "Case intact: no", "Motor runs: open"]


def test_ways_are_cards_and_what_cannot_be_had_says_nothing(window: Shell) -> None:
    codes = said(window)
    cards = [*stage(window).ways.cards, *stage(window).more_ways.cards]
    assert [card.text() for card in cards][:2] == ["Restock", "B-stock"]
    for card in cards:
        tap(card)
    assert codes == [
        f"CMD:{way}" for way in ("BSTOCK", "REFURB", "VENDOR", "SCRAP", "DONATE", "REFUSE", "CLAIM")
    ]


def test_a_waiting_row_takes_it_up(window: Shell) -> None:
    codes, queue = said(window), stage(window).queue
    tap(queue, QPoint(queue.width() // 2, queue.height() - 40))
    tap(queue, QPoint(queue.width() // 2, 20))
    assert codes == ["CMD:UNIT:Parcel R-5530, unopened"]


def test_the_card_of_photographs_takes_one_and_shows_those_of_any_station(
    window: Shell, tmp_path: Path
) -> None:
    codes, photos = said(window), stage(window).photos
    before = photos.grab().toImage()
    folder = tmp_path / "returns-BENCH-1" / "photos"
    folder.mkdir(parents=True)
    (folder / f"{'a' * 64}.jpg").write_bytes(CRACK.read_bytes())
    window.keep_photographs_in(tmp_path)
    photos.show_photos((), enabled=True)
    photos.show_photos(("a" * 64, "b" * 64), enabled=True)
    assert photos.grab().toImage() != before
    tap(photos)
    photos.show_photos((), enabled=False)
    tap(photos)
    assert codes == ["CMD:PHOTO"]


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (1000, 640), (800, 480), (480, 800)])
def test_targets_are_large_and_nothing_takes_the_focus(window: Shell, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.show_stage(replace(returns_views.BENCH, grade=""))
    picture.settle()
    shown = [button for button in stage(window).findChildren(QAbstractButton) if button.isVisible()]
    assert shown
    for button in shown:
        assert button.focusPolicy() is Qt.FocusPolicy.NoFocus
        assert min(button.width(), button.height()) >= TOUCH
        assert stage(window).rect().contains(button.geometry()) or button.parentWidget() is not stage(window)


def test_questions_that_have_no_room_are_turned_to(window: Shell) -> None:
    window.resize(1000, 640)
    picture.settle()
    checks, seen = stage(window).checks, []
    for _ in checks.questions:
        shown = [number for number, one in enumerate(checks.questions) if one.isVisible()]
        assert checks.more.text() == f"{6 - len(shown)} more"
        seen += shown
        tap(checks.more)
    # The one that is asked now comes first, then the others in turn, all around.
    assert seen[0] == 3
    assert set(seen) == set(range(6))
    window.resize(1280, 800)
    picture.settle()
    assert all(one.isVisible() for one in checks.questions)
    assert not checks.more.isVisible()


def test_without_room_for_questions_answers_and_grades_come_first(window: Shell) -> None:
    window.resize(800, 480)
    window.show_stage(replace(returns_views.BENCH, grade=""))
    picture.settle()
    assert stage(window).answers.isVisible()
    assert not stage(window).ways.isVisible()
    codes = said(window)
    for card in stage(window).answers.cards:
        tap(card)
    assert codes == ["CMD:YES", "CMD:NO", *(f"CMD:GRADE:{grade}" for grade in "ABCD")]
    window.show_stage(returns_views.BENCH)
    picture.settle()
    assert stage(window).ways.isVisible()


def test_with_nothing_on_the_bench_a_handheld_shows_what_waits(window: Shell) -> None:
    window.resize(480, 800)
    window.show_stage(returns_views.IDLE)
    picture.settle()
    assert stage(window).handheld_queue.isVisible()
    assert not stage(window).checks.isVisible()
    assert "Nothing on the bench" in stage(window).facts.words()
