"""What the counter remembers between two scans: the basket is steps until it is paid."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.money import Value, cost_of, parse_unit_cost
from app.domain.quantity import ONE
from app.station.goods import Ask, Goods


@dataclass(frozen=True, slots=True)
class BasketLine:
    """Goods that a customer takes (or brings back): `price` for each `per` (10⁻⁶ base units), decimal text.

    `source` says where the price is from: list, override; on a return, the slip's line is `slip_line`.
    """

    goods: Goods
    quantity: int
    price: str
    source: str = "list"
    approved_by: str = ""
    slip_line: str = ""
    per: int = ONE

    @property
    def amount(self) -> Value:
        """Of the whole line (10⁻⁴)."""
        return cost_of(self.quantity, parse_unit_cost(self.price), self.per)


@dataclass(frozen=True, slots=True)
class Sale:
    """The sale just paid: its slip, what it came to, and its envelopes (to be taken back whole)."""

    slip: str
    total: int
    tender: str
    given: int
    ids: tuple[str, ...]

    @property
    def change(self) -> int:
        return max(0, self.given - self.total)


@dataclass(frozen=True, slots=True)
class CounterState:
    """The basket, a price that waits for approval, a slip whose goods come back, an order to hand over."""

    basket: tuple[BasketLine, ...] = ()
    ask: Ask | None = None
    unpriced: Goods | None = None
    """Goods without a list price: a price card is awaited."""
    price: str = ""
    """A price for the last line that waits for a supervisor."""
    slip: str = ""
    back: tuple[BasketLine, ...] = ()
    refunding: bool = False
    """Paying back waits for a supervisor."""
    collect: str = ""
    voiding: bool = False
    """Taking back the last sale waits for a supervisor."""
    last: Sale | None = None

    @property
    def total(self) -> int:
        """What the basket comes to (10⁻⁴)."""
        return sum(line.amount for line in self.basket)

    @property
    def refund(self) -> int:
        return sum(line.amount for line in self.back)
