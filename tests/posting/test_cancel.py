"""A cancelled order: closed, its open promises ended and what is picked sent back, all in one go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from builders import Desk, a_location, a_shop, goods, rows
from holding import assert_holds
from killed import killed_at

from app.db.engine import Books, open_books
from app.domain.documents import SalesLine, SalesOrder
from app.domain.quantity import ONE
from app.integration.orders import cancel_order
from app.posting.claim import claim
from app.verify.verify import verify_books

PICKED = {"document": "SO-1", "document_line": "1", "to_unit": "TOTE-1"}


def a_picked_order(books: Books) -> Desk:
    """Six wanted and promised, four of them picked."""
    order = SalesOrder("SO-1", "CUST", (SalesLine("1", "APPLE", 6 * ONE),))
    desk = a_shop(books, a_location("CART", kind="cart"), order)
    desk.post(desk.receive("APPLE", 10, to="A-01"))
    request = {"document": "SO-1", "site": "MAIN"}
    claim(books, "allocate", request, station="PICK", operator="ANA", clock=desk.clock)
    desk.post(desk.transaction("pick", goods("APPLE", 4, "A-01", "CART", **PICKED)))
    return desk


def standing(books: Books) -> tuple[dict[str, int], int, int]:
    """Promises by state, how often the order is closed, and tasks."""
    promises = {row["state"]: row["quantity"] // ONE for row in rows(books, "allocation")}
    closed = sum(row["quantity"] for row in rows(books, "progress") if row["kind"] == "closed")
    tasks = [row for row in rows(books, "current_record") if row["table_name"] == "task"]
    return promises, closed, len(tasks)


def cancelling(desk: Desk) -> Callable[[Books, Callable[[str], None]], Any]:
    def act(books: Books, watch: Callable[[str], None]) -> dict[str, Any]:
        return cancel_order(books, "SO-1", "WHY", operator="SUE", clock=desk.clock, watch=watch)

    return act


def test_closing_ends_the_open_promises_and_no_other(books: Books) -> None:
    desk = a_picked_order(books)
    done = cancelling(desk)(books, lambda _: None)
    assert done == {"order": "SO-1", "released": "2", "put_back_at": ["CART"]}
    assert standing(books) == ({"picked": 4}, 1, 1)
    assert_holds(books)
    assert verify_books(books).faults == []


def test_closing_taken_back_promises_again(books: Books) -> None:
    desk = a_picked_order(books)
    cancelling(desk)(books, lambda _: None)
    [closing] = [row["id"] for row in rows(books, "envelope") if row["kind"] == "close-document"]
    [answer] = desk.post(desk.transaction("reverse", reverses=closing))
    assert answer.verdict == "posted"
    assert standing(books)[:2] == ({"picked": 4, "open": 2}, 0)
    assert verify_books(books).faults == []


def test_a_promise_that_outlived_its_order_is_found(sqlite_books: Books) -> None:
    desk = a_picked_order(sqlite_books)
    cancelling(desk)(sqlite_books, lambda _: None)
    with sqlite_books.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER promise_no_delete")
        connection.exec_driver_sql("DELETE FROM promise WHERE quantity < 0 AND envelope IN"
                                   " (SELECT id FROM envelope WHERE kind = 'close-document')")  # fmt: skip
    assert {fault.table for fault in verify_books(sqlite_books).faults} >= {"promise"}


@pytest.mark.timeout(240)
def test_killed_at_any_statement_it_is_cancelled_or_not(books_url: str) -> None:
    with open_books(books_url) as books:
        desk = a_picked_order(books)
        before, after = standing(books), ({"picked": 4}, 1, 1)
        books.engine.dispose()
        statement, step = 1, 1 if books.dialect == "postgresql" else 4
        while killed_at(books_url, cancelling(desk), statement) and standing(books) == before:
            books.engine.dispose()
            statement += step
        assert statement > 3
        assert standing(books) == after, f"all of it or nothing at statement {statement}"
        assert_holds(books)
