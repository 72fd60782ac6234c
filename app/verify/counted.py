"""What a count differs by, where it says how much was counted and as of which position of the books."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from app.db.books.tables import entry, movement
from app.domain.quantity import Quantity
from app.domain.transaction import Cell, Evidence, Line, Transaction
from app.verify.walked import Spot, Walked


def counted_lines(
    connection: Connection, walked: Walked, counted: Transaction, position: int
) -> Iterator[Line]:
    """The difference to what lay there at the position that was seen, as a line; none where there is none."""
    said = counted.extra
    much, seen = said["counted"], said.get("seen")
    spot = (str(said.get("item", "")), str(said.get("location", "")), str(said.get("lot", "")))
    if not isinstance(much, int) or not isinstance(seen, int):
        return
    difference = much - (walked.lies_of_ours(spot) - _moved(connection, spot, seen, position))
    item, place, lot = spot
    ends = (Cell(), Cell(place)) if difference > 0 else (Cell(place), Cell())
    if difference:
        yield Line(
            item, Quantity(abs(difference)), *ends, lot=lot, evidence=Evidence.TYPED,
            document=counted.document, reason=counted.reason,
        )  # fmt: skip


def _moved(connection: Connection, spot: Spot, seen: int, position: int) -> int:
    """So much more of ours lay there, free, from one position to before another."""
    item, location, lot = spot
    moved = 0
    for end, sign in (("from", -1), ("to", 1)):
        cell = {"location": location, "status": "available", "owner": "", "unit": ""}
        query = (
            select(func.coalesce(func.sum(movement.c.quantity), 0))
            .join_from(entry, movement, movement.c.envelope == entry.c.id)
            .where(entry.c.position > seen, entry.c.position < position)
            .where(movement.c.item == item, movement.c.lot == lot)
            .where(*(movement.c[f"{end}_{name}"] == value for name, value in cell.items()))
        )
        moved += sign * int(connection.execute(query).scalar_one())
    return moved
