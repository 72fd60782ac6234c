"""The photographs of a unit: small pictures, and the card that takes one more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme import icons, tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.canvas import Card

_HEAD, _FOOT, _WIDE = 44, 28, 84
TAKE = "CMD:PHOTO"


class PhotosCard(Card):
    """A tap anywhere takes one: the card is one large target."""

    commanded = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.folder = Path("nowhere")
        """The stations’ folders: each keeps its photographs in `photos`, under their SHA-256."""
        self._names: tuple[str, ...] = ()
        self._enabled = False
        self._pictures: dict[str, QPixmap] = {}

    def show_photos(self, names: Sequence[str], *, enabled: bool) -> None:
        """`enabled`: there is something to photograph."""
        self._names, self._enabled = tuple(names), enabled
        self._pictures = {name: self._pictures.get(name) or self._read(name) for name in names}
        self.setAccessibleName(f"{self.tr('Photographs')}: {len(names)}")
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._enabled and self.rect().contains(event.position().toPoint()):
            self.commanded.emit(TAKE)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px, theme = self.theme.px, self.theme
        head = QRectF(px(16), px(4), area.width() - px(32), px(_HEAD))
        codes = theme.font(14, tokens.MEDIUM, Cut.CODES)
        lettering.line(painter, head, TAKE, codes, theme.color("mute"), lettering.RIGHT)
        head.setRight(head.right() - lettering.width(TAKE, codes) - px(8))
        font = theme.font(17, tokens.SEMIBOLD)
        lettering.line(painter, head, self.tr("Photographs"), font, theme.color("ink"))
        body = QRectF(px(16), px(_HEAD + 4), area.width() - px(32), area.height() - px(_HEAD + 12))
        if body.height() >= px(40):
            self._draw_row(painter, body)

    def _draw_row(self, painter: QPainter, area: QRectF) -> None:
        """The last ones that have room, then the tile that takes one more."""
        px = self.theme.px
        area = QRectF(area.x(), area.y(), area.width(), min(area.height(), px(240)))
        gap, foot = px(8), px(_FOOT) if area.height() >= px(96) else 0
        least = max(px(_WIDE), min(px(190), (area.height() - foot) * 0.75))
        room = max(1, int((area.width() + gap) // (least + gap)))
        shown = self._names[-(room - 1) :] if room > 1 else ()
        first = len(self._names) - len(shown)
        wide = (area.width() - (room - 1) * gap) / room
        for number, name in enumerate(shown):
            tile = QRectF(area.x() + number * (wide + gap), area.y(), wide, area.height() - foot)
            self._draw_picture(painter, tile, name)
            if not foot:
                continue
            words = QRectF(tile.x(), tile.bottom(), wide, foot)
            label = self.tr("No. {0}").format(first + number + 1)
            small = self.theme.font(14, tokens.SEMIBOLD)
            lettering.line(painter, words, label, small, self.theme.color("mute"), lettering.CENTER)
        tile = QRectF(area.x() + len(shown) * (wide + gap), area.y(), wide, area.height() - foot)
        self._draw_take(painter, tile, foot)

    def _draw_picture(self, painter: QPainter, tile: QRectF, name: str) -> None:
        px, theme, picture = self.theme.px, self.theme, self._pictures[name]
        if picture.isNull():
            lettering.rounded(painter, tile, px(10), theme.color("sunk"), theme.color("line"))
            icons.draw(painter, "camera", tile.center(), px(28), theme.color("mute"))
            return
        clip = QPainterPath()
        clip.addRoundedRect(tile, px(10), px(10))
        painter.save()
        painter.setClipPath(clip)
        scaled = picture.size().scaled(tile.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(0, 0, scaled.width(), scaled.height())
        target.moveCenter(tile.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, picture, QRectF(picture.rect()))
        painter.restore()

    def _draw_take(self, painter: QPainter, tile: QRectF, foot: int) -> None:
        px, theme = self.theme.px, self.theme
        ink = theme.color("onfill" if self._enabled else "mute")
        lettering.rounded(painter, tile, px(10), theme.color("rail" if self._enabled else "track"))
        icons.draw(painter, "camera", QPointF(tile.center()), min(px(34), tile.height() * 0.5), ink)
        if foot:
            words = QRectF(tile.x() - px(6), tile.bottom(), tile.width() + px(12), foot)
            small = theme.font(14, tokens.SEMIBOLD)
            name = "accent" if self._enabled else "mute"
            lettering.line(painter, words, self.tr("Take one"), small, theme.color(name), lettering.CENTER)

    def _read(self, name: str) -> QPixmap:
        """A picture of the folder; null where it is not there."""
        found = next(self.folder.glob(f"*/photos/{name}.jpg"), None)
        picture = QPixmap(str(found)) if found else QPixmap()
        return (
            picture
            if picture.isNull()
            else picture.scaledToHeight(
                min(picture.height(), 400), Qt.TransformationMode.SmoothTransformation
            )
        )
