"""`pick`: goods are taken for an order line, onto a cart or into a tote. `pack`: they go into a carton."""

from __future__ import annotations

from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.flow import Passage
from app.posting.goods import known_item, known_place, lines_of, note_tracking, with_header
from app.posting.owners import send
from app.posting.verdict import Parked

PLAIN = False


def needs(case: Case, needs: Needs) -> None:
    """Lines, and the order's."""
    for stated in case.transaction.lines:
        line = with_header(case, stated)
        needs.line(line)
        needs.document("sales_order", line.document, line.document_line)


def judge(case: Case, draft: Draft) -> None:
    """Move every line; what was promised moves with it."""
    kind = case.envelope.kind
    for stated in lines_of(case):
        item = known_item(draft, stated)
        if known_place(draft, stated.source) != known_place(draft, stated.target):
            raise Parked("other-site", "goods go to another site by a transfer")
        if stated.source == stated.target:
            raise Parked("same-place", "goods leave one place or unit and enter another")
        line = note_tracking(draft, item, stated)
        send(draft, Passage(kind, "inspect", line, line.source, line.target))
