"""The ship notice: what went, carton by carton, without what was taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenario import play, read_scenario

from app.db.engine import open_books
from app.domain.errors import Refusal
from app.insight.shipped import ship_notice

SCENARIOS = Path(__file__).parent


def test_a_notice_names_each_carton_and_no_voided_one(books_url: str, tmp_path: Path) -> None:
    scenario = read_scenario(SCENARIOS / "ship-by-label.scan")
    play(scenario.script, books_url, tmp_path, shop=scenario.shop, posted=scenario.posted)
    with open_books(books_url) as books, books.reading() as connection:
        notice = ship_notice(connection, "SO-88240")
        [shipment] = notice["shipments"]
        assert (shipment["unit"], shipment["tracking"]) == ("C-1", "00340434161094042557")
        lines = [(line["sku"], line["quantity"], line["lot"], line["expiry"]) for line in shipment["lines"]]
        assert lines == [("NGL-100", "2", "24-0613", "2027-06-30"), ("SLA-012", "1", "", "")]
        of_load = ship_notice(connection, "LOAD-1")
        assert (of_load["carrier"], of_load["shipments"]) == ("Hafen Express", [shipment])
        for number, code in (("SO-88241", "nothing-shipped"), ("NONE", "unknown-document")):
            with pytest.raises(Refusal) as caught:
                ship_notice(connection, number)
            assert caught.value.code == code
