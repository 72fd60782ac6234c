"""What the books took although something does not fit, and who cleared it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, or_, select

from app.db.books.tables import clearing, entry, envelope, exception, movement
from app.domain.clock import instant_text
from app.insight.as_of import AsOf
from app.insight.photographs import missing
from app.insight.places import places

COLUMNS = (
    "id", "position", "code", "text", "item", "document", "owner",
    "opened_at", "cleared_at", "cleared_by", "reason",
)  # fmt: skip


def exceptions(
    connection: Connection, at: AsOf, *, item: str = "", document: str = "", location: str = ""
) -> list[dict[str, Any]]:
    """Every exception as known then, cleared ones too, oldest first; `location` is a place or site that the
    transaction's goods left or entered. Photographs that are a day late come last: they are of no goods."""
    query = at.known(select(entry.c.position, entry.c.posted_at, exception), exception.c.envelope)
    query = query.order_by(entry.c.position, exception.c.part)
    if item:
        query = query.where(exception.c.item == item)
    if document:
        query = query.where(or_(exception.c.document == document, exception.c.text.contains(document)))
    found = connection.execute(query).mappings().all()
    if location:
        there = _moved_within(connection, at, location)
        found = [row for row in found if row["envelope"] in there]
    cleared = {
        (row["exception_envelope"], row["exception_part"]): row
        for row in connection.execute(_clearings(at)).mappings()
    }
    late = [] if item or location else missing(connection, at, document=document)
    return [*(_exception(row, cleared.get((row["envelope"], row["part"]))) for row in found), *late]


def _clearings(at: AsOf) -> Select[Any]:
    joined = clearing.join(envelope, envelope.c.id == clearing.c.envelope)
    query = select(clearing, entry.c.posted_at, envelope.c.operator).select_from(joined)
    return at.known(query, clearing.c.envelope)


def _moved_within(connection: Connection, at: AsOf, location: str) -> set[str]:
    """The envelopes with an exception whose goods left or entered the place or site."""
    known = places(connection, at, ())
    query = select(movement.c.envelope, movement.c.from_location, movement.c.to_location)
    query = query.where(movement.c.envelope == exception.c.envelope).distinct()
    return {
        row.envelope
        for row in connection.execute(at.known(query, exception.c.envelope))
        if known.within(row.from_location, location) or known.within(row.to_location, location)
    }


def _exception(row: Any, clear: Any) -> dict[str, Any]:
    return {
        "id": f"{row['position']}.{row['part']}",
        "position": row["position"],
        "code": row["code"],
        "text": row["text"],
        "item": row["item"],
        "document": row["document"],
        "owner": row["owner"],
        "opened_at": instant_text(row["posted_at"]),
        "cleared_at": instant_text(clear["posted_at"]) if clear else "",
        "cleared_by": clear["operator"] if clear else "",
        "reason": clear["reason"] if clear else "",
    }
