"""`convert`: goods become other goods. `build`, `break`: a kit and its parts. All pass through conversion.

Lines with a source go in, lines with a target come out. What comes out is worth what went in; where a line
that comes out states a cost, the rest is written down (B-stock, refurbished).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.quantity import ONE
from app.domain.terms import Kit
from app.domain.transaction import OURS, Cell, Line, Virtual
from app.ledger.journal import Amount
from app.ledger.kits import Part, broken_values
from app.ledger.pool import PoolKey
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.flow import Passage, carry
from app.posting.goods import known_item, known_place, lines_of, note_tracking, stated_value, with_header
from app.posting.known import catalogue_cost
from app.posting.owners import send
from app.posting.verdict import Parked

PLAIN = False
EVENTS = {"convert": "convert", "build": "kit-build", "break": "kit-break"}


def needs(case: Case, needs: Needs) -> None:
    """Lines, and what a kit is made of."""
    for stated in case.transaction.lines:
        needs.line(with_header(case, stated))
        needs.record("kit", stated.item)


def judge(case: Case, draft: Draft) -> None:
    """Take in what goes in, then bring out what comes out, at the same value."""
    lines = lines_of(case)
    going, coming = [x for x in lines if x.source.location], [x for x in lines if x.target.location]
    if not going or not coming or len(going) + len(coming) != len(lines):
        raise Parked("bad-payload", "in a conversion something goes in, and something else comes out")
    if {x.source.owner for x in going} != {x.target.owner for x in coming}:
        raise Parked("other-owner", "a conversion does not change the owner")
    for line in lines:
        known_item(draft, line)
        known_place(draft, line.source if line.source.location else line.target)
    _note_parts(case.envelope.kind, going, coming, draft)
    taken = [part for line in going for part in _take_in(case, line, draft)]
    values = _worth(case.envelope.kind, sum(value for _, value in taken), coming, draft)
    made = [_bring_out(case, line, value, draft) for line, value in zip(coming, values, strict=True)]
    _journalise(EVENTS[case.envelope.kind], taken, made, draft)


def _take_in(case: Case, line: Line, draft: Draft) -> Iterator[tuple[PoolKey | None, int]]:
    target = Cell(Virtual.CONVERSION, owner=line.source.owner)
    reference = f"{line.document}:{line.document_line}" if line.document_line else ""
    passage = Passage(
        case.envelope.kind, "", line, line.source, target, source_reference=reference, quiet=True
    )
    for carried in send(draft, passage):
        yield (carried.out.pool.key if carried.out else None), carried.value


def _bring_out(case: Case, line: Line, value: int, draft: Draft) -> tuple[PoolKey | None, int]:
    item = draft.stand.item(line.item)
    assert item is not None, "looked up before"
    source = Cell(Virtual.CONVERSION, owner=line.target.owner)
    mended = note_tracking(draft, item, line)
    carried = carry(draft, Passage(case.envelope.kind, "", mended, source, line.target, value, quiet=True))
    effect = carried.into
    assert effect is not None, "goods come out at a place"
    beside = effect.true_up + effect.variance
    if beside:
        amounts = (Amount("true-up", effect.true_up, effect.pool.key),
                   Amount("price-variance", effect.variance, effect.pool.key))  # fmt: skip
        draft.journal(carried.number, amounts, line.document)
    return effect.pool.key, value


def _worth(kind: str, value: int, coming: Sequence[Line], draft: Draft) -> tuple[int, ...]:
    """Stated costs first; what is left is shared by catalogue cost."""
    if any(line.target.owner != OURS for line in coming):
        return tuple(0 for _ in coming)
    stated = [stated_value(line) for line in coming]
    if kind != "break" and all(each is not None for each in stated):
        return tuple(each or 0 for each in stated)
    return broken_values(
        value, [Part(line.item, line.quantity, catalogue_cost(draft.stand, line.item)) for line in coming]
    )


def _journalise(
    event: str, taken: list[tuple[PoolKey | None, int]], made: list[tuple[PoolKey | None, int]], draft: Draft
) -> None:
    """Pair what went in with what came out, in order; what is left over is written down (or up)."""
    amounts: list[Amount] = []
    sources = [(key, value) for key, value in taken if key and value]
    for target, value in made:
        while value and sources:
            source, left = sources[0]
            part = min(value, left)
            amounts.append(Amount(event, part, target, source))
            value -= part  # noqa: PLW2901
            sources[0] = (source, left - part)
            if left == part:
                sources.pop(0)
        if value:
            amounts.append(Amount("write-down", -value, source=target))
    amounts += [Amount("write-down", value, source=source) for source, value in sources]
    draft.journal(draft.next_line - 1, amounts)


def _note_parts(kind: str, going: Sequence[Line], coming: Sequence[Line], draft: Draft) -> None:
    """A kit that is built of other parts than its list says: the fact stands, a person looks."""
    if kind == "convert":
        return
    kits, parts = (coming, going) if kind == "build" else (going, coming)
    listed: dict[str, int] = {}
    for line in kits:
        kit = draft.stand.record(Kit, line.item)
        for part in kit.parts if kit else ():
            listed[part.sku] = listed.get(part.sku, 0) + part.quantity * line.quantity // ONE
    used: dict[str, int] = {}
    for line in parts:
        used[line.item] = used.get(line.item, 0) + line.quantity
    if used != listed:
        names = ", ".join(line.item for line in kits)
        draft.exception("other-parts", f"{names}: the parts are not those of the kit's list", "supervisor")
