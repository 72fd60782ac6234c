"""The calls as a script sees them: one JSON document, the exit status of the contract, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import demo_shop
from app.cli.main import run

SCRIPT = """@station receiving DOCK-3
@operator MAJA
@time 2026-11-23T08:00:00Z
PO-20418
9521234500186
9521234500018
"""


class Shell:
    """Calls as typed, over one data folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *words: str, status: int = 0) -> str:
        """What a call says on stdout; it must end with this status, and speak plainly if it fails."""
        got = run([*words, "--data", str(self.folder)])
        said = self._capsys.readouterr()
        assert got == status, said.err
        assert "Traceback" not in said.err
        if status in (2, 3):
            assert len(said.err.strip().splitlines()) >= 1
        return said.out

    def json(self, *words: str, status: int = 0) -> Any:
        return json.loads(self(*words, "--json", status=status))

    def fill(self) -> None:
        for kind in ("items", "barcodes", "locations", "partners", "staff", "purchase-orders"):
            assert self.json("import", kind, str(demo_shop.SHOP / f"{kind}.csv"))["errors"] == []


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


@pytest.fixture
def day(call: Shell, tmp_path: Path) -> Path:
    call.fill()
    path = tmp_path / "day.scan"
    path.write_text(SCRIPT)
    return path


def test_a_replay_answers_every_scan_and_the_books_agree(call: Shell, day: Path) -> None:
    played = call.json("replay", str(day))
    assert [(answer["line"], answer["outcome"], answer["tone"]) for answer in played["answers"]] == [
        (4, "step", "ok"),
        (5, "transaction", "ok"),
        (6, "transaction", "ok"),
    ]
    assert played["transactions"] == {"waiting": 0, "posted": 2, "parked": 0}
    assert "9521234500025" not in json.dumps(played["answers"][2]["prompt"])
    expects = played["answers"][2]["prompt"]["expects"]
    assert expects[0]["kind"] == "item"
    assert "TDR-20-IN" in expects[0]["codes"]

    stock = call.json("stock")
    assert stock["as_of"]["position"] > 0
    assert {row["item"]: (row["location"], row["quantity"], row["available"]) for row in stock["rows"]} == {
        "SLA-012": ("DOCK-3", "1", "0"),
        "TDR-20-IN": ("DOCK-3", "1", "0"),
    }
    moved = call.json("movements", "--item", "SLA-012")["rows"]
    assert [(row["from_location"], row["to_location"], row["value"], row["evidence"]) for row in moved] == [
        ("~supplier", "DOCK-3", "14.9", "unit scan")
    ]
    assert moved[0]["transaction"] == played["answers"][2]["transactions"][0]
    assert call.json("valuation")["total"] == "26.3"
    lines = call.json("journal")["rows"]
    assert sum(float(row["debit"]) - float(row["credit"]) for row in lines) == 0
    assert call.json("exceptions")["rows"] == []


def test_as_of_a_position_answers_what_was_known_then(call: Shell, day: Path) -> None:
    call("replay", str(day))
    last = call.json("stock")["as_of"]["position"]
    assert len(call.json("stock", "--as-of", str(last - 1))["rows"]) == 1
    assert call.json("valuation", "--as-of", str(last - 1))["total"] == "11.4"
    assert call.json("stock", "--as-of", "2026-11-23T07:59:00Z")["rows"] == []
    assert len(call.json("stock", "--as-of", "scan:2026-11-23T08:00:02Z")["rows"]) == 1
    call("stock", "--as-of", str(last + 1), status=2)
    call("stock", "--as-of", "yesterday", status=2)


def test_a_bad_file_lists_every_bad_row_and_changes_nothing(call: Shell, tmp_path: Path) -> None:
    call.fill()
    before = call.json("stock")["as_of"]
    bad = tmp_path / "barcodes.csv"
    bad.write_text(
        "barcode;sku;quantity\n9521234500018;SLA-012;1\n9521234500019;SLA-012;1\nX1;SLA-012;0\n;A;1,5\n"
    )
    said = call.json("import", "barcodes", str(bad), status=1)
    assert said["imported"] == 0
    assert [(error["line"], error["column"]) for error in said["errors"]] == [
        (3, "barcode"),
        (4, "quantity"),
        (5, "barcode"),
        (5, "quantity"),
    ]
    assert said["errors"][0]["reason"] == "check digit 9, expected 8"
    assert call.json("stock")["as_of"] == before


