"""The posting matrix of DESIGN §4 as data, and the entry lines it gives.

Each event debits one account and credits one, each amount is exact, and a negative amount swaps the sides: a
reversal is the same event with the amount negated. What a movement does besides (true-up, price variance)
is an event of its own against the pool.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.ledger.chart import DEFAULT_CHART, DEFAULT_NUMBERS, POOL_ACCOUNTS
from app.ledger.pool import Effect, PoolKey

SOURCE = "<source>"
"""Stands for the account of the pool that the goods leave."""
TARGET = "<target>"
"""Stands for the account of the pool that the goods enter, or whose value changes."""
POOLS = "pool"
"""The event under which a mapping names the pools' own accounts."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the matrix: logical accounts, or SOURCE / TARGET for a pool's own."""

    debit: str
    credit: str


MATRIX: Mapping[str, Row] = {
    # goods come in
    "receive": Row(TARGET, "grni"),
    "opening-stock": Row(TARGET, "opening"),
    "production": Row(TARGET, "production-clearing"),
    "consume-consigned": Row(TARGET, "consignor-payable"),
    "count-gain": Row(TARGET, "shrinkage"),
    # goods go out
    "ship": Row("cogs", SOURCE),
    "issue": Row("consumption", SOURCE),
    "scrap": Row("write-off", SOURCE),
    "donate": Row("donations", SOURCE),
    "count-loss": Row("shrinkage", SOURCE),
    "vendor-return": Row("vendor-credits", SOURCE),
    "vendor-return-uninvoiced": Row("grni", SOURCE),
    # goods come back
    "return": Row(TARGET, "cogs"),
    "return-accepted": Row(TARGET, "cogs"),
    "return-refused": Row("cogs", SOURCE),
    # what the customer owes or is owed
    "sale": Row("receivables", "revenue"),
    "cash-sale": Row("cash-clearing", "revenue"),
    "sale-returned": Row("sales-returns", "refund-liability"),
    "sale-return-refused": Row("refund-liability", "sales-returns"),
    "refund": Row("refund-liability", "receivables"),
    "cash-refund": Row("refund-liability", "cash"),
    # goods and value travel
    "inspect": Row(TARGET, SOURCE),
    "transfer-out": Row(TARGET, SOURCE),
    "transfer-in": Row(TARGET, SOURCE),
    "transfer-lost": Row("transit-loss", SOURCE),
    "convert": Row(TARGET, SOURCE),
    "kit-build": Row(TARGET, SOURCE),
    "kit-break": Row(TARGET, SOURCE),
    "write-down": Row("write-down", SOURCE),
    # value changes where the goods lie
    "invoice": Row("grni", "payables"),
    "invoice-difference": Row(TARGET, "payables"),
    "invoice-variance": Row("price-variance", "payables"),
    "exchange-difference": Row("exchange", "payables"),
    "landed-cost": Row(TARGET, "landed-clearing"),
    "landed-cost-variance": Row("price-variance", "landed-clearing"),
    "outbound-freight": Row("distribution", "freight-clearing"),
    "revaluation": Row(TARGET, "revaluation"),
    "true-up": Row("true-up", TARGET),
    "price-variance": Row("price-variance", TARGET),
}
"""Event → accounts. Receipts that are paid at once: map the credit of `receive` to Payables or Cash."""

VARIANCE_OF: Mapping[str, str] = {
    "invoice-difference": "invoice-variance",
    "landed-cost": "landed-cost-variance",
}
"""Events whose part for goods that have gone never touches the pool's account."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An event's amount (10⁻⁴, negative: the other way round) with the pools that it concerns.

    `account` replaces the side that is no pool's: the number that a reason or a cause names.
    """

    event: str
    amount: int
    target: PoolKey | None = None
    source: PoolKey | None = None
    account: str = ""


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
        return self.mapping.get((event, side)) or DEFAULT_NUMBERS[_logical(event, side)]

    def pool_number(self, account: str) -> str:
        """The account number of all pools of a logical account."""
        return self.mapping.get((POOLS, account)) or DEFAULT_NUMBERS[account]


DEFAULT_ACCOUNTS = Accounts({})


def inflow_amounts(event: str, effect: Effect, target: PoolKey, account: str = "") -> tuple[Amount, ...]:
    """What an inflow's effect posts: its event, then true-up and price variance against the pool."""
    return (Amount(event, effect.value, target, account=account), *_beside(effect, target))


def outflow_amounts(event: str, effect: Effect, source: PoolKey, account: str = "") -> tuple[Amount, ...]:
    """What an outflow's effect posts."""
    return (Amount(event, effect.value, source=source, account=account), *_beside(effect, source))


def move_amounts(
    event: str, out: Effect, source: PoolKey, into: Effect, target: PoolKey
) -> tuple[Amount, ...]:
    """What a move between two pools posts: one value, and what differs on either side."""
    return (Amount(event, into.value, target, source), *_beside(out, source), *_beside(into, target))


