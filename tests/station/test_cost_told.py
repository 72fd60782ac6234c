"""WHY tells what a pick would cost now and from which receipt, and what a shipped carton cost as posted."""

from __future__ import annotations

import json
from pathlib import Path

from app.bootstrap import demo_shop
from app.bootstrap.player import ScriptClock
from app.bootstrap.workplace import Station, Workplace
from app.domain.clock import parse_instant
from app.integration.post_lines import post_lines
from app.scan.scan import Device, Scan
from app.settings import Settings
from app.station.answer import Answer

SHOPS = Path(__file__).parents[1] / "scenarios" / "shops"
CARTON = [
    {"kind": "allocate", "document": "SO-88240", "site": "MAIN"},
    {"kind": "pick", "document": "SO-88240", "lines": [{
        "item": "NGL-100", "quantity": "2", "lot": "24-0613", "document_line": "1", "from": "A-01-1",
        "to": {"location": "PK2", "unit": "C-1"}}]},
    {"kind": "close-unit", "unit": "C-1"},
]  # fmt: skip


def at(workplace: Workplace, clock: ScriptClock, station: Station, *scans: str) -> Answer:
    """The answer to the last of these scans."""
    for scan in scans:
        answer = station.session.hear(Scan(scan, "", Device.SERIAL, "hand", clock()))
        workplace.pump()
    return answer


def test_a_pick_names_the_receipt_and_a_shipment_what_was_posted(books_url: str, tmp_path: Path) -> None:
    clock = ScriptClock()
    clock.set(parse_instant("2026-11-23T08:00:00Z"))
    with Workplace(Settings(data=tmp_path / "station", db=books_url), clock) as workplace:
        workplace.make_books()
        demo_shop.fill(workplace, clock, SHOPS / "outbound")
        pick = workplace.open_station("pick", "CART-7", "IRINA")
        told = at(workplace, clock, pick, "SO-88240", "LP:T-1", "CMD:WHY")
        [cost] = [words for words in told.banner.details if "costs" in words]
        assert cost == "this pick costs 12.40 EUR, from the receipt of 2026-11-23"
        at(workplace, clock, pick, "CMD:LEAVE")
        post_lines(workplace.books(), map(json.dumps, CARTON), operator="", clock=clock)
        workplace.pump()
        ship = workplace.open_station("ship", "DOCK-3", "IRINA")
        told = at(workplace, clock, ship, "LP:C-1", "TRACK-1", "CMD:WHY")
        with workplace.books().reading() as connection:
            sold = "SELECT sum(debit) FROM journal WHERE account = '5000'"
            posted = connection.exec_driver_sql(sold).scalar_one()
        assert posted == 124_000
        assert "cost of goods sold 12.40 EUR" in told.banner.details
