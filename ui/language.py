"""The window's language: Qt's own translation, from the catalogues in resources/translations.

A catalogue is a plain `.ts` file, as Qt's tools write and Qt Linguist edits it; it is read when its language
is chosen, so there is nothing to compile. Search for new texts of the window with

    pyside6-lupdate $(find ui -name '*.py') -ts resources/translations/scanledger_de.ts -locations none

What stations say has a catalogue of its own, `station_de.ts`, and ui/interpreter finds it there.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from ui.theme.theme import RESOURCES

if TYPE_CHECKING:
    from ui.interpreter import Interpreter

T = TypeVar("T")

TRANSLATIONS = RESOURCES / "translations"
_SPOKEN = "scanledger-language"


def read_catalogue(path: Path) -> dict[tuple[str, str], str]:
    """Context and text → translation."""
    import xml.etree.ElementTree as ET

    root = ET.parse(path).getroot()
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.findtext("translation", "")
        for context in root.iter("context")
        for message in context.iter("message")
    }


class Catalogue(QTranslator):
    """One language."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = language
        self._texts = read_catalogue(TRANSLATIONS / f"scanledger_{language}.ts")

    @cached_property
    def interpreter(self) -> Interpreter:
        """Knows what stations say."""
        from ui.interpreter import Interpreter

        texts = read_catalogue(TRANSLATIONS / f"station_{self.name}.ts")
        locale = QLocale(self.name)
        return Interpreter(texts, locale.decimalPoint(), locale.groupSeparator())

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        del disambiguation, n
        return self._texts.get((context, source))

    def isEmpty(self) -> bool:
        return not self._texts


def spoken(language: str) -> str:
    """The language that a setting stands for: `system` is the system's where we know it, else English."""
    if language == "system":
        language = QLocale.system().name()[:2]
    return language if (TRANSLATIONS / f"scanledger_{language}.ts").is_file() else "en"


def in_words(value: T) -> T:
    """What a station says or shows, in the language that is spoken; in English it is the value itself."""
    application = QCoreApplication.instance()
    catalogue = application.property(_SPOKEN) if application is not None else None
    return catalogue.interpreter.said(value) if isinstance(catalogue, Catalogue) else value


def speak(language: str) -> bool:
    """Use a language for all texts that are made from now on; false where it is in use already."""
    application = QCoreApplication.instance()
    assert application is not None, "a language is spoken in an application"
    wanted, before = spoken(language), application.property(_SPOKEN)
    if wanted == (before.name if isinstance(before, Catalogue) else "en"):
        return False
    if isinstance(before, Catalogue):
        application.removeTranslator(before)
    now = Catalogue(wanted, application) if wanted != "en" else None
    if now is not None:
        application.installTranslator(now)
    application.setProperty(_SPOKEN, now)
    return True
