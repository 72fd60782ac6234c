"""Barcodes on paper: the modules of Code 128, GS1-128 and GS1 DataMatrix, drawn as exact rectangles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from app.scan.bracketed import write_bracketed
from app.scan.gs1_ai import starting
from app.scan.reading import Element

_CODE128, _DATAMATRIX = "Code128", "DataMatrix"
QUIET_LINEAR = 10
"""Modules left white on both sides of a linear code (ISO/IEC 15417, 4.6)."""
_QUIET_SQUARE = 2
Rows = tuple[tuple[bool, ...], ...]


class Symbol(NamedTuple):
    """The dark modules row by row, without the quiet zone, and the text to print under it."""

    rows: Rows
    text: str

    @property
    def quiet(self) -> int:
        """Modules left white on both sides, and of a square code above and below, too."""
        return QUIET_LINEAR if len(self.rows) == 1 else _QUIET_SQUARE

    @property
    def width(self) -> int:
        """Modules across, the quiet zones included."""
        return len(self.rows[0]) + 2 * self.quiet


def code128(text: str) -> Symbol:
    """Any printable text of ASCII as Code 128."""
    assert text.isascii() and text.isprintable(), "Code 128 holds ASCII"
    return Symbol(_modules(_CODE128, text, gs1=False), text)


def gs1_128(elements: Sequence[tuple[str, str]]) -> Symbol:
    """GS1 elements as GS1-128 (GS1 General Specifications, section 5.4)."""
    text = _bracketed(elements)
    return Symbol(_modules(_CODE128, text, gs1=True), text)


def datamatrix(text: str) -> Symbol:
    """Any text as a square DataMatrix."""
    return Symbol(_modules(_DATAMATRIX, text, gs1=False), text)


def gs1_datamatrix(elements: Sequence[tuple[str, str]]) -> Symbol:
    """GS1 elements as a square GS1 DataMatrix (GS1 General Specifications, section 5.6)."""
    text = _bracketed(elements)
    return Symbol(_modules(_DATAMATRIX, text, gs1=True), text)


def draw_symbol(canvas: Any, symbol: Symbol, x: float, y: float, module: float, height: float = 0) -> None:
    """Draw with the lower left dark corner at (x, y); a linear code is `height` tall."""
    step = height if len(symbol.rows) == 1 else module
    assert step > 0, "a linear code has a height"
    canvas.saveState()
    canvas.setFillGray(0)
    for number, row in enumerate(reversed(symbol.rows)):
        for start, end in bars(row):
            canvas.rect(x + start * module, y + number * step, (end - start) * module, step, stroke=0, fill=1)
    canvas.restoreState()


def _bracketed(elements: Sequence[tuple[str, str]]) -> str:
    """The elements as they are printed under a symbol, which is how the encoder takes them, too."""
    assert elements, "a GS1 symbol has elements"
    for ai, value in elements:
        known = starting(ai)
        assert known is not None and known.fault(value) is None, f"({ai}){value} is no GS1 element"
    return write_bracketed(Element(ai, value) for ai, value in elements)


@lru_cache(maxsize=256)
def _modules(kind: str, text: str, gs1: bool) -> Rows:
    """The encoder's picture of a symbol, one row of it where it is linear."""
    import numpy as np
    import zxingcpp

    options = {"gs1": True} if gs1 else {}
    if kind == _DATAMATRIX:
        options["force_square"] = True  # long rectangles are a newer kind that many scanners cannot read
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat[kind], **options)
    grey = np.array(zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False))
    rows = grey if kind == _DATAMATRIX else grey[:1]
    return tuple(tuple(bool(value < 128) for value in row) for row in rows)


def bars(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Where bars begin and end: one rectangle for a run of dark modules, lest a hairline part them."""
    edges = [place for place in range(len(row) + 1) if _dark(row, place) != _dark(row, place - 1)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _dark(row: Sequence[bool], place: int) -> bool:
    return 0 <= place < len(row) and row[place]
