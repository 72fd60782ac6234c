"""The frame of every procedure's screen: it shows what the procedure says and gives back codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.station.answer import Answer, Banner, Prompt, Tone
from app.station.view import ActionView, StageView, StatusView, TrailView
from ui.stage.layout import lay_out, panel_area
from ui.stage.parts import QUANTITY, StageParts
from ui.stage.places import Arrangement, arrangement
from ui.theme.theme import Theme
from ui.widgets import bannertext
from ui.widgets.statusstrip import Notice

if TYPE_CHECKING:
    from ui.stage.cameraview import CameraPart
    from ui.widgets.choice import Choice
    from ui.widgets.keypad import Panel

_FORMS = {Arrangement.TIGHT: bannertext.TIGHT, Arrangement.HANDHELD: bannertext.HANDHELD}
_MOST_BANNER = 0.5
"""The share of the stage's height that the banner may take."""


class ProcedureStage(StageParts):
    """A stage at work; it decides nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._notice: tuple[StatusView, Notice | None] | None = None
        self._advised = False
        self._pin_of = ""
        self._next = (Prompt(""), False)
        self.quantity.clicked.connect(self.open_quantity)
        self.typing.clicked.connect(self.open_code)

    def attach_camera(self, camera: CameraPart) -> None:
        """A camera looks at this place: its preview stands beside the banner, its button with the others."""
        self.camera = camera
        camera.move_to(self)
        camera.scan_all.size_of_text = 16
        camera.scan_all.show()
        for panel in self.panels:
            panel.raise_()
        self._arrange()

    def release_camera(self) -> CameraPart | None:
        """Give the camera's widgets away: another stage is shown."""
        camera, self.camera = self.camera, None
        return camera

    # --- showing ---------------------------------------------------------------------------------------

    def show_stage(self, view: StageView) -> None:
        self.view = view
        self.header.show_view(view)
        self.show_body(view)
        if self.cards.show_actions(self._shown_actions(view)):
            self._arrange()

    def show_answer(self, answer: Answer, at: int) -> None:
        """An answer closes what lies over the stage: a number typed now would go to another line."""
        self.close_panels()
        self.banner.show_answer(answer.banner, at, answer.prompt.asked)
        self._show_next(answer.prompt)
        self._fit_banner(_advises(answer.banner))
        self._ask_pin(answer.prompt, answer.banner)

    def show_prompt(self, prompt: Prompt) -> None:
        self.banner.show_prompt(prompt)
        self._show_next(prompt, idle=True)
        self._fit_banner(advised=False)
        self._ask_pin(prompt, None)

    def show_touched(self, touched: Sequence[str]) -> None:
        self.banner.show_touched(touched)
        self._fit_banner(self._advised)

    def show_trail(self, rows: Sequence[TrailView]) -> None:
        self.trail.show_rows(rows)

    def show_alarm(self, alarm: Prompt | None) -> None:
        self.banner.show_alarm(alarm)
        self._fit_banner(self._advised)

    def show_notice(self, status: StatusView, notice: Notice | None) -> None:
        """On a handheld there is no strip: header and next card carry what it would say."""
        self._notice = (status, notice)
        handheld = self.arrangement is Arrangement.HANDHELD
        self.header.show_person(status if handheld else None)
        self.next.show_notice(notice if handheld else None)

    # --- touch and keys --------------------------------------------------------------------------------

    def open_quantity(self) -> None:
        if self.quantity.isEnabled() and self.PLAN.quantity:
            self.open_panel(self.quantity_panel, self.current_words())

    def open_code(self) -> None:
        """The board for codes; while a PIN is awaited, its pad again."""
        if self._pin_of:
            self.open_panel(self.pin_panel, "")
            return
        self.open_panel(self.code_panel, self.tr("It counts as typed, not scanned."))

    def open_choice(self, title: str, choices: Sequence[Choice]) -> None:
        """A sheet of things to choose from."""
        self.choice_panel.show_choices(title, choices)
        self.open_panel(self.choice_panel, self.tr("Tap, or press the number"))

    def ask_photograph(self, what: str, why: str) -> None:
        """A photograph is wanted, and why no camera takes it; scans go on."""
        self.photo_panel.title = self.tr("Photograph: {0}").format(what)
        self.open_panel(self.photo_panel, why)

    def _ask_pin(self, prompt: Prompt, banner: Banner | None) -> None:
        """Open the pad while a PIN is awaited; a refusal says how long to wait."""
        self._pin_of = prompt.title if _expects(prompt, "pin") else ""
        if not self._pin_of:
            return
        refused = banner if banner is not None and banner.tone is Tone.REFUSED else None
        self.pin_panel.title = self._pin_of
        self.pin_panel.trouble = refused.title if refused else ""
        self.open_panel(self.pin_panel, refused.do if refused else prompt.text)

    def open_panel(self, panel: Panel, subtitle: str) -> None:
        """Open a panel over the stage, instead of another one."""
        self.close_panels()
        panel.setGeometry(panel_area(self, panel))
        panel.open_panel(subtitle)

    def close_panels(self) -> bool:
        """Close what lies over the stage; false if nothing did."""
        opened = [panel for panel in self.panels if panel.isVisible()]
        for panel in opened:
            panel.close_panel()
        return bool(opened)

    def press_key(self, key: int) -> bool:
        """A key that is no text; true if it did something."""
        if key == Qt.Key.Key_F1 and self.has_menu:
            self.menu_wanted.emit()
        elif key == Qt.Key.Key_F2:
            self.open_code()
        elif key == Qt.Key.Key_F3:
            self.open_quantity()
        elif key == Qt.Key.Key_F11 and self.camera is not None:
            self.camera.scan_all.click()
        elif key == Qt.Key.Key_Escape:
            return self.close_panels()
        else:
            return self.press_body_key(key) or self._press_action(key)
        return True

    def _press_action(self, key: int) -> bool:
        for button in self.cards.buttons:
            if button.key and key == Qt.Key[f"Key_{button.key}"] and button.isEnabled():
                button.click()
                return True
        return False

    def _shown_actions(self, view: StageView) -> tuple[ActionView, ...]:
        """Quantity has a button of its own, which opens the keypad."""
        return tuple(action for action in view.actions if not action.command.startswith(QUANTITY))

    def _show_next(self, prompt: Prompt, idle: bool = False) -> None:
        """`idle`: the banner says it, too; a card beside it on a wide window says what else there is."""
        self._next = (prompt, idle)
        self._fill_next()
        commands = [*prompt.commands, *(action.command for action in self.view.actions if action.enabled)]
        self.quantity.setEnabled(any(command.startswith(QUANTITY) for command in commands))

    def _fill_next(self) -> None:
        prompt, idle = self._next
        if idle and self.arrangement is Arrangement.WIDE:
            self.next.show_prompt(self.without_scanner(), "keyboard")
        else:
            self.next.show_prompt(prompt)

    # --- laying out ------------------------------------------------------------------------------------

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        self.arrangement = arrangement(self.theme, self.width(), self.height())
        handheld = self.arrangement is Arrangement.HANDHELD
        self._set_form()
        self.header.compact = self.arrangement is not Arrangement.WIDE
        for button in (*self.cards.buttons, self.quantity, self.typing):
            button.size_of_text = 16 if handheld or button in (self.quantity, self.typing) else 17
            button.shows_key = not handheld
        if self.camera is not None:
            self.camera.scan_all.shows_key = not handheld
        self.next.show()
        self._fill_next()
        lay_out(self)
        if self._notice is not None:
            self.show_notice(*self._notice)

    def _set_form(self) -> None:
        wide = bannertext.WIDE if self._advised else self.PLAN.banner
        self.banner.set_form(_FORMS.get(self.arrangement, wide), round(self.height() * _MOST_BANNER))

    def _fit_banner(self, advised: bool) -> None:
        """Only a banner that wants another height moves anything."""
        self._advised = advised
        self._set_form()
        if self.banner.height() != self.banner.height_for(self.banner.width()):
            self._arrange()


def _advises(banner: Banner) -> bool:
    """Has it more to say than a low banner holds?"""
    return banner.tone is Tone.REFUSED or banner.comparison is not None or bool(banner.why and banner.do)


def _expects(prompt: Prompt, kind: str) -> bool:
    return any(expect.kind == kind and not expect.optional for expect in prompt.expects)
