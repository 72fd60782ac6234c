"""Live codes: what enough frames agree on, by time and place; a code held in view is one scan.

Pure: frames come in as reads with a time, what happened goes out as events. A second opinion (zbar) and
the catalogue are asked through functions that are handed in.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from app.domain.clock import Instant
from app.domain.speech import say
from app.scan.label import disagreement
from app.scan.read import EAN_UPC, MATRIX, Bounds, Read, in_reading_order, meet, same_code, widened
from app.scan.reading import Reading

QUICK, CAREFUL = (2, 5), (3, 8)
"""Equal reads, of so many frames: matrix codes and Code 128; EAN, UPC and all weaker codes."""
ALONE = 5
"""Equal reads, of eight frames, that an EAN or UPC needs while the second opinion sees nothing."""
STRANGER = 5
"""Equal reads, of eight frames, that a retail code needs which the catalogue does not know."""
OUTVOTES = 2
"""How many times the reads of a rival at the same place an EAN or UPC needs."""

OLDEST = 1_000_000
"""Microseconds after which a read is no evidence, and a code out of view is forgotten."""
FLICKER = 400_000
"""Microseconds that a code may be unreadable and still count as held in view."""
BLINK = 250_000
"""Microseconds between two frames above which nobody looked: the ladder climbs, or the computer is busy."""
TOGETHER = 250_000
"""Microseconds that codes of one label wait for each other, where only one label is in view."""
SPEED = 1.0
"""Widths of the picture that a hand moves a label in a second."""

_SURE = MATRIX | {"Code 128", "GS1-128", "DataBar"}


class Mark(StrEnum):
    """What a box in the preview means."""

    SEEN = "seen"
    KNOWN = "known"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A scan."""

    read: Read


