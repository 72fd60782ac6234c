"""Books that hold: what posting writes, `verify` finds right, on both engines."""

from __future__ import annotations

from builders import Desk, a_shop, an_item, an_order, an_order_line, goods

from app.db.engine import Books
from app.verify.stream import CHUNK
from app.verify.verify import verify_books


def _a_day(books: Books) -> Desk:
    saws = an_order("PO-2", an_order_line("1", "SAW", 5, "40"))
    desk = a_shop(books, an_item("SAW", tracking="serial"), saws)
    first = desk.receive("APPLE", 4)
    desk.post(first, desk.receive("APPLE", 12, lot="L1", expiry="2027-01-31"))
    desk.post(desk.receive("SAW", 1, "PO-2", serial="S1"), desk.receive("SAW", 1, "PO-2", serial="S1"))
    desk.post(desk.reverse(first), desk.receive("PEAR", 1))
    return desk


def test_what_posting_writes_holds(books: Books) -> None:
    _a_day(books)
    report = verify_books(books)
    assert [fault.text for fault in report.faults] == []
    assert report.ok
    checked = report.as_json()["checked"]
    assert (checked["entry"], checked["envelope"], checked["movement"]) == (14, 14, 5)


def test_empty_books_hold(books: Books) -> None:
    report = verify_books(books)
    assert report.ok
    assert report.position == 0


def test_progress_is_told_up_to_the_end(sqlite_books: Books) -> None:
    desk = _a_day(sqlite_books)
    desk.records(*(an_item(f"ITEM-{n}") for n in range(CHUNK)))
    told: list[tuple[int, int]] = []
    report = verify_books(sqlite_books, progress=lambda done, total: told.append((done, total)))
    assert len(told) > 1
    assert told == sorted(told)
    assert {total for _, total in told} == {report.position}
    assert told[-1] == (report.position, report.position)


def test_goods_go_back_on_a_line_that_lies_elsewhere(books: Books) -> None:
    """Received in inspection on line 1, sent back out of stock of line 2: the newest goes first."""
    lines = (an_order_line("1", "NEWEST", 5), an_order_line("2", "NEWEST", 5, "3"))
    desk = a_shop(books, an_item("NEWEST", method="lifo"), an_order("PO-2", *lines))
    sent = [
        desk.receive("NEWEST", 1, "PO-2", "1"),
        desk.transaction("move", goods("NEWEST", 1, "DOCK-1", "DOCK-1", to_status="inspection")),
        desk.receive("NEWEST", 1, "PO-2", "2"),
        desk.transaction("opening", goods("NEWEST", 2, target="A-01", cost="4")),
        desk.transaction(
            "vendor-return", goods("NEWEST", 3, "A-01", document="PO-2", document_line="1"), operator="EVA"
        ),
    ]
    assert [answer.verdict for answer in desk.post(*sent)] == ["posted"] * 5
    assert [fault.text for fault in verify_books(books).faults] == []
