"""The wiring: a data folder, the books, and the stations that work in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock

from app.bootstrap.contact import Contact
from app.bootstrap.papers import make_paper
from app.bootstrap.photographs import keep_photograph
from app.bootstrap.procedures import PROCEDURES, known_procedure, usual_place
from app.bootstrap.session import Session
from app.cache.cache import Cache
from app.cache.lookup import LookUp
from app.db.books.current import current_bodies
from app.db.engine import Books, open_books
from app.db.migrate import migrate
from app.db.server_clock import lag_ms
from app.domain.clock import Clock, system_clock
from app.domain.envelope import digest
from app.domain.errors import BadCall, ScanLedgerError, Unavailable
from app.domain.records import Location, record_of
from app.domain.speech import say
from app.outbox.left import left_behind
from app.outbox.outbox import Outbox
from app.outbox.sender import Sender
from app.posting.claim import claim as grant
from app.posting.due import promise_due
from app.settings import BOOKS, Settings
from app.station.step import Answered, Claim, Photographed, Print
from app.station.touched import touched

MEASURE_EVERY = 60_000_000
"""Microseconds between two measurements of the clock's lag."""

LOOK_EVERY = 60_000_000
"""Microseconds between two looks for what came free and was promised to nobody."""

STATIONS = "stations"
_LONGEST_NAME = 80
_AWAY = frozenset({"books-away", "books-busy", "books-full"})
"""What a station that has met its books before can work without."""


class Station:
    """One station as this computer runs it: the session, its outbox and cache, and the way to the books."""

    def __init__(self, workplace: Workplace, procedure: str, location: str, operator: str) -> None:
        self._workplace = workplace
        self.name = f"{procedure}-{location}"
        self.settings = workplace.settings
        folder = workplace.settings.data / STATIONS / _folder_name(self.name)
        make_folder(folder)
        self.outbox = Outbox.open(folder / "outbox.db", station=self.name, clock=workplace.clock)
        self.cache = Cache.open(folder / "cache.db")
        self.look = LookUp(self.cache, self.outbox)
        self.session = Session(
            PROCEDURES[procedure],
            self.outbox,
            self.look,
            location,
            workplace.clock,
            operator,
            self,
            workplace.settings.codes.parse_settings(),
            workplace.settings.rules,
        )
        self.sender = Sender(self.outbox, clock=workplace.clock)
        self._folder = folder
        self._met = Contact(folder / "contact")
        self._sending = Lock()
        self._looked_in: Books | None = None
        self._looked_at = 0

    def send(self, books: Books) -> None:
        """Send what waits, then follow the books. Raises Unavailable; what could not be sent waits."""
        with self._sending:
            self.sender.drain(books)
        self.follow(books)

    def follow(self, books: Books) -> None:
        self._promise_due(books)
        self.cache.follow(books)
        self._met.note(self._workplace.clock())

    def _promise_due(self, books: Books) -> None:
        """Promise what came free where a computer failed before it could: at every connection, and once a
        minute."""
        now = self._workplace.clock()
        if books is not self._looked_in or not 0 <= now - self._looked_at < LOOK_EVERY:
            self._looked_in, self._looked_at = books, now
            promise_due(books, station=self.name, operator=self.session.operator, clock=self._workplace.clock)

    # --- what the session asks of the world --------------------------------------------------------------

    def ask(self, claim: Claim, operator: str) -> Answered:
        """Ask the books for a claim: what waits goes first, and the answer is followed before it is told."""
        try:
            books = self._workplace.books()
            self.send(books)
            granted = grant(
                books, claim.kind, claim.request,
                station=self.name, operator=operator, clock=self._workplace.clock, id=claim.id,
            )  # fmt: skip
            self.follow(books)
        except ScanLedgerError as error:
            code = "books-away" if isinstance(error, Unavailable) else error.code
            return Answered(claim, refusal=(code, error.text))
        return Answered(claim, granted.result)

    def keep(self, data: bytes) -> Photographed:
        return keep_photograph(data, self._folder)

    def print(self, paper: Print) -> str:
        return make_paper(paper, self.settings.data)

    def contact(self) -> int:
        return self._met.last

    def close(self) -> None:
        self.cache.close()
        self.outbox.close()


