"""Setting up the wedge scanner: two cards to scan; what was found is said, tried live, and kept on *Use*."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import ScanLedgerError
from app.scan.calibration import Finding, bursts, diagnose
from app.scan.wedge import KeyEvent, WedgeSettings
from ui.office.calibration_sheet import KEYS, SEPARATOR, write_sheet
from ui.office.scanner_parts import CardView, FindingView, TraceView
from ui.theme import tokens
from ui.theme.theme import Theme
from ui.wedge import KeyboardWedge
from ui.widgets import lettering
from ui.widgets.button import Button, Kind
from ui.widgets.canvas import Canvas

_QUIET_MS = 450
"""After a scan's last key, before it is judged: longer than the pause that ends it."""
_MOST_KEYS = 2000
_WIDE, _MIDDLE = 900, 620
"""Token pixels from which the head is one block, and one row of title and buttons."""
_TALL = 520
"""Token pixels of height that both cards need, one above the other."""
_KEYS = 110
"""Token pixels of height in which a few keys can be shown."""


class Stage(Enum):
    """Reading the sheet, or trying what was found."""

    LISTENING = "listening"
    TRYING = "trying"


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
        self._arrange()

    def _arrange(self) -> None:
        """Everything at once where there is room; else the next card alone, and what it told."""
        px = self.theme.px
        margin, gap = px(tokens.MARGIN), px(tokens.GAP)
        area = self.rect().adjusted(margin, self._lay_head(margin, gap), -margin, -margin)
        places = self._places(area, gap)
        for view in (*self.cards, self.found, self.tester):
            place = places.get(view)
            view.setVisible(place is not None)
            if place is not None:
                view.setGeometry(place)

    def _places(self, area: QRect, gap: int) -> dict[QWidget, QRect]:
        px = self.theme.px
        if area.width() + 2 * px(tokens.MARGIN) >= px(_WIDE) and area.height() >= px(_TALL):
            # The bars need the room: two pixels to a module is the least that a scanner reads from a screen.
            left, right = _beside(area, gap)
            half = (area.height() - gap) // 2
            views = (*self.cards, self.found, self.tester)
            return dict(zip(views, (*_above(left, gap, half), *_above(right, gap, half)), strict=True))
        beside = area.width() >= area.height()
        if self._stage is Stage.TRYING or self.finding.complete:
            if not beside:
                return self._told(area, gap)
            left, right = _beside(area, gap)
            return {self.found: left, self.tester: right}
        upper, lower = _beside(area, gap) if beside else _above(area, gap, area.height() * 46 // 100)
        return {self.cards[1 if self.finding.keys_read else 0]: upper, **self._told(lower, gap)}

    def _told(self, area: QRect, gap: int) -> dict[QWidget, QRect]:
        """What was found as far as it goes, and below it the keys, if that leaves room for some."""
        told = self.found.needed(area.width())
        if area.height() - told - gap < self.theme.px(_KEYS):
            return {self.found: area}
        upper, lower = _above(area, gap, told)
        return {self.found: upper, self.tester: lower}

    def _lay_head(self, margin: int, gap: int) -> int:
        """Place title, sentence and buttons; gives the height they take."""
        px = self.theme.px
        tall, wide = px(tokens.BUTTON), self.width()
        buttons = (self.sheet, self.again, self.use)
        if wide < px(_MIDDLE):
            each = (wide - 2 * margin - 2 * gap) // 3
            top = px(104)
            for number, button in enumerate(buttons):
                button.setGeometry(margin + number * (each + gap), top, each, tall)
            return top + tall + gap
        right, top = wide - margin, margin if wide >= px(_WIDE) else px(14)
        for button in reversed(buttons):
            each = button.sizeHint().width()
            button.setGeometry(right - each, top, each, tall)
            right -= each + gap
        return margin + px(64) if wide >= px(_WIDE) else px(104)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        px, color = self.theme.px, self.theme.color
        painter.fillRect(area, color("bg"))
        margin = px(tokens.MARGIN)
        room = area.width() - 2 * margin
        beside = self.sheet.x() - margin - px(tokens.GAP)
        wide, middle = area.width() >= px(_WIDE), area.width() >= px(_MIDDLE)
        title = QRectF(margin, margin - px(4), beside if middle else room, px(32))
        lettering.line(painter, title, self.tr("Scanner"), self.theme.font(26, tokens.BOLD), color("ink"))
        font = self.theme.font(16)
        top = title.bottom() if wide or not middle else px(74)
        rows = lettering.wrapped(self._said, font, beside if wide else room, 1 if middle else 2)
        lettering.lines(painter, QRectF(margin, top, room, px(44)), rows, font, color("mute"))

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
        self._arrange()

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
        self._say(self.tr("In use. Scan anything, or type, and see what is made of it."))
        self._arrange()

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


def _beside(area: QRect, gap: int) -> tuple[QRect, QRect]:
    """Two parts next to each other, the first one a little wider."""
    wide = (area.width() - gap) * 58 // 100
    left = QRect(area.x(), area.y(), wide, area.height())
    return left, QRect(area.x() + wide + gap, area.y(), area.width() - wide - gap, area.height())


def _above(area: QRect, gap: int, tall: int) -> tuple[QRect, QRect]:
    """Two parts one above the other, the first one so many pixels tall."""
    upper = QRect(area.x(), area.y(), area.width(), tall)
    return upper, QRect(area.x(), area.y() + tall + gap, area.width(), area.height() - tall - gap)
