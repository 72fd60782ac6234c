"""A seeded day at the returns bench: a seed → the shop's files, a scan script and the list of planted faults.

    day = returns_day(7)
    day.write(folder)          # the CSV files of the shop
    day.script                 # what the bench scans
    report(day, exported)      # rule → planted, hits, missed, false alarms

Most parcels are honest. Others hold what was never sold, more than was sold, another serial than was shipped,
nothing or too little, what was sold too long ago, or come from customers who send back most of what they buy.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

LAMP, DRILL, LASER = "SLA-012", "DRL-018", "LAS-RED"
BARCODES = {LAMP: "9521234500018", DRILL: "9521234500377", LASER: "9521234500728"}
GRAMS = {LAMP: 820, DRILL: 1450}
FAULTS = (
    "never-sold", "more-than-sold", "other-serial", "empty-or-lighter", "out-of-window", "customer-rate",
)  # fmt: skip
WAYS = ("SCRAP", "VENDOR", "DONATE", "CLAIM")
RECENT, OLD = "2026-11-16T10:00:00Z", "2026-09-01T10:00:00Z"


@dataclass
class Day:
    """`planted` are faults by the label of what shows them: a parcel's, with `#` and its place for a unit."""

    seed: int
    files: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    script: list[str] = field(default_factory=list)
    planted: dict[str, str] = field(default_factory=dict)
    units: list[str] = field(default_factory=list)
    """Labels of the units in the order in which they are scanned."""

    def row(self, file: str, **values: object) -> None:
        self.files.setdefault(file, []).append({name: str(value) for name, value in values.items()})

    def write(self, folder: Path) -> None:
        """The shop's files, as they are imported."""
        for name, rows in self.files.items():
            with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)


def returns_day(seed: int, honest: int = 30, each: int = 2) -> Day:
    """`honest` parcels, and `each` of every fault, in an order of the seed's."""
    random, day = Random(seed), Day(seed)
    _shop(day)
    kinds = ["", *FAULTS]
    plan = [
        kind for kind, count in zip(kinds, [honest, *[each] * len(FAULTS)], strict=True) for _ in range(count)
    ]
    random.shuffle(plan)
    day.script += ["@station returns BENCH-1", "@operator TOMAS", "@time 2026-11-23T08:00:00Z"]
    for number, fault in enumerate(plan, 1):
        _parcel(day, random, number, fault)
    return day


def _shop(day: Day) -> None:
    for sku, tracking in ((LAMP, "none"), (DRILL, "serial"), (LASER, "none")):
        day.row("items", sku=sku, name=sku.title(), tracking=tracking, cost="40", grams=GRAMS.get(sku, 900))
        day.row("barcodes", barcode=BARCODES[sku], sku=sku, quantity=1)
    day.row("locations", code="BENCH-1", site="MAIN", kind="stage")
    day.row("locations", code="A-01", site="MAIN", kind="bin")
    day.row("staff", badge="TOMAS", name="Tomas K.", role="operator")
    day.row("reasons", code="RETURN", name="Returned")
    day.row("reasons", code="DONATED", name="Given away")


def _parcel(day: Day, random: Random, number: int, fault: str) -> None:
    """One customer, one sale, one parcel. Who sends back often bought little and returns half of it."""
    customer, sale, back = f"C-{number}", f"SH-{number}", f"R-{number}"
    sku = DRILL if fault == "other-serial" else LAMP if fault else random.choice((LAMP, DRILL))
    count = 1 if sku == DRILL else random.randint(1, 3)
    sold = count if sku == DRILL else count + random.randint(4, 20)
    if fault == "customer-rate":
        count, sold = 5, 10
    if fault == "more-than-sold":
        sold = count
    serial = f"{number:04}-{random.randint(1000, 8999)}" if sku == DRILL else ""
    day.row("partners", code=customer, name=customer, kind="customer")
    shipped = OLD if fault == "out-of-window" else RECENT
    day.row(
        "past-shipments", number=sale, line=1, customer=customer, sku=sku, quantity=sold, serial=serial,
        price="79", cost="41.20", shipped_at=shipped,
    )  # fmt: skip
    day.row(
        "returns", number=back, line=1, customer=customer, sale=sale, sale_line=1, sku=sku, quantity=count,
        serial=serial, tracking=f"T-{number}",
    )  # fmt: skip
    day.script += [f"T-{number}", back]
    grams = GRAMS[sku] * count
    if fault == "empty-or-lighter":
        day.planted[back] = fault
        if random.random() < 0.5:
            day.script.append("CMD:EMPTY")
            return
        day.script.append(f"CMD:GRAMS:{grams // 2}")
    else:
        # The scale is never quite right, and packaging weighs something.
        day.script.append(f"CMD:GRAMS:{grams * random.randint(94, 112) // 100}")
    for place in range(1, count + 1):
        late = fault == "customer-rate" and place < count - 2
        _unit(day, random, f"{back}#{place}", sku, serial, fault if not late else "")
    if fault == "more-than-sold":
        _unit(day, random, f"{back}#{count + 1}", sku, "", fault, planted=True)
    if fault == "never-sold":
        _unit(day, random, f"{back}#{count + 1}", LASER, "", fault, planted=True)
    day.script.append("CMD:DONE")


def _unit(
    day: Day, random: Random, label: str, sku: str, serial: str, fault: str, *, planted: bool = False
) -> None:
    """A unit is scanned, graded and takes a way; what is still the customer's goes back to them."""
    if planted or fault in ("other-serial", "out-of-window", "customer-rate"):
        day.planted[label] = fault
    day.units.append(label)
    day.script.append(BARCODES[sku])
    if serial:
        day.script.append(f"{serial[:-1]}9" if fault == "other-serial" else serial)
    day.script.append(f"CMD:GRADE:{random.choice('BCD')}")
    day.script.append(f"CMD:{'REFUSE' if planted else random.choice(WAYS)}")


@dataclass(frozen=True)
class Tally:
    """What a rule did on a day."""

    planted: int
    hits: int
    missed: int
    false_alarms: int


def report(day: Day, exported: Iterable[Mapping[str, Any]]) -> dict[str, Tally]:
    """Rule → planted, found, missed and alarms about something honest, from `export returns`."""
    rows = list(exported)
    units = [row for row in rows if row["item"]]
    assert len(units) == len(day.units), "every unit scanned is exported"
    shown = dict(zip(day.units, (row["rules"] for row in units), strict=True))
    shown |= {row["parcel"]: row["rules"] for row in rows if not row["item"]}
    fitted = Counter(
        (rule, day.planted.get(label) == rule)
        for label, rules in shown.items()
        for rule in rules.split(", ")
        if rule
    )
    planted = Counter(day.planted.values())
    return {
        rule: Tally(
            planted[rule], fitted[rule, True], planted[rule] - fitted[rule, True], fitted[rule, False]
        )
        for rule in FAULTS
    }
