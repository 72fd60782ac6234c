"""What a scan says, before anybody asks the catalogue: the answer of `scanledger parse`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from app.domain.quantity import Quantity, quantity_text

Fault = tuple[str, str]
"""A stable code and one sentence: why not."""


class Element(NamedTuple):
    """A GS1 element string: an application identifier and its value."""

    ai: str
    value: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one scan says. Facts are filled in only where nothing in the code contradicts them.

    With error `missing-partner` (a part of a label: a lot without its GTIN) the facts are there, too;
    with any other error they are empty.
    """

    raw: str
    kind: str
    """gs1, gtin, digital_link, epc, sscc, command, location, plate, operator, document, item, unknown."""
    elements: tuple[Element, ...] = ()
    gtin: str = ""
    """14 digits with a right check digit, or nothing."""
    lot: str = ""
    serial: str = ""
    expiry: str = ""
    """YYYY-MM-DD."""
    sscc: str = ""
    quantity: Quantity | None = None
    """Pieces, from AI 30 or 37."""
    net_weight: Quantity | None = None
    """Millionths of a kilogram, from AI 310n or a weight code; exact."""
    price: Decimal | None = None
    """From a price code by mask; in the till's currency."""
    key: str = ""
    """What is looked up: location code, document number, badge, plate, command name, SKU, EPC URI."""
    argument: str = ""
    """The rest of a command card: `12` of `CMD:QTY:12`."""
    error: Fault | None = None
    offers: tuple[Reading, ...] = ()
    """Other readings that would be right in themselves; a person or known facts must choose."""

    def value(self, ai: str) -> str:
        """The value of an application identifier in this code, or nothing."""
        return next((element.value for element in self.elements if element.ai == ai), "")

    def as_json(self) -> dict[str, Any]:
        """CONTRACT's parse object."""
        return {
            "raw": self.raw,
            "kind": self.kind,
            "elements": [{"ai": element.ai, "value": element.value} for element in self.elements],
            "gtin": self.gtin,
            "lot": self.lot,
            "serial": self.serial,
            "expiry": self.expiry,
            "sscc": self.sscc,
            "quantity": None if self.quantity is None else quantity_text(self.quantity),
            "error": None if self.error is None else {"code": self.error[0], "text": self.error[1]},
        }


def first_value(elements: Iterable[Element], *ais: str) -> str:
    """The value of the first of these application identifiers that is there, or nothing."""
    found = dict(reversed([*elements]))
    return next((found[ai] for ai in ais if ai in found), "")
