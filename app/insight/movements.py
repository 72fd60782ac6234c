"""Movements and journal lines in the books' order. An item's movements are its stock card."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, or_, select

from app.db.books.tables import entry, envelope, journal, movement
from app.domain.clock import instant_text
from app.domain.money import value_text
from app.domain.quantity import quantity_text
from app.insight.as_of import AsOf
from app.insight.places import Places, places

MOVEMENT_COLUMNS = (
    "position", "transaction", "line", "kind", "item", "lot", "serial", "quantity", "unit",
    "from_location", "from_status", "from_owner", "from_unit",
    "to_location", "to_status", "to_owner", "to_unit", "value", "evidence", "document", "document_line",
    "reason", "operator", "station", "reverses",
    "scanned_at", "posted_at",
)  # fmt: skip
JOURNAL_COLUMNS = (
    "position", "transaction", "line", "account", "debit", "credit", "currency", "item", "site", "document",
    "posted_at", "period",
)  # fmt: skip


class Span(NamedTuple):
    """Positions after `first`, up to and including `last`: long answers are read in spans."""

    first: int
    last: int


def movements(
    connection: Connection, at: AsOf, *, item: str = "", location: str = "", span: Span | None = None
) -> list[dict[str, Any]]:
    """Every movement in the books' order; `location` may be a site, at either end."""
    columns = movement.c
    known = places(connection, at, (), None if location else ())
    query = select(
        entry.c.position,
        entry.c.posted_at,
        movement,
        envelope.c.operator,
        envelope.c.station,
        envelope.c.scanned_at,
    ).select_from(movement.join(envelope, envelope.c.id == columns.envelope))
    query = _within(at.known(query, columns.envelope), span).order_by(entry.c.position, columns.line)
    if item:
        query = query.where(columns.item == item)
    if location and not known.is_site(location):
        query = query.where(or_(columns.from_location == location, columns.to_location == location))
    found = connection.execute(query).mappings().all()
    named = places(connection, at, {row["item"] for row in found}, ())
    return [_movement(row, named.unit(row["item"])) for row in found if _touches(row, known, location)]


def journal_lines(
    connection: Connection, at: AsOf, *, item: str = "", location: str = "", span: Span | None = None
) -> list[dict[str, Any]]:
    """Every journal line in the books' order; `location` is a site, or a place that the line's goods left or
    entered."""
    columns = journal.c
    query = at.known(select(entry.c.position, entry.c.posted_at, journal), columns.envelope)
    query = _within(query, span).order_by(entry.c.position, columns.line, columns.part)
    if item:
        query = query.where(columns.item == item)
    if location and places(connection, at, ()).is_site(location):
        query = query.where(columns.site == location)
    elif location:
        query = query.where(_moved_at(location))
    return [_journal_line(row) for row in connection.execute(query).mappings()]


def spans(at: AsOf, size: int) -> list[Span]:
    """All positions up to the moment, `size` at a time."""
    return [Span(low, min(low + size, at.position)) for low in range(0, at.position, size)]


def _within(query: Select[Any], span: Span | None) -> Select[Any]:
    return (
        query if span is None else query.where(entry.c.position > span.first, entry.c.position <= span.last)
    )


def _touches(row: Any, known: Places, location: str) -> bool:
    return known.within(row["from_location"], location) or known.within(row["to_location"], location)


def _moved_at(location: str) -> Any:
    """Is the journal line beside a movement that left or entered this place?"""
    beside = select(movement.c.line).where(
        movement.c.envelope == journal.c.envelope,
        movement.c.line == journal.c.line,
        or_(movement.c.from_location == location, movement.c.to_location == location),
    )
    return beside.exists()


def _movement(row: Any, unit: str) -> dict[str, Any]:
    said = {
        **row,
        "transaction": row["envelope"],
        "quantity": quantity_text(row["quantity"]),
        "unit": unit,
        "value": value_text(row["value"]),
        "scanned_at": instant_text(row["scanned_at"]),
        "posted_at": instant_text(row["posted_at"]),
    }
    return {name: said[name] for name in MOVEMENT_COLUMNS}


def _journal_line(row: Any) -> dict[str, Any]:
    said = {
        **row,
        "transaction": row["envelope"],
        "debit": value_text(row["debit"]),
        "credit": value_text(row["credit"]),
        "posted_at": instant_text(row["posted_at"]),
    }
    return {name: said[name] for name in JOURNAL_COLUMNS}
