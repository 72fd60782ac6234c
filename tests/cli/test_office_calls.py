"""The office's calls: transactions from a file, exceptions cleared, months closed, PINs asked for."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run
from app.db.engine import open_books
from app.domain.envelope import digest
from app.posting.photograph import keep
from app.settings import BOOKS

STAFF = "badge,name,role,pin\nSUE,Sue,supervisor,\nACC,Ada,accountant,4711\nOPA,Otto,operator,\n"
FILES = {
    "items": "sku,name,cost\nBOLT,Bolt M8,0.25\n",
    "locations": "code,site,kind\nA-01,MAIN,bin\nDOCK-1,MAIN,dock\nN-01,NORTH,bin\n",
    "partners": "code,name,kind\nACME,Acme,supplier\nZOE,Zoe,customer\n",
    "staff": STAFF,
    "purchase-orders": "number,line,supplier,sku,quantity,unit_cost\nPO-1,1,ACME,BOLT,100,0.24\n",
}
OPENING = "location,sku,quantity,cost\nA-01,BOLT,100,0.25\nN-01,BOLT,7,0.25\n"
MOVE = '{"kind": "move", "lines": [{"item": "BOLT", "quantity": "40", "from": "A-01", "to": "DOCK-1"}]}\n'
BEYOND = '{"kind": "move", "lines": [{"item": "BOLT", "quantity": "400", "from": "A-01", "to": "DOCK-1"}]}\n'
LOST = '{"kind": "move", "lines": [{"item": "NUT", "quantity": "1", "from": "A-01", "to": "DOCK-1"}]}\n'

Answer = tuple[int, str, str]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose books hold the files."""
    folder = tmp_path_factory.mktemp("office")
    for kind, text in {**FILES, "opening-stock": OPENING}.items():
        (folder / f"{kind}.csv").write_text(text)
        assert run(["import", kind, str(folder / f"{kind}.csv"), "--data", str(folder / "data")]) == 0
    return folder / "data"


@pytest.fixture
def call(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Answer]:
    """A call as typed: its status, what it says and what it notes; `stdin` is what is typed into it."""

    def carry_out(*words: str, stdin: str = "") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        status = run([*words, "--data", str(tmp_path / "data")])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return status, said.out, said.err

    shutil.copytree(office, tmp_path / "data")
    return carry_out


def _json(answer: Answer, status: int = 0) -> Any:
    assert answer[0] == status, answer[2]
    return json.loads(answer[1])


def test_a_file_of_transactions_is_posted(call: Callable[..., Answer], tmp_path: Path) -> None:
    (tmp_path / "day.jsonl").write_text(MOVE)
    said = _json(call("post", str(tmp_path / "day.jsonl"), "--json"))
    [one] = said["transactions"]
    assert (one["line"], one["verdict"], one["code"], one["exceptions"]) == (1, "posted", "", [])
    stock = _json(call("stock", "--location", "MAIN", "--json"))["rows"]
    assert {(row["location"], row["quantity"]) for row in stock} == {("A-01", "60"), ("DOCK-1", "40")}
    moved = _json(call("movements", "--item", "BOLT", "--location", "DOCK-1", "--json"))["rows"]
    assert [(row["transaction"], row["position"]) for row in moved] == [(one["id"], one["position"])]


def test_what_is_parked_is_the_answer_no(call: Callable[..., Answer]) -> None:
    status, out, _ = call("post", "-", stdin=MOVE + LOST)
    assert status == 1
    assert [line.split()[2] for line in out.splitlines()] == ["posted", "parked"]
    assert "there is no item “NUT”" in out
    said = _json(call("post", "-", "--json", stdin="{\n" + MOVE), 1)
    assert [(error["line"], error["reason"]) for error in said["errors"]] == [(1, "is not JSON")]
    assert said["transactions"] == []
    assert call("post", "absent.jsonl")[0] == 3


def test_an_exception_is_cleared_by_a_named_person(call: Callable[..., Answer]) -> None:
    call("post", "-", stdin=BEYOND)
    [row] = _json(call("exceptions", "--json"))["rows"]
    assert (row["code"], row["cleared_by"]) == ("negative-stock", "")
    assert _json(call("exceptions", "--location", "NORTH", "--json"))["rows"] == []
    before = _json(call("stock", "--json"))["as_of"]["position"]
    clear = ("exceptions", "clear", row["id"], "--reason", "Counted again")
    assert call(*clear)[0] == 2
    assert call(*clear, "--as", "NOBODY")[0] == 2
    assert call("exceptions", "clear", "17", "--reason", "x", "--as", "SUE")[0] == 2
    assert call("exceptions", "clear", "9999.1", "--reason", "x", "--as", "SUE")[0] == 1
    assert _json(call("stock", "--json"))["as_of"]["position"] == before
    assert _json(call(*clear, "--as", "SUE", "--json"))["cleared_by"] == "SUE"
    status, _, err = call(*clear, "--as", "SUE")
    assert (status, err) == (1, f"scanledger: exception {row['id']} was cleared before\n")
    [row] = _json(call("exceptions", "--json"))["rows"]
    assert (row["cleared_by"], row["reason"]) == ("SUE", "Counted again")
    [row] = _json(call("exceptions", "--as-of", str(before), "--json"))["rows"]
    assert row["cleared_at"] == ""


