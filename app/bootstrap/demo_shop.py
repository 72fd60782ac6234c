"""The demo shop: a small warehouse with orders that are due, and a day at its dock."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from app.bootstrap.workplace import Workplace
from app.db.books.tables import head
from app.domain.clock import Clock
from app.domain.errors import BadCall
from app.integration.import_file import import_file

SHOP = Path(__file__).parents[2] / "resources" / "demo"
DAY = SHOP / "day.scan"
LOCATION = "DOCK-3"
OPERATOR = "MAJA"
ORDER = (
    "items", "barcodes", "locations", "partners", "staff", "reasons", "accounts", "account-mapping", "prices",
    "rates", "kits", "agreements", "opening-stock", "purchase-orders", "production-orders", "ship-notices",
    "sales-orders", "loads", "past-shipments", "returns", "checklists", "transfers", "supplier-invoices",
)  # fmt: skip
"""Every kind of file, so that what one names comes before it."""


def is_empty(workplace: Workplace) -> bool:
    """Has nothing ever been posted to these books?"""
    with workplace.books().reading() as connection:
        position: int = connection.execute(select(head.c.position)).scalar_one()
        return position == 0


def fill(
    workplace: Workplace, clock: Clock, folder: Path = SHOP, kinds: Sequence[str] = tuple(ORDER)
) -> None:
    """Import a shop's files (those that there are) into empty books."""
    for kind in ORDER:
        file = folder / f"{kind}.csv"
        if kind not in kinds or not file.exists():
            continue
        done = import_file(workplace.books(), kind, file, operator="demo", clock=clock)
        if done.errors:
            first = done.errors[0]
            raise BadCall("bad-demo", f"{kind}.csv, line {first.line}: {first.reason}")


def day() -> list[str]:
    """The script of a day at the dock."""
    return DAY.read_text(encoding="utf-8").splitlines()