def conversion_amounts(
    event: str, outs: Sequence[tuple[Effect, PoolKey]], ins: Sequence[tuple[Effect, PoolKey]]
) -> tuple[Amount, ...]:
    """What goods that become others post: `kit-build` (many into one), `kit-break` (one into many), …

    Where less comes out than went in (B-stock, refurbished) the rest is written down.
    """
    assert len(outs) == 1 or len(ins) == 1, "a conversion is of one thing or into one thing"
    if len(ins) == 1:
        travelling = [Amount(event, out.value, ins[0][1], source) for out, source in outs]
    else:
        travelling = [Amount(event, into.value, pool, outs[0][1]) for into, pool in ins]
    lost = sum(out.value for out, _ in outs) - sum(into.value for into, _ in ins)
    if len(ins) == 1 and lost:
        travelling[-1] = replace(travelling[-1], amount=travelling[-1].amount - lost)
    beside = (part for effect, pool in (*outs, *ins) for part in _beside(effect, pool))
    return (*travelling, Amount("write-down", lost, source=outs[-1][1]), *beside)


def reversed_inflow_amounts(
    event: str, effect: Effect, target: PoolKey, account: str = ""
) -> tuple[Amount, ...]:
    """The inflow's event at its original amount, the other way round, and what differs."""
    return (Amount(event, -effect.value, target, account=account), *_beside(effect, target))


def reversed_outflow_amounts(
    event: str, effect: Effect, source: PoolKey, account: str = ""
) -> tuple[Amount, ...]:
    """The outflow's event at its original amount, the other way round, and what differs."""
    return (Amount(event, -effect.value, source=source, account=account), *_beside(effect, source))


def reversed_move_amounts(
    event: str, out_again: Effect, target: PoolKey, back: Effect, source: PoolKey
) -> tuple[Amount, ...]:
    """A move taken back: `out_again` leaves what it entered, `back` enters what it left."""
    return (Amount(event, -back.value, target, source), *_beside(out_again, target), *_beside(back, source))


def value_amounts(event: str, effect: Effect, target: PoolKey) -> tuple[Amount, ...]:
    """What a change of value alone posts (invoice, landed cost, revaluation), taken back too.

    Taken back, a revaluation posts like any inflow: `reversed_inflow_amounts`.
    """
    rest = VARIANCE_OF.get(event, "price-variance")
    if rest == "price-variance":
        return inflow_amounts(event, effect, target)
    return (
        Amount(event, effect.change + effect.true_up, target),
        Amount(rest, effect.variance, target),
        Amount("true-up", effect.true_up, target),
    )


def entry_lines(amounts: Iterable[Amount], accounts: Accounts = DEFAULT_ACCOUNTS) -> tuple[EntryLine, ...]:
    """The balanced lines of an entry; amounts of zero leave none."""
    lines = tuple(
        _line(amount, side, accounts) for amount in amounts if amount.amount for side in ("debit", "credit")
    )
    assert sum(line.debit - line.credit for line in lines) == 0, "an entry balances"
    return lines


def mapping_fault(event: str, side: str, account: str, chart: Mapping[str, str] = DEFAULT_CHART) -> str:
    """Why a row of an imported account mapping cannot stand; empty: it can."""
    if account not in chart:
        return f"account {account} is not in the chart of accounts"
    if event == POOLS:
        return "" if side in POOL_ACCOUNTS else f"a pool's side is one of {', '.join(POOL_ACCOUNTS)}"
    if event not in MATRIX:
        return f"there is no event “{event}”"
    if side not in {"debit", "credit"}:
        return "side is debit or credit"
    if _logical(event, side) in {SOURCE, TARGET}:
        return f"the {side} of {event} is where the goods lie; map event pool instead"
    return ""


def chart_faults(chart: Mapping[str, str], mapping: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    """What a chart and a mapping leave wrong: sides without an account, pools' accounts used beside."""
    accounts = Accounts(mapping)
    pools = {accounts.pool_number(account) for account in POOL_ACCOUNTS}
    sides = {(event, side): accounts.number(event, side) for event, side in _free_sides()}
    numbers = {**sides, **{(POOLS, account): accounts.pool_number(account) for account in POOL_ACCOUNTS}}
    missing = (
        f"{event}, {side}: account {number} is not in the chart of accounts"
        for (event, side), number in numbers.items()
        if number not in chart
    )
    mixed = (
        f"{event}, {side}: account {number} holds the goods themselves"
        for (event, side), number in sides.items()
        if number in pools
    )
    return (*missing, *mixed)


def _free_sides() -> tuple[tuple[str, str], ...]:
    """The sides of the matrix that are not a pool's."""
    return tuple(
        (event, side)
        for event in MATRIX
        for side in ("debit", "credit")
        if _logical(event, side) not in {SOURCE, TARGET}
    )


def _logical(event: str, side: str) -> str:
    row = MATRIX[event]
    return row.debit if side == "debit" else row.credit


def _beside(effect: Effect, pool: PoolKey) -> tuple[Amount, ...]:
    return (Amount("true-up", effect.true_up, pool), Amount("price-variance", effect.variance, pool))


def _line(amount: Amount, side: str, accounts: Accounts) -> EntryLine:
    pool = {SOURCE: amount.source, TARGET: amount.target}.get(_logical(amount.event, side))
    about = pool or amount.target or amount.source
    if pool:
        number = accounts.pool_number(pool.account)
    else:
        number = amount.account or accounts.number(amount.event, side)
    debit = amount.amount if side == "debit" else -amount.amount
    item, site = (about.item, about.site) if about else ("", "")
    return EntryLine(number, max(debit, 0), max(-debit, 0), item, site)
