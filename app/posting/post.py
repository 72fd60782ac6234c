"""The one door into the books: a batch of envelopes is judged, then written in one go.

    chain = Chain(new_id(), "DOCK-1")
    sealed = chain.seal("receive", payload_of(transaction), scanned_at=clock(), operator="ANA")
    [answer] = post(books, [sealed], clock=clock)
    answer.position, answer.verdict          # 1, "posted"

Sent twice, an envelope answers as it did the first time, with `already`. Two round trips for any batch, on
PostgreSQL: begin, lock and read; write and commit. Where goods came free that orders wait for, these are
allocated right after it, by a claim of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.exc import DBAPIError

from app.db.books.reads import lock_and_read
from app.db.books.writes import write
from app.db.engine import Books
from app.domain.clock import Clock
from app.domain.envelope import Sealed
from app.domain.errors import Refusal
from app.posting.case import Case
from app.posting.chain import Broken, sort_batch
from app.posting.claim import promise_waiting
from app.posting.judge import LOG, Judged, judge_batch, read_batch, refuse
from app.posting.verdict import NotWhole, Posted
from app.posting.waits import Due

__all__ = ["Posted", "Watch", "post", "unwatched"]


PATIENT = 50
"""For so many envelopes and lines the server is asked to wait for a judgement a second longer."""
_PATIENCE = 2
"""What it waits for anybody, in seconds."""


@dataclass(frozen=True, slots=True)
class Freed:
    """Goods came free that orders wait for: by a batch, named after its last envelope; and who waits."""

    id: str
    station: str
    operator: str
    awaited: Sequence[Due]


Watch = Callable[[str], None]
"""Told where posting is: `begun`, `read`, `judged`, `written` (on PostgreSQL committed too), `kept` (what
came free is not promised yet). Tests stop it there."""


def unwatched(point: str) -> None:
    """Nobody watches."""


def post(
    books: Books, batch: Sequence[Sealed], *, clock: Clock, whole: bool = False, watch: Watch = unwatched
) -> list[Posted]:
    """Post a batch in order; `whole`: all of it in one `writing()`, or nothing.

    Raises Unavailable (`books-away`, `books-busy`, `books-full`, `sequence-gap` …): wait and send again;
    Refusal `id-reused`, `outbox-forked`, `chain-broken`: this envelope can never be taken. What came before
    it in the batch is posted then, unless `whole`. NotWhole: some of a `whole` batch would be parked.
    """
    if not batch:
        return []
    free: list[Freed] = []
    try:
        answers = _settle(books, batch, clock, watch, free, whole=whole)
    except Broken as broken:
        if broken.index and not whole:
            post(books, batch[: broken.index], clock=clock, watch=watch)
        raise broken.error from None
    watch("kept")
    if not free:
        return answers
    promised = {one.id: _promise(books, one, clock) for one in free}
    return [replace(answer, promised=promised.get(answer.id, ())) for answer in answers]


def _promise(books: Books, free: Freed, clock: Clock) -> tuple[Mapping[str, Any], ...]:
    """Promise what came free to the orders that wait for it, in the name of whoever freed it."""
    return promise_waiting(
        books, free.awaited, station=free.station, operator=free.operator, clock=clock
    )  # fmt: skip


def _settle(
    books: Books, batch: Sequence[Sealed], clock: Clock, watch: Watch, free: list[Freed], *, whole: bool
) -> list[Posted]:
    """Write a batch; where the database refuses it, halve it until the culprit stands alone."""
    try:
        return _write(books, batch, clock, watch, free, whole=whole)
    except (DBAPIError, OverflowError) as error:
        words = str(getattr(error, "orig", error)).strip().splitlines()[0]
        if whole:
            raise Refusal("write-refused", f"the books refused this: {words}") from error
        if len(batch) == 1:
            LOG.error("the books refused envelope %s: %s", batch[0].envelope.id, words)
            return _write(books, batch, clock, watch, free, refused=words)
    middle = len(batch) // 2
    return [
        *_settle(books, batch[:middle], clock, watch, free, whole=False),
        *_settle(books, batch[middle:], clock, watch, free, whole=False),
    ]


def _write(
    books: Books, batch: Sequence[Sealed], clock: Clock, watch: Watch, free: list[Freed], *,
    refused: str = "", whole: bool = False,
) -> list[Posted]:  # fmt: skip
    now = clock()
    cases, needs = read_batch(batch, now)
    size = len(batch) + sum(case.size for case in cases.values() if isinstance(case, Case))
    if size >= PATIENT:
        needs.add("patience", f"{_PATIENCE + size // PATIENT}s")
    with books.writing() as connection:
        watch("begun")
        answer = lock_and_read(connection, needs.as_ask())
        watch("read")
        found = sort_batch(batch, answer)
        if not found.fresh:
            return [found.already[sealed.envelope.id] for sealed in batch]
        if refused:
            judged = refuse(found.fresh[0], refused, now)
        else:
            judged = judge_batch(found.fresh, cases, answer, now, books.currency)
        if whole:
            _must_be_whole(judged)
        watch("judged")
        positions = write(connection, judged.rows)
        watch("written")
    if judged.awaited:
        last = found.fresh[-1].envelope
        free.append(Freed(last.id, last.station, last.operator, judged.awaited))
    made = {posted.id: replace(posted, position=positions[posted.id]) for posted in judged.posted}
    return _answers(batch, made, found.already)


def _must_be_whole(judged: Judged) -> None:
    """Inside `writing()`: what is raised here leaves nothing behind."""
    ids = {posted.id for posted in judged.posted if posted.verdict == "parked"}
    if ids:
        noted = (row for row in judged.rows["exception"] if row["envelope"] in ids)
        raise NotWhole({row["envelope"]: (row["code"], row["text"]) for row in noted})


def _answers(
    batch: Sequence[Sealed], made: Mapping[str, Posted], already: Mapping[str, Posted]
) -> list[Posted]:
    """One for each envelope; a second copy in the same batch is already posted by the first."""
    answers: list[Posted] = []
    known = dict(already)
    for id in (sealed.envelope.id for sealed in batch):
        answers.append(replace(known[id], already=True) if id in known else made[id])
        known[id] = answers[-1]
    return answers
