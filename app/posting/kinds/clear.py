"""`clear`: a named person clears an exception, with a reason. Payload: exception (envelope), part, reason."""

from __future__ import annotations

from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.verdict import Parked

PLAIN = True


def needs(case: Case, needs: Needs) -> None:
    """The exception, and whether it is cleared."""
    envelope, part, _ = _parts(case)
    needs.add("exceptions", envelope, str(part))


def judge(case: Case, draft: Draft) -> None:
    """Clear it once."""
    envelope, part, reason = _parts(case)
    known = draft.stand.exceptions.get((envelope, part))
    if known is None:
        raise Parked("unknown-exception", f"there is no exception {part} of transaction {envelope}")
    owner, cleared = known
    if cleared:
        raise Parked("already-cleared", "this exception was cleared before")
    if not reason or not case.envelope.operator:
        raise Parked("no-reason", "an exception is cleared by a named person, with a reason")
    draft.stand.set(draft.stand.exceptions, (envelope, part), (owner, draft.id))
    draft.row("clearing", exception_envelope=envelope, exception_part=part, reason=reason)


def _parts(case: Case) -> tuple[str, int, str]:
    payload = case.payload
    envelope, part, reason = payload.get("exception"), payload.get("part"), payload.get("reason", "")
    if not (isinstance(envelope, str) and isinstance(part, int) and isinstance(reason, str) and envelope):
        raise Parked("bad-payload", "a clearing names its exception, its part and a reason")
    return envelope, part, reason
