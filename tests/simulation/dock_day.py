"""A day at the dock, made from a seed: a scan script, the orders it receives, and the faults planted in it.

    day = make_day(seed=7, scans=300)
    day.orders, day.lines, day.faults, day.stock

Two docks take turns, order by order; what they received is put away from time to time. About every twentieth
scan is a fault: a unit too many, a stranger's barcode, a torn label, a serial read twice, a spell without the
books … Each fault says by name what it is, on which line it lies, and how the station must answer; `noted` is
what the books must note of it.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

from app.domain.identifiers import check_digit
from app.domain.quantity import ONE
from app.domain.records import OrderLine, PurchaseOrder

SUPPLIER = "HALLGREN"
DOCKS = ("DOCK-1", "DOCK-2")
BIN = "F-01"
EANS = {
    "LAMP": "9521234600015", "BULB": "9521234600022", "BOLT": "9521234600039", "KIT": "9521234600091",
}  # fmt: skip
GLOVE, DRILL = "09521234600046", "09521234600060"
SKUS = (*EANS, "GLOVE", "DRILL")
RATE = 0.05
"""The share of scans that are faults."""
_DAY_BEGINS = "2026-11-23T08:00:00Z"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a line: its name, the code of the right answer, what the books note (code, item)."""

    line: int
    name: str
    code: str
    noted: tuple[str, str] = ("", "")


@dataclass
class Day:
    """A script with all that must come of it; `stock` is ours by place and item, in units."""

    orders: list[PurchaseOrder] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    stock: Counter[tuple[str, str]] = field(default_factory=Counter)
    scans: int = 0

    @property
    def noted(self) -> Counter[tuple[str, str]]:
        """What the books must note: code and item, how often."""
        return Counter(fault.noted for fault in self.faults if fault.noted[0])


