"""Look-ups and postings among 10,000 receipts and among as many as are asked for: what growth costs."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median
from typing import Any

from app.cli.bench_ground import NO_POSTGRESQL, of_checkout, postgresql_ground
from app.cli.bench_posting import begin
from app.db.engine import Books, open_books
from app.domain.clock import system_clock
from app.domain.envelope import Chain
from app.domain.identifiers import new_id
from app.domain.quantity import ONE
from app.domain.transaction import Cell, Line, Transaction, payload_of
from app.insight.as_of import as_of
from app.insight.movements import movements
from app.insight.stock import stock
from app.posting.post import post

MANY_ROWS = "tests/benchmarks/many_rows.py"
FEW = 10_000
TIMES, WARMING = 100, 10
ALLOWED = 1.2


def rows_figures(named: str, rows: int, *, few: int = FEW, times: int = TIMES) -> dict[str, Any]:
    """p50 in milliseconds at both sizes, in the named database, else in a server of its own. The URL's login
    is a superuser's, which may pause triggers."""
    many_rows = of_checkout(MANY_ROWS)
    if not rows:
        return {"skipped": "on request: --rows 10000000"}
    if many_rows is None:
        return {"skipped": f"{MANY_ROWS} is not installed; run this from a checkout"}
    with postgresql_ground(named) as url:
        if not url:
            return {"skipped": NO_POSTGRESQL}
        begin(url)
        return _measured(url, many_rows, rows, few, times)


def _measured(url: str, many_rows: Any, rows: int, few: int, times: int) -> dict[str, Any]:
    rows = max(few, rows - rows % many_rows.OF_ITEM)
    measured = []
    for before, total in ((0, few), (few, rows)):
        many_rows.fill(url, before, total)
        with open_books(url) as books:
            measured.append(_p50s(books, many_rows, total, times))
    figures: dict[str, Any] = {"rows": rows, "times": times}
    for name in measured[0]:
        small, large = measured[0][name], measured[1][name]
        figures[name] = {
            f"p50_ms_at_{few}": round(small * 1000, 2),
            f"p50_ms_at_{rows}": round(large * 1000, 2),
            "ratio": round(large / small, 2),
            "ratio_allowed": ALLOWED,
        }
    return figures


def _p50s(books: Books, many_rows: Any, total: int, times: int) -> dict[str, float]:
    """Each about other items all over the books, one after the other."""
    chain = Chain(new_id(), "bench-rows")

    def receive(number: int) -> None:
        document, line = many_rows.order_of(number)
        goods = Line(
            many_rows.item_of(number), ONE, target=Cell(many_rows.place_of(number)), document=document,
            document_line=line,
        )  # fmt: skip
        payload = payload_of(Transaction("receive", (goods,)))
        sealed = chain.seal("receive", payload, scanned_at=system_clock(), operator="ANA")
        [answer] = post(books, [sealed], clock=system_clock)
        assert answer.verdict == "posted", answer

    def look_up(question: Callable[..., Any]) -> Callable[[int], None]:
        def ask(number: int) -> None:
            with books.reading() as connection:
                found = question(connection, as_of(connection, ""), item=many_rows.item_of(number))
            assert found, "every item was received"

        return ask

    steps = {"receive": receive, "stock": look_up(stock), "stock_card": look_up(movements)}
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for turn in range(-WARMING, times):
        number = (turn % times) * (total // times) + 1
        for name, step in steps.items():
            begun = time.perf_counter()
            step(number)
            if turn >= 0:
                taken[name].append(time.perf_counter() - begun)
    return {name: median(each) for name, each in taken.items()}
