"""Windows as pictures: grabbed at any size and scale, compared with the ones on record."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.ui import said_views as said
from tests.ui import station_views as day
from ui.shell import Shell
from ui.theme.theme import Theme

PROCEDURES = ("receiving", "putaway", "returns", "pick", "pack", "ship", "counter", "setup")


def shell(
    size: tuple[int, int],
    scheme: str = "light",
    scale: float = 1.0,
    procedures: Sequence[str] = ("receiving",),
) -> Shell:
    """A shown window of a size with a still clock and the fixed day's person and scans."""
    window = Shell(Theme(scheme, scale), procedures=procedures, clock=lambda: day.NOW)
    window.resize(*size)
    window.show_status(day.STATUS)
    window.show_trail(day.TRAIL)
    window.show()
    QApplication.processEvents()
    return window


def settle() -> None:
    """Let layouts, scroll bars and paints that wait for each other come to rest."""
    for _ in range(4):
        QApplication.processEvents()


def grab(window: Shell, ratio: float = 1.0) -> QImage:
    """The window as it is painted at a device pixel ratio."""
    settle()
    image = QImage(window.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    window.render(painter, QPoint(0, 0))
    painter.end()
    return image


Scene = Callable[[Shell], None]


def received(window: Shell) -> None:
    window.show_stage(day.STAGE)
    window.show_answer(day.RECEIVED, day.NOW)


def refused(window: Shell) -> None:
    window.show_stage(day.STAGE)
    window.show_answer(day.REFUSED, day.NOW)


def unknown(window: Shell) -> None:
    window.show_stage(day.STAGE)
    window.show_answer(day.UNKNOWN, day.NOW)


def over(window: Shell) -> None:
    window.show_stage(day.STAGE)
    window.show_answer(day.OVER, day.NOW)


def complete(window: Shell) -> None:
    window.show_stage(day.STAGE)
    window.show_answer(day.COMPLETE, day.NOW)


def idle(window: Shell) -> None:
    window.show_status(day.CALM)
    window.show_stage(day.ORDERS)
    window.show_prompt(day.ORDER)


def empty(window: Shell) -> None:
    window.show_trail(())
    window.show_stage(day.EMPTY)
    window.show_prompt(day.ORDER)


def away(window: Shell) -> None:
    received(window)
    window.show_status(day.AWAY)


def deaf(window: Shell) -> None:
    idle(window)
    window.show_status(day.DEAF)


def quantity(window: Shell) -> None:
    received(window)
    window.stage.open_quantity()
    window.stage.quantity_panel.press("1")
    window.stage.quantity_panel.press("2")


def typing(window: Shell) -> None:
    received(window)
    window.stage.open_code()
    window.stage.code_panel.field.insert("PO-20422")


def menu(window: Shell) -> None:
    received(window)
    window.open_menu()


def pin(window: Shell) -> None:
    window.show_stage(day.STAGE)
    window.show_answer(day.PIN_WANTED, day.NOW)
    for sign in "246":
        window.stage.pin_panel.press(sign)


def wrong_pin(window: Shell) -> None:
    pin(window)
    window.show_answer(day.PIN_WRONG, day.NOW)


def approval(window: Shell) -> None:
    window.show_stage(day.STAGE)
    window.show_answer(day.APPROVAL, day.NOW)


def photograph(window: Shell) -> None:
    received(window)
    window.ask_photograph("the damage", "There is no camera at this station")


def german(window: Shell) -> None:
    window.show_stage(day.german_stage())
    window.show_answer(day.GERMAN, day.NOW)


def speaking_german(window: Shell) -> None:
    window.speak("de")
    window.show_trail(said.TRAIL)
    window.show_stage(said.STAGE)
    window.show_answer(said.EXPIRED, day.NOW)


def speaking_german_menu(window: Shell) -> None:
    speaking_german(window)
    window.open_menu()


def marked(window: Shell) -> None:
    idle(window)
    window.stage.press_key(Qt.Key.Key_Down)
    window.stage.press_key(Qt.Key.Key_Down)


def difference(one: QImage, other: QImage, visible: int) -> float:
    """The share of pixels of which a channel differs by more than `visible` of 255."""
    left, right = _channels(one), _channels(other)
    return float((np.abs(left - right).max(axis=2) > visible).mean())


def _channels(image: QImage) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)[:, :, :3].astype(np.int16)


def freetype_version() -> str:
    """The FreeType that Qt uses: one of the system's if it is loaded, else the one inside Qt."""
    try:
        maps = Path("/proc/self/maps").read_text(encoding="utf-8")
    except OSError:
        return "unknown"
    found = re.search(r"libfreetype\.so\.([0-9.]+)", maps)
    return found.group(1) if found else "bundled"
