"""A full, locked or write-protected disk: the scan is refused in words, nothing is lost, and it recovers."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from outbox_builders import logged, receipt, receive

from app.domain.errors import Unavailable
from app.outbox.outbox import Outbox

Open = Callable[..., Outbox]


@dataclass
class Crowded:
    """An outbox on a disk that a test can fill and empty."""

    outbox: Outbox
    fill: Callable[[], None]
    empty: Callable[[], None]


def _small_disk(folder: Path) -> bool:
    """Mount a disk of 4 MB. False where this machine does not allow it."""
    if os.name == "nt" or os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], capture_output=True, check=False
    )
    return made.returncode == 0


def _stuff(path: Path) -> None:
    """Write until there is no room for another byte."""
    with path.open("wb", buffering=0) as file:
        for size in (1 << 16, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue


@pytest.fixture
def crowded(tmp_path: Path, open_outbox: Open) -> Iterator[Crowded]:
    """A real small disk where it can be mounted; else SQLite's own limit, which fails in the same way."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = _small_disk(folder)
    outbox = open_outbox(folder / "outbox.db")
    receive(outbox, 3)
    if mounted:
        stuffing = folder / "stuffing"
        yield Crowded(outbox, lambda: _stuff(stuffing), stuffing.unlink)
        outbox.close()
        subprocess.run(["umount", folder], check=True, timeout=30)
    else:
        pen = outbox._pen
        full = f"PRAGMA max_page_count={pen.execute('PRAGMA page_count').fetchone()[0]}"
        yield Crowded(outbox, lambda: pen.execute(full), lambda: pen.execute("PRAGMA max_page_count=1000000"))


def scan_until_refused(outbox: Outbox) -> Unavailable:
    for _ in range(200):
        try:
            outbox.commit_scan(logged(), [receipt()], bytes(20_000), operator="ANA")
        except Unavailable as told:
            return told
    raise AssertionError("a full disk took 200 scans")


def test_a_full_disk_refuses_every_scan_until_there_is_room_again(
    crowded: Crowded, open_outbox: Open
) -> None:
    outbox = crowded.outbox
    before = outbox.state()
    crowded.fill()
    told = scan_until_refused(outbox)
    assert told.code == "disk-full"
    assert "not taken" in told.text
    kept = outbox.counts().waiting
    # Refused again and again, and nothing of it waits.
    for _ in range(3):
        assert scan_until_refused(outbox).code == "disk-full"
    assert outbox.counts().waiting == kept
    assert outbox.state() in (before, bytes(20_000))

    crowded.empty()
    receive(outbox, 2)
    assert outbox.counts().waiting == kept + 2
    assert [one.envelope.sequence for one in outbox.waiting(-1)] == list(range(1, kept + 3))
    path = outbox.path
    outbox.close()
    again = open_outbox(path)
    assert again.counts().waiting == kept + 2
    again.close()


def test_on_a_full_disk_the_reserve_keeps_the_log_and_the_sender_going(
    open_outbox: Open, tmp_path: Path
) -> None:
    outbox = open_outbox()
    receive(outbox, 2)
    reserve = tmp_path / "outbox.db.reserve"
    size = reserve.stat().st_size
    pen = outbox._pen
    pages = pen.execute("PRAGMA page_count").fetchone()[0]
    pen.execute(f"PRAGMA max_page_count={pages}")
    told = [scan_until_refused(outbox) for _ in range(2)]
    assert {one.code for one in told} == {"disk-full"}
    assert not reserve.exists()
    # The room of the reserve: what was refused is written down, and answers of the books are too.
    pen.execute(f"PRAGMA max_page_count={pages + size // 4096}")
    reserve.mkdir()  # in its place: it cannot be kept again
    with pytest.raises(Unavailable):
        outbox.commit_scan(logged("LAST"), [receipt()], b"s", operator="ANA")
    row = outbox.trail(1)[0]
    assert (row.text, row.outcome, row.code, row.envelopes) == ("LAST", "refused", "disk-full", ())
    reserve.rmdir()
    receive(outbox)
    assert reserve.stat().st_size == size


def test_a_locked_outbox_refuses_and_recovers(outbox: Outbox) -> None:
    outbox._pen.execute("PRAGMA busy_timeout=20")
    backup = sqlite3.connect(outbox.path, isolation_level=None)
    backup.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable) as told:
        receive(outbox)
    assert told.value.code == "outbox-locked"
    backup.execute("ROLLBACK")
    backup.close()
    receive(outbox)
    assert outbox.counts().waiting == 1


def test_a_write_protected_outbox_refuses_and_recovers(outbox: Outbox) -> None:
    outbox._pen.execute("PRAGMA query_only=ON")
    with pytest.raises(Unavailable) as told:
        receive(outbox)
    assert told.value.code == "outbox-read-only"
    outbox._pen.execute("PRAGMA query_only=OFF")
    receive(outbox)
    assert outbox.counts().waiting == 1


def test_a_mistake_of_ours_is_not_blamed_on_the_disk(outbox: Outbox) -> None:
    same = "01a20000-0000-7000-8000-00000000000a"
    outbox.commit_scan(logged(), [replace(receipt(), id=same)], operator="ANA")
    with pytest.raises(sqlite3.IntegrityError):
        outbox.commit_scan(logged(), [replace(receipt(), id=same)], operator="ANA")
    (sealed,) = outbox.commit_scan(logged(), [receipt()], operator="ANA")
    assert sealed.envelope.sequence == 2
