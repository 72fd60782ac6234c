"""Movements with the lines that they come of, as one envelope's kind makes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.domain.transaction import Line, Virtual
from app.verify.rows import Row

CONVERTING = ("convert", "build", "break")
CHANGING = ("accept", "disown")

OUTSIDE: dict[str, tuple[str, str]] = {
    "receive": (Virtual.SUPPLIER, ""),
    "opening": (Virtual.OPENING, ""),
    "produce": (Virtual.PRODUCTION, ""),
    "return": (Virtual.CUSTOMER, ""),
    "move": ("", ""),
    "pick": ("", ""),
    "pack": ("", ""),
    "issue": ("", Virtual.PRODUCTION),
    "scrap": ("", Virtual.SCRAP),
    "donate": ("", Virtual.SCRAP),
    "ship": ("", Virtual.CUSTOMER),
    "sell": ("", Virtual.CUSTOMER),
    "return-refused": ("", Virtual.CUSTOMER),
    "vendor-return": ("", Virtual.SUPPLIER),
}
"""Kind → the virtual end it comes from, the one it goes to; empty: the place that the line states."""
KNOWN = frozenset(
    (*OUTSIDE, *CHANGING, *CONVERTING, "count", "adjust", "transfer-out", "transfer-in", "transfer-lost")
)
_COUNTING = {"accept": "consume", "disown": "away"}


class Leg(NamedTuple):
    """A movement with the line that it comes of, and its part in that line.

    The role is `main`, `find` (a serial that the books did not have enters first), `away` and `consume`
    (another's goods go into conversion, and come out as ours).
    """

    row: Row
    line: Line
    role: str


def legs_of(kind: str, lines: Sequence[Line], rows: Sequence[Row]) -> list[Leg]:
    """The movements of goods with their lines; none of kinds that move goods in ways of their own."""
    return list(_legs(kind, in_order(kind, lines), rows)) if kind in KNOWN and lines else []


def _legs(kind: str, lines: Sequence[Line], rows: Sequence[Row]) -> Iterator[Leg]:
    """Lines take movements in order until their quantity is moved; a serial that lay there takes none."""
    at, left = 0, int(lines[0].quantity)
    for row, after in zip(rows, [*rows[1:], None], strict=False):
        role = role_of(kind, row, after)
        while at + 1 < len(lines) and (left <= 0 or _passed(row, lines, at, left)):
            at, left = at + 1, int(lines[at + 1].quantity)
        yield Leg(row, lines[at], role)
        left -= row["quantity"] if role == counting(kind) else 0


def in_order(kind: str, lines: Sequence[Line]) -> Sequence[Line]:
    """In a conversion what goes in is moved first."""
    if kind not in CONVERTING:
        return lines
    going = [line for line in lines if line.source.location]
    return [*going, *(line for line in lines if not line.source.location)]


def _passed(row: Row, lines: Sequence[Line], at: int, left: int) -> bool:
    """Did this line move nothing, because its serial lay there already?"""
    if not lines[at].serial or left != lines[at].quantity or _alike(row, lines[at]):
        return False
    return any(_alike(row, line) for line in lines[at + 1 :])


def _alike(row: Row, line: Line) -> bool:
    return bool(row["item"] == line.item and row["serial"] == line.serial)


def role_of(kind: str, row: Row, after: Row | None) -> str:
    """The part that a movement plays, told by its ends (in a conversion by the next one's kind too)."""
    if row["from_location"] == Virtual.FOUND:
        return "find"
    into, out_of = row["to_location"] == Virtual.CONVERSION, row["from_location"] == Virtual.CONVERSION
    if kind in CONVERTING:
        into, out_of = bool(after and after["kind"] == "consume"), row["kind"] == "consume"
    return "away" if into else "consume" if out_of else "main"


def counting(kind: str) -> str:
    """The role whose quantities make up a line."""
    return _COUNTING.get(kind, "main")
