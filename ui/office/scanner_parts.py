"""The parts of the scanner's set-up: a card to scan, what was found in words, every key as it comes."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QWidget

from app.scan.calibration import Finding
from ui.language import in_words
from ui.models.key_trace import Fate, KeyTrace, TraceRow
from ui.office.calibration_sheet import SheetCard, draw_symbol
from ui.theme import icons, tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.canvas import Card

LEAST_MODULE = 2.0
"""Real pixels to a module below which no scanner reads bars from a screen."""
_PAD = 20


class CardView(Card):
    """One card of the sheet, ready to be scanned from the screen, and whether it was."""

    def __init__(self, theme: Theme, title: str, text: str, card: SheetCard, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._title, self._text, self._card = title, text, card
        self._read = False
        self.setAccessibleName(f"{title}. {text}")

    def show_read(self, read: bool) -> None:
        if read != self._read:
            self._read = read
            self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px, color = self.theme.px, self.theme.color
        pad = px(_PAD)
        sign, ink = ("check-ring", "ok") if self._read else ("ring", "mute")
        icons.draw(painter, sign, QPointF(pad + px(12), px(34)), px(24), color(ink))
        room = area.width() - 2 * pad - px(36)
        title = QRectF(pad + px(36), px(12), room, px(26))
        lettering.line(painter, title, self._title, self.theme.font(17, tokens.SEMIBOLD), color("ink"))
        below = QRectF(title.x(), px(36), room, px(22))
        lettering.line(painter, below, self._text, self.theme.font(14), color("mute"))
        paper = QRectF(pad, px(66), area.width() - 2 * pad, area.height() - px(66) - px(16))
        if self.theme.dark:
            lettering.rounded(painter, paper, px(8), color("onfill"))
        edge = px(4)
        self._draw_symbols(painter, paper.adjusted(edge, edge, -edge, -edge))

    def _draw_symbols(self, painter: QPainter, paper: QRectF) -> None:
        """Bars and the square with the same content; the square alone where bars would be too fine."""
        gap = self.theme.px(16)
        bars = self._bars(paper)
        if bars is None:
            square = draw_symbol(painter, _square(paper, paper.height()), self._card, linear=False)
            words = self.tr("A laser reads no screen: print the sheet for it.")
        else:
            taken = draw_symbol(painter, bars, self._card, linear=True)
            left, top = paper.x(), taken.bottom() + gap
            if bars.height() >= paper.height() - 1:
                left, top = taken.right() + gap, paper.y()
            room = QRectF(left, top, paper.right() - left, paper.bottom() - top)
            square = draw_symbol(painter, _square(room, room.height()), self._card, linear=False)
            words = self.tr("Bars or square: one of them is enough.")
        font = self.theme.font(14)
        left = square.right() + gap
        beside = QRectF(left, square.y(), paper.right() - left - gap, square.height())
        rows = lettering.wrapped(words, font, beside.width(), 4)
        tall = len(rows) * lettering.height(font)
        if beside.width() > self.theme.px(120) and tall <= beside.height():
            beside.setTop(beside.center().y() - tall / 2)
            # The paper is white in both themes.
            lettering.lines(painter, beside, rows, font, QColor(tokens.LIGHT.mute))

    def _bars(self, paper: QRectF) -> QRectF | None:
        """Above the square where there is height for both, else beside it; None where neither is legible."""
        px, columns = self.theme.px, self._card.linear.width
        least = LEAST_MODULE / self.devicePixelRatioF() * columns
        if paper.height() > px(170) and paper.width() >= least:
            return QRectF(paper.x(), paper.y(), paper.width(), paper.height() * 0.42)
        wide = paper.width() - px(16) - min(paper.height(), px(140))
        if wide >= least:
            return QRectF(paper.x(), paper.y(), wide, paper.height())
        return None


def _square(room: QRectF, side: float) -> QRectF:
    side = min(side, room.width())
    return QRectF(room.x(), room.y(), side, side)


class FindingView(Card):
    """What was found, sentence by sentence."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._finding = Finding()

    def show_finding(self, finding: Finding) -> None:
        if finding != self._finding:
            self._finding = finding
            self.setAccessibleName(" ".join(in_words((*finding.words, *finding.warnings))))
            self.update()

    def needed(self, wide: int) -> int:
        """The height at this width in which every sentence stands."""
        px = self.theme.px
        sentences = [self._tall(self._wrapped(text, wide)) + px(6) for *_, text in self._rows()]
        return px(46) + sum(sentences) + px(10)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px, color = self.theme.px, self.theme.color
        head = QRectF(px(_PAD), px(12), area.width() - 2 * px(_PAD), px(28))
        font = self.theme.font(17, tokens.SEMIBOLD)
        lettering.line(painter, head, self.tr("This scanner"), font, color("ink"))
        top = head.bottom() + px(6)
        for icon, ink, text in self._rows():
            rows = self._wrapped(text, area.width())
            tall = self._tall(rows)
            if top + tall > area.height():
                more = QRectF(px(52), area.height() - px(16), px(40), px(12))
                lettering.line(painter, more, "…", self._font(), color("ink"))
                return
            middle = QPointF(px(31), top + lettering.height(self._font()) / 2)
            icons.draw(painter, icon, middle, px(20), color(ink))
            place = QRectF(px(52), top, area.width() - px(72), tall)
            lettering.lines(painter, place, rows, self._font(), color("warn" if ink == "warn" else "ink"))
            top += tall + px(6)

    def _rows(self) -> list[tuple[str, str, str]]:
        """Sign, its ink, sentence: what must be mended first."""
        rows = [("triangle", "warn", text) for text in in_words(self._finding.warnings)]
        rows += [("check", "ok", text) for text in in_words(self._finding.words)]
        return rows or [("scanner", "mute", self.tr("Scan the first card. The keys it sends will tell."))]

    def _font(self) -> QFont:
        return self.theme.font(15)

    def _wrapped(self, text: str, wide: float) -> list[str]:
        return lettering.wrapped(text, self._font(), wide - self.theme.px(72), 4)

    def _tall(self, rows: list[str]) -> int:
        return math.ceil(len(rows) * lettering.height(self._font()))


