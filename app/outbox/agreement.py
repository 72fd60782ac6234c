"""An outbox and the books compare what they have of each other: restored books are sent again what they
lost, a restored outbox is sealed, and other books get nothing of what was meant for the first."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app.db.books.tables import books as books_table
from app.db.books.tables import envelope as envelope_table
from app.db.books.tables import outbox as outbox_table
from app.db.engine import Books
from app.domain.envelope import Sealed
from app.domain.errors import ScanLedgerError, Unavailable
from app.domain.identifiers import ZERO_HASH
from app.domain.speech import say
from app.outbox.origin import Tip
from app.outbox.outbox import Outbox

NOTHING = Tip(0, ZERO_HASH)
"""What the books have of an outbox that they never heard of."""

MENDED = ("sequence-gap", "outbox-forked", "chain-broken", "id-reused")
"""What the books say of envelopes that they can never take as they are."""

_AT_ONCE = 500

_LOG = logging.getLogger("app.outbox")


@dataclass(frozen=True, slots=True)
class Standing:
    """Which books these are; the epoch rises when they are restored from a backup."""

    books_id: str
    epoch: int


def standing(books: Books) -> Standing:
    """Asked anew each time: books may be restored while a station is connected."""
    columns = books_table.c
    with books.reading() as connection:
        return Standing(*connection.execute(sa.select(columns.books_id, columns.epoch)).one())


def agree(outbox: Outbox, books: Books, now: Standing) -> int:
    """Compare every outbox id of this file with what the books have. How many envelopes are to be sent once
    more. Raises Unavailable `other-books`."""
    _same_books(outbox, now)
    theirs = [origin.outbox for origin in outbox.origins() if origin.books_id in ("", now.books_id)]
    had = _had(books, theirs)
    again = sum(outbox.send_again(one, had.get(one, NOTHING).sequence) for one in theirs)
    if again:
        _LOG.warning("the books have gone back: %d envelopes are sent again", again)
    if outbox.forked_from(had.get(outbox.id, NOTHING)):
        _LOG.warning("this outbox is an old copy of itself: a new one is begun")
        _part(outbox, books, outbox.id)
    outbox.knows(now.books_id, now.epoch)
    return again


def mend(outbox: Outbox, books: Books, batch: Sequence[Sealed], error: ScanLedgerError) -> None:
    """The books can never take the next envelope as it is: make it possible, and lose nothing."""
    if error.code == "sequence-gap" and agree(outbox, books, standing(books)):
        return
    known = _known(books, [sealed.envelope.id for sealed in batch])
    culprit = next(sealed for sealed in batch if known.get(sealed.envelope.id) != sealed.hash)
    if culprit.envelope.id in known:
        outbox.dispute(culprit.envelope.id, error.code)
    _part(outbox, books, culprit.envelope.outbox)


def _part(outbox: Outbox, books: Books, old: str) -> None:
    """What the books have goes on as it is; the rest is sealed once more, in a new outbox."""
    outbox.begin_anew("forked", old=old, keep=set(_known(books, outbox.waiting_ids(old))))


def _same_books(outbox: Outbox, now: Standing) -> None:
    """Work that waits for other books must not end up in these."""
    if outbox.meant_for() - {"", now.books_id}:
        raise Unavailable(
            "other-books",
            say(
                "{waiting} transactions wait here for other books than these. "
                "Connect this station to the books it worked with before.",
                waiting=outbox.counts().waiting,
            ),
        )
    if outbox.origin.books_id not in ("", now.books_id):
        outbox.begin_anew("books")


def _had(books: Books, outboxes: list[str]) -> dict[str, Tip]:
    """The last sequence and hash that the books have of each outbox."""
    columns = outbox_table.c
    query = sa.select(columns.id, columns.sequence, columns.hash).where(columns.id.in_(outboxes))
    with books.reading() as connection:
        return {row.id: Tip(row.sequence, row.hash) for row in connection.execute(query)}


def _known(books: Books, ids: Sequence[str]) -> dict[str, str]:
    """Which of these envelopes the books have, with their hashes."""
    columns = envelope_table.c
    found: dict[str, str] = {}
    with books.reading() as connection:
        for start in range(0, len(ids), _AT_ONCE):
            query = sa.select(columns.id, columns.hash).where(columns.id.in_(ids[start : start + _AT_ONCE]))
            found |= {row.id: row.hash for row in connection.execute(query)}
    return found
