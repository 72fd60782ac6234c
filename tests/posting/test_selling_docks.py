"""A dock that sells (`sellable`): what stands there loose is promised as what lies in bins is, and counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import Desk, a_location, a_shop, goods, rows
from holding import assert_holds

from app.db.engine import Books
from app.domain.documents import SalesLine, SalesOrder
from app.domain.quantity import ONE
from app.domain.records import Location
from app.insight.as_of import as_of
from app.insight.stock import stock
from app.insight.to_promise import to_promise
from app.posting.claim import claim
from app.verify.verify import verify_books

DOCK = Location("DOCK-1", "MAIN", "dock")
SELLING = replace(DOCK, sellable=True)


@pytest.fixture
def desk(books: Books) -> Desk:
    desk = a_shop(
        books,
        SELLING,
        a_location("STAGE", kind="stage"),
        SalesOrder("SO-1", "CUST", (SalesLine("1", "APPLE", 6 * ONE),)),
    )
    desk.post(
        desk.receive("APPLE", 2, to="A-01"), desk.receive("APPLE", 3), desk.receive("APPLE", 4, unit="P1")
    )
    return desk


def allocate(desk: Desk) -> list[tuple[str, int]]:
    """Where what was promised lies."""
    request = {"documents": ["SO-1"], "site": "MAIN"}
    granted = claim(desk.books, "allocate", request, station="OFFICE", operator="ANA", clock=desk.clock)
    return [(one["location"], one["quantity"] // ONE) for one in granted.result["promises"]]


def open_(desk: Desk) -> int:
    assert_holds(desk.books)
    assert verify_books(desk.books).faults == []
    return sum(row["quantity"] for row in rows(desk.books, "allocation") if row["state"] == "open") // ONE


def test_what_stands_there_loose_is_promised(desk: Desk) -> None:
    assert sorted(allocate(desk)) == [("A-01", 2), ("DOCK-1", 3)]
    assert open_(desk) == 5


def test_a_plain_dock_sells_nothing(desk: Desk) -> None:
    desk.records(DOCK)
    assert allocate(desk) == [("A-01", 2)]


def test_it_shows_as_available(desk: Desk) -> None:
    with desk.books.reading() as connection:
        now = as_of(connection, "")
        found = {(row["location"], row["handling_unit"]): row["available"] for row in stock(connection, now)}
        [row] = to_promise(connection, now)
    assert found == {("A-01", ""): "2", ("DOCK-1", ""): "3", ("DOCK-1", "P1"): "0"}
    assert (row["available"], row["waiting"]) == ("5", "6")


@pytest.mark.parametrize("target", ["A-01", "STAGE"])
def test_goods_that_go_on_keep_their_promise_where_they_can_be_sold(desk: Desk, target: str) -> None:
    allocate(desk)
    [answer] = desk.post(desk.transaction("move", goods("APPLE", 3, "DOCK-1", target)))
    assert {code for code, _ in answer.exceptions} == (set() if target == "A-01" else {"promise-released"})
    assert open_(desk) == (5 if target == "A-01" else 2)


def test_a_dock_that_sells_no_longer_gives_its_promises_back(desk: Desk) -> None:
    allocate(desk)
    [answer] = desk.records(DOCK)
    assert {code for code, _ in answer.exceptions} == {"promise-released"}
    assert open_(desk) == 2
    desk.records(SELLING)
    assert open_(desk) == 5, "what waits is promised it as soon as it can be sold again"


def test_a_bin_that_turns_into_a_stage_gives_its_promises_back(desk: Desk) -> None:
    allocate(desk)
    desk.records(Location("A-01", "MAIN", "stage"))
    assert open_(desk) == 3
