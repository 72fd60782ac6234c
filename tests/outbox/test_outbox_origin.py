"""A copied, moved or restored outbox is sealed; two processes never write one (invariant 3)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from outbox_builders import logged, receipt, receive

from app.domain.errors import Unavailable
from app.outbox.outbox import Outbox

Open = Callable[..., Outbox]


def test_the_same_file_stays_the_same_outbox(open_outbox: Open) -> None:
    first = open_outbox()
    first.close()
    assert open_outbox().id == first.id


@pytest.mark.parametrize(("how", "reason"), [(shutil.copy, "copied"), (shutil.move, "moved")])
def test_a_copied_or_moved_file_is_sealed_and_named(
    open_outbox: Open, tmp_path: Path, how: Callable[[Path, Path], object], reason: str
) -> None:
    old = open_outbox()
    receive(old, 2)
    before = [one.data for one in old.waiting(9)]
    old.close()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    how(old.path, elsewhere / "outbox.db")

    new = open_outbox(elsewhere / "outbox.db")
    assert (new.origin.reason, new.origin.names) == (reason, old.id)
    (sealed,) = new.commit_scan(logged(), [receipt()], operator="ANA")
    assert sealed.envelope.outbox == new.id != old.id
    assert sealed.envelope.sequence == 1
    assert sealed.envelope.payload["extra"]["continues"] == old.id
    assert [one.data for one in new.waiting(9)] == [*before, sealed.data]


def test_an_old_copy_put_back_in_place_is_known_as_one(open_outbox: Open, tmp_path: Path) -> None:
    first = open_outbox()
    receive(first, 1)
    first.close()
    shutil.copy(first.path, tmp_path / "backup.db")
    second = open_outbox()
    receive(second, 1)
    second.close()
    # Written over in place: the same path and the same inode.
    first.path.write_bytes((tmp_path / "backup.db").read_bytes())
    third = open_outbox()
    assert (third.origin.reason, third.origin.names) == ("restored", first.id)


def test_another_station_does_not_go_on_with_this_ones_outbox(open_outbox: Open) -> None:
    first = open_outbox()
    first.close()
    assert open_outbox(station="returns BENCH-1").origin.reason == "station"


def test_two_outboxes_never_share_a_file(outbox: Outbox, open_outbox: Open) -> None:
    with pytest.raises(Unavailable) as told:
        open_outbox()
    assert told.value.code == "outbox-in-use"
    outbox.close()
    assert open_outbox().id == outbox.id


def test_another_process_is_kept_out(outbox: Outbox) -> None:
    program = (
        "import sys; from pathlib import Path; from app.domain.errors import Unavailable\n"
        "from app.domain.clock import system_clock; from app.outbox.outbox import Outbox\n"
        "try: Outbox.open(Path(sys.argv[1]), station='x', clock=system_clock)\n"
        "except Unavailable as told: print(told.code)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, outbox.path], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.strip() == "outbox-in-use"


def test_a_file_that_is_no_outbox_is_told_in_words_and_left_alone(open_outbox: Open, tmp_path: Path) -> None:
    content = b"no database at all" * 100
    (tmp_path / "outbox.db").write_bytes(content)
    with pytest.raises(Unavailable) as told:
        open_outbox()
    assert told.value.code == "outbox-damaged"
    assert (tmp_path / "outbox.db").read_bytes() == content


def test_an_empty_file_becomes_an_outbox(open_outbox: Open, tmp_path: Path) -> None:
    (tmp_path / "outbox.db").touch()
    assert open_outbox().origin.reason == "new"


def test_an_outbox_of_a_newer_program_is_refused(outbox: Outbox, open_outbox: Open) -> None:
    outbox._pen.execute("PRAGMA user_version=99")
    outbox.close()
    with pytest.raises(Unavailable) as told:
        open_outbox()
    assert told.value.code == "outbox-too-new"


def test_a_folder_that_is_none_is_told_in_words(open_outbox: Open, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable) as told:
        open_outbox(tmp_path / "file" / "outbox.db")
    assert told.value.code == "outbox-unwritable"


def test_an_outbox_deleted_while_in_use_takes_no_scan(outbox: Outbox) -> None:
    receive(outbox)
    outbox.path.unlink()
    with pytest.raises(Unavailable) as told:
        receive(outbox)
    assert told.value.code == "outbox-gone"
