"""What a scan says, without the catalogue: the order in which readings are tried.

Suffix → AIM identifier → separator substitutes → command cards → own prefixes → bracketed text →
Digital Link → EPC → element strings or GTIN by the symbol → plain numbers → nothing known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.identifiers import check_digit, gtin14, has_check_digit, is_gtin
from app.domain.speech import say
from app.scan import gs1
from app.scan.bracketed import is_bracketed, read_bracketed
from app.scan.commands import is_command, read_command
from app.scan.digital_link import is_uri, read_uri
from app.scan.epc import is_epc, read_epc
from app.scan.price_weight import Mask, read_measured
from app.scan.reading import Element, Fault, Reading
from app.scan.symbology import Carrier, carrier, split_aim

_ENDS = "\r\n\t\x02\x03\x00"
_ALLOWED_CONTROLS = frozenset({gs1.GS})
_ENVELOPE = "[)>\x1e05\x1d"
"""ISO/IEC 15434, format 05: element strings in an envelope."""
_SHOWN = 80
_CHECKED_KEYS = ("00", "01", "02", "03", "253", "255", "402", "414", "417", "8003", "8006", "8017", "8018")
"""Keys with a check digit: their presence tells element strings from other text."""


@dataclass(frozen=True, slots=True)
class ParseSettings:
    """How this site prints and scans."""

    substitutes: tuple[str, ...] = ("<GS>", "{GS}", "^]")
    """What some scanners send for GS; `|` and `~` only where a site says so, since codes contain them."""
    prefixes: tuple[tuple[str, str], ...] = (
        ("LOC:", "location"),
        ("LP:", "plate"),
        ("OP:", "operator"),
        ("DOC:", "document"),
    )
    """Own prefixes, each with the kind that it says."""
    masks: tuple[Mask, ...] = ()
    separators_kept: bool = False
    """This scanner is known to send GS: a long count at the end of a code is what it says."""
    longest: int = 4096


DEFAULT = ParseSettings()


@dataclass(frozen=True, slots=True)
class Body:
    """A scan without its wrapping."""

    raw: str
    text: str
    carrier: Carrier
    aim: str
    symbology: str


def parse(
    text: str, *, aim: str = "", symbology: str = "", settings: ParseSettings = DEFAULT, year: int = 0
) -> Reading:
    """Read one scan. Never raises for what the world can scan; `year` chooses centuries (0: this year)."""
    if len(text) > settings.longest:
        why = say(
            "this code has {count} characters, more than {longest}", count=len(text), longest=settings.longest
        )
        return Reading(text[:_SHOWN] + "…", "unknown", error=("too-long", why))
    body = unwrap(text, aim, symbology, settings)
    fault = _text_fault(body.text)
    if fault is not None:
        return Reading(text, "unknown", error=fault)
    year = year or gs1.this_year()
    return _own(body, settings) or _written(body, year) or _symbol(body, settings, year)


def warm_up() -> None:
    """Load the dictionaries of identifiers and tags (0.1 s) before the first scan would wait for them."""
    parse("(01)09506000134352")
    parse("urn:epc:id:sscc:0614141.1234567890")


def unwrap(text: str, aim: str, symbology: str, settings: ParseSettings) -> Body:
    """Take off line ends, the AIM identifier and an envelope; put separators back."""
    inner = text.strip(_ENDS)
    found, inner = split_aim(inner)
    for substitute in settings.substitutes:
        inner = inner.replace(substitute, gs1.GS)
    kind = carrier(aim or found, symbology)
    if inner.startswith(_ENVELOPE):
        inner, kind = inner[len(_ENVELOPE) :].rstrip("\x04\x1e"), Carrier.GS1
    return Body(text, inner, kind, aim or found, symbology)


def _text_fault(text: str) -> Fault | None:
    if not text.strip(" " + gs1.GS):
        return "empty", "there is nothing in this code"
    if text.isprintable():
        return None
    for place, character in enumerate(text, 1):
        if not (character.isprintable() or character.isspace() or character in _ALLOWED_CONTROLS):
            return "bad-character", say(
                "character {place} is {sign}, which no label has", place=place, sign=f"U+{ord(character):04X}"
            )
    return None


# --- our own -------------------------------------------------------------------------------------------


def _own(body: Body, settings: ParseSettings) -> Reading | None:
    if is_command(body.text):
        name, argument, fault = read_command(body.text.strip())
        return Reading(body.raw, "command", key=name, argument=argument, error=fault)
    for prefix, kind in settings.prefixes:
        if body.text[: len(prefix)].upper() == prefix.upper():
            key = body.text[len(prefix) :].strip()
            fault = None if key else ("empty", say("there is nothing after {prefix}", prefix=prefix))
            return Reading(body.raw, kind, key=key, error=fault)
    return None


# --- text that says itself what it is ------------------------------------------------------------------


def _written(body: Body, year: int) -> Reading | None:
    if is_bracketed(body.text):
        message = read_bracketed(body.text)
        return gs1.reading_of(body.raw, "gs1", message.elements, message.fault, year)
    if is_uri(body.text):
        link = read_uri(body.text.strip())
        if link is not None:
            return gs1.reading_of(body.raw, "digital_link", link.elements, link.fault, year)
    if _may_be_tag(body) and is_epc(body.text):
        return read_epc(body.text, year, body.raw)
    return None


def _may_be_tag(body: Body) -> bool:
    # A printed number is a number, even where its digits would make a tag.
    return body.carrier in (Carrier.UNSAID, Carrier.PLAIN) and not (
        body.carrier is Carrier.PLAIN and body.text.isdigit()
    )


# --- by the symbol -------------------------------------------------------------------------------------


def _symbol(body: Body, settings: ParseSettings, year: int) -> Reading:
    text = body.text
    numeric = text.isascii() and text.isdigit()
    match body.carrier:
        case Carrier.EAN:
            return _ean(body, settings, year)
        case Carrier.GS1 if not (numeric and len(text) in (13, 14) and is_gtin(text)):
            return element_strings(body.raw, text, settings, year)
        case Carrier.ITF if numeric and len(text) == 14:
            return _gtin(body, settings)
    if numeric and is_gtin(text):
        return _with_upc_e(body, _gtin(body, settings))
    if numeric and body.carrier is Carrier.UNSAID and len(text) in (8, 12, 13, 14):
        return _unsaid_number(body, settings)
    if numeric and len(text) == 18 and has_check_digit(text):
        return Reading(body.raw, "sscc", sscc=text, key=text)
    if _looks_like_elements(text):
        return element_strings(body.raw, text, settings, year)
    return Reading(body.raw, "unknown", key=text)


def _looks_like_elements(text: str) -> bool:
    """Element strings that no symbol vouches for: a separator, or a key whose check digit is there."""
    if gs1.GS in text:
        return gs1.read_elements(text).fault is None
    if not text.startswith(_CHECKED_KEYS) or len(text) < 16:
        return False
    message = gs1.read_elements(text)
    return bool(message.elements) or (message.fault is not None and message.fault[0] == "check-digit")


def element_strings(raw: str, data: str, settings: ParseSettings, year: int) -> Reading:
    """Element strings, with other readings on offer where a separator may have been lost."""
    message = gs1.read_elements(data)
    if message.fault is not None:
        reading = Reading(raw, "gs1", message.elements, error=message.fault)
        return replace(reading, offers=offers_of(raw, gs1.ways(data), year))
    reading = gs1.reading_of(raw, "gs1", message.elements, None, year)
    if reading.quantity is None or settings.separators_kept:
        return reading
    others = gs1.other_counts(data, message.elements)
    if not others:
        return reading
    last = message.elements[-1]
    why = say(
        "({ai}) says {value}, or a separator (GS) was lost in it: type the number",
        ai=last.ai,
        value=last.value,
    )
    fault = ("ambiguous-count", why)
    offers = offers_of(raw, [message.elements, *others], year)
    return Reading(raw, "gs1", message.elements, error=fault, offers=offers)


def offers_of(raw: str, ways: list[tuple[Element, ...]], year: int) -> tuple[Reading, ...]:
    return tuple(gs1.reading_of(raw, "gs1", elements, None, year) for elements in ways)


# --- numbers -------------------------------------------------------------------------------------------


def _ean(body: Body, settings: ParseSettings, year: int) -> Reading:
    digits, _, composite = body.text.partition("|")
    if composite.startswith("]e"):
        return _composite(replace(body, text=digits), composite[3:], settings, year)
    if not (digits.isascii() and digits.isdigit()) or composite:
        return Reading(body.raw, "gtin", error=("bad-character", "an EAN or UPC has digits only"))
    if body.aim == "]E3" or len(digits) in (15, 17, 18):
        digits = digits[:12] if len(digits) in (14, 17) else digits[:13]
    if len(digits) not in (6, 7, 8, 12, 13, 14):
        return Reading(
            body.raw,
            "gtin",
            error=("bad-length", say("an EAN or UPC has no {count} digits", count=len(digits))),
        )
    if len(digits) < 8 or (len(digits) == 8 and _says_upc_e(body)):
        return _upc_e(replace(body, text=digits))
    return _gtin(replace(body, text=digits), settings)


def _says_upc_e(body: Body) -> bool:
    return body.symbology == "UPC-E" or (body.symbology == "" and body.aim == "]E0")


def _composite(body: Body, data: str, settings: ParseSettings, year: int) -> Reading:
    """An EAN or UPC with a composite component: one message (section 5.11)."""
    linear = _ean(body, settings, year)
    if linear.error is not None:
        return linear
    return element_strings(body.raw, f"01{linear.gtin}{data}", settings, year)


def _gtin(body: Body, settings: ParseSettings) -> Reading:
    digits = body.text
    if not has_check_digit(digits):
        return _wrong_digit(body.raw, digits)
    measured = read_measured(digits, settings.masks)
    if measured is None:
        return Reading(body.raw, "gtin", gtin=gtin14(digits), key=gtin14(digits))
    if measured.fault is not None:
        return Reading(body.raw, "item", error=measured.fault)
    return Reading(
        body.raw,
        "item",
        quantity=measured.count,
        net_weight=measured.net_weight,
        price=measured.price,
        key=measured.item or measured.base,
        argument=measured.base,
    )


def _wrong_digit(raw: str, digits: str) -> Reading:
    expected = check_digit(digits[:-1])
    return Reading(
        raw,
        "gtin",
        error=(
            "check-digit",
            say("check digit {digit}, expected {expected}", digit=digits[-1], expected=expected),
        ),
    )


def _unsaid_number(body: Body, settings: ParseSettings) -> Reading:
    """A GTIN with a wrong check digit, or a UPC-E, from a scanner that does not name symbols."""
    if len(body.text) == 8:
        narrow = _upc_e(body)
        if narrow.error is None:
            return narrow
    return _gtin(body, settings)


def _with_upc_e(body: Body, reading: Reading) -> Reading:
    """Eight digits that are right as GTIN-8 and as UPC-E: the catalogue must tell."""
    if body.carrier is not Carrier.UNSAID or len(body.text) != 8:
        return reading
    narrow = _upc_e(body)
    unsure = narrow.error is None and narrow.gtin != reading.gtin
    return replace(reading, offers=(narrow,)) if unsure else reading


def _upc_e(body: Body) -> Reading:
    """A zero-suppressed UPC of 6, 7 or 8 digits (section 5.2.2.4.2)."""
    from biip import ParseError
    from biip.upc import Upc

    digits = body.text.zfill(7) if len(body.text) == 6 else body.text
    try:
        upc_a = Upc.parse(digits[:7]).as_upc_a()
    except ParseError:
        return Reading(body.raw, "gtin", error=("bad-value", "a UPC-E begins with 0 or 1"))
    if len(digits) == 8 and digits[7] != upc_a[-1]:
        why = say("check digit {digit}, expected {expected}", digit=digits[7], expected=upc_a[-1])
        return Reading(body.raw, "gtin", error=("check-digit", why))
    return Reading(body.raw, "gtin", gtin=gtin14(upc_a), key=gtin14(upc_a))
