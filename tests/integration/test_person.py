"""Who acts at the command line; the books wait for nobody who looks for a PIN."""

from __future__ import annotations

from dataclasses import replace

import pytest
from argon2 import PasswordHasher
from builders import Desk, a_person
from sqlalchemy.pool import QueuePool

from app.db.engine import Books
from app.domain.errors import BadCall, Refusal
from app.integration.person import acting, named


@pytest.fixture
def ada(books: Books) -> Books:
    """Books that know Ada, whose PIN is 4711."""
    hashed = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("4711")
    Desk(books).records(replace(a_person("ADA", "accountant"), pin_hash=hashed))
    return books


def test_the_books_are_let_go_of_while_a_person_looks_for_the_pin(ada: Books) -> None:
    held = []

    def slowly() -> str:
        pool = ada.engine.pool
        assert isinstance(pool, QueuePool)
        held.append(pool.checkedout() - len(ada.spare))
        return "4711"

    assert named(ada, "ADA", slowly).badge == "ADA"
    assert held == [0]


def test_who_must_be_named_is_known_and_right(ada: Books) -> None:
    for badge, code in (("", "no-person"), ("BEA", "unknown-badge")):
        with pytest.raises(BadCall) as caught:
            named(ada, badge, lambda: "4711")
        assert caught.value.code == code
    with pytest.raises(Refusal) as refused:
        named(ada, "ADA", lambda: "1234")
    assert refused.value.code == "wrong-pin"


def test_a_badge_that_is_new_acts_without_a_pin(ada: Books) -> None:
    assert acting(ada, "BEA", lambda: "4711") is None
