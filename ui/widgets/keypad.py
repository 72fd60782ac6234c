"""Our own keys for touch: a quantity pad and a board for codes. Panels in the window, never dialogs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import stylesheet, tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.button import Button, Kind
from ui.widgets.canvas import Card
from ui.widgets.grid import lay_grid

BACK = "⌫"
_BOARD_WIDE = ("1234567890", "QWERTYUIOP", "ASDFGHJKL-", "ZXCVBNM.:/")
_BOARD_NARROW = ("1234567", "890ABCD", "EFGHIJK", "LMNOPQR", "STUVWXY", "Z-.:/_+")
_LOW = 430
"""Lower than this many token pixels, the buttons stand beside the field."""


class Panel(Card):
    """A sheet over part of the stage; scans go on beneath it and close it."""

    closed = Signal()
    narrow = False
    """On a wide window it needs the side column alone."""
    over_banner = False
    """There it begins beside the banner's figure: it belongs to what the banner says."""

    def __init__(self, theme: Theme, title: str, accept: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.title = title
        self.subtitle = ""
        self.cancel = Button(theme, self.tr("Cancel"), parent=self)
        self.cancel.key = "Esc"
        self.accept_button = Button(theme, accept, kind=Kind.PRIMARY, parent=self)
        self.cancel.clicked.connect(self.close_panel)
        self.accept_button.clicked.connect(self.accept)
        self.hide()

    def open_panel(self, subtitle: str) -> None:
        self.subtitle = subtitle
        self.show()
        self.raise_()
        self.update()

    def close_panel(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def accept(self) -> None:
        """The value stands; a panel without a value stays open."""
        raise NotImplementedError

    def draw(self, painter: QPainter, area: QRectF) -> None:
        px, color = self.theme.px, self.theme.color
        painter.fillRect(area, color("bg"))
        super().draw(painter, area)
        head = self.head_area()
        upper = QRectF(head.x(), head.y(), head.width(), px(24))
        lettering.line(painter, upper, self.title, self.theme.font(17, tokens.SEMIBOLD), color("ink"))
        lower = QRectF(head.x(), head.y() + px(24), head.width(), px(20))
        small = self.theme.font(14, tokens.MEDIUM, Cut.CODES)
        lettering.line(painter, lower, self.subtitle, small, color("mute"))

    def head_area(self) -> QRectF:
        pad = self.theme.px(16)
        return QRectF(pad, self.theme.px(12), self.width() - 2 * pad, self.theme.px(44))

    def _lay_buttons(self, area: QRect) -> None:
        gap = self.theme.px(tokens.GAP_TIGHT)
        half = (area.width() - gap) // 2
        self.cancel.setGeometry(area.x(), area.y(), half, area.height())
        self.accept_button.setGeometry(
            area.x() + half + gap, area.y(), area.width() - half - gap, area.height()
        )


class DigitPad(Panel):
    """Digits by touch or keyboard. The wedge hears scanners first, so only a person's keys arrive here."""

    entered = Signal(str)
    narrow = True
    SIGNS = ("7", "8", "9", "4", "5", "6", "1", "2", "3", "", "0", BACK)
    """From left to right, row by row; a blank leaves its place free."""
    LONGEST = 9

    def __init__(self, theme: Theme, title: str, accept: str, parent: QWidget) -> None:
        super().__init__(theme, title, accept, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._digits = ""
        self._keys = [self._key(sign) if sign else None for sign in self.SIGNS]
        self._renew()

    @property
    def digits(self) -> str:
        return self._digits

    def open_panel(self, subtitle: str) -> None:
        self._take("")
        super().open_panel(subtitle)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, sign: str) -> None:
        """One key, touched or typed."""
        if sign == BACK:
            self._take(self._digits[:-1])
        elif len(self._digits) < self.LONGEST and self.takes(sign):
            self._take(self.with_sign(sign))

    def takes(self, sign: str) -> bool:
        """May this sign follow what was entered?"""
        return sign in self.SIGNS

    def with_sign(self, sign: str) -> str:
        return self._digits + sign

    def whole(self) -> bool:
        """Can what was entered be accepted?"""
        return bool(self._digits)

    def shown(self) -> tuple[str, float, str]:
        """What stands above the keys, its size and the name of its colour."""
        return self._digits or "0", 44, "ink" if self._digits else "faint"

    def accept(self) -> None:
        if self.whole():
            digits = self._digits
            self._take("")
            self.close_panel()
            self.entered.emit(digits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sign = event.text().replace(",", ".")
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif event.key() == Qt.Key.Key_Backspace:
            self.press(BACK)
        elif sign and sign in "0123456789.":
            self.press(sign)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        px = self.theme.px
        pad, gap, tall = px(16), px(tokens.GAP_TIGHT), px(tokens.BUTTON)
        if self._beside():
            half = self.width() // 2
            self._lay_keys(QRect(half, pad, self.width() - half - pad, self.height() - 2 * pad))
            self._lay_buttons(QRect(pad, self.height() - pad - tall, half - 2 * pad, tall))
            return
        bottom = self.height() - pad - tall
        self._lay_buttons(QRect(pad, bottom, self.width() - 2 * pad, tall))
        top = px(60) + self._display_height()
        self._lay_keys(QRect(pad, top, self.width() - 2 * pad, bottom - gap - top))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        head = self.head_area()
        display = QRectF(head.x(), head.bottom(), head.width(), self._display_height())
        text, size, ink = self.shown()
        font = self.theme.font(size, tokens.BOLD)
        lettering.line(painter, display, text, font, self.theme.color(ink), lettering.CENTER)

    def head_area(self) -> QRectF:
        head = super().head_area()
        return (
            QRectF(head.x(), head.y(), self.width() / 2 - 2 * head.x(), head.height())
            if self._beside()
            else head
        )

    def _beside(self) -> bool:
        """Lying screens have display and buttons at the left, keys at the right."""
        return self.width() > self.height() * 1.2

    def _display_height(self) -> int:
        return self.theme.px(76 if self._beside() else 56)

    def _key(self, sign: str) -> Button:
        icon = "backspace" if sign == BACK else ""
        button = Button(self.theme, "" if icon else sign, icon, parent=self)
        button.size_of_text = 24
        button.setAccessibleName(sign)
        button.clicked.connect(lambda: self.press(sign))
        return button

    def _lay_keys(self, area: QRect) -> None:
        lay_grid(self._keys, area, 3, self.theme.px(tokens.GAP_TIGHT))

    def _take(self, digits: str) -> None:
        self._digits = digits
        self._renew()

    def _renew(self) -> None:
        self.accept_button.setEnabled(self.whole())
        self.update()


class QuantityPanel(DigitPad):
    """Digits for CMD:QTY:n."""

    SIGNS = (*DigitPad.SIGNS[:-3], ".", "0", BACK)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.title = self.tr("Quantity")
        self.accept_button.setText(self.tr("Set"))

    def takes(self, sign: str) -> bool:
        return not (sign == "." and "." in self.digits)

    def with_sign(self, sign: str) -> str:
        return ("" if self.digits == "0" and sign != "." else self.digits) + sign

    def whole(self) -> bool:
        return any(sign in "123456789" for sign in self.digits)

    def accept(self) -> None:
        self._digits = self._digits.rstrip(".")
        super().accept()


class CodePanel(Panel):
    """A field for a code that cannot be scanned, with a board of keys for touch."""

    entered = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.title = self.tr("Type a code")
        self.accept_button.setText(self.tr("Enter"))
        self.field = QLineEdit(self)
        self._dress()
        theme.changed.connect(self._dress)
        self.field.setMaxLength(200)
        self.field.setAccessibleName(self.title)
        self.field.returnPressed.connect(self.accept)
        self._boards = {rows: self._board(rows) for rows in (_BOARD_WIDE, _BOARD_NARROW)}
        self._back = Button(theme, "", "backspace", parent=self)
        self._back.setAccessibleName(self.tr("Delete"))
        self._back.clicked.connect(self.field.backspace)

    def open_panel(self, subtitle: str) -> None:
        self.field.clear()
        super().open_panel(subtitle)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        text = self.field.text().strip()
        if text:
            self.close_panel()
            self.entered.emit(text)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        px = self.theme.px
        pad, gap, tall = px(16), px(tokens.GAP_TIGHT), px(tokens.BUTTON)
        inner, top = self.width() - 2 * pad, px(62)
        low = self.height() < px(_LOW)
        beside = px(240) + gap if low else 0
        self.field.setGeometry(pad, top, inner - tall - gap - beside, tall)
        self._back.setGeometry(pad + inner - tall - beside, top, tall, tall)
        bottom = self.height() - pad - (0 if low else tall + gap)
        if low:
            self._lay_buttons(QRect(self.width() - pad - beside + gap, top, beside - gap, tall))
        else:
            self._lay_buttons(QRect(pad, bottom + gap, inner, tall))
        rows = _BOARD_WIDE if inner >= 10 * px(tokens.TOUCH + tokens.GAP_TIGHT) else _BOARD_NARROW
        for board, buttons in self._boards.items():
            for button in buttons:
                button.setVisible(board is rows)
        area = QRect(pad, top + tall + gap, inner, bottom - (top + tall + gap))
        lay_grid(self._boards[rows], area, len(rows[0]), gap)

    def _dress(self) -> None:
        self.field.setFont(self.theme.font(22, tokens.SEMIBOLD, Cut.CODES))
        self.field.setStyleSheet(stylesheet.field(self.theme))

    def _board(self, rows: Sequence[str]) -> list[Button]:
        return [self._key(sign) for sign in "".join(rows)]

    def _key(self, sign: str) -> Button:
        button = Button(self.theme, sign, parent=self)
        button.size_of_text = 20
        button.clicked.connect(lambda: self.field.insert(sign))
        return button
