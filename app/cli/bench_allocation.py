"""What a promise costs: claims of 1,000 and of 10,000 order lines over 5,000 items in 2,000 bins.

Both claims meet the same books (on SQLite: no network in between), each round a fresh copy of them. Beside
the whole claim stands its choice alone: which goods for whom, without the books.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from app.db.engine import Books, open_books
from app.db.migrate import migrate
from app.domain.clock import system_clock
from app.domain.documents import SalesLine, SalesOrder
from app.domain.envelope import Chain, Sealed
from app.domain.identifiers import new_id
from app.domain.quantity import ONE, Quantity
from app.domain.records import Item, Location, Staff, body_of
from app.domain.transaction import Cell, Line, Transaction, payload_of
from app.ledger.allocation import Demand, Sellable, allocate
from app.posting.claim import claim
from app.posting.post import post

ROUNDS = 3
FEW, MANY = 1_000, 10_000
ITEMS, BINS, LINES_OF_AN_ORDER = 5_000, 2_000, 10
_BATCH, _LINES = 500, 50


def allocation_figures(
    few: int = FEW, many: int = MANY, items: int = ITEMS, bins: int = BINS, rounds: int = ROUNDS
) -> dict[str, Any]:
    """Microseconds a line, and how much more one costs among many."""
    figures: dict[str, Any] = {"rounds": rounds, "items": items, "bins": bins}
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.db"
        _fill(f"sqlite:///{ready}", many, items, bins)
        claims = [[_claim_us(ready, lines) for lines in (few, many)] for _ in range(rounds)]
    choices = [[_choice_us(lines, items, bins) for lines in (few, many)] for _ in range(rounds)]
    for name, measured in (("claim", claims), ("choice", choices)):
        figures[f"{name}_us_a_line_at_{few}"] = round(median(one[0] for one in measured), 1)
        figures[f"{name}_us_a_line_at_{many}"] = round(median(one[1] for one in measured), 1)
        figures[f"{name}_ratio"] = round(median(one[1] / one[0] for one in measured), 2)
    return figures


def _claim_us(ready: Path, lines: int) -> float:
    copy = ready.with_name("claimed.db")
    shutil.copyfile(ready, copy)
    documents = [_number(n) for n in range(lines // LINES_OF_AN_ORDER)]
    request = {"documents": documents, "site": "MAIN"}
    with open_books(f"sqlite:///{copy}") as books:
        begun = time.perf_counter()
        granted = claim(books, "allocate", request, station="BENCH", operator="ANA", clock=system_clock)
        taken = time.perf_counter() - begun
    promised = sum(one["quantity"] for one in granted.result["promises"])
    assert promised == lines * ONE, granted.result["short"]
    return taken / lines * 1e6


def _choice_us(lines: int, items: int, bins: int) -> float:
    demands = [Demand(_number(n // LINES_OF_AN_ORDER), str(n), _sku(n % items), ONE) for n in range(lines)]
    stock = [
        Sellable(f"{item}-{place}", _sku(item), place, 10 * ONE, age=item % 7, walk=item)
        for item in range(items)
        for place in _bins_of(item, bins)
    ]
    begun = time.perf_counter()
    found = allocate(demands, stock)
    taken = time.perf_counter() - begun
    assert len(found.promises) == lines, found.shortages[:1]
    return taken / lines * 1e6


def _fill(url: str, lines: int, items: int, bins: int) -> None:
    """Every item lies in two bins; orders want the items in turn."""
    migrate(url)
    chain = Chain(new_id(), "bench-allocation")
    with open_books(url) as books:
        _post(books, [_sealed(chain, record) for record in _records(lines, items, bins)])
        goods = [
            Line(_sku(item), Quantity(10 * ONE), target=Cell(place), cost="1")
            for item in range(items)
            for place in _bins_of(item, bins)
        ]
        _post(books, [_opening(chain, goods[at : at + _LINES]) for at in range(0, len(goods), _LINES)])


def _records(lines: int, items: int, bins: int) -> Iterator[Any]:
    yield Staff("ANA", "Ana")
    yield from (Item(_sku(n), "Bench") for n in range(items))
    yield from (Location(_bin(n), "MAIN", "bin") for n in range(bins))
    for number in range(lines // LINES_OF_AN_ORDER):
        wanted = range(number * LINES_OF_AN_ORDER, (number + 1) * LINES_OF_AN_ORDER)
        yield SalesOrder(
            _number(number), "CUST", tuple(SalesLine(str(n), _sku(n % items), Quantity(ONE)) for n in wanted)
        )


def _sealed(chain: Chain, record: Any) -> Sealed:
    body = {"table": record.TABLE, "key": record.key, "body": body_of(record)}
    return chain.seal("record", body, scanned_at=system_clock(), operator="ANA")


def _opening(chain: Chain, lines: Sequence[Line]) -> Sealed:
    payload = payload_of(Transaction("opening", tuple(lines)))
    return chain.seal("opening", payload, scanned_at=system_clock(), operator="ANA")


def _post(books: Books, sealed: Sequence[Sealed]) -> None:
    for at in range(0, len(sealed), _BATCH):
        answers = post(books, sealed[at : at + _BATCH], clock=system_clock)
        assert all(answer.verdict == "posted" for answer in answers), answers[0]


def _bins_of(item: int, bins: int) -> tuple[str, str]:
    return _bin(item % bins), _bin((item * 7 + 1) % bins)


def _number(order: int) -> str:
    return f"SO-{order:05}"


def _sku(item: int) -> str:
    return f"ITEM-{item:05}"


def _bin(number: int) -> str:
    return f"B-{number:05}"
