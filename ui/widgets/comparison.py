"""Two codes under each other, the places in which they differ in boxes."""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from app.station.answer import Comparison
from ui.theme import tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering

_MISSING = " "
_SMALL = 320
"""Wells narrower than this many token pixels use smaller words and less space."""


class Part(NamedTuple):
    """A run of a code; `boxed` where it differs from the other code."""

    text: str
    boxed: bool


def parts(code: str, other: str) -> tuple[Part, ...]:
    """A code cut into runs that agree with the other and runs that do not.

    Codes of one length are held place against place; else what lies between the common start and the common
    end differs. Where the other has more, an empty box says so.
    """
    if len(code) == len(other):
        differs = [mine != theirs for mine, theirs in zip(code, other, strict=True)]
    else:
        start = _agreeing(code, other)
        end = _agreeing(code[start:][::-1], other[start:][::-1])
        if start + end == len(code):
            return _whole((code[:start], False), (_MISSING, True), (code[start:], False))
        differs = [start <= place < len(code) - end for place in range(len(code))]
    return _runs(code, differs)


def _agreeing(one: str, other: str) -> int:
    """How many signs two texts have in common at their start."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _whole(*runs: tuple[str, bool]) -> tuple[Part, ...]:
    return tuple(Part(text, boxed) for text, boxed in runs if text)


def _runs(code: str, differs: list[bool]) -> tuple[Part, ...]:
    runs: list[Part] = []
    for sign, boxed in zip(code, differs, strict=True):
        if runs and runs[-1].boxed is boxed:
            runs[-1] = Part(runs[-1].text + sign, boxed)
        else:
            runs.append(Part(sign, boxed))
    return tuple(runs)


class ComparisonWell:
    """Draws a comparison into the dark well of a banner."""

    def __init__(self, theme: Theme, comparison: Comparison, words: tuple[str, str], footer: str) -> None:
        self._theme = theme
        self._footer = footer
        self._small = False
        self._rows = (
            (words[0], parts(comparison.read, comparison.wanted), comparison.read_label, "badfill"),
            (words[1], parts(comparison.wanted, comparison.read), comparison.wanted_label, "okfill"),
        )

    def draw(self, painter: QPainter, area: QRectF, well: QColor) -> None:
        px = self._theme.px
        lettering.rounded(painter, area, px(tokens.RADIUS_CARD), well)
        self._small = area.width() < px(_SMALL)
        pad = px(12 if self._small else 18)
        inner = area.adjusted(pad, 0, -pad, 0)
        foot = px(44) if self._footer and area.height() >= px(130) else 0
        step = (area.height() - foot - px(8)) / len(self._rows)
        for number, row in enumerate(self._rows):
            self._draw_row(
                painter, QRectF(inner.x(), area.y() + px(4) + number * step, inner.width(), step), row
            )
        if foot:
            self._draw_footer(painter, QRectF(inner.x(), area.bottom() - foot, inner.width(), foot))

    def _draw_row(self, painter: QPainter, area: QRectF, row: tuple[str, tuple[Part, ...], str, str]) -> None:
        theme, px = self._theme, self._theme.px
        word, runs, label, ink = row
        small, white = theme.font(14 if self._small else 16, tokens.SEMIBOLD), theme.color("onfill")
        gap = px(12 if self._small else 18)
        left = max(lettering.width(entry[0], small) for entry in self._rows) + gap
        right = max(lettering.width(entry[2], small) for entry in self._rows)
        right = min(right, area.width() * 0.3)
        lettering.line(painter, QRectF(area.x(), area.y(), left, area.height()), word, small, white)
        label_area = QRectF(area.right() - right, area.y(), right, area.height())
        lettering.line(painter, label_area, label, small, white, lettering.RIGHT)
        room = area.width() - left - (right + px(10) if right else 0)
        self._draw_code(painter, area.adjusted(left, 0, 0, 0), room, runs, theme.color(ink))

    def _draw_code(
        self, painter: QPainter, area: QRectF, room: float, runs: tuple[Part, ...], ink: QColor
    ) -> None:
        px = self._theme.px
        runs, font = self._fitted(runs, room)
        left, tall = area.x(), lettering.height(font) + px(4)
        white = self._theme.color("onfill")
        for part in runs:
            wide = lettering.width(part.text, font)
            if part.boxed:
                box = QRectF(left + px(2), area.center().y() - tall / 2, wide + px(6), tall)
                lettering.rounded(painter, box, px(6), white)
                left += px(5)
            run = QRectF(left, area.y(), wide + 2, area.height())
            lettering.line(painter, run, part.text, font, ink if part.boxed else white)
            left += wide + (px(5) if part.boxed else 0)

    def _fitted(self, runs: tuple[Part, ...], room: float) -> tuple[tuple[Part, ...], QFont]:
        """A smaller font first; then the agreeing runs are shortened, never a box."""
        for size in (22, 18, 16, 14):
            font = self._theme.font(size, tokens.SEMIBOLD, Cut.FIGURES)
            excess = self._width(runs, font) - room
            if excess <= 0:
                return runs, font
        shortened = list(runs)
        for number in (0, len(runs) - 1):
            if excess > 0 and not runs[number].boxed:
                shortened[number] = _shortened(runs[number], font, excess, from_start=number == 0)
                excess = self._width(tuple(shortened), font) - room
        return tuple(shortened), font

    def _width(self, runs: tuple[Part, ...], font: QFont) -> float:
        boxes = sum(part.boxed for part in runs) * self._theme.px(10)
        return boxes + sum(lettering.width(part.text, font) for part in runs)

    def _draw_footer(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(self._theme.color("onfill"))
        painter.setOpacity(0.35)
        painter.drawLine(area.topLeft(), area.topRight())
        painter.setOpacity(1)
        font = self._theme.font(14 if self._small else 16, tokens.SEMIBOLD)
        lettering.line(painter, area, self._footer, font, self._theme.color("onfill"))


def _shortened(part: Part, font: QFont, excess: float, *, from_start: bool) -> Part:
    room = max(lettering.width(part.text, font) - excess, lettering.width("…", font))
    mode = Qt.TextElideMode.ElideLeft if from_start else Qt.TextElideMode.ElideRight
    return Part(lettering.elided(part.text, font, room, mode), False)
