"""A refund is held by a rule of suspicion until a supervisor lets it go."""

from __future__ import annotations

import pytest
from builders import Desk, a_person, a_shop, goods, rows
from holding import assert_holds

from app.db.engine import Books
from app.domain.envelope import Sealed
from app.posting.post import Posted
from app.verify.verify import verify_books


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
    assert not verify_books(desk.books).faults


def test_a_supervisor_lets_it_go_once(desk: Desk) -> None:
    sealed, _ = hold(desk)
    assert let_go(desk, sealed.envelope.id).verdict == "posted"
    [cleared] = rows(desk.books, "clearing")
    assert (cleared["exception_envelope"], cleared["reason"]) == (sealed.envelope.id, "the label was swapped")
    again = let_go(desk, sealed.envelope.id)
    assert (again.verdict, again.code) == ("parked", "already-cleared")
    assert_holds(desk.books)
    assert not verify_books(desk.books).faults


def test_nobody_else_lets_it_go(desk: Desk) -> None:
    sealed, _ = hold(desk)
    answer = let_go(desk, sealed.envelope.id, by="ANA")
    assert (answer.verdict, answer.code) == ("parked", "not-approved")
    assert_holds(desk.books)
    assert not verify_books(desk.books).faults


def test_what_was_not_held_and_what_says_no_reason_is_parked(desk: Desk) -> None:
    assert let_go(desk, "nothing").code == "unknown-exception"
    sealed, _ = hold(desk)
    assert let_go(desk, sealed.envelope.id, reason="").code == "no-reason"
    assert hold(desk, facts="")[1].code == "bad-payload"
    assert_holds(desk.books)
    assert not verify_books(desk.books).faults


def pay(document: str = "R-1") -> dict[str, object]:
    return {"document": document, "extra": {"amount": 12_0000}, "operator": "SUE"}


def test_no_refund_is_posted_while_a_hold_stands(desk: Desk) -> None:
    sealed, _ = hold(desk)
    [early] = desk.post(desk.transaction("refund", **pay()))
    assert (early.verdict, early.code) == ("parked", "hold-stands")
    why = "held until a supervisor clears it (other-serial: ends 39 was shipped, ends 93 came back)"
    assert [row["text"] for row in rows(desk.books, "exception") if row["code"] == "hold-stands"] == [
        f"the refund of R-1 is {why}"
    ]
    [other] = desk.post(desk.transaction("refund", **pay("R-2")))
    assert other.verdict == "posted"
    let_go(desk, sealed.envelope.id)
    [paid] = desk.post(desk.transaction("refund", **pay()))
    assert paid.verdict == "posted"
    assert_holds(desk.books)
    assert not verify_books(desk.books).faults


def test_the_last_of_several_holds_lets_the_refund_go(desk: Desk) -> None:
    first, second = hold(desk)[0], hold(desk, unit="U-2")[0]
    let_go(desk, second.envelope.id)
    assert desk.post(desk.transaction("refund", **pay()))[0].code == "hold-stands"
    cleared = {"exception": first.envelope.id, "part": 1, "reason": "looked at"}
    answers = desk.post(desk.seal("clear", cleared, operator="SUE"), desk.transaction("refund", **pay()))
    assert [answer.verdict for answer in answers] == ["posted", "posted"]


def test_a_hold_in_the_same_batch_counts(desk: Desk) -> None:
    said = {"rules": "empty-or-lighter", "facts": "the box is empty"}
    held = desk.transaction("hold", document="R-1", extra=said)
    answers = desk.post(held, desk.transaction("refund", **pay()))
    assert [answer.code for answer in answers] == ["", "hold-stands"]


def test_a_hold_stays_when_the_goods_that_it_is_about_are_taken_back(desk: Desk) -> None:
    back = desk.transaction("return", goods("APPLE", 1, target="DOCK-1"), document="R-1")
    desk.post(back)
    hold(desk, unit=back.envelope.id)
    answers = desk.post(desk.reverse(back), desk.transaction("refund", **pay()))
    assert [answer.code for answer in answers] == ["", "hold-stands"]
    assert_holds(desk.books)
    assert not verify_books(desk.books).faults
