"""The trail: the last scans and what became of each, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.station.answer import Tone
from app.station.view import TrailView
from ui.theme import icons, tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.canvas import Card
from ui.widgets.statusstrip import clock_text

_STEP, _LEAST_STEP = 55, 49
_HEADING = 42
_SHORT_CLOCK = 260
"""A trail narrower than this many token pixels leaves out the seconds."""
_QUIET = {None, Tone.OK, Tone.DONE}


class TrailCard(Card):
    """As many of the last scans as there is room for; a row is never cut in half."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rows: tuple[TrailView, ...] = ()
        self.titled = True

    def show_rows(self, rows: Sequence[TrailView]) -> None:
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self.setAccessibleName(self.tr("Last scans"))
            self.setAccessibleDescription(". ".join(f"{row.code} {row.text}" for row in self._rows[:5]))
            self.update()

    def rows_shown(self) -> int:
        """How many rows there is room for."""
        return max(0, int(self._room() // self.theme.px(_LEAST_STEP)))

    def _room(self) -> int:
        return self.height() - self.theme.px(_HEADING + 6 if self.titled else 8)

    def _step(self) -> float:
        """Rows share the room, but do not drift apart."""
        return min(self._room() / max(self.rows_shown(), 1), self.theme.px(_STEP))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px = self.theme.px
        inner = area.adjusted(px(18), 0, -px(18), 0)
        top = px(4)
        if self.titled:
            heading = QRectF(inner.x(), area.y(), inner.width(), px(_HEADING))
            font = self.theme.font(16, tokens.SEMIBOLD)
            lettering.line(painter, heading, self.tr("Last scans"), font, self.theme.color("ink"))
            top = px(_HEADING)
        if not self._rows:
            self._draw_none(painter, inner.adjusted(0, top if self.titled else px(14), 0, -px(12)))
        step = self._step()
        for number, row in enumerate(self._rows[: self.rows_shown()]):
            self._draw_row(painter, QRectF(inner.x(), top + number * step, inner.width(), step), row)

    def _draw_none(self, painter: QPainter, area: QRectF) -> None:
        font = self.theme.font(15, tokens.MEDIUM)
        rows = lettering.wrapped(self.tr("Nothing scanned yet at this station."), font, area.width(), 2)
        lettering.lines(painter, area, rows, font, self.theme.color("mute"))

    def _draw_row(self, painter: QPainter, area: QRectF, row: TrailView) -> None:
        theme, px = self.theme, self.theme.px
        self._draw_badge(painter, QPointF(area.x() + px(16), area.center().y()), row.tone)
        clock = theme.font(14, tokens.MEDIUM, Cut.FIGURES)
        codes = theme.font(16, tokens.SEMIBOLD, Cut.CODES)
        left, middle = area.x() + px(44), area.center().y()
        room = area.right() - left - px(8) - lettering.width(row.code, codes)
        at = clock_text(row.at, "%H:%M" if self.width() < px(_SHORT_CLOCK) else "%H:%M:%S")
        if lettering.width(at, clock) > room:
            at = ""
        wide = lettering.width(at, clock)
        upper = QRectF(left, middle - px(21), area.right() - left - wide - px(8), px(20))
        lettering.line(
            painter, upper, row.code, theme.font(16, tokens.SEMIBOLD, Cut.CODES), theme.color("ink")
        )
        time_area = QRectF(area.right() - wide, middle - px(21), wide + 1, px(20))
        lettering.line(painter, time_area, at, clock, theme.color("mute"))
        ink = "mute" if row.tone in _QUIET else tokens.TONE_INK[row.tone or Tone.OK]
        lower = QRectF(left, middle - px(1), area.right() - left, px(20))
        lettering.line(painter, lower, row.text, theme.font(14, tokens.SEMIBOLD), theme.color(ink))

    def _draw_badge(self, painter: QPainter, center: QPointF, tone: Tone | None) -> None:
        px, color = self.theme.px, self.theme.color
        name = tokens.TONE_INK[tone] if tone else ""
        lettering.circle(painter, center, px(32), color(f"{name}bg" if name else "track"))
        icon = tokens.TRAIL_ICON[tone] if tone else "undo"
        icons.draw(painter, icon, center, px(18), color(name or "mute"), 2.8)
