"""The banner: what happened, in colour and word and icon, to be read from two metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.station.answer import Banner, Prompt, Tone
from ui.theme import icons, tokens
from ui.theme.theme import Theme
from ui.widgets import lettering
from ui.widgets.bannertext import Form, Part, Row, Text, fitted, said
from ui.widgets.canvas import Canvas
from ui.widgets.statusstrip import clock_text

_PULSE_MS = 110
_ICON_SHARE = 0.19
_WELL_HEIGHT = 84
_NOTE = 136
_WELL_NEEDS = 230
_WELL_FROM = 560
"""Narrower than this many token pixels, two codes stand below the words instead of beside them."""


class Dress(NamedTuple):
    """The colours and the icon of one banner; all but the icon name tokens."""

    ground: str
    ink: str
    quiet: str
    icon_ink: str
    icon: str
    stroke: float = 2.4


_IDLE = Dress("accentbg", "ink", "mute", "accent", "scanner", 1.9)
_ALARM = Dress("badbg", "ink", "ink", "bad", "scanner-off", 1.9)
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
        self._asked = False
        self._alarm: Prompt | None = None
        self._pulsing = False
        self._most = theme.px(form.tallest)

    def show_answer(self, banner: Banner, at: int, asked: str = "") -> None:
        """Show what happened to a scan at an instant (microseconds UTC); `asked` says who must show a badge
        now, and takes the figure's place."""
        if asked:
            banner = replace(banner, figure="", caption=asked)
        if banner == self._answer:
            self._pulse()
        self._answer, self._at, self._asked = banner, at, bool(asked)
        self._say()

    def show_touched(self, touched: Sequence[str]) -> None:
        """Say more of what was answered last, once the books know it, before details that may be cut."""
        if self._answer is not None:
            self._answer = replace(self._answer, details=(*touched, *self._answer.details))
        else:
            said = (self._prompt.text, *touched)
            self._prompt = replace(self._prompt, text="   ·   ".join(filter(None, said)))
        self._say()

    def show_prompt(self, prompt: Prompt) -> None:
        """Show what to scan next, and nothing else."""
        if self._answer is None and prompt == self._prompt:
            return
        self._prompt, self._answer, self._asked = prompt, None, False
        self._say()

    def show_alarm(self, alarm: Prompt | None) -> None:
        """Something a person must see before the next scan; None lifts it."""
        if alarm != self._alarm:
            self._alarm = alarm
            self._say()

    def set_form(self, form: Form, most: int) -> None:
        """Lay the banner out in another form, at most so many pixels tall."""
        if (form, most) != (self.form, self._most):
            self.form, self._most = form, most
            self.update()

    def height_for(self, width: float) -> int:
        """The height that the banner wants at a width, in pixels."""
        px = self.theme.px
        if self.form.fixed:
            return px(self.form.height)
        well = px(_WELL_HEIGHT) if self._well_below(width) else 0
        most = min(px(self.form.tallest), self._most - well - px(28))
        head, facts = self._laid(width, most)
        tall = Text.height(head, self.theme) + self._facts_height(facts) + px(28)
        return round(max(px(self.form.height), tall) + well)

    @property
    def tone(self) -> Tone | None:
        """The tone on show; None while idle or alarmed."""
        return self._answer.tone if self._answer is not None and self._alarm is None else None

    def text(self) -> str:
        """All that the banner says, for screen readers and tests."""
        rows = said(self._shown(), self._words())
        asked = [self._answer.caption] if self._asked and self._answer is not None else []
        return ". ".join([*(f"{row.label} {row.text}".strip() for row in rows if row.text), *asked])

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
        if dress in (_IDLE, _ALARM):
            self._draw_outline(painter, area, radius, self.theme.color(dress.icon_ink))
        elif self._answer is not None and self._answer.tone is Tone.DONE:
            self._draw_ring(painter, area, radius)
        words = area.adjusted(0, 0, 0, -self._draw_well_below(painter, area))
        head, facts = self._laid(area.width(), words.height() - self.theme.px(16))
        below = self._facts_height(facts)
        upper = words.adjusted(0, 0, 0, -below)
        self._draw_icon(painter, upper, dress)
        right = self._draw_right(painter, upper)
        ink, quiet = self.theme.color(dress.ink), self.theme.color(dress.quiet)
        Text.draw(
            painter, upper.adjusted(self._text_left(area.width()), 0, -right, 0), head, self.theme, ink, quiet
        )
        if facts:
            pad = self.theme.px(self.form.pad)
            lower = QRectF(area.x() + pad, upper.bottom(), area.width() - 2 * pad, below - self.theme.px(10))
            Text.draw(painter, lower, facts, self.theme, ink, quiet)

    def _draw_ring(self, painter: QPainter, area: QRectF, radius: float) -> None:
        """A finished document is framed: another picture than one more good scan."""
        inset = self.theme.px(5)
        frame = area.adjusted(inset, inset, -inset, -inset)
        ink = QColor(self.theme.color("onfill"))
        ink.setAlphaF(0.7)
        painter.setPen(QPen(ink, self.theme.px(3)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, radius - inset, radius - inset)

    def _draw_outline(self, painter: QPainter, area: QRectF, radius: float, ink: QColor) -> None:
        """A tint alone would melt into the page."""
        painter.setOpacity(0.4)
        lettering.rounded(painter, area, radius, None, ink)
        painter.setOpacity(1)

    def _draw_icon(self, painter: QPainter, area: QRectF, dress: Dress) -> None:
        left, form = self._text_left(area.width()), self.form
        center = QPointF(left * form.icon_at / form.text_at, area.center().y())
        size = left * form.icon / form.text_at
        icons.draw(painter, dress.icon, center, size, self.theme.color(dress.icon_ink), dress.stroke)

    def _laid(self, width: float, tall: float) -> tuple[list[Row], list[Row]]:
        """The words beside the icon, and those below it where the form wants it so."""
        rows = said(self._shown(), self._words())
        facts = [row for row in rows if row.part in (Part.FACT, Part.ADVICE)]
        if not self.form.facts_below or not facts:
            return fitted(rows, self.form, self.theme, self._text_room(width), tall), []
        beside = [row for row in rows if row not in facts]
        head = fitted(beside, self.form, self.theme, self._text_room(width), tall * 0.45)
        left = tall - Text.height(head, self.theme) - self.theme.px(10)
        return head, fitted(facts, self.form, self.theme, width - 2 * self.theme.px(self.form.pad), left)

    def _facts_height(self, facts: list[Row]) -> float:
        return Text.height(facts, self.theme) + self.theme.px(10) if facts else 0

    def _text_left(self, width: float) -> float:
        """Where words begin; the icon never takes more than its share of a narrow banner."""
        return min(self.theme.px(self.form.text_at), width * _ICON_SHARE)

    def _text_room(self, width: float) -> float:
        return width - self._text_left(width) - self._right_width(width)

    def _right_width(self, width: float) -> float:
        """The room of figure or well at the right, the gap before it included."""
        px = self.theme.px
        answer = self._answer
        if self._alarm is not None or answer is None:
            return px(self.form.pad)
        if self._well_beside(answer, width):
            return min(px(376), width * 0.36) + px(self.form.well_pad) + px(16)
        if answer.figure or self._caption(answer):
            return self._figure_width(answer, width) + px(self.form.pad) + px(16)
        return px(self.form.pad)

    def _figure_size(self, figure: str, width: float) -> int:
        font = self.theme.font
        fitting = (
            size
            for size in self.form.figures
            if lettering.width(figure, font(size, tokens.BOLD)) <= width * 0.3
        )
        return next(fitting, self.form.figures[-1])

    def _figure_width(self, banner: Banner, width: float) -> float:
        font = self.theme.font
        size = self._figure_size(banner.figure, width)
        caption = lettering.width(self._caption(banner), font(self.form.caption, tokens.SEMIBOLD))
        most = width * 0.26 if banner.figure else self.theme.px(_NOTE)
        return max(lettering.width(banner.figure, font(size, tokens.BOLD)), min(caption, most))

    def _draw_right(self, painter: QPainter, area: QRectF) -> float:
        answer = self._answer
        taken = self._right_width(area.width())
        if self._alarm is None and answer is not None:
            if self._well_beside(answer, area.width()):
                pad = self.theme.px(self.form.well_pad)
                left = area.right() - taken + self.theme.px(16)
                well = QRectF(left, area.y() + pad, area.right() - pad - left, area.height() - 2 * pad)
                self._draw_well(painter, answer, well)
            elif answer.figure or self._caption(answer):
                self._draw_figure(painter, answer, area)
        return taken

    def _caption(self, answer: Banner) -> str:
        """What stands below the figure; beside a refusal, that it left nothing behind."""
        if answer.tone is Tone.REFUSED and not answer.figure and self.form.fixed and not self._asked:
            return self._left_nothing()
        return answer.caption

    def _left_nothing(self) -> str:
        return self.tr("Not counted, nothing posted") + "   " + clock_text(self._at, "%H:%M:%S")

    def _draw_figure(self, painter: QPainter, answer: Banner, area: QRectF) -> None:
        font, px = self.theme.font, self.theme.px
        white = self.theme.color("onfill")
        big = font(self._figure_size(answer.figure, area.width()), tokens.BOLD)
        small = font(self.form.caption, tokens.SEMIBOLD)
        tall = lettering.height(big) * 0.92 if answer.figure or self._asked else 0
        wide = self._figure_width(answer, area.width())
        caption = lettering.wrapped(self._caption(answer), small, wide + 1, 3)
        top = area.center().y() - (tall + len(caption) * lettering.height(small)) / 2
        left = area.right() - px(self.form.pad) - wide
        if self._asked:
            icons.draw(painter, "badge", QPointF(left + wide - tall / 2, top + tall / 2), tall, white, 1.9)
        lettering.line(painter, QRectF(left, top, wide, tall), answer.figure, big, white, lettering.RIGHT)
        below = QRectF(left, top + tall, wide, 0)
        lettering.lines(painter, below, caption, small, white, lettering.RIGHT)

    def _well_below(self, width: float) -> bool:
        """Do the codes stand below the words?"""
        answer = self._answer
        compares = self._alarm is None and answer is not None and answer.comparison is not None
        narrow = width < self.theme.px(_WELL_FROM)
        return compares and narrow and self._most >= self.theme.px(_WELL_NEEDS)

    def _well_beside(self, answer: Banner, width: float) -> bool:
        return answer.comparison is not None and width >= self.theme.px(_WELL_FROM)

    def _draw_well_below(self, painter: QPainter, area: QRectF) -> float:
        """Two codes below the words, where the banner is narrow; gives the room they took."""
        if self._answer is None or not self._well_below(area.width()):
            return 0
        px = self.theme.px
        room = px(_WELL_HEIGHT)
        well = QRectF(px(12), area.bottom() - room, area.width() - px(24), room - px(12))
        self._draw_well(painter, self._answer, well)
        return room

    def _draw_well(self, painter: QPainter, answer: Banner, area: QRectF) -> None:
        # Few scans are refused; the window is there sooner without this.
        from ui.widgets.comparison import ComparisonWell

        assert answer.comparison is not None
        footer = self._left_nothing() if answer.tone is Tone.REFUSED else ""
        words = (self.tr("Read"), self.tr("Wanted"))
        well = self.theme.color(tokens.TONE_WELL[answer.tone])
        ComparisonWell(self.theme, answer.comparison, words, footer).draw(painter, area, well)
