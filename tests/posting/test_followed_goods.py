"""Promises go with their goods: put away from a dock that sells, moved from bin to bin, and taken back."""

from __future__ import annotations

from typing import Any

import pytest
from builders import Desk, a_location, a_shop, an_item, goods, rows
from holding import assert_holds

from app.db.engine import Books
from app.domain.documents import SalesLine, SalesOrder
from app.domain.envelope import Sealed
from app.domain.quantity import ONE
from app.domain.records import Location
from app.posting.claim import claim
from app.posting.post import Posted
from app.verify.verify import verify_books

DOCK = "DOCK-1"
Places = dict[str, dict[str, int]]


def an_order(number: str, quantity: int, sku: str = "APPLE") -> SalesOrder:
    return SalesOrder(number, "CUST", (SalesLine("1", sku, quantity * ONE),))


@pytest.fixture
def desk(books: Books) -> Desk:
    """Six apples on a dock that sells, five of them promised to two orders."""
    desk = a_shop(
        books, Location(DOCK, "MAIN", "dock", sellable=True), a_location("A-02", kind="bin"),
        a_location("STAGE", kind="stage"), an_item("CLOCK", tracking="serial"),
        an_order("SO-1", 3), an_order("SO-2", 2), an_order("SO-3", 2, "CLOCK"),
    )  # fmt: skip
    desk.post(desk.receive("APPLE", 6))
    allocate(desk, "SO-1")
    allocate(desk, "SO-2")
    assert promised(desk) == {"SO-1": {DOCK: 3}, "SO-2": {DOCK: 2}}
    return desk


def allocate(desk: Desk, order: str) -> None:
    request = {"documents": [order], "site": "MAIN"}
    claim(desk.books, "allocate", request, station="OFFICE", operator="ANA", clock=desk.clock)


def move(desk: Desk, many: int, source: str, target: str, **ends: str) -> Sealed:
    return desk.transaction("move", goods("APPLE", many, source, target, **ends))


def post(desk: Desk, *sealed: Sealed) -> list[Posted]:
    answers = desk.post(*sealed)
    assert {answer.verdict for answer in answers} == {"posted"}, answers
    return answers


def promised(desk: Desk) -> Places:
    """Where what is promised to each order and not picked lies; the books hold."""
    assert_holds(desk.books)
    assert [fault.text for fault in verify_books(desk.books).faults] == []
    found: Places = {}
    for row in rows(desk.books, "allocation"):
        if row["state"] == "open":
            here = found.setdefault(row["document"], {})
            here[row["location"]] = here.get(row["location"], 0) + row["quantity"] // ONE
    return found


def exceptions(answers: list[Posted]) -> list[tuple[str, str]]:
    return [one for answer in answers for one in answer.exceptions]


def test_what_remains_covers_the_promises(desk: Desk) -> None:
    assert exceptions(post(desk, move(desk, 1, DOCK, "A-01"))) == []
    assert promised(desk) == {"SO-1": {DOCK: 3}, "SO-2": {DOCK: 2}}


def test_the_latest_promise_goes_with_what_is_put_away(desk: Desk) -> None:
    assert exceptions(post(desk, move(desk, 3, DOCK, "A-01"))) == []
    assert promised(desk) == {"SO-1": {DOCK: 3}, "SO-2": {"A-01": 2}}


def test_all_is_put_away_in_two_bins_and_one_of_them_moved(desk: Desk) -> None:
    post(desk, move(desk, 3, DOCK, "A-01"), move(desk, 3, DOCK, "A-02"))
    assert promised(desk) == {"SO-1": {"A-02": 3}, "SO-2": {"A-01": 2}}
    post(desk, move(desk, 3, "A-02", "A-01"))
    assert promised(desk) == {"SO-1": {"A-01": 3}, "SO-2": {"A-01": 2}}


def test_one_transaction_that_passes_a_bin(desk: Desk) -> None:
    lines = (goods("APPLE", 6, DOCK, "A-01"), goods("APPLE", 6, "A-01", "A-02"))
    post(desk, desk.transaction("move", *lines))
    assert promised(desk) == {"SO-1": {"A-02": 3}, "SO-2": {"A-02": 2}}


def test_a_promise_that_moved_is_still_the_earlier_one(desk: Desk) -> None:
    post(desk, move(desk, 6, DOCK, "A-01"))
    [answer] = post(desk, desk.transaction("count", goods("APPLE", 3, "A-01")))
    assert exceptions([answer])[1:] == [("promise-released", "2 of APPLE can no longer be promised to SO-2")]
    assert promised(desk) == {"SO-1": {"A-01": 3}}


