"""The sheet with the lines, or with words where there are none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.station.view import StageView
from ui.models.lines import LinesModel
from ui.theme import icons, stylesheet, tokens
from ui.theme.theme import Theme
from ui.widgets import lettering
from ui.widgets.canvas import Card
from ui.widgets.linetable import LineTable


class LinesCard(Card):
    """Holds the table; without lines it says why there are none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.table = LineTable(theme, LinesModel(self), self)
        self._empty = ("", "")
        self._dress()
        theme.changed.connect(self._dress)

    def show_view(self, view: StageView) -> None:
        self.table.show_lines(view.lines, view.headers)
        self.table.setVisible(bool(view.lines))
        if (view.empty_title, view.empty_text) != self._empty:
            self._empty = (view.empty_title, view.empty_text)
            self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        bottom = self.theme.px(8)
        top = bottom if self.table.horizontalHeader().isHidden() else 1
        self.table.setGeometry(1, top, self.width() - 2, self.height() - top - bottom)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        title, text = self._empty
        if not title or self.table.isVisible():
            return
        px, color, font = self.theme.px, self.theme.color, self.theme.font
        middle = area.center().y() - px(10)
        lettering.circle(painter, QPointF(area.center().x(), middle - px(44)), px(84), color("sunk"))
        icons.draw(painter, "tray", QPointF(area.center().x(), middle - px(44)), px(42), color("mute"), 1.9)
        room = min(area.width() - px(48), px(520))
        left = area.center().x() - room / 2
        upper = QRectF(left, middle + px(10), room, px(32))
        lettering.line(painter, upper, title, font(21, tokens.SEMIBOLD), color("ink"), lettering.CENTER)
        rows = lettering.wrapped(text, font(16, tokens.MEDIUM), room, 3)
        lower = QRectF(left, upper.bottom() + px(4), room, px(80))
        lettering.lines(painter, lower, rows, font(16, tokens.MEDIUM), color("mute"), lettering.CENTER)

    def _dress(self) -> None:
        self.table.verticalScrollBar().setStyleSheet(stylesheet.scroll_bar(self.theme))
