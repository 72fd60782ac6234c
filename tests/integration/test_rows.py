"""Reading tables: what a spreadsheet writes is read as a person means it; noise is refused in words."""

from __future__ import annotations

import io
import random
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from app.domain.errors import BadCall, ScanLedgerError, Unavailable
from app.integration.import_kinds import KINDS
from app.integration.rows import Column, read_rows
from app.integration.values import iso_day, positive_quantity

COLUMNS = (
    Column("sku", required=True), Column("quantity", positive_quantity, required=True),
    Column("expiry", iso_day),
)  # fmt: skip
ANYWHERE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)


def _read(path: Path, data: bytes) -> list[dict[str, object]]:
    path.write_bytes(data)
    rows, errors = read_rows(path, COLUMNS)
    assert errors == []
    return [dict(row.values) for row in rows]


def _workbook(*rows: list[object]) -> bytes:
    book, data = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(data)
    return data.getvalue()


def test_a_spreadsheet_s_numbers_and_dates_are_what_it_shows(tmp_path: Path) -> None:
    data = _workbook(
        ["SKU", "Quantity", "expiry", None],
        [9521234500018.0, 0.1 + 0.2, datetime(2027, 1, 31, tzinfo=UTC).replace(tzinfo=None), None],
        [None, None, None, None],
        ["B", 1e-6, date(2027, 2, 1), None],
        [7, 12, "2027-03-01", None],
    )
    assert _read(tmp_path / "stock.xlsx", data) == [
        {"sku": "9521234500018", "quantity": 300_000, "expiry": "2027-01-31"},
        {"sku": "B", "quantity": 1, "expiry": "2027-02-01"},
        {"sku": "7", "quantity": 12_000_000, "expiry": "2027-03-01"},
    ]


def test_a_workbook_is_known_by_its_bytes(tmp_path: Path) -> None:
    data = _workbook(["sku", "quantity"], ["A", 1])
    assert _read(tmp_path / "stock.csv", data) == _read(tmp_path / "stock.xlsx", data)


@pytest.mark.parametrize(
    "text",
    [
        "sku,quantity\nA,1\n",
        "sku;quantity\r\nA;1\r\n\r\n",
        "\ufeffquantity,SKU\n1,A",
        "sku,quantity,\nA,1,\n",
        'sku,quantity\n"A" , 1 \n',
        " Sku ,\tquantity\nA,1.000000\n",
    ],
)
def test_a_csv_is_read_however_it_was_saved(tmp_path: Path, text: str) -> None:
    [row] = _read(tmp_path / "stock.csv", text.encode())
    assert (row["sku"], row["quantity"]) == ("A", 1_000_000)


def test_a_cell_over_two_lines_keeps_the_file_s_line_numbers(tmp_path: Path) -> None:
    (tmp_path / "stock.csv").write_text('sku,quantity\n"A\nB",1\nC,none\n')
    _, errors = read_rows(tmp_path / "stock.csv", COLUMNS)
    assert [(error.line, error.column) for error in errors] == [(3, "sku"), (4, "quantity")]


@pytest.mark.parametrize("quantity", ["1,5", "1e3", "nan", "inf", "-1", "0", "1.0000001", "9" * 40, "0x10"])
def test_a_quantity_is_a_plain_number(tmp_path: Path, quantity: str) -> None:
    (tmp_path / "stock.csv").write_text(f'sku,quantity\nA,"{quantity}"\n')
    _, [error] = read_rows(tmp_path / "stock.csv", COLUMNS)
    assert (error.line, error.column, error.value) == (2, "quantity", quantity)
    assert error.reason


def test_what_is_no_table_is_said_so(tmp_path: Path) -> None:
    whole = _workbook(["sku", "quantity"], ["A", 1])
    for name, data in {
        "half.xlsx": whole[: len(whole) // 2],
        "empty.xlsx": b"PK\x05\x06" + bytes(18),
        "noise.xlsx": b"PK\x03\x04" + bytes(200),
        "latin.csv": "sku,quantity\nÄ,1\n".encode("latin-1"),
        "nul.csv": b"sku,quantity\n\x00,1\n",
        "huge.csv": b'sku,quantity\n"' + b"A" * 200_000 + b'",1\n',
    }.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BadCall, match=name):
            read_rows(tmp_path / name, COLUMNS)
    with pytest.raises(Unavailable):
        read_rows(tmp_path, COLUMNS)
    with pytest.raises(Unavailable):
        read_rows(tmp_path / "absent.csv", COLUMNS)


def test_a_workbook_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.integration.rows.LARGEST_UNPACKED", 1000)
    (tmp_path / "bomb.xlsx").write_bytes(_workbook(["sku", "quantity"]))
    with pytest.raises(BadCall, match="bomb"):
        read_rows(tmp_path / "bomb.xlsx", COLUMNS)


# --- noise ---------------------------------------------------------------------------------------------


def _is_answered(path: Path, kind: str) -> None:
    """Rows, errors or one sentence; nothing else may come of any bytes."""
    columns = KINDS[kind].columns
    try:
        rows, errors = read_rows(path, columns)
    except ScanLedgerError:
        return
    assert all(error.reason for error in errors)
    assert all(set(row.values) == {column.name for column in columns} for row in rows)


@ANYWHERE
@given(kind=st.sampled_from(sorted(KINDS)), noise=st.binary(max_size=300))
def test_any_bytes_are_answered(tmp_path: Path, kind: str, noise: bytes) -> None:
    header = ",".join(column.name for column in KINDS[kind].columns).encode()
    for data in (noise, header + b"\n" + noise):
        (tmp_path / "noise").write_bytes(data)
        _is_answered(tmp_path / "noise", kind)


@ANYWHERE
@given(kind=st.sampled_from(sorted(set(KINDS) - {"staff"})), data=st.data())
def test_any_cells_are_answered(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    columns = KINDS[kind].columns
    cell = st.text(max_size=12) | st.decimals().map(str) | st.datetimes().map(str) | st.just("1")
    cells = data.draw(st.lists(cell, min_size=len(columns), max_size=len(columns)))
    quoted = ",".join('"' + text.replace('"', '""') + '"' for text in cells)
    header = ",".join(column.name for column in columns)
    (tmp_path / "noise").write_bytes(f"{header}\n{quoted}\n".encode("utf-8", "surrogatepass"))
    _is_answered(tmp_path / "noise", kind)


def test_a_damaged_workbook_is_answered(tmp_path: Path) -> None:
    dice = random.Random(20261123)
    whole = _workbook(["sku", "name", "cost"], *(["A", "Anvil", 12.5] for _ in range(5)))
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(dice.choice((1, 4, 40))):
            data[dice.randrange(4, len(data))] = dice.randrange(256)
        (tmp_path / "noise.xlsx").write_bytes(bytes(data))
        _is_answered(tmp_path / "noise.xlsx", "items")
