"""Builders: a scan, a receipt, an outbox that is closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.clock import Instant
from app.outbox.outbox import Outbox

STATION = "receiving DOCK-1"


class Ticking:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1_795_000_000_000_000

    def __call__(self) -> Instant:
        return Instant(self.now)


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
def open_outbox(tmp_path: Path, clock: Ticking) -> Iterator[Callable[..., Outbox]]:
    opened: list[Outbox] = []

    def open_it(path: Path | None = None, station: str = STATION) -> Outbox:
        opened.append(Outbox.open(path or tmp_path / "outbox.db", station=station, clock=clock))
        return opened[-1]

    yield open_it
    for outbox in opened:
        outbox.close()


@pytest.fixture
def outbox(open_outbox: Callable[..., Outbox]) -> Outbox:
    return open_outbox()
