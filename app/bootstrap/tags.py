"""RFID at a station: lines of a reader become bursts, each tag once; what came back is shown as ignored."""

from __future__ import annotations

import threading
from dataclasses import replace

from app.bootstrap.ears import Ears
from app.domain.clock import Clock, Instant
from app.scan.rfid import QUIET, Burst, Gathering
from app.scan.scan import Device, Scan

AWAY = 1_000_000
"""Microseconds out of the field after which a tag that is read again has come back."""
LONGEST = 5_000_000
"""Microseconds after which a burst is handed on although tags still come: a belt never falls quiet."""
_COUNTED = "This tag was counted already"
_REMEMBERED = 50_000


class TagField:
    """All RFID readers of a station: they speak on any thread; bursts are told on one of its own."""

    def __init__(self, ears: Ears, clock: Clock, quiet: int = QUIET) -> None:
        self._ears = ears
        self._clock = clock
        self._gathering = Gathering(quiet)
        self._quiet = quiet
        self._entered: dict[str, Scan] = {}
        """Who came into the field in this burst."""
        self._last: dict[str, int] = {}
        """When each line was last heard."""
        self._began = 0
        self._finished: list[tuple[Burst, dict[str, Scan]]] = []
        self._changed = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="tags", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Hand on what was gathered, and end."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self._thread.join()

    def hear(self, scan: Scan) -> None:
        """Take one line of a reader. A tag that stays in the field is heard once, however often read."""
        line = scan.text.strip()
        with self._changed:
            before = self._last.get(line)
            self._last[line] = scan.at
            if not line or (before is not None and 0 <= scan.at - before <= AWAY):
                return
            self._finish(scan.at)
            if not self._entered:
                self._began = scan.at
            self._entered[line] = replace(scan, text=line, device=Device.RFID)
            self._gathering.hear(line, scan.at)
            self._changed.notify_all()

    def begin_document(self) -> None:
        """Another document: what comes into the field from now on is new; what stands in it is not."""
        with self._changed:
            self._gathering.begin_document()

    def _finish(self, now: int) -> None:
        """Lay the burst aside if it is over. A clock set back ends it, too."""
        over = self._stopping or not 0 <= now - self._began <= LONGEST
        burst = self._gathering.due(Instant(self._began + LONGEST + self._quiet if over else now))
        if burst is not None:
            self._finished.append((burst, self._entered))
            self._entered = {}
            if len(self._last) > _REMEMBERED:
                self._last = {line: at for line, at in self._last.items() if now - at <= AWAY}

    def _run(self) -> None:
        going = True
        while going:
            with self._changed:
                self._changed.wait_for(lambda: self._entered or self._finished or self._stopping)
                if not self._stopping:
                    self._changed.wait(self._quiet / 1e6)
                self._finish(self._clock())
                going = not self._stopping
                finished, self._finished = self._finished, []
            for burst, entered in finished:
                self._hand_on(burst, entered)

    def _hand_on(self, burst: Burst, entered: dict[str, Scan]) -> None:
        told = [reading.raw for reading in (*burst.tags, *burst.unread)]
        if told:
            self._ears.take_burst([entered.pop(line) for line in told])
        for scan in entered.values():
            self._ears.ignore(scan, _COUNTED)
