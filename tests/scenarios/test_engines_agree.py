"""The demo day on SQLite and on PostgreSQL: the same to the last digit, but for transaction ids."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scenario import Outcome, play

from app.bootstrap import demo_shop


def test_the_demo_day_is_the_same_on_both_engines(sqlite_url: str, postgres_url: str, tmp_path: Path) -> None:
    one = play(demo_shop.day(), sqlite_url, tmp_path / "sqlite")
    other = play(demo_shop.day(), postgres_url, tmp_path / "postgresql")
    assert one.tables == other.tables
    assert one.total == other.total != "0"
    assert _without_ids(one) == _without_ids(other)
    assert one.played["transactions"]["posted"] > 50
    put_away = {row[0]: row[1:3] for row in one.tables["stock"] if not row[0].startswith("DOCK")}
    assert put_away["A-04-2"] == ("TDR-20-IN", "-")
    assert put_away["A-01-2"] == ("NGL-100", "L2406A")


def _without_ids(outcome: Outcome) -> dict[str, Any]:
    answers = [
        {**answer, "transactions": len(answer["transactions"])} for answer in outcome.played["answers"]
    ]
    return {**outcome.played, "answers": answers}


def test_a_day_played_twice_receives_twice(sqlite_url: str, tmp_path: Path) -> None:
    first = play(demo_shop.day(), sqlite_url, tmp_path)
    second = play(demo_shop.day(), sqlite_url, tmp_path)
    assert first.played["heard"] == second.played["heard"]
    assert second.tables["exceptions"][: len(first.tables["exceptions"])] == first.tables["exceptions"]
    assert len(second.tables["exceptions"]) > len(first.tables["exceptions"])


def test_a_station_that_comes_to_other_books_counts_nothing_of_the_first(
    sqlite_url: str, postgres_url: str, tmp_path: Path
) -> None:
    one = play(demo_shop.day(), sqlite_url, tmp_path)
    other = play(demo_shop.day(), postgres_url, tmp_path)
    assert other.tables == one.tables
    assert _answered(other) == _answered(one)


def _answered(outcome: Outcome) -> list[tuple[str, str]]:
    return [(answer["outcome"], answer["code"]) for answer in outcome.played["answers"]]
