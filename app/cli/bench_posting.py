"""Figures of posting: transactions a second into fresh books, one by one and in batches, on each engine."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from app.cli.bench_scan import ITEM, ORDER, PLACE, stock_up
from app.db.engine import Books, open_books
from app.db.migrate import migrate
from app.domain.clock import system_clock
from app.domain.envelope import Chain, Sealed
from app.domain.errors import BadCall
from app.domain.identifiers import new_id
from app.domain.quantity import ONE
from app.domain.transaction import Cell, Line, Transaction, payload_of
from app.posting.post import post

ROUNDS = 5
RECEIPTS, BATCH = 1_000, 100
"""In a round: so many in batches, and a tenth of them one by one."""


def posting_figures(postgresql: str = "", rounds: int = ROUNDS, receipts: int = RECEIPTS) -> dict[str, Any]:
    """Receipts of one item: the hottest case. PostgreSQL is measured in the empty database of this URL.

    Raises BadCall `books-in-use` where that holds books already.
    """
    with tempfile.TemporaryDirectory() as folder:
        figures: dict[str, Any] = {
            "sqlite": _figures(f"sqlite:///{Path(folder) / 'books.db'}", rounds, receipts)
        }
    if postgresql:
        figures["postgresql"] = _figures(postgresql, rounds, receipts)
    else:
        figures["postgresql"] = {"skipped": "name an empty database: --db postgresql://USER@HOST/NAME"}
    return figures


def _figures(url: str, rounds: int, receipts: int) -> dict[str, Any]:
    migrate(url)
    with open_books(url) as books:
        if not _is_fresh(books):
            raise BadCall("books-in-use", "The bench measures in an empty database; this one holds books")
        stock_up(books)
        chain = Chain(new_id(), "bench-posting")
        rates = [
            (_rate(books, chain, receipts // 10, 1), _rate(books, chain, receipts, BATCH))
            for _ in range(rounds)
        ]
    one, many = median(rate[0] for rate in rates), median(rate[1] for rate in rates)
    return {
        "rounds": rounds,
        "one_by_one_per_s": round(one),
        f"batches_of_{BATCH}_per_s": round(many),
        "ratio": round(median(rate[1] / rate[0] for rate in rates), 1),
    }


def _is_fresh(books: Books) -> bool:
    with books.reading() as connection:
        position: int = connection.exec_driver_sql("SELECT position FROM head").scalar_one()
    return position == 0


def _rate(books: Books, chain: Chain, count: int, batch: int) -> float:
    """Transactions a second; they are sealed before the clock runs."""
    sealed = [_receipt(chain) for _ in range(count)]
    start = time.perf_counter()
    for at in range(0, count, batch):
        _post(books, sealed[at : at + batch])
    return count / (time.perf_counter() - start)


def _post(books: Books, batch: Sequence[Sealed]) -> None:
    answers = post(books, batch, clock=system_clock)
    assert all(answer.verdict == "posted" for answer in answers), answers


def _receipt(chain: Chain) -> Sealed:
    line = Line(ITEM, ONE, target=Cell(PLACE), document_line="1")
    transaction = Transaction("receive", (line,), document=ORDER)
    return chain.seal("receive", payload_of(transaction), scanned_at=system_clock(), operator="ANA")
