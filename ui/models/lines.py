"""Document lines as a Qt model; a new view touches only the rows that differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.station.view import LineView

Index = QModelIndex | QPersistentModelIndex

NAME, SKU, PLACE, COUNT, BAR, STATUS = range(6)
TEXT: dict[int, Callable[[LineView], str]] = {
    NAME: lambda line: line.name,
    SKU: lambda line: line.sku,
    PLACE: lambda line: line.place,
    COUNT: lambda line: f"{line.done} / {line.expected}" if line.expected else line.done,
    BAR: lambda _line: "",
    STATUS: lambda line: line.word,
}
_NOWHERE = QModelIndex()


class LinesModel(QAbstractTableModel):
    """The lines of one document, or the open documents while none is open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[LineView, ...] = ()
        self._headers: tuple[str, ...] = ("",) * 6

    def show(self, lines: Sequence[LineView], headers: Sequence[str]) -> list[int]:
        """Take over new lines. Gives the rows that changed; all of them where the rows are other ones."""
        assert len(headers) == 6, "a stage names six columns"
        self._take_headers(tuple(headers))
        new = tuple(lines)
        if [line.key for line in new] != [line.key for line in self._lines]:
            self.beginResetModel()
            self._lines = new
            self.endResetModel()
            return list(range(len(new)))
        pairs = zip(self._lines, new, strict=True)
        changed = [row for row, (old, line) in enumerate(pairs) if old is not line and old != line]
        self._lines = new
        for row in changed:
            self.dataChanged.emit(self.index(row, 0), self.index(row, STATUS))
        return changed

    def line(self, row: int) -> LineView:
        return self._lines[row]

    @property
    def lines(self) -> tuple[LineView, ...]:
        return self._lines

    def current_row(self) -> int:
        """The row the last scan touched, -1 if none."""
        return next((row for row, line in enumerate(self._lines) if line.current), -1)

    def used(self) -> tuple[int, ...]:
        """The columns in use: those with a heading and a text in some line, and the bar."""
        return tuple(column for column in range(6) if column == BAR or self._says(column))

    def _says(self, column: int) -> bool:
        return bool(self._headers[column]) and any(TEXT[column](line) for line in self._lines)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 6

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return TEXT[index.column()](self._lines[index.row()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headers[section]
        return None

    def _take_headers(self, headers: tuple[str, ...]) -> None:
        if headers != self._headers:
            self._headers = headers
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headers) - 1)
