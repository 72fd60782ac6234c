"""Goods come back on one line of a return, go on, and more of them come back: its pool is found again."""

from __future__ import annotations

import pytest
from builders import Desk, a_partner, a_shop, goods, rows
from holding import assert_holds

from app.db.engine import Books
from app.domain.documents import PastLine, PastShipment, Return, ReturnLine
from app.domain.quantity import ONE
from app.domain.records import Location


@pytest.fixture
def desk(books: Books) -> Desk:
    return a_shop(
        books,
        Location("BENCH-1", "MAIN", "stage"),
        a_partner("WERNER", "customer"),
        PastShipment("SH-1", "WERNER", (PastLine("1", "APPLE", 4 * ONE, price="5", cost="2.50"),)),
        Return("R-1", "WERNER", (ReturnLine("1", "APPLE", 3 * ONE, "SH-1", "1"),)),
    )


def came(desk: Desk) -> None:
    line = goods("APPLE", 1, target="BENCH-1", to_status="inspection", document="R-1", document_line="1")
    [answer] = desk.post(desk.transaction("return", line))
    assert answer.verdict == "posted"


def went(desk: Desk) -> None:
    line = goods("APPLE", 1, "BENCH-1", from_status="inspection", document="R-1", document_line="1")
    [answer] = desk.post(desk.transaction("scrap", line, reason="BROKEN"))
    assert answer.verdict == "posted"


def test_the_emptied_inspection_pool_of_a_line_goes_on_where_it_stood(desk: Desk) -> None:
    came(desk)
    went(desk)
    came(desk)
    went(desk)
    [pool] = [row for row in rows(desk.books, "pool") if row["account"] == "inspection"]
    assert (pool["reference"], pool["quantity"], pool["value"], pool["steps"]) == ("R-1:1", 0, 0, 4)
    assert_holds(desk.books)
