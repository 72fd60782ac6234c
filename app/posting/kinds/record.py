"""`record`: a new full version of a catalogue entry or a document."""

from __future__ import annotations

from typing import Any

import rfc8785

from app.domain import records
from app.domain.errors import Refusal
from app.domain.records import record_of
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.verdict import Parked

PLAIN = True

TABLES: dict[str, Any] = {
    kind.TABLE: kind for kind in vars(records).values() if isinstance(kind, type) and hasattr(kind, "TABLE")
}
"""Record classes by table."""


def needs(case: Case, needs: Needs) -> None:
    """The version that stands now, to be seen by what is judged later in the batch."""
    table, key, _ = _parts(case)
    needs.record(table, key)


def judge(case: Case, draft: Draft) -> None:
    """Take the version if it reads as its table's record under its own key."""
    table, key, body = _parts(case)
    kind = TABLES.get(table)
    if kind is None:
        raise Parked("unknown-table", f"there is no record table “{table}”")
    try:
        record = record_of(kind, body)
    except Refusal as error:
        raise Parked("bad-record", f"{table} {key}: {error.text}") from None
    if record.key != key:
        raise Parked("bad-record", f"{table} {key}: its key reads {record.key}")
    text = rfc8785.dumps(body).decode()
    draft.stand.set(draft.stand.records, (table, key), text)
    draft.row("record", line=1, table_name=table, key=key, body=text)


def _parts(case: Case) -> tuple[str, str, dict[str, Any]]:
    payload = case.payload
    table, key, body = payload.get("table"), payload.get("key"), payload.get("body")
    if not (isinstance(table, str) and isinstance(key, str) and isinstance(body, dict) and key):
        raise Parked("bad-payload", "a record names its table, its key and its body")
    return table, key, body
