"""Orders that wait are promised what comes free at once: put away, restocked, counted, given back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import Desk, a_location, a_shop, an_item, goods, rows
from holding import assert_holds

from app.db.engine import Books
from app.domain.documents import SalesLine, SalesOrder
from app.domain.envelope import Sealed
from app.domain.quantity import ONE
from app.domain.records import Location
from app.domain.terms import Reason, Task
from app.integration.orders import cancel_order
from app.posting.claim import Granted, claim
from app.posting.post import Posted
from app.posting.waits import MOST
from app.verify.verify import verify_books

BIN = "A-01"


def an_order(number: str, quantity: int, priority: str = "", partial: str = "") -> SalesOrder:
    return SalesOrder(number, "CUST", (SalesLine("1", "APPLE", quantity * ONE),), priority, partial=partial)


@pytest.fixture
def desk(books: Books) -> Desk:
    """Four apples on a shelf for three orders, the last of which is the most urgent; two of them wait."""
    desk = a_shop(
        books, a_location("A-02", kind="bin"), a_location("BENCH", kind="stage"),
        a_location("CART", kind="cart"), an_item("PEAR"), Reason("BROKEN", "Broken", "5310"),
        an_order("SO-1", 4), an_order("SO-2", 3, "2"), an_order("SO-3", 3, "1"),
    )  # fmt: skip
    desk.post(desk.receive("APPLE", 4, to=BIN))
    for order in ("SO-1", "SO-2", "SO-3"):
        ask(desk, "allocate", document=order, site="MAIN")
    assert waiting(desk) == {"SO-2": 3, "SO-3": 3}
    return desk


def ask(desk: Desk, kind: str, **request: object) -> Granted:
    return claim(desk.books, kind, request, station=desk.station, operator="ANA", clock=desk.clock)


def waiting(desk: Desk) -> dict[str, int]:
    """Who waits, and for how many apples."""
    holds(desk)
    found = (row for row in rows(desk.books, "granted", "name") if row["kind"] == "wait")
    return {row["name"].split("\x1f")[1]: row["last"] // ONE for row in found}


def holds(desk: Desk) -> None:
    assert_holds(desk.books)
    assert [fault.text for fault in verify_books(desk.books).faults] == []


def promised(answer: Posted | Granted) -> list[tuple[str, str, int]]:
    return [(one["document"], one["location"], one["quantity"] // ONE) for one in answer.promised]


def post(desk: Desk, *sealed: Sealed) -> list[tuple[str, str, int]]:
    """Post, and say what was promised at once."""
    answers = desk.post(*sealed)
    assert {answer.verdict for answer in answers} == {"posted"}, answers
    return [one for answer in answers for one in promised(answer)]


def test_put_away_goods_go_to_the_most_urgent_that_waits(desk: Desk) -> None:
    assert post(desk, desk.receive("APPLE", 4)) == [], "on the dock they cannot be promised"
    assert post(desk, desk.transaction("move", goods("APPLE", 4, "DOCK-1", "A-02"))) == [
        ("SO-3", "A-02", 3), ("SO-2", "A-02", 1),
    ]  # fmt: skip
    assert waiting(desk) == {"SO-2": 2}
    assert post(desk, desk.receive("APPLE", 2, to="A-02")) == [("SO-2", "A-02", 2)]
    assert waiting(desk) == {}
    entries = sum(1 for _ in rows(desk.books, "entry"))
    assert post(desk, desk.receive("APPLE", 2, to="A-02")) == []
    assert sum(1 for _ in rows(desk.books, "entry")) == entries + 1, "nobody waits, and nobody is asked"


def test_however_many_wait_the_most_urgent_is_looked_at(desk: Desk) -> None:
    """The one that comes last by name, and was the last to ask."""
    crowd = [an_order(f"SO-4{n:02}", 1, "5") for n in range(MOST)]
    desk.records(*crowd, an_order("SO-9", 1, "0"))
    ask(desk, "allocate", documents=[*(order.number for order in crowd), "SO-9"], site="MAIN")
    assert post(desk, desk.receive("APPLE", 1, to="A-02")) == [("SO-9", "A-02", 1)]


def test_other_goods_move_nobody(desk: Desk) -> None:
    entries = sum(1 for _ in rows(desk.books, "entry"))
    pear = desk.transaction("opening", goods("PEAR", 4, target="A-02", cost="1"))
    assert post(desk, pear, desk.transaction("move", goods("APPLE", 1, BIN, "A-02"))) == []
    assert sum(1 for _ in rows(desk.books, "entry")) == entries + 2


FREEING: dict[str, Callable[[Desk], Sealed]] = {
    "counted": lambda desk: desk.transaction("count", goods("APPLE", 2, target="A-02")),
    "restocked": lambda desk: desk.transaction(
        "move", goods("APPLE", 2, "BENCH", "A-02", from_status="inspection", to_status="available")
    ),
    "taken out of a tote": lambda desk: desk.transaction(
        "move", goods("APPLE", 2, "BENCH", "A-02", from_unit="TOTE")
    ),
    "a place that sells now": lambda desk: desk.record(Location("BENCH", "MAIN", "bin")),
    "a pallet that is a shelf": lambda desk: desk.record(Location("DOCK-1", "MAIN", "dock", sellable=True)),
}


@pytest.mark.parametrize("what", FREEING)
def test_what_comes_free_is_promised(desk: Desk, what: str) -> None:
    desk.post(
        desk.transaction("opening", goods("APPLE", 2, target="BENCH", to_unit="TOTE", cost="1")),
        desk.transaction("opening", goods("APPLE", 2, target="BENCH", to_status="inspection", cost="1")),
        desk.transaction("opening", goods("APPLE", 2, target="BENCH", cost="1")),
        desk.receive("APPLE", 2),
    )
    assert [(order, many) for order, _, many in post(desk, FREEING[what](desk))] == [("SO-3", 2)]
    assert waiting(desk) == {"SO-2": 3, "SO-3": 1}


def test_a_bin_that_was_counted_serves_who_waits(desk: Desk) -> None:
    """What is to be counted is promised to nobody; that nothing differs sets it free."""
    doubt = Task("count", "A-02", "APPLE", site="MAIN", opened_at=desk.clock())
    assert post(desk, desk.record(doubt), desk.receive("APPLE", 2, to="A-02")) == []
    right = desk.transaction("count", extra={"location": "A-02", "item": "APPLE"})
    assert post(desk, right) == [("SO-3", "A-02", 2)]


def test_a_whole_order_waits_until_all_of_it_is_there(desk: Desk) -> None:
    desk.records(an_order("SO-2", 3, "0", partial="no"))
    assert post(desk, desk.receive("APPLE", 2, to="A-02")) == [("SO-3", "A-02", 2)]
    assert post(desk, desk.receive("APPLE", 4, to="A-02")) == [("SO-2", "A-02", 3), ("SO-3", "A-02", 1)]


def test_what_an_order_gives_back_goes_to_the_others(desk: Desk) -> None:
    assert promised(ask(desk, "release", document="SO-1")) == [("SO-3", BIN, 3), ("SO-2", BIN, 1)]
    assert waiting(desk) == {"SO-2": 2}


def test_a_cancelled_order_gives_to_who_waits_and_waits_no_more(desk: Desk) -> None:
    cancel_order(desk.books, "SO-3", "", operator="SUE", clock=desk.clock)
    assert waiting(desk) == {"SO-2": 3}
    cancel_order(desk.books, "SO-1", "", operator="SUE", clock=desk.clock)
    assert waiting(desk) == {}
    desk.records(an_order("SO-2", 5, "2"))
    ask(desk, "allocate", document="SO-2", site="MAIN")
    assert waiting(desk) == {"SO-2": 1}
    cancel_order(desk.books, "SO-2", "", operator="SUE", clock=desk.clock)
    assert waiting(desk) == {}


def test_what_was_lost_is_waited_for_again(desk: Desk) -> None:
    loss = desk.transaction("count", goods("APPLE", 3, BIN))
    [answer] = desk.post(loss)
    assert ("promise-released", "3 of APPLE can no longer be promised to SO-1") in answer.exceptions
    assert waiting(desk) == {"SO-1": 3, "SO-2": 3, "SO-3": 3}
    assert post(desk, desk.transaction("count", goods("APPLE", 9, target=BIN))) == [
        ("SO-3", BIN, 3), ("SO-2", BIN, 3), ("SO-1", BIN, 3),
    ]  # fmt: skip


def test_a_pick_that_is_short_waits_for_the_rest(desk: Desk) -> None:
    lines = [{"document": "SO-1", "line": "1", "quantity": 2 * ONE}]
    task = Task("count", BIN, "APPLE", site="MAIN", opened_at=desk.clock())
    desk.post(desk.record(task))
    ask(desk, "reallocate", lines=lines, site="MAIN", location=BIN)
    assert waiting(desk) == {"SO-1": 2, "SO-2": 3, "SO-3": 3}


def test_a_batch_promises_once_all_of_it_is_posted(desk: Desk) -> None:
    batch = [desk.receive("APPLE", 1, to="A-02") for _ in range(3)]
    assert post(desk, *batch) == [("SO-3", "A-02", 3)]
    again = desk.post(*batch)
    assert [answer.promised for answer in again] == [()] * 3


def test_verify_finds_a_wait_that_nobody_granted(sqlite_books: Books) -> None:
    desk = a_shop(sqlite_books, an_order("SO-1", 4))
    ask(desk, "allocate", document="SO-1", site="MAIN")
    with sqlite_books.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER granting_no_update")
        connection.exec_driver_sql("UPDATE granting SET last = 1")
    assert {fault.table for fault in verify_books(sqlite_books).faults} == {"granting", "granted"}
