"""One station of the simulated day as a process: `python -m tests.simulation.worker --procedure pick …`.

Every answer is written as a line of JSON as soon as it is given, so that whoever kills this process knows
what was answered.
"""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import suppress
from pathlib import Path

from app.bootstrap.workplace import Station, Workplace
from app.domain.clock import system_clock
from app.domain.errors import Unavailable
from app.domain.records import Item, Location
from app.scan.scan import Device, Scan
from app.settings import Settings
from app.station.answer import Answer
from app.station.rules import Rules
from tests.simulation.operators import OPERATORS, Operator

MOST = 20_000
"""Scans of one station: whoever needs more goes round in circles."""
BUSY = 20


def main() -> None:
    words = argparse.ArgumentParser()
    for name in ("procedure", "place", "operator", "seed", "db", "data", "mistakes"):
        words.add_argument(f"--{name}", required=True)
    said = words.parse_args()
    modes = ("single", "batch", "cluster")
    rules = Rules(pick_mode=modes[int(said.seed) % 3], pick_orders=3, gs1_prefix="9521234")
    settings = Settings(data=Path(said.data), db=said.db, rules=rules)
    with Workplace(settings) as workplace:
        station = workplace.open_station(said.procedure, said.place, said.operator)
        station.session.operator = said.operator
        send(workplace)
        items, bins = codes(workplace)
        operator = OPERATORS[said.procedure](said.place, int(said.seed), items, bins, float(said.mistakes))
        work(workplace, station, operator)


def codes(workplace: Workplace) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What could be scanned by mistake."""
    found = []
    with workplace.books().reading() as connection:
        for table in (Item.TABLE, Location.TABLE):
            query = "SELECT key FROM current_record WHERE table_name = %s ORDER BY key"
            found.append(tuple(key for (key,) in connection.exec_driver_sql(query, (table,))))
    return found[0], found[1]


def work(workplace: Workplace, station: Station, operator: Operator) -> None:
    last: Answer | None = None
    for _ in range(MOST):
        scan = operator.next_scan(last.prompt if last else station.session.prompt(), last)
        if scan is None:
            break
        last = station.session.hear(Scan(scan, "", Device.SERIAL, "scanner", system_clock()))
        send(workplace)
        said = {"scan": scan, "outcome": str(last.outcome), "code": last.code, "ids": last.transactions}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()
    else:
        raise AssertionError("a station that never comes to an end")
    for _ in range(BUSY):
        if send(workplace):
            return
    raise AssertionError("what waits cannot be sent")


def send(workplace: Workplace) -> bool:
    """Send and follow, as the courier does; books that are busy are asked again at the next scan."""
    with suppress(Unavailable):
        workplace.pump()
        return True
    return False


if __name__ == "__main__":
    main()
