"""The posting matrix of DESIGN §4 as data, and the entry lines it gives.

Each event debits one account and credits one, each amount is exact, and a negative amount swaps the sides:
a reversal is the same event with the amount negated. What a movement does besides (true-up, price variance)
is an event of its own against the pool.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.ledger.pool import Effect, PoolKey

SOURCE = "<source>"
"""Stands for the account of the pool that the goods leave."""
TARGET = "<target>"
"""Stands for the account of the pool that the goods enter."""

POOL_ACCOUNTS = ("inventory", "inspection", "transit")

DEFAULT_CHART: Mapping[str, str] = {
    "1010": "Cash",
    "1300": "Inventory",
    "1310": "In inspection",
    "1320": "In transit",
    "2100": "Payables",
    "2150": "Goods received, not invoiced",
    "3900": "Opening balance",
    "5200": "Cost true-up",
    "5210": "Price variance",
}
"""Number → name."""

DEFAULT_NUMBERS: Mapping[str, str] = {
    "cash": "1010",
    "inventory": "1300",
    "inspection": "1310",
    "transit": "1320",
    "payables": "2100",
    "grni": "2150",
    "opening": "3900",
    "true-up": "5200",
    "price-variance": "5210",
}
"""Logical account → number."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the matrix: logical accounts, or SOURCE / TARGET for a pool's own."""

    debit: str
    credit: str


MATRIX: Mapping[str, Row] = {
    "receive": Row(TARGET, "grni"),
    "opening-stock": Row(TARGET, "opening"),
    "true-up": Row("true-up", TARGET),
    "price-variance": Row("price-variance", TARGET),
    "move": Row(TARGET, SOURCE),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """An event's amount (10⁻⁴, negative: the other way round) with the pools that it concerns."""

    event: str
    amount: int
    target: PoolKey | None = None
    source: PoolKey | None = None


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One line of an entry; exactly one side is positive. Account by number."""

    account: str
    debit: int
    credit: int
    item: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class Accounts:
    """Which number stands for which side of which event: the imported mapping over the defaults.

    `mapping` is (event, side) → number, side `debit` or `credit`; a pool's account is mapped for all events
    at once by event `pool`, side `inventory`, `inspection` or `transit`, so that it equals its pools' value.
    """

    mapping: Mapping[tuple[str, str], str]

    def number(self, event: str, side: str) -> str:
        """The account number of a side that is not a pool's."""
        logical = getattr(MATRIX[event], side)
        return self.mapping.get((event, side)) or DEFAULT_NUMBERS[logical]

    def pool_number(self, pool: PoolKey) -> str:
        """The account number of a pool."""
        return self.mapping.get(("pool", pool.account)) or DEFAULT_NUMBERS[pool.account]


DEFAULT_ACCOUNTS = Accounts({})


def inflow_amounts(event: str, effect: Effect, target: PoolKey) -> tuple[Amount, ...]:
    """What an inflow's effect posts: its event, then true-up and price variance against the pool."""
    return (Amount(event, effect.value, target), *_beside(effect, target))


def reversed_inflow_amounts(event: str, effect: Effect, target: PoolKey) -> tuple[Amount, ...]:
    """The inflow's event at its original amount, the other way round, and what differs."""
    return (Amount(event, -effect.value, target), *_beside(effect, target))


def entry_lines(amounts: Iterable[Amount], accounts: Accounts = DEFAULT_ACCOUNTS) -> tuple[EntryLine, ...]:
    """The balanced lines of an entry; amounts of zero leave none."""
    lines: list[EntryLine] = []
    for amount in amounts:
        if amount.amount:
            lines += _pair(amount, accounts)
    assert sum(line.debit - line.credit for line in lines) == 0, "an entry balances"
    return tuple(lines)


def _beside(effect: Effect, target: PoolKey) -> tuple[Amount, ...]:
    return (Amount("true-up", effect.true_up, target), Amount("price-variance", effect.variance, target))


def _pair(amount: Amount, accounts: Accounts) -> tuple[EntryLine, EntryLine]:
    debit, credit = _line(amount, "debit", accounts), _line(amount, "credit", accounts)
    return debit, credit


def _line(amount: Amount, side: str, accounts: Accounts) -> EntryLine:
    logical = getattr(MATRIX[amount.event], side)
    pool = {SOURCE: amount.source, TARGET: amount.target}.get(logical)
    about = pool or amount.target or amount.source
    number = accounts.pool_number(pool) if pool else accounts.number(amount.event, side)
    debit = amount.amount if side == "debit" else -amount.amount
    item, site = (about.item, about.site) if about else ("", "")
    return EntryLine(number, max(debit, 0), max(-debit, 0), item, site)
