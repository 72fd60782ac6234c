"""A day of goods out, made from a seed: what lies in the bins, what customers want, and who works at it.

    day = a_day(seed, orders=300, lines=1500)
    fill(books, day)                       the catalogue, the stock and the orders
    workers = [Worker("pick", "CART-1", ...), ...]

Workers are processes (see worker.py), each a real station with its own outbox; an operator of theirs sees
nothing but what each prompt expects (see operators.py), and now and then does something wrong. Goods are
scarce: some items are wanted more than they are there, so that stations meet at the last unit.

`PHASES` names the procedures in the order of the day, each with an operator in operators.OPERATORS; `check`
in outbound_checks.py holds the books at the end.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builders import Desk, goods

from app.db.engine import Books, open_books
from app.domain.documents import SalesLine, SalesOrder
from app.domain.quantity import ONE
from app.domain.records import Item, Location, Partner, Staff
from app.domain.transaction import Line
from tests.simulation.operators import SHIPPERS

SITE = "MAIN"
PHASES = {"pick": "CART", "pack": "PK", "ship": "OUT"}
"""The procedures of the day, one after the other, and where each is done: CART-1, CART-2 …"""
ROOT = Path(__file__).resolve().parents[2]
LONG = 100
"""Lines of a day that lasts long enough for every station."""
SCARCE = 5
"""Every so-manieth item is wanted more than it is there."""


@dataclass(frozen=True)
class Day:
    """What the seed makes: records, opening stock, orders."""

    seed: int
    items: tuple[Item, ...]
    bins: tuple[Location, ...]
    stock: tuple[Line, ...]
    orders: tuple[SalesOrder, ...]
    carts: tuple[str, ...]

    @property
    def lines(self) -> int:
        return sum(len(order.lines) for order in self.orders)


def a_day(seed: int, *, orders: int, lines: int, stations: int = 4) -> Day:
    """A warehouse and its orders; about `lines` order lines in all."""
    rng = random.Random(seed)
    items = tuple(_item(n) for n in range(max(12, lines // 6)))
    bins = tuple(_bin(n) for n in range(max(18, len(items) * 2)))
    wanted = tuple(_order(rng, n, items, max(1, lines // orders)) for n in range(orders))
    stock = tuple(_stock(rng, items, bins, wanted))
    return Day(seed, items, bins, stock, wanted, tuple(f"CART-{n + 1}" for n in range(stations)))


def _bin(number: int) -> Location:
    aisle, bay = "ABCDEF"[number % 6], number // 6 + 1
    return Location(f"{aisle}-{bay:02d}-1", SITE, "bin", aisle, 10_000 * (number % 6 + 1) + bay)


def _item(number: int) -> Item:
    tracking = {0: "lot", 1: "serial"}.get(number % 10, "none")
    method = ("average", "fifo", "standard", "lifo")[number % 4] if tracking != "serial" else "average"
    return Item(f"SKU-{number:03d}", f"Item {number}", tracking=tracking, expires=tracking == "lot",
                method=method, cost=f"{1 + number % 17}.25")  # fmt: skip


def _order(rng: random.Random, number: int, items: tuple[Item, ...], lines: int) -> SalesOrder:
    several = rng.sample(items, min(len(items), max(1, lines + rng.choice((-1, 0, 0, 1)))))
    return SalesOrder(
        f"SO-{number:04d}",
        rng.choice(("WERNER", "LUND", "KESTREL")),
        tuple(
            SalesLine(str(n + 1), item.sku, _amount(rng, item) * ONE, price="20", promised="2026-11-24")
            for n, item in enumerate(several)
        ),
        priority=str(rng.randint(1, 9)),
        partial=rng.choice(("", "", "", "lines", "no")),
    )


def _amount(rng: random.Random, item: Item) -> int:
    return 1 if item.tracking == "serial" else rng.choice((1, 1, 2, 3, 5, 8))


def _stock(
    rng: random.Random, items: tuple[Item, ...], bins: tuple[Location, ...], orders: tuple[SalesOrder, ...]
) -> Iterator[Line]:
    """Enough of most items, in two or three bins; too little of some."""
    for number, item in enumerate(items):
        want = sum(line.quantity for order in orders for line in order.lines if line.sku == item.sku) // ONE
        have = max(1, want * 2 // 3) if number % SCARCE == 0 else want + 12
        places = rng.sample(bins, 3)
        if item.tracking == "serial":
            for n in range(have):
                yield goods(item.sku, 1, target=places[n % 3].code, serial=f"{number:03d}-{n:04d}", cost="40")
            continue
        for n, place in enumerate(places):
            part = have // 3 + (1 if n < have % 3 else 0)
            lot = {"lot": f"L{n}", "expiry": f"2027-0{n + 3}-01"} if item.tracking == "lot" else {}
            if part:
                yield goods(item.sku, part, target=place.code, cost=f"{2 + number % 9}.5", **lot)


def fill(books: Books, day: Day) -> None:
    """Put the day into empty books."""
    desk = Desk(books, station="OFFICE")
    desk.records(
        *day.items, *day.bins, *(Location(cart, SITE, "cart") for cart in day.carts),
        *(Location(f"PK-{n}", SITE, "stage", "pack") for n in range(1, len(day.carts) + 1)),
        *(Location(f"OUT-{n}", SITE, "dock", "ship") for n in range(1, SHIPPERS + 1)),
        *(Partner(code, code.capitalize(), "customer") for code in ("WERNER", "LUND", "KESTREL")),
        Staff("SUE", "Sue K.", "supervisor", site=SITE),
        *(Staff(f"P{n}", f"Picker {n}", site=SITE) for n in range(len(day.carts))),
        *day.orders,
    )  # fmt: skip
    for start in range(0, len(day.stock), 200):
        posted = desk.post(
            *(desk.transaction("opening", line) for line in day.stock[start : start + 200]), whole=True
        )
        assert all(one.verdict == "posted" for one in posted)


@dataclass
class Worker:
    """One station at work in a process of its own; killed and begun again when it is told to be."""

    procedure: str
    place: str
    operator: str
    seed: int
    url: str
    data: Path
    mistakes: str = "0.08"
    """How often its operator does something wrong, of all scans at which that can be."""
    kill_after: int = 0
    """Killed without warning after so many answers; 0: never."""
    answers: list[dict[str, Any]] = field(default_factory=list)
    killed: int = 0
    errors: str = ""

    def run(self) -> None:
        """Work until nothing is left to do."""
        while not self._work():
            self.killed += 1
            assert self.killed <= 2, "it is killed once or twice"

    def _work(self) -> bool:
        """Was it finished? A kill leaves the folder as it was."""
        said = {
            "procedure": self.procedure, "place": self.place, "operator": self.operator,
            "seed": self.seed + self.killed, "db": self.url, "data": self.data, "mistakes": self.mistakes,
        }  # fmt: skip
        words = [f"--{name}={value}" for name, value in said.items()]
        path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.simulation.worker", *words],
            env={**os.environ, "PYTHONPATH": path}, cwd=ROOT, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout and process.stderr
        try:
            for line in process.stdout:
                self.answers.append(json.loads(line))
                if self.kill_after and len(self.answers) == self.kill_after and not self.killed:
                    process.send_signal(signal.SIGKILL)
                    break
        finally:
            process.stdout.close()
            self.errors += process.stderr.read()
            process.stderr.close()
            code = process.wait(60)
        return code == 0


def _kill_after(day: Day) -> int:
    """In the middle of a long day; on a short one so early that the others cannot have done all of it."""
    return day.lines // 3 if day.lines > LONG else 3


def work(day: Day, url: str, folder: Path, mistakes: str = "0.08") -> list[Worker]:
    """Let all stations work at once, phase after phase; one of each phase is killed on the way."""
    workers = []
    for phase, place in PHASES.items():
        crew = [
            Worker(phase, f"{place}-{n + 1}", f"P{n}", day.seed * 10 + n, url, folder / f"{phase}-{n}",
                   mistakes, kill_after=_kill_after(day) if (phase, n) == ("pick", 0) else 0)
            for n in range(SHIPPERS if phase == "ship" else len(day.carts))
        ]  # fmt: skip
        threads = [threading.Thread(target=worker.run) for worker in crew]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        workers += crew
    return workers


def a_filled_day(url: str, seed: int, *, orders: int, lines: int, stations: int = 4) -> Day:
    day = a_day(seed, orders=orders, lines=lines, stations=stations)
    with open_books(url) as books:
        fill(books, day)
    return day
