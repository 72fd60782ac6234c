"""Command cards as large buttons: the ways out of a pick, the dispositions of a return."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.station.view import ActionView
from ui.theme import icons, tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.button import Kind
from ui.widgets.grid import lay_grid
from ui.widgets.header import CommandButton

_TALL, _LOW = 72, 60
_NARROWEST, _NARROWEST_LOW = 150, 76
_GAP, _GAP_LOW = 12, 8


class CommandCard(CommandButton):
    """One card: icon and word, below them the command that a printed card says, or the hint."""

    compact = False
    """The icon stands above the word, and nothing below it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        ink = self._ink()
        if self.compact:
            self._draw_compact(painter, ink)
        else:
            self._draw_whole(painter, ink)
        painter.end()

    def _draw_whole(self, painter: QPainter, ink: QColor) -> None:
        theme, px, middle = self.theme, self.theme.px, self.height() / 2
        center, chosen = QPointF(px(29), middle), self.kind is Kind.PRIMARY
        if self.isEnabled() and not chosen:
            lettering.circle(painter, center, px(40), theme.color("accentbg"))
        accent = theme.color("accent") if self.isEnabled() and not chosen else ink
        icons.draw(painter, self._icon(), center, px(22), accent)
        word, small = self._word_font(self.width() - px(66)), theme.font(14, tokens.MEDIUM, Cut.CODES)
        left, right = px(57), self.width() - px(8)
        tall = lettering.height(word) + lettering.height(small)
        upper = QRectF(left, middle - tall / 2, right - left, lettering.height(word))
        lettering.line(painter, upper, self.text(), word, ink)
        lower = QRectF(left, upper.bottom(), right - left, lettering.height(small))
        quiet = ink if chosen else theme.color("mute")
        lettering.line(painter, lower, self.action.hint or self.action.command, small, quiet)

    def _draw_compact(self, painter: QPainter, ink: QColor) -> None:
        px, middle = self.theme.px, self.width() / 2
        icons.draw(painter, self._icon(), QPointF(middle, self.height() * 0.33), px(20), ink)
        font = self.theme.font(14, tokens.SEMIBOLD)
        area = QRectF(px(4), self.height() * 0.54, self.width() - px(8), lettering.height(font))
        lettering.line(painter, area, self.text(), font, ink, lettering.CENTER)

    def _icon(self) -> str:
        """What cannot be had now is locked."""
        return self.icon_name if self.isEnabled() else "lock"

    def _word_font(self, room: float) -> QFont:
        fonts = [self.theme.font(size, tokens.SEMIBOLD) for size in (17, 16, 15)]
        return next((font for font in fonts if lettering.width(self.text(), font) <= room), fonts[-1])


class CommandCards(QWidget):
    """Cards of one size in as many columns as there is room for."""

    commanded = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._actions: tuple[ActionView, ...] = ()
        self._made: list[CommandCard] = []
        self._compact = False
        self._low = False

    @property
    def cards(self) -> list[CommandCard]:
        return self._made[: len(self._actions)]

    def show_actions(self, actions: Sequence[ActionView]) -> None:
        """Show these cards; one that is `primary` is the one that was chosen."""
        if tuple(actions) == self._actions:
            return
        self._actions = tuple(actions)
        while len(self._made) < len(actions):
            card = CommandCard(self.theme, self)
            card.commanded.connect(self.commanded)
            self._made.append(card)
        for number, card in enumerate(self._made):
            card.setVisible(number < len(actions))
            if number < len(actions):
                card.show_action(actions[number], "")
        self._place()

    def set_compact(self, compact: bool) -> None:
        """On small screens: low cards with the icon above the word."""
        self._compact = compact
        self._place()

    def set_low(self, low: bool) -> None:
        """Cards that are no smaller in what they show, but give room to what stands above them."""
        self._low = low
        self._place()

    def rows_for(self, width: int) -> int:
        """In how many rows all cards stand at a width."""
        return -(-len(self._actions) // self._across(width))

    def height_for(self, width: int) -> int:
        """The height (pixels) of all cards at a width."""
        rows = self.rows_for(width)
        tall, gap = self._measures()
        return rows * (tall + gap) - gap if rows else 0

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _measures(self) -> tuple[int, int]:
        px = self.theme.px
        tall = px(_LOW if self._compact or self._low else _TALL)
        return tall, px(_GAP_LOW if self._compact else _GAP)

    def _across(self, width: int) -> int:
        """As many as fit, in rows as even as can be."""
        narrowest, count = self.theme.px(_NARROWEST_LOW if self._compact else _NARROWEST), len(self._actions)
        _, gap = self._measures()
        most = max(1, (width + gap) // (narrowest + gap))
        rows = max(1, -(-count // most))
        return max(1, -(-count // rows))

    def _place(self) -> None:
        _, gap = self._measures()
        for card in self._made:
            card.compact = self._compact
        if self._actions:
            area = QRect(0, 0, self.width(), self.height())
            lay_grid(self.cards, area, self._across(self.width()), gap)
