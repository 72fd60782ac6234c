"""What `verify` finds: faults by invariant, table, key and column, and the counts of what was looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table

MOST = 100
"""Faults told in full; more are only counted."""
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not follow from the envelopes. `invariant` is its number in the design.

    `key` is the row's primary key, its columns joined by colons; `column` is empty where the whole row is
    missing, or should not be there.
    """

    invariant: int
    table: str
    key: str
    column: str
    expected: str
    found: str

    @property
    def text(self) -> str:
        where = f"{self.table} {self.key}" + (f", {self.column}" if self.column else "")
        return f"{where}: expected {self.expected or 'nothing'}, found {self.found or 'nothing'}"

    def as_json(self) -> dict[str, Any]:
        return {
            "invariant": self.invariant,
            "table": self.table,
            "key": self.key,
            "column": self.column,
            "expected": self.expected,
            "found": self.found,
            "text": self.text,
        }


@dataclass(slots=True)
class Findings:
    """Collects faults, the first hundred in full."""

    faults: list[Fault] = field(default_factory=list)
    count: int = 0
    checked: Counter[str] = field(default_factory=Counter)
    tables: set[str] = field(default_factory=set)
    """Tables with a fault, whether it was told in full or not."""
    photographs_waiting: int = 0
    """Named by an envelope and not in the books yet; no fault."""

    def add(
        self, invariant: int, table: str, key: object, column: str, expected: object, found: object
    ) -> None:
        self.count += 1
        self.tables.add(table)
        if len(self.faults) < MOST:
            words = (_shown(part) for part in (expected, found))
            self.faults.append(Fault(invariant, table, _shown(key), column, *words))

    def same(
        self, invariant: int, table: str, key: object, column: str, expected: object, found: object
    ) -> None:
        """A fault unless both are equal."""
        if expected != found:
            self.add(invariant, table, key, column, expected, found)


@dataclass(frozen=True, slots=True)
class Report:
    """The answer: do the books hold at this position? `rebuilt` counts the rows of projections put right."""

    books_id: str
    epoch: int
    position: int
    hash: str
    findings: Findings
    rebuilt: Mapping[str, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return self.findings.count == 0

    @property
    def faults(self) -> list[Fault]:
        return self.findings.faults

    def as_json(self) -> dict[str, Any]:
        return {
            "ok": self.ok,
            "books_id": self.books_id,
            "epoch": self.epoch,
            "position": self.position,
            "hash": self.hash,
            "checked": dict(sorted(self.findings.checked.items())),
            "photographs_waiting": self.findings.photographs_waiting,
            "faults": [fault.as_json() for fault in self.faults],
        }


def key_of(table: Table, row: Mapping[str, Any]) -> str:
    """A row's primary key in words."""
    return ":".join(str(row[column.name]) for column in table.primary_key)


def _shown(value: object) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return text.replace("\x1f", " | ")[:_LONGEST]
