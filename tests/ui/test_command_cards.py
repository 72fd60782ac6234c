"""Command cards as buttons: they say what a printed card says, and lie in rows that fit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.station.view import ActionView
from ui.theme import icons, tokens
from ui.theme.theme import Theme
from ui.widgets.commandcards import CommandCards

WAYS = (
    ActionView("CMD:SHORT", "Short pick", "minus"),
    ActionView("CMD:LOT", "Other lot", "lot"),
    ActionView("CMD:DAMAGED", "Damaged", "damaged", enabled=False, hint="Nothing was scanned"),
    ActionView("CMD:BLOCKED", "Bin blocked", "blocked"),
    ActionView("CMD:SCRAP", "Scrap", "bin"),
)


@pytest.fixture
def cards(qtbot: QtBot) -> CommandCards:
    made = CommandCards(Theme("light", 1))
    qtbot.addWidget(made)
    made.show_actions(WAYS)
    made.show()
    return made


def test_a_touched_card_says_its_command(cards: CommandCards, qtbot: QtBot) -> None:
    said: list[str] = []
    cards.commanded.connect(said.append)
    cards.resize(800, cards.height_for(800))
    for card in cards.cards:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert said == ["CMD:SHORT", "CMD:LOT", "CMD:BLOCKED", "CMD:SCRAP"]


@pytest.mark.parametrize(
    ("width", "rows", "compact"),
    [(1000, 1, False), (700, 2, False), (500, 2, False), (320, 3, False), (448, 1, True), (328, 2, True)],
)
def test_cards_lie_side_by_side_and_large_enough(
    cards: CommandCards, width: int, rows: int, compact: bool
) -> None:
    cards.set_compact(compact)
    cards.resize(width, cards.height_for(width))
    areas = [card.geometry() for card in cards.cards]
    assert len({area.y() for area in areas}) == rows
    assert all(cards.rect().contains(area) for area in areas)
    assert min(min(area.width(), area.height()) for area in areas) >= tokens.TOUCH
    assert not [one for n, one in enumerate(areas) for other in areas[n + 1 :] if one.intersects(other)]


def test_fewer_cards_leave_none_behind(cards: CommandCards) -> None:
    cards.show_actions(WAYS[:2])
    assert [card.action.command for card in cards.cards] == ["CMD:SHORT", "CMD:LOT"]
    shown = [child for child in cards.children() if child.isWidgetType() and child.isVisible()]
    assert len(shown) == 2
    cards.show_actions(())
    assert cards.height_for(500) == 0


def test_every_card_has_its_icon() -> None:
    assert all(icons.known(way.icon) for way in WAYS)
