"""A cache beside real books, and a station's outbox."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import ticking

from app.cache.cache import Cache
from app.cache.lookup import LookUp
from app.outbox.outbox import Outbox


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    opened = Cache.open(tmp_path / "cache.db")
    yield opened
    opened.close()


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Outbox]:
    opened = Outbox.open(tmp_path / "outbox.db", station="receiving-DOCK-1", clock=ticking())
    yield opened
    opened.close()


@pytest.fixture
def look(cache: Cache, station: Outbox) -> LookUp:
    return LookUp(cache, station)
