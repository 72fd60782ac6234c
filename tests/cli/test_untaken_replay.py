"""A replay whose scans the station's disk does not take is answered to its end, and could not be done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import a_barcode, a_shop

from app.bootstrap.player import Played, Player, ScriptClock
from app.bootstrap.workplace import Workplace
from app.cli.play import must_be_taken
from app.domain.errors import Unavailable
from app.settings import Settings
from app.station.answer import Answer

SCRIPT = ["@station receiving DOCK-1", "@operator ANA", "PO-1", "9506000134352", "9506000134352", "NOSUCH"]


@pytest.fixture
def workplace(sqlite_url: str, tmp_path: Path) -> Iterator[Workplace]:
    clock = ScriptClock()
    with Workplace(Settings(data=tmp_path / "data", db=sqlite_url), clock) as opened:
        a_shop(opened.books(), a_barcode())
        yield opened


def play(workplace: Workplace, full_after: int | None = None) -> Played:
    """Play the script; after that line the outbox finds no more room."""

    def fill(line: int, _answer: Answer) -> None:
        if line == full_after:
            pen = player.station.outbox._pen
            pen.execute(f"PRAGMA max_page_count={pen.execute('PRAGMA page_count').fetchone()[0]}")

    player = Player(workplace, ScriptClock(), Path(), answered=fill)
    return player.play([*SCRIPT, *["9506000134352"] * 200])


def test_a_disk_that_fills_up_ends_a_replay_with_status_3(workplace: Workplace) -> None:
    played = play(workplace, full_after=4)
    lines = [answer["line"] for answer in played.answers if answer["code"] == "disk-full"]
    assert lines
    assert played.untaken == lines
    assert played.heard == len(SCRIPT) - 2 + 200, "every scan is answered all the same"
    with pytest.raises(Unavailable) as told:
        must_be_taken(played)
    assert (told.value.code, told.value.exit_status) == ("disk-full", 3)
    assert f"{len(lines)} scans were not taken, the first in line {lines[0]}: " in told.value.text


def test_a_scan_that_a_rule_refuses_was_taken(workplace: Workplace) -> None:
    played = play(workplace)
    assert "unknown-barcode" in [answer["code"] for answer in played.answers]
    assert played.untaken == []
    must_be_taken(played)
