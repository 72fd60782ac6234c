"""Rows of a CSV or XLSX file, and what is wrong with them: line, column, value and reason."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.domain.errors import BadCall, ScanLedgerError, Unavailable

LARGEST_UNPACKED = 1 << 29
"""Bytes of an XLSX file's parts: what is larger is refused before it fills the memory."""

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class RowError:
    """One thing that is wrong in a file; line 1 is the header."""

    line: int
    column: str
    value: str
    reason: str

    def as_json(self) -> dict[str, Any]:
        return {"line": self.line, "column": self.column, "value": self.value, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an import: how its text is read, and whether it may be left out or blank."""

    name: str
    read: Callable[[str], Any] = str
    required: bool = False
    default: Any = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was read: its line in the file and its values by column."""

    line: int
    values: Mapping[str, Any]
    text: Mapping[str, str]

    def error(self, column: str, reason: str) -> RowError:
        return RowError(self.line, column, self.text.get(column, ""), reason)


def read_rows(path: Path, columns: tuple[Column, ...]) -> tuple[list[Row], list[RowError]]:
    """Read a file's rows. Raises Unavailable where it cannot be opened, BadCall where it is no table."""
    data = _bytes(path)
    lines = _xlsx_lines(path, data) if data.startswith(_ZIP) else _csv_lines(path, data)
    header = [name.strip().lower() for name in next(lines, (1, []))[1]]
    while header and not header[-1]:
        header.pop()
    errors = _header_errors(header, columns)
    if errors:
        return [], errors
    wanted = {column.name: column for column in columns}
    rows: list[Row] = []
    for line, cells in lines:
        if any(cell.strip() for cell in cells):
            row, found = _row(line, header, cells, wanted)
            errors.extend(found)
            rows.append(row)
    return rows, errors


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        words = error.strerror if isinstance(error, OSError) else str(error)
        raise Unavailable("file-unreadable", f"{path} cannot be read: {words}") from None


def _header_errors(header: list[str], columns: tuple[Column, ...]) -> list[RowError]:
    known = {column.name for column in columns}
    errors = [RowError(1, name, name, "unknown column") for name in header if name not in known]
    errors += [RowError(1, name, name, "column stands twice") for name in known if header.count(name) > 1]
    missing = [column.name for column in columns if column.required and column.name not in header]
    return errors + [RowError(1, name, "", "column is missing") for name in missing]


def _row(
    line: int, header: list[str], cells: list[str], wanted: Mapping[str, Column]
) -> tuple[Row, list[RowError]]:
    errors: list[RowError] = []
    if any(cell.strip() for cell in cells[len(header) :]):
        errors.append(RowError(line, "", ",".join(cells[len(header) :]), "more cells than columns"))
    text = dict(zip(header, (cell.strip() for cell in cells), strict=False))
    values: dict[str, Any] = {}
    for name, column in wanted.items():
        cell = text.get(name, "")
        values[name] = column.default
        if not cell:
            if column.required:
                errors.append(RowError(line, name, "", "must not be blank"))
            continue
        if not cell.isprintable():
            errors.append(RowError(line, name, repr(cell), "has characters that cannot be printed"))
            continue
        try:
            values[name] = column.read(cell)
        except ScanLedgerError as error:
            errors.append(RowError(line, name, cell, error.text))
    return Row(line, values, text), errors


def _csv_lines(path: Path, data: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadCall("not-utf8", f"{path} is not UTF-8 text") from None
    if "\x00" in text:
        raise BadCall("not-a-table", f"{path} is not a CSV file")
    head = text.split("\n", 1)[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ","
    )
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise BadCall("not-a-table", f"{path}, line {reader.line_num}: {error}") from None


def _xlsx_lines(path: Path, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The first sheet. A damaged file makes the reader fail in a dozen ways; all of them mean one thing."""
    try:
        table = _first_sheet(data)
    except Exception as error:
        raise BadCall("not-a-table", f"{path} is not an XLSX file that can be read") from error
    for line, cells in enumerate(table, start=1):
        yield line, ["" if cell is None else _cell_text(cell) for cell in cells]


def _first_sheet(data: bytes) -> list[tuple[Any, ...]]:
    from openpyxl import load_workbook

    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
            raise ValueError("larger than any list of goods")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and print areas, which nobody asked for
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return list(book.worksheets[0].iter_rows(values_only=True))


def _cell_text(cell: Any) -> str:
    """A cell as a person typed it: a whole number without “.0”, a date as ISO, 15 digits as Excel shows."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{Decimal(f'{cell:.15g}'):f}"
    if hasattr(cell, "date"):
        moment = cell.isoformat()
        return str(moment.removesuffix("T00:00:00"))
    return str(cell)
