"""The photographs in the books; and those that did not arrive a day after the `attach` that names them.

A missing one is computed when it is asked for and never stored, so it cannot be cleared: it goes when the
picture comes. Pictures have no position, so only the plain question, as of now, can be answered.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from app.db.books.tables import entry, envelope, photograph
from app.domain.clock import instant_text, system_clock
from app.domain.envelope import Envelope, open_bytes
from app.domain.errors import Refusal
from app.domain.photograph import ATTACH, named_by
from app.insight.as_of import AsOf

CODE = "photograph-missing"
PATIENCE = 24 * 3600 * 1_000_000
"""How long a picture may take after its envelope (a day in microseconds)."""
_AT_ONCE = 500


def missing(connection: Connection, at: AsOf, *, document: str = "") -> list[dict[str, Any]]:
    """As rows of the exceptions, oldest first; none where a moment was asked for."""
    if at.asked:
        return []
    due = system_clock() - PATIENCE
    query = at.known(select(entry.c.position, entry.c.posted_at, envelope.c.bytes), envelope.c.id)
    query = query.where(envelope.c.kind == ATTACH, entry.c.verdict == "posted", entry.c.posted_at < due)
    found: list[dict[str, Any]] = []
    for part in connection.execute(query.order_by(entry.c.position)).partitions(_AT_ONCE):
        attached = [(row, open_bytes(row.bytes).envelope) for row in part]
        names = [named_by(one.kind, one.payload) for _, one in attached]
        there = select(photograph.c.sha256).where(photograph.c.sha256.in_(names))
        arrived = set(connection.execute(there).scalars())
        found += [
            _exception(row.position, row.posted_at, one, sha256)
            for (row, one), sha256 in zip(attached, names, strict=True)
            if sha256 not in arrived
        ]
    return [row for row in found if document in ("", row["document"])]


def _exception(position: int, posted_at: int, attach: Envelope, sha256: str) -> dict[str, Any]:
    return {
        "id": f"{position}.0",
        "position": position,
        "code": CODE,
        "text": f"photograph {sha256} of station {attach.station} has not arrived",
        "item": "",
        "document": attach.payload.get("document", ""),
        "owner": "supervisor",
        "opened_at": instant_text(posted_at + PATIENCE),
        "cleared_at": "",
        "cleared_by": "",
        "reason": "",
    }


def picture(connection: Connection, sha256: str) -> bytes:
    """A photograph's bytes. Raises Refusal `no-photograph`."""
    query = select(photograph.c.bytes).where(photograph.c.sha256 == sha256)
    found = connection.execute(query).scalar_one_or_none()
    if found is None:
        raise Refusal("no-photograph", f"the books hold no photograph {sha256}")
    return bytes(found)
