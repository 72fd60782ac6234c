"""Command cards: `CMD:NAME` and `CMD:NAME:ARGUMENT`, and the cards of Odoo that mean the same."""

from __future__ import annotations

import re

from app.domain.speech import say
from app.scan.reading import Fault

PREFIX = "CMD:"

ODOO = {
    "O-CMD.MAIN-MENU": "MENU",
    "O-CMD.DISCARD": "CANCEL",
    "O-CMD.CANCEL": "CANCEL",
    "O-CMD.PREV": "PREVIOUS",
    "O-CMD.NEXT": "NEXT",
    "O-CMD.PAGER-FIRST": "FIRST",
    "O-CMD.PAGER-LAST": "LAST",
    "O-CMD.PRINT": "PRINT",
    "O-BTN.VALIDATE": "DONE",
    "O-BTN.CANCEL": "CANCEL",
    "O-BTN.DISCARD": "CANCEL",
    "O-BTN.PACK": "PACK",
    "O-BTN.PUT-IN-PACK": "PACK",
    "O-BTN.SCRAP": "SCRAP",
    "O-BTN.RETURN": "RETURN",
    "O-BTN.PRINT": "PRINT",
    "O-BTN.PRINT-SLIP": "PRINT",
    "O-BTN.PRINT-OP": "PRINT",
    "OCDMENU": "MENU",
    "OCDDISC": "CANCEL",
    "OCDCANC": "CANCEL",
    "OBTVALI": "DONE",
    "OBTPACK": "PACK",
    "OBTSCRA": "SCRAP",
    "OBTRETU": "RETURN",
    "OBTPROP": "PRINT",
    "OBTPRSL": "PRINT",
}
"""Cards of Odoo's barcode app, in capitals, and our command; the short ones are those of Odoo 18."""
_ODOO_FAMILIES = ("O-CMD.", "O-BTN.")
_NAME = re.compile(r"[A-Z][A-Z0-9_-]*")
_COUNT = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")


def is_command(text: str) -> bool:
    """Does this text claim to be a command card? Caps Lock and typing by hand make small letters, too."""
    return text[:6].upper().startswith((PREFIX, *_ODOO_FAMILIES)) or text.strip().upper() in ODOO


def read_command(text: str) -> tuple[str, str, Fault | None]:
    """Name, argument and fault of a text that claims to be a command card."""
    shout = text.upper()
    if not shout.startswith(PREFIX):
        name = ODOO.get(shout, "")
        return (
            name,
            "",
            None if name else ("unknown-command", say("{text} is no card that we know", text=text)),
        )
    name, _, argument = text[len(PREFIX) :].partition(":")
    name = name.upper()
    return name, argument, _fault(name, argument)


def _fault(name: str, argument: str) -> Fault | None:
    if not _NAME.fullmatch(name):
        return "unknown-command", say("“{name}” is no name of a command", name=name)
    if name == "QTY" and not (_COUNT.fullmatch(argument) and argument.strip("0.")):
        return "bad-quantity", "CMD:QTY: needs a number above 0, such as CMD:QTY:12"
    return None


def card(name: str, argument: str = "") -> str:
    """The text of a command card, to be printed."""
    assert _NAME.fullmatch(name), "a command is named in capitals"
    return f"{PREFIX}{name}:{argument}" if argument else f"{PREFIX}{name}"
