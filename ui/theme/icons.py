"""Icons: our own strokes on a 24 grid, drawn once per size and colour and kept."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme.theme import RESOURCES

_FOLDER = RESOURCES / "icons"


@lru_cache(maxsize=64)
def _strokes(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=64)
def known(name: str) -> bool:
    """Is there an icon of this name? A screen leaves out one that it does not know."""
    return bool(name) and (_FOLDER / f"{name}.svg").is_file()


@lru_cache(maxsize=512)
def _picture(name: str, pixels: int, color: str, width: float) -> QPixmap:
    text = (
        _strokes(name).replace("currentColor", color).replace('stroke-width="2"', f'stroke-width="{width}"')
    )
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


def draw(
    painter: QPainter, name: str, center: QPointF, size: float, color: QColor, width: float = 2.0
) -> None:
    """Draw an icon of `size` pixels around a point; `width` is the stroke on the 24 grid."""
    ratio = painter.deviceTransform().m11()
    picture = _picture(name, round(size * ratio), color.name(), width)
    target = QRectF(center.x() - size / 2, center.y() - size / 2, size, size)
    painter.drawPixmap(target, picture, QRectF(picture.rect()))
