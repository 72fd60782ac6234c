"""A serial that was picked for one order and is then picked for another: the first has no longer what it was
promised."""

from __future__ import annotations

import pytest
from builders import Desk, a_location, a_shop, an_item, goods, rows
from holding import assert_holds

from app.db.engine import Books
from app.domain.documents import SalesLine, SalesOrder
from app.domain.envelope import Sealed
from app.domain.quantity import ONE
from app.domain.terms import Reason
from app.posting.claim import claim
from app.posting.post import Posted
from app.verify.verify import verify_books


def an_order(number: str) -> SalesOrder:
    lines = (SalesLine("1", "CLOCK", ONE), SalesLine("2", "APPLE", ONE))
    return SalesOrder(number, "CUST", lines)


@pytest.fixture
def desk(books: Books) -> Desk:
    """Two orders for a clock and an apple each; the first has both in its tote."""
    desk = a_shop(
        books, a_location("A-02", kind="bin"), a_location("CART", kind="cart"),
        an_item("CLOCK", tracking="serial"), Reason("BROKEN", "Broken", "5310"),
        an_order("SO-1"), an_order("SO-2"),
    )  # fmt: skip
    clocks = (goods("CLOCK", 1, target="A-01", serial=number, cost="9") for number in "12")
    desk.post(desk.transaction("opening", *clocks, goods("APPLE", 5, target="A-01", cost="1")))
    request = {"documents": ["SO-1", "SO-2"], "site": "MAIN"}
    claim(desk.books, "allocate", request, station="OFFICE", operator="ANA", clock=desk.clock)
    assert codes(desk.post(pick("SO-1", "1", desk), pick_apple("SO-1", desk))) == []
    return desk


def pick(order: str, serial: str, desk: Desk) -> Sealed:
    line = goods(
        "CLOCK", 1, "A-01", "CART", to_unit=f"TOTE-{order}", serial=serial, document=order, document_line="1"
    )
    return desk.transaction("pick", line)


def pick_apple(order: str, desk: Desk) -> Sealed:
    line = goods("APPLE", 1, "A-01", "CART", to_unit=f"TOTE-{order}", document=order, document_line="2")
    return desk.transaction("pick", line)


def codes(answers: list[Posted]) -> list[str]:
    return [code for answer in answers for code, _ in answer.exceptions]


def picked(desk: Desk) -> dict[tuple[str, str], str]:
    """What is picked for each order, and in which unit; the books hold."""
    assert_holds(desk.books)
    assert [fault.text for fault in verify_books(desk.books).faults] == []
    standing = (row for row in rows(desk.books, "allocation") if row["state"] == "picked")
    return {(row["document"], row["item"]): row["unit"] for row in standing}


def test_its_promise_goes_and_its_order_is_promised_another_at_once(desk: Desk) -> None:
    [answer] = desk.post(pick("SO-2", "1", desk))
    assert codes([answer]) == ["serial-elsewhere", "promise-released"]
    assert [(one["document"], one["location"]) for one in answer.promised] == [("SO-1", "A-01")]
    assert picked(desk) == {("SO-2", "CLOCK"): "TOTE-SO-2", ("SO-1", "APPLE"): "TOTE-SO-1"}


def test_with_other_goods_of_that_tote_in_the_batch(desk: Desk) -> None:
    """What else lies in the tote is known, too, and stays promised."""
    answers = desk.post(pick_apple("SO-2", desk), pick("SO-2", "1", desk))
    assert codes(answers) == ["serial-elsewhere", "promise-released"]
    assert picked(desk)["SO-1", "APPLE"] == "TOTE-SO-1"


def test_what_was_taken_out_and_lost_is_waited_for_and_promised_elsewhere(desk: Desk) -> None:
    lost = goods("CLOCK", 1, "CART", from_unit="TOTE-SO-1", serial="1", reason="BROKEN")
    [answer] = desk.post(desk.transaction("scrap", lost))
    assert "promise-released" in codes([answer])
    open_ = [row["document"] for row in rows(desk.books, "allocation") if row["state"] == "open"]
    assert sorted(open_) == ["SO-2", "SO-2"], "the second clock is SO-2's"
    desk.post(desk.transaction("opening", goods("CLOCK", 1, target="A-02", serial="3", cost="9")))
    assert picked(desk) == {("SO-1", "APPLE"): "TOTE-SO-1"}
    open_ = [row["document"] for row in rows(desk.books, "allocation") if row["state"] == "open"]
    assert sorted(open_) == ["SO-1", "SO-2", "SO-2"]
