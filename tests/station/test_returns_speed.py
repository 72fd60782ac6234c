"""1,200 scans at twenty a second by the handed-in clock: none lost, answers in order, all in the books."""

from __future__ import annotations

import json
from pathlib import Path

from app.bootstrap import demo_shop
from app.bootstrap.player import ScriptClock
from app.bootstrap.workplace import Workplace
from app.db.books.tables import movement
from app.domain.clock import Instant, parse_instant
from app.integration.post_lines import post_lines
from app.scan.scan import Device, Scan
from app.settings import Settings
from app.verify.verify import verify_books

SHOP = Path(__file__).parents[1] / "scenarios" / "shops" / "bench"
MORNING = parse_instant("2026-11-23T07:00:00Z")
SCANS, APART = 1_200, 50_000
LAMP = "9521234500018"
SOLD = {
    "number": "SH-999", "customer": "WERNER", "shipped_at": "2026-11-20T10:00:00Z",
    "lines": [{"line": "1", "sku": "SLA-012", "quantity": 5_000 * 10**6, "price": "24", "cost": "14.90"}],
}  # fmt: skip


def test_none_is_lost(sqlite_url: str, tmp_path: Path) -> None:
    clock = ScriptClock()
    clock.set(MORNING)
    with Workplace(Settings(data=tmp_path / "data", db=sqlite_url), clock) as workplace:
        workplace.make_books()
        demo_shop.fill(workplace, clock, SHOP)
        sold = json.dumps({"kind": "record", "table": "past_shipment", "key": "SH-999", "body": SOLD})
        post_lines(workplace.books(), [sold], operator="", clock=clock)
        station = workplace.station("returns", "BENCH-1", "TOMAS")
        workplace.pump()
        said = ["SH-999", *[LAMP] * (SCANS - 1)]
        answers = []
        for number, code in enumerate(said):
            at = Instant(MORNING + number * APART)
            clock.set(at)
            answers.append(station.session.hear(Scan(code, "", Device.SCRIPT, "script", at), number + 1))
            if number % 100 == 99:
                workplace.pump()
        workplace.pump()
        codes = [answer.code for answer in answers]
        assert codes == ["order-opened", *["returned"] * (SCANS - 1)]
        ids = [answer.transactions[0] for answer in answers[1:]]
        with workplace.books().reading() as connection:
            found = connection.execute(movement.select().where(movement.c.kind == "return")).mappings().all()
            assert {row["envelope"] for row in found} == {*ids}
            assert len(found) == len(ids)
        assert verify_books(workplace.books()).ok
