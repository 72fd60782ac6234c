"""Setting up the wedge scanner: two cards to scan, what was found in words, and every key as it comes."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import ScanLedgerError
from app.scan.calibration import Finding, bursts, diagnose
from app.scan.wedge import KeyEvent, WedgeSettings
from ui.models.key_trace import Fate, KeyTrace, TraceRow
from ui.office.calibration_sheet import KEYS, SEPARATOR, SheetCard, draw_symbol, write_sheet
from ui.theme import icons, tokens
from ui.theme.theme import Cut, Theme
from ui.wedge import KeyboardWedge
from ui.widgets import lettering
from ui.widgets.button import Button, Kind
from ui.widgets.canvas import Canvas, Card

_QUIET_MS = 450
"""After a scan's last key, before it is judged: longer than the pause that ends it."""
_MOST_KEYS = 2000
_NARROW = 900


class Stage(Enum):
    """Reading the sheet, or trying what was found."""

    LISTENING = "listening"
    TRYING = "trying"


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
        pad = px(20)
        sign, ink = ("check-ring", "ok") if self._read else ("ring", "mute")
        icons.draw(painter, sign, QPointF(pad + px(12), px(34)), px(24), color(ink))
        room = area.width() - 2 * pad - px(36)
        title = QRectF(pad + px(36), px(12), room, px(26))
        lettering.line(painter, title, self._title, self.theme.font(17, tokens.SEMIBOLD), color("ink"))
        below = QRectF(title.x(), px(36), room, px(22))
        lettering.line(painter, below, self._text, self.theme.font(14), color("mute"))
        symbols = QRectF(pad, px(70), area.width() - 2 * pad, area.height() - px(70) - pad)
        paper = color("surface") if not self.theme.dark else color("onfill")
        lettering.rounded(painter, symbols.adjusted(-px(4), -px(4), px(4), px(4)), px(8), paper)
        bars, square = self._places(symbols)
        draw_symbol(painter, bars, self._card, linear=True)
        draw_symbol(painter, square, self._card, linear=False)

    def _places(self, area: QRectF) -> tuple[QRectF, QRectF]:
        """Bars above the square where there is height for both, else beside it."""
        gap = self.theme.px(16)
        if area.height() > self.theme.px(180):
            bars = QRectF(area.x(), area.y(), area.width(), area.height() * 0.4)
            tall = area.height() - bars.height() - gap
            return bars, QRectF(area.x(), bars.bottom() + gap, tall, tall)
        side = min(area.height(), area.width() / 3)
        bars = QRectF(area.x(), area.y(), area.width() - side - gap, area.height())
        return bars, QRectF(area.right() - side, area.y(), side, side)


