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

_AT_THE_BOTTOM = "setup"


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
        middle = self.width() / 2
        icons.draw(painter, self.icon_name, QPointF(middle, px(25)), px(28), ink)
        area = QRectF(px(2), px(44), self.width() - px(4), px(26))
        lettering.line(
            painter, area, self.text(), self.theme.font(14, tokens.SEMIBOLD), ink, lettering.CENTER
        )
        painter.end()


class Rail(Canvas):
    """Our mark, the procedures, and the set-up at the bottom. Nothing here leads into nothing."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._items = {name: self._item(name) for name in names}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._items)

    def item(self, name: str) -> RailItem:
        return self._items[name]

    def show_procedure(self, name: str) -> None:
        for other, item in self._items.items():
            item.setChecked(other == name)

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
        px = self.theme.px
        center = QPointF(area.width() / 2, px(35))
        icons.draw(painter, "mark", center, px(34), self.theme.color("onfill"))

    def resizeEvent(self, _event: object) -> None:
        px = self.theme.px
        side = px(12) if self.width() >= px(100) else px(4)
        top = px(74)
        for name, item in self._items.items():
            place = self.height() - px(96) if name == _AT_THE_BOTTOM else top
            item.setGeometry(side, place, self.width() - 2 * side, px(76))
            top += px(84) if name != _AT_THE_BOTTOM else 0

    def _item(self, name: str) -> RailItem:
        icon = {"receiving": "receive"}.get(name, name)
        item = RailItem(self.theme, icon, self.word(name), self)
        item.clicked.connect(lambda: self._choose(name))
        return item

    def _choose(self, name: str) -> None:
        self.show_procedure(name)
        self.chosen.emit(name)
