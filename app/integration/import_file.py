"""Import a file: the whole of it is judged before any id exists, then posted in one go, all or none."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from app.db.books.current import current_bodies
from app.db.books.tables import current_record as stands
from app.db.engine import Books
from app.domain.clock import Clock
from app.domain.envelope import Chain, Sealed
from app.domain.errors import BadCall
from app.domain.identifiers import new_id
from app.domain.records import body_of
from app.domain.transaction import Transaction, payload_of
from app.integration.import_kinds import KINDS
from app.integration.kind import Kind, Known
from app.integration.rows import Row, RowError, read_rows
from app.posting.post import post
from app.posting.verdict import NotWhole

OFFICE = "office"
"""The station that imports are posted by; each import is an outbox of its own, sent whole or not at all."""

PART = 500
"""Keys that are looked up at once."""


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
    bad = {error.line for error in errors}
    good = [row for row in rows if row.line not in bad]
    with books.reading() as connection:
        known = _known(connection, spec, good)
    errors += spec.check(good, known) if spec.check else ()
    if not errors:
        errors += _post(books, list(spec.make(good, known)), operator, clock)
    errors.sort(key=lambda error: error.line)
    return Imported(kind, len(rows), 0 if errors else len(rows), errors)


def import_records(books: Books, records: Sequence[Any], *, operator: str, clock: Clock) -> None:
    """Post records, each as one envelope, in one writing(). Raises NotWhole where one cannot be true."""
    chain = Chain(new_id(), OFFICE)
    post(books, [_seal(chain, record, operator, clock) for record in records], clock=clock, whole=True)


def _known(connection: Connection, kind: Kind, rows: Sequence[Row]) -> Known:
    bodies: dict[str, dict[str, dict[str, Any]]] = {}
    for table, columns in kind.refers.items():
        if columns:
            keys = {row.values[column] for row in rows for column in columns if row.values[column]}
            bodies[table] = _bodies(connection, table, keys)
        else:
            bodies[table] = current_bodies(connection, table)
    return Known(bodies, kind.look(connection, rows) if kind.look else None)


def _bodies(connection: Connection, table: str, keys: set[str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for part in _in_parts(sorted(keys)):
        query = select(stands.c.key, stands.c.body).where(
            stands.c.table_name == table, stands.c.key.in_(part)
        )
        found |= {key: json.loads(body) for key, body in connection.execute(query)}
    return found


def _in_parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[at : at + PART] for at in range(0, len(keys), PART))


def _post(books: Books, made: Sequence[tuple[int, Any]], operator: str, clock: Clock) -> list[RowError]:
    """Post it all; what the books would not take is an error of its line, and then nothing is posted."""
    chain = Chain(new_id(), OFFICE)
    sealed = [(line, _seal(chain, thing, operator, clock)) for line, thing in made]
    try:
        post(books, [envelope for _, envelope in sealed], clock=clock, whole=True)
    except NotWhole as parked:
        lines = {envelope.envelope.id: line for line, envelope in sealed}
        return [RowError(lines[id], "", "", text) for id, (_, text) in parked.parked.items()]
    return []


def _seal(chain: Chain, thing: Any, operator: str, clock: Clock) -> Sealed:
    if isinstance(thing, Transaction):
        return chain.seal(thing.kind, payload_of(thing), scanned_at=clock(), operator=operator)
    payload = {"table": thing.TABLE, "key": thing.key, "body": body_of(thing)}
    return chain.seal("record", payload, scanned_at=clock(), operator=operator)