def test_what_is_taken_back_is_promised_on_the_dock_again(desk: Desk) -> None:
    put = move(desk, 6, DOCK, "A-01")
    post(desk, put)
    post(desk, desk.transaction("reverse", reverses=put.envelope.id))
    assert promised(desk) == {"SO-1": {DOCK: 3}, "SO-2": {DOCK: 2}}


def test_taken_back_after_part_of_it_was_picked(desk: Desk) -> None:
    """The promise no longer stands as the move left it: what is left goes with the goods all the same."""
    put = move(desk, 6, DOCK, "A-01")
    post(desk, put)
    pick = goods("APPLE", 1, "A-01", "A-01", to_unit="TOTE", document="SO-1", document_line="1")
    post(desk, desk.transaction("pick", pick))
    [answer] = post(desk, desk.transaction("reverse", reverses=put.envelope.id))
    assert [code for code, _ in exceptions([answer])] == ["negative-stock"]
    assert promised(desk) == {"SO-1": {DOCK: 2}, "SO-2": {DOCK: 2}}


def test_promised_after_the_move_and_then_taken_back(desk: Desk) -> None:
    put = move(desk, 6, DOCK, "A-01")
    post(desk, put)
    for order in ("SO-1", "SO-2"):
        request = {"document": order}
        claim(desk.books, "release", request, station="OFFICE", operator="ANA", clock=desk.clock)
        allocate(desk, order)
    assert promised(desk) == {"SO-1": {"A-01": 3}, "SO-2": {"A-01": 2}}
    post(desk, desk.transaction("reverse", reverses=put.envelope.id))
    assert promised(desk) == {"SO-1": {DOCK: 3}, "SO-2": {DOCK: 2}}


def test_a_place_that_sells_nothing_lets_go(desk: Desk) -> None:
    answers = post(desk, move(desk, 3, DOCK, "STAGE"))
    assert exceptions(answers) == [("promise-released", "2 of APPLE can no longer be promised to SO-2")]
    assert [answer.promised for answer in answers] == [()], "there is nothing else"
    assert promised(desk) == {"SO-1": {DOCK: 3}}


@pytest.mark.parametrize("ends", [{"to_status": "damaged"}, {"to_unit": "PALLET"}])
def test_another_state_or_a_unit_sells_nothing(desk: Desk, ends: dict[str, str]) -> None:
    assert exceptions(post(desk, move(desk, 6, DOCK, DOCK, **ends))) == [
        ("promise-released", "2 of APPLE can no longer be promised to SO-2"),
        ("promise-released", "3 of APPLE can no longer be promised to SO-1"),
    ]
    assert promised(desk) == {}


