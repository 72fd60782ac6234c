"""An order that does not wait: what it cannot have is dropped and named, and no longer expected."""

from __future__ import annotations

import json
from typing import Any

import pytest
from builders import Desk, a_location, a_shop, an_item, goods, rows
from holding import assert_holds

from app.db.engine import Books
from app.domain.documents import Dropped, SalesLine, SalesOrder
from app.domain.quantity import ONE
from app.domain.records import Partner, record_of
from app.integration.orders import allocate_orders
from app.posting.claim import claim
from app.verify.verify import verify_books

BIN = "A-01"
LINES = (SalesLine("1", "APPLE", 6 * ONE, price="6"), SalesLine("2", "PEAR", 2 * ONE))


@pytest.fixture
def desk(books: Books) -> Desk:
    """Four apples and no pear, in a shop with a customer who does not wait."""
    desk = a_shop(
        books,
        an_item("PEAR"),
        a_location("A-02", kind="bin"),
        Partner("HASTY", "Hasty", "customer", rest="drop"),
    )
    desk.post(desk.receive("APPLE", 4, to=BIN))
    return desk


def ask(desk: Desk, kind: str, **request: Any) -> dict[str, Any]:
    request = {"site": "MAIN", **request}
    granted = claim(desk.books, kind, request, station="PICK", operator="ANA", clock=desk.clock)
    assert_holds(desk.books)
    assert [fault.text for fault in verify_books(desk.books).faults] == []
    return dict(granted.result)


def order(desk: Desk, number: str = "SO-1") -> SalesOrder:
    found = {row["key"]: row["body"] for row in rows(desk.books, "current_record") if row["key"] == number}
    return record_of(SalesOrder, json.loads(found[number]))


def kept(desk: Desk) -> tuple[dict[str, int], dict[str, int]]:
    """What is still wanted of the order, and what was dropped, by line."""
    now = order(desk)
    wanted, gone = ({line.line: line.quantity // ONE for line in lines} for lines in (now.lines, now.dropped))
    return wanted, gone


@pytest.mark.parametrize(
    ("customer", "rest", "drops"),
    [("HASTY", "", True), ("HASTY", "wait", False), ("CUST", "drop", True), ("CUST", "", False)],
)
def test_the_orders_word_goes_before_its_customers(desk: Desk, customer: str, rest: str, drops: bool) -> None:
    desk.records(SalesOrder("SO-1", customer, LINES, rest=rest))
    result = ask(desk, "allocate", document="SO-1")
    waiting = [row for row in rows(desk.books, "granted") if row["kind"] == "wait"]
    assert bool(result["short"]) == bool(waiting) == (not drops)
    assert kept(desk) == (({"1": 4}, {"1": 2, "2": 2}) if drops else ({"1": 6, "2": 2}, {}))
    again = ask(desk, "allocate", document="SO-1")
    assert (again["promises"], "dropped" in again) == ([], False)


def test_the_answer_names_what_was_dropped(desk: Desk) -> None:
    desk.records(SalesOrder("SO-1", "HASTY", LINES), SalesOrder("SO-2", "CUST", LINES))
    done = allocate_orders(
        desk.books, ["SO-1", "SO-2"], site="MAIN", partial="yes", operator="ANA", clock=desk.clock
    ).as_json()
    assert [(one["document"], one["item"], one["quantity"]) for one in done["dropped"]] == [
        ("SO-1", "APPLE", "2"), ("SO-1", "PEAR", "2"),
    ]  # fmt: skip
    assert {one["document"] for one in done["short"]} == {"SO-2"}


def test_an_order_that_goes_whole_or_not_at_all_is_dropped_whole(desk: Desk) -> None:
    desk.records(SalesOrder("SO-1", "HASTY", LINES, partial="no"))
    ask(desk, "allocate", document="SO-1")
    assert kept(desk) == ({}, {"1": 6, "2": 2})
    done = allocate_orders(desk.books, (), site="MAIN", partial="yes", operator="ANA", clock=desk.clock)
    assert done.orders == 0, "nothing more is expected of it"


def test_what_a_pick_finds_missing_is_dropped_too(desk: Desk) -> None:
    desk.records(SalesOrder("SO-1", "HASTY", LINES[:1]))
    ask(desk, "allocate", document="SO-1")
    lines = [{"document": "SO-1", "line": "1", "quantity": 3 * ONE}]
    result = ask(desk, "reallocate", lines=lines, location=BIN)
    assert (result["short"], result["dropped"][0]["quantity"]) == ([], 3 * ONE)
    assert order(desk).dropped == (Dropped("1", "APPLE", 5 * ONE),)
    pick = {"document": "SO-1", "document_line": "1", "to_unit": "T-1"}
    desk.post(
        desk.transaction("pick", goods("APPLE", 1, BIN, BIN, **pick)),
        desk.transaction("ship", goods("APPLE", 1, BIN, from_unit="T-1", document="SO-1", document_line="1")),
    )
    assert ask(desk, "allocate", document="SO-1")["promises"] == []


def test_verify_finds_an_order_that_was_cut_otherwise(sqlite_books: Books) -> None:
    desk = a_shop(sqlite_books, SalesOrder("SO-1", "CUST", LINES[:1], rest="drop"))
    claim(
        sqlite_books,
        "allocate",
        {"document": "SO-1", "site": "MAIN"},
        station="P",
        operator="",
        clock=desk.clock,
    )
    with sqlite_books.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER record_no_update")
        changed = (
            "UPDATE record SET body = replace(body, '6000000', '5000000') WHERE table_name = 'sales_order'"
        )
        connection.exec_driver_sql(f"{changed} AND envelope IN (SELECT id FROM claim)")
    assert {fault.table for fault in verify_books(sqlite_books).faults} >= {"record"}
