"""Who may: the role of the person, or of the one who approved with a second badge."""

from __future__ import annotations

from app.domain.records import Staff
from app.domain.roles import may_act
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.verdict import Parked


def need_people(case: Case, needs: Needs) -> None:
    """The badges that the envelope names."""
    needs.record("staff", case.envelope.operator)
    needs.record("staff", case.envelope.approved_by)


def may(case: Case, draft: Draft, role: str) -> bool:
    """Has the operator or the approver this role?"""
    badges = (case.envelope.operator, case.envelope.approved_by)
    people = (draft.stand.record(Staff, badge) for badge in badges if badge)
    return any(person is not None and may_act(person.role, role) for person in people)


def must(case: Case, draft: Draft, role: str) -> None:
    """For what is no physical fact. Raises Parked `not-approved`."""
    if not may(case, draft, role):
        raise Parked("not-approved", f"{case.envelope.kind} needs a person with the role {role}")


def should(case: Case, draft: Draft, role: str) -> None:
    """For what happened anyway: it stands, with an exception."""
    if not may(case, draft, role):
        words = f"{case.envelope.kind} by {case.envelope.operator or 'nobody'} was not approved"
        draft.exception("not-approved", words, role)
