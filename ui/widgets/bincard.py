"""The bin to go to, readable from two metres, with the way there as a small map."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.station.pick_view import PickView
from ui.theme import icons, tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.canvas import Card
from ui.widgets.pill import draw_pill
from ui.widgets.walkmap import WalkMap

_SIZES = (136, 120, 108, 92, 76, 64, 52, 40, 32)
_FLAT = 112
"""A card lower than this many token pixels has one line."""
_MAP, _MAP_FROM = 216, 620
"""The map's width, and that of the card from which on it is shown, in token pixels."""


class BinCard(Card):
    """Says where to take from, and whether the bin was scanned."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view = PickView("pick", "")
        self.map = WalkMap(theme, self)

    def show_view(self, view: PickView) -> None:
        self._view = view
        self.setAccessibleName(f"{self.tr('Take from bin')} {view.bin}. {view.place}")
        self.map.show_walk(view.aisles, view.walk)
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        px = self.theme.px
        shown = self.width() >= px(_MAP_FROM) and self.height() >= px(_FLAT)
        self.map.setVisible(shown)
        if shown:
            wide = px(_MAP)
            self.map.setGeometry(self.width() - wide - px(16), px(16), wide, self.height() - px(32))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px, theme, view = self.theme.px, self.theme, self._view
        right = self.map.x() - px(16) if self.map.isVisibleTo(self) else area.right() - px(18)
        inner = QRectF(px(20), 0, right - px(20), area.height())
        if area.height() < px(_FLAT):
            self._draw_flat(painter, inner)
            return
        small, low = theme.font(17, tokens.SEMIBOLD), area.height() < px(150)
        first = QRectF(inner.x(), px(8), inner.width(), px(28))
        foot = QRectF(inner.x(), area.bottom() - px(38), inner.width(), px(30))
        said = f"{self.tr('Take from bin')}, {view.stop_text}"
        pill, tone, icon = self._scanned()
        line = first if low else foot
        taken = draw_pill(painter, theme, QPointF(line.right(), line.center().y()), pill, icon, tone)
        first.setRight(first.right() - (taken + px(10) if low else 0))
        lettering.line(painter, first, said, small, theme.color("mute"))
        bottom = area.bottom() - px(6) if low else foot.y()
        self._draw_code(painter, QRectF(inner.x(), first.bottom(), inner.width(), bottom - first.bottom()))
        if not low and view.place:
            icons.draw(
                painter, "place", QPointF(foot.x() + px(10), foot.center().y()), px(20), theme.color("accent")
            )
            foot.setLeft(foot.x() + px(26))
            foot.setRight(foot.right() - taken - px(10))
            lettering.line(painter, foot, view.place, theme.font(17, tokens.SEMIBOLD), theme.color("ink"))

    def _draw_flat(self, painter: QPainter, inner: QRectF) -> None:
        """Too low for lines above each other: the code at the left, the rest beside it."""
        px, theme, view = self.theme.px, self.theme, self._view
        pill, tone, icon = self._scanned()
        right = QPointF(inner.right(), inner.center().y() - px(14))
        taken = draw_pill(painter, theme, right, pill, icon, tone, inner.width() / 2)
        below = QRectF(inner.right() - taken, inner.center().y() + px(4), taken, px(24))
        font = theme.font(15, tokens.SEMIBOLD)
        lettering.line(painter, below, view.stop_text, font, theme.color("mute"), lettering.RIGHT)
        self._draw_code(painter, inner.adjusted(0, 0, -taken - px(12), 0))

    def _scanned(self) -> tuple[str, str, str]:
        """Word, tint and icon of the pill."""
        if self._view.bin_scanned:
            return self.tr("Bin scanned"), "ok", "check"
        return self.tr("Scan the bin"), "warn", "scanner"

    def _draw_code(self, painter: QPainter, area: QRectF) -> None:
        most = area.height() / self.theme.scale / 0.86
        sizes = tuple(size for size in _SIZES if size <= most) or _SIZES[-1:]
        font = self.fitted(self._view.bin, sizes, area.width(), Cut.CODES)
        lettering.line(painter, area, self._view.bin, font, self.theme.color("ink"))
