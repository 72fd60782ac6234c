"""Answers for people: aligned tables in few columns; everything else is in --json and --csv."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

MONEY = frozenset({"value", "debit", "credit", "balance"})
_BLANK_IF_ZERO = frozenset({"debit", "credit", "allocated"})
_HEADS = {"from_location": "from", "to_location": "to", "to_status": "status", "to_owner": "owner"}
_GAP = "  "


def table_of(rows: Sequence[Mapping[str, Any]], columns: Iterable[str]) -> str:
    """Rows as a table; columns that say nothing are left out."""
    said = {name: [_said(name, row.get(name)) for row in rows] for name in columns}
    shown = [name for name, cells in said.items() if any(cells)]
    heads = [_HEADS.get(name, name.removesuffix("_at").replace("_", " ")) for name in shown]
    return table(heads, list(zip(*(said[name] for name in shown), strict=True)))


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Aligned columns; numbers stand with their points below each other."""
    if not rows:
        return "nothing\n"
    columns = [_column(header, cells) for header, cells in zip(headers, zip(*rows, strict=True), strict=True)]
    return "".join(_GAP.join(line).rstrip() + "\n" for line in zip(*columns, strict=True))


def local_time(text: str) -> str:
    """An ISO time as this computer's clock shows it, to the second."""
    return datetime.fromisoformat(text).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def _said(name: str, value: Any) -> str:
    if value in (None, "") or (name in _BLANK_IF_ZERO and value == "0"):
        return ""
    if name.endswith("_at"):
        return local_time(str(value))
    return _money(str(value)) if name in MONEY else str(value)


def _money(text: str) -> str:
    """At least two places, as money is written."""
    whole, _, part = text.partition(".")
    return f"{whole}.{part.ljust(2, '0')}"


def _column(header: str, cells: Sequence[str]) -> list[str]:
    if not any(cells) or not all(_is_number(cell) for cell in cells if cell):
        width = max(len(header), *map(len, cells))
        return [cell.ljust(width) for cell in (header, *cells)]
    places = max(len(cell.partition(".")[2]) + ("." in cell) for cell in cells)
    even = [cell + " " * (places - len(cell.partition(".")[2]) - ("." in cell)) for cell in cells]
    width = max(len(header), *map(len, even))
    return [cell.rjust(width) for cell in (header, *even)]


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit()
