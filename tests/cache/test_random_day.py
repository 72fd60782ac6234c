"""A day of every kind of work: no answer changes while an envelope travels; following comes to a refill."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from builders import ticking
from cache_content import content
from random_day import Day, a_warehouse, answers, commit, promise

from app.cache.cache import Cache
from app.cache.lookup import LookUp
from app.db.engine import Books
from app.domain.transaction import Transaction
from app.outbox.outbox import Outbox
from app.outbox.sender import Sender

DEEDS = 60


def changed(before: dict[str, object], after: dict[str, object]) -> dict[str, tuple[object, object]]:
    return {name: _differ(before[name], after[name]) for name in before if before[name] != after[name]}


def _differ(before: object, after: object) -> object:
    """What of two answers is in one alone."""
    if isinstance(before, tuple) and isinstance(after, tuple):
        return [one for one in before if one not in after], [one for one in after if one not in before]
    return before, after


@pytest.mark.parametrize("seed", range(2))
def test_no_answer_changes_while_envelopes_travel_and_following_comes_to_a_refill(
    books: Books, cache: Cache, look: LookUp, station: Outbox, tmp_path: Path, seed: int
) -> None:
    a_warehouse(books)
    promise(books, "SO-1")
    promise(books, "SO-2")
    cache.follow(books)
    sender = Sender(station, clock=ticking())
    day = Day(look, random.Random(seed))
    told: list[Transaction] = []
    while len(told) < DEEDS:
        sent = [
            day.next_sent(lambda deed: commit(station, look, deed)) for _ in range(day.draw.randint(1, 3))
        ]
        said = answers(look)
        if all(deed.kind != "reverse" for deed in sent):
            assert not changed(said, answers(LookUp(cache, station))), f"begun anew after {sent}"
        for step in (lambda: sender.drain(books), lambda: cache.follow(books)):
            step()
            assert not changed(said, answers(look)), f"after {len(told)}: {sent}"
        told += sent
    whole = Cache.open(tmp_path / "whole.db")
    whole.follow(books)
    assert content(cache) == content(whole)
    assert len({deed.kind for deed in told}) > 12
    whole.close()
