"""The figures of posting and memory are measured, in fresh books alone."""

from __future__ import annotations

import pytest
from builders import a_shop

from app.cli.bench_memory import memory_figures
from app.cli.bench_posting import posting_figures
from app.db.engine import open_books
from app.domain.errors import BadCall


def test_both_engines_are_measured(postgres_url: str) -> None:
    figures = posting_figures(postgres_url, rounds=1, receipts=100)
    for engine in ("sqlite", "postgresql"):
        assert figures[engine]["one_by_one_per_s"] > 0
        assert figures[engine]["batches_of_100_per_s"] > 0
        assert figures[engine]["rounds"] == 1


def test_without_a_database_it_says_how_to_name_one() -> None:
    assert "--db" in posting_figures(rounds=1, receipts=100)["postgresql"]["skipped"]


def test_books_in_use_are_not_measured_in(postgres_url: str) -> None:
    with open_books(postgres_url) as books:
        a_shop(books)
    with pytest.raises(BadCall) as caught:
        posting_figures(postgres_url, rounds=1, receipts=100)
    assert caught.value.code == "books-in-use"


def test_memory_is_read_from_the_system_after_real_receipts() -> None:
    figures = memory_figures(receipts=12)
    assert figures["receipts"] == 12
    assert 30 < figures["most_mb"] < figures["allowed_mb"]
