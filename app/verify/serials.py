"""Every serial followed from place to place: it leaves from where it is (invariant 8)."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from app.db.books.tables import entry, movement
from app.domain.transaction import is_virtual
from app.verify.report import Findings
from app.verify.stream import CHUNK

_CELL = ("location", "status", "owner", "unit")


def check_serials(connection: Connection, findings: Findings) -> None:
    """Read the movements of each serial in the books’ order."""
    query = (
        select(movement, entry.c.position)
        .join(entry, entry.c.id == movement.c.envelope)
        .where(movement.c.serial != "")
        .order_by(movement.c.item, movement.c.serial, entry.c.position, movement.c.line)
    )
    rows = connection.execute(query.execution_options(stream_results=True, yield_per=CHUNK)).mappings()
    for _, moves in groupby(rows, key=lambda row: (row["item"], row["serial"])):
        at: tuple[str, ...] | None = None
        for row in moves:
            at = _follow(row, at, findings)


def _follow(row: Any, at: tuple[str, ...] | None, findings: Findings) -> tuple[str, ...] | None:
    key = f"{row['envelope']}:{row['line']}"
    findings.same(8, "movement", key, "quantity", 1_000_000, row["quantity"])
    source = _place(row, "from")
    if source is not None and row["kind"] != "reverse":
        source = (*source, row["lot"])
    if row["kind"] != "reverse":  # a reversal mirrors, wherever the serial is by then; an exception says so
        findings.same(8, "movement", key, "from_location", _words(at), _words(source))
    target = _place(row, "to")
    return None if target is None else (*target, row["lot"])


def _place(row: Any, end: str) -> tuple[str, ...] | None:
    if is_virtual(row[f"{end}_location"]):
        return None
    return tuple(row[f"{end}_{column}"] for column in _CELL)


def _words(place: tuple[str, ...] | None) -> str:
    return " ".join(part for part in place if part) if place else "outside"
