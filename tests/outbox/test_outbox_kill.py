"""What was answered is there: processes killed with -9 at many points, and the one sync that it takes."""

from __future__ import annotations

import itertools
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.envelope import Sealed, digest, open_bytes
from app.domain.identifiers import ZERO_HASH
from app.outbox.outbox import Outbox

HERE = Path(__file__).parent
CHILD = HERE / "scanning_child.py"
ROOT = HERE.parents[1]


def child(*arguments: object) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(ROOT), str(HERE)])
    return subprocess.Popen(
        [sys.executable, str(CHILD), *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )


def scan_and_kill(path: Path, after: int) -> list[str]:
    """Let a station scan and kill it as soon as it has answered so many; the ids that it answered."""
    process = child("scans", path)
    assert process.stdout is not None
    answered = [process.stdout.readline().strip() for _ in range(after)]
    process.send_signal(signal.SIGKILL)
    answered += [line.strip() for line in process.stdout if line.endswith("\n")]
    process.wait(30)
    process.stdout.close()
    return answered


def test_every_answered_scan_is_there_and_the_one_in_flight_at_most_once(
    tmp_path: Path, open_outbox: Callable[..., Outbox]
) -> None:
    path, chance = tmp_path / "outbox.db", random.Random(20261123)
    answered: list[str] = []
    kept: list[Sealed] = []
    for _ in range(14):
        answered += scan_and_kill(path, chance.randrange(1, 120))
        outbox = open_outbox(path)
        before, kept = len(kept), outbox.waiting(-1)
        ids = [one.envelope.id for one in kept]
        in_flight = len(set(ids) - set(answered))
        assert set(answered) <= set(ids)
        assert in_flight <= 1
        answered = ids
        # Log, envelopes and state are of the same moment.
        assert outbox.heard()["transaction"] == len(kept) == int(outbox.state() or b"0")
        assert [row.line for row in outbox.trail(3)] == [len(kept), len(kept) - 1, len(kept) - 2][: len(kept)]
        assert len(kept) > before
        assert outbox.origin.reason == "new"
        outbox.close()
    assert [one.envelope.sequence for one in kept] == list(range(1, len(kept) + 1))
    assert kept[0].envelope.previous == ZERO_HASH
    assert all(after.envelope.previous == digest(before.data) for before, after in itertools.pairwise(kept))
    assert all(open_bytes(one.data) == one for one in kept)


@pytest.mark.skipif(sys.platform != "linux", reason="finds SQLite's library through /proc")
def test_a_scan_costs_exactly_one_sync(tmp_path: Path) -> None:
    process = child("syncs", tmp_path / "outbox.db", 60)
    told, _ = process.communicate(timeout=60)
    found = json.loads(told)
    assert found["opening"] > 1
    assert found["scans"] == [1] * 60
