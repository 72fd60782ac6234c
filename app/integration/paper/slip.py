"""The receipt of the counter, on a roll of 80 mm, as long as it needs to be."""

from __future__ import annotations

from datetime import tzinfo

from app.domain.papers import Slip, SlipLine
from app.domain.quantity import quantity_text
from app.integration.paper.sheet import (
    BOLD,
    CODES,
    INK,
    MM,
    MUTE,
    REGULAR,
    Sheet,
    amount_text,
    clock_text,
    wrapped,
)
from app.integration.paper.symbols import code128

_WIDE = 80 * MM
_EDGE = 5 * MM
_INNER = _WIDE - 2 * _EDGE
_AMOUNT = 56.0
_LINE = 12.5
_BARS = 13 * MM
_TALLEST = 5000 * MM
"""More than any roll: the slip is laid out on it once to learn its height."""


def counter_slip(paper: Slip, zone: tzinfo | None = None) -> bytes:
    """What was sold, what was paid, and the number as bars, so that a return finds the sale."""
    height = _draw(Sheet((_WIDE, _TALLEST), ""), paper, zone) + _EDGE
    sheet = Sheet((_WIDE, height), f"{paper.title} {paper.number}")
    _draw(sheet, paper, zone)
    return sheet.bytes()


def _draw(sheet: Sheet, paper: Slip, zone: tzinfo | None) -> float:
    y = _head(sheet, paper, zone)
    for line in paper.lines:
        y = _line(sheet, y, line)
    y = _total(sheet, y + 3, paper)
    if paper.note:
        y = _centred(sheet, y + 6, paper.note, 9)
    if not paper.number.isascii():
        return y
    sheet.linear(_EDGE, y + 10, _INNER, _BARS, code128(paper.number), 0.33 * MM, "center")
    return _centred(sheet, y + 13 + _BARS, paper.number, 9, CODES)


def _head(sheet: Sheet, paper: Slip, zone: tzinfo | None) -> float:
    y = _centred(sheet, _EDGE, paper.shop.name, 14, BOLD)
    for line in paper.shop.address:
        y = _centred(sheet, y, line, 9)
    y += 8
    sheet.text(_EDGE, y, paper.title, 11, BOLD)
    sheet.fit(_WIDE - _EDGE, y, _INNER * 0.6, paper.number, 11, 7, CODES, "right")
    sheet.text(_EDGE, y + 15, clock_text(paper.at, zone), 9)
    sheet.fit(_WIDE - _EDGE, y + 15, _INNER * 0.45, paper.cashier, 9, 7, REGULAR, "right")
    sheet.dashes(_EDGE, y + 31, _INNER)
    return y + 37


def _line(sheet: Sheet, y: float, line: SlipLine) -> float:
    sheet.text(_WIDE - _EDGE, y, amount_text(line.amount), 10, BOLD, align="right")
    y = sheet.lines(_EDGE, y, _INNER - _AMOUNT, line.name, 10, most=3)
    facts = [line.sku, line.detail]
    if not line.single:
        price = f" × {amount_text(line.price)}" if line.price is not None else ""
        facts.insert(0, f"{quantity_text(line.quantity)} {line.unit}{price}")
    for fact in facts:
        y = sheet.lines(_EDGE, y, _INNER - _AMOUNT, fact, 8.5, ink=MUTE, most=2)
    return y + 3.5


def _total(sheet: Sheet, y: float, paper: Slip) -> float:
    sheet.rule(_EDGE, y, _INNER, 1, INK)
    sheet.text(_EDGE, y + 6, "Total", 15, BOLD)
    sheet.fit(
        _WIDE - _EDGE,
        y + 6,
        _INNER * 0.7,
        f"{amount_text(paper.total)} {paper.currency}",
        15,
        9,
        BOLD,
        "right",
    )
    y += 28
    paid = list(paper.payments) + ([("Change", paper.change)] if paper.change else [])
    for name, amount in paid:
        sheet.text(_EDGE, y, name, 10)
        sheet.text(_WIDE - _EDGE, y, amount_text(amount), 10, align="right")
        y += 14
    return y


def _centred(sheet: Sheet, y: float, text: str, size: float, font: str = REGULAR) -> float:
    for line in wrapped(text, font, size, _INNER, 6):
        sheet.text(_WIDE / 2, y, line, size, font, align="center")
        y += size * 1.3
    return y
