"""The way through the bins as a small map: aisles, what is done, where one stands, what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.station.pick_view import WalkPoint
from ui.theme import tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.canvas import Canvas

_SHELVES = 5
"""Pieces of shelf drawn along an aisle."""


class WalkMap(Canvas):
    """Aisles stand upright, the first bay below; between two aisles the way goes round the nearer end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._aisles: tuple[str, ...] = ()
        self._walk: tuple[WalkPoint, ...] = ()

    def show_walk(self, aisles: Sequence[str], walk: Sequence[WalkPoint]) -> None:
        if (tuple(aisles), tuple(walk)) != (self._aisles, self._walk):
            self._aisles, self._walk = tuple(aisles), tuple(walk)
            self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        px = self.theme.px
        lettering.rounded(painter, area, px(10), self.theme.color("sunk"))
        if not self._aisles:
            return
        inner = area.adjusted(px(14), px(20), -px(14), -px(30))
        self._draw_shelves(painter, inner)
        current = next((n for n, point in enumerate(self._walk) if point.state == "current"), 0)
        self._draw_way(painter, inner, self._walk[current:], "mute", Qt.PenStyle.DashLine)
        self._draw_way(painter, inner, self._walk[: current + 1], "ok", Qt.PenStyle.SolidLine)
        if self._walk:
            here = self._place(inner, self._walk[current])
            lettering.circle(painter, here, px(20), self.theme.color("sunk"))
            lettering.circle(painter, here, px(15), self.theme.color("accentfill"))

    def _left(self, inner: QRectF, aisle: int) -> float:
        """The middle of an aisle."""
        return inner.x() + inner.width() * (aisle + 0.5) / len(self._aisles)

    def _place(self, inner: QRectF, point: WalkPoint) -> QPointF:
        return QPointF(self._left(inner, point.aisle), inner.bottom() - inner.height() * point.along / 1000)

    def _draw_shelves(self, painter: QPainter, inner: QRectF) -> None:
        px, color = self.theme.px, self.theme.color
        font = self.theme.font(14, tokens.BOLD, Cut.CODES)
        current = next((point.aisle for point in self._walk if point.state == "current"), -1)
        step = inner.height() / _SHELVES
        wide = min(px(8), inner.width() / len(self._aisles) / 5)
        for number, name in enumerate(self._aisles):
            middle = self._left(inner, number)
            for shelf in range(_SHELVES):
                top = inner.y() + shelf * step + step * 0.1
                for left in (middle - px(13) - wide / 2, middle + px(13) - wide / 2):
                    lettering.rounded(painter, QRectF(left, top, wide, step * 0.8), px(2), color("track"))
            ink = color("accent" if number == current else "mute")
            room = inner.width() / len(self._aisles)
            below = QRectF(middle - room / 2, inner.bottom() + px(8), room, px(20))
            lettering.line(painter, below, name, font, ink, lettering.CENTER)

    def _draw_way(
        self, painter: QPainter, inner: QRectF, points: Sequence[WalkPoint], ink: str, style: Qt.PenStyle
    ) -> None:
        if len(points) < 2:
            return
        way = [self._place(inner, points[0])]
        for before, after in pairwise(points):
            there = self._place(inner, after)
            if before.aisle != after.aisle:
                above = before.along + after.along > 1000
                across = inner.y() - self.theme.px(8) if above else inner.bottom() + self.theme.px(4)
                way += [QPointF(way[-1].x(), across), QPointF(there.x(), across)]
            way.append(there)
        pen = QPen(self.theme.color(ink), max(2, self.theme.px(3)), style)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(way))
