"""Promises kept (invariant 9): open ones ≤ what can be sold, picked ones ≤ what lies in their handling unit.

A pick turns open into picked, a shipment ends them, and so does closing their order. A posting that takes
goods away releases the latest promises, each with an exception; their orders wait again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.db.books.asks import PROMISE
from app.domain.quantity import quantity_text
from app.domain.transaction import Cell, Line, Status, is_virtual
from app.ledger.cells import BalanceKey
from app.posting.draft import Draft
from app.posting.stand import OPEN, PICKED, Stand
from app.posting.waits import wait_of, wait_row

Key = tuple[str, str, str]
CLOSED = "closed"
"""The progress of a closed document, on no line."""


@dataclass(frozen=True, slots=True)
class Promise:
    """So much of an item at a site for an order line; `unit` is where picked goods lie."""

    allocation: str
    state: str
    unit: str
    document: str
    line: str
    item: str
    site: str
    location: str
    lot: str
    quantity: int


def promises(stand: Stand, state: str) -> Iterator[Promise]:
    """The promises of one state that stand, the earliest claim first."""
    for key, rest in sorted(stand.promises.items()):
        if key[1] == state and rest[-1]:
            yield Promise(*key, *rest)


def follow(draft: Draft, kind: str, line: Line, source: Cell, target: Cell) -> None:
    """What a movement of goods does to the promises of its order line."""
    if not draft.stand.promises:
        return
    if kind == "pick":
        pick(draft, line, source, target, line.quantity)
    elif kind in ("ship", "sell"):
        end(draft, line, source, line.quantity)
    elif source.unit and source.unit != target.unit and not is_virtual(target.location):
        repack(draft, line, source, target, line.quantity)


def turn_back(draft: Draft, rows: list[dict[str, Any]]) -> None:
    """Turn what a reversed transaction did to promises, where they still stand as it left them."""
    turned = [(Promise(*(row[name] for name in PROMISE)), -row["quantity"]) for row in rows]
    for promise, quantity in turned:
        key = (promise.allocation, promise.state, promise.unit)
        old = draft.stand.promises.get(key)
        if (old[-1] if old else 0) + quantity < 0:
            return
    for promise, quantity in turned:
        change(draft, promise, promise.state, promise.unit, quantity)


def pick(draft: Draft, line: Line, source: Cell, target: Cell, quantity: int) -> None:
    """Goods were picked for an order line: its open promises are bound to where the goods lie now."""
    mine = [
        p for p in promises(draft.stand, OPEN) if (p.document, p.line) == (line.document, line.document_line)
    ]
    mine.sort(
        key=lambda p: ((p.location, p.lot) != (source.location, line.lot), p.location != source.location)
    )
    for promise in mine:
        part = min(quantity, promise.quantity)
        if part and promise.item == line.item:
            change(draft, promise, OPEN, promise.unit, -part)
            change(draft, promise, PICKED, target.unit, part)
            quantity -= part


def repack(draft: Draft, line: Line, source: Cell, target: Cell, quantity: int) -> None:
    """Picked goods go from one handling unit into another; back in a bin they are open promises again, of
    that bin; but what was picked too much goes back first. What is damaged is nobody's: its promise does not
    follow it."""
    if target.status != Status.AVAILABLE:
        return
    place, back = (line.document, line.document_line), draft.can_sell(target)
    inside = (line.item, source.unit)
    mine = [p for p in promises(draft.stand, PICKED) if (p.item, p.unit) == inside]
    if back:
        lay = _inside(draft.stand).get(inside, 0) + quantity
        quantity = min(quantity, max(0, quantity - lay + sum(p.quantity for p in mine)))
    for promise in sorted(mine, key=lambda p: (p.document, p.line) != place):
        part = min(quantity, promise.quantity)
        if part:
            change(draft, promise, PICKED, promise.unit, -part)
            elsewhere = back and promise.location != target.location
            after = moved(draft, promise, target.location) if elsewhere else promise
            change(draft, after, OPEN if back else PICKED, target.unit, part)
            quantity -= part


def moved(draft: Draft, promise: Promise, location: str) -> Promise:
    """The same promise at another place: named after the first one, so that it comes in its turn."""
    own = f"{draft.id}:{len(draft.rows['promise']) + 1}"
    return replace(promise, allocation=f"{promise.allocation.partition('>')[0]}>{own}", location=location)


def end(draft: Draft, line: Line, source: Cell, quantity: int) -> None:
    """Goods went out for an order line: what was picked in their unit ends first, then the line's others."""
    mine = [
        p
        for state in (PICKED, OPEN)
        for p in promises(draft.stand, state)
        if (p.document, p.line, p.item) == (line.document, line.document_line, line.item)
    ]
    mine.sort(key=lambda p: (p.state == OPEN, p.unit != source.unit))
    for promise in mine:
        part = min(quantity, promise.quantity)
        if part:
            change(draft, promise, promise.state, promise.unit, -part)
            quantity -= part


