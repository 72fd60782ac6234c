"""GS1 Digital Link URIs read and written (GS1 Digital Link Standard: URI Syntax).

biip's reader is not used: it takes the first segment that looks like a key where the standard reads from the
right, lets the last of two values win, and does not judge check digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import quote, unquote, unquote_plus, urlsplit

from app.domain.errors import Refusal
from app.domain.speech import say
from app.scan.gs1 import Message, check_elements
from app.scan.gs1_ai import named
from app.scan.gs1_pairs import repeated
from app.scan.reading import Element, Fault

QUALIFIERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "00": ((),),
    "01": (("22", "10", "21"), ("235",)),
    "253": ((),),
    "255": ((),),
    "401": ((),),
    "402": ((),),
    "414": (("254",), ("7040",)),
    "415": (("8020",),),
    "417": (("7040",),),
    "8003": ((),),
    "8004": (("7040",),),
    "8006": (("22", "10", "21"),),
    "8010": (("8011",),),
    "8013": ((),),
    "8017": (("8019",),),
    "8018": (("8019",),),
}
"""Primary keys, each with the qualifiers that may follow it in the path, in this order."""

_NAMES = {
    **{"sscc": "00", "gtin": "01", "cpv": "22", "lot": "10", "ser": "21", "gdti": "253", "gcn": "255"},
    **{"ginc": "401", "gsin": "402", "gln": "414", "glnx": "254", "payto": "415", "refno": "8020"},
    **{"partygln": "417", "grai": "8003", "giai": "8004", "itip": "8006", "cpid": "8010", "cpsn": "8011"},
    **{"gmn": "8013", "gsrnp": "8017", "gsrn": "8018", "srin": "8019", "exp": "17"},
}
"""Words that the first edition of the standard allowed for the numbers."""
_NOT_ATTRIBUTES = frozenset(
    {"03", "21", "22", "235", "254", "7040", "8011", "8014", "8019", "8020", "8030", "8200"}
)
"""They qualify a key in the path, or stand in no Digital Link at all."""
_COMPRESSED_FORM = re.compile(r"https?://id\.gs1\.org/[0-9A-Za-z_-]{8,}(\?|$)", re.IGNORECASE)
_COMPRESSED: Fault = (
    "compressed-digital-link",
    "this Digital Link is compressed, which this program does not read: scan another code on the label",
)
_STEM = "https://id.gs1.org"


class _Parts(NamedTuple):
    path: tuple[tuple[str, str], ...]
    query: tuple[tuple[str, str], ...]


def is_uri(text: str) -> bool:
    return text[:11].lower().startswith(("http://", "https://", "id.gs1.org/"))


def read_uri(text: str) -> Message | None:
    """The elements of a Digital Link, or None where a web address is none."""
    parts = _parts(text)
    if parts is None:
        return Message((), _COMPRESSED) if _COMPRESSED_FORM.match(text) else None
    fault = _path_fault([ai for ai, _ in parts.path])
    elements: list[Element] = []
    for ai, value in (*parts.path, *parts.query):
        element = Element(ai, value)
        fault = fault or check_elements([element])
        if fault is not None:
            return Message(tuple(elements), fault)
        elements.append(element)
    return Message(tuple(elements), None)


def _parts(text: str) -> _Parts | None:
    try:
        uri = urlsplit(text if "://" in text[:8] else f"https://{text}")
    except ValueError:
        return None
    path = _key_path(uri.path.rstrip("/").split("/")[1:])
    if not uri.netloc or path is None:
        return None
    return _Parts(path, tuple(_attributes(uri.query)))


def _key_path(segments: Sequence[str]) -> tuple[tuple[str, str], ...] | None:
    """The rightmost run of pairs that begins with a primary key."""
    longest = 2 * (1 + max(len(allowed) for group in QUALIFIERS.values() for allowed in group))
    for start in range(len(segments) - 2, max(-1, len(segments) - longest - 3), -2):
        ais = [_NAMES.get(segment.lower(), segment) for segment in segments[start::2]]
        if ais[0] in QUALIFIERS:
            values = (unquote(segment) for segment in segments[start + 1 :: 2])
            return tuple((ai, _padded(ai, value)) for ai, value in zip(ais, values, strict=True))
    return None


def _padded(ai: str, value: str) -> str:
    """Earlier editions wrote GTINs of 8, 12 and 13 digits as they are."""
    return value.zfill(14) if ai == "01" and len(value) in (8, 12, 13) else value


def _attributes(query: str) -> Iterable[tuple[str, str]]:
    for pair in re.split("[&;]", query):
        name, _, value = pair.partition("=")
        ai = _NAMES.get(unquote_plus(name).lower(), unquote_plus(name))
        # Words of other systems stand in queries, too; only numbers claim to be identifiers.
        if ai.isascii() and ai.isdigit():
            yield ai, _padded(ai, unquote_plus(value))


def _path_fault(ais: Sequence[str]) -> Fault | None:
    primary, *qualifiers = ais
    for allowed in QUALIFIERS[primary]:
        rest = iter(allowed)
        if all(qualifier in rest for qualifier in qualifiers):
            return None
    shown = "/".join(ais)
    return "bad-digital-link", say(
        "{shown} is no path of a Digital Link: ({primary}) cannot be followed so",
        shown=shown,
        primary=primary,
    )


def write_uri(elements: Sequence[Element], stem: str = _STEM) -> str:
    """The Digital Link of these elements: the first key with its qualifiers as path, the rest as query.

    Raises Refusal where no key is among them, or a value cannot stand in a Digital Link.
    """
    fault = check_elements(elements) or repeated(elements)
    once = tuple(dict.fromkeys(elements))
    primary = next((element for element in once if element.ai in QUALIFIERS), None)
    if fault is None and primary is None:
        fault = ("bad-digital-link", "a Digital Link needs a key such as (01) or (00)")
    if fault is not None:
        raise Refusal(*fault)
    assert primary is not None, "a fault was raised"
    path = (primary, *_qualifiers(primary, once))
    query = [element for element in once if element not in path]
    _refuse_misfits(primary, query)
    written = "".join(f"/{ai}/{quote(value, safe='')}" for ai, value in path)
    attributes = "&".join(f"{ai}={quote(value, safe='')}" for ai, value in _written_order(query))
    return stem.rstrip("/") + written + (f"?{attributes}" if attributes else "")


def _qualifiers(primary: Element, elements: Sequence[Element]) -> list[Element]:
    present = {element.ai: element for element in elements}
    for allowed in QUALIFIERS[primary.ai]:
        chosen = [present[ai] for ai in allowed if ai in present]
        if chosen:
            return chosen
    return []


def _refuse_misfits(primary: Element, query: Iterable[Element]) -> None:
    for element in query:
        mixed = any(element.ai in allowed for allowed in QUALIFIERS[primary.ai])
        if mixed or element.ai in _NOT_ATTRIBUTES:
            raise Refusal("bad-digital-link", say("({ai}) cannot stand in this Digital Link", ai=element.ai))


def _written_order(query: Iterable[Element]) -> list[Element]:
    """Identifiers of predefined length first, then the others, each as given: so does GS1's own engine."""

    def rank(element: Element) -> bool:
        ai = named(element.ai)
        return ai is None or not ai.fixed

    return sorted(query, key=rank)
