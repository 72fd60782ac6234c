"""What the returns bench knows of parcels and units, as records; and what it asks of a group of items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.speech import Written

WAITING, OPEN, DONE, VOID = "waiting", "open", "done", "void"
"""States: a parcel unopened; a parcel or unit in work; worked off; taken back."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """What is looked at on every unit of an item group."""

    TABLE: ClassVar[str] = "checklist"

    group: str
    questions: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.group


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule of suspicion that fits, by name, with its facts in words."""

    rule: str
    facts: str

    @property
    def said(self) -> str:
        """Its facts for people; they may come from a record."""
        return Written(self.facts)


@dataclass(frozen=True, slots=True)
class Check:
    """A question of the checklist and its answer: yes, no, or nothing yet."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel at the bench: `code` is its label as it was scanned. The clock starts at `since` (µs).

    `expected` units (10⁻⁶) wait in it, worth `estimate` (10⁻⁴); both 0 where nobody announced anything.
    `id` is the envelope of its arrival. `sort` is return, sender (it comes back undelivered) or unannounced;
    `hold` the envelope that holds its refund.
    """

    TABLE: ClassVar[str] = "parcel"

    code: str
    site: str
    location: str
    state: str = WAITING
    since: int = 0
    sort: str = "return"
    document: str = ""
    customer: str = ""
    expected: int = 0
    estimate: int = 0
    grams: int = 0
    note: str = ""
    hits: tuple[Hit, ...] = ()
    hold: str = ""
    cleared_by: str = ""
    id: str = ""

    @property
    def key(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class ReturnedUnit:
    """Goods that came back, from the scan to their disposition. `id` is the envelope of their `return`.

    `document` and `line` are what they came back on (they name the inspection pool); `sale` and `sale_line`
    the original sale, blank where none is known. `value` (10⁻⁴) is frozen in them, `refund` (10⁻⁴) is what
    the customer paid. `hold` is the envelope that holds the refund; `cleared_by` the badge that let it go.
    """

    TABLE: ClassVar[str] = "returned_unit"

    id: str
    sku: str
    quantity: int
    site: str
    location: str
    state: str = OPEN
    status: str = "inspection"
    owner: str = ""
    since: int = 0
    parcel: str = ""
    document: str = ""
    line: str = ""
    sale: str = ""
    sale_line: str = ""
    customer: str = ""
    lot: str = ""
    serial: str = ""
    sold_at: int = 0
    value: int = 0
    refund: int = 0
    currency: str = ""
    hits: tuple[Hit, ...] = ()
    hold: str = ""
    cleared_by: str = ""
    grade: str = ""
    checks: tuple[Check, ...] = ()
    missing: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    disposition: str = ""

    @property
    def key(self) -> str:
        return self.id

    @property
    def is_held(self) -> bool:
        """Does its refund wait for a supervisor?"""
        return bool(self.hold) and not self.cleared_by
