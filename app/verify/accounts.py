"""Which accounts an event of the posting matrix (DESIGN §4) debits and credits; a second copy on purpose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.verify.catalogue import Catalogue
from app.verify.changed import Pool

POOL = ""
"""The account of the pool itself."""

EVENTS: Mapping[str, tuple[str, str]] = {
    "receive": (POOL, "grni"),
    "opening-stock": (POOL, "opening"),
    "production": (POOL, "production-clearing"),
    "consume-consigned": (POOL, "consignor-payable"),
    "count-gain": (POOL, "shrinkage"),
    "ship": ("cogs", POOL),
    "issue": ("consumption", POOL),
    "scrap": ("write-off", POOL),
    "donate": ("donations", POOL),
    "count-loss": ("shrinkage", POOL),
    "vendor-return": ("vendor-credits", POOL),
    "vendor-return-uninvoiced": ("grni", POOL),
    "return": (POOL, "cogs"),
    "return-accepted": (POOL, "cogs"),
    "return-refused": ("cogs", POOL),
    "sale": ("receivables", "revenue"),
    "cash-sale": ("cash-clearing", "revenue"),
    "sale-returned": ("sales-returns", "refund-liability"),
    "sale-return-refused": ("refund-liability", "sales-returns"),
    "refund": ("refund-liability", "receivables"),
    "cash-refund": ("refund-liability", "cash"),
    "inspect": (POOL, POOL),
    "transfer-out": (POOL, POOL),
    "transfer-in": (POOL, POOL),
    "transfer-lost": ("transit-loss", POOL),
    "convert": (POOL, POOL),
    "kit-build": (POOL, POOL),
    "kit-break": (POOL, POOL),
    "write-down": ("write-down", POOL),
    "invoice": ("grni", "payables"),
    "invoice-difference": (POOL, "payables"),
    "invoice-variance": ("price-variance", "payables"),
    "exchange-difference": ("exchange", "payables"),
    "landed-cost": (POOL, "landed-clearing"),
    "landed-cost-variance": ("price-variance", "landed-clearing"),
    "outbound-freight": ("distribution", "freight-clearing"),
    "revaluation": (POOL, "revaluation"),
    "true-up": ("true-up", POOL),
    "price-variance": ("price-variance", POOL),
}
"""Event → (debit, credit). Where one side is the goods' pool it is the one that they enter or leave."""

NUMBERS: Mapping[str, str] = {
    "cash": "1000", "cash-clearing": "1010", "receivables": "1200", "vendor-credits": "1250",
    "inventory": "1300", "inspection": "1310", "transit": "1320", "production-clearing": "1390",
    "payables": "2100", "grni": "2150", "consignor-payable": "2160", "landed-clearing": "2170",
    "freight-clearing": "2180", "refund-liability": "2400", "opening": "3900", "revenue": "4000",
    "sales-returns": "4100", "cogs": "5000", "consumption": "5100", "true-up": "5200",
    "price-variance": "5210", "revaluation": "5220", "exchange": "5230", "shrinkage": "5300",
    "write-off": "5310", "write-down": "5320", "donations": "5330", "transit-loss": "5340",
    "distribution": "5400",
}  # fmt: skip
"""The default chart; an imported mapping replaces it side by side."""


class Amount(NamedTuple):
    """What an event is worth. `into` and `out_of` are the pools it concerns; `account` is a reason's own."""

    event: str
    amount: int
    into: Pool | None = None
    out_of: Pool | None = None
    account: str = ""


Entry = tuple[str, int, int, str, str, str]
"""Account, debit, credit, item, site, document."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """Account numbers as they were mapped at a position."""

    catalogue: Catalogue
    position: int

    def number(self, event: str, side: str) -> str:
        """The account of a side that is no pool's."""
        logical = EVENTS[event][side == "credit"]
        return self._mapped(event, side) or NUMBERS.get(logical, "")

    def of_pools(self, account: str) -> str:
        """The account of all pools of a kind."""
        return self._mapped("pool", account) or NUMBERS.get(account, "")

    def entries(self, amounts: list[Amount], document: str) -> Iterator[Entry]:
        """Both sides of every amount; zero leaves none, a negative one swaps them."""
        for amount in amounts:
            for side in ("debit", "credit") if amount.amount else ():
                yield self._entry(amount, side, document)

    def _entry(self, amount: Amount, side: str, document: str) -> Entry:
        logical = EVENTS[amount.event][side == "credit"]
        both = EVENTS[amount.event] == (POOL, POOL)
        pool = None
        if logical == POOL:
            pool = (
                (amount.into if side == "debit" else amount.out_of) if both else amount.into or amount.out_of
            )
        about = pool or amount.into or amount.out_of
        number = self.of_pools(pool.account) if pool else amount.account or self.number(amount.event, side)
        signed = amount.amount if side == "debit" else -amount.amount
        item, site = (about.item, about.site) if about else ("", "")
        return number, max(signed, 0), max(-signed, 0), item, site, document

    def _mapped(self, event: str, side: str) -> str:
        body = self.catalogue.one("account_mapping", f"{event} {side}", self.position)
        return str(body["account"]) if body else ""
