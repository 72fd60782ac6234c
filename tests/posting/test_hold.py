"""A refund is held by a rule of suspicion until a supervisor lets it go."""

from __future__ import annotations

import pytest
from builders import Desk, a_person, a_shop, rows
from holding import assert_holds

from app.db.engine import Books
from app.domain.envelope import Sealed
from app.posting.post import Posted


@pytest.fixture
def desk(books: Books) -> Desk:
    return a_shop(books, a_person("ANA", "operator"), a_person("SUE", "supervisor"))


def hold(desk: Desk, **extra: str) -> tuple[Sealed, Posted]:
    facts = "ends 39 was shipped, ends 93 came back"
    said = {"rules": "other-serial", "facts": facts, "unit": "U-1", **extra}
    sealed = desk.transaction("hold", document="R-1", extra=said)
    return sealed, desk.post(sealed)[0]


def let_go(desk: Desk, held: str, *, by: str = "SUE", reason: str = "the label was swapped") -> Posted:
    said = {"hold": held}
    return desk.post(
        desk.transaction("clear-hold", document="R-1", reason=reason, extra=said, approved_by=by)
    )[0]


def test_a_hold_is_an_exception_that_a_supervisor_owns(desk: Desk) -> None:
    _, answer = hold(desk)
    assert answer.verdict == "posted"
    [noted] = rows(desk.books, "exception")
    assert (noted["code"], noted["owner"], noted["document"]) == ("refund-held", "supervisor", "R-1")
    assert noted["text"] == "other-serial: ends 39 was shipped, ends 93 came back"
    assert_holds(desk.books)


def test_a_supervisor_lets_it_go_once(desk: Desk) -> None:
    sealed, _ = hold(desk)
    assert let_go(desk, sealed.envelope.id).verdict == "posted"
    [cleared] = rows(desk.books, "clearing")
    assert (cleared["exception_envelope"], cleared["reason"]) == (sealed.envelope.id, "the label was swapped")
    again = let_go(desk, sealed.envelope.id)
    assert (again.verdict, again.code) == ("parked", "already-cleared")
    assert_holds(desk.books)


def test_nobody_else_lets_it_go(desk: Desk) -> None:
    sealed, _ = hold(desk)
    answer = let_go(desk, sealed.envelope.id, by="ANA")
    assert (answer.verdict, answer.code) == ("parked", "not-approved")
    assert_holds(desk.books)


def test_what_was_not_held_and_what_says_no_reason_is_parked(desk: Desk) -> None:
    assert let_go(desk, "nothing").code == "unknown-exception"
    sealed, _ = hold(desk)
    assert let_go(desk, sealed.envelope.id, reason="").code == "no-reason"
    assert hold(desk, facts="")[1].code == "bad-payload"
    assert_holds(desk.books)
