"""What came free and was not promised to who waits for it: the posting stands, its claim never came.

    promise_due(books, station="DOCK-1", operator="", clock=clock)

Between a posting and the claim that promises what it freed a computer may fail. The posting itself says that
something came free, so whoever meets the books next finds it by one small question, and makes the claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.db.books.tables import granted
from app.db.engine import Books
from app.domain.clock import Clock
from app.ledger.pool import SEPARATOR
from app.posting.claim import promise_waiting
from app.posting.waits import FREED, WAIT, Due, Place, Waits, awaited


def promise_due(books: Books, *, station: str, operator: str, clock: Clock) -> tuple[Mapping[str, Any], ...]:
    """Allocate who waits for what came free; returns what they are promised. Raises Unavailable."""
    with books.reading() as connection:
        free = _free(connection)
        waits = _waits(connection, {item for item, _ in free}) if free else {}
    if not free:
        return ()
    return promise_waiting(books, _due(free, waits), station=station, operator=operator, clock=clock)


def _free(connection: Connection) -> list[Place]:
    names = select(granted.c.name).where(granted.c.kind == FREED).order_by(granted.c.name)
    return [_place(name) for name in connection.execute(names).scalars()]


def _place(name: str) -> Place:
    item, _, site = name.partition(SEPARATOR)
    return item, site


def _waits(connection: Connection, items: Iterable[str]) -> Waits:
    """Who waits for these items."""
    name, found = granted.c.name, {}
    for item in sorted(items):
        begin = f"{item}{SEPARATOR}"
        query = select(name, granted.c.holder, granted.c.last).where(
            granted.c.kind == WAIT, name >= begin, name < f"{item} "
        )
        for key, holder, quantity in connection.execute(query):
            found[_place(key)] = (holder, quantity)
    return found


def _due(free: list[Place], waits: Waits) -> list[Due]:
    """What is to be claimed; where nobody waits any more, that it is settled."""
    found = awaited(waits, free)
    met = {(item, due.site) for due in found for item in due.items}
    rest = sorted(set(free) - met)
    return [*found, *(Due(site, "yes", items=(item,)) for item, site in rest)]
