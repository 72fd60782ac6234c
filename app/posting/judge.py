"""Judge a batch in order, each envelope on what the ones before it left."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.db.books.reads import Answer
from app.domain.clock import day_of
from app.domain.envelope import Sealed
from app.ledger.journal import Accounts
from app.posting.ask import Needs, needs_of_envelopes
from app.posting.case import Case, read_case
from app.posting.draft import Draft
from app.posting.following import follow_goods
from app.posting.kinds import (
    accept,
    arrive,
    attach,
    clear,
    closing,
    convert,
    count,
    depart,
    hold,
    invoice,
    move,
    period,
    pick,
    receive,
    record,
    returns,
    revalue,
    reverse,
    transfer,
    unit,
    vendor_return,
)
from app.posting.months import note_late, period_of
from app.posting.promises import release_broken
from app.posting.stand import Stand
from app.posting.verdict import Parked, Posted
from app.posting.waits import Due, Place, awaited, note_freed

LOG = logging.getLogger("app.posting")
PARKED_FOR = "supervisor"
"""Who looks into what was parked."""


class Kind(Protocol):
    """The shape that every module in app.posting.kinds has."""

    PLAIN: bool

    def needs(self, case: Case, needs: Needs) -> None: ...

    def judge(self, case: Case, draft: Draft) -> None: ...


KINDS: dict[str, Kind] = {
    "record": record, "period": period, "clear": clear, "reverse": reverse,
    "receive": receive, "opening": arrive, "produce": arrive,
    "move": move, "pick": pick, "pack": pick, "move-unit": unit, "close-unit": unit, "open-unit": unit,
    "count": count, "adjust": count,
    "issue": depart, "scrap": depart, "donate": depart, "ship": depart, "sell": depart,
    "transfer-out": transfer, "transfer-in": transfer, "transfer-lost": transfer,
    "return": returns, "return-refused": returns, "accept": accept, "disown": accept,
    "vendor-return": vendor_return, "convert": convert, "build": convert, "break": convert,
    "close-document": closing, "reopen": closing, "attach": attach,
    "hold": hold, "clear-hold": hold,
    "invoice": invoice, "freight": invoice, "revalue": revalue, "refund": revalue,
}  # fmt: skip


@dataclass(slots=True)
class Judged:
    """What a batch leaves in the books: rows by table, and the answer for each envelope (position still
    0)."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    posted: list[Posted] = field(default_factory=list)
    awaited: list[Due] = field(default_factory=list)
    """Orders that wait for what came free."""


def read_batch(batch: Sequence[Sealed], now: int) -> tuple[dict[str, Case | Parked], Needs]:
    """Read every payload, and gather what all of them need to know."""
    needs = needs_of_envelopes(batch, now)
    cases: dict[str, Case | Parked] = {}
    for sealed in batch:
        try:
            cases[sealed.envelope.id] = _read(sealed, needs)
        except Parked as verdict:
            cases[sealed.envelope.id] = verdict
    return cases, needs


def judge_batch(
    batch: Sequence[Sealed], cases: dict[str, Case | Parked], answer: Answer, now: int, currency: str
) -> Judged:
    """Judge new envelopes in order."""
    stand, judged = Stand(answer), Judged()
    free: set[Place] = set()
    posted_at = max(now, answer["head"][0][2])
    for sealed in batch:
        period = period_of(stand, posted_at)
        draft = Draft(sealed, stand, period, currency, Accounts(stand.mapping))
        parked = _verdict(cases[sealed.envelope.id], draft, posted_at)
        if parked:
            stand.exceptions[sealed.envelope.id, 1] = (PARKED_FOR, "")
        else:
            free |= note_freed(draft)
        _take(sealed, parked, draft, now, judged)
    judged.awaited = awaited(stand.waits, free)
    return judged


def refuse(sealed: Sealed, words: str, now: int) -> Judged:
    """Park an envelope that the database would not take: our fault, with the error."""
    judged = Judged()
    _take(sealed, Parked("write-refused", words), None, now, judged)
    return judged


def _read(sealed: Sealed, needs: Needs) -> Case:
    kind = KINDS.get(sealed.envelope.kind)
    if kind is None:
        raise Parked("unknown-kind", f"there is no kind of transaction “{sealed.envelope.kind}”")
    case = read_case(sealed, plain=kind.PLAIN)
    kind.needs(case, needs)
    return case


def _verdict(case: Case | Parked, draft: Draft, posted_at: int) -> Parked | None:
    """Judge one envelope; a mistake of ours parks it too, loudly, so that the ones behind it go on."""
    if isinstance(case, Parked):
        return case
    try:
        KINDS[case.envelope.kind].judge(case, draft)
        if draft.stand.promises:
            follow_goods(draft)
            release_broken(draft, day_of(posted_at).isoformat())
        note_late(case, draft, posted_at)
    except Parked as verdict:
        draft.stand.undo()
        return verdict
    except AssertionError as mistake:
        LOG.exception("envelope %s could not be judged", case.envelope.id)
        draft.stand.undo()
        return Parked("our-fault", f"this program could not judge it: {mistake}")
    draft.stand.keep(case.envelope, draft.rows)
    return None


def _take(sealed: Sealed, parked: Parked | None, draft: Draft | None, now: int, judged: Judged) -> None:
    rows = {} if parked or draft is None else draft.rows
    exceptions = () if parked or draft is None else tuple(draft.exceptions)
    if parked:
        rows = {"exception": [_parked_row(sealed, parked)]}
    for table, made in rows.items():
        judged.rows.setdefault(table, []).extend(made)
    verdict = "parked" if parked else "posted"
    judged.rows.setdefault("envelope", []).append(_envelope_row(sealed))
    entry = {
        "position": 0,
        "id": sealed.envelope.id,
        "verdict": verdict,
        "posted_at": now,
        "hash": sealed.hash,
    }
    judged.rows.setdefault("entry", []).append(entry)
    released = () if parked or draft is None else tuple(draft.released)
    code = parked.code if parked else ""
    judged.posted.append(Posted(sealed.envelope.id, 0, verdict, code, exceptions, released=released))


def _parked_row(sealed: Sealed, parked: Parked) -> dict[str, Any]:
    return {
        "envelope": sealed.envelope.id, "part": 1, "code": parked.code, "text": storable(str(parked)),
        "item": "", "document": "", "owner": PARKED_FOR,
    }  # fmt: skip


def _envelope_row(sealed: Sealed) -> dict[str, Any]:
    e = sealed.envelope
    return {
        "id": e.id, "outbox": e.outbox, "sequence": e.sequence, "previous": e.previous, "hash": sealed.hash,
        "station": storable(e.station), "operator": storable(e.operator),
        "approved_by": storable(e.approved_by),
        "scanned_at": e.scanned_at, "offset_ms": e.offset_ms, "kind": storable(e.kind), "bytes": sealed.data,
    }  # fmt: skip


def storable(text: str) -> str:
    """Text that both engines take: PostgreSQL has no NUL. The envelope's own bytes keep what was said."""
    return text.replace("\x00", "\ufffd")
