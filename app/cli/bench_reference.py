"""Our posting beside the same rows written by hand: one connection, eight at eight items, eight at one item.

At one connection the ways take turns posting by posting; eight connections, each a process, take turns in
short runs, since a lock that one way holds would be another's time. A ratio is that of the medians within a
round, and the median of these over the rounds; beside it stands that of the means. Where stations queue for
one lock the two differ: who asks again at once may get it before those who wait, and then half of the
postings are quick and the others very late.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from statistics import fmean, median
from typing import Any

import psycopg

from app.cli.bench_ground import of_checkout
from app.cli.bench_scan import ORDER, PLACE
from app.db.engine import Books, open_books
from app.domain.clock import system_clock
from app.domain.envelope import Chain, Sealed
from app.domain.identifiers import new_id
from app.domain.quantity import ONE
from app.domain.records import Item, OrderLine, PurchaseOrder, body_of
from app.domain.transaction import Cell, Line, Transaction, payload_of
from app.posting.post import post

REFERENCE = "tests/benchmarks/reference.py"
STATIONS = 8
POSTINGS = 100
"""Of each way in a round at one connection; eight connections make as many together, and half as many
again."""
WARMING = 6
"""Postings of each way at each connection before anything is measured: by then its statements are planned."""
WAYS = ("ours", "one_writing", "statements")
ALLOWED = {
    "one_connection": (1.6, 0.8),
    "all_at_their_own_items": (2.0, 1.1),
    "all_at_one_item": (1.2, 0.8),
}
"""What a ratio may be at most by the design: to one writing, to statement by statement."""

Times = dict[tuple[str, str], list[float]]
"""Seconds of each posting by case and way."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What every station's process needs to know."""

    url: str
    rounds: int
    postings: int
    stations: int

    @property
    def each(self) -> int:
        """Postings of one station in a run of eight."""
        return max(1, self.postings * 3 // 2 // self.stations)


def reference_figures(
    url: str, rounds: int, postings: int = POSTINGS, stations: int = STATIONS
) -> dict[str, Any]:
    """p50 in milliseconds and ratios, in books on PostgreSQL that hold the bench's order and place."""
    if of_checkout(REFERENCE) is None:
        return {"skipped": f"{REFERENCE} is not installed; run this from a checkout"}
    plan = Plan(url, rounds, postings, stations)
    _stock(plan)
    measured = _together(plan)
    return {
        "rounds": rounds,
        "stations": stations,
        **{case: _figures(case, plan, measured) for case in ALLOWED},
    }


def _figures(case: str, plan: Plan, measured: list[Times]) -> dict[str, Any]:
    p50 = {way: [median(times[case, way]) for times in measured] for way in WAYS}
    means = {way: [fmean(times[case, way]) for times in measured] for way in WAYS}
    figures: dict[str, Any] = {
        "postings_each_way": plan.rounds * len(measured[0][case, "ours"]),
        **{f"{way}_p50_ms": round(median(p50[way]) * 1000, 2) for way in WAYS},
        **{f"{way}_mean_ms": round(median(means[way]) * 1000, 2) for way in WAYS},
    }
    for way, allowed in zip(WAYS[1:], ALLOWED[case], strict=True):
        ratio = median(ours / other for ours, other in zip(p50["ours"], p50[way], strict=True))
        figures |= {f"to_{way}": round(ratio, 2), f"to_{way}_allowed": allowed}
        mean = median(ours / other for ours, other in zip(means["ours"], means[way], strict=True))
        figures[f"to_{way}_by_mean"] = round(mean, 2)
    return figures


# --- stations, each a process --------------------------------------------------------------------------


def _together(plan: Plan) -> list[Times]:
    """Every round's times over all stations."""
    spawn = multiprocessing.get_context("spawn")
    barrier, answers = spawn.Barrier(plan.stations), spawn.SimpleQueue()
    stations = [
        spawn.Process(target=_station, args=(plan, number, barrier, answers))
        for number in range(plan.stations)
    ]
    for station in stations:
        station.start()
    found = [answers.get() for _ in stations]
    for station in stations:
        station.join()
    rounds: list[Times] = []
    for number in range(plan.rounds):
        keys = {key for one in found for key in one[number]}
        rounds.append({key: [t for one in found for t in one[number].get(key, ())] for key in keys})
    return rounds


def _station(plan: Plan, number: int, barrier: Barrier, answers: Any) -> None:
    """One connection of ours and one by hand; the stations meet before each run."""
    with open_books(plan.url) as books, _by_hand(books) as ways:
        rounds = []
        _by_turns(ways, number, WARMING, {})
        for _ in range(plan.rounds):
            times: Times = {}
            barrier.wait()
            if number == 0:
                _by_turns(ways, number, plan.postings, times)
            for case, item in (("all_at_their_own_items", number), ("all_at_one_item", 0)):
                for name, way in ways.items():
                    batch = [way.receipt(item) for _ in range(plan.each)]
                    barrier.wait()
                    times[case, name] = [_timed(way, sealed) for sealed in batch]
            rounds.append(times)
    answers.put(rounds)


def _by_turns(ways: dict[str, _Way], item: int, postings: int, times: Times) -> None:
    for _ in range(postings):
        for name, way in ways.items():
            sealed = way.receipt(item)
            times.setdefault(("one_connection", name), []).append(_timed(way, sealed))


def _timed(way: _Way, sealed: Sealed) -> float:
    begun = time.perf_counter()
    way.post(sealed)
    return time.perf_counter() - begun


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to post, with an outbox of its own."""

    post: Callable[[Sealed], None]
    chain: Chain

    def receipt(self, item: int) -> Sealed:
        line = Line(_sku(item), ONE, target=Cell(PLACE), document=ORDER, document_line=str(item))
        transaction = Transaction("receive", (line,))
        return self.chain.seal("receive", payload_of(transaction), scanned_at=system_clock(), operator="ANA")


@contextmanager
def _by_hand(books: Books) -> Iterator[dict[str, _Way]]:
    """Ours, and the reference on a connection with the same settings."""
    reference = of_checkout(REFERENCE)
    assert reference is not None, "the parent has looked"

    def ours(sealed: Sealed) -> None:
        [answer] = post(books, [sealed], clock=system_clock)
        assert answer.verdict == "posted", answer

    with books.engine.connect() as connection:
        raw: psycopg.Connection[Any] | None = connection.connection.driver_connection
        assert raw is not None, "a connection in use has its driver's"
        ways: dict[str, Callable[[Sealed], None]] = {
            "ours": ours,
            "one_writing": lambda sealed: reference.one_writing(raw, sealed),
            "statements": lambda sealed: reference.statements(raw, sealed),
        }
        yield {name: _Way(way, Chain(new_id(), f"bench-{name}")) for name, way in ways.items()}


def _stock(plan: Plan) -> None:
    """An item for each station, each received once: a pool stands."""
    order = PurchaseOrder(
        ORDER,
        "ACME",
        tuple(OrderLine(str(n), _sku(n), 10**8 * ONE, unit_cost="2") for n in range(plan.stations)),
    )
    chain = Chain(new_id(), "bench-items")
    with open_books(plan.url) as books:
        records: list[Item | PurchaseOrder] = [*(Item(_sku(n), "Bench") for n in range(plan.stations)), order]
        for record in records:
            body = {"table": record.TABLE, "key": record.key, "body": body_of(record)}
            _must(books, chain.seal("record", body, scanned_at=system_clock(), operator="ANA"))
        way = _Way(lambda sealed: _must(books, sealed), chain)
        for number in range(plan.stations):
            way.post(way.receipt(number))


def _must(books: Books, sealed: Sealed) -> None:
    [answer] = post(books, [sealed], clock=system_clock)
    assert answer.verdict == "posted", answer


def _sku(number: int) -> str:
    return f"BENCH-{number}"
