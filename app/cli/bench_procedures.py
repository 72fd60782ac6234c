"""Figures of the procedures: 1,200 scans at twenty a second, in real time, into each, while it sends.

A scan is due every fiftieth of a second, whether or not the one before it is answered: what is measured runs
from when it was due to its answer, so that a queue would show.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

from sqlalchemy import select

from app.bootstrap.workplace import Station, Workplace
from app.cli.bench_ground import postgresql_ground
from app.cli.call import note
from app.db.books.tables import entry, envelope
from app.domain.clock import system_clock
from app.domain.documents import PastLine, PastShipment, SalesLine, SalesOrder
from app.domain.errors import Unavailable
from app.domain.quantity import ONE
from app.domain.records import Barcode, Item, Location, OrderLine, Partner, PurchaseOrder, Staff
from app.domain.terms import Price
from app.integration.import_file import import_records
from app.integration.post_lines import post_lines
from app.scan.scan import Device, Scan
from app.settings import Settings
from app.station.answer import Answer
from app.verify.verify import verify_books

SCANS = 1_200
GAP_S = 0.05
_AT_ONCE = 10
"""Cartons that are filled in one batch: a busy machine judges it well within the server's patience."""
_TRIES = 4
"""So often what waits is sent again."""
LAMP, BOLT = "9521234600015", "9521234600039"
GLOVE, DRILL = "(01)09521234600046(10)L7(17)491130", "(01)09521234600060(21)D-"
_GOODS = {"LAMP": "none", "BOLT": "none", "GLOVE": "lot", "DRILL": "serial"}
_PLACES = {"DOCK-1": "dock", "BIN-1": "bin", "BIN-2": "bin", "CART-1": "cart", "CART-2": "cart",
           "BENCH-1": "stage", "PACK-1": "stage", "DOCK-2": "dock", "SHOP-1": "stage"}  # fmt: skip


@dataclass(frozen=True)
class Run:
    """A procedure at its place: what is scanned before the clock runs, while it runs, and after it."""

    procedure: str
    place: str
    before: Sequence[str]
    codes: Sequence[str]
    fits: frozenset[str]
    """Codes of the answers that say: taken."""
    after: Sequence[str] = ()


