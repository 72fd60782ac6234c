"""Orders that wait for goods: noted where too little could be promised, found where something comes free.

A row of kind `wait` says how much (10⁻⁶) of an item an order waits for, at which site, and by which rule it
may be promised in part; nothing any more where it says 0. An order that nobody asked to allocate does not
wait. A row of kind `freed` says that something of an item came free at a site since those that wait for it
were allocated: until the claim that does so has settled it, whoever meets the books makes that claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.records import Location
from app.domain.terms import Task
from app.domain.transaction import Cell
from app.ledger.cells import BalanceKey
from app.ledger.pool import SEPARATOR
from app.posting.draft import Draft
from app.posting.stand import OPEN, Stand

WAIT = "wait"
FREED = "freed"
MOST = 50
"""So many waiting orders are looked at when something comes free, the most urgent."""
_LAST = "~"
"""Sorts after every urgency."""

Place = tuple[str, str]
"""An item at a site."""
Waits = Mapping[tuple[str, str], tuple[str, int]]
"""(item, document) → (how it was to be allocated, how much of it is waited for)."""


@dataclass(frozen=True, slots=True, order=True)
class Wait:
    """So much of an item is waited for; `urgency` sorts the most urgent order first."""

    site: str
    partial: str
    quantity: int
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """Orders to be allocated at a site by one rule, now that something came free; the last such claim of a
    site settles its `items`."""

    site: str
    partial: str
    documents: list[str] = field(default_factory=list)
    items: tuple[str, ...] = ()


def wait_of(stand: Stand, item: str, document: str) -> Wait:
    """What an order waits for of an item."""
    return _wait(*stand.waits.get((item, document), (SEPARATOR * 2, 0)))


def _wait(holder: str, quantity: int) -> Wait:
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


def freed_row(place: Place, last: int = 1) -> dict[str, Any]:
    """The row that says that something came free there (0: who waits for it was allocated)."""
    return {
        "kind": FREED, "name": SEPARATOR.join(place), "holder": "", "until": 0, "first": 0, "last": last,
    }  # fmt: skip


def note_freed(draft: Draft) -> set[Place]:
    """Say in the posting itself that something came free for which orders wait; returns what."""
    free = freed(draft) if draft.stand.waits else set()
    waited = {(item, _wait(*wait).site) for (item, _), wait in draft.stand.waits.items() if wait[1]}
    for place in sorted(free & waited):
        draft.part_row("granting", **freed_row(place))
    return free & waited


def freed(draft: Draft) -> set[Place]:
    """What can be promised of goods that could not before: more is to be sold, or less of it is promised; or
    it lies where nobody is in doubt any more."""
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
    said = draft.sealed.envelope.kind == "record"  # a task that a person calls done: nobody counted
    for row in draft.rows.get("record", ()):
        if row["table_name"] == Task.TABLE and not said and (task := draft.stand.record(Task, row["key"])):
            counted = task.kind == "count" and task.state == "done"
            items = {task.sku} if task.sku else _for_sale(draft, task.location)
            found |= {(item, draft.stand.site_of(task.location)) for item in items if counted}
        elif row["table_name"] == Location.TABLE:
            found |= {(item, draft.stand.site_of(row["key"])) for item in _for_sale(draft, row["key"])}
    return found


def _for_sale(draft: Draft, place: str) -> Iterator[str]:
    """The items of which something lies at a place that can be promised."""
    net: Counter[str] = Counter()
    for text, quantity in draft.stand.balances.items():
        key = BalanceKey.of_text(text)
        if key.location == place and draft.can_sell(Cell(place, key.status, key.owner, key.unit)):
            net[key.item] += quantity
    return (item for item, quantity in net.items() if quantity > 0)


def awaited(waits: Waits, free: Iterable[Place], but_for: str = "") -> list[Due]:
    """The orders that wait for something of this, by how they were to be allocated."""
    free = set(free)
    mine = sorted(
        (wait.urgency or _LAST, document, item, wait)
        for (item, document), said in waits.items()
        if document != but_for and (wait := _wait(*said)).quantity and (item, wait.site) in free
    )
    rules = {wait.site: wait.partial for *_, wait in mine if wait.partial}  # what was released may say none
    found: dict[tuple[str, str], Due] = {}
    for _, document, _, wait in mine:
        asked = wait.site, wait.partial or rules.get(wait.site, "yes")
        documents = found.setdefault(asked, Due(*asked)).documents
        if document not in documents and len(documents) < MOST:
            documents.append(document)
    last = {site: (site, partial) for site, partial in found}
    return [
        replace(due, items=tuple(sorted({item for *_, item, wait in mine if wait.site == asked[0]})))
        if last[asked[0]] == asked
        else due
        for asked, due in found.items()
    ]
