"""Tasks that postings did: what was counted need not be counted, a face that was filled not refilled."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import rfc8785
from sqlalchemy import select

from app.db.books.tables import entry, record
from app.verify.deed import Deed

COUNTING = ("count", "adjust")
FILLING = ("move", "transfer-in", "transfer-out", "transfer-lost")
DOING = (*COUNTING, *FILLING)
"""Kinds that may do tasks."""


def check_tasks(deed: Deed) -> None:
    """Each record that it left is a task that was open, in the state done; none that had to be done lacks."""
    open_ = _open_counts(deed) if deed.kind in COUNTING else _open_refills(deed)
    left = set()
    for row in deed.rows["record"]:
        left.add(row["key"])
        task = open_.get(row["key"]) if row["table_name"] == "task" else None
        if task is None:
            deed.fault(4, "record", row, "key", f"a task that a {deed.kind} does", row["key"])
        else:
            deed.same(4, "record", row, "body", rfc8785.dumps({**task, "state": "done"}).decode())
    for key, task in open_.items():
        if key not in left and _must_be_done(deed, task):
            deed.lacks(4, "record", "", f"{key}, done")


def _must_be_done(deed: Deed, task: Mapping[str, Any]) -> bool:
    """An item that was counted, or anything where the whole place was; a bin's own task waits for its
    rest."""
    header = deed.transaction.extra
    if header.get("location") == task["location"] and not header.get("item"):
        return True
    return bool(task.get("sku"))


def _open_counts(deed: Deed) -> dict[str, dict[str, Any]]:
    """The count tasks that were open where it counted: of the places, and of the items that it counted."""
    header = deed.transaction.extra
    stated = {cell.location for line in deed.lines for cell in (line.source, line.target)}
    found: dict[str, dict[str, Any]] = {}
    for place in sorted((stated | {str(header.get("location", ""))}) - {""}):
        items = {line.item for line in deed.lines if place in (line.source.location, line.target.location)}
        items |= {str(header.get("item", ""))}
        whole = header.get("location") == place and not header.get("item")
        for task in _tasks(deed, place):
            if task.get("state") == "open" and (whole or task.get("sku", "") in items | {""}):
                found[_key(task)] = task
    return found


def _key(task: Mapping[str, Any]) -> str:
    return " ".join(str(task.get(name, "")) for name in ("kind", "location", "sku", "document")).rstrip()


def _tasks(deed: Deed, place: str) -> list[dict[str, Any]]:
    """The count tasks of a place as they stood then."""
    query = (
        select(record.c.key, record.c.body)
        .join(entry, entry.c.id == record.c.envelope)
        .where(record.c.table_name == "task", entry.c.position < deed.position)
        .where(record.c.key >= f"count {place}", record.c.key < f"count {place}!")
        .order_by(entry.c.position, record.c.line)
    )
    newest = {key: json.loads(body) for key, body in deed.known.connection.execute(query)}
    return [newest[key] for key in sorted(newest)]


def _open_refills(deed: Deed) -> dict[str, dict[str, Any]]:
    """The faces that it filled with goods that can be taken, where a refill was asked for."""
    found = {}
    for line in deed.lines:
        key = f"refill {line.target.location} {line.item}"
        if line.target.unit or line.target.status != "available" or not line.target.location:
            continue
        task = deed.known.catalogue.body("task", key, deed.position)
        if task and task.get("state") == "open":
            found[key] = dict(task)
    return found
