"""1,200 scans at 20 a second by the handed-in clock, as fast as they go: none lost, answered in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import demo_shop
from app.bootstrap.player import ScriptClock
from app.bootstrap.workplace import Station, Workplace
from app.domain.clock import Instant, parse_instant
from app.domain.quantity import ONE
from app.domain.records import OrderLine, PurchaseOrder
from app.insight.as_of import as_of
from app.insight.stock import stock
from app.integration.import_file import import_records
from app.scan.scan import Device, Scan
from app.settings import Settings
from app.station.answer import Answer

SHOP = Path(__file__).parents[1] / "scenarios" / "shops" / "dock"
MORNING = parse_instant("2026-11-23T08:00:00Z")
LAMP, BOLT, GLOVE = "9521234600015", "9521234600039", "(01)09521234600046(10)L7(17)281130"
DRILL = "(01)09521234600060(21)D-"
GAP = 50_000
"""Microseconds between two scans."""
COUNT = 1_200


@pytest.fixture
def workplace(sqlite_url: str, tmp_path: Path) -> Iterator[Workplace]:
    clock = ScriptClock()
    clock.set(MORNING)
    with Workplace(Settings(data=tmp_path / "data", db=sqlite_url), clock) as opened:
        opened.make_books()
        demo_shop.fill(opened, clock, SHOP)
        skus = ("LAMP", "BOLT", "GLOVE", "DRILL")
        lines = (OrderLine(str(n), sku, COUNT // 4 * ONE, unit_cost="2") for n, sku in enumerate(skus, 1))
        order = PurchaseOrder("PO-99", "HALLGREN", tuple(lines))
        import_records(opened.books(), [order], operator="office", clock=clock)
        yield opened


def codes() -> list[str]:
    """One of each in turn, each drill with a serial of its own."""
    return [code for n in range(COUNT // 4) for code in (LAMP, BOLT, GLOVE, f"{DRILL}{n}")]


def heard(station: Station, codes: list[str], begin: int) -> list[Answer]:
    return [
        station.session.hear(Scan(code, "", Device.SCRIPT, "script", Instant(begin + n * GAP)))
        for n, code in enumerate(codes)
    ]


def lying(workplace: Workplace) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    with workplace.books().reading() as connection:
        for row in stock(connection, as_of(connection, "")):
            key = row["location"], row["item"]
            found[key] = found.get(key, 0) + int(row["quantity"])
    return found


def test_receiving_and_then_putaway_lose_no_scan(workplace: Workplace) -> None:
    dock = workplace.station("receiving", "DOCK-1", "MAJA")
    workplace.pump()
    heard(dock, ["PO-99"], MORNING)
    received = heard(dock, codes(), MORNING + 1_000_000)
    assert [answer.code for answer in received[:-4]] == ["received"] * (COUNT - 4)
    assert [answer.banner.figure for answer in received] == [
        str(n + 1) for n in range(COUNT // 4) for _ in range(4)
    ]
    assert received[-1].code == "order-complete"
    assert dock.outbox.heard()["transaction"] == COUNT
    workplace.pump()
    cart = workplace.station("putaway", "CART-1", "MAJA")
    workplace.pump()
    heard(cart, ["C-01"], MORNING + 100_000_000)
    put = heard(cart, codes(), MORNING + 101_000_000)
    assert {answer.code for answer in put} <= {"put-away", "put-with-concern"}
    assert [answer.banner.subject for answer in put[:4]] == ["LAMP", "BOLT", "GLOVE", "DRILL"]
    assert cart.outbox.heard()["transaction"] == COUNT
    workplace.pump()
    quarter = COUNT // 4
    expected = {("C-01", sku): quarter for sku in ("LAMP", "BOLT", "GLOVE", "DRILL")}
    assert lying(workplace) == {**expected, ("E-01", "BULB"): 20}
