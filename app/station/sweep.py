"""One pass of an RFID reader: each tag is a scan with its own answer, and one answer sums them up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from app.scan.reading import Reading
from app.scan.rfid import Awaited, Comparison, compare
from app.station.answer import Outcome
from app.station.step import Context, Step


@dataclass(frozen=True, slots=True)
class Tag:
    """What one tag said, and what became of it."""

    reading: Reading
    outcome: Outcome
    code: str


@dataclass(frozen=True, slots=True)
class Sweep:
    """The tags of one pass, in the order heard, held against what was awaited before it."""

    tags: tuple[Tag, ...]
    compared: Comparison

    @classmethod
    def of(cls, tags: Sequence[Tag], awaited: Sequence[Awaited]) -> Sweep:
        return cls(tuple(tags), compare((tag.reading for tag in tags), awaited))

    @property
    def taken(self) -> tuple[Tag, ...]:
        """Those that were posted."""
        return tuple(tag for tag in self.tags if tag.outcome == Outcome.TRANSACTION)


@runtime_checkable
class SumsUp(Protocol):
    """A procedure that sums a pass up."""

    def awaited_tags(self, state: Any, context: Context) -> tuple[Awaited, ...]:
        """What tags may show now; nothing: no pass is summed up."""
        ...

    def swept(self, state: Any, sweep: Sweep, context: Context) -> Step:
        """The one answer to a pass whose tags were all heard. It posts nothing."""
        ...
