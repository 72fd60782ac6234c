"""What a customer has to pay, or gets back: readable from the other side of the counter."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.station.counter_view import CounterView
from ui.theme import tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.canvas import Card

_FIGURES = (64, 56, 48, 40, 34, 28, 24, 20)


class TotalCard(Card):
    """The total; after a sale its change and its slip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view = CounterView("counter", "")

    def show_view(self, view: CounterView) -> None:
        if view == self._view:
            return
        self._view = view
        self.setAccessibleName(f"{self._caption()} {view.total or view.change}")
        self.update()

    def _caption(self) -> str:
        if self._view.total:
            return self.tr("To pay back") if self._view.paying_back else self.tr("To pay")
        return self.tr("Change") if self._view.change else self.tr("Nothing to pay")

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px, theme, view = self.theme.px, self.theme, self._view
        inner = area.adjusted(px(18), px(12), -px(18), -px(12))
        caption = QRectF(inner.x(), inner.y(), inner.width(), px(26))
        lettering.line(
            painter, caption, self._caption(), theme.font(17, tokens.SEMIBOLD), theme.color("mute")
        )
        foot = px(26) if view.slip and inner.height() >= px(120) else 0
        room = QRectF(inner.x(), caption.bottom(), inner.width(), inner.height() - px(26) - foot)
        figure = view.total or view.change
        if figure:
            sizes = [size for size in _FIGURES if px(size) <= room.height()] or [_FIGURES[-1]]
            font = self.fitted(figure, sizes, room.width(), Cut.FIGURES)
            ink = "warn" if view.paying_back else "ink" if view.total else "ok"
            lettering.line(painter, room, figure, font, theme.color(ink))
        if foot:
            words = QRectF(inner.x(), inner.bottom() - foot, inner.width(), foot)
            text = self.tr("Slip {0}").format(view.slip)
            font = theme.font(15, tokens.MEDIUM, Cut.CODES)
            lettering.line(painter, words, text, font, theme.color("mute"))
