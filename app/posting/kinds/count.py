"""`count`: a count differs from the books. `adjust`: a person corrects them, with a mandatory reason.

A line with a target is a gain there, a line with a source a loss.
"""

from __future__ import annotations

from app.domain.transaction import OURS, Cell, Line, Virtual
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.flow import Passage
from app.posting.goods import (
    account_of_reason,
    current_value,
    known_item,
    known_place,
    lines_of,
    note_tracking,
    stated_value,
    with_header,
)
from app.posting.owners import send
from app.posting.roles import need_people, should
from app.posting.verdict import Parked

PLAIN = False
ROLES = {"count": "counter", "adjust": "supervisor"}


def needs(case: Case, needs: Needs) -> None:
    """Lines and people."""
    need_people(case, needs)
    for stated in case.transaction.lines:
        needs.line(with_header(case, stated))


def judge(case: Case, draft: Draft) -> None:
    """Gain or lose every line."""
    kind = case.envelope.kind
    should(case, draft, ROLES[kind])
    for stated in lines_of(case):
        item = known_item(draft, stated)
        if bool(stated.source.location) == bool(stated.target.location):
            raise Parked("bad-payload", "a difference is either a gain at a place or a loss from one")
        line = note_tracking(draft, item, stated)
        account = account_of_reason(draft, line.reason, mandatory=kind == "adjust")
        (_gain if line.target.location else _lose)(kind, line, account, draft)


def _gain(kind: str, line: Line, account: str, draft: Draft) -> None:
    known_place(draft, line.target)
    stated = stated_value(line)
    value = 0
    if line.target.owner == OURS:
        value = current_value(draft, line, line.target) if stated is None else stated
    source = Cell(Virtual.COUNT_DIFFERENCE, owner=line.target.owner)
    send(draft, Passage(kind, "count-gain", line, source, line.target, value, account))


def _lose(kind: str, line: Line, account: str, draft: Draft) -> None:
    known_place(draft, line.source)
    target = Cell(Virtual.COUNT_DIFFERENCE, owner=line.source.owner)
    send(draft, Passage(kind, "count-loss", line, line.source, target, account=account))
