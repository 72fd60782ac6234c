"""`scanledger count`: what is to be counted, and what a count of a bin found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run

FILES = {
    "items": "sku,name,tracking\nBOLT,Bolt,none\nNUT,Nut,none\nTEA,Tea,lot\nSAW,Saw,serial\n",
    "locations": "code,site\nA-01,MAIN\nA-02,MAIN\n",
    "staff": "badge,name,role,site\nSUE,Sue,supervisor,MAIN\n",
    "opening-stock": "location,sku,quantity,cost,lot\nA-01,BOLT,10,1,\nA-01,TEA,4,1,L1\nA-01,TEA,4,1,L2\n",
}
TASKS = [
    {"kind": "record", "table": "task", "key": key, "body": {
        "kind": "count", "location": "A-01", "site": "MAIN", "sku": sku, "state": "open", "reason": "fewer"}}
    for key, sku in (("count A-01", ""), ("count A-01 BOLT", "BOLT"))
]  # fmt: skip
Call = Callable[..., tuple[int, Any]]


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    for kind, text in FILES.items():
        (tmp_path / f"{kind}.csv").write_text(text)
        assert run(["import", kind, str(tmp_path / f"{kind}.csv"), "--data", str(tmp_path)]) == 0
    lines = tmp_path / "tasks.jsonl"
    lines.write_text("\n".join(json.dumps(task) for task in TASKS))
    assert run(["post", str(lines), "--data", str(tmp_path)]) == 0

    def carry_out(*words: str) -> tuple[int, Any]:
        capsys.readouterr()
        status = run([*words, "--data", str(tmp_path), "--json"])
        out = capsys.readouterr().out
        return status, json.loads(out) if out else None

    return carry_out


def waiting(call: Call) -> list[str]:
    return [f"{row['location']} {row['item']}".strip() for row in call("count")[1]["rows"]]


def test_a_count_does_what_was_to_be_counted(call: Call) -> None:
    assert sorted(waiting(call)) == ["A-01", "A-01 BOLT"]
    status, done = call("count", "A-01", "BOLT=12", "--as", "SUE")
    [found] = done["counts"]
    assert (status, found) == (
        0,
        {"item": "BOLT", "lot": "", "books": "10", "counted": "12", "difference": "2"},
    )
    assert waiting(call) == ["A-01"], "the tea in it was not counted"
    assert call("count", "A-01", "TEA=0", "--lot", "L2", "--as", "SUE")[1]["counts"][0]["difference"] == "-4"
    status, done = call("count", "A-01", "--right", "--as", "SUE")
    assert (status, done["counts"], waiting(call)) == (0, [], [])
    rows = call("stock", "--location", "A-01")[1]["rows"]
    assert {(row["item"], row["lot"], row["quantity"]) for row in rows} == {
        ("BOLT", "", "12"), ("TEA", "L1", "4"),
    }  # fmt: skip
    assert call("verify")[1]["ok"]


def test_several_items_at_once_empty_places_too(call: Call) -> None:
    status, done = call("count", "A-02", "BOLT=3", "NUT=0", "--as", "SUE")
    assert (status, [one["difference"] for one in done["counts"]]) == (0, ["3", "0"])


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("A-01", "--as", "SUE"), 2),
        (("A-01", "BOLT=1"), 2),
        (("A-01", "BOLT", "--as", "SUE"), 2),
        (("A-01", "BOLT=-1", "--as", "SUE"), 2),
        (("A-01", "BOLT=1", "--right", "--as", "SUE"), 2),
        (("A-01", "TEA=4", "--as", "SUE"), 1),
        (("A-01", "SAW=1", "--as", "SUE"), 1),
        (("A-01", "GUM=1", "--as", "SUE"), 1),
        (("A-09", "BOLT=1", "--as", "SUE"), 1),
        (("A-01", "BOLT=1", "NUT=1", "--lot", "L1", "--as", "SUE"), 1),
    ],
)
def test_what_is_no_count_is_said_so(call: Call, words: tuple[str, ...], status: int) -> None:
    assert call("count", *words)[0] == status
    assert len(waiting(call)) == 2