def test_what_was_let_go_is_promised_elsewhere_at_once(desk: Desk) -> None:
    post(desk, desk.receive("APPLE", 4, to="A-02"))
    [answer] = post(desk, move(desk, 6, DOCK, "STAGE"))
    assert [code for code, _ in answer.exceptions] == ["promise-released"] * 2
    assert sorted((one["document"], one["location"], one["quantity"] // ONE) for one in answer.promised) == [
        ("SO-1", "A-02", 3), ("SO-2", "A-02", 1),
    ]  # fmt: skip
    assert promised(desk) == {"SO-1": {"A-02": 3}, "SO-2": {"A-02": 1}}


def test_a_whole_pallet_put_away_serves_who_waits_for_it(desk: Desk) -> None:
    """On a pallet nothing is sold, wherever it stands; out of it, in a bin, it is promised again."""
    post(desk, move(desk, 6, DOCK, DOCK, to_unit="PALLET"))
    unit: dict[str, Any] = {"unit": "PALLET", "location": "A-01"}
    assert exceptions(post(desk, desk.transaction("move-unit", extra=unit))) == []
    assert promised(desk) == {}
    [answer] = post(desk, move(desk, 6, "A-01", "A-01", from_unit="PALLET"))
    assert {one["document"] for one in answer.promised} == {"SO-1", "SO-2"}
    assert promised(desk) == {"SO-1": {"A-01": 3}, "SO-2": {"A-01": 2}}


def test_a_pallet_that_goes_leaves_the_loose_goods_their_promises(desk: Desk) -> None:
    post(desk, desk.receive("APPLE", 4, unit="PALLET"))
    unit: dict[str, Any] = {"unit": "PALLET", "location": "A-01"}
    post(desk, desk.transaction("move-unit", extra=unit))
    assert promised(desk) == {"SO-1": {DOCK: 3}, "SO-2": {DOCK: 2}}


def test_serials_are_promised_by_number_and_go_one_by_one(desk: Desk) -> None:
    """Any two of three will do: the promise stays while two stand on the dock."""
    clocks = (goods("CLOCK", 1, target=DOCK, serial=number, cost="9") for number in "123")
    post(desk, desk.transaction("opening", *clocks))
    allocate(desk, "SO-3")
    placed = {"SO-1": {DOCK: 3}, "SO-2": {DOCK: 2}}
    moves = {n: desk.transaction("move", goods("CLOCK", 1, DOCK, "A-01", serial=n)) for n in "123"}
    post(desk, moves["1"])
    assert promised(desk) == {**placed, "SO-3": {DOCK: 2}}
    post(desk, moves["2"])
    assert promised(desk) == {**placed, "SO-3": {DOCK: 1, "A-01": 1}}
    post(desk, moves["3"])
    assert promised(desk) == {**placed, "SO-3": {"A-01": 2}}


@pytest.mark.parametrize(
    ("column", "value"), [("location", "A-02"), ("quantity", 1), ("line", "2"), ("allocation", "x:1>y:2")]
)
def test_verify_finds_a_promise_that_went_elsewhere(sqlite_books: Books, column: str, value: object) -> None:
    desk = a_shop(sqlite_books, a_location("A-02", kind="bin"), an_order("SO-1", 3))
    desk.post(desk.receive("APPLE", 3, to="A-01"))
    allocate(desk, "SO-1")
    put = move(desk, 3, "A-01", "A-02")
    post(desk, put)
    with sqlite_books.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER promise_no_update")
        value = "A-01" if (column, value) == ("location", "A-02") else value
        changed = f"UPDATE promise SET {column} = ? WHERE envelope = ? AND part = 2"
        connection.exec_driver_sql(changed, (value, put.envelope.id))
    found = [(fault.table, fault.key, fault.column) for fault in verify_books(sqlite_books).faults]
    assert ("promise", f"{put.envelope.id}:2", column) in found


def test_what_is_put_back_from_a_tote_is_promised_of_that_bin(desk: Desk) -> None:
    picked = goods("APPLE", 3, DOCK, DOCK, to_unit="TOTE", document="SO-1", document_line="1")
    post(desk, desk.transaction("pick", picked))
    assert promised(desk) == {"SO-2": {DOCK: 2}}
    back = move(desk, 2, DOCK, "A-02", from_unit="TOTE")
    post(desk, back)
    assert promised(desk) == {"SO-1": {"A-02": 2}, "SO-2": {DOCK: 2}}
    post(desk, desk.transaction("reverse", reverses=back.envelope.id))
    assert promised(desk) == {"SO-2": {DOCK: 2}}
    post(desk, move(desk, 1, DOCK, DOCK, from_unit="TOTE"))
    assert promised(desk) == {"SO-1": {DOCK: 1}, "SO-2": {DOCK: 2}}


@pytest.mark.parametrize(("column", "value"), [("location", DOCK), ("document", "SO-2"), ("quantity", 1)])
def test_verify_finds_what_was_put_back_elsewhere(sqlite_books: Books, column: str, value: object) -> None:
    desk = a_shop(sqlite_books, a_location("A-02", kind="bin"), an_order("SO-1", 3), an_order("SO-2", 3))
    desk.post(desk.receive("APPLE", 3, to="A-01"))
    allocate(desk, "SO-1")
    picked = goods("APPLE", 3, "A-01", "A-01", to_unit="TOTE", document="SO-1", document_line="1")
    taken, back = desk.transaction("pick", picked), move(desk, 3, "A-01", "A-02", from_unit="TOTE")
    post(desk, taken, back)
    assert promised(desk) == {"SO-1": {"A-02": 3}}
    with sqlite_books.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER promise_no_update")
        changed = f"UPDATE promise SET {column} = ? WHERE envelope = ? AND part = 2"
        connection.exec_driver_sql(changed, (value, back.envelope.id))
    found = [(fault.table, fault.key, fault.column) for fault in verify_books(sqlite_books).faults]
    assert ("promise", f"{back.envelope.id}:2", column) in found
