"""Tokens that can be read in both themes, fonts and icons that are there, light and dark that follow."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.station.answer import Tone
from app.station.view import Mark
from ui.theme import icons, tokens
from ui.theme.theme import RESOURCES, Cut, Theme, system_scale
from ui.widgets import lettering

UI = Path(__file__).parents[2] / "ui"


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pairs(kind: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str, str]]:
    return ((theme, ink, ground) for theme in tokens.THEMES for ink, ground in kind)


def test_contrast_is_computed_right() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("theme", "ink", "ground"), list(pairs(tokens.TEXT_PAIRS)))
def test_text_can_be_read(theme: str, ink: str, ground: str) -> None:
    colors = tokens.THEMES[theme]
    assert contrast(getattr(colors, ink), getattr(colors, ground)) >= 4.5


@pytest.mark.parametrize(("theme", "ink", "ground"), list(pairs(tokens.OUTLINE_PAIRS)))
def test_outlines_can_be_seen(theme: str, ink: str, ground: str) -> None:
    colors = tokens.THEMES[theme]
    assert contrast(getattr(colors, ink), getattr(colors, ground)) >= 3


@pytest.mark.parametrize("mark", list(Mark))
def test_every_pill_is_a_readable_pair_with_an_icon(mark: Mark) -> None:
    assert (tokens.MARK_INK[mark], tokens.MARK_GROUND[mark]) in tokens.TEXT_PAIRS
    assert icons.known(tokens.MARK_ICON[mark])


def test_every_tone_is_a_readable_fill_with_an_icon_of_its_own() -> None:
    assert all(("onfill", tokens.TONE_FILL[tone]) in tokens.TEXT_PAIRS for tone in Tone)
    assert all(icons.known(tokens.TONE_ICON[tone]) and icons.known(tokens.TRAIL_ICON[tone]) for tone in Tone)
    assert len(set(tokens.TONE_ICON.values())) == len(Tone)
    assert len(set(tokens.TRAIL_ICON.values())) == len(Tone)


def test_colours_are_named_in_the_tokens_alone() -> None:
    """But for a sheet of paper, which is black on white in any theme."""
    literal = re.compile(r"#[0-9A-Fa-f]{6}|QColor\(\s*\d|GlobalColor\.(?!transparent)")
    strays = [
        path.name
        for path in UI.rglob("*.py")
        if path.name not in ("tokens.py", "calibration_sheet.py")
        and literal.search(path.read_text(encoding="utf-8"))
    ]
    assert strays == []


@pytest.mark.parametrize("path", sorted((RESOURCES / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_icons_draw_on_a_24_grid_in_the_colour_asked_for(path: Path, qapp: QApplication) -> None:
    text = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text and "currentColor" in text and 'stroke-width="2"' in text
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    icons.draw(painter, path.stem, QPointF(24, 24), 48, QColor("#B3261E"))
    painter.end()
    inked = [
        image.pixelColor(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    ]
    assert inked and all(color.red() > 150 and color.green() < 70 for color in inked)
    edge = [image.pixelColor(x, y).alpha() for x in (0, 47) for y in range(48)]
    assert max(edge) == 0, "a stroke runs over the edge of the grid"


@pytest.mark.parametrize("weight", [tokens.MEDIUM, tokens.SEMIBOLD, tokens.BOLD])
def test_the_bundled_font_is_used_at_its_own_weights(weight: int, qapp: QApplication) -> None:
    info = QFontInfo(Theme("light", 1).font(20, weight))
    assert (info.family(), info.weight(), info.pixelSize()) == ("Inter", weight, 20)


def test_the_font_comes_with_its_licence() -> None:
    licence = (RESOURCES / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_figures_have_one_width_and_codes_another_zero(qapp: QApplication) -> None:
    theme = Theme("light", 1)
    figures, text = theme.font(20, tokens.MEDIUM, Cut.FIGURES), theme.font(20, tokens.MEDIUM)
    assert lettering.width("1111", figures) == lettering.width("8888", figures)
    assert lettering.width("1111", text) < lettering.width("8888", text)
    assert written("0", theme.font(60, tokens.MEDIUM, Cut.CODES)) != written(
        "0", theme.font(60, tokens.MEDIUM)
    )


def written(text: str, font: object) -> QImage:
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(font)  # type: ignore[arg-type]
    painter.drawText(10, 60, text)
    painter.end()
    return image


def test_a_theme_scales_every_measure(qapp: QApplication) -> None:
    theme = Theme("light", 1.5)
    assert theme.px(tokens.BUTTON) == 78
    assert QFontInfo(theme.font(20)).pixelSize() == 30


def test_a_larger_system_font_makes_all_larger(qapp: QApplication) -> None:
    Theme("light", 1)
    before = qapp.font()
    font = qapp.font()
    try:
        font.setPixelSize(15)
        qapp.setFont(font)
        assert system_scale() == (
            1.0 if sys.platform not in ("win32", "darwin") else pytest.approx(1.2, abs=0.1)
        )
        font.setPixelSize(24)
        qapp.setFont(font)
        assert system_scale() > 1.5
    finally:
        qapp.setFont(before)


def test_the_setting_overrides_the_system(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme("dark", 1)
    assert theme.dark and theme.color("bg").name().upper() == tokens.DARK.bg
    with qtbot.waitSignal(theme.changed):
        theme.choose("light")
    assert not theme.dark and theme.color("bg").name().upper() == tokens.LIGHT.bg
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose("light")


def test_light_and_dark_follow_the_system(qapp: QApplication) -> None:
    theme = Theme("system", 1)
    changed = qapp.styleHints().colorSchemeChanged
    changed.emit(Qt.ColorScheme.Dark)
    assert theme.dark
    changed.emit(Qt.ColorScheme.Light)
    assert not theme.dark


def test_the_setting_stays_when_the_system_changes(qapp: QApplication) -> None:
    theme = Theme("light", 1)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.dark
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
