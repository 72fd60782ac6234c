"""The window in German: every text has its translation, and long words find their room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.ui import picture
from tests.ui import station_views as day
from ui.language import TRANSLATIONS, read_catalogue, speak, spoken
from ui.shell import Shell
from ui.widgets import lettering
from ui.widgets.rail import RailItem

UI = Path(__file__).parents[2] / "ui"
SIZES = [(1280, 800), (1920, 1080), (800, 480), (480, 800)]


def texts() -> set[tuple[str, str]]:
    """Context and text of everything in ui/ that is to be translated."""
    found = set()
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found |= {(node.name, text) for call in ast.walk(node) for text in _said(call, "tr", 1)}
            found |= set(_pairs(node))
    return found


def _said(node: ast.AST, name: str, count: int) -> list[str]:
    if not isinstance(node, ast.Call) or len(node.args) != count:
        return []
    called = getattr(node.func, "attr", getattr(node.func, "id", ""))
    values = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
    return [str(value) for value in values] if called == name and len(values) == count else []


def _pairs(node: ast.AST) -> Iterator[tuple[str, str]]:
    said = _said(node, "translate", 2)
    if said:
        yield said[0], said[1]


def catalogue() -> dict[tuple[str, str], str]:
    return read_catalogue(TRANSLATIONS / "scanledger_de.ts")


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    assert speak("de")
    yield
    assert speak("en")


def test_every_text_of_the_window_has_its_german() -> None:
    wanted, there = texts(), catalogue()
    assert len(wanted) > 100
    assert sorted(wanted - set(there)) == []
    assert sorted(set(there) - wanted) == [], "nothing is translated that nobody says"
    assert all(there.values())


@pytest.mark.usefixtures("german")
def test_qt_finds_every_translation() -> None:
    said = {(context, text): QCoreApplication.translate(context, text) for context, text in catalogue()}
    assert said == catalogue()


def test_placeholders_are_kept() -> None:
    for (_, text), german in catalogue().items():
        assert [sign in text for sign in ("{0}", "%1")] == [sign in german for sign in ("{0}", "%1")]


def test_a_language_without_a_catalogue_is_english(qapp: QApplication) -> None:
    assert spoken("de") == "de" and spoken("fi") == "en"
    assert spoken("system") in ("en", "de")
    assert QLibraryInfo.version() and QLocale.system().name()
    assert not speak("en"), "it is spoken already"


def test_a_window_that_is_open_takes_another_language(qtbot: QtBot) -> None:
    window = picture.shell((1280, 800), procedures=picture.PROCEDURES)
    picture.received(window)
    try:
        window.speak("de")
        picture.received(window)
        assert window.rail.item("putaway").text() == "Einlagern"
        assert window.stage.typing.text() == "Code tippen"
        assert window.strip.notices()[0].text == "Verbunden"
        assert QCoreApplication.translate("BannerView", "Why") == "Warum"
        english = [one for one in window.findChildren(QAbstractButton) if one.text() == "Type code"]
        QApplication.processEvents()
        assert not [one for one in english if one.isVisible()]
    finally:
        window.speak("en")
        window.close()
    assert QCoreApplication.translate("BannerView", "Why") == "Why"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("size", SIZES)
def test_german_words_of_the_rail_are_not_cut(qtbot: QtBot, size: tuple[int, int]) -> None:
    window = picture.shell(size, procedures=picture.PROCEDURES)
    picture.german(window)
    items = [one for one in window.rail.findChildren(RailItem) if one.isVisible()]
    font = window.theme.font(14, 600)
    assert [one.text() for one in items if lettering.width(one.text(), font) > one.width() - 4] == []
    window.close()


class Longer(QTranslator):
    """Lengthens every text by half, as a language does whose words nobody has tried."""

    def translate(self, context: str, source: str, disambiguation: str = "", n: int = -1) -> str:  # type: ignore[override]
        return f"{source} {'ungeheuerlicherweise'[: max(3, len(source) // 2)]}"

    def isEmpty(self) -> bool:  # noqa: N802
        return False


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[None]:
    translator = Longer()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def opened(size: tuple[int, int], scene: picture.Scene) -> Shell:
    window = picture.shell(size, procedures=picture.PROCEDURES)
    scene(window)
    QApplication.processEvents()
    return window


@pytest.mark.usefixtures("longer")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", [picture.german, picture.menu, picture.typing, picture.photograph])
def test_longer_words_push_nothing_out_of_the_window(
    qtbot: QtBot, size: tuple[int, int], scene: picture.Scene
) -> None:
    window = opened(size, scene)
    assert window.size().toTuple() == size
    shown = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    assert all(one.parentWidget().rect().contains(one.geometry()) for one in shown)
    widgets = [window.stage.banner, window.stage.body, window.stage.next, window.stage.typing]
    areas = [one.geometry() for one in widgets if one.isVisible()]
    assert not [one for n, one in enumerate(areas) for other in areas[n + 1 :] if one.intersects(other)]
    assert day.GERMAN.banner.title in window.stage.banner.text() or scene is not picture.german
    window.close()
