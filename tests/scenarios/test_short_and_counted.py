"""A short pick has its bin counted; the count frees it at once; a refill is done by what fills the face."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scenario import play

from app.db.engine import open_books
from app.domain.clock import system_clock
from app.integration.counting import count_bin, to_count
from app.integration.post_lines import post_lines

SHORT = """@station pick CART-7
@operator MAJA
@time 2026-11-23T08:00:00Z
SO-88242
LP:T-1
A-02-1
CMD:SHORT
CMD:REASON:FEWER
CMD:LEAVE
SO-88242
LP:T-2
A-02-1
""".splitlines()
AGAIN = """@station pick CART-7
@operator MAJA
@time 2026-11-23T09:00:00Z
CMD:LEAVE
SO-88242
LP:T-2
A-02-1
19521234500305
9521234500308
CMD:QTY:20
""".splitlines()
REFILL = [{"kind": "record", "table": "task", "key": "refill A-01-1 SLA-012", "body": {
    "kind": "refill", "location": "A-01-1", "sku": "SLA-012", "site": "MAIN", "state": "open"}}]  # fmt: skip


def codes(played: dict[str, Any]) -> list[str]:
    return [answer["code"] for answer in played["answers"]]


def test_what_was_short_is_picked_there_once_it_is_counted(books_url: str, tmp_path: Path) -> None:
    data = tmp_path / "station"
    short = play(SHORT, books_url, data, shop="picking")
    assert codes(short.played)[:5] == ["job-taken-up", "tote-set", "bin-scanned", "ask-reason", "short"]
    assert codes(short.played)[-3:] == ["job-taken-up", "tote-set", "wrong-bin"], (
        "nothing of it is promised there"
    )
    with open_books(books_url) as books:
        with books.reading() as connection:
            [task] = to_count(connection)
        assert (task["location"], task["item"], task["reason"]) == ("A-02-1", "HBZ-1060", "fewer")
        done = count_bin(
            books, "A-02-1", {"HBZ-1060": 240_000_000}, lot="", operator="SUE", clock=system_clock
        )
        assert done.as_json()["counts"] == [
            {"item": "HBZ-1060", "lot": "", "books": "250", "counted": "240", "difference": "-10"}
        ]
        [promised] = done.as_json()["promised"]
        assert (promised["document"], promised["location"], promised["quantity"]) == (
            "SO-88242",
            "A-02-1",
            "120",
        )
        with books.reading() as connection:
            assert to_count(connection) == []
    again = play(AGAIN, books_url, data, shop="picking")
    assert codes(again.played)[-3:] == ["picked", "picked", "stop-done"]


def test_a_face_is_refilled_by_putting_goods_there(books_url: str, tmp_path: Path) -> None:
    move = {"kind": "move", "lines": [{"item": "SLA-012", "quantity": "2", "from": "D-02-2", "to": "A-01-1"}]}
    play([], books_url, tmp_path / "station", shop="picking", posted=[json.dumps(line) for line in REFILL])
    with open_books(books_url) as books:
        post_lines(books, [json.dumps(move)], operator="", clock=system_clock)
        with books.reading() as connection:
            found = "SELECT body FROM current_record WHERE table_name = 'task'"
            [body] = connection.exec_driver_sql(found).scalars()
    assert json.loads(body)["state"] == "done"
