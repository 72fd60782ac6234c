"""What the camera sees, with a box around each code: known green, unknown amber, refused red; never by
colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from ui.theme import icons, tokens
from ui.theme.theme import Theme
from ui.widgets import lettering
from ui.widgets.canvas import Canvas

if TYPE_CHECKING:  # Frames are numpy's, and a station without a camera need not load it.
    from app.scan.camera import View

EVERY = 66_000
"""Microseconds between two pictures: fifteen a second are enough to aim by."""
_LONGEST = 168
"""Token pixels of a code's text at its box; longer ones lose their middle."""

_MARKS = {
    "known": ("check", "okfill", tokens.DARK.ok),
    "unknown": ("question", "warnfill", tokens.DARK.warn),
    "refused": ("cross", "badfill", tokens.DARK.bad),
    "seen": ("", "", tokens.DARK.ink),
}
"""Icon and fill of the badge, and the line; on a picture both themes need the bright line."""


class Box(NamedTuple):
    """A code in the picture: its corners in the picture's pixels, what it means, what it says."""

    corners: tuple[tuple[float, float], ...]
    mark: str
    text: str


class Picture(NamedTuple):
    """A frame ready to be painted."""

    image: QImage
    boxes: tuple[Box, ...]


class FrameFeed(QObject):
    """Makes pictures of frames on the camera's thread: at most fifteen a second, one ahead of the painter,
    and none for nobody."""

    ready = Signal(object)
    """A Picture."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = QSize(320, 180)
        """The room there is, in real pixels."""
        self.wanted = False
        self._waiting = False
        self._last = -EVERY

    def offer(self, view: View) -> None:
        """Take a frame; any thread may call."""
        if not self.wanted or self._waiting or 0 <= view.at - self._last < EVERY:
            return
        self._last, self._waiting = view.at, True
        self.ready.emit(picture(view, self.size))

    def painted(self) -> None:
        """The last picture is on the screen: the next one may come."""
        self._waiting = False


def picture(view: View, room: QSize) -> Picture:
    """A frame and its boxes, scaled into a room of real pixels."""
    from app.scan.imaging import opencv

    cv2 = opencv()
    high, wide = view.frame.shape[:2]
    scale = min(room.width() / wide, room.height() / high, 1.0)
    size = (max(round(wide * scale), 1), max(round(high * scale), 1))
    small = cv2.resize(view.frame, size, interpolation=cv2.INTER_AREA)
    colour = cv2.COLOR_GRAY2BGRA if small.ndim == 2 else cv2.COLOR_BGR2BGRA
    pixels = cv2.cvtColor(small, colour)
    # The copy owns its pixels; those of numpy go with this call.
    image = QImage(pixels.data, size[0], size[1], pixels.strides[0], QImage.Format.Format_RGB32).copy()
    boxes = tuple(
        Box(tuple((x * scale, y * scale) for x, y in read.box), str(mark), read.text)
        for read, mark in view.marks
    )
    return Picture(image, boxes)


class Preview(Canvas):
    """The newest picture, or in words why there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.feed = FrameFeed(self)
        self.feed.ready.connect(self._take)
        self._picture: Picture | None = None
        self._words = ""

    @property
    def picture(self) -> Picture | None:
        """What is shown, if the camera is live."""
        return None if self._words else self._picture

    def show_state(self, text: str, live: bool) -> None:
        """How the camera stands; while it is live the picture says enough."""
        words = "" if live else text
        self.setAccessibleName(text)
        if words != self._words:
            self._words = words
            self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()
        self.feed.wanted = True
        self.feed.painted()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.feed.wanted = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        radius = self.theme.px(tokens.RADIUS_CARD)
        outline = self.theme.color("line") if self.theme.dark else None
        lettering.rounded(painter, area, radius, self.theme.color("rail"), outline)
        shown = self.picture
        if shown is None:
            self._draw_words(painter, area)
        else:
            clip = QPainterPath()
            clip.addRoundedRect(area, radius, radius)
            painter.setClipPath(clip)
            place = self._place(shown, area)
            painter.drawImage(place, shown.image)
            self._draw_boxes(painter, shown, place)
        self.feed.painted()

    def _take(self, picture: Picture) -> None:
        self._picture = picture
        self.setAccessibleDescription(self._told(picture.boxes))
        self.update()

    def _told(self, boxes: tuple[Box, ...]) -> str:
        words = {
            "known": self.tr("known"),
            "unknown": self.tr("unknown"),
            "refused": self.tr("refused"),
            "seen": self.tr("being read"),
        }
        return ". ".join(f"{box.text}, {words[box.mark]}" for box in boxes)

    def _measure(self) -> None:
        self.feed.size = self.size() * self.devicePixelRatioF()

    def _place(self, shown: Picture, area: QRectF) -> QRectF:
        """The whole picture in the middle; a small one is not blown up beyond the room."""
        size = shown.image.size().toSizeF()
        size.scale(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(area.center())
        return place

    def _draw_words(self, painter: QPainter, area: QRectF) -> None:
        px, color = self.theme.px, self.theme.color
        starting = not self._words
        text = self._words or self.tr("The camera is starting")
        font = self.theme.font(14, tokens.SEMIBOLD)
        rows = lettering.wrapped(text, font, area.width() - px(24), 4)
        tall = lettering.height(font) * len(rows)
        top = area.center().y() - (tall + px(36)) / 2
        ink = color("railink" if starting else "railwarn")
        name = "camera" if starting else "camera-off"
        icons.draw(painter, name, QPointF(area.center().x(), top + px(14)), px(28), ink)
        below = QRectF(area.x() + px(12), top + px(36), area.width() - px(24), tall)
        lettering.lines(painter, below, rows, font, color("onfill"), lettering.CENTER)

    def _draw_boxes(self, painter: QPainter, shown: Picture, place: QRectF) -> None:
        scale = place.width() / shown.image.width()
        polygons = [
            QPolygonF([QPointF(place.x() + x * scale, place.y() + y * scale) for x, y in box.corners])
            for box in shown.boxes
        ]
        for box, polygon in zip(shown.boxes, polygons, strict=True):
            self._draw_outline(painter, box.mark, polygon)
        self._draw_badges(painter, shown.boxes, [polygon.boundingRect() for polygon in polygons], place)

    def _draw_outline(self, painter: QPainter, mark: str, polygon: QPolygonF) -> None:
        px = self.theme.px
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A dark seam on both sides: the line must be seen on white paper and on a black tyre.
        join = Qt.PenJoinStyle.RoundJoin
        wide = px(1.5) if mark == "seen" else px(3)
        for color, width in ((tokens.DARK.rail, wide + px(2)), (_MARKS[mark][2], wide)):
            painter.setPen(QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, join))
            painter.drawPolygon(polygon)

    def _draw_badges(
        self, painter: QPainter, boxes: tuple[Box, ...], around: list[QRectF], place: QRectF
    ) -> None:
        """A sign at each box, with its text where all texts have room."""
        texts = [box.text for box in boxes]
        pills = [self._pill(text, where, place) for text, where in zip(texts, around, strict=True)]
        if any(one.intersects(other) for n, one in enumerate(pills) for other in pills[n + 1 :]):
            texts = [""] * len(boxes)
            pills = [self._pill("", where, place) for where in around]
        for box, text, pill in zip(boxes, texts, pills, strict=True):
            if _MARKS[box.mark][0]:
                self._draw_badge(painter, box.mark, text, pill)

    def _pill(self, text: str, around: QRectF, place: QRectF) -> QRectF:
        px = self.theme.px
        tall, word = px(22), lettering.width(text, self.theme.font(14, tokens.SEMIBOLD)) + 1
        wide = tall + (min(word, px(_LONGEST)) + px(8) if text else 0)
        left = min(max(around.x(), place.x()), place.right() - wide)
        return QRectF(left, max(around.y() - tall - px(3), place.y()), wide, tall)

    def _draw_badge(self, painter: QPainter, mark: str, text: str, pill: QRectF) -> None:
        icon, fill, _ = _MARKS[mark]
        tall, ink = pill.height(), self.theme.color("onfill")
        lettering.rounded(painter, pill, tall / 2, self.theme.color(fill))
        middle = QPointF(pill.x() + tall / 2, pill.center().y())
        icons.draw(painter, icon, middle, self.theme.px(14), ink, 3)
        room = pill.adjusted(tall, 0, -self.theme.px(8), 0)
        font = self.theme.font(14, tokens.SEMIBOLD)
        lettering.line(painter, room, text, font, ink, elide=Qt.TextElideMode.ElideMiddle)
