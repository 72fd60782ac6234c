"""Labels: the logistic label of a pallet or carton on A6, and the small one of an item."""

from __future__ import annotations

from app.domain.papers import ItemLabel, Party, UnitLabel
from app.domain.quantity import quantity_text
from app.integration.paper.sheet import A6, BOLD, CODES, INK, MM, MUTE, REGULAR, Sheet, weight_text, wrapped
from app.integration.paper.symbols import Symbol, code128, gs1_128, gs1_datamatrix

_EDGE = 5 * MM
_UNIT_MODULE = 0.495 * MM
"""GS1 asks for 0.495 to 0.940 mm on logistic labels (General Specifications, section 5.12.3)."""
_BARS, _LEAST_BARS = 32 * MM, 13 * MM
_READABLE = 18.0
"""The text under the bars, and the space to what follows."""
_ITEM_SIZE = (76 * MM, 51 * MM)


def unit_label(paper: UnitLabel) -> bytes:
    """The GS1 logistic label (GS1 General Specifications, section 6): the SSCC stands last."""
    sheet = Sheet(A6, f"SSCC {paper.sscc}")
    inner = sheet.width - 2 * _EDGE
    y = _address(sheet, _EDGE, "From", paper.ship_from, 8.5, inner)
    sheet.rule(_EDGE, y, inner, 0.8, INK)
    y = _address(sheet, y + 5, "To", paper.ship_to, 13, inner)
    sheet.rule(_EDGE, y, inner, 0.8, INK)
    y = _words(sheet, y + 5, paper, inner)
    symbols = ([gs1_128(paper.elements)] if paper.elements else []) + [gs1_128([("00", paper.sscc)])]
    room = (sheet.height - _EDGE - y - 4) / len(symbols) - _READABLE
    bars = max(_LEAST_BARS, min(_BARS, room))
    for number, symbol in enumerate(reversed(symbols)):
        _centred(sheet, sheet.height - _EDGE - (number + 1) * (bars + _READABLE) + 5, bars, symbol)
    return sheet.bytes()


def item_label(paper: ItemLabel) -> bytes:
    """One label a page: name, SKU and what tells this unit apart, the code beside or below it."""
    sheet = Sheet(_ITEM_SIZE, f"Label {paper.sku}")
    for copy in range(paper.copies):
        if copy:
            sheet.next_page()
        _draw_item(sheet, paper)
    return sheet.bytes()


def _draw_item(sheet: Sheet, paper: ItemLabel) -> None:
    edge = 4 * MM
    inner = sheet.width - 2 * edge
    square = 21 * MM if paper.elements else 0.0
    y = edge
    for line in wrapped(paper.name, BOLD, 11, inner, 2):
        sheet.text(edge, y, line, 11, BOLD)
        y += 13.5
    room = inner - (square + 8 if square else 0)
    sheet.fit(edge, y + 2, room, paper.sku, 17, 8, CODES)
    facts = [
        ("Lot", paper.lot),
        ("Serial", paper.serial),
        ("Use by", paper.expiry),
        ("Quantity", f"{quantity_text(paper.quantity)} {paper.unit}" if paper.quantity is not None else ""),
        ("Bin", paper.location),
    ]
    _small_facts(sheet, edge, y + 26, room, [(name, fact) for name, fact in facts if fact])
    if paper.elements:
        symbol = gs1_datamatrix(paper.elements)
        sheet.square(sheet.width - edge - square, sheet.height - edge - square, square, symbol)
    else:
        symbol = code128(paper.code or paper.sku)
        high = 12 * MM
        sheet.linear(edge, sheet.height - edge - high - 9, inner, high, symbol, 0.33 * MM)
        sheet.text(edge, sheet.height - edge - 8, symbol.text, 7.5, CODES)


def _small_facts(sheet: Sheet, x: float, y: float, room: float, facts: list[tuple[str, str]]) -> None:
    half = room / 2
    for number, (name, fact) in enumerate(facts):
        at = x + (number % 2) * half
        sheet.text(at, y, name, 6.5, REGULAR, MUTE)
        sheet.fit(at, y + 7, half - 4, fact, 9, 6, CODES)
        if number % 2:
            y += 19


def _address(sheet: Sheet, y: float, name: str, party: Party, size: float, width: float) -> float:
    sheet.text(_EDGE, y, name, 7.5, REGULAR, MUTE)
    left = _EDGE + 26
    y = sheet.lines(left, y, width - 26, party.name, size, BOLD, most=2)
    for line in party.address:
        y = sheet.lines(left, y, width - 26, line, size - 1, most=1)
    return y + 3


def _words(sheet: Sheet, y: float, paper: UnitLabel, width: float) -> float:
    facts = [
        ("Order", paper.order),
        ("Carton", paper.position),
        ("Weight", weight_text(paper.grams) if paper.grams is not None else ""),
        ("Carrier", paper.carrier),
        ("Tracking", paper.tracking),
    ]
    shown = [(name, fact) for name, fact in facts if fact]
    for number, (name, fact) in enumerate(shown):
        x = _EDGE + (number % 3) * width / 3
        sheet.text(x, y, name, 7.5, REGULAR, MUTE)
        sheet.fit(x, y + 9, width / 3 - 6, fact, 12, 7, CODES)
        if number % 3 == 2 or number == len(shown) - 1:
            y += 29
    if paper.contents:
        sheet.text(_EDGE, y, "Contents", 7.5, REGULAR, MUTE)
        y = sheet.lines(_EDGE, y + 9, width, paper.contents, 10, most=2)
    return y


def _centred(sheet: Sheet, y: float, bars: float, symbol: Symbol) -> None:
    sheet.linear(0, y, sheet.width, bars, symbol, _UNIT_MODULE, "center")
    sheet.fit(sheet.width / 2, y + bars + 2, sheet.width - 2 * _EDGE, symbol.text, 10, 6, CODES, "center")
