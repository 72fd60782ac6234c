"""The ageing queue: what waits at the bench, for how long, what is frozen in it; worth most first."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.station.ageing import Band
from app.station.returns_view import QueueView, WaitView
from ui.theme import icons, tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.canvas import Card

_ROW, _HEAD, _BANDS = 51, 100, 72
LOOKS = {
    Band.FRESH: ("clock", "ok"),
    Band.DUE: ("hourglass", "warn"),
    Band.LATE: ("triangle", "late"),
    Band.OVER: ("octagon", "bad"),
}
"""Age is always icon, colour and word."""


class AgeingCard(Card):
    """The figures, the four bands, and as many rows as have room; a tap takes one up."""

    tapped = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.view = QueueView("0", "", "0", (), ())
        self._rows: list[tuple[QRectF, str]] = []

    def show_queue(self, view: QueueView) -> None:
        if view == self.view:
            return
        self.view = view
        self.setAccessibleName(self.tr("Waiting returns"))
        said = ". ".join(f"{row.hours} h, {row.name}, {row.value}, {row.note}" for row in view.rows[:5])
        self.setAccessibleDescription(said)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for area, scan in self._rows:
            if area.contains(event.position()):
                self.tapped.emit(scan)
                return

    def words(self, band: Band) -> str:
        """A band's word."""
        return {
            Band.FRESH: self.tr("Fresh"),
            Band.DUE: self.tr("24 h due"),
            Band.LATE: self.tr("48 h late"),
            Band.OVER: self.tr("72 h over"),
        }[band]

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px = self.theme.px
        self._rows.clear()
        top: float = px(10)
        top = self._draw_head(painter, area, top)
        if area.height() >= px(300):
            top = self._draw_bands(painter, area, top)
        for row in self.view.rows:
            line = QRectF(1, top, area.width() - 2, px(_ROW))
            if line.bottom() > area.bottom() - px(2):
                break
            self._draw_row(painter, line, row)
            self._rows.append((line, row.scan))
            top = line.bottom()
        if not self.view.rows:
            words = QRectF(px(18), top + px(8), area.width() - px(36), px(24))
            font = self.theme.font(15, tokens.MEDIUM)
            lettering.line(painter, words, self.tr("Nothing waits."), font, self.theme.color("mute"))

    def _draw_head(self, painter: QPainter, area: QRectF, top: float) -> float:
        px, theme, view = self.theme.px, self.theme, self.view
        head = QRectF(px(18), top, area.width() - px(36), px(26))
        small = theme.font(14, tokens.MEDIUM)
        title, order = self.tr("Waiting returns"), self.tr("worth most first")
        font = theme.font(16, tokens.SEMIBOLD)
        if lettering.width(title, font) + lettering.width(order, small) + px(8) <= head.width():
            lettering.line(painter, head, order, small, theme.color("mute"), lettering.RIGHT)
        lettering.line(painter, head, title, font, theme.color("ink"))
        if area.height() < px(220):
            return head.bottom() + px(6)
        line = QRectF(head.x(), head.bottom(), head.width(), px(40))
        figure = self.fitted(view.frozen, (34, 28, 24), head.width() * 0.62, Cut.FIGURES)
        lettering.line(painter, line, view.frozen, figure, theme.color("ink"))
        left = lettering.width(view.frozen, figure) + px(8)
        words = self.tr("{0} in {1} units").format(view.currency, view.units)
        rest = QRectF(line.x() + left, line.y() + px(4), line.width() - left, line.height() - px(4))
        font = theme.font(15, tokens.MEDIUM)
        said = words if lettering.width(words, font) <= rest.width() else view.currency
        lettering.line(painter, rest, said, font, theme.color("mute"))
        return line.bottom() + px(4)

    def _draw_bands(self, painter: QPainter, area: QRectF, top: float) -> float:
        px, theme = self.theme.px, self.theme
        self._draw_bar(painter, QRectF(px(17), top, area.width() - px(34), px(12)))
        top += px(20)
        bands = self.view.bands
        gap, wide = px(4), (area.width() - px(30)) / max(1, len(bands))
        for number, (band, count) in enumerate(bands):
            icon, tone = LOOKS[band]
            tile = QRectF(px(15) + number * wide + gap / 2, top, wide - gap, px(58))
            lettering.rounded(painter, tile, px(10), theme.color(f"{tone}bg"))
            ink = theme.color(tone)
            self._draw_count(painter, tile, icon, str(count), ink)
            lower = QRectF(tile.x() + 2, tile.y() + px(31), tile.width() - 4, px(22))
            words, few = self.words(band), self.words(band).rpartition(" ")[0]
            small = self.fitted(words, (14, 13, 12), lower.width(), weight=tokens.SEMIBOLD)
            if few and lettering.width(words, small) > lower.width():
                words = few
            lettering.line(painter, lower, words, small, ink, lettering.CENTER)
        return top + px(66)

    def _draw_count(self, painter: QPainter, tile: QRectF, icon: str, text: str, ink: QColor) -> None:
        """The icon and the figure; in a narrow tile the figure alone."""
        px = self.theme.px
        figure = self.theme.font(17, tokens.BOLD, Cut.FIGURES)
        wide = lettering.width(text, figure)
        beside = px(22) if px(22) + wide <= tile.width() - px(8) else 0
        left = tile.center().x() - (beside + wide) / 2
        if beside:
            icons.draw(painter, icon, QPointF(left + px(8), tile.y() + px(18)), px(18), ink, 2.4)
        upper = QRectF(left + beside, tile.y() + px(6), tile.right() - left - beside, px(24))
        lettering.line(painter, upper, text, figure, ink)

    def _draw_bar(self, painter: QPainter, area: QRectF) -> None:
        """How much of what waits is in each band."""
        px, theme = self.theme.px, self.theme
        some = [(band, count) for band, count in self.view.bands if count]
        total = sum(count for _, count in some)
        gap, left = px(3), area.x()
        if not some:
            lettering.rounded(painter, area, area.height() / 2, theme.color("track"))
        for band, count in some:
            wide = (area.width() - gap * (len(some) - 1)) * count / total
            part = QRectF(left, area.y(), wide, area.height())
            lettering.rounded(painter, part, min(px(5), wide / 2), theme.color(f"{LOOKS[band][1]}fill"))
            left += wide + gap

    def _draw_row(self, painter: QPainter, area: QRectF, row: WaitView) -> None:
        px, theme = self.theme.px, self.theme
        if row.current:
            painter.fillRect(area, theme.color("rowon"))
            painter.fillRect(QRectF(area.x(), area.y(), px(4), area.height()), theme.color("accentfill"))
        painter.fillRect(QRectF(area.x(), area.y(), area.width(), 1), theme.color("line"))
        icon, tone = LOOKS[row.band]
        ink = theme.color(tone)
        badge = QRectF(area.x() + px(10), area.center().y() - px(19), px(64), px(38))
        lettering.rounded(painter, badge, px(9), theme.color(f"{tone}bg"))
        icons.draw(painter, icon, QPointF(badge.x() + px(15), badge.center().y()), px(17), ink, 2.4)
        hours = self.fitted(f"{row.hours} h", (16, 14, 12), badge.width() - px(32), Cut.FIGURES)
        words = QRectF(badge.x() + px(26), badge.y(), badge.width() - px(28), badge.height())
        lettering.line(painter, words, f"{row.hours} h", hours, ink)
        room = QRectF(badge.right() + px(9), area.y() + px(4), 0, area.height() - px(8))
        room.setRight(area.right() - px(13))
        self._draw_words(painter, room, row)

    def _draw_words(self, painter: QPainter, area: QRectF, row: WaitView) -> None:
        px, theme = self.theme.px, self.theme
        value, name = theme.font(15, tokens.BOLD, Cut.FIGURES), theme.font(15, tokens.SEMIBOLD)
        wide = lettering.width(row.value, value)
        upper = QRectF(area.x(), area.y(), area.width(), area.height() / 2)
        lettering.line(painter, upper, row.value, value, theme.color("ink"), lettering.RIGHT)
        upper.setRight(upper.right() - wide - px(6))
        lettering.line(painter, upper, row.name, name, theme.color("ink"))
        lower = QRectF(area.x(), area.center().y(), area.width() - px(26), area.height() / 2)
        small = theme.font(14, tokens.MEDIUM)
        lettering.line(painter, lower, row.note, small, theme.color("ok" if row.fills else "mute"))
        if row.fills:
            center = QPointF(area.right() - px(8), lower.center().y())
            icons.draw(painter, "arrow", center, px(16), theme.color("ok"), 2.2)
