"""The window's language: Qt's own translation, from the catalogues in resources/translations.

After a text was added or changed, bring its translation into `scanledger_de.ts` and compile it:

    pyside6-lupdate $(find ui -name '*.py') -ts resources/translations/scanledger_de.ts -locations none
    pyside6-lrelease resources/translations/scanledger_de.ts
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from ui.theme.theme import RESOURCES

TRANSLATIONS = RESOURCES / "translations"
_SPOKEN = "scanledger-language"


def spoken(language: str) -> str:
    """The language that a setting stands for: `system` is the system's where we know it, else English."""
    if language == "system":
        language = QLocale.system().name()[:2]
    return language if (TRANSLATIONS / f"scanledger_{language}.qm").is_file() else "en"


def speak(language: str) -> bool:
    """Use a language for all texts that are made from now on; false where it is in use already."""
    application = QCoreApplication.instance()
    assert application is not None, "a language is spoken in an application"
    wanted, before = spoken(language), application.property(_SPOKEN)
    old = before if isinstance(before, QTranslator) else None
    if wanted == (old.language() if old else "en"):
        return False
    if old is not None:
        application.removeTranslator(old)
    translator = QTranslator(application) if wanted != "en" else None
    if translator is not None:
        assert translator.load(f"scanledger_{wanted}", str(TRANSLATIONS)), "our own catalogue can be read"
        application.installTranslator(translator)
    application.setProperty(_SPOKEN, translator)
    return True
