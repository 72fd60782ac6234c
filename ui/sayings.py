"""What the window says by itself: to a button that could do nothing, to scans that no station took."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.errors import ScanLedgerError
from app.station.answer import Answer, Banner, Outcome, Prompt, Tone
from ui.language import in_words

translate = QCoreApplication.translate


def opening() -> Prompt:
    return Prompt(
        translate("Sayings", "Opening"), translate("Sayings", "scans are kept and answered in a moment")
    )


def cannot_work() -> str:
    return translate("Sayings", "This station cannot work")


def overrun() -> Answer:
    return _refused(
        "queue-full",
        translate("Sayings", "Too fast"),
        translate("Sayings", "A thousand scans wait for their answer"),
        translate("Sayings", "Stop, and scan this one again"),
    )


def not_open() -> Answer:
    return _refused(
        "not-open",
        translate("Sayings", "Not taken"),
        translate("Sayings", "This station could not be opened"),
        translate("Sayings", "Nothing was counted; tell the office"),
    )


def nothing_in_view(codes: int) -> Banner:
    """A still was asked for and has no new code; `codes` is how many it has at all."""
    if not codes:
        return Banner(
            Tone.ATTENTION,
            translate("Sayings", "No code in view"),
            why=translate("Sayings", "The camera sees no code that it can read"),
            do=translate("Sayings", "Go closer, or turn on a light"),
        )
    one = translate("Sayings", "It was scanned already")
    all_of_them = translate("Sayings", "All {0} codes were scanned already").format(codes)
    return Banner(
        Tone.ATTENTION,
        translate("Sayings", "Nothing new in view"),
        why=one if codes == 1 else all_of_them,
        do=translate("Sayings", "Show the next ones"),
    )


def no_picture(why: str) -> Banner:
    return Banner(
        Tone.ATTENTION,
        translate("Sayings", "No picture"),
        why=why,
        do=translate("Sayings", "Scan one by one until it is back"),
    )


def menu() -> Banner:
    title = translate("Sayings", "Menu")
    return Banner(Tone.OK, title, translate("Sayings", "Tap what you want to do"), subject=title)


def turning(procedure: str) -> Banner:
    return Banner(Tone.OK, translate("Sayings", "One moment"), subject=procedure)


def cannot_turn(procedure: str, error: ScanLedgerError) -> Banner:
    """Another procedure was chosen and cannot be followed here."""
    return Banner(
        Tone.ATTENTION,
        translate("Sayings", "{0} cannot be opened").format(in_words(procedure)),
        why=error.text,
        do=translate("Sayings", "The work here goes on"),
    )


def not_printed(name: str, why: str) -> Banner:
    return Banner(
        Tone.ATTENTION,
        translate("Sayings", "Not printed"),
        name,
        why=why,
        do=translate("Sayings", "It is kept: open it with F1, or print again"),
    )


def _refused(code: str, title: str, why: str, do: str) -> Answer:
    banner = Banner(Tone.REFUSED, title, read=translate("Sayings", "The last scan"), why=why, do=do)
    return Answer(Outcome.REFUSED, code, Prompt(title, do), banner)
