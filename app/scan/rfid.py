"""Many tags at once: a burst of reads is one event, each new tag one unit, compared with a ship notice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.domain.clock import Instant, day_of
from app.scan.epc import read_epc
from app.scan.reading import Reading

QUIET = 500_000
"""Microseconds without a read that end a burst."""


@dataclass(frozen=True, slots=True)
class Burst:
    """What one pass of the reader heard."""

    tags: tuple[Reading, ...]
    """Each tag that was new to this station's document, once, in the order heard."""
    unread: tuple[Reading, ...]
    """Lines that are no tag we can read, each once, with why."""
    reads: int
    """Lines heard, repeats included."""
    repeats: int
    """Lines of tags that had been counted already: ignored, and shown as such."""


@dataclass(slots=True)
class Gathering:
    """Collects reads until the field is quiet. `begin_document` forgets the tags counted so far."""

    quiet: int = QUIET
    _counted: set[str] = field(default_factory=set)
    _new: dict[str, Reading] = field(default_factory=dict)
    _unread: dict[str, Reading] = field(default_factory=dict)
    _lines: dict[str, str] = field(default_factory=dict)
    _reads: int = 0
    _repeats: int = 0
    _last: int = 0

    def hear(self, line: str, at: Instant) -> Burst | None:
        """Take one line; the answer is the burst that had ended before it, if any."""
        ended = self.due(at)
        self._last = at
        self._reads += 1
        self._take(line.strip(), at)
        return ended

    def due(self, now: Instant) -> Burst | None:
        """The burst, once the reader has been quiet for long enough."""
        if not self._reads or now - self._last < self.quiet:
            return None
        burst = Burst(tuple(self._new.values()), tuple(self._unread.values()), self._reads, self._repeats)
        self._new.clear()
        self._unread.clear()
        self._reads = self._repeats = 0
        return burst

    def begin_document(self) -> None:
        """From now on every tag is new again."""
        self._counted.clear()
        self._lines.clear()

    def _take(self, line: str, at: Instant) -> None:
        known = self._lines.get(line)
        if known is not None:
            self._repeats += 1
            return
        reading = read_epc(line, day_of(at).year)
        if reading.error is not None:
            self._unread.setdefault(line[:80], reading)
            return
        self._lines[line] = reading.key
        # The same tag may be sent as hexadecimal by one antenna and as a URN by another.
        self._repeats += reading.key in self._counted
        if reading.key not in self._counted:
            self._counted.add(reading.key)
            self._new[reading.key] = reading


@dataclass(frozen=True, slots=True)
class Awaited:
    """One line of a ship notice as far as tags can show it."""

    line: str
    gtins: frozenset[str] = frozenset()
    """All GTINs of its item, 14 digits."""
    units: int = 0
    """Tags to come."""
    serials: frozenset[str] = frozenset()
    """Named ones; empty where the notice names none."""
    sscc: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What of a notice a burst has shown."""

    arrived: tuple[tuple[str, Reading], ...]
    """Line and tag."""
    missing: tuple[tuple[str, int, frozenset[str]], ...]
    """Line, how many tags are still to come, and which serials where they are named."""
    beyond: tuple[tuple[str, Reading], ...]
    """Of an awaited item, but more than its lines await, or with a serial that they do not name."""
    strays: tuple[Reading, ...]
    """Of nothing on the notice: listed, never received."""


def compare(tags: Iterable[Reading], awaited: Sequence[Awaited]) -> Comparison:
    """Hold tags against a ship notice. Each tag counts for one line at most, named serials first."""
    once = list({tag.key: tag for tag in tags}.values())
    arrived: list[tuple[str, Reading]] = []
    beyond: list[tuple[str, Reading]] = []
    strays: list[Reading] = []
    left = {index: line.units or bool(line.sscc) for index, line in enumerate(awaited)}
    for tag in once:
        candidates = [index for index, line in enumerate(awaited) if _concerns(line, tag)]
        fit = [index for index in candidates if left[index] > 0 and _names(awaited[index], tag)]
        if fit:
            chosen = max(fit, key=lambda index: bool(awaited[index].serials))
            left[chosen] -= 1
            arrived.append((awaited[chosen].line, tag))
        elif candidates:
            beyond.append((awaited[candidates[0]].line, tag))
        else:
            strays.append(tag)
    return Comparison(tuple(arrived), _missing(awaited, left, arrived), tuple(beyond), tuple(strays))


def _concerns(line: Awaited, tag: Reading) -> bool:
    return bool(tag.gtin and tag.gtin in line.gtins) or bool(tag.sscc and tag.sscc == line.sscc)


def _names(line: Awaited, tag: Reading) -> bool:
    return bool(tag.sscc) or not line.serials or tag.serial in line.serials


def _missing(
    awaited: Sequence[Awaited], left: dict[int, int], arrived: Iterable[tuple[str, Reading]]
) -> tuple[tuple[str, int, frozenset[str]], ...]:
    seen = {(line, tag.serial) for line, tag in arrived}
    return tuple(
        (line.line, left[index], frozenset(s for s in line.serials if (line.line, s) not in seen))
        for index, line in enumerate(awaited)
        if left[index] > 0
    )
