"""Buttons for stations: no focus, because a scanner's Enter would press them; a function key instead."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme import icons, tokens
from ui.theme.theme import Theme
from ui.widgets import lettering

_ICON_ONLY = 64
"""A button narrower than this many token pixels shows its icon alone."""


class Kind(Enum):
    PLAIN = "plain"
    PRIMARY = "primary"


class Button(QAbstractButton):
    """Icon, word and key; whatever does not fit goes in that order: key, icon, the word's end.

    There is no hover look: after a touch it would stay.
    """

    def __init__(
        self, theme: Theme, text: str, icon: str = "", kind: Kind = Kind.PLAIN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.kind = kind
        self.icon_name = icon
        self.key = ""
        self.shows_key = True
        self.size_of_text = 17.0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setText(text)
        theme.changed.connect(self.update)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        px = self.theme.px
        return QSize(round(sum(self._widths()) + px(36)), px(tokens.BUTTON))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(tokens.TOUCH), self.theme.px(tokens.TOUCH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        self._draw_content(painter, self._ink())
        painter.end()

    def _widths(self) -> tuple[float, float, float]:
        """Room of icon, word and key, each with the gap before the next."""
        px = self.theme.px
        icon = px(30) if icons.known(self.icon_name) else 0
        if icon and not self.text():
            icon = px(24)
        word = lettering.width(self.text(), self.theme.font(self.size_of_text, tokens.SEMIBOLD))
        key = (
            px(8) + lettering.width(self.key, self.theme.font(14, tokens.SEMIBOLD))
            if self.key and self.shows_key
            else 0
        )
        return icon, word, key

    def _ground(self) -> tuple[QColor, QColor | None]:
        color = self.theme.color
        if not self.isEnabled():
            return color("track"), None
        if self.kind is Kind.PRIMARY:
            return color("accentpress" if self.isDown() else "accentfill"), None
        if self.isDown():
            return color("accentbg"), color("edge")
        return color("surface"), color("line")

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return self.theme.color("mute")
        return self.theme.color("onfill" if self.kind is Kind.PRIMARY else "ink")

    def _draw_ground(self, painter: QPainter) -> None:
        fill, outline = self._ground()
        radius = self.theme.px(tokens.RADIUS_BUTTON)
        lettering.rounded(painter, QRectF(self.rect()), radius, fill, outline)

    def _draw_content(self, painter: QPainter, ink: QColor) -> None:
        px = self.theme.px
        room = self.width() - px(12)
        icon, word, key = self._widths()
        if icon + word + key > room:
            key = 0
        if icon and self.width() < px(_ICON_ONLY):
            icon, word = px(22), 0.0
        elif icon + word > room and word:
            icon = 0
        font = self.theme.font(self.size_of_text, tokens.SEMIBOLD)
        if icon + word > room:
            font = self.theme.font(14, tokens.SEMIBOLD)
            word = min(lettering.width(self.text(), font), room - icon)
        left = (self.width() - icon - word - key) / 2
        middle = self.height() / 2
        if icon:
            icons.draw(painter, self.icon_name, QPointF(left + px(11), middle), px(22), ink)
        lettering.line(painter, QRectF(left + icon, 0, word + 1, self.height()), self.text(), font, ink)
        if key:
            mute = ink if self.kind is Kind.PRIMARY or not self.isEnabled() else self.theme.color("mute")
            small = self.theme.font(14, tokens.SEMIBOLD)
            area = QRectF(left + icon + word + px(8), 0, key, self.height())
            lettering.line(painter, area, self.key, small, mute)
