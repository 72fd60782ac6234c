"""What all painted widgets share: the theme, a smooth painter, a new picture when the theme changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import tokens
from ui.theme.theme import Cut, Theme
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

    def fitted(
        self,
        text: str,
        sizes: Sequence[float],
        room: float,
        cut: Cut = Cut.TEXT,
        weight: int = tokens.BOLD,
    ) -> QFont:
        """The first of these sizes (largest first) in which a text fits a width in pixels, else the last."""
        fonts = [self.theme.font(size, weight, cut) for size in sizes]
        return next((font for font in fonts if lettering.width(text, font) <= room), fonts[-1])

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Paint the widget; `area` is all of it."""
        raise NotImplementedError


class Card(Canvas):
    """A rounded sheet with a hairline around it; what lies on it are its children."""

    def draw(self, painter: QPainter, area: QRectF) -> None:
        radius = self.theme.px(tokens.RADIUS_CARD)
        lettering.rounded(painter, area, radius, self.theme.color("surface"), self.theme.color("line"))
