"""The checklist of a unit's group and its grade; each question and grade is a button for its card."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.domain.returning import Check
from app.station.returns_view import ReturnsView
from ui.theme import icons, tokens
from ui.theme.theme import Theme
from ui.widgets import lettering
from ui.widgets.button import Button, Kind
from ui.widgets.canvas import Card
from ui.widgets.grid import lay_grid

_HEAD, _HEAD_LOW, _GAP, _FOOT = 54, 50, 4, 4
_LOW = 120
"""A card lower than this gives its head no margin: one row of questions has room."""
_ICONS = {"yes": ("check", "ok"), "no": ("cross", "bad")}


class Question(QAbstractButton):
    """A question with its answer as icon and colour; a tap turns it: yes, no, open."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._check = Check("")
        self._next = False

    def show_check(self, check: Check, *, is_next: bool) -> None:
        self._check, self._next = check, is_next
        answer = {"yes": self.tr("yes"), "no": self.tr("no")}.get(check.answer, self.tr("open"))
        self.setAccessibleName(f"{check.question}: {answer}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, color, area = self.theme.px, self.theme.color, QRectF(self.rect())
        if self._next or self.isDown():
            lettering.rounded(painter, area, px(10), color("accentbg"), color("accent"))
        size = min(px(30), area.height() - px(8))
        center = QPointF(px(12) + size / 2, area.center().y())
        ink = color("accent") if self._next else color("ink" if self._check.answer else "mute")
        if self._check.answer:
            icon, tone = _ICONS[self._check.answer]
            lettering.circle(painter, center, size, color(f"{tone}bg"))
            icons.draw(painter, icon, center, size * 0.62, color(tone), 3)
            ink = color("bad") if self._check.answer == "no" else color("ink")
        else:
            box = QRectF(center.x() - size * 0.42, center.y() - size * 0.42, size * 0.84, size * 0.84)
            lettering.rounded(
                painter, box, px(6), color("surface"), color("accent" if self._next else "edge")
            )
        font = self.theme.font(16, tokens.SEMIBOLD)
        words = QRectF(px(22) + size, 0, area.width() - px(28) - size, area.height())
        rows = lettering.wrapped(self._check.question, font, words.width(), 2)
        rows = rows if len(rows) * lettering.height(font) <= area.height() else rows[:1]
        if len(rows) == 1:
            lettering.line(painter, words, self._check.question, font, ink)
        else:
            words.setTop(area.center().y() - len(rows) * lettering.height(font) / 2)
            lettering.lines(painter, words, rows, font, ink)
        painter.end()


class CheckCard(Card):
    """Grades in its head, below them as many questions as have room; a button turns to the others."""

    commanded = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view = ReturnsView("returns", "")
        self.grades: list[Button] = []
        self.questions: list[Question] = []
        self.more = Button(theme, "", "arrow", parent=self)
        """Turns to the questions that have no room."""
        self.more.clicked.connect(self._turn_page)
        self._page = 0
        for grade in self._view.grades:
            button = Button(theme, grade, parent=self)
            button.clicked.connect(lambda _=False, one=grade: self.commanded.emit(f"CMD:GRADE:{one}"))
            self.grades.append(button)

    def show_view(self, view: ReturnsView) -> None:
        self._view = view
        self.setAccessibleName(self.tr("Checklist"))
        for button in self.grades:
            button.kind = Kind.PRIMARY if button.text() == view.grade else Kind.PLAIN
            button.setEnabled(view.unit is not None)
            button.update()
        while len(self.questions) < len(view.checks):
            self.questions.append(self._question(len(self.questions)))
        first = next((n for n, check in enumerate(view.checks) if not check.answer), -1)
        for number, check in enumerate(view.checks):
            self.questions[number].show_check(check, is_next=number == first)
        self._show_next(first)
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        first = (n for n, check in enumerate(self._view.checks) if not check.answer)
        self._show_next(next(first, -1))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px, theme = self.theme.px, self.theme
        left = self.grades[0].x() - px(8)
        head = QRectF(px(16), 0, left - px(16), self._head())
        font = theme.font(17, tokens.SEMIBOLD)
        word, grade = self.tr("Checklist"), self.tr("Grade")
        small = theme.font(15, tokens.MEDIUM)
        if lettering.width(word, font) + lettering.width(grade, small) + px(8) <= head.width():
            lettering.line(painter, head, grade, small, theme.color("mute"), lettering.RIGHT)
            head.setRight(head.right() - lettering.width(grade, small) - px(8))
        lettering.line(painter, head, word, font, theme.color("ink"))
        if not self._view.checks:
            words = QRectF(px(16), self._head(), area.width() - px(32), area.height() - self._head() - px(8))
            said = self.tr("No questions for this item: grade it.") if self._view.unit else ""
            rows = lettering.wrapped(said, small, words.width(), 2)
            lettering.lines(painter, words, rows, small, theme.color("mute"))

    def _question(self, number: int) -> Question:
        question = Question(self.theme, self)
        question.setFocusPolicy(self.focusPolicy())
        question.clicked.connect(lambda: self.commanded.emit(f"CMD:CHECK:{number + 1}"))
        return question

    def _head(self) -> int:
        return self.theme.px(_HEAD if self.height() >= self.theme.px(_LOW) else _HEAD_LOW)

    def needed(self, width: int) -> int:
        """The height at which all questions have room, at a width."""
        rows = -(-len(self._view.checks) // self._across(width))
        return self.theme.px(_HEAD) + max(1, rows) * self._row() - self.theme.px(_GAP) + self.theme.px(_FOOT)

    def _row(self) -> int:
        return self.theme.px(tokens.TOUCH) + self.theme.px(_GAP)

    def _across(self, width: int) -> int:
        return 2 if width - self.theme.px(16) >= self.theme.px(300) else 1

    def _turn_page(self) -> None:
        self._page += 1
        self._place()

    def _show_next(self, number: int) -> None:
        """Bring the question that is asked now into view."""
        size = self._page_size()
        if number >= 0 and size:
            self._page = number // size
        self._place()

    def _page_size(self) -> int:
        """How many questions are shown at once; where not all fit, one place turns the page."""
        height = self.height() - self._head() - self.theme.px(_FOOT) + self.theme.px(_GAP)
        most = max(0, height // self._row()) * self._across(self.width())
        return len(self._view.checks) if len(self._view.checks) <= most else max(0, most - 1)

    def _place(self) -> None:
        px = self.theme.px
        touch = px(tokens.TOUCH)
        for number, button in enumerate(reversed(self.grades)):
            left = self.width() - px(12) - (number + 1) * touch - number * px(2)
            button.setGeometry(left, (self._head() - touch) // 2 + px(1), touch, touch)
        size, total = self._page_size(), len(self._view.checks)
        self._page %= max(1, -(-total // size)) if size else 1
        shown = range(self._page * size, min(total, (self._page + 1) * size))
        for number, question in enumerate(self.questions):
            question.setVisible(number in shown)
        self.more.setVisible(0 < size < total)
        self.more.setText(self.tr("{0} more").format(total - len(shown)))
        cells: list[QWidget | None] = [self.questions[number] for number in shown]
        if 0 < size < total:
            cells += [*[None] * (size - len(shown)), self.more]
        if cells:
            across = self._across(self.width())
            tall = min(
                self.height() - self._head() - px(_FOOT), -(-len(cells) // across) * (self._row() + px(4))
            )
            lay_grid(cells, QRect(px(8), self._head(), self.width() - px(16), tall), across, px(_GAP))
