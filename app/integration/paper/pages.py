"""An A4 form: what it is and its codes, the facts in columns, the table, a note, and lines to sign on."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.papers import Party
from app.integration.paper.sheet import A4, BOLD, CODES, LINE, MM, MUTE, REGULAR, Sheet, wrapped
from app.integration.paper.symbols import Symbol
from app.integration.paper.table import Table

_MARGIN = 18 * MM
WIDTH = A4[0] - 2 * _MARGIN
_BOTTOM = A4[1] - _MARGIN - 14
_LATER_TOP = _MARGIN + 24
_BARS = 34.0
_MODULE = 0.9
"""Points: 0.32 mm, which any hand scanner reads."""
_COLUMNS = 3
_GAP = 14.0
_SIGN = 58.0


@dataclass(frozen=True, slots=True)
class Form:
    """All that stands on one; facts that are empty are left out."""

    title: str
    number: str
    facts: list[tuple[str, str | Party]]
    codes: tuple[Symbol, ...]
    table: Table
    note: str = ""
    signatures: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.title} {self.number}"


def draw_form(form: Form) -> bytes:
    """The form on as many pages as its table needs; note and signatures stand together on the last."""
    sheet = Sheet(A4, form.name)
    top = _facts(sheet, _heading(sheet, form), form)
    pages = form.table.pages(_BOTTOM - top, _BOTTOM - _LATER_TOP, _closing(form))
    for number, rows in enumerate(pages):
        if number:
            sheet.next_page()
            sheet.text(_MARGIN, _MARGIN, form.name, 11, BOLD)
        below = form.table.draw(sheet, _MARGIN, _LATER_TOP if number else top, rows)
        if number == len(pages) - 1:
            _close(sheet, below, form)
        _foot(sheet, form, f"Page {number + 1} of {len(pages)}")
    return sheet.bytes()


def _heading(sheet: Sheet, form: Form) -> float:
    right, y = A4[0] - _MARGIN, _MARGIN
    bars = 0.0
    for code in form.codes:
        dark = sheet.linear(_MARGIN + WIDTH * 0.5, y, WIDTH * 0.5, _BARS, code, _MODULE, "right")
        sheet.text(right - dark, y + _BARS + 3, code.text, 8, CODES)
        y += _BARS + 20
        bars = max(bars, dark)
    sheet.text(_MARGIN, _MARGIN - 5, form.title, 24, BOLD)
    room = WIDTH - bars - _GAP
    sheet.fit(_MARGIN, _MARGIN + 27, room, form.number, 14, 8, CODES)
    return max(y, _MARGIN + 54) + 4


def _facts(sheet: Sheet, top: float, form: Form) -> float:
    facts = [(name, fact) for name, fact in form.facts if fact]
    width = (WIDTH - _GAP * (_COLUMNS - 1)) / _COLUMNS
    sheet.rule(_MARGIN, top, WIDTH, 0.6, LINE)
    top += 9
    for start in range(0, len(facts), _COLUMNS):
        deepest = top
        for column, (name, fact) in enumerate(facts[start : start + _COLUMNS]):
            x = _MARGIN + column * (width + _GAP)
            sheet.text(x, top, name, 8, REGULAR, MUTE)
            party = fact if isinstance(fact, Party) else Party(fact)
            y = sheet.lines(x, top + 11, width, party.name, 10.5, BOLD if party.address else REGULAR, most=3)
            for line in party.address:
                y = sheet.lines(x, y, width, line, 9.5, most=2)
            deepest = max(deepest, y)
        top = deepest + 8
    return top + 4


def _closing(form: Form) -> float:
    note = 14 + 13.5 * len(wrapped(form.note, REGULAR, 10, WIDTH, 30)) if form.note else 0.0
    return note + (_SIGN if form.signatures else 0.0)


def _close(sheet: Sheet, below: float, form: Form) -> None:
    if form.note:
        sheet.lines(_MARGIN, below + 12, WIDTH, form.note, 10, most=30)
    width = (WIDTH - _GAP) / 2
    for number, name in enumerate(form.signatures):
        x = _MARGIN + number * (width + _GAP)
        sheet.rule(x, _BOTTOM - 22, width, 0.8, MUTE)
        sheet.text(x, _BOTTOM - 18, f"{name}: name, date, signature", 8, REGULAR, MUTE)


def _foot(sheet: Sheet, form: Form, page: str) -> None:
    y = A4[1] - _MARGIN
    sheet.text(_MARGIN, y, form.name, 8, REGULAR, MUTE)
    sheet.text(A4[0] - _MARGIN, y, page, 8, REGULAR, MUTE, "right")
