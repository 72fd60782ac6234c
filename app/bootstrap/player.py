"""Play a scan script through real stations: outbox, posting, books, feed (CONTRACT: replay)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from pathlib import Path
from typing import Any

from app.bootstrap.procedures import known_procedure
from app.bootstrap.script import ScriptLine, read_script
from app.bootstrap.workplace import Station, Workplace
from app.domain.clock import Instant, parse_instant, system_clock
from app.domain.errors import BadCall, Unavailable
from app.scan.read import Read
from app.scan.scan import Device, Scan
from app.station.answer import Answer, Outcome

SECOND = 1_000_000
EARLIEST, LATEST = parse_instant("1970-01-01"), parse_instant("2200-01-01")
"""Between these an instant is a whole number that every reader of an envelope takes exactly."""

_SCENE = frozenset({"station", "operator", "time", "offline", "online"})


class ScriptClock:
    """The script's time: the computer's until @time is said, then one second a line."""

    def __init__(self) -> None:
        self._now: int | None = None

    def __call__(self) -> Instant:
        return system_clock() if self._now is None else Instant(self._now)

    @property
    def said(self) -> Instant | None:
        """What was set; None: the computer's own time."""
        return None if self._now is None else Instant(self._now)

    def set(self, moment: Instant | None) -> None:
        self._now = moment

    def tick(self) -> None:
        if self._now is not None:
            self._now += SECOND


@dataclass(slots=True)
class Played:
    """What a replay answers."""

    answers: list[dict[str, Any]] = field(default_factory=list)
    untaken: list[int] = field(default_factory=list)
    """The lines whose scan this computer could not take."""
    heard: int = 0
    outcomes: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    transactions: dict[str, int] = field(default_factory=lambda: {"waiting": 0, "posted": 0, "parked": 0})

    def as_json(self) -> dict[str, Any]:
        return {
            "answers": self.answers,
            "heard": self.heard,
            "steps": self.outcomes[Outcome.STEP],
            "commands": self.outcomes[Outcome.COMMAND],
            "transacted": self.outcomes[Outcome.TRANSACTION],
            "ignored": self.outcomes[Outcome.IGNORED],
            "refused": self.outcomes[Outcome.REFUSED],
            "transactions": self.transactions,
        }


