"""The camera on a stage: its preview, the button that scans all in view, light and focus if it has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from ui.theme import tokens
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.preview import Preview

if TYPE_CHECKING:
    from app.bootstrap.devices import CameraView

SCAN_ALL_KEY = "F11"


class CameraPart(QObject):
    """Widgets of one camera; the stage lays them out with its own."""

    scan_all_wanted = Signal()
    light_wanted = Signal(bool)
    focus_wanted = Signal()

    def __init__(self, theme: Theme, place: QWidget) -> None:
        super().__init__(place)
        self.theme = theme
        self.preview = Preview(theme, place)
        self.scan_all = Button(theme, self.tr("Scan all in view"), "scan-all", parent=place)
        self.scan_all.key = SCAN_ALL_KEY
        self.light = Button(theme, self.tr("Light"), "torch", parent=self.preview)
        self.light.setCheckable(True)
        self.focus = Button(theme, self.tr("Focus"), "focus", parent=self.preview)
        self.scan_all.clicked.connect(self.scan_all_wanted)
        self.light.toggled.connect(self.light_wanted)
        self.focus.clicked.connect(self.focus_wanted)
        self._view: CameraView | None = None
        for button in (self.light, self.focus):
            button.hide()

    def move_to(self, place: QWidget) -> None:
        """Stand on another stage: the camera is the window's, and only one stage is shown."""
        if place is not self.preview.parentWidget():
            for widget in (self.preview, self.scan_all):
                widget.setParent(place)

    def show_view(self, view: CameraView) -> None:
        """How the camera stands, and what it has."""
        if view == self._view:
            return
        self._view = view
        self.preview.show_state(view.text, view.live)
        self.scan_all.setEnabled(view.live)
        self.light.setVisible(view.torch and view.live)
        self.focus.setVisible(view.focus and view.live)
        self._place_controls()

    def show(self, area: QRect | None) -> None:
        """Lay the preview there; None hides it, where there is little room for the button, too."""
        self.preview.setVisible(area is not None)
        self.scan_all.setText(self.tr("Scan all") if area is None else self.tr("Scan all in view"))
        if area is not None:
            self.preview.setGeometry(area)
            self._place_controls()

    def width_for(self, height: int) -> int:
        """The width of a picture, as cameras have it."""
        return height * 16 // 9

    def _place_controls(self) -> None:
        """One above the other at the right edge: the middle of the picture is what one aims with."""
        px = self.theme.px
        size, bottom = px(tokens.TOUCH), self.preview.height() - px(6)
        for button in (self.focus, self.light):
            if not button.isHidden():
                button.setGeometry(self.preview.width() - size - px(6), bottom - size, size, size)
                bottom -= size + px(6)
