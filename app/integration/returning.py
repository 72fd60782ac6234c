"""Imports for the returns bench: the questions of each item group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.domain.returning import Checklist
from app.integration.kind import Kind, Known
from app.integration.rows import Column, Row, RowError


def _by_group(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.values["group"], []).append(row)
    return groups


def _errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    del known
    for lines in _by_group(rows).values():
        seen: set[str] = set()
        for row in lines:
            if row.values["question"] in seen:
                yield row.error("question", "this question stands twice in its group")
            seen.add(row.values["question"])


def _checklists(rows: Sequence[Row], known: Known) -> Iterator[tuple[int, Checklist]]:
    """A group's questions in the file's order; they take the place of those it had."""
    del known
    for group, lines in _by_group(rows).items():
        yield lines[0].line, Checklist(group, tuple(row.values["question"] for row in lines))


KINDS: dict[str, Kind] = {
    "checklists": Kind(
        (Column("group", required=True), Column("question", required=True)), _checklists, _errors
    ),
}
