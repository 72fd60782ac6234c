"""Command cards on A4: icon, word, what it does, and the code; to cut out or to hang up."""

from __future__ import annotations

from app.domain.papers import CommandCard, CommandCards
from app.integration.paper.sheet import A4, BOLD, CODES, MM, MUTE, REGULAR, Sheet
from app.integration.paper.symbols import code128

_MARGIN = 14 * MM
_TOP = 30 * MM
_ACROSS, _DOWN = 2, 5
_GAP = 5 * MM
_WIDE = (A4[0] - 2 * _MARGIN - _GAP) / _ACROSS
_TALL = (A4[1] - _TOP - _MARGIN - _GAP * (_DOWN - 1)) / _DOWN
_MODULE = 0.38 * MM


def command_cards(paper: CommandCards) -> bytes:
    """Ten cards a page, far enough apart that a scanner sees one at a time."""
    sheet = Sheet(A4, paper.title)
    each = _ACROSS * _DOWN
    pages = [paper.cards[at : at + each] for at in range(0, len(paper.cards), each)]
    for number, cards in enumerate(pages):
        if number:
            sheet.next_page()
        sheet.text(_MARGIN, _MARGIN - 4, paper.title, 22, BOLD)
        if len(pages) > 1:
            page = f"Page {number + 1} of {len(pages)}"
            sheet.text(A4[0] - _MARGIN, _MARGIN + 6, page, 9, REGULAR, MUTE, "right")
        for place, card in enumerate(cards):
            x = _MARGIN + (place % _ACROSS) * (_WIDE + _GAP)
            _draw_card(sheet, card, x, _TOP + (place // _ACROSS) * (_TALL + _GAP))
    return sheet.bytes()


def _draw_card(sheet: Sheet, card: CommandCard, x: float, y: float) -> None:
    pad = 11.0
    sheet.box(x, y, _WIDE, _TALL, 9)
    sheet.icon(card.icon, x + pad, y + pad, 30)
    left = x + pad + 40
    sheet.fit(left, y + pad - 1, _WIDE - pad - (left - x), card.word, 18, 10)
    sheet.lines(left, y + pad + 22, _WIDE - pad - (left - x), card.meaning, 9, most=2)
    high = 14 * MM
    bars = y + _TALL - pad - 11 - high
    sheet.linear(x, bars, _WIDE, high, code128(card.code), _MODULE, "center")
    sheet.text(x + _WIDE / 2, bars + high + 3, card.code, 8.5, CODES, align="center")
