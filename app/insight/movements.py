"""Movements and journal lines in the books' order, and the exceptions that wait for a person."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, or_, select

from app.db.books.tables import clearing, entry, envelope, exception, journal, movement
from app.domain.clock import instant_text
from app.domain.money import value_text
from app.domain.quantity import quantity_text
from app.insight.as_of import AsOf
from app.insight.places import places

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
EXCEPTION_COLUMNS = (
    "id", "position", "code", "text", "item", "document", "owner",
    "opened_at", "cleared_at", "cleared_by", "reason",
)  # fmt: skip


def movements(
    connection: Connection, at: AsOf, *, item: str = "", location: str = ""
) -> list[dict[str, Any]]:
    """Every movement in the books' order; `location` may be a site, at either end."""
    known = places(connection)
    columns = movement.c
    query = (
        select(
            entry.c.position,
            entry.c.posted_at,
            movement,
            envelope.c.operator,
            envelope.c.station,
            envelope.c.scanned_at,
        )
        .join(entry, entry.c.id == columns.envelope)
        .join(envelope, envelope.c.id == columns.envelope)
        .order_by(entry.c.position, columns.line)
    )
    query = at.limit(query)
    if item:
        query = query.where(columns.item == item)
    rows = connection.execute(query).mappings()
    return [
        _movement(row, known.unit(row["item"]))
        for row in rows
        if known.within(row["from_location"], location) or known.within(row["to_location"], location)
    ]


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


def journal_lines(
    connection: Connection, at: AsOf, *, item: str = "", location: str = ""
) -> list[dict[str, Any]]:
    """Every journal line in the books' order; `location` is a site here."""
    columns = journal.c
    query = (
        select(entry.c.position, entry.c.posted_at, journal)
        .join(entry, entry.c.id == columns.envelope)
        .join(envelope, envelope.c.id == columns.envelope)
        .order_by(entry.c.position, columns.line, columns.part)
    )
    query = at.limit(query)
    if item:
        query = query.where(columns.item == item)
    if location:
        query = query.where(columns.site == location)
    return [
        {
            "position": row["position"],
            "transaction": row["envelope"],
            "line": row["line"],
            "account": row["account"],
            "debit": value_text(row["debit"]),
            "credit": value_text(row["credit"]),
            "currency": row["currency"],
            "item": row["item"],
            "site": row["site"],
            "document": row["document"],
            "posted_at": instant_text(row["posted_at"]),
            "period": row["period"],
        }
        for row in connection.execute(query).mappings()
    ]


def exceptions(
    connection: Connection, at: AsOf, *, item: str = "", document: str = ""
) -> list[dict[str, Any]]:
    """Every exception as known then, cleared ones too, oldest first."""
    cleared = {
        (row["exception_envelope"], row["exception_part"]): row
        for row in connection.execute(
            at.limit(
                select(clearing, entry.c.posted_at, envelope.c.operator)
                .join(entry, entry.c.id == clearing.c.envelope)
                .join(envelope, envelope.c.id == clearing.c.envelope)
            )
        ).mappings()
    }
    query = (
        select(entry.c.position, entry.c.posted_at, exception)
        .join(entry, entry.c.id == exception.c.envelope)
        .join(envelope, envelope.c.id == exception.c.envelope)
        .order_by(entry.c.position, exception.c.part)
    )
    query = at.limit(query)
    if item:
        query = query.where(exception.c.item == item)
    if document:
        query = query.where(or_(exception.c.document == document, exception.c.text.contains(document)))
    return [
        _exception(row, cleared.get((row["envelope"], row["part"])))
        for row in connection.execute(query).mappings()
    ]


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
