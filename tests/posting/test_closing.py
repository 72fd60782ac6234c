"""Closing a document: its differences become discrepancies, and a late unit opens it again."""

from __future__ import annotations

import pytest
from builders import Desk, a_shop, an_item, an_order, an_order_line, goods, rows
from holding import assert_holds

from app.db.engine import Books
from app.domain.quantity import ONE
from app.domain.transaction import Line
from app.posting.post import Posted


@pytest.fixture
def desk(books: Books) -> Desk:
    order = an_order("PO-7", an_order_line("1", "APPLE", 4), an_order_line("2", "PEAR", 2))
    desk = a_shop(books, an_item("PEAR"), order)
    desk.post(desk.receive("APPLE", 4, "PO-7", "1"), desk.receive("PEAR", 1, "PO-7", "2"))
    return desk


def stated(*lines: tuple[str, str, int]) -> tuple[Line, ...]:
    return tuple(goods(sku, quantity, document="PO-7", document_line=line) for line, sku, quantity in lines)


def close(desk: Desk, **extra: str) -> Posted:
    lines = stated(("1", "APPLE", 4), ("2", "PEAR", 2))
    [answer] = desk.post(
        desk.transaction(
            "close-document", *lines, document="PO-7", extra={"table": "purchase_order", **extra}
        )
    )
    return answer


def closed(desk: Desk) -> int:
    found = (row for row in rows(desk.books, "progress") if (row["line"], row["kind"]) == ("", "closed"))
    return sum(row["quantity"] for row in found)


def test_what_did_not_come_is_a_discrepancy_of_its_line(desk: Desk) -> None:
    answer = close(desk)
    assert answer.exceptions == (("discrepancy", "line 2 of PO-7: 1 of 2 PEAR received"),)
    assert closed(desk) == 1
    [noted] = rows(desk.books, "exception")
    assert (noted["item"], noted["document"], noted["owner"]) == ("PEAR", "PO-7", "purchasing")
    assert_holds(desk.books)


def test_a_late_unit_opens_it_again_and_then_nothing_differs(desk: Desk) -> None:
    close(desk)
    desk.post(desk.transaction("reopen", document="PO-7"), desk.receive("PEAR", 1, "PO-7", "2"))
    assert closed(desk) == 0
    assert close(desk).exceptions == ()
    assert_holds(desk.books)


def test_what_went_back_did_not_come(desk: Desk) -> None:
    back = goods("APPLE", 1, "DOCK-1", document="PO-7", document_line="1")
    desk.post(desk.transaction("vendor-return", back), desk.receive("PEAR", 1, "PO-7", "2"))
    assert close(desk).exceptions == (("discrepancy", "line 1 of PO-7: 3 of 4 APPLE received"),)
    assert_holds(desk.books)


def test_what_is_not_closed_is_not_opened_again(desk: Desk) -> None:
    [answer] = desk.post(desk.transaction("reopen", document="PO-7"))
    assert (answer.verdict, answer.code) == ("parked", "nothing-there")
    assert_holds(desk.books)


def test_another_kind_of_document_is_not_closed(desk: Desk) -> None:
    answer = close(desk, table="return")
    assert (answer.verdict, answer.code) == ("parked", "bad-payload")
    assert_holds(desk.books)


@pytest.mark.parametrize(("reason", "lot"), [("short-dated", ""), ("wrong-lot", "L2")])
def test_what_a_station_holds_back_is_the_suppliers(desk: Desk, reason: str, lot: str) -> None:
    [answer] = desk.post(desk.receive("APPLE", 1, "PO-7", "1", reason=reason, lot=lot, expiry="2026-12-01"))
    assert [code for code, _ in answer.exceptions] == [reason]
    [held] = [row for row in rows(desk.books, "balance") if row["owner"]]
    assert (held["status"], held["owner"], held["quantity"]) == ("quarantine", "supplier:ACME", ONE)
    assert_holds(desk.books)
