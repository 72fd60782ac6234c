"""The table of document lines: a delegate paints each cell, columns give way on narrow screens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScroller, QTableView, QWidget

from app.station.view import LineView
from ui.models import lines as columns
from ui.models.lines import Index, LinesModel
from ui.theme import stylesheet, tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.linecell import WAYS, LineDelegate

_BAR = 64
_LEAST_NAME = 0.5
"""The share of the table that a long name may always have."""
_MOST_PILL = 0.5
"""The share of the table that a long pill may have; narrow, it stands below the count instead."""
_LONGER_BAR = 180
"""How much longer the bar may get on a wide screen, so that names and counts do not drift apart."""
_MEASURED = 40


class LineHeader(QHeaderView):
    """Column headings without lines between them."""

    def __init__(self, theme: Theme, delegate: LineDelegate, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._delegate = delegate
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, px = self._theme, self._theme.px
        area = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), theme.color("line"))
        text = self.model().headerData(section, Qt.Orientation.Horizontal)
        inner = area.adjusted(self._delegate.inset(section), px(4), -px(4), 0)
        lettering.line(painter, inner, text, theme.font(14, tokens.SEMIBOLD), theme.color("mute"))
        painter.restore()


class LineTable(QTableView):
    """Shows a LinesModel; a tapped row that stands for a code says so."""

    tapped = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.lines = LinesModel(self)
        self.cursor_row = -1
        self._used: tuple[int, ...] = ()
        self.delegate = LineDelegate(theme, self)
        self.setModel(self.lines)
        self.setItemDelegate(self.delegate)
        self.setHorizontalHeader(LineHeader(theme, self.delegate, self))
        self._set_manners()
        self.lines.modelReset.connect(self.fit_columns)
        self.lines.headerDataChanged.connect(self.fit_columns)
        self.clicked.connect(self._tap)
        theme.changed.connect(self._dress)
        self._dress()

    def show_lines(self, lines: Sequence[LineView], headers: Sequence[str]) -> None:
        """Show lines; the one that the last scan touched is brought into sight."""
        changed = self.lines.show(lines, headers)
        if not changed:
            return
        if self.cursor_row >= len(lines):
            self.cursor_row = -1
        used = self.lines.used()
        if used != self._used or any(self.delegate.outgrown(self.lines.line(row)) for row in changed):
            self._used = used
            self.fit_columns()
        current = self.lines.current_row()
        if current >= 0:
            # A new list's scroll range is only known after its layout, which Qt puts off.
            self.executeDelayedItemsLayout()
            self.scrollTo(self.lines.index(current, 0), QAbstractItemView.ScrollHint.EnsureVisible)

    def move_cursor(self, step: int) -> None:
        """Mark the next row that stands for a code, for people without scanner and touch."""
        rows = [row for row, line in enumerate(self.lines.lines) if line.scan]
        if not rows:
            return
        if step > 0:
            target = next((row for row in rows if row > self.cursor_row), rows[-1])
        else:
            target = next((row for row in reversed(rows) if row < self.cursor_row), rows[0])
        self._set_cursor(target)

    def take_cursor(self) -> None:
        """The marked row is tapped by key."""
        if 0 <= self.cursor_row < self.lines.rowCount():
            self.tapped.emit(self.lines.line(self.cursor_row).scan)

    def set_compact(self, compact: bool) -> None:
        """Small screens do without the headings."""
        if compact is self.horizontalHeader().isHidden():
            return
        self.horizontalHeader().setHidden(compact)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give each column what its longest text needs, the name the rest; drop what has no room."""
        width = self.viewport().width()
        self.delegate.measure(self.lines.lines)
        wanted = [self._wanted(column, width) for column in range(6)]
        least = min(wanted[columns.NAME], width * _LEAST_NAME)
        used = self.lines.used()
        for way in WAYS:
            shown = [column for column in way.columns if column in used]
            taken = sum(wanted[column] for column in shown if column != columns.NAME)
            if width - taken >= least:
                break
        self.delegate.way = way
        self.verticalHeader().setDefaultSectionSize(self.theme.px(way.row))
        if columns.BAR in shown:
            longer = min(max(width - taken - wanted[columns.NAME], 0) // 2, self.theme.px(_LONGER_BAR))
            wanted[columns.BAR] += longer
            taken += longer
        for column, size in enumerate(wanted):
            self.setColumnHidden(column, column not in shown)
            self.setColumnWidth(column, size)
        self.setColumnWidth(columns.NAME, width - taken)

    def dataChanged(self, first: Index, last: Index, _roles: Sequence[int] = ()) -> None:
        """Paint the rows from first to last; Qt's own would paint all that are in sight."""
        self.viewport().update(self._row_area(first.row()).united(self._row_area(last.row())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def _wanted(self, column: int, width: int) -> int:
        """The width in pixels at which nothing in a column elides, within reason."""
        px, font = self.theme.px, self.theme.font
        heading = lettering.width(
            self.lines.headerData(column, Qt.Orientation.Horizontal), font(14, tokens.SEMIBOLD)
        )
        if column == columns.BAR:
            return px(_BAR + 20)
        if column == columns.COUNT:
            return round(max(self.delegate.count_width(), heading) + px(16))
        if column == columns.STATUS:
            return round(min(max(self.delegate.pill_width(), heading) + px(22), width * _MOST_PILL))
        texts = _longest([columns.TEXT[column](line) for line in self.lines.lines])
        cut = font(17, tokens.SEMIBOLD) if column == columns.NAME else font(16, tokens.MEDIUM, Cut.CODES)
        gap = px(40 if column == columns.NAME else 27)
        return round(max([lettering.width(text, cut) for text in texts] + [heading]) + gap)

    def _set_cursor(self, row: int) -> None:
        for changed in (self.cursor_row, row):
            if changed >= 0:
                self.viewport().update(self._row_area(changed))
        self.cursor_row = row
        self.scrollTo(self.lines.index(row, 0))

    def _row_area(self, row: int) -> QRect:
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def _tap(self, index: QModelIndex) -> None:
        code = self.lines.line(index.row()).scan
        if code:
            self.tapped.emit(code)

    def _set_manners(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        # The card's rounded sheet shows through.
        self.viewport().setAutoFillBackground(False)
        self.horizontalHeader().viewport().setAutoFillBackground(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def _dress(self) -> None:
        self.verticalScrollBar().setStyleSheet(stylesheet.scroll_bar(self.theme))
        self.horizontalHeader().setFixedHeight(self.theme.px(45))
        self.viewport().update()
        self.horizontalHeader().viewport().update()


def _longest(texts: Sequence[str]) -> list[str]:
    """The few longest texts by their number of signs: enough to measure a column of thousands."""
    return sorted(dict.fromkeys(texts), key=len, reverse=True)[:_MEASURED]
