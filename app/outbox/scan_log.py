"""The scan log: every scan heard, with the one thing that became of it (invariant 1)."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.envelope import Sealed
from app.scan.scan import Scan

OUTCOMES = ("step", "command", "transaction", "ignored", "refused")
LONGEST_TEXT = 10_000
"""Characters of a scan that the log keeps: far more than any symbol holds."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A scan as the scan log keeps it, with its one outcome. `answer` is the caller's own text (JSON),
    `line` the line of a scan script that it came from, 0 if none."""

    scan: Scan
    outcome: str
    code: str = ""
    tone: str = ""
    answer: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Trail:
    """A row of the scan log."""

    seq: int
    at: int
    text: str
    outcome: str
    code: str
    tone: str
    answer: str
    line: int
    ids: str

    @property
    def envelopes(self) -> tuple[str, ...]:
        """The ids of the envelopes that came of it."""
        return tuple(self.ids.split())


def trail(connection: sqlite3.Connection, limit: int) -> list[Trail]:
    """The last scans, newest first."""
    rows = connection.execute(
        "SELECT seq, at, text, outcome, code, tone, answer, line, envelopes FROM scan"
        " ORDER BY seq DESC LIMIT ?",
        (limit,),
    )
    return [Trail(*row) for row in rows]


def heard(connection: sqlite3.Connection) -> dict[str, int]:
    """Scans in the log, by outcome."""
    return dict(connection.execute("SELECT outcome, count(*) FROM scan GROUP BY outcome").fetchall())


def _legible(text: str) -> str:
    """Text as a file can keep it: garbage from a wedge may hold half characters, or be endless."""
    if len(text) > LONGEST_TEXT:
        text = f"{text[:LONGEST_TEXT]}… ({len(text)} characters)"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def write(connection: sqlite3.Connection, logged: Logged, sealed: Sequence[Sealed]) -> None:
    """Add a scan's row, inside the commit that takes its envelopes."""
    scan = logged.scan
    connection.execute(
        "INSERT INTO scan(at, text, symbology, device, device_name, aim, outcome, code, tone, answer, line,"
        " envelopes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            scan.at, _legible(scan.text), scan.symbology, str(scan.device), scan.device_name, scan.aim,
            logged.outcome, logged.code, logged.tone, _legible(logged.answer), logged.line,
            " ".join(s.envelope.id for s in sealed),
        ),
    )  # fmt: skip
