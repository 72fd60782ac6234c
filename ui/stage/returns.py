"""The returns bench: the unit's facts, questions and photographs, the ways it can take, and what waits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from app.station.answer import Prompt
from app.station.returns_view import ReturnsView
from app.station.view import StageView
from ui.stage.parts import Plan
from ui.stage.places import Arrangement
from ui.stage.stage import ProcedureStage
from ui.widgets import bannertext
from ui.widgets.ageingcard import AgeingCard
from ui.widgets.checkcard import CheckCard
from ui.widgets.commandcards import CommandCards
from ui.widgets.factscard import FactsCard
from ui.widgets.photoscard import PhotosCard

_LEAST_MIDDLE = 102
"""Lower than this many token pixels, neither questions nor photographs are worth showing."""
_GOOD_MIDDLE, _FACTS_LOW = 156, 106
"""Lower than the one, the unit's figures give way, and its card is as low as the other."""
_FIRST_ROW = 5
"""So many ways stand in the first row, the others share the second."""


class ReturnsStage(ProcedureStage):
    """The cards lie on the stage itself; on a small window the queue has the place of what is not in work."""

    NAME = "returns"
    PLAN = Plan(bannertext.LOW, side_share=1000, trail_tight=False, side_tight=True, trail_handheld=False)

    def make_body(self) -> QWidget:
        self.facts = FactsCard(self.theme, self)
        self.checks = CheckCard(self.theme, self)
        self.photos = PhotosCard(self.theme, self)
        self.ways = CommandCards(self.theme, self)
        self.more_ways = CommandCards(self.theme, self)
        self.answers = CommandCards(self.theme, self)
        self.handheld_queue = AgeingCard(self.theme, self)
        for card in (self.checks, self.photos, self.ways, self.more_ways, self.answers):
            card.commanded.connect(self.scan_entered)
        self.handheld_queue.tapped.connect(self.scan_entered)
        self._area = QRect()
        return self.facts

    def make_side(self) -> QWidget:
        self.queue = AgeingCard(self.theme, self)
        self.queue.tapped.connect(self.scan_entered)
        return self.queue

    @property
    def _working(self) -> bool:
        return isinstance(self.view, ReturnsView) and self.view.unit is not None

    def keep_photographs_in(self, folder: Path) -> None:
        """The stations’ folders, in which their photographs lie."""
        self.photos.folder = folder

    def show_body(self, view: StageView) -> None:
        if isinstance(view, ReturnsView):
            self.facts.show_view(view)
            self.checks.show_view(view)
            self.photos.show_photos(view.photos, enabled=view.unit is not None or bool(view.parcel))
            self.ways.show_actions(view.ways[:_FIRST_ROW])
            self.more_ways.show_actions(view.ways[_FIRST_ROW:])
            self.answers.show_actions(view.answers)
            self.queue.show_queue(view.queue)
            self.handheld_queue.show_queue(view.queue)
        self._lay_cards()

    def lay_body(self, area: QRect) -> None:
        self._area = area
        self._lay_cards()

    def without_scanner(self) -> Prompt:
        if self._working:
            return Prompt(self.tr("No scanner at hand?"), self.tr("Tap an answer, a grade, a card"))
        return Prompt(self.tr("No scanner at hand?"), self.tr("Tap a row, or type the code with F2"))

    def _lay_cards(self) -> None:
        """Facts above, questions beside photographs, the ways below. Where questions have no room, answers
        and grades stand in the ways' place until there is a grade."""
        px, area = self.theme.px, QRect(self._area)
        wide = self.arrangement is Arrangement.WIDE
        for cards in self._rows:
            cards.set_compact(not wide)
        gap = px(10 if wide else 8)
        self.handheld_queue.setVisible(not self._working and self.arrangement is Arrangement.HANDHELD)
        if not self._working and not wide:
            self._show()
            self._lay_idle(area, gap)
            return
        facts = self._facts_height(area)
        middle = self._middle(area, facts, gap)
        if middle < px(_GOOD_MIDDLE):
            facts, middle = px(_FACTS_LOW), middle + facts - px(_FACTS_LOW)
        if middle < px(_LEAST_MIDDLE):
            self._lay_low(area, gap)
            return
        photos = area.width() >= px(520) or middle >= px(320)
        self._show(middle=True, photos=photos, ways=True)
        self.facts.setGeometry(area.x(), area.y(), area.width(), facts)
        self._lay_ways(area, gap)
        self._lay_middle(QRect(area.x(), area.y() + facts + gap, area.width(), middle), gap)

    def _middle(self, area: QRect, facts: int, gap: int) -> int:
        """The height of questions and photographs: where it is short, the ways give some."""
        middle = 0
        for low in (False, True):
            for cards in self._rows:
                cards.set_low(low)
            middle = area.height() - facts - self._ways_height(area.width(), gap) - 2 * gap
            if middle >= self.checks.needed(self._half(area, gap)):
                break
        return middle

    def _half(self, area: QRect, gap: int) -> int:
        """How wide the questions are beside the photographs."""
        wide = area.width()
        return wide if wide < self.theme.px(520) else (wide - gap) * 51 // 100

    @property
    def _rows(self) -> tuple[CommandCards, ...]:
        return self.ways, self.more_ways, self.answers

    def _ways_height(self, width: int, gap: int) -> int:
        return self.ways.height_for(width) + gap + self.more_ways.height_for(width)

    def _lay_ways(self, area: QRect, gap: int) -> None:
        """At the area's lower end, each row as high as it likes, but no higher than there is room."""
        wide = area.width()
        tall, low = self.ways.height_for(wide), self.more_ways.height_for(wide)
        room = area.height() - gap
        if tall + low > room:
            rows = self.ways.rows_for(wide), self.more_ways.rows_for(wide)
            low = room * rows[1] // max(1, sum(rows))
            tall = room - low
        bottom = area.bottom() + 1 - low
        self.more_ways.setGeometry(area.x(), bottom, wide, low)
        self.ways.setGeometry(area.x(), bottom - gap - tall, wide, tall)

    def _lay_low(self, area: QRect, gap: int) -> None:
        """No room for questions: answers and grades, then the ways."""
        graded = not isinstance(self.view, ReturnsView) or bool(self.view.grade) or not self._working
        self._show(ways=graded, answers=not graded)
        if graded:
            below = self._ways_height(area.width(), gap)
            self._lay_ways(area, gap)
        else:
            below = self.answers.height_for(area.width())
            self.answers.setGeometry(area.x(), area.bottom() + 1 - below, area.width(), below)
        self.facts.setGeometry(area.x(), area.y(), area.width(), max(0, area.height() - below - gap))

    def _facts_height(self, area: QRect) -> int:
        px = self.theme.px
        if self.arrangement is Arrangement.WIDE:
            return min(max(px(166), area.height() * 30 // 100), px(190))
        return px(168)

    def _lay_middle(self, area: QRect, gap: int) -> None:
        if not self.photos.isVisibleTo(self):
            self.checks.setGeometry(area)
            return
        if area.width() < self.theme.px(520):
            low = min(self.theme.px(150), area.height() * 40 // 100)
            self.checks.setGeometry(area.adjusted(0, 0, 0, -low - gap))
            self.photos.setGeometry(area.x(), area.bottom() + 1 - low, area.width(), low)
            return
        half = self._half(area, gap)
        self.checks.setGeometry(area.x(), area.y(), half, area.height())
        self.photos.setGeometry(area.x() + half + gap, area.y(), area.width() - half - gap, area.height())

    def _lay_idle(self, area: QRect, gap: int) -> None:
        """Nothing on the bench: what to scan, and on a handheld what waits."""
        if not self.handheld_queue.isVisibleTo(self):
            self.facts.setGeometry(area)
            return
        low = min(self.theme.px(104), area.height() // 3)
        self.facts.setGeometry(area.x(), area.y(), area.width(), low)
        self.handheld_queue.setGeometry(area.adjusted(0, low + gap, 0, 0))

    def _show(
        self, *, middle: bool = False, photos: bool = False, ways: bool = False, answers: bool = False
    ) -> None:
        self.checks.setVisible(middle)
        self.photos.setVisible(photos)
        self.ways.setVisible(ways)
        self.more_ways.setVisible(ways)
        self.answers.setVisible(answers)
