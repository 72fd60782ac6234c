"""A real photograph, put through @image, is received into stock."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from scenario import DOCK, play

from app.bootstrap import demo_shop
from app.bootstrap.workplace import Workplace
from app.domain.clock import system_clock
from app.domain.records import Barcode, Item, OrderLine, Partner, PurchaseOrder
from app.integration.import_file import import_records
from app.settings import Settings

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.fixture
def photograph() -> tuple[Path, str]:
    """A photograph of an EAN-13 and what stands on it."""
    folder = Path(os.environ.get("SCANLEDGER_DATA", BESIDE)) / "barcode-photos"
    if not folder.is_dir():
        pytest.skip("no photographs: set SCANLEDGER_DATA to their folder")
    images = json.loads((folder / "index.json").read_text())["images"]
    found = (image for image in images if image["symbology"] == "EAN-13" and image["kind"] == "photo")
    image = next(found)
    return folder / image["file"], image["expected"]


@pytest.mark.data
def test_a_photograph_is_received(photograph: tuple[Path, str], books_url: str, tmp_path: Path) -> None:
    picture, ean = photograph
    settings = Settings(data=tmp_path, db=books_url)
    records = [
        Item("BOOK", "A book", cost="9.5"),
        Barcode(ean.zfill(14), "BOOK"),
        Partner("PRINT", "Printers"),
        PurchaseOrder("PO-7", "PRINT", (OrderLine("1", "BOOK", 3 * 10**6, unit_cost="9.5"),)),
    ]
    with Workplace(settings) as workplace:
        workplace.make_books()
        demo_shop.fill(workplace, system_clock, kinds=DOCK)
        import_records(workplace.books(), records, operator="office", clock=system_clock)
    lines = ["@station receiving DOCK-1", "@operator MAJA", "PO-7", f"@image {picture}"]
    outcome = play(lines, books_url, tmp_path)
    assert outcome.answers == {3: "ok order-opened", 4: "ok received"}
    assert outcome.tables["stock"] == [("DOCK-1", "BOOK", "-", "available", "ours", "1")]
    assert outcome.total == "9.5"
