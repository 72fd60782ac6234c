"""How a station stands, as plain values for the window: what it shows after a scan, and the status strip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.speech import listed
from app.scan.scanners import KEYBOARD_SCANNER
from app.station.answer import Prompt
from app.station.view import StageView, StatusView, TrailView

if TYPE_CHECKING:
    from app.bootstrap.devices import DevicesView
    from app.bootstrap.workplace import Station


@dataclass(frozen=True, slots=True)
class Screen:
    """All that a screen shows after a scan."""

    stage: StageView
    trail: tuple[TrailView, ...]
    prompt: Prompt


def screen_of(station: Station) -> Screen:
    """What a station shows now; asked on its own thread."""
    session = station.session
    return Screen(session.view(), tuple(session.trail()), session.prompt())


def status_of(
    station: Station, stations: Sequence[Station], devices: DevicesView | None, listening: bool
) -> StatusView:
    """How the shown station stands; what waits is counted over all stations of the window."""
    counts = [one.outbox.counts() for one in stations]
    last = station.sender.last
    return StatusView(
        connected=last.connected,
        books=last.reason or "Connected",
        waiting=sum(count.waiting for count in counts),
        parked=sum(count.parked for count in counts),
        device=listed(devices.working) if devices else KEYBOARD_SCANNER,
        listening=listening,
        operator=station.session.who(),
        station=station.session.location,
        attention=listed(devices.trouble, "; ") if devices else "",
    )
