"""`move`: goods go to another place or state of one site: put away, bin to bin, in and out of inspection."""

from __future__ import annotations

from dataclasses import replace

from app.domain.transaction import OURS, Line, Status
from app.ledger import costing
from app.ledger.pool import Effect, Pool
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.flow import Enter, Passage
from app.posting.goods import known_item, known_place, lines_of, note_tracking, with_header
from app.posting.owners import send
from app.posting.tasks import need_refill, refilled
from app.posting.verdict import Parked

PLAIN = False


def needs(case: Case, needs: Needs) -> None:
    """Lines, and where returned layers came from."""
    for stated in case.transaction.lines:
        line = with_header(case, stated)
        needs.line(line)
        need_refill(line, needs)
        if line.source.status == Status.INSPECTION:
            needs.add("restocks", line.item)


def judge(case: Case, draft: Draft) -> None:
    """Move every line; what it is worth moves with it."""
    for stated in lines_of(case):
        item = known_item(draft, stated)
        if known_place(draft, stated.source) != known_place(draft, stated.target):
            raise Parked("other-site", "goods go to another site by a transfer, not by a move")
        if stated.source == stated.target:
            raise Parked("same-place", "a move leaves one place or state and enters another")
        if stated.source.owner != stated.target.owner:
            raise Parked("other-owner", "a move does not change the owner")
        send(draft, passage_within("move", note_tracking(draft, item, stated), draft))
        refilled(stated, draft)


def passage_within(kind: str, line: Line, draft: Draft) -> Passage:
    """A movement between two cells of one site; out of inspection, back to the goods' place in the order."""
    passage = Passage(kind, "inspect", line, line.source, line.target)
    reference = f"{line.document}:{line.document_line}" if line.document_line else ""
    if line.target.status == Status.INSPECTION:
        return replace(passage, reference=reference, source_reference=reference)
    if line.source.status == Status.INSPECTION and line.source.owner == OURS:
        return replace(passage, source_reference=reference, enter=_restock(draft))
    return replace(passage, source_reference=reference)


def _restock(draft: Draft) -> Enter:
    def enter(name: str, pool: Pool, key: str, out: Effect | None) -> Effect:
        assert out is not None, "goods come out of inspection"
        past = draft.stand.past
        places = {
            layer: ordinal
            for layer, ordinal in past.ages.items()
            if past.pools_of_layers.get(layer) == pool.key.text
        }
        return costing.restock(name, pool, key, out.taken, places)

    return enter
