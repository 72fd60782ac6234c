"""What waits on its way out, kept as the books move: `outgoing` has its rows in the order in which they go.

Handling units by their state with goods for customers, and (`UNPACKED`) orders with something to pack: those
of every load under its number in the load's order, and all units for open orders under no load, the most
urgent order's first.
"""

from __future__ import annotations

import sqlite3

from app.domain.documents import SalesOrder

UNPACKED = "unpacked"
"""The `state` of an order that still has something to pack."""

_PLACE = "printf('%06d', l.place) || ' ' || l.number"
"""How the orders of a load sort."""
_ORDER = f"CROSS JOIN open_document o ON o.table_name = '{SalesOrder.TABLE}' AND o.number"

STEPS = (
    "INSERT OR IGNORE INTO stale SELECT 'unit', p.unit FROM stale s"
    " CROSS JOIN promise p ON p.document = s.code WHERE s.said = 'order' AND p.unit <> ''",
    f"DELETE FROM outgoing WHERE (CASE state WHEN '{UNPACKED}' THEN 'order' ELSE 'unit' END, code)"
    " IN (SELECT said, code FROM stale) AND code IN (SELECT code FROM stale)",
    "INSERT INTO outgoing SELECT '', u.state, u.code, min(o.urgency || ' ' || o.number) FROM stale s"
    " CROSS JOIN unit u ON u.code = s.code JOIN promise p ON p.unit = s.code AND p.unit <> ''"
    f" {_ORDER} = p.document WHERE s.said = 'unit' GROUP BY u.code",
    f"INSERT INTO outgoing SELECT l.load, u.state, u.code, min({_PLACE}) FROM stale s"
    " CROSS JOIN unit u ON u.code = s.code JOIN promise p ON p.unit = s.code AND p.unit <> ''"
    " JOIN loading l ON l.number = p.document WHERE s.said = 'unit' GROUP BY l.load, u.code",
    f"INSERT INTO outgoing SELECT l.load, '{UNPACKED}', l.number, {_PLACE} FROM stale s"
    f" {_ORDER} = s.code AND o.unpacked JOIN loading l ON l.number = s.code WHERE s.said = 'order'",
    "DELETE FROM stale",
)
"""A cross join keeps SQLite to the order that is written: from the few that were noted to what they name."""


def place_in(place: int, number: str) -> str:
    """How an order sorts among those of its load."""
    return f"{place:06d} {number}"


def work_out(connection: sqlite3.Connection) -> None:
    """Bring what was noted as stale to what holds now."""
    for step in STEPS:
        connection.execute(step)
