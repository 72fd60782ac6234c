"""The dark card that always says what to scan next."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.station.answer import Prompt
from ui.theme import icons, tokens
from ui.theme.theme import Theme
from ui.widgets import lettering
from ui.widgets.canvas import Canvas
from ui.widgets.statusstrip import Notice

_LIGHT = ("rail", "onfill", "railink", "railwarn")
_DARK = ("accentbg", "ink", "mute", "warn")


class NextCard(Canvas):
    """The prompt's words; a pressing notice takes the second line where there is no status strip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._prompt = Prompt("")
        self._icon = "scanner"
        self._notice: Notice | None = None

    def show_prompt(self, prompt: Prompt, icon: str = "scanner") -> None:
        if (prompt, icon) != (self._prompt, self._icon):
            self._prompt, self._icon = prompt, icon
            self.setAccessibleName(f"{prompt.title}. {prompt.text}")
            self.update()

    def show_notice(self, notice: Notice | None) -> None:
        if notice != self._notice:
            self._notice = notice
            self.update()

    @property
    def notice(self) -> Notice | None:
        return self._notice

    def draw(self, painter: QPainter, area: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        ground, ink, quiet, warn = _DARK if theme.dark else _LIGHT
        lettering.rounded(painter, area, px(tokens.RADIUS_CARD), theme.color(ground))
        icons.draw(painter, self._icon, QPointF(px(30), area.center().y()), px(30), theme.color(ink))
        title = theme.font(17, tokens.BOLD)
        small = theme.font(14, tokens.SEMIBOLD)
        second = self._notice.text if self._notice else self._prompt.text
        room = area.width() - px(56) - px(14)
        most = 1 if area.height() < px(70) else 2
        rows = lettering.wrapped(second, small, room, most) if second else []
        tall = lettering.height(title) + len(rows) * lettering.height(small)
        top = area.center().y() - tall / 2
        upper = QRectF(px(56), top, room, lettering.height(title))
        lettering.line(painter, upper, self._prompt.title, title, theme.color(ink))
        lower = QRectF(px(56), upper.bottom(), room, tall)
        lettering.lines(painter, lower, rows, small, theme.color(warn if self._notice else quiet))
