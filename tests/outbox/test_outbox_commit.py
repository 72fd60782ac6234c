"""One scan, one commit: its log row, its envelopes, the state; and the chain that they make."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from outbox_builders import NOON, logged, receipt, receive

from app.domain.envelope import digest, open_bytes
from app.domain.errors import Unavailable
from app.domain.identifiers import ZERO_HASH
from app.domain.transaction import transaction_of
from app.outbox.outbox import KEEP, Outbox


def posted(envelope_id: str, position: int = 1, verdict: str = "posted") -> SimpleNamespace:
    return SimpleNamespace(
        id=envelope_id,
        position=position,
        verdict=verdict,
        code="",
        exceptions=(("over-receipt", "3 too many"),),
    )


def test_a_scan_leaves_its_row_its_envelopes_and_the_state(outbox: Outbox) -> None:
    sealed = outbox.commit_scan(
        logged("ABC", line=7), [receipt(), receipt("SKU-2")], b"after", operator="ANA", approved_by="SUE"
    )
    (row,) = outbox.trail(5)
    assert (row.text, row.outcome, row.code, row.tone, row.answer, row.line) == (
        "ABC", "transaction", "received", "ok", '{"a":1}', 7,
    )  # fmt: skip
    assert row.envelopes == tuple(one.envelope.id for one in sealed)
    assert outbox.state() == b"after"
    assert [one.data for one in outbox.waiting(10)] == [one.data for one in sealed]
    first = open_bytes(sealed[0].data).envelope
    assert (first.operator, first.approved_by, first.station) == ("ANA", "SUE", "receiving DOCK-1")
    assert first.scanned_at == NOON
    assert transaction_of(first.kind, first.payload) == receipt()


def test_every_envelope_names_the_hash_of_the_one_before(
    outbox: Outbox, open_outbox: Callable[..., Outbox]
) -> None:
    receive(outbox, 3)
    outbox.close()
    receive(open_outbox(), 2)
    chain = open_outbox_waiting(outbox)
    assert [one.envelope.sequence for one in chain] == [1, 2, 3, 4, 5]
    assert chain[0].envelope.previous == ZERO_HASH
    for before, after in itertools.pairwise(chain):
        assert after.envelope.previous == before.hash == digest(before.data)


def open_outbox_waiting(outbox: Outbox) -> list:
    with sqlite3.connect(outbox.path) as reader:
        rows = reader.execute("SELECT data FROM envelope ORDER BY n").fetchall()
    reader.close()
    return [open_bytes(data) for (data,) in rows]


def test_the_ids_are_the_callers_where_it_made_them(outbox: Outbox) -> None:
    ids = ["0190b0a0-0000-7000-8000-000000000001", "0190b0a0-0000-7000-8000-000000000002"]
    sealed = outbox.commit_scan(logged(), [replace(receipt(), id=one) for one in ids], operator="ANA")
    assert [one.envelope.id for one in sealed] == ids


def test_scans_without_transactions_are_heard_too(outbox: Outbox) -> None:
    for outcome in ("step", "command", "ignored", "refused", "refused"):
        outbox.commit_scan(logged(outcome=outcome), operator="ANA")
    receive(outbox)
    assert outbox.heard() == {"step": 1, "command": 1, "transaction": 1, "ignored": 1, "refused": 2}
    assert outbox.counts().waiting == 1


def test_a_button_is_not_heard_but_its_transaction_waits(outbox: Outbox) -> None:
    outbox.commit_scan(None, [receipt()], b"s", operator="ANA")
    assert sum(outbox.heard().values()) == 0
    assert outbox.counts().waiting == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [("\x00\x1b\x1d", "\x00\x1b\x1d"), ("half \ud83d", "half \\ud83d"), ("9" * 10_000_000, "9" * 10_000)],
    ids=["control", "surrogate", "endless"],
)
def test_garbage_is_logged_too(outbox: Outbox, text: str, kept: str) -> None:
    outbox.commit_scan(logged(text, outcome="refused"), operator="ANA")
    (row,) = outbox.trail(1)
    assert row.text.startswith(kept)
    assert len(row.text) < 10_100


def test_an_outcome_that_nobody_knows_is_our_own_mistake(outbox: Outbox) -> None:
    with pytest.raises(AssertionError):
        outbox.commit_scan(logged(outcome="perhaps"), operator="ANA")


def test_what_the_books_answered_is_kept_once(outbox: Outbox) -> None:
    receive(outbox, 2)
    first, second = (one.envelope.id for one in outbox.waiting(2))
    outbox.mark([posted(first, 4), posted(second, 5, "parked")])
    outbox.mark([posted(first, 4)])
    counts = outbox.counts()
    assert (counts.waiting, counts.posted, counts.parked) == (0, 1, 1)
    fate = outbox.fate(first)
    assert fate is not None
    assert (fate.verdict, fate.position, fate.exceptions) == ("posted", 4, (("over-receipt", "3 too many"),))


def test_what_was_posted_goes_after_35_days_and_still_counts(outbox: Outbox, clock: SimpleNamespace) -> None:
    receive(outbox, 4)
    first, second, *_ = outbox.waiting(4)
    outbox.mark([posted(first.envelope.id), posted(second.envelope.id)])
    clock.now += KEEP - 1
    outbox.prune()
    assert outbox.find(first.envelope.id) is not None
    clock.now += 2
    outbox.prune()
    assert outbox.find(first.envelope.id) is None
    assert len(outbox.trail(10)) == 1
    assert outbox.heard()["transaction"] == 4
    counts = outbox.counts()
    assert (counts.waiting, counts.posted) == (2, 2)


def test_the_end_of_the_chain_is_never_pruned(
    outbox: Outbox, open_outbox: Callable[..., Outbox], clock
) -> None:
    receive(outbox, 2)
    outbox.mark([posted(one.envelope.id) for one in outbox.waiting(2)])
    clock.now += KEEP + 1
    outbox.prune()
    outbox.close()
    (sealed,) = open_outbox().commit_scan(logged(), [receipt()], operator="ANA")
    assert sealed.envelope.sequence == 3


def test_books_that_went_back_are_sent_again_what_they_lost(outbox: Outbox) -> None:
    receive(outbox, 3)
    outbox.mark([posted(one.envelope.id, n + 1) for n, one in enumerate(outbox.waiting(3))])
    assert outbox.send_again(outbox.id, 1) == 2
    assert [one.envelope.sequence for one in outbox.waiting(9)] == [2, 3]
    assert outbox.counts().posted == 1


def test_tidying_loses_nothing(outbox: Outbox) -> None:
    receive(outbox, 5)
    outbox.tidy(after=1)
    receive(outbox)
    assert outbox.counts().waiting == 6


def test_a_failed_commit_leaves_no_gap(outbox: Outbox) -> None:
    receive(outbox)
    outbox._pen.execute("PRAGMA max_page_count=1")
    with pytest.raises(Unavailable) as told:
        outbox.commit_scan(logged(), [receipt()], bytes(100_000), operator="ANA")
    assert told.value.code == "disk-full"
    outbox._pen.execute("PRAGMA max_page_count=1000000")
    (sealed,) = outbox.commit_scan(logged(), [receipt()], operator="ANA")
    assert sealed.envelope.sequence == 2