def runs(scans: int) -> tuple[Run, ...]:
    """Goods go in, are put away, come back, are picked, packed, sent and sold."""
    mixed = [code for n in range(scans // 4) for code in (LAMP, BOLT, GLOVE, f"{DRILL}{n}")]
    sent = [code for n in range(scans // 2) for code in (f"LP:C-{n}", f"JD{n:012}")]
    return (
        Run(
            "receiving", "DOCK-1", ["PO-1"], mixed, frozenset({"received", "line-complete", "order-complete"})
        ),
        Run("putaway", "CART-1", ["LOC:BIN-2"], mixed, frozenset({"put-away", "put-with-concern"})),
        Run("returns", "BENCH-1", ["SH-1"], [LAMP] * scans, frozenset({"returned"})),
        Run(
            "pick",
            "CART-2",
            ["SO-PICK", "LP:TOTE", "LOC:BIN-1"],
            [BOLT] * scans,
            frozenset({"picked", "stop-done"}),
        ),
        Run(
            "pack",
            "PACK-1",
            ["LP:PACKED", "LP:BOX"],
            [BOLT] * scans,
            frozenset({"packed", "line-complete", "order-complete"}),
        ),
        Run("ship", "DOCK-2", [], sent, frozenset({"ask-tracking", "shipped"})),
        Run("counter", "SHOP-1", [], [LAMP] * scans, frozenset({"in-basket"}), ["CMD:CASH"]),
    )


def procedure_figures(url: str = "", scans: int = SCANS, gap_s: float = GAP_S) -> dict[str, Any]:
    """Each procedure by itself, on SQLite and on PostgreSQL (in this empty database, else a server of its
    own). `scans` are a multiple of four."""
    figures: dict[str, Any] = {"scans": scans, "apart_ms": gap_s * 1000}
    with tempfile.TemporaryDirectory() as folder, postgresql_ground(url) as server:
        sqlite = f"sqlite:///{Path(folder) / 'books.db'}"
        for name, books in (("sqlite", sqlite), ("postgresql", server)):
            figures[name] = (
                _played(name, Path(folder) / name, books, scans, gap_s) if books else {"skipped": "none here"}
            )
    return figures


def _played(engine: str, data: Path, url: str, scans: int, gap_s: float) -> dict[str, Any]:
    """Each procedure in its turn; its figures are told when it is done, for a run takes minutes."""
    figures = {}
    with Workplace(Settings(data=data, db=url)) as workplace:
        workplace.make_books()
        _fill(workplace, scans)
        for run in runs(scans):
            figures[run.procedure] = _figures(workplace, run, gap_s)
            note(f"{engine} {run.procedure}: {json.dumps(figures[run.procedure])}")
        report = verify_books(workplace.books())
        assert report.ok, report.faults[:3]
    return figures


def _figures(workplace: Workplace, run: Run, gap_s: float) -> dict[str, Any]:
    """Every answer must be there, in order, and fit; what it posted is in the books in the same order."""
    station = workplace.station(run.procedure, run.place, "ANA")
    _send(workplace)
    opened = [_heard(station, code) for code in run.before]
    used = time.process_time()
    with _carried(workplace, station):
        answers, took = _in_time(station, run.codes, gap_s)
    used = time.process_time() - used
    closed = [_heard(station, code) for code in run.after]
    _send(workplace)
    told = [row.code for row in reversed(station.outbox.trail(len(run.codes) + len(closed)))]
    unfit = [answer.code for answer in answers if answer.code not in run.fits]
    made = [id_ for answer in (*opened, *answers, *closed) for id_ in answer.transactions]
    in_books = _posted_by(workplace, station)
    times = sorted(took)
    return {
        "lost": len(run.codes) + len(run.before) + len(closed) - sum(station.outbox.heard().values()),
        "unfit": len(unfit),
        "in_order": told == [answer.code for answer in (*answers, *closed)] and made == in_books,
        "transactions": len(made),
        "p50_ms": _ms(times, 0.5),
        "p99_ms": _ms(times, 0.99),
        "most_ms": _ms(times, 1),
        "processor_ms_a_scan": round(used / len(run.codes) * 1000, 2),
        "answered_after_the_next_was_due": sum(one > gap_s for one in took),
        **({"first_unfit": unfit[0]} if unfit else {}),
    }


def _send(workplace: Workplace) -> None:
    """Send all that waits. What a starved machine judged for too long is cut off, and sent again, as the
    courier does."""
    for _ in range(_TRIES):
        with suppress(Unavailable):
            return workplace.pump()
    return workplace.pump()


def _in_time(station: Station, codes: Sequence[str], gap_s: float) -> tuple[list[Answer], list[float]]:
    begun = time.perf_counter()
    answers, took = [], []
    for number, code in enumerate(codes):
        due = begun + number * gap_s
        time.sleep(max(0.0, due - time.perf_counter()))
        answers.append(_heard(station, code))
        took.append(time.perf_counter() - due)
    return answers, took


def _heard(station: Station, code: str) -> Answer:
    return station.session.hear(Scan(code, "", Device.SCRIPT, "bench", system_clock()))


@contextmanager
def _carried(workplace: Workplace, station: Station) -> Iterator[None]:
    """The courier at work, as beside a window: it sends what waits and follows the books."""
    stop, nobody = Event(), _nobody
    courier = Thread(target=workplace.carry, args=(station, stop, nobody, nobody), name="courier")
    courier.start()
    try:
        yield
    finally:
        stop.set()
        station.outbox.news.set()
        courier.join()


def _nobody(*_: object) -> None:
    """Nobody wants to know."""


def _posted_by(workplace: Workplace, station: Station) -> list[str]:
    """What the books took of a station, in their order."""
    query = (
        select(entry.c.id)
        .join(envelope, envelope.c.id == entry.c.id)
        .where(envelope.c.station == station.name, entry.c.verdict == "posted")
        .order_by(entry.c.position)
    )
    with workplace.books().reading() as connection:
        return list(connection.execute(query).scalars())


def _ms(times: Sequence[float], share: float) -> float:
    return round(times[min(len(times) - 1, int(len(times) * share))] * 1000, 2)


# --- what lies there -----------------------------------------------------------------------------------


def _fill(workplace: Workplace, scans: int) -> None:
    gtins = {"LAMP": LAMP, "BOLT": BOLT, "GLOVE": GLOVE[5:18], "DRILL": DRILL[5:18]}
    wanted = scans * ONE
    bought = tuple(OrderLine(str(n), sku, wanted // 4, unit_cost="2") for n, sku in enumerate(_GOODS, 1))
    records: list[Any] = [
        *(Item(sku, sku, tracking=tracking, expires=sku == "GLOVE") for sku, tracking in _GOODS.items()),
        *(Barcode(gtin.zfill(14), sku) for sku, gtin in gtins.items()),
        *(Location(code, "MAIN", kind) for code, kind in _PLACES.items()),
        Partner("ACME", "Acme", "supplier"), Partner("CUST", "Customer", "customer"),
        Staff("ANA", "Ana", "supervisor"), Price("LAMP", "24", "EUR", "2026-01-01"),
        PurchaseOrder("PO-1", "ACME", bought),
        PastShipment("SH-1", "CUST", (PastLine("1", "LAMP", 9 * wanted, price="24", cost="14"),)),
        *(SalesOrder(number, "CUST", (SalesLine("1", "BOLT", wanted, price="3"),))
          for number in ("SO-PICK", "SO-PACK", "SO-SHIP")),
    ]  # fmt: skip
    import_records(workplace.books(), records, operator="office", clock=system_clock)
    _post(
        workplace,
        {
            "kind": "opening",
            "lines": [{"item": "BOLT", "quantity": str(3 * scans), "to": "BIN-1", "cost": "1"}],
        },
        *(
            {"kind": "allocate", "document": order, "site": "MAIN"}
            for order in ("SO-PICK", "SO-PACK", "SO-SHIP")
        ),
        _picked("SO-PACK", scans, "PACK-1", "PACKED"),
    )
    for at in range(0, scans // 2, _AT_ONCE):
        units = [f"C-{n}" for n in range(at, min(at + _AT_ONCE, scans // 2))]
        picks = (_picked("SO-SHIP", 2, "DOCK-2", unit) for unit in units)
        _post(workplace, *picks, *({"kind": "close-unit", "unit": unit} for unit in units))


def _picked(order: str, quantity: int, place: str, unit: str) -> dict[str, Any]:
    line = {"item": "BOLT", "quantity": str(quantity), "document_line": "1", "from": "BIN-1"}
    return {"kind": "pick", "document": order, "lines": [{**line, "to": {"location": place, "unit": unit}}]}


def _post(workplace: Workplace, *lines: dict[str, Any]) -> None:
    done = post_lines(workplace.books(), map(json.dumps, lines), operator="ANA", clock=system_clock)
    assert done.holds, (done.errors[:3], [one for one in done.answers if one.text][:3])
