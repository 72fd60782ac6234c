"""A sheet of things to choose from: procedures, papers. A number key stands for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import icons, tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.button import Button, Kind
from ui.widgets.grid import lay_grid
from ui.widgets.keypad import Panel

_NUMBERED = 9
_TILE = 76
_NARROWEST = 130
_ROOMY = 140
"""In a tile narrower than this many token pixels the word takes the number's room."""


class Choice(NamedTuple):
    """One tile: `hint` is its second line, `act` is called once it is chosen and the sheet is closed."""

    word: str
    icon: str
    act: Callable[[], None]
    hint: str = ""
    current: bool = False


class _Tile(Button):
    """Icon, word and hint; the number that chooses it in its corner."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", parent=parent)
        self.hint = ""

    def show_choice(self, choice: Choice, number: int) -> None:
        self.setText(choice.word)
        self.icon_name, self.hint = choice.icon, choice.hint
        self.kind = Kind.PRIMARY if choice.current else Kind.PLAIN
        self.key = str(number) if number <= _NUMBERED else ""
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        theme, px, ink = self.theme, self.theme.px, self._ink()
        quiet = ink if self.kind is Kind.PRIMARY else theme.color("mute")
        roomy = self.width() >= px(_ROOMY)
        icons.draw(painter, self.icon_name, QPointF(px(26 if roomy else 20), self.height() / 2), px(24), ink)
        word, small = theme.font(16, tokens.SEMIBOLD), theme.font(14, tokens.MEDIUM, Cut.CODES)
        left, right = px(48 if roomy else 38), self.width() - px(10 if roomy else 4)
        hinted = self.height() >= px(56) and 0 < lettering.width(self.hint, small) <= right - left
        tall = lettering.height(word) + (lettering.height(small) if hinted else 0)
        top = (self.height() - tall) / 2
        key = lettering.width(self.key, small) if self.key and roomy else 0
        upper = QRectF(left, top, right - left - (key + px(4) if key else 0), lettering.height(word))
        lettering.line(painter, upper, self.text(), word, ink)
        if key:
            corner = QRectF(right - key - 1, top, key + 1, lettering.height(word))
            lettering.line(painter, corner, self.key, small, quiet)
        if hinted:
            lower = QRectF(left, upper.bottom(), right - left, lettering.height(small))
            lettering.line(painter, lower, self.hint, small, quiet)
        painter.end()


class ChoicePanel(Panel):
    """Tiles in as many columns as fit; touched, or chosen by number."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.accept_button.hide()
        self._choices: tuple[Choice, ...] = ()
        self._tiles: list[_Tile] = []

    @property
    def tiles(self) -> list[Button]:
        """The tiles that are shown, in order."""
        return list(self._tiles[: len(self._choices)])

    def show_choices(self, title: str, choices: Sequence[Choice]) -> None:
        """What there is to choose from the next time it is opened."""
        self.title, self._choices = title, tuple(choices)
        while len(self._tiles) < len(choices):
            self._tiles.append(self._tile(len(self._tiles)))
        for number, tile in enumerate(self._tiles):
            tile.setVisible(number < len(choices))
            if number < len(choices):
                tile.show_choice(choices[number], number + 1)
        self._place()

    def open_panel(self, subtitle: str) -> None:
        super().open_panel(subtitle)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, number: int) -> None:
        """Take the choice of this number, from 0."""
        if number < len(self._choices):
            choice = self._choices[number]
            self.close_panel()
            choice.act()

    def accept(self) -> None:
        """A tile is touched; there is nothing to accept."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in "123456789":
            self.choose(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _tile(self, number: int) -> _Tile:
        tile = _Tile(self.theme, self)
        tile.clicked.connect(lambda: self.choose(number))
        return tile

    def _place(self) -> None:
        px = self.theme.px
        pad, gap, button = px(16), px(tokens.GAP_TIGHT), px(tokens.BUTTON)
        inner, count = self.width() - 2 * pad, max(len(self._choices), 1)
        self.cancel.setGeometry(pad, self.height() - pad - button, inner, button)
        top = px(64)
        room = self.height() - pad - button - gap - top
        across = self._columns(inner, room, count)
        rows = -(-count // across)
        tall = min(px(_TILE), (room + gap) // rows - gap)
        lay_grid(self._tiles[:count], QRect(pad, top, inner, rows * (tall + gap) - gap), across, gap)

    def _columns(self, wide: int, tall: int, count: int) -> int:
        """Few columns read best; more where the rows would be too low for a finger."""
        px = self.theme.px
        across = 2 if wide < px(560) else 3
        while -(-count // across) * px(tokens.TOUCH + tokens.GAP_TIGHT) > tall and wide // (across + 1) >= px(
            _NARROWEST
        ):
            across += 1
        return across
