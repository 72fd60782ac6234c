"""The PIN of a badge: dots instead of digits, which are kept nowhere."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.keypad import DigitPad

_DOT = "●"


class PinPanel(DigitPad):
    """Over the banner; a scan closes it and is answered like any other."""

    LONGEST = 12
    over_banner = True

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.accept_button.setText(self.tr("Enter"))
        self.trouble = ""
        """Why the last PIN did not count; it stands where the dots will be."""

    def shown(self) -> tuple[str, float, str]:
        return (_DOT * len(self.digits), 24, "ink") if self.digits else (self.trouble, 22, "bad")

    def close_panel(self) -> None:
        self._take("")
        super().close_panel()
