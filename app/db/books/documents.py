"""Which record tables are documents: their lines are also kept one by one."""

from __future__ import annotations

DOCUMENTS = (
    "purchase_order", "production_order", "ship_notice", "sales_order", "past_shipment", "return", "transfer",
    "supplier_invoice",
)  # fmt: skip
