"""`count`: a count differs from the books. `adjust`: a person corrects them, with a mandatory reason.

A line with a target is a gain there, a line with a source a loss. A count whose header says where
(`location`, and `item` where one alone was counted) needs no lines: the books were right. Where it says how
much of an item (and `lot`) was `counted` there (10⁻⁶) and as of which position of the books (`seen`), the
difference is found here: what was counted was true then, and what moved since is moved on top of it. What was
to be counted there is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.quantity import LARGEST, ONE, Quantity
from app.domain.transaction import OURS, Cell, Evidence, Line, Virtual
from app.ledger.cells import balance_key
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
    seen = _seen(case)
    if seen:
        needs.line(seen.line)
        needs.add("seen", seen.line.item, seen.line.source.location, seen.line.lot, str(seen.position))
    for stated in case.transaction.lines:
        needs.line(with_header(case, stated))


def judge(case: Case, draft: Draft) -> None:
    """Gain or lose every line; the counting is done."""
    kind = case.envelope.kind
    should(case, draft, ROLES[kind])
    seen = _seen(case)
    if seen:
        lines: Sequence[Line] = _differing(seen, draft)
    else:
        lines = lines_of(case) if case.transaction.lines or not _confirms(case, draft) else ()
    for stated in lines:
        item = known_item(draft, stated)
        if bool(stated.source.location) == bool(stated.target.location):
            raise Parked("bad-payload", "a difference is either a gain at a place or a loss from one")
        line = note_tracking(draft, item, stated)
        account = account_of_reason(draft, line.reason, mandatory=kind == "adjust")
        (_gain if line.target.location else _lose)(kind, line, account, draft)
    counted(case, lines, draft)


@dataclass(frozen=True, slots=True)
class _Seen:
    """How much of an item was counted at a place, by what the books said at a position."""

    line: Line
    counted: int
    position: int


def _seen(case: Case) -> _Seen | None:
    """What was counted, if the header says it."""
    extra = case.transaction.extra
    if case.envelope.kind != "count" or "counted" not in extra:
        return None
    counted, position = extra["counted"], extra.get("seen")
    texts = [extra.get(name, "") for name in ("item", "location", "lot")]
    if (
        case.transaction.lines
        or not (isinstance(counted, int) and 0 <= counted <= LARGEST)
        or not (isinstance(position, int) and position >= 0)
        or not all(isinstance(text, str) for text in texts)
        or not all(texts[:2])
    ):
        words = "a count says an item, a place, how much was counted and at which position, and no lines"
        raise Parked("bad-payload", words)
    item, location, lot = map(str, texts)
    line = Line(item, Quantity(ONE), Cell(location), lot=lot, evidence=Evidence.TYPED)
    return _Seen(with_header(case, line), counted, position)


def _differing(seen: _Seen, draft: Draft) -> list[Line]:
    """The difference to what the books had there then, as a line; none where there is none."""
    line, place = seen.line, seen.line.source
    item = known_item(draft, line)
    known_place(draft, place)
    if item.has_serial or (item.has_lot and not line.lot):
        raise Parked("bad-payload", f"{item.sku} is counted lot by lot, or serial by serial in lines")
    if seen.position > draft.stand.answer["head"][0][0]:
        raise Parked("bad-payload", f"there is no position {seen.position} in the books yet")
    now = draft.stand.read.get(balance_key(place, line.item, line.lot).text, 0)
    since = draft.stand.moved_since[line.item, place.location, line.lot, seen.position]
    difference = seen.counted - (now - since)
    line = replace(line, quantity=Quantity(abs(difference)))
    if difference > 0:
        line = replace(line, source=Cell(), target=place)
    return [line] if difference else []


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
