"""The head of a stage: which document, how far, and the buttons that stand for command cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from app.station.view import NO_BAR, ActionView, StageView, StatusView
from ui.theme import icons, tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.button import Button, Kind
from ui.widgets.canvas import Canvas

KEYS = {"CMD:UNDO": "F4", "CMD:PHOTO": "F6", "CMD:DONE": "F9"}
"""Keys of well-known commands; F8 and Ctrl+] are what scanners send for GS."""
FREE_KEYS = ("F5", "F12", "F6")


def keys(actions: Sequence[ActionView]) -> dict[str, str]:
    """A function key for each command, the same ones for the same commands."""
    taken = {KEYS.get(action.command) for action in actions}
    free = iter(key for key in FREE_KEYS if key not in taken)
    return {action.command: KEYS.get(action.command) or next(free, "") for action in actions}


class CommandButton(Button):
    """A button that stands for one command card after another."""

    commanded = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", parent=parent)
        self.action = ActionView("", "", "")
        self.clicked.connect(self._say)

    def show_action(self, action: ActionView, key: str) -> None:
        self.action = action
        self.key = key
        self.icon_name = action.icon
        self.kind = Kind.PRIMARY if action.primary else Kind.PLAIN
        self.setText(action.label)
        self.setEnabled(action.enabled)
        self.update()

    def _say(self) -> None:
        self.commanded.emit(self.action.command)


class ActionButtons(QObject):
    """The buttons of a view; they are kept for the next one."""

    commanded = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._place = parent
        self._actions: tuple[ActionView, ...] = ()
        self._made: list[CommandButton] = []

    @property
    def buttons(self) -> list[CommandButton]:
        return self._made[: len(self._actions)]

    def show_actions(self, actions: tuple[ActionView, ...]) -> bool:
        """Show these actions; true if they are other ones than before."""
        if actions == self._actions:
            return False
        self._actions = actions
        while len(self._made) < len(actions):
            button = CommandButton(self._theme, self._place)
            button.commanded.connect(self.commanded)
            self._made.append(button)
        names = keys(actions)
        for action, button in zip(actions, self._made, strict=False):
            button.show_action(action, names[action.command])
        for number, button in enumerate(self._made):
            button.setVisible(number < len(actions))
        return True


class Header(Canvas):
    """Title, subtitle and progress; the stage puts the buttons at its right end or elsewhere."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view: StageView | None = None
        self.compact = False
        self.reserved = 0
        self._person: StatusView | None = None

    def show_view(self, view: StageView) -> None:
        old, self._view = self._view, view
        if old is None or _shown(old) != _shown(view):
            self.setAccessibleName(". ".join(text for text in _shown(view)[:3] if text))
            self.update()

    def show_person(self, status: StatusView | None) -> None:
        """On a handheld: who, and connected or not, above the progress; None elsewhere."""
        if status != self._person:
            self._person = status
            self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        view = self._view
        if view is None:
            return
        px = self.theme.px
        if self._person is not None:
            room = area.width() * 0.36
            self._draw_person(painter, QRectF(area.right() - room, area.y(), room, area.height()), view)
            self._draw_titles(painter, area.adjusted(0, 0, -room - px(12), 0), view)
            return
        right = area.width() - self.reserved
        wide = self._progress_width(view, right)
        if wide:
            self._draw_progress(painter, QRectF(right - wide, area.y(), wide, area.height()), view)
        room = right - (wide + px(24) if wide else 0)
        self._draw_titles(painter, QRectF(area.x(), area.y(), room, area.height()), view)

    def _draw_titles(self, painter: QPainter, area: QRectF, view: StageView) -> None:
        theme = self.theme
        title = self._title_font(view.title, area.width())
        small = theme.font(14 if self.compact else 16, tokens.MEDIUM)
        upper, lower = lettering.height(title), lettering.height(small) if view.subtitle else 0
        top = area.center().y() - (upper + lower) / 2
        lettering.line(
            painter, QRectF(area.x(), top, area.width(), upper), view.title, title, theme.color("ink")
        )
        below = QRectF(area.x(), top + upper, area.width(), lower)
        lettering.line(painter, below, view.subtitle, small, theme.color("mute"))

    def _title_font(self, title: str, room: float) -> QFont:
        """The largest in which the title fits."""
        sizes = (20, 18) if self.compact else (26, 22, 19)
        fonts = [self.theme.font(size, tokens.BOLD, Cut.CODES) for size in sizes]
        return next((font for font in fonts if lettering.width(title, font) <= room), fonts[-1])

    def _draw_person(self, painter: QPainter, area: QRectF, view: StageView) -> None:
        assert self._person is not None
        px, color = self.theme.px, self.theme.color
        center = QPointF(area.right() - px(13), area.y() + px(15))
        name, ink = ("cloud", "ok") if self._person.connected else ("cloud-off", "warn")
        icons.draw(painter, name, center, px(26), color(ink))
        who = QRectF(area.x(), area.y() + px(4), area.width() - px(36), px(22))
        font = self.theme.font(14, tokens.SEMIBOLD)
        lettering.line(painter, who, self._person.operator, font, color("mute"), lettering.RIGHT)
        if _begun(view):
            wide = min(px(128), area.width())
            rect = QRectF(area.right() - wide, area.bottom() - px(13), wide, px(8))
            lettering.bar(painter, rect, view.progress_permille, color("line"), color("accent"))

    def _progress_width(self, view: StageView, room: float) -> float:
        if not view.progress_text:
            return 0
        px = self.theme.px
        font = self.theme.font(14 if self.compact else 17, tokens.SEMIBOLD)
        wanted = max(px(128 if self.compact else 240), lettering.width(view.progress_text, font))
        return min(wanted, room * 0.42)

    def _draw_progress(self, painter: QPainter, area: QRectF, view: StageView) -> None:
        px, color = self.theme.px, self.theme.color
        font = self.theme.font(14 if self.compact else 17, tokens.SEMIBOLD)
        tall, thick, gap = lettering.height(font), px(8 if self.compact else 10), px(5 if self.compact else 9)
        top = area.center().y() - (tall + gap + thick) / 2
        text = QRectF(area.x(), top, area.width(), tall)
        lettering.line(painter, text, view.progress_text, font, color("ink"), lettering.RIGHT)
        if _begun(view):
            rect = QRectF(area.x(), top + tall + gap, area.width(), thick)
            lettering.bar(painter, rect, view.progress_permille, color("line"), color("accent"))


def _begun(view: StageView) -> bool:
    """Is there work under way whose progress a bar can show? A list of orders has none."""
    if view.progress_permille == NO_BAR:
        return False
    return bool(view.actions and view.progress_text) or view.progress_permille > 0


def _shown(view: StageView) -> tuple[str, str, str, int]:
    return view.title, view.subtitle, view.progress_text, view.progress_permille
