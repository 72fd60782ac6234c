"""What all painted widgets share: the theme, a smooth painter, a new picture when the theme changes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import tokens
from ui.theme.theme import Theme
from ui.widgets import lettering


class Canvas(QWidget):
    """A widget that paints itself from plain values and takes no focus."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, QRectF(self.rect()))
        painter.end()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Paint the widget; `area` is all of it."""
        raise NotImplementedError


class Card(Canvas):
    """A rounded sheet with a hairline around it; what lies on it are its children."""

    def draw(self, painter: QPainter, area: QRectF) -> None:
        radius = self.theme.px(tokens.RADIUS_CARD)
        lettering.rounded(painter, area, radius, self.theme.color("surface"), self.theme.color("line"))
