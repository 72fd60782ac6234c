"""The carton in work: its type and expected weight, and what must be so before it closes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.station.pack_view import CheckView, PackView
from ui.theme import icons, tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.canvas import Card
from ui.widgets.pill import draw_pill

_HEAD, _TILE, _CHECK = 52, 92, 34
_LEAST_FACTS = 236
"""A card lower than this many token pixels shows no picture of the carton."""


class CartonCard(Card):
    """Number, state, type, weight; then the checks, as many as there is room for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view = PackView("pack", "")

    def show_view(self, view: PackView) -> None:
        if view == self._view:
            return
        self._view = view
        checks = "; ".join(f"{check.text} {check.still}".strip() for check in view.checks)
        self.setAccessibleName(self._title())
        self.setAccessibleDescription(f"{view.carton} {self._weight()}. {checks}")
        self.update()

    def _title(self) -> str:
        if not self._view.checks:
            return self.tr("No order is open")
        return self.tr("Carton {0}").format(self._view.carton_number)

    def _weight(self) -> str:
        if self._view.grams < 0:
            return self.tr("Not known")
        kilograms, grams = divmod(self._view.grams, 1000)
        return f"{kilograms}.{grams // 10:02d} kg"

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px = self.theme.px
        inner = area.adjusted(px(18), px(4), -px(18), -px(8))
        self._draw_head(painter, QRectF(inner.x(), inner.y(), inner.width(), px(_HEAD)))
        top = inner.y() + px(_HEAD)
        if self._view.checks and area.height() >= px(_LEAST_FACTS):
            self._draw_facts(painter, QRectF(inner.x(), top, inner.width(), px(_TILE)))
            top += px(_TILE) + px(8)
        for check in self._view.checks:
            row = QRectF(inner.x(), top, inner.width(), px(_CHECK))
            if row.bottom() > inner.bottom():
                break
            self._draw_check(painter, row, check)
            top = row.bottom()

    def _draw_head(self, painter: QPainter, area: QRectF) -> None:
        px, theme, view = self.theme.px, self.theme, self._view
        room = area.width()
        if view.carton_state:
            tone, icon = ("accent", "pack") if view.carton else ("warn", "ring")
            right = QPointF(area.right(), area.center().y())
            room -= draw_pill(painter, theme, right, view.carton_state, icon, tone, room / 2) + px(8)
        font = theme.font(18, tokens.BOLD)
        title = QRectF(area.x(), area.y(), room, area.height())
        lettering.line(painter, title, self._title(), font, theme.color("ink"))

    def _draw_facts(self, painter: QPainter, area: QRectF) -> None:
        px, theme, view = self.theme.px, self.theme, self._view
        tile = QRectF(area.x(), area.y(), px(_TILE), px(_TILE))
        lettering.rounded(painter, tile, px(10), theme.color("sunk"))
        icons.draw(painter, "pack", tile.center(), px(52), theme.color("mute"), 1.4)
        words = QRectF(tile.right() + px(14), area.y(), area.right() - tile.right() - px(14), px(24))
        kind = self.tr("Type {0}").format(view.kind) if view.kind else self.tr("No type chosen")
        lettering.line(painter, words, kind, theme.font(16, tokens.SEMIBOLD), theme.color("ink"))
        words.translate(0, px(21))
        below = view.size or view.carton
        lettering.line(painter, words, below, theme.font(14, tokens.MEDIUM), theme.color("mute"))
        words.translate(0, px(22))
        small = theme.font(14, tokens.MEDIUM)
        lettering.line(painter, words, self.tr("Expected weight"), small, theme.color("mute"))
        words.translate(0, px(22))
        font = self.fitted(self._weight(), (22, 19, 16), words.width(), Cut.FIGURES)
        lettering.line(painter, words, self._weight(), font, theme.color("ink"))

    def _draw_check(self, painter: QPainter, area: QRectF, check: CheckView) -> None:
        px, theme = self.theme.px, self.theme
        middle = QPointF(area.x() + px(12), area.center().y())
        if check.done:
            lettering.circle(painter, middle, px(22), theme.color("okbg"))
            icons.draw(painter, "check", middle, px(14), theme.color("ok"), 3.0)
        else:
            icons.draw(painter, "ring", middle, px(22), theme.color("edge"), 2.0)
        right, font = area.right(), theme.font(14, tokens.SEMIBOLD, Cut.FIGURES)
        if check.still:
            wide = lettering.width(check.still, font)
            still = QRectF(right - wide - 1, area.y(), wide + 2, area.height())
            lettering.line(painter, still, check.still, font, theme.color("accent"))
            right -= wide + px(8)
        words = QRectF(area.x() + px(34), area.y(), right - area.x() - px(34), area.height())
        lettering.line(painter, words, check.text, theme.font(15, tokens.MEDIUM), theme.color("ink"))
