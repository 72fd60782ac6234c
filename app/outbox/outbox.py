"""What waits, durable before the beep: one commit and one sync per scan (invariants 1, 2 and 3)."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from app.domain.clock import Clock
from app.domain.envelope import Chain, Envelope, Sealed
from app.domain.errors import ScanLedgerError, Unavailable
from app.domain.speech import say
from app.domain.transaction import Transaction, payload_of
from app.outbox import album, file, origin, scan_log, waiting
from app.outbox.origin import Origin, Tip
from app.outbox.place import Lock, Reserve
from app.outbox.scan_log import OUTCOMES, Logged, Trail
from app.outbox.waiting import Counts, Fate, Verdict

KEEP = 35 * 24 * 3600 * 1_000_000
"""How long an envelope stays here after posting (35 days in microseconds): books restored from a backup ask
for it again."""

_TIDY_AFTER = 150
"""Commits after which the log is folded back into the file; about 4 MB of log."""


class Outbox:
    """The outbox of one station. One thread commits scans; one other may send and count.

    What cannot be written raises Unavailable with a sentence: the scan is then not taken, and the caller
    keeps the state that it had. It recovers by itself at the next scan.
    """

    def __init__(self, path: Path, lock: Lock, station: str, clock: Clock) -> None:
        self.path = path
        self.station = station
        self.offset_ms = 0
        """The station clock's measured lag behind the books, sealed into every envelope."""
        self.news = threading.Event()
        """Set after every commit that a sender should look at."""
        self._clock = clock
        self._lock = lock
        self._writing = threading.RLock()
        self._reading = threading.RLock()
        self._untidied = 0
        self._pen = file.connect(path, durable=True)
        try:
            self._settle()
            self._side = file.connect(path, durable=False)
        except BaseException:
            self._pen.close()
            raise
        self._reserve = Reserve(path.with_name(path.name + ".reserve"))
        self._log = path.with_name(path.name + "-wal")
        self._inodes = self._look()

    @classmethod
    def open(cls, path: Path, *, station: str, clock: Clock) -> Outbox:
        """Open or make a station's outbox. Raises Unavailable in words: in use, damaged, read-only, too new,
        full."""
        lock = Lock(path.with_name(path.name + ".lock"))
        try:
            with file.world():
                return cls(path, lock, station, clock)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Let go of the file; waits for a commit under way."""
        with self._reading, self._writing:
            self._side.close()
            self._pen.close()
            self._lock.release()

    def _settle(self) -> None:
        file.prepare(self._pen, self.path)
        with file.writing(self._pen):
            self._origin = origin.settle(self._pen, self.path, self._lock, self.station, self._clock())
        self._lock.write_token(origin.token(self._pen))
        self._tip = origin.tip(self._pen, self._origin.outbox)

    # --- the station's side ----------------------------------------------------------------------------

    @property
    def id(self) -> str:
        return self._origin.outbox

    @property
    def origin(self) -> Origin:
        """The outbox that new work goes into, and what it carries on."""
        return self._origin

    def commit_scan(
        self,
        logged: Logged | None,
        transactions: Sequence[Transaction] = (),
        state: bytes | None = None,
        *,
        operator: str,
        approved_by: str = "",
        at: int | None = None,
    ) -> tuple[Sealed, ...]:
        """Make one scan durable: its log row, its envelopes and the procedure's state, in one commit.

        `logged` is None for what is no scan (a button, an approval). `state` None keeps what is there. `at`
        is the moment of what happened in microseconds UTC, by default the scan's own, else now. Raises
        Unavailable where it cannot be kept: then nothing is, but (where there is room) the refused scan.
        """
        assert logged is None or logged.outcome in OUTCOMES, "a scan has one of five outcomes"
        moment = at if at is not None else (logged.scan.at if logged else self._clock())
        with self._writing:
            try:
                self._check()
                sealed = self._seal(transactions, operator, approved_by, moment)
                self._insert(logged, sealed, state)
            except sqlite3.Error as error:
                told = file.meaning(error)
                if told is None:
                    raise
                self._not_taken(told, logged)
                raise told from error
            except Unavailable as told:
                self._not_taken(told, logged)
                raise
        return sealed

    def _check(self) -> None:
        """Is this still our file, and is there room?"""
        if self._look() != self._inodes:
            raise Unavailable(
                "outbox-gone",
                say("{path} was moved or deleted while in use. Start ScanLedger again.", path=self.path.name),
            )
        if self._reserve.missing and not self._reserve.restore():
            raise file.full()

    def _look(self) -> tuple[int, int]:
        """The file and its log on the disk: SQLite goes on writing to what was deleted, and says nothing."""
        try:
            return self.path.stat().st_ino, self._log.stat().st_ino
        except FileNotFoundError:
            return 0, 0

    def _chain(self) -> Chain:
        """The chain as it stands; what is sealed with it counts only once it is committed."""
        return Chain(self.id, self.station, self._tip.sequence, self._tip.hash)

    def _seal(
        self, transactions: Sequence[Transaction], operator: str, approved_by: str, moment: int
    ) -> tuple[Sealed, ...]:
        chain = self._chain()
        return tuple(
            chain.seal(
                one.kind, self._naming(chain, payload_of(one)), id=one.id, scanned_at=moment,
                operator=operator, approved_by=approved_by, offset_ms=self.offset_ms,
            )
            for one in transactions
        )  # fmt: skip

    def _seal_again(self, envelopes: Sequence[Envelope]) -> tuple[Sealed, ...]:
        """The same facts under the same ids, as links of this outbox's chain."""
        chain = self._chain()
        return tuple(
            chain.seal(
                one.kind, self._naming(chain, one.payload), id=one.id, scanned_at=one.scanned_at,
                operator=one.operator, approved_by=one.approved_by, offset_ms=one.offset_ms,
            )
            for one in envelopes
        )  # fmt: skip

    def _naming(self, chain: Chain, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        """The first envelope of an outbox that carries another on names it, so that the books know too."""
        if chain.sequence or not self._origin.names:
            return payload
        return {**payload, "extra": {**payload.get("extra", {}), "continues": self._origin.names}}

    def _insert(self, logged: Logged | None, sealed: Sequence[Sealed], state: bytes | None) -> None:
        """The one commit, and the one sync."""
        with file.writing(self._pen):
            if logged:
                scan_log.write(self._pen, logged, sealed)
            self._put(sealed)
            if state is not None:
                self._pen.execute("INSERT OR REPLACE INTO state(id, body) VALUES (1, ?)", (state,))
        self._advance(sealed)

    def _put(self, sealed: Sequence[Sealed]) -> None:
        self._pen.executemany(
            "INSERT INTO envelope(id, outbox, sequence, hash, data) VALUES (?, ?, ?, ?, ?)",
            [(s.envelope.id, s.envelope.outbox, s.envelope.sequence, s.hash, s.data) for s in sealed],
        )
        album.note(self._pen, sealed)

    def _advance(self, sealed: Sequence[Sealed]) -> None:
        """After the commit: from here the chain goes on, and the sender has news."""
        self._untidied += 1
        if sealed:
            self._tip = Tip(sealed[-1].envelope.sequence, sealed[-1].hash)
            self.news.set()

    def _not_taken(self, told: ScanLedgerError, logged: Logged | None) -> None:
        """On a full disk: free the reserve, and write down in that room that the scan was refused."""
        if told.code != file.FULL:
            return
        self._reserve.free()
        if logged:
            refused = Logged(logged.scan, "refused", told.code, "refused", told.text, logged.line)
            # Where even that does not fit, the operator hears of it all the same.
            with suppress(sqlite3.Error), file.writing(self._pen):
                scan_log.write(self._pen, refused, ())

    def state(self) -> bytes | None:
        """The procedure's state after the last scan."""
        with self._reading, file.world():
            row = self._side.execute("SELECT body FROM state").fetchone()
        return bytes(row[0]) if row else None

    def trail(self, limit: int) -> list[Trail]:
        """The last scans, newest first."""
        with self._reading, file.world():
            return scan_log.trail(self._side, limit)

    def heard(self) -> dict[str, int]:
        """How many scans were heard, by outcome; their sum is all that were heard (invariant 1)."""
        with self._reading, file.world():
            kept, pruned = scan_log.heard(self._side), waiting.tallies(self._side)
        return {outcome: kept.get(outcome, 0) + pruned.get(outcome, 0) for outcome in OUTCOMES}

    # --- the sender's side -----------------------------------------------------------------------------

    def waiting(self, limit: int) -> list[Sealed]:
        """What is to be sent next, in order."""
        with self._reading, file.world():
            return waiting.next_batch(self._side, limit)

    def mark(self, results: Sequence[Verdict]) -> None:
        """Write down what the books answered. Should a power cut take that, they are simply asked again."""
        with self._aside() as side:
            waiting.mark(side, results, self._clock())

    def counts(self) -> Counts:
        """How many envelopes wait, were posted, parked or are disputed."""
        with self._reading, file.world():
            return waiting.counts(self._side)

    def find(self, envelope_id: str) -> Sealed | None:
        """An envelope of this file by its id."""
        with self._reading, file.world():
            return waiting.find(self._side, envelope_id)

    def fate(self, envelope_id: str) -> Fate | None:
        """What the books said of one envelope."""
        with self._reading, file.world():
            return waiting.fate(self._side, envelope_id)

    def verdicts(self, ids: Iterable[str]) -> dict[str, str]:
        """What the books said of those of these envelopes that are in this file; "" of one that waits."""
        with self._reading, file.world():
            fates = {one: waiting.fate(self._side, one) for one in ids}
        return {one: fate.verdict for one, fate in fates.items() if fate}

    def beyond(self, seen: Mapping[str, int], books_id: str) -> list[Sealed]:
        """Envelopes behind the last sequence that a reader of these books saw of each outbox, in order."""
        with self._reading, file.world():
            return waiting.beyond(self._side, seen, books_id)

    def origins(self) -> list[Origin]:
        """Every outbox that this file held, oldest first; the last is the one in use."""
        with self._reading, file.world():
            return origin.every(self._side)

    def knows(self, books_id: str, epoch: int) -> None:
        """Remember whose books take this outbox's envelopes, and their epoch."""
        with self._aside() as side:
            self._origin = origin.adopt(side, books_id, epoch)

    def send_again(self, outbox: str, sequence: int) -> int:
        """The books have gone back: what they had beyond `sequence` waits once more. How many."""
        with self._aside() as side:
            return waiting.send_again(side, outbox, sequence)

    def begin_anew(self, reason: str, *, old: str = "", keep: set[str] | None = None) -> None:
        """Seal this outbox: what it holds goes out unchanged, new work starts a new one that names it.

        With `keep`, the books hold something else under the numbers of the outbox `old`: what waits there and
        is not to be kept can never enter as it is, and is sealed again in the new one, under its own id.
        """
        with self._writing, file.world():
            with file.writing(self._pen):
                taken = [] if keep is None else waiting.take_back(self._pen, old, keep)
                self._origin = origin.begin(self._pen, self.station, reason, self._clock())
                self._tip = origin.tip(self._pen, self.id)
                again = self._seal_again([one.envelope for one in taken])
                self._put(again)
            self._advance(again)

    def dispute(self, envelope_id: str, code: str) -> None:
        """The books hold other content under this id: it is never sent again, and counted for people."""
        with self._aside() as side:
            waiting.dispute(side, envelope_id, code, self._clock())

    def forked_from(self, had: Tip) -> bool:
        """Do the books hold another history of this outbox than this file does?"""
        with self._reading, self._writing, file.world():
            if had.sequence > self._tip.sequence:
                return True
            ours = waiting.hash_at(self._side, self.id, had.sequence)
        return ours is not None and ours != had.hash

    def waiting_ids(self, outbox: str) -> list[str]:
        """The ids of what waits in one outbox of this file."""
        with self._reading, file.world():
            return waiting.waiting_ids(self._side, outbox)

    def meant_for(self) -> set[str]:
        """The books that what waits here is meant for; "" where it never met any."""
        with self._reading, file.world():
            return waiting.meant_for(self._side)

    def photographs(self) -> list[str]:
        """The SHA-256 of every photograph that an envelope of this file names."""
        with self._reading, file.world():
            return album.known(self._side)

    def photographs_due(self) -> list[str]:
        """Those to be sent: the books took their envelope, and not yet the picture; oldest first."""
        with self._reading, file.world():
            return album.due(self._side)

    def mark_photographs(self, had: Sequence[str], lacked: Sequence[str]) -> None:
        """Write down which photographs the books have, and which they lack."""
        if had or lacked:
            with self._aside() as side:
                album.mark(side, had, lacked, self._clock())

    def prune(self) -> None:
        """Let go of what was posted, of photographs sent, and of scans heard, more than 35 days ago."""
        with self._aside() as side:
            waiting.prune(side, self._clock() - KEEP)
            gone = album.prune(side)
        for sha256 in gone:
            # A file that another program holds stays; it only takes room.
            with suppress(OSError):
                album.path_of(self.path.parent, sha256).unlink(missing_ok=True)

    def tidy(self, *, after: int = _TIDY_AFTER) -> None:
        """Fold the log back into the file, so that no scan has to.

        A log that starts over costs its first writer a second sync: a write of our own takes that one.
        """
        if self._untidied < after:
            return
        with self._reading, file.world():
            self._side.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            with self._writing:
                self._side.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
                self._side.execute("UPDATE home SET tidied = tidied + 1")
                self._untidied = 0

    @contextmanager
    def _aside(self) -> Iterator[sqlite3.Connection]:
        """A transaction on the sender's connection, without a sync and while no scan is being written:
        SQLite's own way to wait for a lock is to sleep, and a scan must not."""
        with self._reading, self._writing, file.world(), file.writing(self._side):
            yield self._side
