"""Promises go with their goods: what was moved on from where it was promised is promised where it lies.

An open promise names a place. Where goods are moved on from it, and what remains there no longer covers what
is promised of it, the latest promises go to the new place; where that sells nothing they are released, each
with an exception, and their orders wait again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.domain.transaction import Cell, is_virtual
from app.ledger.cells import BalanceKey
from app.posting.draft import Draft
from app.posting.promises import change, let_go, moved, promises
from app.posting.stand import OPEN

MOVED = ("move", "reverse")
"""Movements that lay goods elsewhere: who takes them for an order ends its promise, wherever it was."""

Spot = tuple[str, str, str]
"""An item, a place and a lot."""


def follow_goods(draft: Draft) -> None:
    """After a judgement: what is promised at the places that goods were moved from."""
    if not draft.stand.promises:
        return
    for row in _moved_on(draft):
        _follow(draft, row)


def _moved_on(draft: Draft) -> Iterator[dict[str, Any]]:
    """Movements from where goods could be promised to another place or state."""
    for row in draft.rows.get("movement", ()):
        if row["kind"] in MOVED and draft.can_sell(_end(row, "from")) and not is_virtual(row["to_location"]):
            yield row


def _follow(draft: Draft, row: dict[str, Any]) -> None:
    """Move so much of what is promised, or let it go."""
    target, spot = _end(row, "to"), (row["item"], row["from_location"], row["lot"])
    mine = [p for p in promises(draft.stand, OPEN) if (p.item, p.location, p.lot) == spot]
    excess = sum(promise.quantity for promise in mine) - max(0, _lying(draft, spot))
    left = min(excess, row["quantity"])
    for promise in reversed(mine):
        part = min(left, promise.quantity)
        if part <= 0:
            return
        left -= part
        if draft.can_sell(target):
            change(draft, promise, OPEN, promise.unit, -part)
            change(draft, moved(draft, promise, target.location), OPEN, promise.unit, part)
        else:
            let_go(draft, promise, part)


def _lying(draft: Draft, spot: Spot) -> int:
    """What lies there now and can be promised."""
    held = ((BalanceKey.of_text(text), quantity) for text, quantity in draft.stand.balances.items())
    return sum(
        quantity
        for key, quantity in held
        if (key.item, key.location, key.lot) == spot
        and draft.can_sell(Cell(key.location, key.status, key.owner, key.unit))
    )


def _end(row: dict[str, Any], end: str) -> Cell:
    return Cell(*(row[f"{end}_{name}"] for name in ("location", "status", "owner", "unit")))
