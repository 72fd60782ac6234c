"""Import a file: the whole of it is judged before any id exists, then posted in one go, all or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.db.books.current import current_bodies
from app.db.engine import Books
from app.domain.clock import Clock
from app.domain.envelope import Chain, Sealed
from app.domain.errors import BadCall
from app.domain.identifiers import new_id
from app.domain.records import body_of
from app.integration.import_kinds import KINDS, Known
from app.integration.rows import RowError, read_rows
from app.posting.post import post

OFFICE = "office"
"""The station that imports are posted by; each import is an outbox of its own, sent whole or not at all."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to; with errors nothing was changed."""

    kind: str
    rows: int
    imported: int
    errors: list[RowError] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        errors = [error.as_json() for error in self.errors]
        return {"kind": self.kind, "rows": self.rows, "imported": self.imported, "errors": errors}


def import_file(books: Books, kind: str, path: Path, *, operator: str, clock: Clock) -> Imported:
    """Import one file. Raises BadCall for an unknown kind or no table, Unavailable otherwise."""
    spec = KINDS.get(kind)
    if spec is None:
        raise BadCall("unknown-kind", f"“{kind}” cannot be imported; there are {', '.join(KINDS)}")
    rows, errors = read_rows(path, spec.columns)
    if errors:
        return Imported(kind, len(rows), 0, errors)
    with books.reading() as connection:
        known = Known({table: current_bodies(connection, table) for table in spec.refers})
    records, errors = spec.build(rows, known)
    if errors:
        return Imported(kind, len(rows), 0, errors)
    import_records(books, records, operator=operator, clock=clock)
    return Imported(kind, len(rows), len(rows))


def import_records(books: Books, records: Sequence[Any], *, operator: str, clock: Clock) -> None:
    """Post records, each as one envelope, in one writing()."""
    chain = Chain(new_id(), OFFICE)
    batch = [_seal(chain, record, operator, clock) for record in records]
    if batch:
        post(books, batch, clock=clock, whole=True)


def _seal(chain: Chain, record: Any, operator: str, clock: Clock) -> Sealed:
    payload = {"table": record.TABLE, "key": record.key, "body": body_of(record)}
    return chain.seal("record", payload, scanned_at=clock(), operator=operator)
