"""From what a scan says to what it means here: the catalogue is asked; where it has two answers, a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from app.domain.clock import day_of
from app.domain.quantity import ONE, Quantity
from app.scan.epc import read_epc
from app.scan.gs1 import GS, ways
from app.scan.parse import DEFAULT, ParseSettings, offers_of, parse, unwrap
from app.scan.reading import Element, Reading
from app.scan.scan import Device, Scan
from app.scan.symbology import Carrier

__all__ = [
    "DEFAULT",
    "Alias",
    "Catalogue",
    "Element",
    "Known",
    "Meaning",
    "ParseSettings",
    "Reading",
    "Resolved",
    "fitting",
    "parse",
    "resolve",
]


@dataclass(frozen=True, slots=True)
class Alias:
    """What a barcode stands for: so many base units (10⁻⁶) of an item, in a unit of its own."""

    sku: str
    unit: str
    quantity: Quantity


class Counted(Protocol):
    """An item as far as a scan needs it."""

    @property
    def unit(self) -> str: ...


class Catalogue(Protocol):
    """What resolving looks up; every answer is local. Records may be anything: only their presence counts."""

    def alias(self, barcode: str) -> tuple[Alias, ...]:
        """A GTIN is asked with 14 digits, any other code as printed."""
        ...

    def item(self, sku: str) -> Counted | None: ...

    def location(self, code: str) -> object: ...

    def document(self, number: str) -> object: ...

    def staff(self, badge: str) -> object: ...

    def plate(self, code: str) -> object: ...


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a scan can mean here."""

    kind: str
    """item, location, document, operator, plate, command."""
    code: str
    """SKU, location code, document number, badge, plate or SSCC, command name."""
    unit: str = ""
    quantity: Quantity = ONE
    """Base units in one `unit`; a count in the code (AI 30, 37) is the reading's, and multiplies it."""
    known: bool = True
    """False for a plate that nothing is known of yet: new ones come from suppliers and from label rolls."""
    by_sku: bool = False
    """Found by the item's own number, not by a barcode of it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is expected here, to judge readings of a code that lost separators; empty sets judge nothing."""

    gtins: frozenset[str] = frozenset()
    lots: frozenset[str] = frozenset()
    expiries: frozenset[str] = frozenset()

    def fits(self, reading: Reading) -> bool:
        pairs = ((reading.gtin, self.gtins), (reading.lot, self.lots), (reading.expiry, self.expiries))
        return all(not known or value in known for value, known in pairs)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reading and its candidate meanings: one = resolved, none = unknown, two = ask."""

    reading: Reading
    meanings: tuple[Meaning, ...] = ()

    @property
    def meaning(self) -> Meaning | None:
        return self.meanings[0] if len(self.meanings) == 1 else None


def resolve(scan: Scan, catalogue: Catalogue, settings: ParseSettings = DEFAULT) -> Resolved:
    """Read a scan and look it up."""
    reading = _reading(scan, settings)
    if reading.kind == "command":
        meanings = () if reading.error else (Meaning("command", reading.key),)
        return Resolved(reading, meanings)
    body = unwrap(scan.text[: settings.longest], scan.aim, scan.symbology, settings)
    exact = [] if body.carrier is Carrier.EAN else _exact(body.text.strip(), catalogue)
    if reading.error is not None:
        return _despite_error(reading, exact)
    readings = (reading, *reading.offers)
    return Resolved(reading, _distinct([*(m for r in readings for m in _said(r, catalogue)), *exact]))


def _reading(scan: Scan, settings: ParseSettings) -> Reading:
    year = day_of(scan.at).year
    if scan.device is Device.RFID:
        return read_epc(scan.text, year)
    if scan.device is Device.CAMERA:
        # A decoder hands over the bytes of the symbol: its separators are there.
        settings = replace(settings, separators_kept=True)
    return parse(scan.text, aim=scan.aim, symbology=scan.symbology, settings=settings, year=year)


def _despite_error(reading: Reading, exact: list[Meaning]) -> Resolved:
    """A code of one's own may look like a faulty GTIN: what the catalogue has exactly so is no fault."""
    meanings = _distinct(exact)
    if not meanings:
        return Resolved(reading)
    return Resolved(Reading(reading.raw, meanings[0].kind, key=meanings[0].code), meanings)


