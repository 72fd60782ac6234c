"""What `verify` finds: faults by invariant, table, key and column, and the counts of what was looked at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

MOST = 100
"""Faults told in full; more are only counted."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not follow from the envelopes. `invariant` is its number in the design."""

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

    def add(
        self, invariant: int, table: str, key: object, column: str, expected: object, found: object
    ) -> None:
        self.count += 1
        if len(self.faults) < MOST:
            self.faults.append(Fault(invariant, table, str(key), column, _shown(expected), _shown(found)))

    def same(
        self, invariant: int, table: str, key: object, column: str, expected: object, found: object
    ) -> None:
        """A fault unless both are equal."""
        if expected != found:
            self.add(invariant, table, key, column, expected, found)


@dataclass(frozen=True, slots=True)
class Report:
    """The answer: do the books hold at this position?"""

    books_id: str
    epoch: int
    position: int
    hash: str
    findings: Findings

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
            "faults": [fault.as_json() for fault in self.faults],
        }


def _shown(value: object) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return text.replace("\x1f", " | ")[:300]
