"""What is already posted, and whether each outbox's next envelope follows its last (invariants 2 and 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.db.books.reads import Answer
from app.domain.envelope import Sealed
from app.domain.errors import Refusal, ScanLedgerError, Unavailable
from app.domain.identifiers import ZERO_HASH
from app.posting.verdict import Posted


class Broken(Exception):
    """An envelope that cannot be taken, and how many before it can."""

    def __init__(self, index: int, error: ScanLedgerError) -> None:
        super().__init__(error.text)
        self.index = index
        self.error = error


@dataclass(frozen=True, slots=True)
class Sorted:
    """A batch as the books see it: what is new, in order, and what was posted before."""

    fresh: list[Sealed]
    already: dict[str, Posted]


def sort_batch(batch: Sequence[Sealed], answer: Answer) -> Sorted:
    """Tell new envelopes from resent ones. Raises Broken `id-reused`, `sequence-gap`, `chain-broken`."""
    already = _already(answer)
    hashes = {row[0]: row[3] for row in answer["entries"]}
    ends = {row[0]: (row[2], row[3]) for row in answer["outboxes"]}
    fresh: list[Sealed] = []
    for index, sealed in enumerate(batch):
        envelope = sealed.envelope
        known = hashes.get(envelope.id)
        if known is not None and known != sealed.hash:
            words = f"the id {envelope.id} was posted before with other content"
            raise Broken(index, Refusal("id-reused", words))
        if known is None:
            _follows(index, sealed, ends.get(envelope.outbox, (0, ZERO_HASH)))
            ends[envelope.outbox] = (envelope.sequence, sealed.hash)
            hashes[envelope.id] = sealed.hash
            fresh.append(sealed)
    return Sorted(fresh, already)


def _follows(index: int, sealed: Sealed, end: tuple[int, str]) -> None:
    envelope, (sequence, hash_) = sealed.envelope, end
    if envelope.sequence > sequence + 1:
        words = f"outbox {envelope.outbox}: {sequence + 1} is missing before {envelope.sequence}"
        raise Broken(index, Unavailable("sequence-gap", words))
    if envelope.sequence <= sequence:
        words = f"outbox {envelope.outbox} has two envelopes numbered {envelope.sequence}: it was copied"
        raise Broken(index, Refusal("outbox-forked", words))
    if envelope.previous != hash_:
        words = f"outbox {envelope.outbox}: envelope {envelope.sequence} does not follow the one before it"
        raise Broken(index, Refusal("chain-broken", words))


def _already(answer: Answer) -> dict[str, Posted]:
    noted: dict[str, list[tuple[str, str]]] = {}
    for envelope, _, code, text in sorted(answer["noted"], key=lambda row: row[1]):
        noted.setdefault(envelope, []).append((code, text))
    found = {}
    for id, position, verdict, *_ in answer["entries"]:
        exceptions = tuple(noted.get(id, ()))
        code = exceptions[0][0] if verdict == "parked" and exceptions else ""
        found[id] = Posted(id, position, verdict, code, () if code else exceptions, already=True)
    return found