def make_day(seed: int, scans: int) -> Day:
    """The day of this seed: the same each time, at least so many scans long."""
    maker = _Maker(random.Random(seed))
    maker.day.lines += [f"@time {_DAY_BEGINS}"]
    number = 0
    while maker.day.scans < scans:
        maker.order(number := number + 1)
        maker.put_away()
    return maker.day


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.day = Day()
        self._chance = chance
        self._serials = 0
        self._lots = 0
        self._last_drill = ""
        self._dock = ""
        self._open: Counter[str] = Counter()
        """Units still to come, by item."""
        self._came: Counter[str] = Counter()
        self._ordered: Counter[str] = Counter()

    # --- orders ----------------------------------------------------------------------------------------

    def order(self, number: int) -> None:
        """One order at one dock, from its scan to DONE, with its faults."""
        self._dock = DOCKS[number % len(DOCKS)]
        skus = self._chance.sample(SKUS, k=self._chance.randint(3, len(SKUS) - 1))
        self._ordered = Counter({sku: self._chance.randint(3, 12) for sku in skus})
        self._open, self._came, self._last_drill = Counter(self._ordered), Counter(), ""
        lines = (
            OrderLine(str(n), sku, self._ordered[sku] * ONE, unit_cost="2.5") for n, sku in enumerate(skus, 1)
        )
        name = f"PO-D{number:03}"
        self.day.orders.append(PurchaseOrder(name, SUPPLIER, tuple(lines)))
        self._say(f"@station receiving {self._dock}", "@operator MAJA")
        self._scan(name)
        missing = self._chance.random() < 0.3
        while self._open.total() > (2 if missing else 0):
            if self._chance.random() < RATE:
                self._plant()
            else:
                self._unit(self._any_open())
        self._close()

    def _close(self) -> None:
        """DONE; every line that is not as ordered is a discrepancy."""
        line = self._scan("CMD:DONE")
        different = [sku for sku in self._ordered if self._came[sku] != self._ordered[sku]]
        short = any(self._came[sku] < self._ordered[sku] for sku in different)
        code = "order-short" if short else "order-differs"
        for sku in different:
            name = "short" if self._came[sku] < self._ordered[sku] else "over"
            self._fault(line, f"{name} at closing", code, "discrepancy", sku)

    def put_away(self) -> None:
        """Some of what a dock received goes into a bin, unit by unit."""
        here = [sku for sku in EANS if self.day.stock[self._dock, sku] > 0]
        if not here or self._chance.random() < 0.5:
            return
        self._say("@station putaway CART-1", "@operator IRINA")
        self._scan(BIN)
        for sku in here:
            if self._chance.random() < RATE:
                line = self._scan("]d2010952123460006021NEVER-CAME")
                self._fault(line, "put away what is not there", "nothing-stands")
            self._scan(EANS[sku])
            self._move(sku)
        self._scan("CMD:DONE")

    def _move(self, sku: str) -> None:
        """The books take the oldest on any dock; where it lay is looked at as all docks together."""
        self.day.stock[self._dock, sku] -= 1
        self.day.stock[BIN, sku] += 1

    # --- units -----------------------------------------------------------------------------------------

    def _any_open(self) -> str:
        return self._chance.choice(sorted(self._open.elements()))

    def _unit(self, sku: str) -> int:
        """One unit, received as ordered."""
        line = self._scan(self._code(sku))
        self._open[sku] -= 1
        self._came[sku] += 1
        self.day.stock[self._dock, sku] += 1
        return line

    def _code(self, sku: str, expiry: str = "281130") -> str:
        if sku == "GLOVE":
            self._lots += 1
            return f"(01){GLOVE}(17){expiry}(10)L{self._lots:05}"
        if sku == "DRILL":
            self._serials += 1
            self._last_drill = f"(01){DRILL}(21)D{self._serials:06}"
            return self._last_drill
        return EANS[sku]

    # --- faults ----------------------------------------------------------------------------------------

    def _plant(self) -> None:
        """One of the faults that are possible now."""
        plants = [
            self._stranger, self._torn_label, self._lost_separator, self._wrong_place, self._absurd_quantity,
            self._taken_back, self._cut, self._no_card,
        ]  # fmt: skip
        if any(not self._open[sku] for sku in self._ordered):
            plants.append(self._too_many)
        if any(sku not in self._ordered for sku in SKUS):
            plants.append(self._not_ordered)
        if self._open["GLOVE"]:
            plants.append(self._expired)
        if self._last_drill:
            plants.append(self._read_twice)
        self._chance.choice(plants)()

    def _stranger(self) -> None:
        body = f"40063{self._chance.randrange(10**7):07}"
        self._fault(self._scan(body + check_digit(body)), "a stranger’s barcode", "unknown-barcode")

    def _torn_label(self) -> None:
        good = EANS["LAMP"]
        self._fault(self._scan(good[:-1] + str((int(good[-1]) + 3) % 10)), "a torn label", "check-digit")

    def _lost_separator(self) -> None:
        line = self._scan("]C13082211767101312345678901231")
        self._fault(line, "a lost separator", "missing-gs")

    def _wrong_place(self) -> None:
        self._fault(self._scan(BIN), "a bin at the dock", "not-a-dock")

    def _absurd_quantity(self) -> None:
        self._fault(self._scan(f"CMD:QTY:{EANS['LAMP']}"), "a barcode as a quantity", "bad-quantity")

    def _no_card(self) -> None:
        self._fault(self._scan("CMD:FLY"), "a card that is none", "unknown-command")

    def _taken_back(self) -> None:
        sku = self._any_open()
        self._unit(sku)
        line = self._scan("CMD:UNDO")
        self._open[sku] += 1
        self._came[sku] -= 1
        self.day.stock[self._dock, sku] -= 1
        self._last_drill = "" if sku == "DRILL" else self._last_drill
        self._fault(line, "a unit taken back", "undone")

    def _cut(self) -> None:
        """A spell without the books: what is scanned meanwhile waits, and is posted after it."""
        self._say("@offline")
        sku = self._any_open()
        complete = self._open[sku] == 1
        line = self._unit(sku)
        code = "received" if not complete else "order-complete" if not self._open.total() else "line-complete"
        self._fault(line, "the way to the books cut", code)
        self._say("@online")

    def _too_many(self) -> None:
        sku = self._chance.choice(sorted(sku for sku in self._ordered if not self._open[sku]))
        line = self._scan(self._code(sku))
        self._came[sku] += 1
        self._last_drill = "" if sku == "DRILL" else self._last_drill
        self._fault(line, "a unit too many", "over-receipt", "over-receipt", sku)

    def _not_ordered(self) -> None:
        sku = self._chance.choice(sorted(sku for sku in SKUS if sku not in self._ordered))
        line = self._scan(self._code(sku))
        self._last_drill = ""
        self._fault(line, "a unit that nobody ordered", "not-ordered", "not-ordered", sku)

    def _expired(self) -> None:
        line = self._scan(self._code("GLOVE", expiry="250131"))
        self._open["GLOVE"] -= 1
        self._came["GLOVE"] += 1
        self._fault(line, "expired goods", "expired", "expired", "GLOVE")

    def _read_twice(self) -> None:
        self._fault(self._scan(self._last_drill), "a serial read twice", "already-scanned")

    # --- the script ------------------------------------------------------------------------------------

    def _say(self, *lines: str) -> None:
        self.day.lines += lines

    def _scan(self, text: str) -> int:
        self.day.lines.append(text)
        self.day.scans += 1
        return len(self.day.lines)

    def _fault(self, line: int, name: str, code: str, noted: str = "", item: str = "") -> None:
        self.day.faults.append(Fault(line, name, code, (noted, item)))
