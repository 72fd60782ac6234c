"""A day of goods out: stations as processes at once on PostgreSQL, with mistakes, one killed on the way."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from app.db.engine import open_books
from tests.simulation.outbound_checks import check
from tests.simulation.outbound_day import Worker, a_day, a_filled_day, work


def test_the_same_seed_makes_the_same_day() -> None:
    one, same, other = (a_day(seed, orders=20, lines=100) for seed in (7, 7, 8))
    assert one == same != other
    assert 80 <= one.lines <= 120


def _play(
    url: str, folder: Path, seed: int, orders: int, lines: int, stations: int = 4, mistakes: str = "0.08"
) -> tuple[Counter[str], list[Worker]]:
    day = a_filled_day(url, seed, orders=orders, lines=lines, stations=stations)
    workers = work(day, url, folder, mistakes)
    assert [worker.errors for worker in workers if worker.errors] == []
    with open_books(url) as books:
        return check(books, day, workers), workers


@pytest.mark.timeout(400)  # eight processes, one after the other on a busy machine
def test_a_small_day(postgres_url: str, tmp_path: Path) -> None:
    outcome, workers = _play(postgres_url, tmp_path, 11, 9, 30, stations=3, mistakes="0.25")
    assert outcome["right"] >= 10, outcome
    assert workers[0].killed == 1
    codes = Counter(answer["code"] for worker in workers for answer in worker.answers)
    assert codes["picked"] + codes["stop-done"] >= outcome["right"]
    assert codes["shipped"] == codes["order-packed"] + codes["closed-short"]
    assert all(worker.answers for worker in workers)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_three_hundred_orders(postgres_url: str, tmp_path: Path, seed: int) -> None:
    outcome, workers = _play(postgres_url, tmp_path, seed, 300, 1_500)
    codes = Counter(answer["code"] for worker in workers for answer in worker.answers)
    print(outcome, codes)
    assert outcome["right"] >= 900, outcome
    mistakes = ("wrong-item", "wrong-bin", "enough", "short", "damaged", "blocked", "undone", "wrong-tote")
    assert all(codes[code] for code in mistakes), codes
    assert workers[0].killed == 1
