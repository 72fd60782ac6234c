"""Orders that wait for goods: noted where too little could be promised, found where something comes free.

A row of kind `wait` says how much (10⁻⁶) of an item an order waits for, at which site, and by which rule it
may be promised in part; nothing any more where it says 0. An order that nobody asked to allocate does not
wait.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from app.domain.records import Location
from app.domain.terms import Task
from app.domain.transaction import Cell
from app.ledger.pool import SEPARATOR
from app.posting.draft import Draft
from app.posting.stand import OPEN, Stand
from app.posting.tasks import lying

WAIT = "wait"
MOST = 50
"""So many waiting orders are looked at when something comes free, the most urgent."""
_LAST = "~"
"""Sorts after every urgency."""

Place = tuple[str, str]
"""An item at a site."""
Asked = tuple[str, str]
"""The site and the rule (`partial`) with which orders were to be allocated."""


@dataclass(frozen=True, slots=True, order=True)
class Wait:
    """So much of an item is waited for; `urgency` sorts the most urgent order first."""

    site: str
    partial: str
    quantity: int
    urgency: str = ""


def wait_of(stand: Stand, item: str, document: str) -> Wait:
    """What an order waits for of an item."""
    holder, quantity = stand.waits.get((item, document), (SEPARATOR * 2, 0))
    site, partial, urgency = holder.split(SEPARATOR, 2)
    return Wait(site, partial, quantity, urgency)


def wait_row(stand: Stand, item: str, document: str, wait: Wait) -> dict[str, Any]:
    """An order waits for so much of an item from now on: the row that says so."""
    holder = SEPARATOR.join((wait.site, wait.partial, wait.urgency))
    stand.set(stand.waits, (item, document), (holder, wait.quantity))
    return {
        "kind": WAIT, "name": SEPARATOR.join((item, document)), "holder": holder, "until": 0, "first": 0,
        "last": wait.quantity,
    }  # fmt: skip


def freed(draft: Draft) -> set[Place]:
    """What can be promised of goods that could not before: more is to be sold, or less of it is promised; or
    it lies where nobody is in doubt any more. Empty where nobody waits."""
    if not draft.stand.waits:
        return set()
    net: Counter[Place] = Counter()
    for row in draft.rows.get("movement", ()):
        for end, sign in (("from", -1), ("to", 1)):
            cell = Cell(*(row[f"{end}_{name}"] for name in ("location", "status", "owner", "unit")))
            if draft.can_sell(cell):
                net[row["item"], draft.stand.site_of(cell.location)] += sign * row["quantity"]
    for row in draft.rows.get("promise", ()):
        net[row["item"], row["site"]] -= row["quantity"] if row["state"] == OPEN else 0
    more = {place for place, quantity in net.items() if quantity > 0}
    return more | draft.free | _no_longer_in_doubt(draft)


def _no_longer_in_doubt(draft: Draft) -> set[Place]:
    """What lies where it was counted; or in a place that sells from now on."""
    found: set[Place] = set()
    for row in draft.rows.get("record", ()):
        if row["table_name"] == Task.TABLE and (task := draft.stand.record(Task, row["key"])):
            counted = task.kind == "count" and task.state == "done"
            items = {task.sku} if task.sku else lying(draft, task.location)
            found |= {(item, draft.stand.site_of(task.location)) for item in items if counted}
        elif row["table_name"] == Location.TABLE:
            found |= {(item, draft.stand.site_of(row["key"])) for item in lying(draft, row["key"])}
    return found


def awaited(stand: Stand, free: set[Place], but_for: str = "") -> dict[Asked, list[str]]:
    """The orders that wait for something of this, by how they were to be allocated."""
    waits = sorted(
        (wait.urgency or _LAST, document, wait)
        for item, document in stand.waits
        if document != but_for and (wait := wait_of(stand, item, document)).quantity
        if (item, wait.site) in free
    )
    rules = {wait.site: wait.partial for *_, wait in waits if wait.partial}  # what was released may say none
    found: dict[Asked, list[str]] = {}
    for _, document, wait in waits:
        documents = found.setdefault((wait.site, wait.partial or rules.get(wait.site, "")), [])
        if document not in documents and len(documents) < MOST:
            documents.append(document)
    return found
