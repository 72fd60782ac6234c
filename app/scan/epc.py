"""RFID tags as a wedge sends them: EPC in hexadecimal or as a URN, one a line (GS1 EPC Tag Data Standard).

epcpy decodes; its answer is encoded again and compared, because it skips over bits that should be zero.
"""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import Any

from app.domain.speech import say
from app.scan.gs1 import check_elements, reading_of
from app.scan.reading import Element, Fault, Reading

_SPACED = re.compile(r"(?:0[xX])?([0-9A-Fa-f]{2}(?:[ -]?[0-9A-Fa-f]{2}){11,63})")
_RAW = re.compile(r"urn:epc:raw:[0-9]{2,3}\.x([0-9A-Fa-f]{24,128})", re.IGNORECASE)
_LONGEST = 256

_ELEMENTS: dict[str, tuple[tuple[str, int, int | None], ...]] = {
    "sgtin": (("01", 4, 18), ("21", 22, None)),
    "lgtin": (("01", 4, 18), ("10", 22, None)),
    "sscc": (("00", 4, None),),
    "sgln": (("414", 5, 18), ("254", 23, None)),
    "grai": (("8003", 6, None),),
    "giai": (("8004", 6, None),),
}
"""Where the values stand in epcpy's bracketed text, which does not mark brackets inside values."""


def is_epc(text: str) -> bool:
    """Is this an EPC as far as one can tell without knowing that it came from an RFID reader?

    Twelve bytes in hexadecimal with a letter in them are taken for one, and so is every tag that decodes.
    """
    if len(text) > _LONGEST:
        return False
    if text[:8].lower() == "urn:epc:":
        return True
    digits = _hex(text)
    if not digits or digits[:2] not in _schemes():
        return len(digits) == 24 and not digits.isdigit()
    return _decode(digits)[1] is None


def read_epc(text: str, year: int, raw: str = "") -> Reading:
    """What a tag says: its elements, and its pure identity URI as key."""
    uri, fault = _identity(text.strip())
    if fault is not None:
        return Reading(raw or text, "epc", error=fault)
    elements, fault = _elements(uri)
    reading = reading_of(raw or text, "epc", elements, fault, year)
    return Reading(
        reading.raw,
        "epc",
        elements,
        gtin=reading.gtin,
        lot=reading.lot,
        serial=reading.serial,
        sscc=reading.sscc,
        key=uri,
        error=reading.error,
    )


def _identity(text: str) -> tuple[str, Fault | None]:
    if len(text) > _LONGEST or not text.isascii():
        return "", ("bad-epc", "this is no EPC")
    raw = _RAW.fullmatch(text)
    digits = raw[1].upper() if raw else _hex(text)
    if digits:
        return _decode(digits)
    parts = text.split(":", 4)
    if len(parts) < 5 or [part.lower() for part in parts[:2]] != ["urn", "epc"]:
        return "", ("bad-epc", "an RFID tag is read as hexadecimal digits or as urn:epc:…")
    head = ":".join(part.lower() for part in parts[:4])
    return _identity_of_uri(head, f"{head}:{parts[4]}")


def _identity_of_uri(head: str, uri: str) -> tuple[str, Fault | None]:
    kind = head.split(":")[2]
    if kind in ("id", "class"):
        return uri, None
    if kind != "tag":
        return "", ("bad-epc", say("{head} names no single tag", head=head))
    try:
        return _epcpy().tag_uri_to_tag_encodable(uri).epc_uri, None
    except _errors() as error:
        return "", _bad(error)


def _elements(uri: str) -> tuple[tuple[Element, ...], Fault | None]:
    try:
        scheme = _epcpy().epc_pure_identity_to_scheme(uri)
        cuts = _ELEMENTS.get(uri.split(":")[3], ())
        written = scheme.gs1_element_string() if cuts else ""
    except _errors() as error:
        return (), _bad(error)
    found = tuple(Element(ai, written[start:stop]) for ai, start, stop in cuts)
    # Extension 0 of an SGLN means that there is none (Tag Data Standard, section 6.3.3).
    found = tuple(element for element in found if element != Element("254", "0"))
    fault = check_elements(found)
    return (() if fault else found), fault


# --- bits ----------------------------------------------------------------------------------------------


def _hex(text: str) -> str:
    """Hexadecimal digits in capitals without spaces, or nothing."""
    found = _SPACED.fullmatch(text) if len(text) <= _LONGEST else None
    return found[1].replace(" ", "").replace("-", "").upper() if found else ""


def _decode(digits: str) -> tuple[str, Fault | None]:
    scheme = _schemes().get(digits[:2])
    if scheme is None:
        return "", (
            "unknown-epc-header",
            say("header {digits} names no kind of EPC that this program reads", digits=digits[:2]),
        )
    bits = f"{int(digits, 16):0{4 * len(digits)}b}"
    try:
        tag = scheme.from_hex(digits)
        written = _encoded(tag, bits)
    except _errors() as error:
        return "", _bad(error)
    if written and (bits[: len(written)] != written or bits[len(written) :].strip("0")):
        return "", ("bad-epc", "bits of this tag that must be zero are set")
    return str(tag.epc_uri), None


def _encoded(tag: Any, bits: str) -> str:
    """The tag's bits as they should be; nothing for schemes that no station uses."""
    if type(tag).__name__.lower() not in _ELEMENTS:
        return ""
    coding = type(tag).header_to_schemes()[bits[:8]]
    return str(tag.binary(binary_coding_scheme=coding, filter_value=_Filter(bits[8:11])))


class _Filter:
    """A filter value as epcpy asks for it: it reads `value` only."""

    def __init__(self, bits: str) -> None:
        self.value = str(int(bits, 2))


def _bad(error: Exception) -> Fault:
    return (
        "bad-epc",
        say(
            "this is no right EPC: {error}",
            error=str(error) or getattr(error, "message", "") or "it breaks off",
        ),
    )


@cache
def _epcpy() -> Any:
    with warnings.catch_warnings():
        # Its patterns have escapes that Python 3.12 warns of, once, when it compiles them.
        warnings.simplefilter("ignore")
        from epcpy.utils import parsers
    return parsers


@cache
def _schemes() -> dict[str, Any]:
    binary: dict[str, Any] = _epcpy().TAG_ENCODABLE_BINARY_HEADERS
    return {f"{int(header, 2):02X}": scheme for header, scheme in binary.items()}


@cache
def _errors() -> tuple[type[Exception], ...]:
    _epcpy()
    from epcpy.utils.common import ConvertException

    # epcpy lets a cut-off or ill-formed tag end in any of these.
    return (ConvertException, ValueError, KeyError, IndexError, AttributeError, NotImplementedError)
