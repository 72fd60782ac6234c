"""The pick screen: the bin large, the goods, how many, which tote, the ways out, the stops to come; without a
job the list of orders that wait."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from app.station.answer import Prompt
from app.station.pick_view import PickView
from app.station.view import StageView
from ui.stage.lines import LinesStage
from ui.stage.parts import Plan
from ui.stage.places import Arrangement
from ui.stage.stage import ProcedureStage
from ui.widgets import bannertext
from ui.widgets.bincard import BinCard
from ui.widgets.commandcards import CommandCards
from ui.widgets.pickcards import CountCard, GoodsCard, ToteCard
from ui.widgets.stopscard import StopsCard

_LEAST_WAYS = 190
"""Where less than this many token pixels is left for the body, the ways out are not shown."""


class PickStage(LinesStage):
    """The cards lie on the stage itself, beside the list that stands in their place while there is no job."""

    NAME = "pick"
    PLAN = Plan(bannertext.LOW, side_share=640, trail_tight=False, trail_handheld=False)

    def make_body(self) -> QWidget:
        lines = super().make_body()
        self.bin = BinCard(self.theme, self)
        self.goods = GoodsCard(self.theme, self)
        self.count = CountCard(self.theme, self)
        self.tote = ToteCard(self.theme, self)
        self.ways = CommandCards(self.theme, self)
        self.ways.commanded.connect(self.scan_entered)
        self._area = QRect()
        return lines

    def make_side(self) -> QWidget:
        self.stops = StopsCard(self.theme, self)
        return self.stops

    @property
    def _cards(self) -> tuple[QWidget, ...]:
        return self.bin, self.goods, self.count, self.tote, self.ways

    @property
    def _working(self) -> bool:
        return isinstance(self.view, PickView) and bool(self.view.bin)

    def show_body(self, view: StageView) -> None:
        super().show_body(view)
        if isinstance(view, PickView):
            for card in (self.bin, self.goods, self.count, self.tote, self.stops):
                card.show_view(view)
            self.ways.show_actions(view.ways_out)
        self._lay_cards()

    def lay_body(self, area: QRect) -> None:
        super().lay_body(area)
        self._area = area
        self._lay_cards()

    def without_scanner(self) -> Prompt:
        return ProcedureStage.without_scanner(self) if self._working else super().without_scanner()

    def _lay_cards(self) -> None:
        """The list or the cards; a body too low for all of them keeps the bin, the count and the tote."""
        self.lines.setVisible(not self._working)
        for card in self._cards:
            card.setVisible(self._working)
        if not self._working or self._area.isEmpty():
            return
        handheld = self.arrangement is Arrangement.HANDHELD
        self.ways.set_compact(self.arrangement is not Arrangement.WIDE)
        area, gap = QRect(self._area), self.theme.px(16 if self.arrangement is Arrangement.WIDE else 10)
        self.ways.setVisible(area.height() >= self.theme.px(_LEAST_WAYS))
        if self.ways.isVisibleTo(self):
            tall = self.ways.height_for(area.width())
            self.ways.setGeometry(area.x(), area.bottom() + 1 - tall, area.width(), tall)
            area.setBottom(area.bottom() - tall - gap)
        upright = handheld and area.width() < area.height() * 3 // 2
        (self._lay_upright if upright else self._lay_across)(area, gap)

    def _lay_across(self, area: QRect, gap: int) -> None:
        """The bin above goods, count and tote, side by side."""
        low = area.height() < self.theme.px(300)
        top = area.height() * (50 if low else 46) // 100
        self.bin.setGeometry(area.x(), area.y(), area.width(), top)
        lower = QRect(area.x(), area.y() + top + gap, area.width(), area.height() - top - gap)
        tote = max(self.theme.px(130), lower.width() * 215 // 1000)
        count = max(self.theme.px(150), lower.width() * 275 // 1000)
        goods = lower.width() - tote - count - 2 * gap
        self.goods.setGeometry(lower.x(), lower.y(), goods, lower.height())
        self.count.setGeometry(lower.x() + goods + gap, lower.y(), count, lower.height())
        self.tote.setGeometry(lower.right() + 1 - tote, lower.y(), tote, lower.height())

    def _lay_upright(self, area: QRect, gap: int) -> None:
        """A handheld: one above the other."""
        room = area.height() - 2 * gap
        heights = room * 40 // 100, room * 26 // 100
        top = area.y()
        for card, tall in zip((self.bin, self.goods), heights, strict=True):
            card.setGeometry(area.x(), top, area.width(), tall)
            top += tall + gap
        tote = area.width() * 37 // 100
        rest = area.bottom() + 1 - top
        self.count.setGeometry(area.x(), top, area.width() - tote - gap, rest)
        self.tote.setGeometry(area.right() + 1 - tote, top, tote, rest)
