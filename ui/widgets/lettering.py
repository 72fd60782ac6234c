"""Text and simple shapes for widgets that paint themselves: every line elides or wraps, none is clipped."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

LEFT, RIGHT, CENTER = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


@lru_cache(maxsize=4096)
def width(text: str, font: QFont) -> float:
    """The advance of a text in a font, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def height(font: QFont) -> float:
    """The height of one line of a font, in pixels."""
    return QFontMetricsF(font).height()


def elided(text: str, font: QFont, room: float, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> str:
    """The text, shortened with an ellipsis to a width in pixels."""
    return QFontMetricsF(font).elidedText(text, mode, room)


def line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = LEFT,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """One line of text, in the middle of the rectangle's height, elided to its width."""
    if not text or rect.width() <= 0:
        return
    painter.setFont(font)
    painter.setPen(color)
    if width(text, font) > rect.width() + 0.5:
        text = elided(text, font, rect.width(), elide)
    flags = int(align) | int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextDontClip)
    painter.drawText(rect, flags | int(Qt.TextFlag.TextSingleLine), text)


def wrapped(text: str, font: QFont, room: float, most: int) -> list[str]:
    """The text in at most `most` lines of a width; words longer than a line break, the last line elides."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most and (row := layout.createLine()).isValid():
        row.setLineWidth(max(room, 1.0))
        starts.append(row.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    rows = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    if rows:
        rows[-1] = elided(rows[-1], font, room)
    return rows


def lines(
    painter: QPainter,
    rect: QRectF,
    rows: list[str],
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Lines that `wrapped` made, from the top of the rectangle."""
    step = height(font)
    for number, row in enumerate(rows):
        line(painter, QRectF(rect.x(), rect.y() + number * step, rect.width(), step), row, font, color, align)


def rounded(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, outline: QColor | None = None
) -> None:
    """A rounded rectangle; an outline is one pixel wide and lies inside."""
    if outline is not None:
        rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(outline, 1) if outline is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, radius, radius)


def bar(painter: QPainter, rect: QRectF, permille: int, track: QColor, fill: QColor) -> None:
    """A progress bar with round ends; anything begun shows at least a dot."""
    radius = rect.height() / 2
    rounded(painter, rect, radius, track)
    part = rect.width() * min(max(permille, 0), 1000) / 1000
    if part <= 0:
        return
    clip = QPainterPath()
    clip.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setClipPath(clip)
    rounded(painter, QRectF(rect.x(), rect.y(), max(part, rect.height()), rect.height()), radius, fill)
    painter.restore()


def circle(painter: QPainter, center: QPointF, diameter: float, fill: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawEllipse(center, diameter / 2, diameter / 2)
