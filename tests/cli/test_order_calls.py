"""Sales orders at the command line: allocated at once, asked about, cancelled; what was picked goes back."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run

SHOP = Path(__file__).parents[1] / "scenarios" / "shops" / "picking"
KINDS = ("items", "barcodes", "locations", "partners", "staff", "opening-stock", "sales-orders")
PICK = """@station pick CART-7
@operator MAJA
SO-88240
LP:T-1
A-01-1
9521234500018
CMD:QTY:2
C-02-4
]C10109521234500100172706301024-0614
CMD:LEAVE
"""
PUT_BACK = """@station pick CART-7
@operator MAJA
LP:T-1
9521234500155
A-01-1
9521234500018
CMD:UNDO
9521234500018
CART-7
A-01-1
9521234500018
A-01-1
CMD:UNDO
9521234500018
B-02-1
9521234500100
24-0614
C-02-4
CMD:DONE
CMD:NEXT
"""

Call = Callable[..., tuple[int, Any]]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop") / "data"
    for kind in KINDS:
        assert run(["import", kind, str(SHOP / f"{kind}.csv"), "--data", str(folder)]) == 0
    return folder


@pytest.fixture
def call(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Call:
    data = tmp_path / "data"
    shutil.copytree(shop, data)

    def carry_out(*words: str, stdin: str = "") -> tuple[int, Any]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capsys.readouterr()
        status = run([*words, "--data", str(data), "--json"])
        out = capsys.readouterr().out
        return status, json.loads(out) if out else None

    return carry_out


def codes(answer: Any) -> list[str]:
    return [one["code"] for one in answer["answers"]]


def test_all_open_orders_are_allocated_in_one_go(call: Call) -> None:
    status, done = call("allocate")
    assert (status, done["orders"], done["short"]) == (0, 3, [])
    first = {"document": "SO-88240", "line": "1", "item": "SLA-012", "location": "A-01-1", "lot": ""}
    assert done["promised"][0] == {**first, "quantity": "3"}
    assert call("allocate")[1]["promised"] == []
    _, stock = call("stock", "--item", "SLA-012")
    assert [(row["location"], row["allocated"], row["available"]) for row in stock["rows"]] == [
        ("A-01-1", "4", "0"),
        ("D-02-2", "0", "10"),
    ]


def test_what_can_be_promised_and_who_waits(call: Call) -> None:
    _, before = call("promise", "--item", "SLA-012")
    row = {"site": "MAIN", "item": "SLA-012", "unit": "ea", "on_hand": "14"}
    assert before["rows"] == [
        {**row, "promised": "0", "available": "14", "waiting": "4", "orders": "SO-88240, SO-88241"}
    ]
    call("allocate", "SO-88240")
    _, after = call("promise", "--item", "SLA-012")
    assert after["rows"] == [
        {**row, "promised": "3", "available": "11", "waiting": "1", "orders": "SO-88241"}
    ]


def test_an_unknown_order_is_refused(call: Call) -> None:
    assert call("allocate", "SO-1")[0] == 1
    assert call("cancel", "SO-1", "--as", "SUE")[0] == 1


def test_a_cancelled_order_gives_back_what_was_promised_and_picked(call: Call) -> None:
    status, played = call("replay", "-", stdin=PICK)
    assert status == 0, played
    assert codes(played)[-1] == "job-left"
    status, done = call("cancel", "SO-88240", "--reason", "CHANGED-MIND", "--as", "SUE")
    assert (status, done) == (0, {"order": "SO-88240", "released": "5", "put_back_at": ["CART-7"]})
    assert call("cancel", "SO-88240", "--as", "SUE")[0] == 1
    _, played = call("replay", "-", stdin=PUT_BACK)
    assert codes(played) == [
        "put-back", "not-in-tote", "goods-first", "in-hand", "ask-dropped", "in-hand", "not-a-bin",
        "back-in-bin", "in-hand", "back-in-bin", "undone", "in-hand", "back-in-bin", "ask-lot", "in-hand",
        "back-in-bin", "put-back-done", "job-taken-up",
    ]  # fmt: skip
    _, row = call("promise", "--item", "SLA-012")
    assert (row["rows"][0]["available"], row["rows"][0]["orders"]) == ("13", "")
    _, report = call("verify")
    assert report["ok"], "\n".join(fault["text"] for fault in report["faults"])