_INKS = {
    Fate.HELD: "mute",
    Fate.PASSED: "mute",
    Fate.TYPED: "ink",
    Fate.SCAN: "ok",
    Fate.MISREAD: "bad",
}


class TraceView(Card):
    """The live tester: newest on top."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.trace = KeyTrace()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px = self.theme.px
        pad, step = px(20), px(28)
        head = QRectF(pad, px(12), area.width() - 2 * pad, px(28))
        bold = self.theme.font(17, tokens.SEMIBOLD)
        lettering.line(painter, head, self.tr("Every key"), bold, self.theme.color("ink"))
        fits = int((area.height() - head.bottom() - px(8)) // step)
        words = self._words()
        if not self.trace.rows:
            empty = QRectF(pad, head.bottom(), head.width(), step)
            text = self.tr("Keys are listed here as they come.")
            lettering.line(painter, empty, text, self.theme.font(14), self.theme.color("mute"))
        for number, row in enumerate(self.trace.rows[: max(fits, 0)]):
            line = QRectF(pad, head.bottom() + number * step, area.width() - 2 * pad, step)
            self._draw_row(painter, line, row, words[row.fate])

    def _draw_row(self, painter: QPainter, area: QRectF, row: TraceRow, word: str) -> None:
        px, color = self.theme.px, self.theme.color
        small, codes = self.theme.font(14, cut=Cut.FIGURES), self.theme.font(15, tokens.SEMIBOLD, Cut.CODES)
        gap = "" if row.gap_ms is None else f"+{row.gap_ms} ms"
        time = QRectF(area.x(), area.y(), px(84), area.height())
        fate = QRectF(area.right() - px(96), area.y(), px(96), area.height())
        # A scan is no key and has no time, but needs the room.
        left = time.right() + px(12) if gap else area.x()
        key = QRectF(left, area.y(), fate.x() - left - px(8), area.height())
        lettering.line(painter, time, gap, small, color("mute"), lettering.RIGHT)
        lettering.line(painter, key, row.text, codes, color("ink"))
        lettering.line(painter, fate, word, small, color(_INKS[row.fate]), lettering.RIGHT)

    def _words(self) -> dict[Fate, str]:
        return {
            Fate.HELD: self.tr("held"),
            Fate.PASSED: self.tr("let through"),
            Fate.TYPED: self.tr("typing"),
            Fate.SCAN: self.tr("scan"),
            Fate.MISREAD: self.tr("not a scan"),
        }
