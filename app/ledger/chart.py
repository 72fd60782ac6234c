"""The default chart of accounts, and the number of each logical account; imports may replace both."""

from __future__ import annotations

from collections.abc import Mapping

POOL_ACCOUNTS = ("inventory", "inspection", "transit")
"""The logical accounts that hold pools: their balance is their pools' value (invariant 6)."""

_ACCOUNTS: tuple[tuple[str, str, str], ...] = (
    ("1000", "cash", "Cash"),
    ("1010", "cash-clearing", "Cash clearing"),
    ("1200", "receivables", "Receivables"),
    ("1250", "vendor-credits", "Vendor credits expected"),
    ("1300", "inventory", "Inventory"),
    ("1310", "inspection", "In inspection"),
    ("1320", "transit", "In transit"),
    ("1390", "production-clearing", "Production clearing"),
    ("2100", "payables", "Payables"),
    ("2150", "grni", "Goods received, not invoiced"),
    ("2160", "consignor-payable", "Consignor payable"),
    ("2170", "landed-clearing", "Landed cost clearing"),
    ("2180", "freight-clearing", "Outbound freight clearing"),
    ("2400", "refund-liability", "Refund liability"),
    ("3900", "opening", "Opening balance"),
    ("4000", "revenue", "Revenue"),
    ("4100", "sales-returns", "Sales returns"),
    ("5000", "cogs", "Cost of goods sold"),
    ("5100", "consumption", "Issued without sale"),
    ("5200", "true-up", "Cost true-up"),
    ("5210", "price-variance", "Price variance"),
    ("5220", "revaluation", "Inventory revaluation"),
    ("5230", "exchange", "Exchange difference"),
    ("5300", "shrinkage", "Shrinkage"),
    ("5310", "write-off", "Write-off"),
    ("5320", "write-down", "Write-down"),
    ("5330", "donations", "Donations"),
    ("5340", "transit-loss", "Transit loss"),
    ("5400", "distribution", "Distribution"),
)

DEFAULT_CHART: Mapping[str, str] = {number: name for number, _, name in _ACCOUNTS}
"""Number → name."""

DEFAULT_NUMBERS: Mapping[str, str] = {logical: number for number, logical, _ in _ACCOUNTS}
"""Logical account → number."""
