"""The demo shop's returns bench in the morning: what waits since one hour, or three days, each
scanned in at its time through the bench's own station."""

from __future__ import annotations

from app.bootstrap import demo_shop
from app.bootstrap.player import ScriptClock
from app.bootstrap.workplace import Workplace
from app.domain.clock import Instant
from app.scan.scan import Device, Scan

BENCH, OPERATOR = "RT1", "OMAR"
HOUR, SECOND = 3_600_000_000, 1_000_000
"""Microseconds."""
ARRIVALS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (76, ("RT-78005", "RT-78005", "TDR-20-IN", "CMD:QTY:6", "CMD:DONE")),
    (74, ("RT-78004", "RT-78004", "DRL-018", "7741-0120")),
    (52, ("RT-78001",)),
    (49, ("RT-78002", "RT-78002", "SLA-012", "CMD:QTY:9", "CMD:DONE")),
    (31, ("RT-78003", "RT-78003", "CGB-025", "CMD:QTY:20", "CMD:DONE")),
    (26, ("CMD:PARCEL", "JJD-00340 7718")),
    (1, ("RT-78006",)),
)
"""Hours before now, and what was scanned then."""


def seed(workplace: Workplace, clock: ScriptClock) -> None:
    """Import what was sold and announced, and scan it in; the clock stands where it stood."""
    demo_shop.fill(workplace, clock, demo_shop.SHOP / "bench")
    station, before, now = workplace.station("returns", BENCH, OPERATOR), clock.said, clock()
    workplace.pump()
    for hours, codes in ARRIVALS:
        for place, code in enumerate(codes):
            at = Instant(now - hours * HOUR + place * SECOND)
            clock.set(at)
            station.session.hear(Scan(code, "", Device.SCRIPT, "script", at))
        workplace.pump()
    clock.set(before)
