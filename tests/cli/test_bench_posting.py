"""The figures of posting and memory are measured, in fresh books alone."""

from __future__ import annotations

import pytest
from builders import a_shop

from app.cli.bench_memory import memory_figures
from app.cli.bench_posting import posting_figures
from app.cli.bench_reference import ALLOWED, WARMING, reference_figures
from app.cli.bench_rows import rows_figures
from app.cli.bench_scan import stock_up
from app.db.engine import open_books
from app.domain.errors import BadCall


def test_both_engines_are_measured_and_promises_too(postgres_url: str) -> None:
    figures = posting_figures(postgres_url, rounds=1, outbox=200, beside=False, promised=(10, 40, 20, 10))
    for engine in ("sqlite", "postgresql"):
        drained = figures["drained"][engine]
        assert (drained["rounds"], drained["drained"]) == (1, 200)
        assert drained["ratio"] > 1
    assert figures["allocation"]["claim_us_a_line_at_40"] > 0


def test_ours_and_the_reference_post_the_same_by_turns(postgres_url: str) -> None:
    with open_books(postgres_url) as books:
        stock_up(books)
    figures = reference_figures(postgres_url, rounds=1, postings=4, stations=2)
    for case in ALLOWED:
        assert figures[case]["postings_each_way"] == {"one_connection": 4}.get(case, 6)
        assert figures[case]["to_one_writing"] > 0
        assert figures[case]["to_one_writing_by_mean"] > 0
        assert figures[case]["to_statements"] > 0
    with open_books(postgres_url) as books, books.reading() as connection:
        by_way = "SELECT v.station, count(*), count(DISTINCT e.verdict) FROM envelope v JOIN entry e ON"
        by_way += " e.id = v.id WHERE v.station IN ('bench-ours', 'bench-one_writing', 'bench-statements')"
        counts = connection.exec_driver_sql(f"{by_way} GROUP BY v.station").all()
    assert {(count, verdicts) for _, count, verdicts in counts} == {(4 + 6 + 6 + 2 * WARMING, 1)}
    assert len(counts) == 3


def test_look_ups_and_postings_are_measured_among_many_rows(postgres_url: str) -> None:
    assert "--rows" in rows_figures(postgres_url, 0)["skipped"]
    figures = rows_figures(postgres_url, 300, few=100, times=2)
    assert figures["rows"] == 300
    assert {figures[name]["ratio"] > 0 for name in ("receive", "stock", "stock_card")} == {True}


def test_books_in_use_are_not_measured_in(postgres_url: str) -> None:
    with open_books(postgres_url) as books:
        a_shop(books)
    with pytest.raises(BadCall) as caught:
        posting_figures(postgres_url, rounds=1)
    assert caught.value.code == "books-in-use"


def test_memory_is_read_from_the_system_after_real_receipts() -> None:
    figures = memory_figures(receipts=12)
    assert figures["receipts"] == 12
    assert 30 < figures["most_mb"] < figures["allowed_mb"]
