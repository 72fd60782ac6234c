"""Buttons in a grid, as keypads, menus and cards lay them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget


def lay_grid(buttons: Sequence[QWidget | None], area: QRect, across: int, gap: int) -> None:
    """Buttons of one size in rows of so many; None leaves a place free."""
    down = -(-len(buttons) // across)
    wide = (area.width() - (across - 1) * gap) / across
    tall = (area.height() - (down - 1) * gap) / down
    for number, button in enumerate(buttons):
        if button is None:
            continue
        row, column = divmod(number, across)
        left, top = area.x() + column * (wide + gap), area.y() + row * (tall + gap)
        button.setGeometry(round(left), round(top), round(wide), round(tall))
