"""Counting from the office: what is to be counted, and what a count of a bin found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.db.books.current import current_bodies, current_body
from app.db.engine import Books
from app.domain.clock import Clock, instant_text
from app.domain.envelope import Chain
from app.domain.errors import Refusal
from app.domain.identifiers import new_id
from app.domain.quantity import Quantity, parse_quantity, quantity_text
from app.domain.records import Item, Location, record_of
from app.domain.terms import Task
from app.domain.transaction import Status, Transaction, payload_of
from app.insight.as_of import AsOf, as_of
from app.insight.stock import stock
from app.integration.import_file import OFFICE
from app.integration.promised import shown_promise
from app.posting.post import post
from app.posting.verdict import Posted

COLUMNS = ("site", "location", "item", "reason", "opened_at")


@dataclass(frozen=True, slots=True)
class Found:
    """How much of an item (and lot) lies loose in a bin: by the books, and by the count (10⁻⁶)."""

    item: str
    lot: str
    books: int
    counted: int

    @property
    def difference(self) -> int:
        return self.counted - self.books

    def as_json(self) -> dict[str, Any]:
        amounts = {"books": self.books, "counted": self.counted, "difference": self.difference}
        return {"item": self.item, "lot": self.lot} | {n: quantity_text(q) for n, q in amounts.items()}


@dataclass(frozen=True, slots=True)
class BinCounted:
    """What a count of a bin came to."""

    location: str
    found: Sequence[Found]
    posted: Sequence[Posted]

    def as_json(self) -> dict[str, Any]:
        noted = [pair for one in self.posted for pair in one.exceptions]
        return {
            "location": self.location,
            "position": self.posted[-1].position,
            "counts": [one.as_json() for one in self.found],
            "exceptions": [{"code": code, "text": text} for code, text in noted],
            "promised": [shown_promise(row) for one in self.posted for row in one.promised],
        }


def to_count(connection: Connection) -> list[dict[str, Any]]:
    """What is to be counted, the oldest first: an item in a bin, or all of a bin."""
    tasks = [record_of(Task, body) for body in current_bodies(connection, Task.TABLE).values()]
    open_ = [task for task in tasks if (task.kind, task.state) == ("count", "open")]
    return [
        {
            "site": task.site, "location": task.location, "item": task.sku, "reason": task.reason,
            "opened_at": instant_text(task.opened_at),
        }
        for task in sorted(open_, key=lambda task: (task.opened_at, task.key))
    ]  # fmt: skip


def count_bin(
    books: Books,
    location: str,
    counted: Mapping[str, Quantity],
    *,
    lot: str,
    operator: str,
    clock: Clock,
    seen: str = "",
) -> BinCounted:
    """Post what was counted of these items; of none: all that lies there is as the books say.

    What was counted was true as of a position of the books, `seen` (now, if it is not said): what was posted
    since comes on top. What was to be counted there is done. Raises Refusal `unknown-location`,
    `unknown-item`, `lot-missing`, `one-lot`, `serial-missing`; BadCall `bad-as-of`.
    """
    if lot and len(counted) != 1:
        raise Refusal("one-lot", "a lot is counted of one item")
    with books.reading() as connection:
        if current_body(connection, Location.TABLE, location) is None:
            raise Refusal("unknown-location", f"there is no location “{location}”")
        then = as_of(connection, seen)
        found = [_found(connection, then, location, item, lot, much) for item, much in counted.items()]
    chain, now = Chain(new_id(), OFFICE), clock()
    counts = [_count(location, one, then.position) for one in found]
    counts = counts or [Transaction("count", extra={"location": location})]
    sealed = [
        chain.seal(one.kind, payload_of(one), scanned_at=now, operator=operator) for one in counts
    ]  # fmt: skip
    return BinCounted(location, found, post(books, sealed, clock=clock, whole=True))


def _found(
    connection: Connection, then: AsOf, location: str, item: str, lot: str, counted: Quantity
) -> Found:
    body = current_body(connection, Item.TABLE, item)
    if body is None:
        raise Refusal("unknown-item", f"there is no item “{item}”")
    known = record_of(Item, body)
    if known.has_serial:
        raise Refusal("serial-missing", f"{item} is counted serial by serial: post a line for each")
    if known.has_lot and not lot:
        raise Refusal("lot-missing", f"{item} is counted lot by lot: --lot LOT")
    rows = stock(connection, then, item=item, location=location)
    mine = (
        parse_quantity(row["quantity"])
        for row in rows
        if (row["status"], row["owner"], row["handling_unit"], row["lot"]) == (Status.AVAILABLE, "", "", lot)
    )
    return Found(item, lot, sum(mine), counted)


def _count(location: str, found: Found, seen: int) -> Transaction:
    """What was counted, and as of which position: the books find the difference."""
    said: dict[str, str | int] = {"location": location, "item": found.item}
    lot = {"lot": found.lot} if found.lot else {}
    return Transaction("count", extra={**said, **lot, "counted": int(found.counted), "seen": seen})