def give_back(draft: Draft, document: str) -> None:
    """A document wants nothing more: its open promises end, and it waits for nothing."""
    for promise in [one for one in promises(draft.stand, OPEN) if one.document == document]:
        change(draft, promise, OPEN, promise.unit, -promise.quantity)
    for item in sorted(item for item, waiting in draft.stand.waits if waiting == document):
        known = wait_of(draft.stand, item, document)
        if known.quantity:
            row = wait_row(draft.stand, item, document, replace(known, quantity=0))
            draft.part_row("granting", **row)


def release_broken(draft: Draft, day: str) -> None:
    """After a judgement: release the latest promises that can no longer be kept. Of what was let go although
    there is more, something is free."""
    stand = draft.stand
    if not stand.promises:
        return
    for item, site in sorted({(p.item, p.site) for p in promises(stand, OPEN)}):
        kept = [p for p in promises(stand, OPEN) if (p.item, p.site) == (item, site)]
        _release(draft, kept, sum(p.quantity for p in kept) - max(0, sellable(stand, item, site, day)))
    picked: dict[tuple[str, str], list[Promise]] = {}
    for promise in promises(stand, PICKED):
        if promise.unit in stand.held_units:
            picked.setdefault((promise.item, promise.unit), []).append(promise)
    inside = _inside(stand) if picked else Counter()
    for place, kept in sorted(picked.items()):
        _release(draft, kept, sum(p.quantity for p in kept) - inside[place])
    for item, site in sorted({(one["item"], one["site"]) for one in draft.released}):
        open_ = sum(p.quantity for p in promises(stand, OPEN) if (p.item, p.site) == (item, site))
        if sellable(stand, item, site, day) > open_:
            draft.free.add((item, site))


def sellable(stand: Stand, item: str, site: str, day: str) -> int:
    """What can be sold of an item at a site: available, unexpired, in bins, in no unit."""
    return sum(
        quantity
        for (sku, place, lot), quantity in stand.sellable.items()
        if (sku, place) == (item, site) and (_expiry(stand, sku, lot) or day) >= day
    )


def _expiry(stand: Stand, item: str, lot: str) -> str:
    return str(stand.lots.get((item, lot)) or stand.expiries.get((item, lot), ""))


def change(draft: Draft, promise: Promise, state: str, unit: str, quantity: int) -> None:
    """So much more (negative: less) of an allocation is in this state."""
    key = (promise.allocation, state, unit)
    rest = (
        promise.document, promise.line, promise.item, promise.site, promise.location, promise.lot,
    )  # fmt: skip
    old = draft.stand.promises.get(key)
    draft.stand.set(draft.stand.promises, key, (*rest, (old[-1] if old else 0) + quantity))
    columns: dict[str, Any] = dict(zip(PROMISE, (*key, *rest, quantity), strict=True))
    draft.part_row("promise", **columns)


def _release(draft: Draft, kept: list[Promise], excess: int) -> None:
    for promise in reversed(kept):
        part = min(excess, promise.quantity)
        if part <= 0:
            return
        let_go(draft, promise, part)
        excess -= part


def let_go(draft: Draft, promise: Promise, part: int) -> None:
    """So much of a promise cannot be kept: a person looks into it, and its order waits again."""
    change(draft, promise, promise.state, promise.unit, -part)
    _wait_again(draft, promise, part)
    words = f"{quantity_text(part)} of {promise.item} can no longer be promised to {promise.document}"
    draft.exception("promise-released", words, "supervisor", item=promise.item, document=promise.document)
    said = {"document": promise.document, "item": promise.item, "site": promise.site, "quantity": part}
    draft.released.append(said)


def _wait_again(draft: Draft, promise: Promise, part: int) -> None:
    """What it cannot have, its order waits for."""
    known = wait_of(draft.stand, promise.item, promise.document)
    wait = replace(known, site=promise.site, quantity=known.quantity + part)
    draft.part_row("granting", **wait_row(draft.stand, promise.item, promise.document, wait))


def _inside(stand: Stand) -> Mapping[tuple[str, str], int]:
    """What lies in units, by item and unit."""
    found: Counter[tuple[str, str]] = Counter()
    for text, quantity in stand.balances.items():
        key = BalanceKey.of_text(text)
        found[key.item, key.unit] += quantity
    return found
