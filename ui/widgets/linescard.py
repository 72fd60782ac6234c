"""The sheet with the lines, or with words where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.station.view import StageView
from ui.theme import icons, tokens
from ui.theme.theme import Theme
from ui.widgets import lettering
from ui.widgets.canvas import Card

if TYPE_CHECKING:
    from ui.widgets.linetable import LineTable


class LinesCard(Card):
    """Holds the table; without lines it says why there are none."""

    tapped = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._table: LineTable | None = None
        self._compact = False
        self._empty = ("", "")

    @property
    def table(self) -> LineTable:
        """The table; made with the first line, so that the window stands before Qt's views are loaded."""
        if self._table is None:
            from ui.widgets.linetable import LineTable

            self._table = LineTable(self.theme, self)
            self._table.tapped.connect(self.tapped)
            self._table.set_compact(self._compact)
            self._place()
        return self._table

    def show_view(self, view: StageView) -> None:
        if view.lines or self._table is not None:
            self.table.show_lines(view.lines, view.headers)
            self.table.setVisible(bool(view.lines))
        if (view.empty_title, view.empty_text) != self._empty:
            self._empty = (view.empty_title, view.empty_text)
            self.update()

    def set_compact(self, compact: bool) -> None:
        """Small screens do without the headings."""
        self._compact = compact
        if self._table is not None:
            self._table.set_compact(compact)
            self._place()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        if self._table is not None:
            bottom = self.theme.px(8)
            top = bottom if self._compact else 1
            self._table.setGeometry(1, top, self.width() - 2, self.height() - top - bottom)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        title, text = self._empty
        if not title or (self._table is not None and self._table.isVisible()):
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
