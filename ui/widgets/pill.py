"""A pill: a word with its icon on a tint, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.theme import icons, tokens
from ui.theme.theme import Theme
from ui.widgets import lettering

_TALL = 30


def draw_pill(
    painter: QPainter, theme: Theme, right: QPointF, text: str, icon: str, tone: str, room: float = 1e9
) -> float:
    """Draw it so that it ends at `right`, the middle of its end; returns its width in pixels."""
    px, font = theme.px, theme.font(15, tokens.SEMIBOLD)
    wide = min(lettering.width(text, font) + px(42), room)
    area = QRectF(right.x() - wide, right.y() - px(_TALL) / 2, wide, px(_TALL))
    lettering.rounded(painter, area, px(_TALL) / 2, theme.color(f"{tone}bg"))
    ink = theme.color(tone)
    icons.draw(painter, icon, QPointF(area.x() + px(18), area.center().y()), px(16), ink, 2.8)
    lettering.line(painter, area.adjusted(px(31), 0, -px(8), 0), text, font, ink)
    return float(wide)
