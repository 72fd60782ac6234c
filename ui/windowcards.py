"""Command cards that the window follows itself, whichever procedure is shown: CMD:MENU and CMD:GO:…"""

from __future__ import annotations

from typing import NamedTuple

from app.scan.commands import card, is_command, read_command
from app.scan.scan import Scan
from app.station.answer import Banner
from ui import sayings


class WindowCard(NamedTuple):
    """What a card asks of the window; `turns_to` names a procedure, empty: the list of them."""

    code: str
    banner: Banner
    turns_to: str = ""


def go_card(procedure: str) -> str:
    """The card that turns to a procedure."""
    return card("GO", procedure.upper())


def window_card(scan: Scan) -> WindowCard | None:
    """The window's card that was scanned, if it is one."""
    # Not before the first scan: the dictionaries of GS1 are no part of showing a window.
    from app.scan.parse import DEFAULT, unwrap

    text = unwrap(scan.text, scan.aim, scan.symbology, DEFAULT).text
    if not is_command(text):
        return None
    name, argument, fault = read_command(text.strip())
    if fault is None and name == "MENU":
        return WindowCard("menu", sayings.menu())
    if fault is None and name == "GO" and argument:
        procedure = argument.strip().lower()
        return WindowCard("turned", sayings.turning(procedure.capitalize()), procedure)
    return None
