"""The words of a banner: which lines there are, and in which size they fit."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from app.station.answer import Banner, Prompt
from ui.theme import tokens
from ui.theme.theme import Theme
from ui.widgets import lettering


class Part(Enum):
    """What a line of the banner is."""

    TITLE = "title"
    HEADLINE = "headline"
    FACT = "fact"
    ADVICE = "advice"
    SMALL = "small"


class Sizes(NamedTuple):
    """One set of type sizes, in token pixels; `gap` lies before each line but the title."""

    title: float
    headline: float
    fact: float
    small: float
    gap: float


class Form(NamedTuple):
    """How a banner is laid out at one kind of window."""

    height: float
    tallest: float
    fixed: bool
    icon: float
    icon_at: float
    text_at: float
    pad: float
    well_pad: float
    figures: tuple[int, ...]
    caption: float
    steps: tuple[Sizes, ...]
    facts_below: bool = False
    """Read, why and do stand below icon and figure and take the whole width."""


WIDE = Form(
    height=196,
    tallest=196,
    fixed=True,
    icon=104,
    icon_at=85,
    text_at=164,
    pad=36,
    well_pad=16,
    figures=(84, 64, 48, 34),
    caption=18,
    steps=(Sizes(40, 22, 20, 16, 8), Sizes(34, 20, 18, 16, 6), Sizes(28, 18, 16, 14, 3)),
)
LOW = Form(
    height=112,
    tallest=112,
    fixed=True,
    icon=64,
    icon_at=62,
    text_at=122,
    pad=28,
    well_pad=10,
    figures=(48, 40, 34),
    caption=17,
    steps=(Sizes(40, 18, 17, 16, 4), Sizes(32, 17, 16, 14, 3), Sizes(26, 16, 15, 14, 2)),
)
"""On a wide window whose body needs the height."""
TIGHT = Form(
    height=100,
    tallest=136,
    fixed=False,
    icon=60,
    icon_at=50,
    text_at=92,
    pad=20,
    well_pad=10,
    figures=(56, 40, 34, 28),
    caption=15,
    steps=(Sizes(30, 18, 16, 14, 4), Sizes(24, 16, 15, 14, 2)),
)
HANDHELD = Form(
    height=92,
    tallest=270,
    fixed=False,
    icon=52,
    icon_at=42,
    text_at=84,
    pad=16,
    well_pad=10,
    figures=(34, 28, 22),
    caption=14,
    steps=(Sizes(28, 16, 16, 14, 4), Sizes(22, 16, 15, 14, 3), Sizes(18, 15, 14, 14, 2)),
    facts_below=True,
)


class Row(NamedTuple):
    """One paragraph of the banner with its font, and after `fitted` its lines."""

    part: Part
    text: str
    label: str = ""
    lines: tuple[str, ...] = ()
    font: QFont | None = None
    gap: float = 0
    room: float = 0


_GAPS = {Part.TITLE: 0.0, Part.HEADLINE: 0.5, Part.FACT: 1.0, Part.ADVICE: 1.0, Part.SMALL: 1.4}
_YIELDING = (Part.HEADLINE, Part.FACT, Part.ADVICE, Part.TITLE)
"""Whose last line goes first."""
_MOST_FACT_LINES = 3
_LABEL = 15


def said(shown: Banner | Prompt, words: tuple[str, str, str]) -> list[Row]:
    """The lines of an answer or a prompt; `words` are the labels read, why, do."""
    if isinstance(shown, Prompt):
        return _present(Row(Part.TITLE, shown.title), Row(Part.HEADLINE, shown.text))
    advised = _present(
        Row(Part.FACT, shown.read, words[0]),
        Row(Part.FACT, shown.why, words[1]),
        Row(Part.ADVICE, shown.do, words[2]),
    )
    told = Row(Part.HEADLINE, shown.headline), Row(Part.SMALL, "   ·   ".join(shown.details))
    return _present(Row(Part.TITLE, shown.title), *told) + advised


def _present(*rows: Row) -> list[Row]:
    return [row for row in rows if row.text]


def fitted(rows: Sequence[Row], form: Form, theme: Theme, room: float, tall: float) -> list[Row]:
    """The rows in the largest sizes in which nothing is cut; in the smallest, long rows elide."""
    indent = label_room(rows, theme)
    for sizes in form.steps[:-1]:
        laid = [_laid(row, sizes, theme, room, indent, most_title=1) for row in rows]
        if Text.height(laid, theme) <= tall and not any(_cut(row) for row in laid):
            return laid
    laid = [_laid(row, form.steps[-1], theme, room, indent, most_title=2) for row in rows]
    return _without_overflow(laid, theme, tall)


def label_room(rows: Sequence[Row], theme: Theme) -> float:
    """The width of the column of labels, 0 without any."""
    font = theme.font(_LABEL, tokens.SEMIBOLD)
    widest = max((lettering.width(row.label, font) for row in rows if row.label), default=0)
    return widest + theme.px(18) if widest else 0


def _laid(row: Row, sizes: Sizes, theme: Theme, room: float, indent: float, most_title: int) -> Row:
    size, weight, most = {
        Part.TITLE: (sizes.title, tokens.BOLD, most_title),
        Part.HEADLINE: (sizes.headline, tokens.MEDIUM, 2),
        Part.FACT: (sizes.fact, tokens.MEDIUM, _MOST_FACT_LINES),
        Part.ADVICE: (sizes.fact, tokens.SEMIBOLD, _MOST_FACT_LINES),
        Part.SMALL: (sizes.small, tokens.SEMIBOLD, 2),
    }[row.part]
    font = theme.font(size, weight)
    wide = room - (indent if row.label else 0)
    lines = tuple(lettering.wrapped(row.text, font, wide, most))
    gap = theme.px(sizes.gap * _GAPS[row.part])
    return row._replace(lines=lines, font=font, gap=gap, room=wide)


def _cut(row: Row) -> bool:
    return row.part is not Part.SMALL and bool(row.lines) and row.lines[-1].endswith("…")


def _without_overflow(rows: list[Row], theme: Theme, tall: float) -> list[Row]:
    """Where even the smallest sizes are too tall, the small facts go first, then last lines."""
    if Text.height(rows, theme) <= tall:
        return rows
    kept = [_one_line_less(row) if row.part is Part.SMALL and len(row.lines) > 1 else row for row in rows]
    if Text.height(kept, theme) > tall:
        kept = [row for row in kept if row.part is not Part.SMALL]
    for part in _YIELDING:
        for number in [number for number, row in enumerate(kept) if row.part is part]:
            while Text.height(kept, theme) > tall and len(kept[number].lines) > 1:
                kept[number] = _one_line_less(kept[number])
    return kept


def _one_line_less(row: Row) -> Row:
    assert row.font is not None, "only rows that are laid out have lines"
    last = lettering.elided(row.lines[-2] + " " + row.lines[-1], row.font, row.room)
    return row._replace(lines=(*row.lines[:-2], last))


class Text:
    """Laid-out rows, measured and drawn."""

    @staticmethod
    def height(rows: Sequence[Row], theme: Theme) -> float:
        return sum(row.gap + len(row.lines) * lettering.height(row.font or theme.font(16)) for row in rows)

    @staticmethod
    def draw(
        painter: QPainter, area: QRectF, rows: Sequence[Row], theme: Theme, ink: QColor, quiet: QColor
    ) -> None:
        """Draw the rows as one block in the middle of the area's height."""
        top = area.center().y() - Text.height(rows, theme) / 2
        small = theme.font(_LABEL, tokens.SEMIBOLD)
        indent = label_room(rows, theme)
        for row in rows:
            font = row.font or theme.font(16)
            top += row.gap
            tall = lettering.height(font)
            if row.label:
                lettering.line(painter, QRectF(area.x(), top, indent, tall), row.label, small, ink)
            left = area.x() + (indent if row.label else 0)
            rest = QRectF(left, top, area.right() - left, tall * len(row.lines))
            color = ink if row.part in (Part.TITLE, Part.ADVICE) else quiet
            lettering.lines(painter, rest, list(row.lines), font, color)
            top += tall * len(row.lines)
