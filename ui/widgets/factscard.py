"""The unit on the bench: what it is, when and for how much it was sold, and why its refund is held."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.station.returns_view import FactView, ReturnsView, UnitView
from ui.theme import icons, tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.canvas import Card
from ui.widgets.pill import draw_pill

_STRIP = 34
_TILE_FROM = 560
"""A card narrower than this many token pixels has no tile."""
_FACTS_FROM = 106
"""A card lower than this many token pixels, without its strip, shows no facts."""
_ONE_LINE = 56
"""A card lower than this many token pixels has its name alone, in the middle."""
_STRIP_FROM = 88
"""A card lower than this many token pixels has no strip: its pill says that the refund is held."""


class FactsCard(Card):
    """With nothing on the bench, what there is to scan."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view = ReturnsView("returns", "")

    def show_view(self, view: ReturnsView) -> None:
        if view != self._view:
            self._view = view
            self.setAccessibleName(self.words())
            self.update()

    def words(self) -> str:
        """The card for who cannot see it."""
        unit = self._view.unit
        if unit is None:
            return f"{self._view.empty_title}. {self._view.empty_text}"
        facts = ". ".join(f"{fact.caption} {fact.figure} {fact.note}" for fact in unit.facts)
        rules = ". ".join(f"{self.tr('Rule: {0}').format(rule)}, {said}" for rule, said in unit.hits)
        return f"{unit.name}, {unit.identity}, {unit.state}. {facts}. {rules}"

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px, unit = self.theme.px, self._view.unit
        if unit is None:
            self._draw_empty(painter, area)
            return
        inner = area.adjusted(px(16), px(9), -px(16), -px(8))
        if (unit.hits or unit.rate) and area.height() >= px(_STRIP_FROM):
            strip = QRectF(
                area.x() + px(8), area.bottom() - px(_STRIP + 6), area.width() - px(16), px(_STRIP)
            )
            self._draw_strip(painter, strip, unit)
            inner.setBottom(strip.y() - px(4))
        if area.width() >= px(_TILE_FROM) and inner.height() >= px(76):
            inner.setLeft(self._draw_tile(painter, inner) + px(18))
        self._draw_unit(painter, inner, unit)

    def _draw_empty(self, painter: QPainter, area: QRectF) -> None:
        px, theme = self.theme.px, self.theme
        size = min(px(72), area.height() * 0.5)
        icons.draw(
            painter, "returns", QPointF(px(32) + size / 2, area.center().y()), size, theme.color("edge"), 1.7
        )
        words = QRectF(px(56) + size, 0, area.width() - px(72) - size, area.height())
        title, text = theme.font(21, tokens.BOLD), theme.font(16, tokens.MEDIUM)
        rows = lettering.wrapped(self._view.empty_text, text, words.width(), 3)
        tall = lettering.height(title) + len(rows) * lettering.height(text)
        top = QRectF(words.x(), area.center().y() - tall / 2, words.width(), lettering.height(title))
        lettering.line(painter, top, self._view.empty_title, title, theme.color("ink"))
        lettering.lines(painter, QRectF(top.x(), top.bottom(), top.width(), area.height()), rows, text,
                        theme.color("mute"))  # fmt: skip

    def _draw_tile(self, painter: QPainter, area: QRectF) -> float:
        """A picture's place, until items have pictures; returns where it ends."""
        px = self.theme.px
        size = min(area.height(), px(106))
        tile = QRectF(area.x(), area.y(), size, size)
        lettering.rounded(painter, tile, px(10), self.theme.color("accentbg"))
        icons.draw(painter, "returns", tile.center(), size * 0.5, self.theme.color("accent"), 1.6)
        return tile.right()

    def _draw_unit(self, painter: QPainter, area: QRectF, unit: UnitView) -> None:
        px, theme = self.theme.px, self.theme
        icon, tone, state = ("lookup", "accent", unit.state) if unit.is_ours else ("lock", "warn", unit.state)
        if unit.held and self.height() < px(_STRIP_FROM):
            icon, tone, state = "shield", "warn", self.tr("Refund held")
        low = self.height() < px(_ONE_LINE)
        right = QPointF(area.right(), self.height() / 2 if low else area.y() + px(15))
        taken = draw_pill(painter, theme, right, state, icon, tone, area.width() * 0.45)
        room = area.width() - taken - px(10)
        name = self.fitted(unit.name, (26, 23, 21, 19, 17), room)
        head = QRectF(area.x(), area.y() - px(2), room, max(lettering.height(name), px(28)))
        if low:
            head.moveTop(self.height() / 2 - head.height() / 2)
        lettering.line(painter, head, unit.name, name, theme.color("ink"))
        codes = theme.font(16, tokens.SEMIBOLD, Cut.CODES)
        below = QRectF(area.x(), head.bottom() - px(1), area.width(), lettering.height(codes))
        if below.bottom() <= area.bottom() + px(2):
            lettering.line(painter, below, unit.identity, codes, theme.color("mute"))
        rest = QRectF(area.x(), below.bottom() + px(2), area.width(), area.bottom() - below.bottom() - px(2))
        if area.height() >= px(_FACTS_FROM):
            self._draw_facts(painter, rest, unit.facts)

    def _draw_facts(self, painter: QPainter, area: QRectF, facts: tuple[FactView, ...]) -> None:
        """Side by side; a narrow card has them in two rows, or only the first."""
        px = self.theme.px
        across = len(facts) if area.width() >= px(520) else 2
        tall = px(60)
        down = min(-(-len(facts) // across), max(1, int((area.height() + px(6)) // (tall + px(6)))))
        wide = area.width() / across
        for number, fact in enumerate(facts[: across * down]):
            row, column = divmod(number, across)
            left = area.x() + column * wide
            if column:
                rule = QRectF(left - px(1), area.y() + row * (tall + px(6)) + px(6), 1, tall - px(10))
                painter.fillRect(rule, self.theme.color("line"))
            cell = QRectF(
                left + (px(15) if column else 0), area.y() + row * (tall + px(6)), wide - px(22), tall
            )
            self._draw_fact(painter, cell, fact)

    def _draw_fact(self, painter: QPainter, area: QRectF, fact: FactView) -> None:
        theme, small = self.theme, self.theme.font(14, tokens.MEDIUM)
        figure = self.fitted(fact.figure, (22, 20, 18, 16), area.width(), Cut.FIGURES)
        line = QRectF(area.x(), area.y(), area.width(), lettering.height(small))
        lettering.line(painter, line, fact.caption, small, theme.color("mute"))
        middle = QRectF(area.x(), line.bottom(), area.width(), lettering.height(figure))
        lettering.line(painter, middle, fact.figure, figure, theme.color("ink"))
        note = QRectF(area.x(), middle.bottom() - 1, area.width(), lettering.height(small))
        codes = theme.font(14, tokens.MEDIUM, Cut.CODES)
        lettering.line(painter, note, fact.note, codes, theme.color("mute"))

    def _draw_strip(self, painter: QPainter, area: QRectF, unit: UnitView) -> None:
        """The rule that fits, with its facts; else how this customer usually does."""
        px, theme = self.theme.px, self.theme
        tone = ("warn" if unit.held else "ok") if unit.hits else ""
        lettering.rounded(painter, area, px(10), theme.color(f"{tone}bg" if tone else "sunk"))
        font, bold = theme.font(15, tokens.MEDIUM), theme.font(16, tokens.SEMIBOLD)
        inner = area.adjusted(px(12), 0, -px(12), 0)
        rate = lettering.width(unit.rate, font) + px(16) if unit.rate else 0
        said = "   ".join(facts for _, facts in unit.hits)
        rule = self.tr("Rule: {0}").format(unit.hits[0][0]) if unit.hits else ""
        need = px(30) + lettering.width(rule, bold) + px(18) + lettering.width(said, font)
        if need + rate > inner.width() and unit.hits:
            rate = 0
        if unit.hits:
            ink = theme.color(tone)
            icons.draw(painter, "shield", QPointF(inner.x() + px(10), area.center().y()), px(22), ink)
            inner.setLeft(inner.x() + px(30))
            room = inner.width() - rate
            lettering.line(painter, QRectF(inner.x(), area.y(), room, area.height()), rule, bold, ink)
            inner.setLeft(inner.x() + min(room, lettering.width(rule, bold)) + px(18))
            facts = QRectF(inner.x(), area.y(), inner.width() - rate, area.height())
            lettering.line(painter, facts, said, font, theme.color("ink"))
        if rate or not unit.hits:
            align = lettering.RIGHT if unit.hits else lettering.LEFT
            lettering.line(
                painter, inner, unit.rate, font, theme.color("ink" if unit.hits else "mute"), align
            )