def _exact(text: str, catalogue: Catalogue) -> list[Meaning]:
    """What has exactly this code, without a prefix; no record has a code that cannot be printed."""
    if not text.isprintable():
        return []
    places = (
        ("location", catalogue.location),
        ("document", catalogue.document),
        ("operator", catalogue.staff),
        ("plate", catalogue.plate),
    )
    found = [Meaning(kind, text) for kind, look in places if look(text)]
    return [*_aliases(text, catalogue), *found, *_item(text, catalogue)]


def _aliases(barcode: str, catalogue: Catalogue) -> Iterator[Meaning]:
    for alias in catalogue.alias(barcode):
        yield Meaning("item", alias.sku, alias.unit, alias.quantity)


def _item(sku: str, catalogue: Catalogue) -> tuple[Meaning, ...]:
    item = catalogue.item(sku)
    return () if item is None else (Meaning("item", sku, item.unit, by_sku=True),)


def _said(reading: Reading, catalogue: Catalogue) -> tuple[Meaning, ...]:
    """What the reading itself names."""
    key = reading.key
    match reading.kind:
        case "location":
            return (Meaning("location", key),) if catalogue.location(key) else ()
        case "document":
            return (Meaning("document", key),) if catalogue.document(key) else ()
        case "operator":
            return (Meaning("operator", key),) if catalogue.staff(key) else ()
        case "plate":
            return (_plate(key, catalogue),)
        case "item":
            return _own_item(reading, catalogue)
    if reading.sscc:
        return (_plate(reading.sscc, catalogue),)
    if reading.gtin:
        return tuple(_aliases(reading.gtin, catalogue))
    return _place_or_asset(reading, catalogue)


def _own_item(reading: Reading, catalogue: Catalogue) -> tuple[Meaning, ...]:
    """An item by our prefix, or by the item number of a price or weight code, or that code zeroed."""
    keys = [key for key in (reading.key, reading.argument) if key]
    found = [meaning for key in keys for meaning in (*_aliases(key, catalogue), *_item(key, catalogue))]
    if reading.argument:
        found.extend(_aliases(reading.argument.zfill(14), catalogue))
    return tuple(found)


def _plate(code: str, catalogue: Catalogue) -> Meaning:
    return Meaning("plate", code, known=bool(catalogue.plate(code)))


def _place_or_asset(reading: Reading, catalogue: Catalogue) -> tuple[Meaning, ...]:
    gln, asset = reading.value("414"), reading.value("8003") or reading.value("8004")
    if gln and catalogue.location(gln):
        return (Meaning("location", gln),)
    return (Meaning("plate", asset),) if asset and catalogue.plate(asset) else ()


def _distinct(found: Iterable[Meaning]) -> tuple[Meaning, ...]:
    """Each meaning once. Where a barcode is its item's SKU, too, the item counts as the barcode says."""
    once = tuple(dict.fromkeys(found))
    barcodes = {meaning.code for meaning in once if meaning.kind == "item" and not meaning.by_sku}
    return tuple(meaning for meaning in once if not (meaning.by_sku and meaning.code in barcodes))


# --- a lost separator ----------------------------------------------------------------------------------


def fitting(reading: Reading, known: Known, year: int) -> Reading | None:
    """The only other reading of a code that fits what is known, or None; a person must still say yes.

    For codes that were refused for a lost separator, and for codes whose lot nobody knows because it may
    have swallowed what followed.
    """
    offers = reading.offers
    if not offers and reading.kind == "gs1" and not is_written(reading.raw) and not known.fits(reading):
        offers = offers_of(reading.raw, ways(unwrap(reading.raw, "", "", DEFAULT).text), year)
    fit = [offer for offer in offers if offer.elements != reading.elements and known.fits(offer)]
    return fit[0] if len(fit) == 1 else None


def is_written(raw: str) -> bool:
    """Bracketed text and codes with separators have lost none."""
    return "(" in raw or GS in raw
