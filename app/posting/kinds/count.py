"""`count`: a count differs from the books. `adjust`: a person corrects them, with a mandatory reason.

A line with a target is a gain there, a line with a source a loss. A count whose header says where
(`location`, and `item` where one alone was counted) needs no lines: the books were right. What was to be
counted there is done.
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
from app.posting.tasks import counted, need_counts
from app.posting.verdict import Parked

PLAIN = False
ROLES = {"count": "counter", "adjust": "supervisor"}


def needs(case: Case, needs: Needs) -> None:
    """Lines and people."""
    need_people(case, needs)
    need_counts(case, needs)
    for stated in case.transaction.lines:
        needs.line(with_header(case, stated))


def judge(case: Case, draft: Draft) -> None:
    """Gain or lose every line; the counting is done."""
    kind = case.envelope.kind
    should(case, draft, ROLES[kind])
    lines = lines_of(case) if case.transaction.lines or not _confirms(case, draft) else ()
    for stated in lines:
        item = known_item(draft, stated)
        if bool(stated.source.location) == bool(stated.target.location):
            raise Parked("bad-payload", "a difference is either a gain at a place or a loss from one")
        line = note_tracking(draft, item, stated)
        account = account_of_reason(draft, line.reason, mandatory=kind == "adjust")
        (_gain if line.target.location else _lose)(kind, line, account, draft)
    counted(case, lines, draft)


def _confirms(case: Case, draft: Draft) -> bool:
    """Is this a count that found what the books say, at a place that it names?"""
    place = str(case.transaction.extra.get("location", ""))
    if case.envelope.kind != "count" or not place:
        return False
    known_place(draft, Cell(place))
    return True


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
