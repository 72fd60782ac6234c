"""Two stations on the last units: one order gets them, by rule, and both stations see it within a second."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from app.bootstrap import demo_shop
from app.bootstrap.player import ScriptClock
from app.bootstrap.workplace import Station, Workplace
from app.db.engine import Books, open_books
from app.domain.clock import parse_instant
from app.domain.documents import SalesLine, SalesOrder
from app.domain.quantity import ONE
from app.integration.import_file import import_records
from app.outbox.sender import POLL_S
from app.scan.scan import Device, Scan
from app.settings import Settings

SHOP = Path(__file__).parent / "shops" / "picking"
LAST = "BAT-036"
LOOKS = round(1 / POLL_S)
"""So often a connected station looks at the books in a second."""


def hear(station: Station, clock: ScriptClock, scan: str) -> str:
    return station.session.hear(Scan(scan, "", Device.SERIAL, "hand", clock())).code


def looks_until_seen(workplace: Workplace, station: Station) -> int:
    """How often the station's courier looks at the books until it knows who has the last unit."""
    seen, stop = 0, Event()

    def follow(books: Books) -> None:
        nonlocal seen
        seen += 1
        station.follow(books)
        if {one.document for one in station.look.promises(item=LAST)} == {"SO-1"} or seen > 5 * LOOKS:
            stop.set()

    station.sender.run(lambda: open_books(workplace.settings.books_url), stop, follow=follow)
    return seen


@pytest.mark.parametrize("first", [0, 1])
def test_one_gets_it_and_both_see_it(books_url: str, tmp_path: Path, first: int) -> None:
    """Whoever asks first, the more urgent order has it; the other finds nothing to pick."""
    clock = ScriptClock()
    clock.set(parse_instant("2026-11-23T08:00:00Z"))
    orders = [SalesOrder(f"SO-{n}", "LUND", (SalesLine("1", LAST, 2 * ONE),), str(n - 1)) for n in (1, 2)]
    with Workplace(Settings(data=tmp_path / "data", db=books_url), clock) as workplace:
        workplace.make_books()
        demo_shop.fill(workplace, clock, SHOP)
        import_records(workplace.books(), orders, operator="", clock=clock)
        one, two = (
            workplace.open_station("pick", cart, who)
            for cart, who in (("CART-7", "MAJA"), ("CART-8", "IRINA"))
        )
        asks, waits = (one, two) if first == 0 else (two, one)
        assert hear(asks, clock, "CMD:NEXT") == "job-taken-up"
        assert looks_until_seen(workplace, asks) <= LOOKS
        assert looks_until_seen(workplace, waits) <= LOOKS
        assert hear(waits, clock, "SO-2") == "nothing-to-pick"
        assert hear(waits, clock, "SO-1") == "job-taken"
        for station in (one, two):
            assert sum(promise.quantity for promise in station.look.promises(item=LAST)) == 2 * ONE
