"""A sheet of paper to draw on: our fonts, ink and measures; text that fits, on pages that are numbered.

Lengths are points (1/72 inch) from the upper left corner, y downwards. The same paper gives the same bytes.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from app.domain.money import SCALE
from app.domain.quantity import quantity_text
from app.integration.paper.strokes import draw_icon
from app.integration.paper.symbols import QUIET_LINEAR, Symbol, draw_symbol

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
A6 = (105 * MM, 148 * MM)
REGULAR, BOLD, CODES = "Paper-Medium", "Paper-Bold", "Paper-Codes"
"""Inter as TrueType with figures of one width; `CODES` with a struck zero, for what may be typed again."""
INK, MUTE, LINE, TINT = "#12171F", "#566170", "#C3CAD3", "#F1F3F6"
_FONTS = Path(__file__).parents[3] / "resources" / "fonts"
_ASCENT = 0.97
"""Of a line's size: from the top of a line of text down to its baseline, for rows that stand even."""


class Sheet:
    """Pages of one size; `bytes()` ends it."""

    def __init__(self, size: tuple[float, float], title: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        _register_fonts()
        self.width, self.height = size
        self._bytes = BytesIO()
        self._canvas: Any = Canvas(self._bytes, pagesize=size, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor("ScanLedger")
        self._canvas.setCreator("ScanLedger")
        self._canvas.setProducer("ScanLedger")

    def next_page(self) -> None:
        self._canvas.showPage()

    def bytes(self) -> bytes:
        self._canvas.showPage()
        self._canvas.save()
        return self._bytes.getvalue()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        font: str = REGULAR,
        ink: str = INK,
        align: str = "left",
    ) -> None:
        """One line with its top at y; x is its left, middle (`center`) or right."""
        self._canvas.setFont(font, size)
        self._canvas.setFillColor(_color(ink))
        draw = {
            "left": self._canvas.drawString,
            "center": self._canvas.drawCentredString,
            "right": self._canvas.drawRightString,
        }
        draw[align](x, self.height - y - size * _ASCENT, text)

    def lines(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float,
        font: str = REGULAR,
        ink: str = INK,
        most: int = 9,
    ) -> float:
        """Text over several lines; gives the y below them."""
        for line in wrapped(text, font, size, width, most):
            self.text(x, y, line, size, font, ink)
            y += size * 1.3
        return y

    def fit(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float,
        least: float,
        font: str = BOLD,
        align: str = "left",
    ) -> None:
        """One line as large as fits, from `size` down to `least`; longer still, its end is left out."""
        while size > least and text_width(text, font, size) > width:
            size -= 0.5
        self.text(x, y, shortened(text, font, size, width), size, font, align=align)

    def rule(self, x: float, y: float, width: float, thick: float = 0.6, ink: str = LINE) -> None:
        self._canvas.setStrokeColor(_color(ink))
        self._canvas.setLineWidth(thick)
        self._canvas.line(x, self.height - y, x + width, self.height - y)

    def dashes(self, x: float, y: float, width: float) -> None:
        self._canvas.setDash(2, 2)
        self.rule(x, y, width, 0.5, MUTE)
        self._canvas.setDash()

    def box(self, x: float, y: float, width: float, height: float, radius: float = 0, fill: str = "") -> None:
        """A frame, or with `fill` a ground without one."""
        self._canvas.setStrokeColor(_color(LINE))
        self._canvas.setLineWidth(0.8)
        if fill:
            self._canvas.setFillColor(_color(fill))
        self._canvas.roundRect(
            x, self.height - y - height, width, height, radius, stroke=int(not fill), fill=int(bool(fill))
        )

    def icon(self, name: str, x: float, y: float, size: float, ink: str = INK) -> None:
        self._canvas.setStrokeColor(_color(ink))
        draw_icon(self._canvas, name, x, self.height - y - size, size)

    def linear(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        symbol: Symbol,
        largest: float,
        align: str = "left",
    ) -> float:
        """A linear code in `width` with its quiet zones, modules at most `largest`; gives the dark width."""
        module = min(largest, width / symbol.width)
        dark = module * len(symbol.rows[0])
        room = width - dark
        left = {"left": 0.0, "center": room / 2, "right": room}[align]
        quiet = min(room / 2, QUIET_LINEAR * module) if align == "center" else 0
        draw_symbol(self._canvas, symbol, x + max(left, quiet), self.height - y - height, module, height)
        return dark

    def square(self, x: float, y: float, size: float, symbol: Symbol) -> None:
        """A square code of this outer size, without its quiet zone."""
        module = size / len(symbol.rows[0])
        draw_symbol(self._canvas, symbol, x, self.height - y - module * len(symbol.rows), module)


def clock_text(instant: int, zone: tzinfo | None) -> str:
    """A time as people write it, to the minute, in their own zone."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=instant)
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def weight_text(grams: int) -> str:
    """Kilograms, to the gram."""
    return f"{quantity_text(grams * 1000)} kg"


def amount_text(value: int) -> str:
    """Money with at least two places, and no more than it needs."""
    whole, part = divmod(abs(value), 10**SCALE)
    return f"{'−' if value < 0 else ''}{whole}.{str(part).zfill(SCALE).rstrip('0').ljust(2, '0')}"


def text_width(text: str, font: str, size: float) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    _register_fonts()
    return float(stringWidth(text, font, size))


def wrapped(text: str, font: str, size: float, width: float, most: int = 9) -> list[str]:
    """Text broken at spaces, and where one word is wider than a line, in the word; at most `most` lines."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if text_width(longer, font, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _pieces(word, font, size, width)
            lines += full
        lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], shortened(f"{lines[most - 1]} {lines[most]}", font, size, width)]
    return lines


def shortened(text: str, font: str, size: float, width: float) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if text_width(text, font, size) <= width:
        return text
    while text and text_width(f"{text}…", font, size) > width:
        text = text[:-1].rstrip()
    return f"{text}…"


def _pieces(word: str, font: str, size: float, width: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, font, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@cache
def _register_fonts() -> None:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    for name in (REGULAR, BOLD, CODES):
        registerFont(TTFont(name, str(_FONTS / f"{name}.ttf")))


@cache
def _color(name: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(name)
