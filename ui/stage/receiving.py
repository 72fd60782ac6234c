"""The receiving screen: banner, order lines with progress, what is next, the last scans."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.station.answer import Answer, Prompt
from app.station.view import ActionView, StageView, StatusView, TrailView
from ui.stage.places import Arrangement, arrangement
from ui.theme import tokens
from ui.theme.theme import Theme
from ui.widgets import bannertext
from ui.widgets.banner import BannerView
from ui.widgets.button import Button
from ui.widgets.header import ActionButtons, Header
from ui.widgets.linescard import LinesCard
from ui.widgets.nextcard import NextCard
from ui.widgets.statusstrip import Notice
from ui.widgets.trail import TrailCard

if TYPE_CHECKING:
    from ui.stage.cameraview import CameraPart
    from ui.widgets.keypad import CodePanel, Panel, QuantityPanel

_FORMS = {
    Arrangement.WIDE: bannertext.WIDE,
    Arrangement.TIGHT: bannertext.TIGHT,
    Arrangement.HANDHELD: bannertext.HANDHELD,
}
_QUANTITY = "CMD:QTY"
_LYING = 440
"""Lower than this many token pixels, a handheld lies on its side."""
_MOST_BANNER = 0.5
_LEAST_LINES = 40
"""Where less than this many token pixels is left, no line is shown rather than a part of one."""


class ReceivingStage(QWidget):
    """Shows what the procedure says and gives back codes; it decides nothing."""

    scan_entered = Signal(str)
    value_typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.arrangement = Arrangement.WIDE
        self._view = StageView(procedure="receiving", title="")
        self._notice: tuple[StatusView, Notice | None] | None = None
        self.header = Header(theme, self)
        self.banner = BannerView(theme, bannertext.WIDE, self)
        self.lines = LinesCard(theme, self)
        self.next = NextCard(theme, self)
        self.trail = TrailCard(theme, self)
        self.cards = ActionButtons(theme, self)
        self.quantity = self._button(self.tr("Quantity"), "keypad", "F3", self.open_quantity)
        self.typing = self._button(self.tr("Type code"), "keyboard", "F2", self.open_code)
        self.cards.commanded.connect(self.scan_entered)
        self._panels: list[Panel] = []
        self.lines.tapped.connect(self.scan_entered)
        self.quantity.setEnabled(False)
        self.camera: CameraPart | None = None

    def attach_camera(self, camera: CameraPart) -> None:
        """A camera looks at this place: its preview stands beside the banner, its button with the others."""
        self.camera = camera
        camera.scan_all.size_of_text = 16
        camera.scan_all.show()
        for panel in self._panels:
            panel.raise_()
        self._arrange()

    # The panels are made when they are first wanted: the window need not wait for a hundred keys.

    @cached_property
    def quantity_panel(self) -> QuantityPanel:
        from ui.widgets.keypad import QuantityPanel

        panel = QuantityPanel(self.theme, self)
        panel.entered.connect(lambda digits: self.scan_entered.emit(f"{_QUANTITY}:{digits}"))
        self._panels.append(panel)
        return panel

    @cached_property
    def code_panel(self) -> CodePanel:
        from ui.widgets.keypad import CodePanel

        panel = CodePanel(self.theme, self)
        panel.entered.connect(self.value_typed)
        self._panels.append(panel)
        return panel

    def show_stage(self, view: StageView) -> None:
        self._view = view
        self.header.show_view(view)
        self.lines.show_view(view)
        if self.cards.show_actions(self._shown_actions(view)):
            self._arrange()

    def show_answer(self, answer: Answer, at: int) -> None:
        """An answer closes what lies over the stage: a number typed now would go to another line."""
        self.close_panels()
        self.banner.show_answer(answer.banner, at)
        self._show_next(answer.prompt)
        self._fit_banner()

    def show_prompt(self, prompt: Prompt) -> None:
        self.banner.show_prompt(prompt)
        self._show_next(prompt)
        if self.arrangement is Arrangement.WIDE:
            self.next.show_prompt(self._without_scanner(), "keyboard")
        self._fit_banner()

    def show_trail(self, rows: Sequence[TrailView]) -> None:
        self.trail.show_rows(rows)

    def show_alarm(self, alarm: Prompt | None) -> None:
        self.banner.show_alarm(alarm)
        self._fit_banner()

    def show_notice(self, status: StatusView, notice: Notice | None) -> None:
        """On a handheld there is no strip: header and next card carry what it would say."""
        self._notice = (status, notice)
        handheld = self.arrangement is Arrangement.HANDHELD
        self.header.show_person(status if handheld else None)
        self.next.show_notice(notice if handheld else None)

    def open_quantity(self) -> None:
        if self.quantity.isEnabled():
            self._open(self.quantity_panel, self._current_words())

    def open_code(self) -> None:
        self._open(self.code_panel, self.tr("It counts as typed, not scanned."))

    def close_panels(self) -> bool:
        """Close what lies over the stage; false if nothing did."""
        opened = [panel for panel in self._panels if panel.isVisible()]
        for panel in opened:
            panel.close_panel()
        return bool(opened)

    def press_key(self, key: int) -> bool:
        """A key that is no text; true if it did something."""
        if key == Qt.Key.Key_F2:
            self.open_code()
        elif key == Qt.Key.Key_F3:
            self.open_quantity()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.lines.table.move_cursor(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_F7:
            self.lines.table.take_cursor()
        elif key == Qt.Key.Key_F11 and self.camera is not None:
            self.camera.scan_all.click()
        elif key == Qt.Key.Key_Escape:
            return self.close_panels()
        else:
            return self._press_action(key)
        return True

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _button(self, text: str, icon: str, key: str, pressed: object) -> Button:
        button = Button(self.theme, text, icon, parent=self)
        button.key = key
        button.size_of_text = 16
        button.clicked.connect(pressed)
        return button

    def _press_action(self, key: int) -> bool:
        for button in self.cards.buttons:
            if button.key and key == Qt.Key[f"Key_{button.key}"] and button.isEnabled():
                button.click()
                return True
        return False

    def _shown_actions(self, view: StageView) -> tuple[ActionView, ...]:
        """Quantity has a button of its own, which opens the keypad."""
        return tuple(action for action in view.actions if not action.command.startswith(_QUANTITY))

    def _show_next(self, prompt: Prompt) -> None:
        self.next.show_prompt(prompt)
        commands = [*prompt.commands, *(action.command for action in self._view.actions if action.enabled)]
        self.quantity.setEnabled(any(command.startswith(_QUANTITY) for command in commands))

    def _without_scanner(self) -> Prompt:
        """While the banner says what to scan, the card beside it says what else there is."""
        if any(line.scan for line in self._view.lines):
            return Prompt(self.tr("No scanner at hand?"), self.tr("Tap a row, or ↑ ↓ and F7"))
        return Prompt(self.tr("No scanner at hand?"), self.tr("Type the code with F2"))

    def _current_words(self) -> str:
        current = next((line for line in self._view.lines if line.current), None)
        return f"{current.name}  ·  {current.sku}" if current else ""

    def _open(self, panel: Panel, subtitle: str) -> None:
        self.close_panels()
        panel.setGeometry(self._panel_area(panel))
        panel.open_panel(subtitle)

    # The arrangements: all measures are the look's, in the system's pixels.

    def _arrange(self) -> None:
        self.arrangement = arrangement(self.theme, self.width(), self.height())
        wide = self.arrangement is Arrangement.WIDE
        handheld = self.arrangement is Arrangement.HANDHELD
        self.banner.set_form(_FORMS[self.arrangement], round(self.height() * _MOST_BANNER))
        self.header.compact = not wide
        self.lines.set_compact(not wide)
        for button in (*self.cards.buttons, self.quantity, self.typing):
            button.size_of_text = 16 if handheld or button in (self.quantity, self.typing) else 17
            button.shows_key = not handheld
        if self.camera is not None:
            self.camera.scan_all.shows_key = not handheld
        self.next.show()
        lay = {
            Arrangement.WIDE: self._lay_wide,
            Arrangement.TIGHT: self._lay_tight,
            Arrangement.HANDHELD: self._lay_handheld,
        }
        lay[self.arrangement]()
        for panel in self._panels:
            if panel.isVisible():
                panel.setGeometry(self._panel_area(panel))
        if self._notice is not None:
            self.show_notice(*self._notice)

    def _fit_banner(self) -> None:
        """Only a banner that wants another height moves anything."""
        if self.banner.height() != self.banner.height_for(self.banner.width()):
            self._arrange()

    def _lay_header(self, margin: int, top: int, tall: int, button: int) -> None:
        px = self.theme.px
        right = self.width() - margin
        wanted = {action: action.sizeHint().width() for action in self.cards.buttons}
        share = min(1.0, (right - margin) / 2 / max(sum(wanted.values()), 1))
        for action in reversed(self.cards.buttons):
            wide = max(int(wanted[action] * share), px(tokens.TOUCH))
            action.setGeometry(right - wide, top + (tall - button) // 2, wide, button)
            right -= wide + px(tokens.GAP_TIGHT if self.header.compact else tokens.GAP)
        taken = self.width() - margin - right
        self.header.reserved = taken + px(20) if taken else 0
        self.header.setGeometry(margin, top, self.width() - 2 * margin, tall)
        self.header.lower()

    def _lay_banner(self, area: QRect, camera: int, gap: int) -> int:
        """The banner, with the camera's picture in so many pixels beside it; where they end."""
        if self.camera is None:
            camera = 0
        room = area.width() - (camera + gap if camera else 0)
        tall = self.banner.height_for(room)
        self.banner.setGeometry(area.x(), area.y(), room, tall)
        if self.camera is not None and camera:
            self.camera.show(QRect(area.right() + 1 - camera, area.y(), camera, tall))
        return area.y() + tall

    def _lay_wide(self) -> None:
        px = self.theme.px
        margin, gap = px(tokens.MARGIN), px(tokens.GAP)
        self._lay_header(margin, px(14), px(62), px(tokens.BUTTON))
        inner = self.width() - 2 * margin
        side = px(tokens.SIDE if inner < px(1300) else tokens.SIDE + 48)
        top = self._lay_banner(QRect(margin, px(88), inner, 0), side, gap) + gap
        tall = self.height() - top
        self._lay_lines(QRect(margin, top, inner - side - gap, tall))
        self._lay_side(QRect(margin + inner - side, top, side, tall))

    def _lay_side(self, area: QRect) -> None:
        px = self.theme.px
        gap, button, next_tall = px(12), px(tokens.BUTTON), px(72)
        hints = self.quantity.sizeHint().width(), self.typing.sizeHint().width()
        half = (area.width() - gap) * hints[0] // sum(hints)
        self.next.setGeometry(area.x(), area.y(), area.width(), next_tall)
        bottom = area.bottom() + 1 - button
        self.quantity.setGeometry(area.x(), bottom, half, button)
        self.typing.setGeometry(area.x() + half + gap, bottom, area.width() - half - gap, button)
        if self.camera is not None:
            bottom -= button + gap
            self.camera.scan_all.setGeometry(area.x(), bottom, area.width(), button)
        self.trail.titled = True
        self.trail.show()
        top = area.y() + next_tall + gap
        self.trail.setGeometry(area.x(), top, area.width(), bottom - gap - top)

    def _lay_tight(self) -> None:
        px = self.theme.px
        margin, gap, button = px(tokens.MARGIN_HANDHELD), px(tokens.GAP_TIGHT), px(tokens.BUTTON_TIGHT)
        self._lay_header(margin, px(8), px(48), button)
        inner = self.width() - 2 * margin
        side = px(tokens.SIDE_TIGHT)
        top = self._lay_banner(QRect(margin, px(64), inner, 0), side, gap) + gap
        foot = self.height() - button
        self._lay_lines(QRect(margin, top, inner - side - gap, foot - gap - top))
        self.trail.titled = False
        self.trail.show()
        self.trail.setGeometry(margin + inner - side, top, side, foot - gap - top)
        row, size = [self.quantity, self.typing], px(156)
        if self.camera is not None:
            row, size = [*row, self.camera.scan_all], px(128)
        self._lay_row(QRect(margin, foot, inner, button), self.next, row, size)

    def _lay_handheld(self) -> None:
        px = self.theme.px
        margin, gap = px(tokens.MARGIN_HANDHELD), px(12)
        inner = self.width() - 2 * margin
        self.header.reserved = 0
        self.header.setGeometry(margin, px(10), inner, px(48))
        self._lay_banner(QRect(margin, px(68), inner, 0), 0, 0)
        if self.height() < px(_LYING):
            self._lay_lying(margin, inner)
            return
        first, rest = self.cards.buttons[:1], self.cards.buttons[1:]
        foot = self.height() - margin - px(60)
        undo = px(128 if inner >= px(400) else 60)
        self._lay_row(QRect(margin, foot, inner, px(60)), self.next, first, undo, left=True)
        above = foot - gap - px(tokens.BUTTON)
        top = self.banner.geometry().bottom() + 1 + gap
        tall = above - gap - top
        trail = px(2 * 55 + 10) if tall >= px(400) else 0
        row = [self.quantity, self.typing, *rest]
        if self.camera is not None and not trail:
            row.append(self.camera.scan_all)
        self._lay_row(QRect(margin, above, inner, px(tokens.BUTTON)), None, row, 0)
        self.trail.titled = False
        self.trail.setVisible(bool(trail))
        self._lay_lines(QRect(margin, top, inner, tall - (trail + gap if trail else 0)))
        self._lay_trail(QRect(margin, top + tall - trail, inner, trail))

    def _lay_trail(self, area: QRect) -> None:
        """The last scans; beside a camera's picture only the last one, with the camera's button below."""
        gap, button = self.theme.px(tokens.GAP_TIGHT), self.theme.px(tokens.BUTTON_TIGHT)
        if self.camera is None or not area.height():
            self.trail.setGeometry(area)
            if self.camera is not None:
                self.camera.show(None)
            return
        camera = min(self.camera.width_for(area.height()), area.width() // 2)
        self.camera.show(QRect(area.x(), area.y(), camera, area.height()))
        right = area.adjusted(camera + gap, 0, 0, 0)
        self.trail.setGeometry(right.adjusted(0, 0, 0, -button - gap))
        self.camera.scan_all.setGeometry(right.adjusted(0, right.height() - button, 0, 0))

    def _lay_lying(self, margin: int, inner: int) -> None:
        """Too low for two rows of buttons: one row of icons beside what is next."""
        px = self.theme.px
        foot, size = self.height() - px(12) - px(tokens.TOUCH), px(tokens.TOUCH + 6)
        row = [*self.cards.buttons, self.quantity, self.typing]
        if self.camera is not None:
            row.append(self.camera.scan_all)
            self.camera.show(None)
            size = min(size, (inner + px(tokens.GAP_TIGHT)) // len(row) - px(tokens.GAP_TIGHT))
        # The banner says what is next, too; a card of no width would say nothing.
        self.next.setVisible(inner - len(row) * (size + px(tokens.GAP_TIGHT)) >= px(tokens.TOUCH))
        beside = self.next if self.next.isVisibleTo(self) else None
        self._lay_row(QRect(margin, foot, inner, px(tokens.TOUCH)), beside, row, size, left=True)
        top = self.banner.geometry().bottom() + 1 + px(tokens.GAP_TIGHT)
        self.trail.hide()
        self._lay_lines(QRect(margin, top, inner, foot - px(tokens.GAP_TIGHT) - top))

    def _lay_lines(self, area: QRect) -> None:
        self.lines.setVisible(area.height() >= self.theme.px(_LEAST_LINES))
        self.lines.setGeometry(area)

    def _lay_row(
        self, area: QRect, wide: QWidget | None, buttons: Sequence[QWidget], size: int, left: bool = False
    ) -> None:
        """Buttons of one size in a row; `wide` takes what is left, or the buttons share it."""
        gap = self.theme.px(tokens.GAP_TIGHT)
        if wide is None:
            size = (area.width() - gap * (len(buttons) - 1)) // max(len(buttons), 1)
        taken = (size + gap) * len(buttons)
        start = area.x() if left or wide is None else area.right() + 1 - taken + gap
        for number, button in enumerate(buttons):
            button.setGeometry(start + number * (size + gap), area.y(), size, area.height())
        if wide is not None:
            begin = area.x() + taken if left else area.x()
            wide.setGeometry(begin, area.y(), area.width() - taken, area.height())

    def _panel_area(self, panel: Panel) -> QRect:
        px = self.theme.px
        body = self.lines.geometry().united(self.trail.geometry())
        if self.arrangement is not Arrangement.WIDE:
            margin = px(tokens.MARGIN_HANDHELD)
            below = px(8) if self.arrangement is Arrangement.HANDHELD else 0
            return QRect(margin, px(64), self.width() - 2 * margin, self.height() - px(64) - below)
        if panel is not self.__dict__.get("code_panel"):
            side = self.next.geometry().united(self.quantity.geometry()).united(self.typing.geometry())
            return side
        return body.united(self.typing.geometry()).united(self.next.geometry())
