"""What one envelope will change once the books have it, as far as its station can tell."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from app.domain.standing import Sold, UnitPlace
from app.ledger.cells import BalanceKey

LineKey = tuple[str, str, str]
"""Document, line, kind of progress."""


RecordKey = tuple[str, str]
"""Table and key of a record."""


class PromiseKey(NamedTuple):
    """A promise but for its quantity, in the columns of the cache."""

    id: str
    state: str
    unit: str
    document: str
    line: str
    item: str
    location: str
    lot: str


class Sale(NamedTuple):
    """A sale that waits: its envelope and place in it."""

    envelope: str
    number: int
    sold: Sold


class Moved(NamedTuple):
    """A handling unit stands elsewhere now; None: nowhere that anybody knew."""

    code: str
    before: UnitPlace | None
    after: UnitPlace | None


@dataclass(frozen=True, slots=True)
class Effects:
    """Amounts to be added (10⁻⁶ units; of sales, taken back envelopes and done tasks: how often), lots'
    expiries, what names a document (code, how, table, key), and where handling units go, in order."""

    progress: Mapping[LineKey, int] = field(default_factory=dict)
    balances: Mapping[BalanceKey, int] = field(default_factory=dict)
    promises: Mapping[PromiseKey, int] = field(default_factory=dict)
    returned: Mapping[tuple[str, str], int] = field(default_factory=dict)
    sales: Mapping[Sale, int] = field(default_factory=dict)
    taken_back: Mapping[str, int] = field(default_factory=dict)
    done: Mapping[str, int] = field(default_factory=dict)
    expiries: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    moved: tuple[Moved, ...] = ()
    names: Mapping[tuple[str, str, str, str], int] = field(default_factory=dict)
    records: Mapping[RecordKey, Mapping[str, Any]] = field(default_factory=dict)
    """Records in their new version."""

    def turned(self, *, units_too: bool) -> Effects:
        """What taking it back changes; a lot's expiry stays as it was said first. Handling units go back
        where they alone were moved."""
        turned: dict[str, Any] = {
            name: {key: -amount for key, amount in getattr(self, name).items()}
            for name in ("progress", "balances", "promises", "returned")
        }
        moved = (Moved(code, after, before) for code, before, after in reversed(self.moved))
        return replace(Effects(), **turned, moved=tuple(moved) if units_too else ())


NOTHING = Effects()

Marks = Callable[[Any], Iterator[Hashable]]


def balance_marks(key: BalanceKey) -> Iterator[Hashable]:
    """A balance is found by item, place, handling unit and serial."""
    yield "item", key.item
    yield "location", key.location
    if key.unit:
        yield "unit", key.unit
    if key.serial:
        yield "serial", key.item, key.serial


def promise_marks(key: PromiseKey) -> Iterator[Hashable]:
    """A promise is found by document, item and handling unit."""
    yield "document", key.document
    yield "item", key.item
    if key.unit:
        yield "unit", key.unit


def sale_marks(sale: Sale) -> Iterator[Hashable]:
    """A sale is found by document, item and serial."""
    yield "document", sale.sold.document
    yield "item", sale.sold.item
    if sale.sold.serial:
        yield "serial", sale.sold.serial


def document_marks(key: tuple[str, ...]) -> Iterator[Hashable]:
    """What begins with a document is found by it."""
    yield key[0]


SUMS: Mapping[str, Marks | None] = {
    "progress": document_marks,
    "balances": balance_marks,
    "promises": promise_marks,
    "returned": document_marks,
    "sales": sale_marks,
    "taken_back": None,
    "done": None,
    "expiries": lambda key: iter([key[:2]]),
    "names": lambda key: iter([key[:2]]),
}
"""What is added up over all that waits, and by what it is found."""