class Workplace:
    """Everything one process has open. Stations are opened once and kept."""

    def __init__(self, settings: Settings, clock: Clock = system_clock) -> None:
        self.settings = settings
        self.clock = clock
        self._stations: dict[tuple[str, str], Station] = {}
        self._books: Books | None = None
        self.cut = False
        """The way to the books is cut: a scan script says @offline."""

    def books(self) -> Books:
        """The books, opened at the first call. Raises Unavailable or BadCall in words."""
        self._must_not_be_cut()
        if self._books is None:
            self._books = open_books(self.settings.books_url)
        return self._books

    def carry(
        self,
        station: Station,
        stop: Event,
        moved: Callable[[], None],
        told: Callable[[tuple[str, ...]], None],
    ) -> None:
        """The courier's thread: send what waits and follow the books until `stop` is set.

        `moved` is called when the books went on, `told` when the way to them was lost, found or used, with
        which orders that touched. Once a minute the station's clock is held against the books': envelopes say
        by how much it lags.
        """
        position = -1
        measured = 0

        def follow(books: Books) -> None:
            nonlocal position, measured
            if not 0 <= self.clock() - measured < MEASURE_EVERY:
                station.outbox.offset_ms = lag_ms(books, self.clock)
                measured = self.clock()
            station.follow(books)
            if position != station.cache.position:
                position = station.cache.position
                moved()

        station.sender.run(
            lambda: open_books(self.settings.books_url),
            stop,
            follow=follow,
            tell=lambda result: told(touched(result.answers)),
        )

    def make_books(self) -> None:
        """Make the books where there are none yet; others are left as they are. Raises Unavailable
        `books-gone` where stations have worked with books that are not there now."""
        self._make_folder()
        self._must_not_be_cut()
        own = self.settings.data / BOOKS
        if not self.settings.db and not own.exists() and (self.settings.data / STATIONS).exists():
            raise Unavailable(
                "books-gone",
                say(
                    "{own} is gone, but stations here have worked with it. Put it back; where it is lost, "
                    "`scanledger migrate` begins new books.",
                    own=own,
                ),
            )
        migrate(self.settings.books_url, only_missing=True)

    def open_station(self, procedure: str, location: str, operator: str = "") -> Station:
        """A station ready to work. Books that are away now hinder only one that never saw them.

        Raises BadCall, Unavailable in words.
        """
        away = self._reach_books()
        station = self.station(procedure, location, operator)
        self.first_fill(station)
        if away is not None and station.cache.position <= 0:
            raise away
        self.must_be_known(station)
        return station

    def _must_not_be_cut(self) -> None:
        if self.cut:
            raise Unavailable("books-away", "The way to the books is cut")

    def _reach_books(self) -> Unavailable | None:
        try:
            self.make_books()
        except Unavailable as error:
            if error.code not in _AWAY:
                raise
            return error
        return None

    def must_be_known(self, station: Station) -> None:
        """What is scanned where the books know no place would be parked. A station that never saw the books
        cannot tell. Raises BadCall `unknown-location`."""
        place = station.session.location
        if station.cache.position > 0 and station.look.location(place) is None:
            raise BadCall("unknown-location", say("There is no location “{place}” in the books", place=place))

    def station(self, procedure: str, location: str, operator: str = "") -> Station:
        """The station of a procedure at a location; coming back finds it as it was left. Without a location
        it is the usual place of the procedure. Raises BadCall, Unavailable in words."""
        known_procedure(procedure)
        location = location or self._usual_place(procedure)
        if (procedure, location) not in self._stations:
            self._make_folder()
            self._stations[procedure, location] = Station(self, procedure, location, operator)
        return self._stations[procedure, location]

    def pump(self) -> None:
        """Send what waits at every station, then let every station follow: here and now.

        Raises Unavailable; what could not be sent waits.
        """
        books = self.books()
        for station in self._stations.values():
            station.send(books)
        for station in self._stations.values():
            station.follow(books)

    def first_fill(self, station: Station) -> None:
        """A station that never saw the books follows them once before it answers anything; one that did goes
        by what it knows. Books that are away leave it empty, and it says so."""
        if station.cache.position <= 0:
            with suppress(Unavailable):
                station.follow(self.books())

    def _usual_place(self, procedure: str) -> str:
        """Where a procedure works if nobody says: as the settings say, else as the books' places are."""
        if procedure in self.settings.places:
            return self.settings.places[procedure]
        try:
            with self.books().reading() as connection:
                bodies = current_bodies(connection, Location.TABLE).values()
        except Unavailable:
            worked_at = list((self.settings.data / STATIONS).glob(f"{procedure}-*"))
            if len(worked_at) != 1:
                raise
            return worked_at[0].name.removeprefix(f"{procedure}-")
        place = usual_place(procedure, [record_of(Location, body) for body in bodies])
        if not place:
            words = say(
                "Say where this station stands: scanledger station {procedure} --at CODE", procedure=procedure
            )
            raise BadCall("no-location", words)
        return place

    def left_behind(self) -> list[Station]:
        """Stations of this computer that are not open though something waits there; they are open now, and
        can send it. One that another program has open sends by itself."""
        found = []
        for name in left_behind(self.settings.data / STATIONS):
            procedure, _, location = name.partition("-")
            if procedure in PROCEDURES and (procedure, location) not in self._stations:
                with suppress(Unavailable):
                    found.append(self.station(procedure, location))
        return found

    def stations(self) -> list[Station]:
        return list(self._stations.values())

    def close(self) -> None:
        for station in self._stations.values():
            station.close()
        self._stations.clear()
        if self._books is not None:
            self._books.close()
            self._books = None

    def __enter__(self) -> Workplace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _make_folder(self) -> None:
        make_folder(self.settings.data)


def _folder_name(station: str) -> str:
    """A station's name as a folder's; one that no file system takes as it is gets a name of its own."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", station)[:_LONGEST_NAME]
    if plain == station:
        return plain
    return f"{plain}-{digest(station.encode('utf-8', 'backslashreplace'))[:12]}"


def make_folder(folder: Path) -> None:
    """Make a data folder. Raises Unavailable in words."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            "folder-unwritable",
            say("{folder} cannot be made: {error}", folder=folder, error=error.strerror),
        ) from None
