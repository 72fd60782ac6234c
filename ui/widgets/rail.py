"""The rail at the left: the procedures that work here, and which one is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import icons, tokens
from ui.theme.theme import Theme
from ui.widgets import lettering
from ui.widgets.button import Button
from ui.widgets.canvas import Canvas

SETUP = "setup"


ICONS = {"receiving": "receive"}
"""Icons that are not named as their procedure."""
_ITEM, _LEAST_ITEM, _GAP = 76, 48, 8
_HEAD, _LOW_HEAD = 74, 8
_LOW = 560
"""A rail lower than this many token pixels leaves our mark out."""


class RailItem(Button):
    """One procedure: icon above word."""

    def __init__(self, theme: Theme, name: str, text: str, parent: QWidget) -> None:
        super().__init__(theme, text, name, parent=parent)
        self.setCheckable(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, color = self.theme.px, self.theme.color
        if self.isChecked():
            radius = px(tokens.RADIUS_CARD)
            lettering.rounded(painter, QRectF(self.rect()), radius, color("accentfill"))
        bright = self.isChecked() or self.isDown()
        ink = color("onfill" if bright else "railink")
        low = min(1.0, (self.height() - px(_LEAST_ITEM)) / px(_ITEM - _LEAST_ITEM))
        size, icon_at, word_at = px(20 + 8 * low), px(15 + 10 * low), px(25 + 19 * low)
        icons.draw(painter, self.icon_name, QPointF(self.width() / 2, icon_at), size, ink)
        area = QRectF(px(2), word_at, self.width() - px(4), px(22 + 4 * low))
        lettering.line(
            painter, area, self.text(), self.theme.font(14, tokens.SEMIBOLD), ink, lettering.CENTER
        )
        painter.end()


class Rail(Canvas):
    """Our mark, the procedures, and the set-up at the bottom. Nothing here leads into nothing.

    On a low window the items move closer; those for which there is still no room are in the menu.
    """

    chosen = Signal(str)
    more = Signal()
    """The list of all procedures is wanted."""

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._items = {name: self._item(name) for name in names}
        self._more = RailItem(theme, "menu", self.tr("More"), self)
        self._more.setCheckable(False)
        self._more.clicked.connect(self.more)
        self._more.hide()
        self._more_wanted = False
        self._marked = True

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._items)

    def item(self, name: str) -> RailItem:
        return self._items[name]

    def show_procedure(self, name: str) -> None:
        for other, item in self._items.items():
            item.setChecked(other == name)

    def show_more(self, wanted: bool) -> None:
        """The menu has something that is not on the rail."""
        if wanted != self._more_wanted:
            self._more_wanted = wanted
            self._place()

    @property
    def needed(self) -> bool:
        """Is there anything to choose between?"""
        return len(self._items) > 1

    def word(self, name: str) -> str:
        words = {
            "receiving": self.tr("Receive"),
            "putaway": self.tr("Put away"),
            "pick": self.tr("Pick"),
            "pack": self.tr("Pack"),
            "ship": self.tr("Ship"),
            "returns": self.tr("Returns"),
            "count": self.tr("Count"),
            "counter": self.tr("Counter"),
            "lookup": self.tr("Look up"),
            "setup": self.tr("Setup"),
        }
        return words.get(name, name)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, self.theme.color("rail"))
        if self._marked:
            px = self.theme.px
            center = QPointF(area.width() / 2, px(35))
            icons.draw(painter, "mark", center, px(34), self.theme.color("onfill"))

    def resizeEvent(self, _event: object) -> None:
        self._place()

    def _place(self) -> None:
        px = self.theme.px
        self._marked = self.height() >= px(_LOW)
        top = px(_HEAD if self._marked else _LOW_HEAD)
        bottom = self.height() - px(20 if self._marked else _LOW_HEAD)
        setup = [item for name, item in self._items.items() if name == SETUP]
        items = [item for name, item in self._items.items() if name != SETUP]
        tall = self._item_height(bottom - top)
        for item in setup:
            bottom -= tall
            self._lay(item, bottom, tall)
        fit = max(0, (bottom - top) // (tall + px(_GAP)))
        more = self._more_wanted or fit < len(items)
        shown = items[: max(0, fit - 1)] if more else items
        for item in items:
            item.setVisible(item in shown)
        self._more.setVisible(more)
        for item in [*shown, *([self._more] if more else [])]:
            self._lay(item, top, tall)
            top += tall + px(_GAP)

    def _item_height(self, room: int) -> int:
        """As tall as the look has it where all fit so, else as low as a finger can still hit."""
        px = self.theme.px
        each = room // max(len(self._items) + self._more_wanted, 1)
        return min(px(_ITEM), max(px(_LEAST_ITEM), each - px(_GAP)))

    def _lay(self, item: RailItem, top: int, tall: int) -> None:
        side = self.theme.px(12) if self.width() >= self.theme.px(100) else self.theme.px(4)
        item.setGeometry(side, top, self.width() - 2 * side, tall)

    def _item(self, name: str) -> RailItem:
        item = RailItem(self.theme, ICONS.get(name, name), self.word(name), self)
        item.clicked.connect(lambda: self._choose(name))
        return item

    def _choose(self, name: str) -> None:
        self.show_procedure(name)
        self.chosen.emit(name)
