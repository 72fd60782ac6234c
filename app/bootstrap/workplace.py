"""The wiring: a data folder, the books, and the stations that work in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event
from types import ModuleType

from app.bootstrap.session import Session
from app.cache.cache import Cache
from app.cache.lookup import LookUp
from app.db.books.current import current_bodies
from app.db.engine import Books, open_books
from app.db.migrate import migrate
from app.db.server_clock import lag_ms
from app.domain.clock import Clock, system_clock
from app.domain.envelope import digest
from app.domain.errors import BadCall, Unavailable
from app.domain.records import Location
from app.outbox.outbox import Outbox
from app.outbox.sender import Sender
from app.settings import BOOKS, Settings
from app.station import receiving

MEASURE_EVERY = 60_000_000
"""Microseconds between two measurements of the clock's lag."""

PROCEDURES: dict[str, ModuleType] = {"receiving": receiving}

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
            workplace.settings.codes.parse_settings(),
        )
        self.sender = Sender(self.outbox, clock=workplace.clock)

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

    def books(self) -> Books:
        """The books, opened at the first call. Raises Unavailable or BadCall in words."""
        if self._books is None:
            self._books = open_books(self.settings.books_url)
        return self._books

    def carry(
        self, station: Station, stop: Event, moved: Callable[[], None], told: Callable[[], None]
    ) -> None:
        """The courier's thread: send what waits and follow the books until `stop` is set.

        `moved` is called when the books went on, `told` when the way to them was lost, found or used. Once
        a minute the station's clock is held against the books': envelopes say by how much it lags.
        """
        position = -1
        measured = 0

        def follow(books: Books) -> None:
            nonlocal position, measured
            if not 0 <= self.clock() - measured < MEASURE_EVERY:
                station.outbox.offset_ms = lag_ms(books, self.clock)
                measured = self.clock()
            station.cache.follow(books)
            if position != station.cache.position:
                position = station.cache.position
                moved()

        station.sender.run(
            lambda: open_books(self.settings.books_url), stop, follow=follow, tell=lambda _: told()
        )

    def make_books(self) -> None:
        """Make the books where there are none yet; others are left as they are. Raises Unavailable
        `books-gone` where stations have worked with books that are not there now."""
        self._make_folder()
        own = self.settings.data / BOOKS
        if not self.settings.db and not own.exists() and (self.settings.data / STATIONS).exists():
            raise Unavailable(
                "books-gone",
                f"{own} is gone, but stations here have worked with it. Put it back; where it is lost, "
                "`scanledger migrate` begins new books.",
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
            raise BadCall("unknown-location", f"There is no location “{place}” in the books")

    def station(self, procedure: str, location: str, operator: str = "") -> Station:
        """The station of a procedure at a location; coming back finds it as it was left. Without a location
        it is the first dock of the books. Raises BadCall, Unavailable in words."""
        known_procedure(procedure)
        location = location or self._first_dock()
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
            station.sender.drain(books)
        for station in self._stations.values():
            station.cache.follow(books)

    def first_fill(self, station: Station) -> None:
        """A station that never saw the books follows them once before it answers anything; one that did goes
        by what it knows. Books that are away leave it empty, and it says so."""
        if station.cache.position <= 0:
            with suppress(Unavailable):
                station.cache.follow(self.books())

    def _first_dock(self) -> str:
        with self.books().reading() as connection:
            places = current_bodies(connection, Location.TABLE)
        docks = sorted(
            (place.get("walk", 0), code) for code, place in places.items() if place["kind"] == "dock"
        )
        if not docks:
            raise BadCall(
                "no-location", "Say where this station stands: scanledger station receiving --at DOCK-1"
            )
        return docks[0][1]

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


def known_procedure(name: str) -> None:
    """Raises BadCall `unknown-procedure`."""
    if name not in PROCEDURES:
        known = ", ".join(PROCEDURES)
        raise BadCall("unknown-procedure", f"There is no procedure “{name}”; there are {known}")


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
        raise Unavailable("folder-unwritable", f"{folder} cannot be made: {error.strerror}") from None
