"""What was to be counted is done by a count, a face by what fills it; what was held back is free at once."""

from __future__ import annotations

import pytest
from builders import MORNING, Desk, a_location, a_shop, an_item, goods, rows
from holding import all_rows, assert_holds

from app.db.engine import Books
from app.domain.documents import SalesLine, SalesOrder
from app.domain.quantity import ONE
from app.domain.terms import Reason, Task
from app.domain.transaction import Line
from app.posting.claim import claim
from app.verify.verify import verify_books

BIN = "A-01"


def a_task(kind: str, location: str = BIN, sku: str = "") -> Task:
    return Task(kind, location, sku, site="MAIN", opened_at=MORNING)


@pytest.fixture
def desk(books: Books) -> Desk:
    desk = a_shop(
        books,
        an_item("PEAR"),
        a_location("A-010", kind="bin"),
        a_location("CART", kind="cart"),
        Reason("BROKEN", "Broken", "5310"),
        SalesOrder("SO-1", "CUST", (SalesLine("1", "APPLE", 3 * ONE),)),
        a_task("count"),
        a_task("count", sku="APPLE"),
        a_task("count", sku="PEAR"),
        a_task("count", "A-010"),
        a_task("refill", sku="APPLE"),
        a_task("refill", "A-010", "APPLE"),
    )
    desk.post(
        desk.receive("APPLE", 5, to=BIN),
        desk.receive("APPLE", 5),
        desk.transaction("opening", goods("PEAR", 2, target=BIN, cost="1")),
    )
    return desk


def post(desk: Desk, kind: str, *lines: Line, **fields: object) -> set[str]:
    """Post, and say which tasks it did."""
    before = open_(desk)
    [answer] = desk.post(desk.transaction(kind, *lines, **fields))
    assert answer.verdict == "posted", answer
    assert_holds(desk.books)
    assert [fault.text for fault in verify_books(desk.books).faults] == []
    return before - open_(desk)


def open_(desk: Desk) -> set[str]:
    return {
        row["key"]
        for row in rows(desk.books, "current_record")
        if row["table_name"] == "task" and '"state":"open"' in row["body"]
    }


def test_a_counted_item_is_done_and_the_bin_waits_for_the_rest(desk: Desk) -> None:
    assert post(desk, "count", goods("APPLE", 1, BIN)) == {"count A-01 APPLE"}
    both = goods("APPLE", 1, target=BIN), goods("PEAR", 1, BIN)
    assert post(desk, "count", *both) == {"count A-01", "count A-01 PEAR"}


def test_a_count_that_found_what_the_books_say(desk: Desk) -> None:
    assert post(desk, "count", extra={"location": BIN, "item": "APPLE"}) == {"count A-01 APPLE"}
    assert post(desk, "count", extra={"location": BIN}) == {"count A-01", "count A-01 PEAR"}
    assert post(desk, "count", extra={"location": BIN}) == set()
    assert not [row for row in rows(desk.books, "movement") if row["kind"] == "count"]


def test_an_empty_bin_is_counted(desk: Desk) -> None:
    assert post(desk, "count", extra={"location": "A-010", "item": "APPLE"}) == {"count A-010"}


def test_who_corrects_the_books_has_looked(desk: Desk) -> None:
    assert post(desk, "adjust", goods("APPLE", 1, BIN, reason="BROKEN")) == {"count A-01 APPLE"}


def test_the_bin_is_free_at_once(desk: Desk) -> None:
    def promised() -> int:
        request = {"document": "SO-1", "site": "MAIN"}
        granted = claim(desk.books, "allocate", request, station="PICK", operator="ANA", clock=desk.clock)
        return sum(one["quantity"] for one in granted.result["promises"]) // ONE

    assert promised() == 0
    post(desk, "count", extra={"location": BIN, "item": "APPLE"})
    assert promised() == 0, "all of the bin is still to be counted"
    [answer] = desk.post(desk.transaction("count", extra={"location": BIN}))
    assert [one["quantity"] // ONE for one in answer.promised] == [3], "who was short waits for it"


@pytest.mark.parametrize("extra", [{}, {"location": "NOWHERE"}, {"item": "APPLE"}])
def test_a_count_of_nothing_nowhere_is_none(desk: Desk, extra: dict[str, str]) -> None:
    [answer] = desk.post(desk.transaction("count", extra=extra))
    assert answer.verdict == "parked"


def test_goods_put_into_a_face_refill_it(desk: Desk) -> None:
    assert post(desk, "move", goods("PEAR", 1, BIN, "A-010")) == set()
    assert post(desk, "move", goods("APPLE", 1, "DOCK-1", BIN, to_unit="TOTE")) == set()
    assert post(desk, "move", goods("APPLE", 1, "DOCK-1", BIN, status="damaged")) == set()
    assert post(desk, "move", goods("APPLE", 1, "DOCK-1", BIN)) == {"refill A-01 APPLE"}
    assert post(desk, "move", goods("APPLE", 1, "DOCK-1", BIN)) == set()


def test_verify_finds_a_task_that_was_done_by_nobody_or_not_done(sqlite_books: Books) -> None:
    desk = a_shop(sqlite_books, a_task("count", sku="APPLE"), a_task("refill", sku="APPLE"))
    desk.post(
        desk.receive("APPLE", 5),
        desk.transaction("move", goods("APPLE", 1, "DOCK-1", BIN)),
        desk.transaction("count", extra={"location": BIN}),
    )
    kinds = {row["id"]: row["kind"] for row in all_rows(sqlite_books)["envelope"]}
    with sqlite_books.writing() as connection:
        for name in ("record_no_update", "record_no_delete"):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for envelope, kind in kinds.items():
            if kind == "move":
                connection.exec_driver_sql("DELETE FROM record WHERE envelope = ?", (envelope,))
            if kind == "count":
                changed = "UPDATE record SET key = 'count B-01' WHERE envelope = ?"
                connection.exec_driver_sql(changed, (envelope,))
    faults = [fault for fault in verify_books(sqlite_books).faults if fault.table == "record"]
    found = {(kinds[fault.key.split(":")[0]], fault.column, fault.expected) for fault in faults}
    assert {
        ("move", "", "refill A-01 APPLE, done"),
        ("count", "", "count A-01 APPLE, done"),
        ("count", "key", "a task that a count does"),
    } <= found
