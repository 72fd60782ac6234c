"""Our names of symbologies, the AIM identifiers a device puts before its data, and what each may carry."""

from __future__ import annotations

import re
from enum import Enum

AIM_OF = {
    "EAN-13": "]E0",
    "EAN-8": "]E4",
    "UPC-A": "]E0",
    "UPC-E": "]E0",
    "Code 128": "]C0",
    "GS1-128": "]C1",
    "Code 39": "]A0",
    "Code 93": "]G0",
    "Codabar": "]F0",
    "ITF": "]I0",
    "DataBar": "]e0",
    "DataBar Expanded": "]e0",
    "QR": "]Q1",
    "DataMatrix": "]d1",
    "PDF417": "]L0",
    "Aztec": "]z0",
}
"""CONTRACT's names, each with its plainest AIM identifier (ISO/IEC 15424)."""

_NAME_OF_LETTER = {
    "A": "Code 39",
    "C": "Code 128",
    "E": "EAN-13",
    "F": "Codabar",
    "G": "Code 93",
    "I": "ITF",
    "L": "PDF417",
    "Q": "QR",
    "d": "DataMatrix",
    "e": "DataBar Expanded",
    "z": "Aztec",
}
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUXYZcdeopsz")
"""The code letters of ISO/IEC 15424; J is DotCode."""
_GS1_AIMS = frozenset(
    {"]C1", "]e0", "]e1", "]e2", "]d2", "]d5", "]Q3", "]Q4", "]J1", "]J4", "]z1", "]z4"},
)
"""FNC1 in first position: the data are element strings (GS1 General Specifications, section 5.1.2)."""
_GS1_NAMES = frozenset({"GS1-128", "DataBar", "DataBar Expanded"})
_EAN_NAMES = frozenset({"EAN-13", "EAN-8", "UPC-A", "UPC-E"})
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")


class Carrier(Enum):
    """What the symbol itself says about its data."""

    EAN = "a GTIN and nothing else"
    ITF = "a GTIN where it has 14 digits"
    GS1 = "element strings"
    PLAIN = "anything"
    UNSAID = "the device does not say"


def split_aim(text: str) -> tuple[str, str]:
    """Take a leading AIM identifier off: (`]C1`, the rest), or ("", the text)."""
    if _AIM.match(text) and text[1] in _LETTERS:
        return text[:3], text[3:]
    return "", text


def carrier(aim: str, symbology: str = "") -> Carrier:
    """What may stand in a symbol of this AIM identifier, or else of this name."""
    if aim:
        return _carrier_of_aim(aim)
    if symbology in _EAN_NAMES:
        return Carrier.EAN
    if symbology in _GS1_NAMES:
        return Carrier.GS1
    if symbology == "ITF":
        return Carrier.ITF
    return Carrier.PLAIN if symbology else Carrier.UNSAID


def _carrier_of_aim(aim: str) -> Carrier:
    if aim in _GS1_AIMS:
        return Carrier.GS1
    return {"E": Carrier.EAN, "I": Carrier.ITF}.get(aim[1:2], Carrier.PLAIN)


def name_of(aim: str, text: str = "") -> str:
    """Our name of the symbology of an AIM identifier, "" where we have none; `text` tells kinds apart."""
    letter = aim[1:2]
    if aim == "]C1":
        return "GS1-128"
    if aim == "]E4":
        return "EAN-8"
    if letter == "E":
        return {8: "UPC-E", 12: "UPC-A"}.get(len(text), "EAN-13")
    if letter == "e" and len(text) in (14, 16) and text.isdigit():
        return "DataBar"
    return _NAME_OF_LETTER.get(letter, "")
