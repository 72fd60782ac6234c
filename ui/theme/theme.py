"""The theme at work: colours by name, fonts, scaled measures; follows the system's colour scheme."""

from __future__ import annotations

import sys
from enum import Enum, StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import tokens

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
STYLE = ("-style", "fusion")
"""Words for a QApplication. To ask it for its style later would load every kind of object that Qt has."""
FAMILY = "Inter"
_FILES = ("Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")
_USUAL_FONT = {"win32": 12.0, "darwin": 13.0}
_USUAL_FONT_ELSEWHERE = 15.0
_LARGEST_SCALE = 2.0
_TIGHT_FROM = 56
_LOADED = "scanledger-fonts"


class Scheme(StrEnum):
    """What the settings may say about light and dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Cut(Enum):
    """Which OpenType features a text wants, by their tags."""

    TEXT = ""
    FIGURES = "tnum"
    """Columns and clocks: figures of one width."""
    CODES = "zero case"
    """Bins, SKUs, order numbers: a slashed zero, hyphens at the height of capitals."""


def system_scale() -> float:
    """How much larger than usual this system's font is: 1 or more. Ask before the theme sets its own font."""
    usual = _USUAL_FONT.get(sys.platform, _USUAL_FONT_ELSEWHERE)
    # Not QFontInfo: it would look through all fonts of the system before the first window.
    font, dots = QGuiApplication.font(), QGuiApplication.primaryScreen().logicalDotsPerInchY()
    pixels = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * dots / 72
    return min(_LARGEST_SCALE, max(1.0, pixels / usual))


class Theme(QObject):
    """Every widget holds one and asks it at paint time; `changed` says: paint again."""

    changed = Signal()

    def __init__(self, scheme: str = Scheme.SYSTEM, scale: float | None = None) -> None:
        super().__init__()
        self._wish = Scheme(scheme)
        self.scale = system_scale() if scale is None else scale
        self._fonts: dict[tuple[int, int, Cut], QFont] = {}
        _load_fonts()
        hints = QGuiApplication.styleHints()
        self._system = hints.colorScheme()
        hints.colorSchemeChanged.connect(self._hear_system)
        self._take(self._scheme())

    def choose(self, scheme: str) -> None:
        """Light, dark, or as the system has it."""
        self._wish = Scheme(scheme)
        self._renew()

    def install(self) -> None:
        """Give the application our palette and font."""
        application = QApplication.instance()
        assert isinstance(application, QApplication), "a theme is installed into a QApplication"
        application.setFont(self.font(16, tokens.MEDIUM))
        application.setPalette(self.palette())

    @property
    def dark(self) -> bool:
        return self._name == "dark"

    def color(self, name: str) -> QColor:
        return self._colors[name]

    def px(self, size: float) -> int:
        """A measure of the tokens in this system's pixels."""
        return round(size * self.scale)

    def font(self, size: float, weight: int = tokens.MEDIUM, cut: Cut = Cut.TEXT) -> QFont:
        """Inter in `size` token pixels."""
        key = (self.px(size), weight, cut)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = _font(*key)
        return font

    def palette(self) -> QPalette:
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "bg",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "sunk",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.PlaceholderText: "mute",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "ink",
            QPalette.ColorRole.Highlight: "accentfill",
            QPalette.ColorRole.HighlightedText: "onfill",
        }
        for role, name in roles.items():
            palette.setColor(role, self.color(name))
        return palette

    def _scheme(self) -> str:
        if self._wish is not Scheme.SYSTEM:
            return self._wish.value
        return "dark" if self._system is Qt.ColorScheme.Dark else "light"

    def _take(self, name: str) -> None:
        self._name = name
        colors = tokens.THEMES[name]
        self._colors = {token: QColor(getattr(colors, token)) for token in tokens.NAMES}

    def _hear_system(self, scheme: Qt.ColorScheme) -> None:
        self._system = scheme
        self._renew()

    def _renew(self) -> None:
        name = self._scheme()
        if name == self._name:
            return
        self._take(name)
        self.install()
        self.changed.emit()


def _load_fonts() -> None:
    """Once for each QApplication; its end takes the fonts away."""
    application = QApplication.instance()
    assert application is not None, "a theme needs a QApplication"
    if application.property(_LOADED):
        return
    application.setProperty(_LOADED, True)
    for name in _FILES:
        number = QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))
        assert number >= 0, f"the font {name} is part of the program"


def _font(pixels: int, weight: int, cut: Cut) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in cut.value.split():
        font.setFeature(QFont.Tag(feature), 1)
    if pixels >= _TIGHT_FROM:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98)
    return font
