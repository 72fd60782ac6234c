"""The calibration sheet: the two cards as drawn symbols, on the screen and as a PDF to print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.domain.errors import Unavailable
from app.scan.calibration import CARD_GS, CARD_KEYS

_BAR_HEIGHT = 0.28
"""Of a linear code's width: tall enough for a hand that is not steady."""
_DPI = 300
_MM = _DPI / 25.4


@dataclass(frozen=True, slots=True)
class SheetCard:
    """One thing to scan; the linear code and the square one say the same."""

    content: str
    gs1: bool


KEYS = SheetCard(CARD_KEYS, gs1=False)
SEPARATOR = SheetCard(CARD_GS, gs1=True)


@cache
def modules(card: SheetCard, linear: bool) -> tuple[tuple[bool, ...], ...]:
    """The dark modules of a symbol, row by row, its quiet zone included; a linear code has one row."""
    import numpy as np
    import zxingcpp

    kind = zxingcpp.BarcodeFormat.Code128 if linear else zxingcpp.BarcodeFormat.DataMatrix
    options = {"gs1": True} if card.gs1 else {}
    barcode = zxingcpp.create_barcode(card.content, kind, **options)
    grey = np.array(zxingcpp.write_barcode_to_image(barcode, scale=1))
    rows = [tuple(bool(value < 128) for value in row) for row in (grey[:1] if linear else grey)]
    return tuple(rows)


def draw_symbol(painter: QPainter, area: QRectF, card: SheetCard, *, linear: bool) -> QRectF:
    """Draw a symbol as large as whole modules fit into `area`, on white; gives the part that it took."""
    rows = modules(card, linear)
    columns = len(rows[0])
    module = _module(area.width() / columns, area.height() if linear else area.height() / len(rows))
    wide = module * columns
    tall = min(area.height(), wide * _BAR_HEIGHT) if linear else module * len(rows)
    step = tall / len(rows)
    taken = QRectF(area.x(), area.y(), wide, tall)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(taken, QColor("white"))
    for number, row in enumerate(rows):
        for start, end in _runs(row):
            top = area.y() + number * step
            painter.fillRect(
                QRectF(area.x() + start * module, top, (end - start) * module, step), QColor("black")
            )
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


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if not dark:
            continue
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs
