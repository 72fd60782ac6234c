"""What the window answers by itself: to a button that could do nothing, to scans that no station took."""

from __future__ import annotations

from app.domain.errors import ScanLedgerError
from app.station.answer import Answer, Banner, Outcome, Prompt, Tone


def overrun() -> Answer:
    return _refused(
        "queue-full", "Too fast", "A thousand scans wait for their answer", "Stop, and scan this one again"
    )


def not_open() -> Answer:
    return _refused(
        "not-open", "Not taken", "This station could not be opened", "Nothing was counted; tell the office"
    )


def nothing_in_view(codes: int) -> Banner:
    """A still was asked for and has no new code; `codes` is how many it has at all."""
    if codes:
        why = "It was scanned already" if codes == 1 else f"All {codes} codes were scanned already"
        return Banner(Tone.ATTENTION, "Nothing new in view", why=why, do="Show the next ones")
    why, do = "The camera sees no code that it can read", "Go closer, or turn on a light"
    return Banner(Tone.ATTENTION, "No code in view", why=why, do=do)


def no_picture(why: str) -> Banner:
    return Banner(Tone.ATTENTION, "No picture", why=why, do="Scan one by one until it is back")


def cannot_turn(word: str, error: ScanLedgerError) -> Banner:
    """Another procedure was chosen and cannot be followed here."""
    return Banner(Tone.ATTENTION, f"{word} cannot be opened", why=error.text, do="The work here goes on")


def not_printed(name: str, why: str) -> Banner:
    return Banner(
        Tone.ATTENTION, "Not printed", name, why=why, do="It is kept: open it with F1, or print again"
    )


def _refused(code: str, title: str, why: str, do: str) -> Answer:
    banner = Banner(Tone.REFUSED, title, read="The last scan", why=why, do=do)
    return Answer(Outcome.REFUSED, code, Prompt(title, do), banner)
