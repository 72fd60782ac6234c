"""The strip at the bottom: connected or not, how many wait, the scanner; who, where, what time."""

from __future__ import annotations

import time
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.station.view import StatusView
from ui.theme import icons, tokens
from ui.theme.theme import Theme
from ui.widgets import lettering
from ui.widgets.canvas import Canvas

_LEAST_TEXT = 48


class Notice(NamedTuple):
    """One thing that the strip says; `ink` names a colour of the theme."""

    icon: str
    text: str
    ink: str


def clock_text(at: int, form: str = "%H:%M") -> str:
    """The local time of an instant in microseconds UTC."""
    return time.strftime(form, time.localtime(at // 1_000_000))


class StatusStrip(Canvas):
    """Painted from one StatusView; only a difference paints again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._status: StatusView | None = None
        self._clock = ""
        self.inset = tokens.MARGIN

    def show_status(self, status: StatusView) -> None:
        if status == self._status:
            return
        self._status = status
        self.setAccessibleName(". ".join(notice.text for notice in self.notices()))
        self.update()

    def show_clock(self, text: str) -> None:
        if text != self._clock:
            self._clock = text
            self.update()

    @property
    def clock(self) -> str:
        return self._clock

    def notices(self) -> list[Notice]:
        """What is said at the left, the most pressing first where room is short."""
        status = self._status
        if status is None:
            return []
        said = [self._books(status), self._waiting(status), self._scanner(status)]
        if status.parked:
            said.insert(2, Notice("octagon", self.tr("{0} parked").format(status.parked), "bad"))
        if status.attention:
            said.insert(0, Notice("triangle", status.attention, "warn"))
        return said

    def pressing(self) -> Notice | None:
        """The one notice that a small screen must not leave out, if there is one."""
        pressing = [notice for notice in self.notices() if notice.ink not in ("ok", "mute")]
        return pressing[0] if pressing else None

    @property
    def status(self) -> StatusView | None:
        return self._status

    def _books(self, status: StatusView) -> Notice:
        if status.connected:
            return Notice("cloud", self.tr("Connected"), "ok")
        return Notice("cloud-off", status.books or self.tr("Books away"), "warn")

    def _waiting(self, status: StatusView) -> Notice:
        if status.waiting == 0:
            return Notice("send", self.tr("Nothing waiting to send"), "mute")
        if status.waiting == 1:
            return Notice("send", self.tr("1 scan waiting to send"), "warn")
        return Notice("send", self.tr("{0} scans waiting to send").format(status.waiting), "warn")

    def _scanner(self, status: StatusView) -> Notice:
        if status.listening:
            return Notice("scanner", status.device, "mute")
        return Notice("scanner-off", self.tr("Scanner not listening"), "bad")

    def draw(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, self.theme.color("bg"))
        if self._status is None:
            return
        px = self.theme.px
        font = self.theme.font(15, tokens.MEDIUM)
        right = self._people(area.width() * 0.5)
        taken = lettering.width(right, font)
        inner = area.adjusted(px(self.inset), 0, -px(self.inset), -px(2))
        lettering.line(painter, inner, right, font, self.theme.color("mute"), lettering.RIGHT)
        self._draw_notices(painter, inner.adjusted(0, 0, -taken - px(24), 0))

    def _people(self, room: float) -> str:
        """Who, where and when; on a narrow strip the clock goes last of all."""
        assert self._status is not None
        parts = [self._status.operator, self._status.station, self._clock]
        while len(parts) > 1 and lettering.width(_joined(parts), self.theme.font(15)) > room:
            parts.pop(1 if len(parts) == 3 else 0)
        return _joined(parts)

    def _draw_notices(self, painter: QPainter, area: QRectF) -> None:
        px = self.theme.px
        font = self.theme.font(15, tokens.SEMIBOLD)
        notices = self.notices()
        widths = self.text_widths(notices, area.width())
        left = area.x()
        for notice, room in zip(notices, widths, strict=True):
            ink = self.theme.color(notice.ink)
            icons.draw(painter, notice.icon, QPointF(left + px(10), area.center().y()), px(20), ink)
            if room > 0:
                text = QRectF(left + px(28), area.y(), room, area.height())
                lettering.line(painter, text, notice.text, font, ink, elide=Qt.TextElideMode.ElideRight)
            left += px(20) + (px(8) + room if room > 0 else 0) + px(24)

    def text_widths(self, notices: list[Notice], room: float) -> list[float]:
        """The room of each text: quiet ones shrink to their icon from the right, then the longest are cut."""
        px = self.theme.px
        font = self.theme.font(15, tokens.SEMIBOLD)
        widths = [lettering.width(notice.text, font) + 1 for notice in notices]
        quiet = [number for number, notice in enumerate(notices) if notice.ink in ("ok", "mute")]
        while (excess := self._taken(widths) - room) > 0 and any(widths):
            longest = widths.index(max(widths))
            if quiet:
                widths[quiet.pop()] = 0
            elif widths[longest] - excess < px(_LEAST_TEXT) and widths[longest] <= 2 * px(_LEAST_TEXT):
                widths[longest] = 0
            else:
                widths[longest] = max(widths[longest] - excess, widths[longest] / 2)
        return widths

    def _taken(self, widths: list[float]) -> float:
        """The room of all icons and texts with the gaps between them."""
        px = self.theme.px
        return sum(px(44) + (px(8) + width if width else 0) for width in widths) - px(24)


def _joined(parts: list[str]) -> str:
    return "   ·   ".join(part for part in parts if part)