@pytest.mark.parametrize(
    ("kind", "text", "line", "column"),
    [
        ("items", "sku,name,colour\nA,B,red\n", 1, "colour"),
        ("items", "name\nB\n", 1, "sku"),
        ("items", "sku,name,method\nA,B,guess\n", 2, "method"),
        ("items", "sku,name\n~A,B\n", 2, "sku"),
        ("locations", "code,site,walk\nA,MAIN,-3\n", 2, "walk"),
        ("barcodes", "barcode,sku\nX,NOBODY\n", 2, "sku"),
        ("staff", "badge,name,pin\nB,Bo,12\n", 2, "pin"),
        ("purchase-orders", "number,line,supplier,sku,quantity\nP,1,NOBODY,SLA-012,5\n", 2, "supplier"),
        (
            "purchase-orders",
            "number,line,supplier,sku,quantity,unit\nP,1,HALLGREN,SLA-012,5,crate\n",
            2,
            "unit",
        ),
        (
            "purchase-orders",
            "number,line,supplier,sku,quantity,due\nP,1,HALLGREN,SLA-012,5,31/12/2026\n",
            2,
            "due",
        ),
    ],
)
def test_what_is_wrong_is_named(
    call: Shell, tmp_path: Path, kind: str, text: str, line: int, column: str
) -> None:
    call.fill()
    path = tmp_path / "file.csv"
    path.write_text(text)
    errors = call.json("import", kind, str(path), status=1)["errors"]
    assert [(error["line"], error["column"]) for error in errors] == [(line, column)]


def test_an_xlsx_file_is_read_as_well(call: Shell, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["sku", "name", "cost"])
    book.active.append(["A-1", "Anvil", 12.5])
    book.save(tmp_path / "items.xlsx")
    assert call.json("import", "items", str(tmp_path / "items.xlsx"))["imported"] == 1


def test_calls_that_cannot_be_meant(call: Shell, tmp_path: Path) -> None:
    (tmp_path / "noise").write_bytes(b"\x00\xff\x00")
    (tmp_path / "bad.scan").write_text("@fly me\n")
    (tmp_path / "nowhere.scan").write_text("9521234500186\n")
    call("import", "items", str(tmp_path / "noise"), status=2)
    call("import", "unicorns", str(tmp_path / "noise"), status=2)
    call("replay", str(tmp_path / "bad.scan"), status=2)
    call("replay", str(tmp_path / "nowhere.scan"), status=2)
    call("stock", "--db", "mongodb://here/there", status=2)
    assert run(["stock", "--data", str(tmp_path / "elsewhere")]) == 2


def test_what_cannot_be_done_now(call: Shell, tmp_path: Path) -> None:
    call("import", "items", str(tmp_path / "absent.csv"), status=3)
    call("replay", str(tmp_path / "absent.scan"), status=3)


def test_files_that_are_no_books(call: Shell, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "books.db").write_bytes(
        b"this is no database at all, but it is long enough to look at"
    )
    call("stock", status=2)
    call("verify", status=2)


def test_a_wrong_call_is_told_in_a_sentence(call: Shell) -> None:
    call("stock", "--colour", "red", status=2)
    call("replay", status=2)
    call("fly", status=2)


def test_parse_answers_one_object_for_each_code(call: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", "--json", "]C1010950600013435217271231<1D>10LOT7", "9521234500019"]) == 1
    first, second = json.loads(capsys.readouterr().out)
    assert (first["gtin"], first["lot"], first["expiry"], first["error"]) == (
        "09506000134352", "LOT7", "2027-12-31", None,
    )  # fmt: skip
    assert second["error"]["code"] == "check-digit"
