"""The banner: what happened, in colour and word and icon, to be read from two metres."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from app.station.answer import Banner, Prompt, Tone
from ui.theme import icons, tokens
from ui.theme.theme import Theme
from ui.widgets import lettering
from ui.widgets.bannertext import Form, Row, Text, fitted, said
from ui.widgets.canvas import Canvas
from ui.widgets.comparison import ComparisonWell
from ui.widgets.statusstrip import clock_text

_PULSE_MS = 110
_WELL_FROM = 560
"""Narrower than this many token pixels, two codes stand below the words instead of beside them."""


@dataclass(frozen=True, slots=True)
class Dress:
    """The colours and the icon of one banner; all but the icon name tokens."""

    ground: str
    ink: str
    quiet: str
    icon_ink: str
    icon: str


_IDLE = Dress("accentbg", "ink", "mute", "accent", "scanner")
_ALARM = Dress("badbg", "ink", "ink", "bad", "scanner-off")
_TONES = {
    tone: Dress(tokens.TONE_FILL[tone], "onfill", "onfill", "onfill", tokens.TONE_ICON[tone]) for tone in Tone
}


class BannerView(Canvas):
    """Shows an answer, or between answers what to scan; an alarm stands before both until it is lifted."""

    def __init__(self, theme: Theme, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.form = form
        self._prompt = Prompt("")
        self._answer: Banner | None = None
        self._at = 0
        self._alarm: Prompt | None = None
        self._pulsing = False

    def show_answer(self, banner: Banner, at: int) -> None:
        """Show what happened to a scan at an instant (microseconds UTC)."""
        if banner == self._answer:
            self._pulse()
        self._answer, self._at = banner, at
        self._say()

    def show_prompt(self, prompt: Prompt) -> None:
        """Show what to scan next, and nothing else."""
        if self._answer is None and prompt == self._prompt:
            return
        self._prompt, self._answer = prompt, None
        self._say()

    def show_alarm(self, alarm: Prompt | None) -> None:
        """Something a person must see before the next scan; None lifts it."""
        if alarm != self._alarm:
            self._alarm = alarm
            self._say()

    def set_form(self, form: Form) -> None:
        if form is not self.form:
            self.form = form
            self.update()

    def height_for(self, width: float) -> int:
        """The height that the banner wants at a width, in pixels."""
        px = self.theme.px
        if self.form.fixed:
            return px(self.form.height)
        rows = self._fitted(self._text_room(width), px(self.form.tallest))
        below = px(84) if self._well_below(width) else 0
        return round(max(px(self.form.height), Text.height(rows, self.theme) + px(28) + below))

    @property
    def tone(self) -> Tone | None:
        """The tone on show; None while idle or alarmed."""
        return self._answer.tone if self._answer is not None and self._alarm is None else None

    def text(self) -> str:
        """All that the banner says, for screen readers and tests."""
        rows = said(self._shown(), self._words())
        return ". ".join(f"{row.label} {row.text}".strip() for row in rows if row.text)

    def _say(self) -> None:
        self.setAccessibleName(self.text())
        self.update()
        self.updateGeometry()

    def _shown(self) -> Banner | Prompt:
        return self._alarm or self._answer or self._prompt

    def _dress(self) -> Dress:
        if self._alarm is not None:
            return _ALARM
        return _IDLE if self._answer is None else _TONES[self._answer.tone]

    def _words(self) -> tuple[str, str, str]:
        return self.tr("Read"), self.tr("Why"), self.tr("Do")

    def _pulse(self) -> None:
        """The same answer again must be seen to be a new one."""
        self._pulsing = True
        QTimer.singleShot(_PULSE_MS, self, self._calm)

    def _calm(self) -> None:
        self._pulsing = False
        self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        dress = self._dress()
        ground = self.theme.color(dress.ground)
        radius = self.theme.px(tokens.RADIUS_BANNER)
        lettering.rounded(painter, area, radius, ground.lighter(118) if self._pulsing else ground)
        if self._answer is not None and dress.icon == "checks":
            self._draw_ring(painter, area, radius)
        words = area.adjusted(0, 0, 0, -self._draw_well_below(painter, area))
        self._draw_icon(painter, words, dress)
        right = self._draw_right(painter, words)
        self._draw_text(painter, words.adjusted(self._text_left(), 0, -right, 0), dress)

    def _draw_ring(self, painter: QPainter, area: QRectF, radius: float) -> None:
        """A finished document is framed: another picture than one more good scan."""
        inset = self.theme.px(5)
        frame = area.adjusted(inset, inset, -inset, -inset)
        ink = QColor(self.theme.color("onfill"))
        ink.setAlphaF(0.75)
        pen = painter.pen()
        pen.setColor(ink)
        pen.setWidthF(self.theme.px(3))
        painter.setPen(pen)
        painter.drawRoundedRect(frame, radius - inset, radius - inset)

    def _draw_icon(self, painter: QPainter, area: QRectF, dress: Dress) -> None:
        px = self.theme.px
        center = QPointF(px(self.form.icon_at), area.center().y())
        icons.draw(painter, dress.icon, center, px(self.form.icon), self.theme.color(dress.icon_ink), 2.4)

    def _draw_text(self, painter: QPainter, area: QRectF, dress: Dress) -> None:
        ink, quiet = self.theme.color(dress.ink), self.theme.color(dress.quiet)
        rows = self._fitted(area.width(), area.height() - self.theme.px(16))
        Text.draw(painter, area, rows, self.theme, ink, quiet)

    def _fitted(self, room: float, tall: float) -> list[Row]:
        return fitted(said(self._shown(), self._words()), self.form, self.theme, room, tall)

    def _text_left(self) -> int:
        return self.theme.px(self.form.text_at)

    def _text_room(self, width: float) -> float:
        return width - self._text_left() - self._right_width(width)

    def _right_width(self, width: float) -> float:
        """The room of figure or well at the right, the gap before it included."""
        px = self.theme.px
        answer = self._answer
        if self._alarm is not None or answer is None:
            return px(self.form.pad)
        if answer.comparison is not None and not self._well_below(width):
            return min(px(376), width * 0.36) + px(self.form.well_pad) + px(16)
        if answer.figure:
            return self._figure_width(answer, width) + px(self.form.pad) + px(16)
        return px(self.form.pad)

    def _figure_size(self, figure: str, width: float) -> int:
        font = self.theme.font
        fitting = (
            size
            for size in self.form.figures
            if lettering.width(figure, font(size, tokens.BOLD)) <= width * 0.36
        )
        return next(fitting, self.form.figures[-1])

    def _figure_width(self, banner: Banner, width: float) -> float:
        font = self.theme.font
        size = self._figure_size(banner.figure, width)
        caption = lettering.width(banner.caption, font(self.form.caption, tokens.SEMIBOLD))
        return min(max(lettering.width(banner.figure, font(size, tokens.BOLD)), caption), width * 0.4)

    def _draw_right(self, painter: QPainter, area: QRectF) -> float:
        answer = self._answer
        taken = self._right_width(area.width())
        if self._alarm is None and answer is not None:
            if answer.comparison is not None and not self._well_below(area.width()):
                pad = self.theme.px(self.form.well_pad)
                left = area.right() - taken + self.theme.px(16)
                well = QRectF(left, area.y() + pad, area.right() - pad - left, area.height() - 2 * pad)
                self._draw_well(painter, answer, well)
            elif answer.figure:
                self._draw_figure(painter, answer, area)
        return taken

    def _draw_figure(self, painter: QPainter, answer: Banner, area: QRectF) -> None:
        font, px = self.theme.font, self.theme.px
        white = self.theme.color("onfill")
        big = font(self._figure_size(answer.figure, area.width()), tokens.BOLD)
        small = font(self.form.caption, tokens.SEMIBOLD)
        tall = lettering.height(big) * 0.92
        caption = lettering.height(small) if answer.caption else 0
        top = area.center().y() - (tall + caption) / 2
        wide = self._figure_width(answer, area.width())
        left = area.right() - px(self.form.pad) - wide
        lettering.line(painter, QRectF(left, top, wide, tall), answer.figure, big, white, lettering.RIGHT)
        below = QRectF(left, top + tall, wide, caption)
        lettering.line(painter, below, answer.caption, small, white, lettering.RIGHT)

    def _well_below(self, width: float) -> bool:
        answer = self._answer
        compares = self._alarm is None and answer is not None and answer.comparison is not None
        return compares and width < self.theme.px(_WELL_FROM)

    def _draw_well_below(self, painter: QPainter, area: QRectF) -> float:
        """Two codes below the words, where the banner is narrow; gives the room they took."""
        if self._answer is None or not self._well_below(area.width()):
            return 0
        px = self.theme.px
        room = px(84)
        well = QRectF(px(12), area.bottom() - room, area.width() - px(24), room - px(12))
        self._draw_well(painter, self._answer, well)
        return room

    def _draw_well(self, painter: QPainter, answer: Banner, area: QRectF) -> None:
        assert answer.comparison is not None
        footer = ""
        if answer.tone is Tone.REFUSED:
            footer = self.tr("Not counted, nothing posted") + "   " + clock_text(self._at, "%H:%M:%S")
        words = (self.tr("Read"), self.tr("Wanted"))
        well = self.theme.color(tokens.TONE_WELL[answer.tone])
        ComparisonWell(self.theme, answer.comparison, words, footer).draw(painter, area, well)
