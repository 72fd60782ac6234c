"""A ship notice has a progress of its own: what came on it, and what turned out never to have come."""

from __future__ import annotations

import pytest
from builders import Desk, a_shop, goods, rows
from holding import assert_holds

from app.db.engine import Books
from app.verify.verify import verify_books

ON_NOTICE = {"notice": "SN-1", "notice_line": "2"}


@pytest.fixture
def desk(books: Books) -> Desk:
    return a_shop(books)


def came(desk: Desk) -> dict[str, int]:
    """What came on the notice, by line (10⁻⁶)."""
    found = rows(desk.books, "progress")
    return {row["line"]: row["quantity"] for row in found if row["document"] == "SN-1"}


def test_goods_count_for_their_order_and_for_their_notice(desk: Desk) -> None:
    first = desk.receive(quantity=4, extra=ON_NOTICE)
    answers = desk.post(first, desk.receive(quantity=3, extra=ON_NOTICE), desk.receive(quantity=1))
    assert [answer.verdict for answer in answers] == ["posted"] * 3
    assert came(desk) == {"2": 7_000_000}
    desk.post(desk.reverse(first))
    assert came(desk) == {"2": 3_000_000}
    assert_holds(desk.books)
    assert not verify_books(desk.books).faults


def test_what_never_came_counts_no_more(desk: Desk) -> None:
    desk.post(desk.receive(quantity=4, unit="PALLET", extra=ON_NOTICE))
    missing = goods("APPLE", 1, "DOCK-1", from_unit="PALLET", document_line="1", extra=ON_NOTICE)
    [answer] = desk.post(desk.transaction("vendor-return", missing, document="PO-1", reason="not-delivered"))
    assert answer.verdict == "posted"
    assert came(desk) == {"2": 3_000_000}
    assert_holds(desk.books)
    assert not verify_books(desk.books).faults


def test_goods_beyond_the_order_came_on_the_notice_all_the_same(desk: Desk) -> None:
    [answer] = desk.post(desk.receive(quantity=12, extra=ON_NOTICE))
    assert [code for code, _ in answer.exceptions] == ["over-receipt"]
    assert came(desk) == {"2": 12_000_000}
    assert_holds(desk.books)
    assert not verify_books(desk.books).faults
