"""What a connection remembers of the catalogue counts only as long as no record has a newer version."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from builders import Desk, a_location, a_shop, an_order, an_order_line, goods, rows
from sqlalchemy import text

from app.db.engine import Books, open_books
from app.verify.verify import verify_books

FORGE = text("UPDATE document_line SET body = replace(body, '\"2.50\"', '\"7\"') WHERE line = '1'")
"""Behind the books' back: no posting, and so no newer version."""


@pytest.fixture
def books(postgres_url: str) -> Iterator[Books]:
    with open_books(postgres_url) as opened:
        yield opened


@pytest.fixture
def desk(books: Books) -> Desk:
    desk = a_shop(books)
    desk.records(an_order("PO-1", an_order_line(quantity=1_000)))
    return desk


def forge(books: Books) -> None:
    with books.writing() as connection:
        connection.execute(FORGE)


def worth(desk: Desk) -> int:
    """What an apple is worth that is received now."""
    sealed = desk.receive("APPLE", 1)
    [answer] = desk.post(sealed)
    assert answer.verdict == "posted"
    return next(row["value"] for row in rows(desk.books, "movement") if row["envelope"] == sealed.envelope.id)


def test_a_newer_version_by_another_counts_at_once(desk: Desk, postgres_url: str) -> None:
    assert [worth(desk), worth(desk)] == [2_5000, 2_5000]
    with open_books(postgres_url) as others:
        Desk(others, station="OFFICE").records(an_order("PO-1", an_order_line(quantity=1_000, unit_cost="9")))
    assert [worth(desk), worth(desk)] == [9_0000, 9_0000]


def test_the_same_goods_are_not_looked_up_again(desk: Desk) -> None:
    worth(desk)
    forge(desk.books)
    assert worth(desk) == 2_5000, "as it was read"
    desk.records(a_location("A-02"))
    assert worth(desk) == 7_0000, "read again, since some record is newer"


def test_what_a_rebuild_puts_right_is_read_again(desk: Desk) -> None:
    forge(desk.books)
    assert worth(desk) == 7_0000
    assert not verify_books(desk.books, rebuild=True).ok, "the order never said 7"
    assert worth(desk) == 2_5000


def test_goods_in_a_unit_are_never_remembered(desk: Desk) -> None:
    """The larger reads look for more than the ask names."""
    worth(desk)
    with desk.books.reading() as connection:
        before = len(connection.info["books-catalogue"].answers)
    desk.post(desk.receive("APPLE", 1, unit="BOX"))
    with desk.books.reading() as connection:
        assert len(connection.info["books-catalogue"].answers) == before == 1


def test_a_cost_that_only_an_order_knows_is_looked_up(desk: Desk) -> None:
    """Sold before anything came: at the order's price, and again at that of another order."""
    desk.records(a_location("A-03", kind="bin"))

    def sold() -> int:
        sealed = desk.transaction("ship", goods("APPLE", 1, "A-03"))
        [answer] = desk.post(sealed)
        assert answer.verdict == "posted"
        return next(r["value"] for r in rows(desk.books, "movement") if r["envelope"] == sealed.envelope.id)

    assert [sold(), sold()] == [2_5000, 2_5000]
    worth(desk)
    assert [sold(), sold()] == [2_5000, 2_5000]
