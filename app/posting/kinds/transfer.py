"""`transfer-out`, `transfer-in`, `transfer-lost`: goods go to another site by way of *in transit*."""

from __future__ import annotations

from app.domain.documents import Transfer
from app.domain.transaction import TRANSIT, Cell, Line, Virtual
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.flow import Passage
from app.posting.goods import known_item, known_place, lines_of, note_tracking, with_header
from app.posting.owners import send
from app.posting.roles import need_people, should
from app.posting.tasks import need_refill, refilled
from app.posting.verdict import Parked

PLAIN = False


def needs(case: Case, needs: Needs) -> None:
    """Lines, the transfer, and what is on its way."""
    need_people(case, needs)
    for stated in case.transaction.lines:
        line = with_header(case, stated)
        needs.line(line)
        need_refill(line, needs)
        needs.cell(Cell(TRANSIT + line.document), line)
        needs.add("progress", line.document, line.document_line)


def judge(case: Case, draft: Draft) -> None:
    """Move every line one stage."""
    kind = case.envelope.kind
    if kind == "transfer-lost":
        should(case, draft, "supervisor")
    for stated in lines_of(case):
        item = known_item(draft, stated)
        transfer = draft.stand.record(Transfer, stated.document)
        if transfer is None:
            raise Parked("unknown-document", f"there is no transfer “{stated.document}”")
        line = note_tracking(draft, item, stated)
        source, target = _ends(kind, line, transfer, draft)
        send(draft, Passage(kind, kind, line, source, target))
        refilled(line, draft)


def _ends(kind: str, line: Line, transfer: Transfer, draft: Draft) -> tuple[Cell, Cell]:
    goods = line.source if kind == "transfer-out" else line.target
    way = Cell(TRANSIT + transfer.number, goods.status, goods.owner)
    if kind == "transfer-lost":
        return Cell(way.location, line.source.status, line.source.owner), Cell(
            Virtual.COUNT_DIFFERENCE, owner=line.source.owner
        )
    site = transfer.from_site if kind == "transfer-out" else transfer.to_site
    if known_place(draft, goods) != site:
        raise Parked(
            "other-site", f"{goods.location} is not in {site}, where transfer {transfer.number} is now"
        )
    return (goods, way) if kind == "transfer-out" else (way, goods)
