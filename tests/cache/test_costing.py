"""What a station says goods cost is what the books then post: by every method, on both engines."""

from __future__ import annotations

import random

import pytest
from builders import Desk, a_shop, an_item, an_order, an_order_line, goods, rows

from app.cache.cache import Cache
from app.cache.lookup import LookUp
from app.db.engine import Books
from app.domain.clock import parse_instant
from app.domain.documents import SalesLine, SalesOrder
from app.domain.quantity import ONE
from app.domain.standing import Receipt

METHODS = ("average", "fifo", "lifo", "standard")
BIN = "A-01"


def a_busy_shop(books: Books) -> Desk:
    """An item by each method, received four times at four costs, some of it issued."""
    desk = a_shop(
        books,
        *(an_item(method.upper(), method=method, cost="3.17") for method in METHODS),
        *(
            an_order(
                f"PO-{n}", *(an_order_line(str(i), m.upper(), 7, f"{n}.33") for i, m in enumerate(METHODS))
            )
            for n in range(2, 6)
        ),
        SalesOrder("SO-1", "CUST", tuple(SalesLine(m, m.upper(), 99 * ONE) for m in METHODS)),
    )
    for n in range(2, 6):
        desk.post(
            *(desk.receive(m.upper(), 7, f"PO-{n}", str(i), to=BIN) for i, m in enumerate(METHODS)),
            *(
                desk.transaction("ship", goods(m.upper(), 2, BIN, document="SO-1", document_line=m))
                for m in METHODS
            ),
        )
    return desk


@pytest.mark.parametrize("method", METHODS)
def test_it_is_what_the_issue_then_posts(books: Books, cache: Cache, look: LookUp, method: str) -> None:
    desk, dice = a_busy_shop(books), random.Random(method)
    for quantity in (1, 6, *(dice.randint(1, 4) for _ in range(2)), 30):
        cache.follow(books)
        told = look.costing(method.upper(), "MAIN", quantity * ONE)
        ship = desk.transaction(
            "ship", goods(method.upper(), quantity, BIN, document="SO-1", document_line=method)
        )
        desk.post(ship)
        [posted] = [row["value"] for row in rows(books, "movement") if row["envelope"] == ship.envelope.id]
        assert told is not None
        assert told.value == posted, quantity
        cache.follow(books)
        assert look.cost_posted(ship.envelope.id) == posted
    assert look.cost_posted("?") is None


def test_receipts_are_named_in_the_order_of_taking(books: Books, cache: Cache, look: LookUp) -> None:
    a_busy_shop(books)
    cache.follow(books)
    fifo, lifo = (look.costing(m, "MAIN", 8 * ONE) for m in ("FIFO", "LIFO"))
    assert fifo is not None
    assert [(one.document, one.quantity // ONE, one.value) for one in fifo.receipts] == [
        ("PO-3", 6, 6 * 33_300), ("PO-4", 2, 2 * 43_300),
    ]  # fmt: skip
    assert lifo is not None
    assert [(one.document, one.quantity // ONE) for one in lifo.receipts] == [("PO-5", 5), ("PO-4", 3)]
    assert isinstance(lifo.receipts[0], Receipt)
    assert lifo.receipts[0].at >= parse_instant("2026-11-23T08:00:00Z")
    average = look.costing("AVERAGE", "MAIN", ONE)
    assert average is not None
    assert average.receipts == ()


def test_without_stock_it_is_the_last_known_cost_or_the_catalogues_or_unknown(
    books: Books, cache: Cache, look: LookUp
) -> None:
    desk = a_shop(books, an_item("BARE"), an_item("KNOWN", cost="2.5"), an_item("SOLD", method="fifo"))
    desk.post(
        desk.transaction("opening", goods("SOLD", 1, target=BIN, cost="4")),
        desk.transaction("issue", goods("SOLD", 1, BIN)),
    )
    cache.follow(books)
    told = [look.costing(item, "MAIN", 2 * ONE) for item in ("BARE", "KNOWN", "SOLD", "NONE")]
    assert [one and one.value for one in told] == [None, 50_000, 80_000, None]
