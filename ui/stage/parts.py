"""What lies on every stage, and what a procedure puts there of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from app.station.answer import Prompt
from app.station.view import StageView
from ui.stage.places import Arrangement
from ui.theme.theme import Theme
from ui.widgets import bannertext
from ui.widgets.banner import BannerView
from ui.widgets.button import Button
from ui.widgets.header import ActionButtons, Header
from ui.widgets.nextcard import NextCard
from ui.widgets.trail import TrailCard

if TYPE_CHECKING:
    from ui.stage.cameraview import CameraPart
    from ui.widgets.choice import ChoicePanel
    from ui.widgets.keypad import CodePanel, Panel, QuantityPanel
    from ui.widgets.photopad import PhotoPanel
    from ui.widgets.pinpad import PinPanel

P = TypeVar("P", bound="Panel")
QUANTITY = "CMD:QTY"


@dataclass(frozen=True, slots=True)
class Plan:
    """What of the frame a procedure's screen wants otherwise than receiving has it."""

    banner: bannertext.Form = bannertext.WIDE
    """On a wide window, for what went well; a refusal takes the tall one everywhere."""
    side_share: int = 0
    """How much of the side column the procedure's own part takes, in permille; 1000 leaves no trail."""
    quantity: bool = True
    """Is there a button that opens the keypad?"""
    trail_tight: bool = True
    """Has a small window a side column with the last scans? Else the body takes the width."""
    side_tight: bool = False
    """Does the procedure's own part take the trail's place on a small window?"""
    trail_handheld: bool = True
    """Do the last scans stand below the body of a tall handheld, where there is room?"""


class StageParts(QWidget):
    """The widgets of a stage. A procedure overrides `make_body`, `show_body` and, as it needs, the others."""

    NAME = ""
    PLAN = Plan()

    scan_entered = Signal(str)
    value_typed = Signal(str)
    pin_entered = Signal(str)
    photograph_picked = Signal(bytes)
    menu_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.arrangement = Arrangement.WIDE
        self.view = StageView(procedure=self.NAME, title="")
        self.header = Header(theme, self)
        self.banner = BannerView(theme, self.PLAN.banner, self)
        self.body = self.make_body()
        self.next = NextCard(theme, self)
        self.side = self.make_side()
        self.trail = TrailCard(theme, self)
        self.cards = ActionButtons(theme, self)
        self.quantity = self._button(self.tr("Quantity"), "keypad", "F3")
        self.typing = self._button(self.tr("Type code"), "keyboard", "F2")
        self.menu = self._button("", "menu", "F1")
        self.menu.setAccessibleName(self.tr("Menu"))
        self.menu.hide()
        self.has_menu = False
        """Is there anything to turn to from here? Then a handheld has a button for it."""
        self.quantity.setVisible(self.PLAN.quantity)
        self.quantity.setEnabled(False)
        self.camera: CameraPart | None = None
        self.panels: list[Panel] = []
        self.cards.commanded.connect(self.scan_entered)
        self.menu.clicked.connect(self.menu_wanted)

    # --- what a procedure adds -------------------------------------------------------------------------

    def make_body(self) -> QWidget:
        """The middle of the screen, a child of this stage. Called once, while the stage is made."""
        raise NotImplementedError

    def keep_photographs_in(self, folder: Path) -> None:
        """The stations’ photographs lie in there; a procedure may show them."""

    def make_side(self) -> QWidget | None:
        """What stands in the side column above the last scans, of `Plan.side_share`; None if nothing."""
        return None

    def show_body(self, view: StageView) -> None:
        """Show the view in the body, and in the procedure's own part of the side column."""
        raise NotImplementedError

    def lay_body(self, area: QRect) -> None:
        """Lay the body there (pixels); `self.arrangement` says in which of the three arrangements."""
        self.body.setGeometry(area)

    def press_body_key(self, key: int) -> bool:
        """A key that neither is text nor belongs to the frame; true if it did something."""
        del key
        return False

    def current_words(self) -> str:
        """What a typed quantity is for, below the keypad's title."""
        return ""

    def without_scanner(self) -> Prompt:
        """What there is to do without a scanner, while the banner says what to scan."""
        return Prompt(self.tr("No scanner at hand?"), self.tr("Type the code with F2"))

    # --- the panels, made when they are first wanted: the window need not wait for a hundred keys ------

    @cached_property
    def quantity_panel(self) -> QuantityPanel:
        from ui.widgets.keypad import QuantityPanel

        panel = QuantityPanel(self.theme, self)
        panel.entered.connect(lambda digits: self.scan_entered.emit(f"{QUANTITY}:{digits}"))
        return self._kept(panel)

    @cached_property
    def code_panel(self) -> CodePanel:
        from ui.widgets.keypad import CodePanel

        panel = CodePanel(self.theme, self)
        panel.entered.connect(self.value_typed)
        return self._kept(panel)

    @cached_property
    def pin_panel(self) -> PinPanel:
        from ui.widgets.pinpad import PinPanel

        panel = PinPanel(self.theme, self)
        panel.entered.connect(self.pin_entered)
        return self._kept(panel)

    @cached_property
    def photo_panel(self) -> PhotoPanel:
        from ui.widgets.photopad import PhotoPanel

        panel = PhotoPanel(self.theme, self)
        panel.picked.connect(self.photograph_picked)
        return self._kept(panel)

    @cached_property
    def choice_panel(self) -> ChoicePanel:
        from ui.widgets.choice import ChoicePanel

        return self._kept(ChoicePanel(self.theme, self))

    def _kept(self, panel: P) -> P:
        self.panels.append(panel)
        return panel

    def tools(self) -> list[Button]:
        """The buttons that every procedure has, without the camera's."""
        return [self.quantity, self.typing] if self.PLAN.quantity else [self.typing]

    def _button(self, text: str, icon: str, key: str) -> Button:
        button = Button(self.theme, text, icon, parent=self)
        button.key = key
        button.size_of_text = 16
        return button
