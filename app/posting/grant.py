"""A claim while it is judged, and how a kind of claim is read and judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.db.books.reads import Answer
from app.posting.ask import Needs
from app.posting.waits import Due

Request = Mapping[str, Any]


@dataclass(slots=True)
class Grant:
    """Who asks, when (µs), what the books say; and what it comes to."""

    id: str
    station: str
    operator: str
    now: int
    answer: Answer
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    result: dict[str, Any] = field(default_factory=dict)
    awaited: list[Due] = field(default_factory=list)
    """Orders that wait for what it gave back."""

    def row(self, table: str, **columns: Any) -> int:
        """One more row of the claim; returns its part."""
        rows = self.rows.setdefault(table, [])
        rows.append({"envelope": self.id, "part": len(rows) + 1, **columns})
        return len(rows)


@dataclass(frozen=True, slots=True)
class Rule:
    """How a kind of claim is read and judged."""

    needs: Callable[[Request, Needs], None]
    judge: Callable[[Grant, Request], Grant]
