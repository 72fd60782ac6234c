"""From the key to the books: real X keys into the real window, counted in the books against what was sent."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from xdisplay import type_codes, x_display

from app.bootstrap import demo_shop
from app.bootstrap.workplace import Workplace
from app.domain.clock import system_clock
from app.settings import Settings

pytestmark = pytest.mark.realtime

ROOT = Path(__file__).resolve().parents[2]
BOLT_CASE, GLAND, LAMP = "19521234500305", "9521234500025", "9521234500018"
CODES = ["PO-20418", *[BOLT_CASE, GLAND, LAMP, GLAND] * 50]
"""200 goods scans; far more bolts and lamps than were ordered, which the books take in quarantine."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    settings = Settings(data=tmp_path)
    with Workplace(settings) as workplace:
        workplace.make_books()
        demo_shop.fill(workplace, system_clock)
    return tmp_path


@pytest.fixture
def display(data: Path) -> Iterator[str]:
    """A display on which the receiving window has the keyboard."""
    with x_display() as name:
        environment = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
        environment |= {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        command = ["-m", "ui", "station", "receiving", "--at", "DOCK-3", "--data", str(data)]
        window = subprocess.Popen([sys.executable, *command], env=environment)
        found = [
            "xdotool",
            "search",
            "--sync",
            "--onlyvisible",
            "--name",
            "ScanLedger",
            "windowfocus",
            "--sync",
        ]
        subprocess.run(found, env=environment, check=True, timeout=60, stdout=subprocess.DEVNULL)
        yield name
        window.terminate()
        window.wait(20)


def test_every_key_is_counted_in_the_books(data: Path, display: str, qtbot: QtBot) -> None:
    before = _in_stock(data)
    type_codes(display, CODES)
    outbox = data / "stations" / "receiving-DOCK-3" / "outbox.db"
    qtbot.waitUntil(lambda: _posted(outbox) == len(CODES) - 1, timeout=60_000)
    with closing(sqlite3.connect(outbox)) as log:
        heard = [text for (text,) in log.execute("SELECT text FROM scan ORDER BY seq")]
    assert heard == CODES
    sent = Counter(CODES[1:])
    assert _in_stock(data) - before == {
        "HBZ-1060": sent[BOLT_CASE] * 100 * 10**6,
        "CGB-025": sent[GLAND] * 10**6,
        "SLA-012": sent[LAMP] * 10**6,
    }


def _in_stock(data: Path) -> Counter[str]:
    """What the movements brought, item by item; the shop has some goods before anybody scans."""
    with closing(sqlite3.connect(data / "books.db")) as books:
        return Counter(dict(books.execute("SELECT item, sum(quantity) FROM movement GROUP BY item")))


def _posted(outbox: Path) -> int:
    """Envelopes in the books; none while the station is still making its outbox."""
    if not outbox.exists():
        return 0
    with closing(sqlite3.connect(outbox)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'envelope'").fetchone():
            return 0
        (count,) = connection.execute("SELECT count(*) FROM envelope WHERE verdict = 'posted'").fetchone()
        return int(count)
