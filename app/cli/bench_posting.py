"""Figures of posting: an outbox drained in batches and one by one, beside a hand-written posting, and the
cost of promises."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from app.cli.bench_allocation import BINS, FEW, ITEMS, MANY, allocation_figures
from app.cli.bench_ground import NO_POSTGRESQL, postgresql_ground
from app.cli.bench_reference import reference_figures
from app.cli.bench_scan import ITEM, ORDER, PLACE, stock_up
from app.db.engine import Books, open_books
from app.db.migrate import migrate
from app.domain.clock import system_clock
from app.domain.envelope import Chain, Sealed
from app.domain.errors import BadCall
from app.domain.identifiers import new_id
from app.domain.quantity import ONE
from app.domain.transaction import Cell, Line, Transaction, payload_of
from app.outbox.sender import BATCH
from app.posting.post import post

ROUNDS = 5
OUTBOX = 10_000
"""Drained in batches over all rounds; a tenth as many go one by one."""


def posting_figures(
    postgresql: str = "",
    rounds: int = ROUNDS,
    *,
    outbox: int = OUTBOX,
    beside: bool = True,
    promised: tuple[int, int, int, int] = (FEW, MANY, ITEMS, BINS),
) -> dict[str, Any]:
    """PostgreSQL is measured in the empty database of this URL, else in a server of its own.

    Raises BadCall `books-in-use` where the database holds books already.
    """
    with tempfile.TemporaryDirectory() as folder, postgresql_ground(postgresql) as url:
        if url:
            begin(url)
        sqlite = f"sqlite:///{Path(folder) / 'books.db'}"
        begin(sqlite)
        skipped = {"skipped": NO_POSTGRESQL}
        return {
            "drained": {
                "sqlite": drain_figures(sqlite, rounds, outbox),
                "postgresql": drain_figures(url, rounds, outbox) if url else skipped,
            },
            "beside_reference": reference_figures(url, rounds) if url and beside else skipped,
            "allocation": allocation_figures(*promised),
        }


def begin(url: str) -> None:
    """Make books in an empty database. Raises BadCall `books-in-use` where it holds some already."""
    migrate(url)
    with open_books(url) as books:
        if not _is_fresh(books):
            raise BadCall("books-in-use", "The bench measures in an empty database; this one holds books")
        stock_up(books)


def drain_figures(url: str, rounds: int, outbox: int) -> dict[str, Any]:
    """Transactions a second: receipts of one item, the hottest case, in batches as a sender's, and one by
    one."""
    share = max(BATCH, outbox // rounds)
    with open_books(url) as books:
        chain = Chain(new_id(), "bench-posting")
        rates = [
            (_rate(books, chain, share // 10, 1), _rate(books, chain, share, BATCH)) for _ in range(rounds)
        ]
    return {
        "rounds": rounds,
        "drained": rounds * share,
        "one_by_one_per_s": round(median(one for one, _ in rates)),
        f"batches_of_{BATCH}_per_s": round(median(many for _, many in rates)),
        "ratio": round(median(many / one for one, many in rates), 1),
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
