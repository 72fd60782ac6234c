"""The stops to come: bin, item, how much, which tote."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.station.pick_view import PickView, StopView
from ui.theme import tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.canvas import Card

_ROW, _HEAD, _FOOT = 52, 44, 32


class StopsCard(Card):
    """As many of the next stops as there is room for; a row is never cut in half."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view = PickView("pick", "")

    def show_view(self, view: PickView) -> None:
        self._view = view
        said = ". ".join(f"{stop.bin} {stop.amount} {stop.name}" for stop in view.stops[:5])
        self.setAccessibleName(self.tr("Next stops"))
        self.setAccessibleDescription(said)
        self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px, theme, view = self.theme.px, self.theme, self._view
        head = QRectF(px(18), px(4), area.width() - px(36), px(_HEAD - 4))
        count = theme.font(15, tokens.SEMIBOLD, Cut.FIGURES)
        lettering.line(painter, head, view.stops_text, count, theme.color("mute"), lettering.RIGHT)
        head.setRight(head.right() - lettering.width(view.stops_text, count) - px(8))
        lettering.line(
            painter, head, self.tr("Next stops"), theme.font(16, tokens.SEMIBOLD), theme.color("ink")
        )
        if not view.stops:
            none = QRectF(head.x(), head.bottom(), area.width() - px(36), px(24))
            font = theme.font(15, tokens.MEDIUM)
            lettering.line(painter, none, self.tr("No job is open."), font, theme.color("mute"))
        room, rows = area.height() - px(_HEAD), len(view.stops)
        shown = min(rows, int((room - px(_FOOT)) // px(_ROW)))
        if rows and rows <= int(room // px(_ROW)) and view.total_stops <= rows:
            shown = rows
        for number, stop in enumerate(view.stops[: max(shown, 0)]):
            self._draw_row(
                painter, QRectF(1, px(_HEAD) + number * px(_ROW), area.width() - 2, px(_ROW)), stop
            )
        rest = view.total_stops - max(shown, 0)
        foot = QRectF(px(18), px(_HEAD) + max(shown, 0) * px(_ROW), area.width() - px(36), px(_FOOT))
        if rest > 0 and foot.bottom() <= area.bottom():
            words = self.tr("and {0} more").format(rest)
            lettering.line(painter, foot, words, theme.font(14, tokens.MEDIUM), theme.color("mute"))

    def _draw_row(self, painter: QPainter, area: QRectF, stop: StopView) -> None:
        px, theme = self.theme.px, self.theme
        if stop.current:
            painter.fillRect(area, theme.color("rowon"))
            painter.fillRect(QRectF(area.x(), area.y(), px(4), area.height()), theme.color("accentfill"))
        else:
            painter.fillRect(QRectF(area.x(), area.y(), area.width(), 1), theme.color("line"))
        right = area.right() - px(16)
        if stop.tote:
            badge = QRectF(right - px(32), area.center().y() - px(16), px(32), px(32))
            ground, ink = ("accentbg", "accent") if stop.current else ("track", "ink")
            lettering.rounded(painter, badge, px(8), theme.color(ground))
            font = theme.font(17, tokens.BOLD, Cut.CODES)
            lettering.line(painter, badge, stop.tote, font, theme.color(ink), lettering.CENTER)
            right = badge.x() - px(10)
        amount = theme.font(21, tokens.BOLD, Cut.FIGURES)
        wide = lettering.width(stop.amount, amount)
        lettering.line(painter, QRectF(right - wide - 1, area.y(), wide + 2, area.height()), stop.amount,
                       amount, theme.color("ink"))  # fmt: skip
        words = QRectF(area.x() + px(17), area.y() + px(5), right - wide - px(27) - area.x(), px(23))
        codes = theme.font(17, tokens.BOLD, Cut.CODES)
        lettering.line(painter, words, stop.bin, codes, theme.color("ink"))
        words.moveTop(words.bottom() - px(3))
        lettering.line(painter, words, stop.name, theme.font(14, tokens.MEDIUM), theme.color("mute"))
