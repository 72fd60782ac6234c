"""A table of rows on numbered pages: the head again on each page, and no row torn apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.integration.paper.sheet import BOLD, CODES, INK, LINE, MUTE, REGULAR, Sheet, shortened, wrapped

_HEAD = 20.0
_LINE = 12.5
_PAD = 5.5


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` in points, 0 takes the rest."""

    name: str
    width: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A line of text, smaller lines below it, and a note that is marked with a sign."""

    text: str
    below: tuple[str, ...] = ()
    note: str = ""
    font: str = REGULAR
    size: float = 10


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of cells, laid out for a width."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    width: float

    def pages(self, first: float, others: float, closing: float) -> list[list[tuple[Cell, ...]]]:
        """The rows of each page: `first` is the first one's room, the last leaves `closing` free."""
        pages: list[list[tuple[Cell, ...]]] = [[]]
        room = first - _HEAD
        for row in self.rows:
            height = self._height(row)
            if height > room and pages[-1]:
                pages.append([])
                room = others - _HEAD
            pages[-1].append(row)
            room -= height
        return pages if room >= closing else [*pages, []]

    def draw(self, sheet: Sheet, x: float, y: float, rows: Sequence[tuple[Cell, ...]]) -> float:
        """Head and rows at (x, y), nothing without rows; gives the y below them."""
        if not rows:
            return y
        for column, left, width in self._places(x):
            at = left + width if column.align == "right" else left
            sheet.text(at, y + 4, column.name, 8, REGULAR, MUTE, column.align)
        y += _HEAD
        sheet.rule(x, y, self.width, 1, INK)
        for row in rows:
            for cell, (column, left, width) in zip(row, self._places(x), strict=True):
                self._draw_cell(sheet, cell, column, left, y + _PAD, width)
            y += self._height(row)
            sheet.rule(x, y, self.width, 0.6, LINE)
        return y

    def _draw_cell(self, sheet: Sheet, cell: Cell, column: Column, x: float, y: float, width: float) -> None:
        if column.align == "right":
            text = shortened(cell.text, cell.font, cell.size, width)
            sheet.text(x + width, y, text, cell.size, cell.font, align="right")
            return
        for line in wrapped(cell.text, cell.font, cell.size, width, 2):
            sheet.text(x, y, line, cell.size, cell.font)
            y += _LINE
        for line in _below(cell, width):
            sheet.text(x, y, line, 8.5, CODES, MUTE)
            y += _LINE
        for number, line in enumerate(_note(cell, width)):
            if number == 0:
                sheet.icon("triangle", x, y + 0.5, 9)
            sheet.text(x + 12, y, line, 8.5, BOLD)
            y += _LINE

    def _height(self, row: tuple[Cell, ...]) -> float:
        count = max(
            len(wrapped(cell.text, cell.font, cell.size, width, 2) or [""])
            + len(_below(cell, width))
            + len(_note(cell, width))
            if column.align != "right"
            else 1
            for cell, (column, _, width) in zip(row, self._places(0), strict=True)
        )
        return count * _LINE + 2 * _PAD

    def _places(self, x: float) -> list[tuple[Column, float, float]]:
        gap = 10.0
        taken = sum(column.width for column in self.columns) + gap * (len(self.columns) - 1)
        places = []
        for column in self.columns:
            width = column.width or self.width - taken
            places.append((column, x, width))
            x += width + gap
        return places


def _below(cell: Cell, width: float) -> list[str]:
    return [line for text in cell.below for line in wrapped(text, CODES, 8.5, width, 99)]


def _note(cell: Cell, width: float) -> list[str]:
    return wrapped(cell.note, BOLD, 8.5, width - 12, 3) if cell.note else []