class FindingView(Card):
    """What was found, sentence by sentence."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._finding = Finding()

    def show_finding(self, finding: Finding) -> None:
        if finding != self._finding:
            self._finding = finding
            self.setAccessibleName(" ".join((*finding.words, *finding.warnings)))
            self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px = self.theme.px
        pad = px(20)
        head = QRectF(pad, px(12), area.width() - 2 * pad, px(28))
        font = self.theme.font(17, tokens.SEMIBOLD)
        lettering.line(painter, head, self.tr("This scanner"), font, self.theme.color("ink"))
        top = head.bottom() + px(6)
        rows = [("triangle", "warn", text) for text in self._finding.warnings]
        rows += [("check", "ok", text) for text in self._finding.words]
        if not rows:
            rows = [("scanner", "mute", self.tr("Scan the first card. The keys it sends will tell."))]
        for icon, ink, text in rows:
            top += self._draw_row(painter, area, top, (icon, ink, text))

    def _draw_row(self, painter: QPainter, area: QRectF, top: float, row: tuple[str, str, str]) -> float:
        px = self.theme.px
        icon, ink, text = row
        font = self.theme.font(15)
        room = area.width() - px(40) - px(32)
        rows = lettering.wrapped(text, font, room, 3)
        tall = len(rows) * lettering.height(font)
        if top + tall > area.height() - px(8):
            return 0
        icons.draw(
            painter, icon, QPointF(px(31), top + lettering.height(font) / 2), px(20), self.theme.color(ink)
        )
        color = self.theme.color("warn" if ink == "warn" else "ink")
        lettering.lines(painter, QRectF(px(52), top, room, tall), rows, font, color)
        return tall + px(6)


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
        for number, row in enumerate(self.trace.rows[: max(fits, 0)]):
            line = QRectF(pad, head.bottom() + number * step, area.width() - 2 * pad, step)
            self._draw_row(painter, line, row, words[row.fate])

    def _draw_row(self, painter: QPainter, area: QRectF, row: TraceRow, word: str) -> None:
        px, color = self.theme.px, self.theme.color
        small, codes = self.theme.font(14, cut=Cut.FIGURES), self.theme.font(15, tokens.SEMIBOLD, Cut.CODES)
        gap = "" if row.gap_ms is None else f"+{row.gap_ms} ms"
        time = QRectF(area.x(), area.y(), px(84), area.height())
        fate = QRectF(area.right() - px(96), area.y(), px(96), area.height())
        key = QRectF(time.right() + px(12), area.y(), fate.x() - time.right() - px(12), area.height())
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


class ScannerSetup(Canvas):
    """Scan both cards; what was found is said, tried live, and kept on *Use*."""

    closed = Signal()
    judged = Signal(object)
    """A Finding, whenever the scanner fell silent."""

    def __init__(
        self,
        theme: Theme,
        wedge: KeyboardWedge,
        keep: Callable[[WedgeSettings], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._wedge, self._keep = wedge, keep
        self._stage = Stage.LISTENING
        self._keys: list[KeyEvent] = []
        self.finding = Finding()
        self._said = ""
        self.cards = (
            CardView(theme, self.tr("1  Scan this"), self.tr("letters, digits, signs"), KEYS, self),
            CardView(theme, self.tr("2  Then this"), self.tr("a code with a separator"), SEPARATOR, self),
        )
        self.found = FindingView(theme, self)
        self.tester = TraceView(theme, self)
        self.use = Button(theme, self.tr("Use this"), "check", Kind.PRIMARY, self)
        self.again = Button(theme, self.tr("Start again"), "undo", parent=self)
        self.sheet = Button(theme, self.tr("Sheet as PDF"), "order", parent=self)
        self.use.clicked.connect(self._use)
        self.again.clicked.connect(self.start_again)
        self.sheet.clicked.connect(self._ask_for_file)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._judge)
        wedge.key_heard.connect(self._hear)
        wedge.let_through.connect(self._let_through)
        wedge.scanned.connect(self._scanned)
        wedge.misread.connect(self._misread)
        self.start_again()

    def start_again(self) -> None:
        """Forget what was heard, and listen to the cards."""
        self._stage = Stage.LISTENING
        self._keys.clear()
        self._show(Finding())
        if self.isVisible():
            self._wedge.study(True)

    def save_sheet(self, path: Path) -> None:
        """Write the sheet; what prevents it is said in the head."""
        try:
            write_sheet(path)
        except ScanLedgerError as error:
            self._say(error.text)
        else:
            self._say(self.tr("The sheet is in %1.").replace("%1", str(path)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stage is Stage.LISTENING:
            self._wedge.study(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._wedge.study(False)
        self.closed.emit()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        px = self.theme.px
        margin, gap, tall = px(tokens.MARGIN), px(tokens.GAP), px(tokens.BUTTON)
        narrow = self.width() < px(_NARROW)
        area = self.rect().adjusted(margin, margin + px(64), -margin, -margin)
        if narrow:
            area.adjust(0, tall + gap, 0, 0)
        self._lay_buttons(narrow, margin, gap, tall)
        # The bars need the room: two pixels to a module is the least that a scanner reads from a screen.
        left_wide = area.width() if narrow else (area.width() - gap) * 58 // 100
        rows = 4 if narrow else 2
        each = (area.height() - (rows - 1) * gap) // rows
        places = [(0, 0), (0, 1), (0, 2), (0, 3)] if narrow else [(0, 0), (0, 1), (1, 0), (1, 1)]
        for view, (column, row) in zip((*self.cards, self.found, self.tester), places, strict=True):
            left, top = area.x() + column * (left_wide + gap), area.y() + row * (each + gap)
            wide = area.width() - left_wide - gap if column else left_wide
            view.setGeometry(QRect(left, top, wide, each))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        px, color = self.theme.px, self.theme.color
        painter.fillRect(area, color("bg"))
        margin = px(tokens.MARGIN)
        room = area.width() - 2 * margin
        if area.width() >= px(_NARROW):
            room -= sum(button.width() + px(tokens.GAP) for button in (self.use, self.again, self.sheet))
        title = QRectF(margin, margin - px(4), room, px(32))
        lettering.line(painter, title, self.tr("Scanner"), self.theme.font(26, tokens.BOLD), color("ink"))
        below = QRectF(margin, title.bottom(), room, px(22))
        lettering.line(painter, below, self._said, self.theme.font(16), color("mute"))

    def _lay_buttons(self, narrow: bool, margin: int, gap: int, tall: int) -> None:
        buttons = (self.sheet, self.again, self.use)
        if narrow:
            each = (self.width() - 2 * margin - 2 * gap) // 3
            for number, button in enumerate(buttons):
                button.setGeometry(margin + number * (each + gap), margin + self.theme.px(64), each, tall)
            return
        right = self.width() - margin
        for button in reversed(buttons):
            wide = button.sizeHint().width()
            button.setGeometry(right - wide, margin, wide, tall)
            right -= wide + gap

    def _hear(self, event: KeyEvent, held: bool) -> None:
        self.tester.trace.key(event, held)
        self.tester.update()
        if self._stage is Stage.LISTENING:
            self._keys.append(event)
            del self._keys[:-_MOST_KEYS]
            self._quiet.start()

    def _judge(self) -> None:
        self._show(diagnose(bursts(self._keys)))
        self.judged.emit(self.finding)

    def _show(self, finding: Finding) -> None:
        self.finding = finding
        self.found.show_finding(finding)
        self.cards[0].show_read(finding.keys_read)
        self.cards[1].show_read(finding.gs_read)
        self.use.setEnabled(finding.settings is not None)
        if finding.complete:
            self._say(self.tr("Both cards were read. Use this, then try any code."))
        elif finding.keys_read:
            self._say(self.tr("Now the second card."))
        else:
            self._say(self.tr("Scan both cards, from here or from the printed sheet."))

    def _use(self) -> None:
        settings = self.finding.settings
        assert settings is not None, "the button is off until something was found"
        try:
            self._keep(settings)
        except ScanLedgerError as error:
            self._say(error.text)
            return
        self._stage = Stage.TRYING
        self._wedge.study(False)
        self._wedge.set_settings(settings)
        self.use.setEnabled(False)
        self._say(self.tr("In use. Scan anything, or type, and see below what is made of it."))

    def _let_through(self, events: list[KeyEvent]) -> None:
        self.tester.trace.let_through(events)
        self.tester.update()

    def _scanned(self, text: str) -> None:
        self.tester.trace.scan(text)
        self.tester.update()

    def _misread(self, _code: str, text: str) -> None:
        self.tester.trace.misread(text)
        self.tester.update()

    def _say(self, text: str) -> None:
        self._said = text
        self.setAccessibleName(text)
        self.update()

    def _ask_for_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Sheet as PDF"), "scanner-calibration.pdf", "PDF (*.pdf)"
        )
        if name:
            self.save_sheet(Path(name))
