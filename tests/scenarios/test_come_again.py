"""What went back to the vendor may come again on its order; a notice moves with what comes on its order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scenario import play

from app.db.engine import open_books
from app.domain.clock import system_clock
from app.domain.quantity import ONE
from app.integration.post_lines import post_lines
from app.verify.verify import verify_books

BEGIN = ["@station receiving DOCK-1", "@operator MAJA", "@time 2026-11-23T08:00:00Z"]
LAMP, BOLT = "9521234600015", "9521234600039"
NOTICE = {"kind": "record", "table": "ship_notice", "key": "SN-7", "body": {"number": "SN-7", "lines": [
    {"line": "1", "order": "PO-1", "order_line": "1", "sku": "LAMP", "quantity": 2 * ONE},
    {"line": "2", "order": "PO-1", "order_line": "2", "sku": "BOLT", "quantity": 500 * ONE},
    {"line": "3", "order": "PO-1", "order_line": "1", "sku": "LAMP", "quantity": ONE},
    {"line": "4", "order": "PO-1", "order_line": "1", "sku": "LAMP", "quantity": ONE,
     "sscc": "095212340000000990"}]}}  # fmt: skip


def codes(script: list[str], url: str, data: Path, *posted: dict[str, Any]) -> list[str]:
    played = play([*BEGIN, *script], url, data, shop="dock", posted=[json.dumps(one) for one in posted])
    return [answer["code"] for answer in played.played["answers"]]


def holds(url: str) -> None:
    with open_books(url) as books:
        assert [fault.text for fault in verify_books(books).faults] == []


def noticed(url: str) -> dict[str, int]:
    with open_books(url) as books, books.reading() as connection:
        found = "SELECT line, quantity FROM progress WHERE document = 'SN-7' AND kind = 'received'"
        return {line: quantity // ONE for line, quantity in connection.exec_driver_sql(found)}


def test_what_was_sent_back_may_come_again(books_url: str, tmp_path: Path) -> None:
    whole = ["order-opened", "received", "line-complete", "over-receipt"]
    assert codes(["PO-3", LAMP, LAMP, LAMP], books_url, tmp_path) == whole
    lines = [
        {"item": "LAMP", "quantity": "1", "from": {"location": "DOCK-1", **cell}, "document": "PO-3",
         "document_line": "1"}
        for cell in ({}, {"status": "quarantine", "owner": "supplier:HALLGREN"})
    ]  # fmt: skip
    with open_books(books_url) as books:
        returned = json.dumps({"kind": "vendor-return", "lines": lines})
        post_lines(books, [returned], operator="", clock=system_clock)
    assert codes([LAMP, LAMP], books_url, tmp_path) == ["line-complete", "over-receipt"]
    with open_books(books_url) as books, books.reading() as connection:
        found = "SELECT count(*) FROM exception WHERE code = 'over-receipt'"
        assert connection.exec_driver_sql(found).scalar() == 2
    holds(books_url)


def test_a_notice_moves_with_each_scan_of_its_order(books_url: str, tmp_path: Path) -> None:
    assert codes(["PO-1", LAMP], books_url, tmp_path, NOTICE) == ["order-opened", "received"]
    assert noticed(books_url) == {"1": 1}
    codes([LAMP, LAMP, BOLT], books_url, tmp_path)
    assert noticed(books_url) == {"1": 2, "2": 1, "3": 1}
    codes(["CMD:UNDO", LAMP], books_url, tmp_path)
    assert noticed(books_url) == {"1": 2, "2": 0, "3": 1}, "what is on a pallet comes with its pallet"
    holds(books_url)
