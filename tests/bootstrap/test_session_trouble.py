"""A scan is answered whatever has happened to the station's files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import a_barcode, a_shop, ticking

from app.bootstrap.workplace import Station, Workplace
from app.domain.clock import Instant
from app.scan.scan import Device, Scan
from app.settings import Settings
from app.station.answer import Answer, Outcome


@pytest.fixture
def workplace(sqlite_url: str, tmp_path: Path) -> Iterator[Workplace]:
    with Workplace(Settings(data=tmp_path / "data", db=sqlite_url), ticking()) as opened:
        a_shop(opened.books(), a_barcode())
        yield opened


@pytest.fixture
def station(workplace: Workplace) -> Station:
    opened = workplace.station("receiving", "DOCK-1", "ANA")
    workplace.pump()
    assert scan(opened, "PO-1").code == "order-opened"
    return opened


def scan(station: Station, text: str) -> Answer:
    at = Instant(1_795_000_000_000_000)
    return station.session.hear(Scan(text, "", Device.SCRIPT, "test", at))


def test_a_damaged_cache_refuses_one_scan_and_is_healed(
    workplace: Workplace, station: Station, caplog: pytest.LogCaptureFixture
) -> None:
    with station.cache.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 100_000)
    station.cache.reader.execute("PRAGMA cache_size=0")
    station.look._version = (0, -1)
    answer = scan(station, "9506000134352")
    assert (answer.outcome, answer.code, answer.taken) == (Outcome.REFUSED, "cache-damaged", False)
    workplace.pump()
    assert scan(station, "9506000134352").outcome == Outcome.TRANSACTION
    assert station.outbox.heard() == {"step": 1, "command": 0, "transaction": 1, "ignored": 0, "refused": 1}
    caplog.clear()


def test_an_outbox_that_takes_nothing_refuses_and_goes_on_where_it_was(station: Station) -> None:
    station.outbox._pen.execute("PRAGMA query_only=ON")
    answer = scan(station, "9506000134352")
    assert (answer.outcome, answer.code, answer.transactions) == (Outcome.REFUSED, "outbox-read-only", ())
    assert not answer.taken
    station.outbox._pen.execute("PRAGMA query_only=OFF")
    assert scan(station, "9506000134352").outcome == Outcome.TRANSACTION
    assert station.outbox.counts().waiting == 1
