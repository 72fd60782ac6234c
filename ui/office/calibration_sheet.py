"""The calibration sheet: the two cards as drawn symbols, on the screen and as a PDF to print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.domain.errors import Unavailable
from app.integration.paper.symbols import Symbol, bars, code128, datamatrix, gs1_128, gs1_datamatrix
from app.scan.calibration import CARD_GS, CARD_KEYS

_BAR_HEIGHT = 0.28
"""Of a linear code's width: tall enough for a hand that is not steady."""
_DPI = 300
_MM = _DPI / 25.4


@dataclass(frozen=True)
class SheetCard:
    """One thing to scan; the linear code and the square one say the same."""

    content: str
    elements: tuple[tuple[str, str], ...] = ()
    """What it says as GS1 elements, if it does."""

    @cached_property
    def linear(self) -> Symbol:
        return gs1_128(self.elements) if self.elements else code128(self.content)

    @cached_property
    def square(self) -> Symbol:
        return gs1_datamatrix(self.elements) if self.elements else datamatrix(self.content)


KEYS = SheetCard(CARD_KEYS)
SEPARATOR = SheetCard(CARD_GS, (("10", "CAL2"), ("21", "END")))


def draw_symbol(painter: QPainter, area: QRectF, card: SheetCard, *, linear: bool) -> QRectF:
    """Draw a symbol as large as whole modules fit into `area`, on white; gives the part that it took."""
    symbol = card.linear if linear else card.square
    above = 0 if linear else symbol.quiet
    down = len(symbol.rows) + 2 * above
    module = _module(area.width() / symbol.width, area.height() / down)
    wide = module * symbol.width
    tall = min(area.height(), wide * _BAR_HEIGHT) if linear else module * down
    step = tall / down
    taken = QRectF(area.x(), area.y(), wide, tall)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(taken, QColor("white"))
    for number, row in enumerate(symbol.rows, above):
        for start, end in bars(row):
            left, top = area.x() + (symbol.quiet + start) * module, area.y() + number * step
            painter.fillRect(QRectF(left, top, (end - start) * module, step), QColor("black"))
    painter.restore()
    return taken


def write_sheet(path: Path) -> None:
    """The sheet as a PDF of one A4 page. Raises Unavailable `no-sheet` where it cannot be written."""
    try:
        # Qt tells only "failed": ask the system first, which tells why.
        path.open("ab").close()
    except OSError as error:
        raise Unavailable("no-sheet", f"{path} cannot be written: {error.strerror}") from None
    writer = QPdfWriter(str(path))
    writer.setResolution(_DPI)
    writer.setTitle("ScanLedger")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(15, 15, 15, 15)
        )
    )
    painter = QPainter(writer)
    _draw_page(painter)
    painter.end()


def _draw_page(painter: QPainter) -> None:
    translate = QCoreApplication.translate
    _write(painter, 0, 9, translate("CalibrationSheet", "Scanner calibration"), bold=True)
    how = translate(
        "CalibrationSheet", "Open Set-up, Scanner, then scan both cards; bars or square, as you like."
    )
    _write(painter, 12, 4.5, how)
    names = (translate("CalibrationSheet", "1  Keys"), translate("CalibrationSheet", "2  Separator"))
    for number, (card, name) in enumerate(zip((KEYS, SEPARATOR), names, strict=True)):
        top = 30 + number * 85
        _write(painter, top, 5.5, name, bold=True)
        area = QRectF(0, (top + 12) * _MM, 120 * _MM, 36 * _MM)
        draw_symbol(painter, area, card, linear=True)
        draw_symbol(painter, QRectF(140 * _MM, area.y(), 30 * _MM, 30 * _MM), card, linear=False)
        _write(painter, top + 50, 4, card.content)


def _write(painter: QPainter, top_mm: float, size_mm: float, text: str, *, bold: bool = False) -> None:
    font = QFont("Inter")
    font.setPixelSize(round(size_mm * _MM))
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.black)
    painter.drawText(QPointF(0, (top_mm + size_mm) * _MM), text)


def _module(*rooms: float) -> float:
    room = min(rooms)
    return float(int(room)) if room >= 1 else room
