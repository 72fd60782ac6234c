"""Tasks that a posting does: a bin that was counted need not be counted, a face that was filled not refilled.

The same record, its state done, is left by the posting itself: what was held back for the task is free at
once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import rfc8785

from app.domain.records import Location
from app.domain.terms import Task
from app.domain.transaction import Line, Status
from app.ledger.cells import BalanceKey
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft


def need_counts(case: Case, needs: Needs) -> None:
    """What is to be counted at the places of a count, and what lies there."""
    for place in _places(case, case.transaction.lines):
        needs.record(Location.TABLE, place)
        needs.add("counted", place)
        needs.add("places", place)


def need_refill(line: Line, needs: Needs) -> None:
    """Is this face to be refilled?"""
    if line.target.location:
        needs.record(Task.TABLE, _refill(line))


def counted(case: Case, lines: Sequence[Line], draft: Draft) -> None:
    """An item's count is done where it was counted, and a bin's where all that lies in it was.

    The header may say the `location` that was counted: all of it, or one `item`.
    """
    header = case.transaction.extra
    for place in _places(case, lines):
        items = {line.item for line in lines if place in (line.source.location, line.target.location)}
        whole = header.get("location") == place and not header.get("item")
        items |= {str(header["item"])} if header.get("item") else set()
        for task in _to_count(draft, place):
            if whole or (task.sku in items if task.sku else lying(draft, place) <= items):
                _done(draft, task)


def refilled(line: Line, draft: Draft) -> None:
    """Goods that can be taken came to a face that waited for them."""
    task = draft.stand.record(Task, _refill(line))
    if task and task.state == "open" and line.target.status == Status.AVAILABLE and not line.target.unit:
        _done(draft, task)


def _places(case: Case, lines: Sequence[Line]) -> list[str]:
    """Where a count was made, in the order of their codes."""
    stated = {cell.location for line in lines for cell in (line.source, line.target)}
    return sorted((stated | {str(case.transaction.extra.get("location", ""))}) - {""})


def _refill(line: Line) -> str:
    return Task("refill", line.target.location, line.item).key


def _to_count(draft: Draft, place: str) -> list[Task]:
    """The open count tasks of a place: of its items, and of the place itself."""
    tasks = (draft.stand.record(Task, key) for table, key in draft.stand.records if table == Task.TABLE)
    of_place = (task for task in tasks if task and (task.kind, task.location) == ("count", place))
    return sorted((task for task in of_place if task.state == "open"), key=lambda task: task.key)


def lying(draft: Draft, place: str) -> set[str]:
    """The items that lie loose at a place, now that the count is posted."""
    held = ((BalanceKey.of_text(text), quantity) for text, quantity in draft.stand.balances.items())
    return {
        key.item
        for key, quantity in held
        if quantity and (key.location, key.unit, key.status) == (place, "", Status.AVAILABLE)
    }


def _done(draft: Draft, task: Task) -> None:
    stated = json.loads(draft.stand.records[Task.TABLE, task.key])
    body = rfc8785.dumps({**stated, "state": "done"}).decode()
    draft.stand.version(Task.TABLE, task.key, body)
    line = len(draft.rows.get("record", ())) + 1
    draft.row("record", line=line, table_name=Task.TABLE, key=task.key, body=body)
