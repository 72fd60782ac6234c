"""How one cell of the line table is painted: name, codes, count, bar, pill."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.station.view import NO_BAR, LineView, Mark
from ui.models import lines as columns
from ui.models.lines import LinesModel
from ui.theme import icons, tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering


class Way(NamedTuple):
    """How a line is laid out: its columns, the height of its row, what stands below the name."""

    columns: tuple[int, ...]
    row: int
    stacked: bool = False
    folded: bool = False


WAYS = (
    Way(tuple(range(6)), tokens.ROW),
    Way((columns.NAME, columns.SKU, columns.PLACE, columns.COUNT, columns.STATUS), tokens.ROW),
    Way((columns.NAME, columns.COUNT, columns.BAR, columns.STATUS), tokens.ROW_STACKED, stacked=True),
    Way((columns.NAME, columns.COUNT, columns.STATUS), tokens.ROW_STACKED, stacked=True),
    Way((columns.NAME,), tokens.ROW_FOLDED, stacked=True, folded=True),
)
"""From wide to narrow; the first that leaves the name its room is taken. Stacked, code and bin stand below
the name; folded, all stands in two rows: name and count, codes and pill."""

_BAR_INK = {**tokens.MARK_INK, Mark.OPEN: "accent"}


class LineDelegate(QStyledItemDelegate):
    """Paints LineViews; measures what the table must know to give columns their room."""

    def __init__(self, theme: Theme, table: QObject) -> None:
        super().__init__(table)
        self.theme = theme
        self.way = WAYS[0]
        self._done_signs = 0
        self._done_width = self._rest_width = self._pill_width = 0.0

    def measure(self, lines: Sequence[LineView]) -> None:
        """Take the measure of counts and words; figures are of one width, so the longest is the widest."""
        big, small = self._count_fonts()
        rest = max((line.expected for line in lines), key=len, default="")
        done = max((*(line.done for line in lines), rest), key=len)
        self._done_signs = len(done)
        self._done_width = lettering.width(done, big)
        self._rest_width = lettering.width(_rest(rest), small)
        words = {line.word for line in lines if line.word}
        # Never less than a usual word's room: the columns do not jump when the first line is begun.
        least = self.theme.px(72) if words else 0
        self._pill_width = max([least, *(self._word_width(word) for word in words)])

    def outgrown(self, line: LineView) -> bool:
        """Does a line want more room than was measured?"""
        return len(line.done) > self._done_signs or self._word_width(line.word) > self._pill_width

    def _word_width(self, word: str) -> float:
        return lettering.width(word, self.theme.font(15, tokens.SEMIBOLD))

    def count_width(self) -> float:
        return self._done_width + self._rest_width + self.theme.px(12)

    def pill_width(self) -> float:
        return self._pill_width + self.theme.px(42) if self._pill_width else 0

    def inset(self, column: int) -> int:
        """The space at the left of a column's cells, and of its heading."""
        return self.theme.px(20 if column == columns.NAME else 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, LinesModel), "the line table shows lines"
        line = model.line(index.row())
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, area, line, index)
        cell = area.adjusted(self.inset(index.column()), 0, -self.theme.px(4), -1)
        self._draw_cell(painter, cell, line, index.column())
        painter.restore()

    def _draw_cell(self, painter: QPainter, area: QRectF, line: LineView, column: int) -> None:
        if self.way.folded:
            self._draw_folded(painter, area.adjusted(0, 0, -self.theme.px(10), 0), line)
        elif column == columns.NAME:
            self._draw_name(painter, area, line)
        elif column in (columns.SKU, columns.PLACE):
            font = self.theme.font(16, tokens.MEDIUM, Cut.CODES)
            lettering.line(painter, area, columns.TEXT[column](line), font, self.theme.color("mute"))
        elif column == columns.COUNT:
            self._draw_count(painter, area, line, self._done_width)
        elif column == columns.BAR:
            self._draw_bar(painter, area, line)
        else:
            self._draw_pill(painter, area, line)

    def _draw_ground(
        self,
        painter: QPainter,
        area: QRectF,
        line: LineView,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        color, px = self.theme.color, self.theme.px
        marked = getattr(self.parent(), "cursor_row", -1) == index.row()
        if marked or line.current:
            painter.fillRect(area, color("accentbg" if marked else "rowon"))
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), color("line"))
        if index.column() == columns.NAME and (line.current or marked):
            painter.fillRect(QRectF(area.x(), area.y(), px(4), area.height() - 1), color("accent"))

    def _draw_name(self, painter: QPainter, area: QRectF, line: LineView) -> None:
        theme = self.theme
        font = theme.font(17, tokens.SEMIBOLD)
        below = "  ·  ".join(text for text in (line.sku, line.place) if text) if self.way.stacked else ""
        if not below:
            lettering.line(
                painter, area.adjusted(0, 0, -theme.px(12), 0), line.name, font, theme.color("ink")
            )
            return
        half = area.height() / 2
        upper = QRectF(area.x(), area.y() + theme.px(7), area.width() - theme.px(8), half - theme.px(4))
        lower = QRectF(
            area.x(), area.y() + half + theme.px(1), area.width() - theme.px(8), half - theme.px(8)
        )
        lettering.line(painter, upper, line.name, font, theme.color("ink"))
        codes = theme.font(14, tokens.MEDIUM, Cut.CODES)
        lettering.line(painter, lower, below, codes, theme.color("mute"))

    def _draw_folded(self, painter: QPainter, area: QRectF, line: LineView) -> None:
        theme, half = self.theme, area.height() / 2
        room = self._done_width + self._rest_width + theme.px(2)
        count = QRectF(area.right() - room, area.y() + theme.px(4), room, half - theme.px(4))
        done, rest = self._count_sizes(line)
        self._draw_count(painter, count.adjusted(room - done - rest - 2, 0, 0, 0), line, done)
        name = QRectF(area.x(), count.y(), area.width() - room - theme.px(10), count.height())
        lettering.line(painter, name, line.name, theme.font(17, tokens.SEMIBOLD), theme.color("ink"))
        wide = min(self._pill_size(line), area.width() * 0.6)
        pill = QRectF(area.right() - wide, area.y() + half, wide, half - theme.px(4))
        self._draw_pill(painter, pill, line)
        below = QRectF(area.x(), pill.y(), area.width() - wide - theme.px(10), pill.height())
        codes = "  ·  ".join(text for text in (line.sku, line.place) if text)
        lettering.line(painter, below, codes, theme.font(14, tokens.MEDIUM, Cut.CODES), theme.color("mute"))

    def _pill_size(self, line: LineView) -> float:
        if not line.word:
            return 0
        return self._word_width(line.word) + self.theme.px(40)

    def _count_fonts(self) -> tuple[QFont, QFont]:
        big = self.theme.font(17, tokens.BOLD, Cut.FIGURES)
        return big, self.theme.font(16, tokens.MEDIUM, Cut.FIGURES)

    def _count_sizes(self, line: LineView) -> tuple[float, float]:
        big, small = self._count_fonts()
        return lettering.width(line.done, big), lettering.width(_rest(line.expected), small)

    def _draw_count(self, painter: QPainter, area: QRectF, line: LineView, done: float) -> None:
        big, small = self._count_fonts()
        left = QRectF(area.x(), area.y(), done + 1, area.height())
        lettering.line(painter, left, line.done, big, self.theme.color("ink"), lettering.RIGHT)
        rest = QRectF(left.right(), area.y(), area.right() - left.right(), area.height())
        lettering.line(painter, rest, _rest(line.expected), small, self.theme.color("mute"))

    def _draw_bar(self, painter: QPainter, area: QRectF, line: LineView) -> None:
        if line.permille == NO_BAR:
            return
        px, color = self.theme.px, self.theme.color
        rect = QRectF(area.x(), area.center().y() - px(4), area.width() - px(20), px(8))
        lettering.bar(painter, rect, line.permille, color("track"), color(_BAR_INK[line.mark]))

    def _draw_pill(self, painter: QPainter, area: QRectF, line: LineView) -> None:
        if not line.word:
            return
        px, color = self.theme.px, self.theme.color
        font = self.theme.font(15, tokens.SEMIBOLD)
        wide = min(self._pill_size(line), area.width())
        pill = QRectF(area.x(), area.center().y() - px(14), wide, px(28))
        ink = color(tokens.MARK_INK[line.mark])
        lettering.rounded(painter, pill, px(14), color(tokens.MARK_GROUND[line.mark]))
        icons.draw(
            painter,
            tokens.MARK_ICON[line.mark],
            QPointF(pill.x() + px(17), pill.center().y()),
            px(15),
            ink,
            3.0,
        )
        lettering.line(painter, pill.adjusted(px(28), 0, -px(10), 0), line.word, font, ink)


def _rest(expected: str) -> str:
    return f" / {expected}" if expected else ""