class Player:
    """Plays lines one after the other. After each, the way to the books is used unless it is cut, so that
    a script gives the same answers every time."""

    def __init__(
        self,
        workplace: Workplace,
        clock: ScriptClock,
        folder: Path,
        first: int = 1,
        answered: Callable[[int, Answer], None] | None = None,
    ) -> None:
        self._workplace = workplace
        self._clock = clock
        self._folder = folder
        self._first = first
        self._answered = answered
        self._station: Station | None = None
        self._online = True
        self._resumed = False
        self._ids: list[str] = []
        self._pictures: dict[int, list[Read]] = {}
        self._photos: dict[int, bytes] = {}
        self.played = Played()

    def play(self, lines: Iterable[str]) -> Played:
        """Play a whole script. Raises BadCall for a script that is none and Unavailable for a picture that
        cannot be read, and then nothing was played; Unavailable for a local disk."""
        script = list(read_script(lines))
        self._judge(script)
        for line in script:
            self._line(line)
            self._clock.tick()
        if self._online:
            self._pump()
        self._count_transactions()
        return self.played

    # --- lines -----------------------------------------------------------------------------------------

    def _judge(self, script: Sequence[ScriptLine]) -> None:
        """Find out what cannot be played before anything is."""
        placed = False
        for line in script:
            placed = placed or line.directive == "station"
            if not placed and line.directive not in _SCENE - {"operator"}:
                raise BadCall(
                    "bad-script", f"line {line.number}: first comes a place: @station receiving DOCK-1"
                )
            if line.directive == "station":
                known_procedure(line.words[0])
            elif line.directive == "time":
                _script_time(line)
            elif line.directive == "photo" and line.number >= self._first:
                self._photos[line.number] = self._photo(line)
            elif line.directive == "image" and line.number >= self._first:
                self._pictures[line.number] = self._looked_at(line)

    def _line(self, line: ScriptLine) -> None:
        if line.directive in _SCENE:
            self._direct(line)
            return
        if line.number < self._first:
            return
        if line.directive in ("approve", "photo"):
            answers = [self._act(line)]
        else:
            scans = list(islice(self._scans(line), self._already(line), None))
            tags = line.directive == "tags"
            answers = self._hear_tags(line, scans) if tags else [self._hear(line, scan) for scan in scans]
        if self._online:
            self._pump()
        for answer in answers:
            if self._answered is not None:
                self._answered(line.number, answer)

    def _already(self, line: ScriptLine) -> int:
        """How many scans of this line were taken before the last player was killed: it was in flight."""
        if self._resumed or self._first == 1:
            return 0
        self._resumed = True
        trail = self.station.outbox.trail(100)
        return sum(1 for _ in takewhile(lambda row: row.line == line.number, trail))

    def _direct(self, line: ScriptLine) -> None:
        """Set the scene; lines before --from do so too."""
        if line.directive == "station":
            self._station = self._workplace.station(line.words[0], line.words[1])
            if self._online:
                self._pump()
            self._workplace.must_be_known(self._station)
        elif line.directive == "operator":
            self.station.session.operator = line.words[0]
        elif line.directive == "time":
            self._clock.set(_script_time(line))
        else:
            self._online = line.directive == "online"
            self._workplace.cut = not self._online
            if self._online:
                self._pump()

    def _scans(self, line: ScriptLine) -> Iterator[Scan]:
        """The scans of a line; an image may hold several, top left first."""
        now = self._clock()
        if line.directive == "image":
            for read in self._pictures[line.number]:
                name = Path(line.text.strip()).name
                yield Scan(read.text, read.symbology, Device.CAMERA, name, now, read.aim, read.box)
        elif line.directive == "tags":
            for tag in line.text.split():
                yield Scan(tag, "", Device.RFID, "script", now)
        elif line.directive == "type":
            yield Scan(line.text.strip(), "", Device.TYPED, "keypad", now)
        elif line.directive == "press":
            yield Scan(f"CMD:{line.text.strip()}", "", Device.TYPED, "button", now)
        else:
            yield Scan(line.text, "", Device.SCRIPT, "script", now)

    def _looked_at(self, line: ScriptLine) -> list[Read]:
        """What stands in a picture, top left first."""
        from app.scan.imaging import read_image
        from app.scan.ladder import decode_image

        reads = decode_image(read_image(self._folder / line.text.strip()))
        return sorted(reads, key=lambda read: (read.box[0][1], read.box[0][0]))

    def _photo(self, line: ScriptLine) -> bytes:
        path = self._folder / line.text.strip()
        try:
            return path.read_bytes()
        except OSError as error:
            raise Unavailable("unreadable-file", f"{path} cannot be read: {error.strerror}") from None

    def _act(self, line: ScriptLine) -> Answer:
        """What is no scan: a second person approves, a photograph is taken."""
        session = self.station.session
        if line.directive == "photo":
            return self._note(line, line.text.strip(), session.photograph(self._photos[line.number]))
        badge, pin = line.words
        return self._note(line, badge, session.approve(badge, pin))

    def _hear(self, line: ScriptLine, scan: Scan) -> Answer:
        return self._count(line, scan, self.station.session.hear(scan, line.number))

    def _hear_tags(self, line: ScriptLine, scans: Sequence[Scan]) -> list[Answer]:
        """One pass of an RFID reader; what sums it up is no scan."""
        answers, summary = self.station.session.hear_pass(scans, line.number)
        noted = [self._count(line, scan, answer) for scan, answer in zip(scans, answers, strict=True)]
        return noted if summary is None else [*noted, self._note(line, f"{len(scans)} tags", summary)]

    def _count(self, line: ScriptLine, scan: Scan, answer: Answer) -> Answer:
        if line.directive != "press":  # a button is no scan
            self.played.heard += 1
            self.played.outcomes[answer.outcome] += 1
        return self._note(line, scan.text, answer)

    def _note(self, line: ScriptLine, said: str, answer: Answer) -> Answer:
        self._ids.extend(answer.transactions)
        if not answer.taken:
            self.played.untaken.append(line.number)
        self.played.answers.append(
            {
                "line": line.number,
                "scan": said,
                "outcome": str(answer.outcome),
                "prompt": answer.prompt.as_json(),
                "tone": str(answer.tone),
                "text": answer.text,
                "code": answer.code,
                "transactions": list(answer.transactions),
            }
        )
        return answer

    # --- the way to the books --------------------------------------------------------------------------

    @property
    def station(self) -> Station:
        """The station that the script is at."""
        assert self._station is not None, "a script was judged to begin with a place"
        return self._station

    def _pump(self) -> None:
        """Send and follow at every station; books that are away leave things waiting, as at a real dock."""
        try:
            self._workplace.pump()
        except Unavailable:
            return

    def _count_transactions(self) -> None:
        for station in self._workplace.stations():
            fates = (station.outbox.fate(id_) for id_ in self._ids)
            for fate in fates:
                if fate is not None:
                    self.played.transactions[fate.verdict or "waiting"] += 1


def _script_time(line: ScriptLine) -> Instant:
    moment = parse_instant(line.words[0])
    if not EARLIEST <= moment < LATEST:
        raise BadCall("bad-time", f"line {line.number}: {line.words[0]} is not between 1970 and 2200")
    return moment
