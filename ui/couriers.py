"""The way to the books: one thread for each station of this window, the shown one and those behind it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.bootstrap.workplace import Station, Workplace


class Couriers:
    """Each carries what waits at its station to the books and follows them, whether the station is shown or
    not. `moved` is told which station's books went on, `told` when the way was lost, found or used,
    with the station and which orders that touched."""

    def __init__(
        self, moved: Callable[[Station], None], told: Callable[[Station, tuple[str, ...]], None]
    ) -> None:
        self._moved, self._told = moved, told
        self._stopping = threading.Event()
        self._threads: dict[Station, threading.Thread] = {}

    def begin(self, workplace: Workplace, station: Station) -> None:
        """Carry for this station, too; one that has its courier keeps it."""
        if station in self._threads:
            return
        thread = threading.Thread(
            target=self._carry, args=(workplace, station), name=f"courier of {station.name}"
        )
        self._threads[station] = thread
        thread.start()

    def stop(self) -> None:
        """End all, and wait for what is on its way."""
        self._stopping.set()
        for station in self._threads:
            station.outbox.news.set()
        for thread in self._threads.values():
            thread.join()

    def _carry(self, workplace: Workplace, station: Station) -> None:
        """A courier's thread. The dictionaries come first: the books can wait for a tenth of a second, the
        first label should not."""
        from app.scan.parse import warm_up

        warm_up()
        workplace.carry(
            station,
            self._stopping,
            lambda: self._moved(station),
            lambda touched: self._told(station, touched),
        )
