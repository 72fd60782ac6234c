"""`period`: an accountant opens or closes a month. Payload: month (YYYY-MM), state (open, closed)."""

from __future__ import annotations

import re

import rfc8785

from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.roles import must, need_people
from app.posting.verdict import Parked

PLAIN = True
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def needs(case: Case, needs: Needs) -> None:
    """The accountant, and every month from this one on."""
    need_people(case, needs)
    needs.add("months", _parts(case)[0])


def judge(case: Case, draft: Draft) -> None:
    """Say it, as a version of the month's record."""
    month, state = _parts(case)
    must(case, draft, "accountant")
    draft.stand.set(draft.stand.months, month, state)
    body = rfc8785.dumps({"month": month, "state": state}).decode()
    draft.row("record", line=1, table_name="period", key=month, body=body)


def _parts(case: Case) -> tuple[str, str]:
    month, state = case.payload.get("month"), case.payload.get("state")
    if not (isinstance(month, str) and _MONTH.fullmatch(month) and state in ("open", "closed")):
        raise Parked("bad-payload", "a period is a month such as 2026-11, open or closed")
    return month, str(state)
