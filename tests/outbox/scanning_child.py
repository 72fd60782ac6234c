"""A station in its own process, to be killed or measured: `scans` until its end, or `syncs` of N scans."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from outbox_builders import logged, receipt

from app.domain.clock import system_clock
from app.outbox.outbox import Outbox

STATION = "receiving DOCK-1"


def scan_for_ever(path: Path) -> None:
    """Every answered scan is one line of output: its envelope's id."""
    outbox = Outbox.open(path, station=STATION, clock=system_clock)
    count = int(outbox.state() or b"0")
    while True:
        count += 1
        (sealed,) = outbox.commit_scan(logged(line=count), [receipt()], b"%d" % count, operator="ANA")
        print(sealed.envelope.id, flush=True)
        if count % 50 == 0:
            outbox.tidy(after=1)


def count_syncs(path: Path, scans: int) -> None:
    """Syncs per scan, while it runs on and right after it was tidied."""
    from counting_vfs import SyncCounter

    counter = SyncCounter()
    os.fsync = lambda _: counter.__setattr__("syncs", counter.syncs + 1)  # type: ignore[assignment]
    outbox = Outbox.open(path, station=STATION, clock=system_clock)
    opening, counts = counter.syncs, []
    for n in range(scans):
        if n == scans // 2:
            outbox.tidy(after=1)
        before = counter.syncs
        outbox.commit_scan(logged(), [receipt(), receipt()], b"x" * 9000, operator="ANA")
        counts.append(counter.syncs - before)
    print(json.dumps({"opening": opening, "scans": counts}))
    outbox.close()


if __name__ == "__main__":
    what, where, *more = sys.argv[1:]
    if what == "scans":
        scan_for_ever(Path(where))
    else:
        count_syncs(Path(where), int(more[0]))