@dataclass(frozen=True, slots=True)
class Ignored:
    """A code that came back to the same place too soon to be a second one: shown, not scanned."""

    read: Read
    text: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Labels that contradict each other: none of them is scanned."""

    reads: tuple[Read, ...]
    text: str


Event = Accepted | Ignored | Refused


class Opinion(Enum):
    """What another decoder makes of the same bars."""

    AGREES = "agrees"
    SILENT = "silent"
    CONTRADICTS = "contradicts"


class _State(Enum):
    WATCHED = 1
    WAITING = 2
    TAKEN = 3
    REFUSED = 4


@dataclass(slots=True)
class _Track:
    """One code at one place, followed from frame to frame."""

    read: Read
    seen_at: Instant
    state: _State = _State.WATCHED
    sightings: deque[tuple[int, Instant]] = field(default_factory=lambda: deque(maxlen=16))
    agreed: bool = False
    reading: Reading | None = None
    waits_since: int = 0
    still: Read | None = None
    """As a still showed it, where one did."""

    @property
    def retail(self) -> bool:
        return self.read.symbology in EAN_UPC

    def within(self, frame: int, frames: int, now: Instant) -> int:
        """Reads in the last so many frames, none of them too old."""
        return sum(1 for number, at in self.sightings if number > frame - frames and now - at <= OLDEST)


def silent(_: Read) -> Opinion:
    """No second decoder at hand."""
    return Opinion.SILENT


def gone(_: Read) -> bool:
    """Nobody looks after what only a still could read."""
    return False


@dataclass(slots=True)
class Consensus:
    """Follows the codes of one camera. `one_label` refuses codes that disagree; else all are taken."""

    parse: Callable[[str, str], Reading]
    """Text and AIM identifier, to what they say."""
    knows: Callable[[Reading], bool] | None = None
    """Does the catalogue know it? Without one, nothing is a stranger."""
    opinion: Callable[[Read], Opinion] = silent
    """Asked about an EAN or UPC at the moment it would be believed; zbar is too slow for every frame."""
    held: Callable[[Read], bool] = gone
    """Is what a still showed where it was? The cheap look cannot read it, and must not take it for gone."""
    one_label: bool = True
    width: int = 1280
    _tracks: list[_Track] = field(default_factory=list)
    _frame: int = 0
    _looked_at: Instant | None = None

    def frame(self, at: Instant, reads: Iterable[Read]) -> list[Event]:
        """Take in one frame. Events come in reading order."""
        self._frame += 1
        if self._looked_at is not None and at - self._looked_at > BLINK:
            self._overlooked(at - self._looked_at - BLINK)
        self._looked_at = at
        # A camera's clock set back must not keep a code out of view for ever.
        self._tracks = [track for track in self._tracks if 0 <= at - track.seen_at <= OLDEST]
        events = self._follow(at, reads)
        for track in self._tracks:
            if track.still is not None and track.seen_at != at and self.held(track.still):
                track.seen_at = at
        self._forgive(at)
        for track in self._tracks:
            if track.state is _State.WATCHED and self._convinces(track, at):
                track.state, track.waits_since = _State.WAITING, at
        return events + self._release(at)

    def sure(self, at: Instant, reads: Iterable[Read], every: bool = False) -> list[Event]:
        """Take in reads that are evidence enough by themselves: the ladder's, from a still.

        With `every` a person asked for all that is in view: then nothing disagrees.
        """
        self._frame += 1
        events = self._follow(at, reads)
        wanted = (_State.WATCHED, _State.REFUSED) if every else (_State.WATCHED,)
        for track in self._tracks:
            if track.seen_at == at:
                track.still = track.read
                if track.state in wanted:
                    track.state, track.waits_since = _State.WAITING, at
        return events + self._release(at, wait=False, every=every)

    def stills(self) -> list[Read]:
        """What stills showed and is in view yet, as they showed it."""
        return [track.still for track in self._tracks if track.still is not None]

    def marks(self, at: Instant) -> list[tuple[Read, Mark]]:
        """The boxes that a preview shows now."""
        return [(track.read, self._mark(track)) for track in self._tracks if at - track.seen_at <= FLICKER]

    def forget(self) -> None:
        """Begin anew: another order, another place, the region moved."""
        self._tracks.clear()

    # ── following ──────────────────────────────────────────────────────────────────────────────

    def _overlooked(self, gap: int) -> None:
        """Nobody looked for so many microseconds: what was in view before has not been out of view."""
        for track in self._tracks:
            track.seen_at = Instant(track.seen_at + gap)
            track.waits_since += gap
            track.sightings = deque(
                ((frame, Instant(at + gap)) for frame, at in track.sightings), track.sightings.maxlen
            )

    def _follow(self, at: Instant, reads: Iterable[Read]) -> list[Event]:
        events: list[Event] = []
        taken: set[int] = set()
        for read in _once_each(reads):
            track = self._track_of(read, at, taken)
            if track is None:
                track = _Track(read, at)
                self._tracks.append(track)
            elif track.state is _State.TAKEN and at - track.seen_at > FLICKER:
                events.append(
                    Ignored(read, say("{read} is still in view and was scanned already", read=read.text))
                )
            taken.add(id(track))
            track.read, track.seen_at = read, at
            track.sightings.append((self._frame, at))
        return events

    def _track_of(self, read: Read, at: Instant, taken: set[int]) -> _Track | None:
        """The code's own track: the same text not farther off than a hand moves in that time."""
        code, (x, y) = same_code(read), read.centre
        nearest, least = None, float("inf")
        for track in self._tracks:
            if id(track) in taken or same_code(track.read) != code:
                continue
            (x0, y0), (left, top, right, bottom) = track.read.centre, track.read.bounds
            reach = max(right - left, bottom - top) / 2 + SPEED * self.width * (at - track.seen_at) / 1e6
            distance = float(((x - x0) ** 2 + (y - y0) ** 2) ** 0.5)
            if distance <= reach and distance < least:
                nearest, least = track, distance
        return nearest

    # ── judging ────────────────────────────────────────────────────────────────────────────────

    def _convinces(self, track: _Track, at: Instant) -> bool:
        needed, frames = QUICK if track.read.symbology in _SURE else CAREFUL
        count = track.within(self._frame, frames, at)
        if count < needed or track.seen_at != at:
            return False
        if not track.retail:
            return True
        return self._convinces_retail(track, count, at)

    def _convinces_retail(self, track: _Track, count: int, at: Instant) -> bool:
        known = self._known(track)
        rivals = [rival for rival in self._rivals(track) if not known or self._known(rival)]
        if count < OUTVOTES * max((rival.within(self._frame, CAREFUL[1], at) for rival in rivals), default=0):
            return False
        if not known and count < STRANGER:
            return False
        if not track.agreed:
            heard = self.opinion(track.read)
            if heard is Opinion.CONTRADICTS:
                # What was seen so far is no evidence any more.
                track.sightings.clear()
                return False
            track.agreed = heard is Opinion.AGREES
        return track.agreed or count >= ALONE

    def _known(self, track: _Track) -> bool:
        return self.knows is None or self.knows(self._says(track))

    def _says(self, track: _Track) -> Reading:
        if track.reading is None:
            track.reading = self.parse(track.read.text, track.read.aim)
        return track.reading

    def _rivals(self, track: _Track) -> list[_Track]:
        zone = _zone(track)
        return [
            other
            for other in self._tracks
            if other is not track and other.retail and meet(zone, _zone(other))
        ]

    # ── letting go ─────────────────────────────────────────────────────────────────────────────

    def _release(self, at: Instant, wait: bool = True, every: bool = False) -> list[Event]:
        waiting = [track for track in self._tracks if track.state is _State.WAITING]
        if not waiting:
            return []
        if self.one_label and wait and self._more_to_come(waiting, at):
            return []
        reads = in_reading_order(track.read for track in waiting)
        refusal = self._refusal(waiting, at) if self.one_label and not every else None
        for track in waiting:
            track.state = _State.REFUSED if refusal else _State.TAKEN
        if refusal:
            return [refusal]
        return [Accepted(read) for read in reads]

    def _more_to_come(self, waiting: Sequence[_Track], at: Instant) -> bool:
        """Is another code in view that is not believed yet, and still worth waiting for?"""
        if at - min(track.waits_since for track in waiting) >= TOGETHER:
            return False
        return any(
            track.state is _State.WATCHED
            and track.within(self._frame, CAREFUL[1], at) > 0
            and not any(track in self._rivals(one) for one in waiting)
            for track in self._tracks
        )

    def _refusal(self, waiting: Sequence[_Track], at: Instant) -> Refused | None:
        """Do the codes in view contradict each other, those scanned a moment ago included?"""
        there = [track for track in self._in_view(at) if track.state is _State.TAKEN]
        together = [*waiting, *there]
        why = disagreement([self._says(track) for track in together])
        return Refused(tuple(in_reading_order(track.read for track in together)), why) if why else None

    def _forgive(self, at: Instant) -> None:
        """Once only one of two labels is left in view, it is judged anew."""
        refused = [track for track in self._tracks if track.state is _State.REFUSED]
        if refused and disagreement([self._says(track) for track in self._in_view(at)]) is None:
            for track in refused:
                track.state = _State.WATCHED
                track.sightings.clear()

    def _in_view(self, at: Instant) -> list[_Track]:
        held = (_State.TAKEN, _State.REFUSED)
        return [track for track in self._tracks if track.state in held and at - track.seen_at <= FLICKER]

    def _mark(self, track: _Track) -> Mark:
        if track.state is _State.REFUSED:
            return Mark.REFUSED
        if track.state is not _State.TAKEN:
            return Mark.SEEN
        return Mark.KNOWN if self._known(track) else Mark.UNKNOWN


def _once_each(reads: Iterable[Read]) -> list[Read]:
    """A decoder that names one symbol twice, upright and lying say, has seen one."""
    kept: list[Read] = []
    for read in reads:
        zone = widened(read.bounds, 0.25)
        if not any(same_code(read) == same_code(other) and meet(zone, other.bounds) for other in kept):
            kept.append(read)
    return kept


def _zone(track: _Track) -> Bounds:
    return widened(track.read.bounds, 0.25)
