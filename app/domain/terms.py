"""Terms as records: reasons, the chart of accounts, prices, rates, kits, agreements, periods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.quantity import ONE


@dataclass(frozen=True, slots=True)
class Reason:
    """Why goods were adjusted, issued or written off; `account` is a number, empty for the event's own."""

    TABLE: ClassVar[str] = "reason"

    code: str
    name: str
    account: str = ""

    @property
    def key(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the chart."""

    TABLE: ClassVar[str] = "account"

    number: str
    name: str

    @property
    def key(self) -> str:
        return self.number


@dataclass(frozen=True, slots=True)
class AccountMapping:
    """Which account stands on a side (debit, credit) of an event of the posting matrix."""

    TABLE: ClassVar[str] = "account_mapping"

    event: str
    side: str
    account: str

    @property
    def key(self) -> str:
        return f"{self.event} {self.side}"


@dataclass(frozen=True, slots=True)
class Price:
    """The selling price per base unit from a day (ISO) on, as decimal text."""

    TABLE: ClassVar[str] = "price"

    sku: str
    price: str
    currency: str = ""
    since: str = ""

    @property
    def key(self) -> str:
        return f"{self.sku} {self.currency} {self.since}"


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """So many units of the books' currency for one of another, from a day (ISO) on, as decimal text."""

    TABLE: ClassVar[str] = "rate"

    currency: str
    rate: str
    since: str = ""

    @property
    def key(self) -> str:
        return f"{self.currency} {self.since}"


@dataclass(frozen=True, slots=True)
class KitPart:
    """A part of a kit: `quantity` (10⁻⁶) of it in one kit."""

    sku: str
    quantity: int = ONE


@dataclass(frozen=True, slots=True)
class Kit:
    """What one kit is built of."""

    TABLE: ClassVar[str] = "kit"

    sku: str
    parts: tuple[KitPart, ...] = ()

    @property
    def key(self) -> str:
        return self.sku


@dataclass(frozen=True, slots=True)
class Agreement:
    """Terms with a partner, for one item or (sku empty) for all.

    `kind` is supply or consignment; `over_percent` the over-delivery that is accepted; `first` says whose
    goods go first: `ours` or `theirs`; `consumed_at` the event that makes consigned goods ours (ship, sell,
    pick, issue); `price` is what the consignor gets per base unit, as decimal text.
    """

    TABLE: ClassVar[str] = "agreement"

    partner: str
    sku: str = ""
    kind: str = "supply"
    price: str = ""
    over_percent: str = ""
    first: str = "ours"
    consumed_at: str = "ship"

    @property
    def key(self) -> str:
        """The item comes first, so that an item's agreements lie side by side."""
        return f"{self.sku} {self.partner}"


@dataclass(frozen=True, slots=True)
class Period:
    """A month of the journal, YYYY-MM: open or closed."""

    TABLE: ClassVar[str] = "period"

    month: str
    state: str = "open"

    @property
    def key(self) -> str:
        return self.month


@dataclass(frozen=True, slots=True)
class Task:
    """Work for a person at a place: put away, count, refill, put back. Its lock is a claim (`job`) of its
    key's name; done, it is the same record in another state, and may be opened again.

    `opened_at` in microseconds; `state` open or done; `reason` why it is asked for.
    """

    TABLE: ClassVar[str] = "task"

    kind: str
    location: str
    sku: str = ""
    document: str = ""
    site: str = ""
    state: str = "open"
    opened_at: int = 0
    reason: str = ""

    @property
    def key(self) -> str:
        """Kind and place come first, so that the work at a place lies side by side."""
        return " ".join((self.kind, self.location, self.sku, self.document)).rstrip()
