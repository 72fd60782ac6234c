"""A count is true as of the position at which it was counted; what was posted since comes on top."""

from __future__ import annotations

from typing import Any

import pytest
from builders import Desk, a_location, a_person, a_shop, an_item, goods, rows
from holding import assert_holds

from app.db.engine import Books
from app.domain.errors import BadCall
from app.domain.quantity import ONE, Quantity
from app.integration.counting import BinCounted, count_bin
from app.verify.verify import verify_books

BIN = "A-01"


@pytest.fixture
def desk(books: Books) -> Desk:
    """Ten apples in a bin."""
    desk = a_shop(
        books, a_location("CART", kind="cart"), a_person("SUE", "supervisor"),
        an_item("PEAR", tracking="lot"), an_item("CLOCK", tracking="serial"),
    )  # fmt: skip
    desk.post(desk.receive("APPLE", 10, to=BIN))
    return desk


def position(desk: Desk) -> int:
    return max(row["position"] for row in rows(desk.books, "entry"))


def count(desk: Desk, much: int, seen: str = "", item: str = "APPLE", lot: str = "") -> BinCounted:
    counted = {item: Quantity(much * ONE)}
    return count_bin(desk.books, BIN, counted, lot=lot, operator="SUE", clock=desk.clock, seen=seen)


def difference(done: BinCounted) -> int:
    [found] = done.found
    return found.difference // ONE


def lying(desk: Desk, item: str = "APPLE") -> int:
    """What the books have in the bin; they hold."""
    assert_holds(desk.books)
    assert [fault.text for fault in verify_books(desk.books).faults] == []
    here = (row for row in rows(desk.books, "balance") if (row["location"], row["item"]) == (BIN, item))
    return sum(row["quantity"] for row in here) // ONE


def pick(desk: Desk, many: int, item: str = "APPLE", **more: Any) -> None:
    [answer] = desk.post(desk.transaction("pick", goods(item, many, BIN, "CART", to_unit="TOTE", **more)))
    assert answer.verdict == "posted"


@pytest.mark.parametrize(("much", "left"), [(8, 7), (10, 9), (13, 12)])
def test_a_pick_between_counting_and_posting_comes_on_top(desk: Desk, much: int, left: int) -> None:
    seen = position(desk)
    pick(desk, 1)
    assert difference(count(desk, much, str(seen))) == much - 10
    assert lying(desk) == left


def test_what_was_picked_before_it_was_counted_is_counted(desk: Desk) -> None:
    pick(desk, 1)
    assert difference(count(desk, 9)) == 0
    assert lying(desk) == 9


def test_what_came_since_stays(desk: Desk) -> None:
    seen = position(desk)
    desk.post(desk.receive("APPLE", 4, to=BIN, order="PO-9"))
    desk.post(desk.transaction("opening", goods("APPLE", 4, target=BIN, cost="1")))
    count(desk, 8, str(seen))
    desk.post(desk.transaction("move", goods("APPLE", 1, BIN, BIN, to_status="damaged")))
    lying(desk)
    assert difference(count(desk, 8, str(seen))) == -2, "asked of the same moment, it says the same"


def test_two_counts_and_a_pick_in_one_batch(desk: Desk) -> None:
    """What the batch itself brought came after what was seen, too."""
    said = {"location": BIN, "item": "APPLE", "counted": 8 * ONE, "seen": position(desk)}
    taken = desk.transaction("pick", goods("APPLE", 1, BIN, "CART", to_unit="TOTE"))
    answers = desk.post(taken, desk.transaction("count", extra=said, operator="SUE"))
    assert {answer.verdict for answer in answers} == {"posted"}
    assert lying(desk) == 7


def test_a_lot_is_counted_by_itself(desk: Desk) -> None:
    for lot in ("L1", "L2"):
        desk.post(desk.transaction("opening", goods("PEAR", 5, target=BIN, lot=lot, cost="1")))
    seen = position(desk)
    pick(desk, 1, "PEAR", lot="L2")
    pick(desk, 1, "PEAR", lot="L1")
    count(desk, 4, str(seen), "PEAR", "L1")
    assert lying(desk, "PEAR") == 7


def test_a_position_that_is_not_there_yet_is_refused(desk: Desk) -> None:
    with pytest.raises(BadCall):
        count(desk, 8, "99")


@pytest.mark.parametrize(
    "wrong",
    [{"seen": 99}, {"seen": "1"}, {"counted": -1}, {"counted": 2**52}, {"item": ""}, {"item": "CLOCK"},
     {"item": "PEAR"}, {"item": "NONE"}, {"location": "NOWHERE"}],
)  # fmt: skip
def test_a_count_that_cannot_be_true_is_parked(desk: Desk, wrong: dict[str, Any]) -> None:
    said = {"location": BIN, "item": "APPLE", "counted": 8 * ONE, "seen": 1, **wrong}
    [answer] = desk.post(desk.transaction("count", extra=said))
    assert answer.verdict == "parked"
    assert lying(desk) == 10


def test_verify_recomputes_what_it_differs_by(sqlite_books: Books) -> None:
    desk = a_shop(sqlite_books, a_person("SUE", "supervisor"))
    desk.post(desk.receive("APPLE", 10, to=BIN))
    done = count(desk, 8)
    with sqlite_books.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER movement_no_update")
        connection.exec_driver_sql(
            "UPDATE movement SET quantity = quantity + 1 WHERE envelope = ?", (done.posted[0].id,)
        )
    faults = [(fault.table, fault.column) for fault in verify_books(sqlite_books).faults]
    assert ("movement", "quantity") in faults
