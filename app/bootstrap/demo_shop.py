"""The demo shop: a small warehouse with orders that are due, and a day at its dock."""

from __future__ import annotations

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
FILES = ("items", "barcodes", "locations", "partners", "staff", "purchase-orders")


def is_empty(workplace: Workplace) -> bool:
    """Has nothing ever been posted to these books?"""
    with workplace.books().reading() as connection:
        position: int = connection.execute(select(head.c.position)).scalar_one()
        return position == 0


def fill(workplace: Workplace, clock: Clock) -> None:
    """Import the demo shop into empty books."""
    for kind in FILES:
        done = import_file(workplace.books(), kind, SHOP / f"{kind}.csv", operator="demo", clock=clock)
        if done.errors:
            first = done.errors[0]
            raise BadCall("bad-demo", f"{kind}.csv, line {first.line}: {first.reason}")


def day() -> list[str]:
    """The script of a day at the dock."""
    return DAY.read_text(encoding="utf-8").splitlines()
