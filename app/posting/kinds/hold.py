"""`hold`: a refund waits, because a rule of suspicion fits. `clear-hold`: a supervisor lets it go.

A hold names in extra the rules that fit, their facts in words, and the goods (`unit`) or the parcel that it
is about; it is an exception until it is cleared, and no refund of its document is posted before. A clearing
names the hold's envelope in extra (`hold`), with a reason. Goods are not touched by either.
"""

from __future__ import annotations

from app.posting.ask import Needs, text_of
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.roles import must, need_people
from app.posting.verdict import Parked

PLAIN = False
HELD = "refund-held"
"""The exception of a hold."""
_PART = "1"


def needs(case: Case, needs: Needs) -> None:
    """Who clears, and what; a hold waits for refunds of its document that are being judged."""
    need_people(case, needs)
    if case.envelope.kind == "hold":
        needs.add("refunds", case.transaction.document)
    if case.envelope.kind == "clear-hold":
        needs.add("exceptions", text_of(case.transaction.extra, "hold"), _PART)


def judge(case: Case, draft: Draft) -> None:
    """Hold it, or let it go once."""
    extra, document = case.transaction.extra, case.transaction.document
    if case.envelope.kind == "hold":
        rules, facts = text_of(extra, "rules"), text_of(extra, "facts")
        if not rules or not facts:
            raise Parked("bad-payload", "a hold names its rules and their facts")
        words = f"{rules}: {facts}"
        draft.exception(HELD, words, "supervisor", document=document)
        draft.stand.set(draft.stand.holds, draft.id, (document, words))
        return
    must(case, draft, "supervisor")
    held = (text_of(extra, "hold"), int(_PART))
    known = draft.stand.exceptions.get(held)
    if known is None:
        raise Parked("unknown-exception", f"there is no hold of transaction {held[0] or 'nothing'}")
    if known[1]:
        raise Parked("already-cleared", "this hold was cleared before")
    if not case.transaction.reason:
        raise Parked("no-reason", "a hold is cleared with a reason")
    draft.stand.set(draft.stand.exceptions, held, (known[0], draft.id))
    draft.row(
        "clearing",
        exception_envelope=held[0],
        exception_part=held[1],
        reason=case.transaction.reason,
    )
