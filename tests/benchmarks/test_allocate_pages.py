"""What an allocation reads does not grow with the promises that were ever made."""

from __future__ import annotations

from builders import Desk, an_item, goods
from test_pages import pages_of

from app.db.books.reads import LOCK_AND_READ
from app.db.books.reads import text_of as ask_text
from app.db.engine import open_books
from app.domain.clock import system_clock
from app.domain.documents import SalesLine, SalesOrder
from app.domain.quantity import ONE
from app.domain.records import Location
from app.posting.ask import Needs
from app.posting.claim import claim
from app.posting.granting import GRANTS

ORDERS = tuple(f"SO-{n:03}" for n in range(40))
ROUNDS = 6


def test_pages_do_not_grow_with_past_promises(postgres_url: str) -> None:
    needs = Needs()
    request = {"documents": list(ORDERS), "site": "MAIN"}
    GRANTS["allocate"].needs(request, needs)
    with open_books(postgres_url) as books:
        desk = Desk(books, clock=system_clock)
        skus = {order: f"SKU-{order}" for order in ORDERS}
        desk.records(
            Location("A-01", "MAIN"),
            *(an_item(sku) for sku in skus.values()),
            *(SalesOrder(order, "CUST", (SalesLine("1", sku, ONE),)) for order, sku in skus.items()),
        )
        desk.post(
            *(desk.transaction("opening", goods(sku, 5, target="A-01", cost="1")) for sku in skus.values())
        )

        def pages() -> int:
            with books.reading() as connection:
                return pages_of(connection, LOCK_AND_READ, (ask_text(needs.as_ask()),))

        def ask(kind: str, **request: object) -> None:
            claim(books, kind, request, station="OFFICE", operator="", clock=system_clock)

        ask("allocate", **request)
        before = pages()
        for _ in range(ROUNDS):
            for order in ORDERS:
                ask("release", document=order)
            ask("allocate", **request)
        assert pages() <= 2 * before
