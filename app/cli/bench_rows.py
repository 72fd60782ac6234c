"""Look-ups and postings among 10,000 receipts and among as many as are asked for: what growth costs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from statistics import median
from typing import Any

from app.cli.bench_ground import NO_POSTGRESQL, of_checkout, postgresql_ground
from app.cli.bench_posting import begin
from app.db.engine import Books, make_engine, open_books
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
Steps = dict[str, Callable[[int], None]]
"""What is done with a receipt by its number, by name."""


def rows_figures(named: str, rows: int, *, few: int = FEW, times: int = TIMES) -> dict[str, Any]:
    """p50 in milliseconds at both sizes, in the named database, else in a server of its own. The URL's login
    is a superuser's: it may pause triggers, and the few rows lie in a database that is made beside the named
    one and dropped again."""
    many_rows = of_checkout(MANY_ROWS)
    if not rows:
        return {"skipped": "on request: --rows 10000000"}
    if many_rows is None:
        return {"skipped": f"{MANY_ROWS} is not installed; run this from a checkout"}
    with postgresql_ground(named) as url:
        if not url:
            return {"skipped": NO_POSTGRESQL}
        rows = max(few, rows - rows % many_rows.OF_ITEM)
        with _database_beside(url) as small:
            for address, total in ((small, few), (url, rows)):
                begin(address)
                many_rows.fill(address, 0, total)
            return _measured({few: small, rows: url}, many_rows, times)


@contextmanager
def _database_beside(url: str) -> Iterator[str]:
    """An empty database on the same server."""
    engine = make_engine(url)
    name = f"{engine.url.database}_few"
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
    try:
        yield engine.url.set(database=name).render_as_string()
    finally:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f'DROP DATABASE "{name}" WITH (FORCE)')
        engine.dispose()


def _measured(urls: Mapping[int, str], many_rows: Any, times: int) -> dict[str, Any]:
    """By the number of rows; asked by turns, so that whatever else the machine does slows both alike."""
    steps: dict[int, Steps] = {}
    with ExitStack() as opened:
        for total, url in urls.items():
            steps[total] = _steps(opened.enter_context(open_books(url)), many_rows)
        p50s = _p50s(steps, times)
    few, rows = min(urls), max(urls)
    figures: dict[str, Any] = {"rows": rows, "times": times}
    for name, small in p50s[few].items():
        large = p50s[rows][name]
        figures[name] = {
            f"p50_ms_at_{few}": round(small * 1000, 2),
            f"p50_ms_at_{rows}": round(large * 1000, 2),
            "ratio": round(large / small, 2),
            "ratio_allowed": ALLOWED,
        }
    return figures


def _p50s(steps: Mapping[int, Steps], times: int) -> dict[int, dict[str, float]]:
    """Each about other items all over the books, one after the other."""
    taken: dict[int, dict[str, list[float]]] = {total: {name: [] for name in steps[total]} for total in steps}
    for turn in range(-WARMING, times):
        for total, of_books in steps.items():
            number = (turn % times) * (total // times) + 1
            for name, step in of_books.items():
                begun = time.perf_counter()
                step(number)
                if turn >= 0:
                    taken[total][name].append(time.perf_counter() - begun)
    return {total: {name: median(each) for name, each in names.items()} for total, names in taken.items()}


def _steps(books: Books, many_rows: Any) -> Steps:
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

    return {"receive": receive, "stock": look_up(stock), "stock_card": look_up(movements)}