def test_a_month_is_closed_by_an_accountant_with_her_pin(call: Callable[..., Answer]) -> None:
    close = ("period", "close", "2026-10")
    assert call(*close)[0] == 2
    status, _, err = call(*close, "--as", "SUE")
    assert (status, err) == (1, "scanledger: period needs a person with the role accountant\n")
    assert call(*close, "--as", "ACC")[0] == 2
    status, _, err = call(*close, "--as", "ACC", stdin="1234\n")
    assert (status, err) == (1, "scanledger: That is not the PIN of Ada\n")
    assert call(*close, "--as", "ACC", stdin="4711\n")[:2] == (0, "2026-10 is closed\n")
    said = _json(call("period", "open", "2026-10", "--as", "ACC", "--json", stdin="4711"))
    assert (said["month"], said["state"]) == ("2026-10", "open")
    assert call("period", "close", "2026-13", "--as", "ACC", stdin="4711")[0] == 2
    assert call("period")[0] == 2


def test_an_invoice_needs_the_accountant_too(call: Callable[..., Answer], tmp_path: Path) -> None:
    receive = (
        '{"kind": "receive", "document": "PO-1",'
        ' "lines": [{"item": "BOLT", "quantity": "100", "to": "DOCK-1", "document_line": "1"}]}'
    )
    assert call("post", "-", stdin=receive)[0] == 0
    path = tmp_path / "invoices.csv"
    path.write_text("number,line,supplier,order,order_line,quantity,unit_cost\nI-1,1,ACME,PO-1,1,100,0.26\n")
    said = _json(call("import", "supplier-invoices", str(path), "--json"), 1)
    assert [(error["line"], error["reason"]) for error in said["errors"]] == [
        (2, "invoice needs a person with the role accountant")
    ]
    assert call("import", "supplier-invoices", str(path), "--as", "ACC", stdin="9999")[0] == 1
    said = _json(call("import", "supplier-invoices", str(path), "--as", "ACC", "--json", stdin="4711"))
    assert said == {"kind": "supplier-invoices", "rows": 1, "imported": 1, "errors": []}
    assert _json(call("valuation", "--location", "MAIN", "--json"))["total"] == "51"


def test_transactions_behind_a_pin(call: Callable[..., Answer]) -> None:
    assert call("post", "-", "--as", "ACC", stdin="4711\n" + MOVE)[0] == 0
    [row] = [row for row in _json(call("movements", "--json"))["rows"] if row["kind"] == "move"]
    assert row["operator"] == "ACC"


def test_a_location_has_its_share_of_the_pool(call: Callable[..., Answer]) -> None:
    call("post", "-", stdin=MOVE)
    [row] = _json(call("valuation", "--location", "DOCK-1", "--json"))["rows"]
    assert (row["site"], row["quantity"], row["value"]) == ("MAIN", "40", "10")
    lines = _json(call("journal", "--location", "N-01", "--json"))["rows"]
    assert {(line["account"], line["debit"], line["credit"]) for line in lines} == {
        ("1300", "1.75", "0"), ("3900", "0", "1.75"),
    }  # fmt: skip
    assert _json(call("journal", "--location", "NORTH", "--json"))["rows"] == lines


def test_answers_for_people_and_for_spreadsheets(call: Callable[..., Answer]) -> None:
    status, out, _ = call("stock")
    assert (status, len(out.splitlines())) == (0, 3)
    status, out, _ = call("movements", "--csv")
    assert out.splitlines()[0].startswith("position,transaction,line,kind,item")
    assert len(out.splitlines()) == 3
    assert call("stock", "--item", "NUT")[1] == "nothing\n"
    assert _json(call("movements", "--item", "NUT", "--json"))["rows"] == []


def test_who_reads_may_stop_reading(call: Callable[..., Answer], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app", "movements", "--json", "--data", str(tmp_path / "data")]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_a_photograph_is_written_to_a_file(call: Callable[..., Answer], tmp_path: Path) -> None:
    picture, file = b"\xff\xd8\xff, a crack", tmp_path / "crack.jpg"
    status, _, said = call("export", "photograph", digest(picture), str(file))
    assert (status, file.exists()) == (1, False)
    assert digest(picture) in said
    with open_books(str(tmp_path / "data" / BOOKS)) as books:
        keep(books, digest(picture), picture)
    assert call("export", "photograph", digest(picture), str(file))[0] == 0
    assert file.read_bytes() == picture
    assert call("export", "photograph", digest(picture), str(tmp_path))[0] == 2
