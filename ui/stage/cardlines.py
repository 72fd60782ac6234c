"""A stage with a list of lines, and below it the command cards that fit now."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from app.station.view import StageView
from ui.stage.lines import LinesStage
from ui.stage.places import Arrangement
from ui.widgets.commandcards import CommandCards

_LEAST_LINES = 120
"""Where less than this many token pixels would be left for the lines, the cards are not shown."""
_MOST = 4
"""So many cards are shown, the first ones; all of them are on paper, and can be typed."""


class CardLinesStage(LinesStage):
    """The cards take their height from the list, and give it back when none fits."""

    def make_body(self) -> QWidget:
        lines = super().make_body()
        self.ways = CommandCards(self.theme, self)
        self.ways.commanded.connect(self.scan_entered)
        self._area = QRect()
        return lines

    def show_body(self, view: StageView) -> None:
        super().show_body(view)
        self._lay()

    def lay_body(self, area: QRect) -> None:
        self._area = QRect(area)
        self._lay()

    def _lay(self) -> None:
        if self._area.isEmpty():
            return
        px, wide = self.theme.px, self.arrangement is Arrangement.WIDE
        self.ways.set_compact(not wide)
        self.ways.show_actions(self.view.cards[:_MOST])
        tall, gap = self.ways.height_for(self._area.width()), px(12 if wide else 8)
        shown = bool(self.ways.cards) and self._area.height() - tall - gap >= px(_LEAST_LINES)
        self.ways.setVisible(shown)
        if shown:
            self.ways.setGeometry(self._area.x(), self._area.bottom() + 1 - tall, self._area.width(), tall)
        rest = self._area.adjusted(0, 0, 0, -tall - gap) if shown else self._area
        super().lay_body(rest)
