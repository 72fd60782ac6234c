"""Carries what waits to the books, in order, for as long as it takes."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.clock import Clock
from app.domain.envelope import Sealed
from app.domain.errors import Refusal, ScanLedgerError, Unavailable
from app.outbox import photographs
from app.outbox.outbox import Outbox

if TYPE_CHECKING:  # SQLAlchemy is loaded when there is something to send, not at the start of a window.
    from app.db.engine import Books
    from app.outbox.agreement import Standing
    from app.posting.verdict import Posted

BATCH = 100
POLL_S = 0.1
"""How often the books are looked at while nothing waits (DESIGN §5)."""

FIRST_PAUSE_S = 0.2
LONGEST_PAUSE_S = 5.0
_NOT_CONNECTED = ("not-connected", "Not connected to the books yet")
_PRUNE_EVERY = 24 * 3600 * 1_000_000
_AGREE_EVERY_S = 1.0
_LOG = logging.getLogger("app.outbox")


@dataclass(frozen=True, slots=True)
class PumpResult:
    """What one round with the books came to. `code` and `reason` say in words why nothing went, if so;
    `answers` are the books' own, in order."""

    connected: bool
    answers: tuple[Posted, ...] = ()
    code: str = ""
    reason: str = ""

    more: bool = False
    """There is more to send at once."""

    @property
    def sent(self) -> int:
        return len(self.answers)


class Sender:
    """Sends the envelopes of one outbox. Used by one thread at a time."""

    def __init__(
        self, outbox: Outbox, *, clock: Clock, batch: int = BATCH, chance: random.Random | None = None
    ) -> None:
        self._outbox = outbox
        self._clock = clock
        self._batch = batch
        self._chance = chance or random.Random()
        self._met: Books | None = None
        self._agreed: Standing | None = None
        self._agreed_at = 0.0
        self._pruned_at = 0
        self._unsendable: set[str] = set()
        """Photographs whose file is gone or is another one's: they are tried again at the next start."""
        self.last = PumpResult(False, (), *_NOT_CONNECTED)
        """The newest round's result: what the status strip shows."""

    def pump_once(self, books: Books) -> PumpResult:
        """Send one batch, in order. Whatever keeps the books from answering is in the result, not raised:
        then everything stays waiting."""
        try:
            return self._round(books)
        except ScanLedgerError as error:
            return self._lost(error)

    def drain(self, books: Books) -> None:
        """Send until nothing waits. Raises Unavailable in words; then the rest stays waiting."""
        try:
            while self._round(books).more:
                pass
        except ScanLedgerError as error:
            self._lost(error)
            raise

    def run(
        self,
        connect: Callable[[], Books],
        stop: threading.Event,
        *,
        follow: Callable[[Books], object] | None = None,
        tell: Callable[[PumpResult], None] | None = None,
    ) -> None:
        """The sender's thread: send as scans come, follow the books ten times a second, and when they are
        away try again and again, ever more slowly. `tell` hears of what was sent, lost and found again.

        Set `stop`, then the outbox's `news`, to end it at once.
        """
        pauses = Pauses(self._chance)
        heard = tell or _nobody
        while not stop.is_set():
            try:
                with connect() as books:
                    self._stay(books, stop, follow or _nobody, heard, pauses)
            except ScanLedgerError as error:
                heard(self._lost(error))
                stop.wait(pauses.next())
            except BaseException:
                heard(self._lost(Unavailable("sender-stopped", "Sending stopped: start ScanLedger again.")))
                raise

    def _stay(
        self,
        books: Books,
        stop: threading.Event,
        follow: Callable[[Books], object],
        tell: Callable[[PumpResult], None],
        pauses: Pauses,
    ) -> None:
        """With the books, until they are away or the thread is to end."""
        while not stop.is_set():
            known = self.last.connected
            self._outbox.news.clear()
            result = self._round(books)
            follow(books)
            pauses.reset()
            if result.sent or not known:
                tell(result)
            if not result.more and not result.sent:
                self._outbox.news.wait(POLL_S)

    def _round(self, books: Books) -> PumpResult:
        self._agree(books)
        batch = self._outbox.waiting(self._batch)
        answers, mended = self._post(books, batch) if batch else ([], False)
        self._outbox.mark(answers)
        pictures = self._photographs(books, send=not batch)
        self._housekeeping()
        more = mended or len(batch) >= self._batch or pictures
        self.last = PumpResult(True, tuple(answers), more=more)
        return self.last

    def _photographs(self, books: Books, *, send: bool) -> bool:
        """Are there photographs to send? One goes in a round in which no envelope waits, so that none is
        ever held up by more than one picture."""
        due = [name for name in self._outbox.photographs_due() if name not in self._unsendable]
        if due and send and not photographs.send(self._outbox, books, due[0]):
            self._unsendable.add(due[0])
        return bool(due)

    def _post(self, books: Books, batch: Sequence[Sealed]) -> tuple[list[Posted], bool]:
        """The books' answers, and whether something had to be mended before it can be sent again."""
        from app.outbox import agreement
        from app.posting.post import post

        try:
            return post(books, batch, clock=self._clock), False
        except (Refusal, Unavailable) as error:
            if error.code not in agreement.MENDED:
                raise
            _LOG.warning("the books do not take this outbox as it is: %s", error.text)
            agreement.mend(self._outbox, books, batch, error)
            return [], True

    def _lost(self, error: ScanLedgerError) -> PumpResult:
        if self.last.code != error.code:
            _LOG.info("nothing is sent: %s", error.text)
        self._met = None
        self.last = PumpResult(False, (), error.code, error.text)
        return self.last

    def _housekeeping(self) -> None:
        self._outbox.tidy()
        now = self._clock()
        if now - self._pruned_at > _PRUNE_EVERY:
            self._outbox.prune()
            self._pruned_at = now

    def _agree(self, books: Books) -> None:
        """Once per connection, and whenever the books were restored: what do they have of this file?"""
        from app.outbox import agreement

        if books is self._met and time.monotonic() - self._agreed_at < _AGREE_EVERY_S:
            return
        standing = agreement.standing(books)
        if books is not self._met or standing != self._agreed:
            agreement.agree(self._outbox, books, standing)
            photographs.compare(self._outbox, books)
        self._met, self._agreed, self._agreed_at = books, standing, time.monotonic()


class Pauses:
    """Ever longer pauses, each a little random so that stations do not come back all at once."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._longest = FIRST_PAUSE_S

    def reset(self) -> None:
        self._longest = FIRST_PAUSE_S

    def next(self) -> float:
        """Seconds to wait before the next try."""
        pause = self._longest * self._chance.uniform(0.5, 1)
        self._longest = min(self._longest * 2, LONGEST_PAUSE_S)
        return pause


def _nobody(_: object) -> None:
    """Nobody wants to know."""
