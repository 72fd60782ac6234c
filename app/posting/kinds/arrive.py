"""`opening`: stock that was there when the books began. `produce`: goods come from production."""

from __future__ import annotations

from app.domain.documents import ProductionLine
from app.domain.money import cost_of, parse_unit_cost
from app.domain.quantity import ONE
from app.domain.transaction import OURS, Cell, Line, Virtual
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft, measure_of
from app.posting.flow import Passage
from app.posting.goods import (
    current_value,
    known_item,
    known_place,
    lines_of,
    note_tracking,
    stated_value,
    with_header,
)
from app.posting.owners import send

PLAIN = False
ORDER = "production_order"


def needs(case: Case, needs: Needs) -> None:
    """Lines, and the production order's."""
    for stated in case.transaction.lines:
        line = with_header(case, stated)
        needs.line(line)
        if case.envelope.kind == "produce":
            needs.document(ORDER, line.document, line.document_line)


def judge(case: Case, draft: Draft) -> None:
    """Take every line at its stated cost, else the order's, else what is known."""
    kind = case.envelope.kind
    event, source = (
        ("production", Virtual.PRODUCTION) if kind == "produce" else ("opening-stock", Virtual.OPENING)
    )
    for stated in lines_of(case):
        item = known_item(draft, stated)
        known_place(draft, stated.target)
        line = note_tracking(draft, item, stated)
        value = _value(line, draft) if line.target.owner == OURS else 0
        outside = Cell(source, owner=line.target.owner)
        send(draft, Passage(kind, event, line, outside, line.target, value))


def _value(line: Line, draft: Draft) -> int:
    stated = stated_value(line)
    if stated is not None:
        return stated
    expected = draft.stand.document_line(ORDER, ProductionLine, line.document, line.document_line)
    if expected and expected.unit_cost:
        return cost_of(measure_of(line), parse_unit_cost(expected.unit_cost), ONE)
    return current_value(draft, line, line.target)
