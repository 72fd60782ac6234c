"""Work for other people, as a station asks for it: count, refill, put back."""

from __future__ import annotations

from app.domain.terms import Task
from app.domain.transaction import Transaction
from app.station.step import Context


def a_task(
    kind: str, context: Context, *, location: str, item: str = "", document: str = "", reason: str = ""
) -> tuple[Transaction, ...]:
    """One task, or none where the same is open already."""
    known = context.look.tasks(kind=kind, location=location)
    if any((task.item, task.document) == (item, document) for task in known):
        return ()
    task = Task(kind, location, item, document, context.site, opened_at=context.now, reason=reason)
    return (Transaction("record", record=task, id=context.new_id()),)
