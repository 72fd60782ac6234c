"""The table of document lines: a delegate paints each cell, columns give way on narrow screens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScroller, QTableView, QWidget

from app.station.view import LineView
from ui.models import lines as columns
from ui.models.lines import LinesModel
from ui.theme import tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.linecell import LineDelegate

_BAR = 64
_NARROW = 560
"""Narrower than this many token pixels, code and bin stand below the name."""
_NO_BAR = 700
_LONGEST_SHOWN = 5


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

    def __init__(self, theme: Theme, model: LinesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.lines = model
        self.cursor_row = -1
        self.delegate = LineDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setHorizontalHeader(LineHeader(theme, self.delegate, self))
        self._set_manners()
        self._measure = QTimer(self, singleShot=True, interval=0)
        self._measure.timeout.connect(self.fit_columns)
        model.modelReset.connect(self._measure.start)
        model.headerDataChanged.connect(self._measure.start)
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
        if any(len(self.lines.line(row).done) > self.delegate.done_signs for row in changed):
            self.fit_columns()
        current = self.lines.current_row()
        if current >= 0:
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

    def show_refusal(self, refused: bool) -> None:
        """After a refusal the current line is tinted red."""
        if refused != self.delegate.refused:
            self.delegate.refused = refused
            current = self.lines.current_row()
            if current >= 0:
                self.viewport().update(self._row_area(current))

    def set_compact(self, compact: bool) -> None:
        """Small screens do without the headings."""
        if compact is self.horizontalHeader().isHidden():
            return
        self.horizontalHeader().setHidden(compact)
        self._measure.start()

    def fit_columns(self) -> None:
        """Give each column what its longest text needs, the name the rest; drop what has no room."""
        width = self.viewport().width()
        px = self.theme.px
        narrow = width < px(_NARROW)
        self.delegate.stacked = narrow
        self._fit_rows(narrow)
        shown = {
            columns.SKU: not narrow and self.lines.has(columns.SKU),
            columns.PLACE: not narrow and self.lines.has(columns.PLACE),
            columns.BAR: width >= px(_NO_BAR),
        }
        for column, visible in shown.items():
            self.setColumnHidden(column, not visible)
        self.delegate.measure(self.lines.lines)
        for column in (columns.SKU, columns.PLACE, columns.COUNT, columns.BAR, columns.STATUS):
            self.setColumnWidth(column, round(self._wanted(column, width)))
        taken = sum(self.columnWidth(column) for column in range(1, 6) if not self.isColumnHidden(column))
        self.setColumnWidth(columns.NAME, max(width - taken, px(80)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def _wanted(self, column: int, width: int) -> float:
        px = self.theme.px
        heading = lettering.width(
            self.lines.headerData(column, Qt.Orientation.Horizontal), self.theme.font(14, tokens.SEMIBOLD)
        )
        if column == columns.BAR:
            return px(_BAR + 24)
        if column == columns.COUNT:
            return max(self.delegate.count_width(), heading) + px(16)
        if column == columns.STATUS:
            return min(max(self.delegate.pill_width(), heading) + px(14), width * 0.34)
        texts = _longest([columns.TEXT[column](line) for line in self.lines.lines])
        font = self.theme.font(16, tokens.MEDIUM, Cut.CODES)
        return min(max([lettering.width(text, font) for text in texts] + [heading]) + px(28), width * 0.2)

    def _fit_rows(self, narrow: bool) -> None:
        size = self.theme.px(tokens.ROW_TIGHT + 4 if narrow else tokens.ROW)
        if self.verticalHeader().defaultSectionSize() != size:
            self.verticalHeader().setDefaultSectionSize(size)

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
        self.horizontalHeader().setFixedHeight(self.theme.px(45))
        self.viewport().update()
        self.horizontalHeader().viewport().update()


def _longest(texts: Sequence[str]) -> list[str]:
    """The few longest texts by their number of signs: enough to measure a column of thousands."""
    return sorted(set(texts), key=len, reverse=True)[:_LONGEST_SHOWN]
