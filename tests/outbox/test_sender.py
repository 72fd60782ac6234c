"""What waits reaches the books once, in order, whatever happens on the way (invariants 2 and 3)."""

from __future__ import annotations

import random
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from builders import a_shop, rows
from outbox_builders import logged, receipt, receive

from app.db.books import tables as t
from app.db.engine import Books, open_books
from app.domain.errors import Unavailable
from app.domain.quantity import ONE
from app.outbox.outbox import Outbox
from app.outbox.sender import LONGEST_PAUSE_S, Pauses, PumpResult, Sender
from app.posting.post import post

Open = Callable[..., Outbox]


@pytest.fixture
def shop(books: Books) -> Books:
    a_shop(books)
    return books


@pytest.fixture
def sender(outbox: Outbox, clock) -> Sender:
    return Sender(outbox, clock=clock)


def received(books: Books) -> int:
    """Units of APPLE that the books took, whatever they made of them."""
    with books.reading() as connection:
        total = connection.execute(sa.select(sa.func.sum(t.movement.c.quantity))).scalar()
    return int(total or 0) // ONE


def entries(books: Books, outbox_id: str) -> list[int]:
    columns = t.envelope.c
    with books.reading() as connection:
        query = sa.select(columns.sequence).where(columns.outbox == outbox_id).order_by(columns.sequence)
        return list(connection.execute(query).scalars())


def test_what_waits_is_posted_in_order_once(outbox: Outbox, sender: Sender, shop: Books) -> None:
    receive(outbox, 250, sku="APPLE")
    result = sender.pump_once(shop)
    assert (result.connected, result.sent, result.more) == (True, 100, True)
    sender.drain(shop)
    assert sender.pump_once(shop).sent == 0
    counts = outbox.counts()
    assert (counts.waiting, counts.posted) == (0, 250)
    assert entries(shop, outbox.id) == list(range(1, 251))
    assert received(shop) == 250


def test_an_answer_that_was_lost_is_asked_again_and_posts_nothing_twice(
    outbox: Outbox, sender: Sender, shop: Books, clock
) -> None:
    receive(outbox, 3, sku="APPLE")
    post(shop, outbox.waiting(2), clock=clock)
    sender.drain(shop)
    assert outbox.counts().posted == 3
    assert received(shop) == 3


def test_exceptions_and_parked_ones_are_known_at_the_station(
    outbox: Outbox, sender: Sender, shop: Books
) -> None:
    over, parked = receipt("APPLE", 12), receipt("NO-SUCH")
    ids = [outbox.commit_scan(logged(), [t], operator="ANA")[0].envelope.id for t in (over, parked)]
    sender.drain(shop)
    first, second = (outbox.fate(one) for one in ids)
    assert first is not None and first.exceptions[0][0] == "over-receipt"
    assert second is not None and (second.verdict, second.code) == ("parked", "unknown-item")
    assert outbox.verdicts(ids) == {ids[0]: "posted", ids[1]: "parked"}
    assert outbox.counts().parked == 1


def test_what_the_device_said_is_posted_separators_and_all(
    outbox: Outbox, sender: Sender, shop: Books
) -> None:
    text = "010950600013435210LOT7\x1d17271231"
    read = replace(receipt("APPLE"), read={"text": text, "symbology": "GS1-128"})
    (sealed,) = outbox.commit_scan(logged(text), [read], operator="ANA")
    sender.drain(shop)
    assert outbox.verdicts([sealed.envelope.id]) == {sealed.envelope.id: "posted"}
    assert outbox.trail(1)[0].text == text


def test_books_that_are_away_leave_it_waiting_and_say_so(
    outbox: Outbox, sender: Sender, sqlite_books: Books, tmp_path: Path
) -> None:
    a_shop(sqlite_books)
    receive(outbox, sku="APPLE")
    sqlite_books.close()
    (tmp_path / "books.db").rename(tmp_path / "away.db")
    (tmp_path / "books.db").mkdir()
    result = sender.pump_once(sqlite_books)
    assert not result.connected
    assert result.code and result.reason
    assert outbox.counts().waiting == 1
    with pytest.raises(Unavailable):
        sender.drain(sqlite_books)


# --- gone back, copied, forked -------------------------------------------------------------------------


def test_books_restored_from_a_backup_get_again_what_they_lost(
    outbox: Outbox, clock, sqlite_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file, backup = tmp_path / "books.db", tmp_path / "backup.db"
    sender = Sender(outbox, clock=clock)
    with open_books(sqlite_url) as books:
        a_shop(books)
        receive(outbox, 2, sku="APPLE")
        sender.drain(books)
        with sqlite3.connect(file) as source, sqlite3.connect(backup) as target:
            source.backup(target)
        source.close()
        target.close()
        receive(outbox, 3, sku="APPLE")
        sender.drain(books)
    shutil.copyfile(backup, file)
    with open_books(sqlite_url) as books:
        Sender(outbox, clock=clock).drain(books)
        assert entries(books, outbox.id) == [1, 2, 3, 4, 5]
        assert received(books) == 5
    assert outbox.counts().posted == 5
    caplog.clear()


def test_books_restored_while_connected_are_noticed_by_the_gap(
    outbox: Outbox, sender: Sender, sqlite_books: Books, caplog: pytest.LogCaptureFixture
) -> None:
    a_shop(sqlite_books)
    receive(outbox, 2, sku="APPLE")
    sender.drain(sqlite_books)
    forget(sqlite_books, outbox.id)
    receive(outbox, 1, sku="APPLE")
    sender.drain(sqlite_books)
    assert entries(sqlite_books, outbox.id) == [1, 2, 3]
    caplog.clear()


def forget(books: Books, outbox_id: str) -> None:
    """Books that have lost an outbox, as after a restore: nothing of it is left."""
    with books.writing() as connection:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_no_delete'"
        for (name,) in connection.exec_driver_sql(triggers).all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        ours = f"(SELECT id FROM envelope WHERE outbox = '{outbox_id}')"
        for table in ("movement", "layer", "layer_use", "journal", "exception"):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE envelope IN {ours}")
        connection.exec_driver_sql(f"DELETE FROM entry WHERE id IN {ours}")
        connection.exec_driver_sql(f"DELETE FROM envelope WHERE outbox = '{outbox_id}'")
        connection.exec_driver_sql(f"DELETE FROM outbox WHERE id = '{outbox_id}'")
        connection.exec_driver_sql("UPDATE head SET position = (SELECT max(position) FROM entry)")


def test_an_outbox_restored_from_an_old_copy_loses_nothing_and_posts_nothing_twice(
    open_outbox: Open, clock, shop: Books, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = open_outbox()
    receive(first, 2, sku="APPLE")
    first.close()
    shutil.copytree(tmp_path, tmp_path / "backup", ignore=shutil.ignore_patterns("books.db*", "backup"))
    first = open_outbox()
    receive(first, 2, sku="APPLE")
    Sender(first, clock=clock).drain(shop)
    first.close()
    # The whole folder is put back, token and all, into the same inodes: only the books know better.
    for name in ("outbox.db", "outbox.db.lock"):
        (tmp_path / name).write_bytes((tmp_path / "backup" / name).read_bytes())
    second = open_outbox()
    assert second.id == first.id
    receive(second, 3, sku="APPLE")
    Sender(second, clock=clock).drain(shop)
    assert second.origin.names == first.id
    assert entries(shop, first.id) == [1, 2, 3, 4]
    assert entries(shop, second.id) == [1, 2, 3]
    assert second.counts().waiting == 0
    assert received(shop) == 7
    caplog.clear()


def test_two_copies_of_one_file_post_what_they_share_once(
    open_outbox: Open, clock, shop: Books, tmp_path: Path
) -> None:
    first = open_outbox()
    receive(first, 3, sku="APPLE")
    first.close()
    (tmp_path / "copy").mkdir()
    shutil.copy(first.path, tmp_path / "copy" / "outbox.db")
    first, second = open_outbox(), open_outbox(tmp_path / "copy" / "outbox.db")
    receive(first, 1, sku="APPLE")
    receive(second, 1, sku="APPLE")
    for outbox in (second, first):
        Sender(outbox, clock=clock).drain(shop)
    assert received(shop) == 5
    assert entries(shop, first.id) == [1, 2, 3, 4]
    assert entries(shop, second.id) == [1]


def test_an_id_that_the_books_know_with_other_content_is_said_and_passed(
    outbox: Outbox, sender: Sender, shop: Books, clock, open_outbox: Open, tmp_path: Path, caplog
) -> None:
    same = "01a20000-0000-7000-8000-00000000000a"
    other = open_outbox(tmp_path / "other.db", station="returns BENCH-1")
    other.commit_scan(logged(), [replace(receipt("APPLE", 5), id=same)], operator="ANA")
    Sender(other, clock=clock).drain(shop)
    receive(outbox, 1, sku="APPLE")
    outbox.commit_scan(logged(), [replace(receipt("APPLE", 1), id=same)], operator="ANA")
    receive(outbox, 1, sku="APPLE")
    sender.drain(shop)
    counts = outbox.counts()
    assert (counts.waiting, counts.posted, counts.disputed) == (0, 2, 1)
    assert received(shop) == 7
    caplog.clear()


def test_work_for_other_books_does_not_end_up_in_these(
    outbox: Outbox, sender: Sender, shop: Books, sqlite_template: Path, tmp_path: Path, clock
) -> None:
    receive(outbox, 1, sku="APPLE")
    sender.drain(shop)
    receive(outbox, 1, sku="APPLE")
    shutil.copyfile(sqlite_template, tmp_path / "others.db")
    with sqlite3.connect(tmp_path / "others.db") as renamed:
        renamed.execute("UPDATE books SET books_id = 'others'")
    renamed.close()
    with open_books(f"sqlite:///{tmp_path / 'others.db'}") as others:
        result = sender.pump_once(others)
        assert (result.connected, result.code) == (False, "other-books")
        sender.drain(shop)
        assert received(shop) == 2
        a_shop(others)
        receive_into = sender.pump_once(others)
        assert receive_into.connected
        assert outbox.origin.reason == "books"
        receive(outbox, 1, sku="APPLE")
        sender.drain(others)
        assert received(others) == 1


# --- the thread ----------------------------------------------------------------------------------------


class Heard:
    """Collects what the sender tells, and lets a test wait for it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.results: list[PumpResult] = []

    def __call__(self, result: PumpResult) -> None:
        with self._changed:
            self.results.append(result)
            self._changed.notify_all()

    def wait_for(self, wanted: Callable[[PumpResult], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: any(map(wanted, self.results)), timeout=20)


@pytest.fixture
def running(outbox: Outbox, clock) -> Iterator[Callable[..., Heard]]:
    stop, threads = threading.Event(), []

    def start(connect: Callable[[], Books], **more: object) -> Heard:
        heard = Heard()
        sender = Sender(outbox, clock=clock, chance=random.Random(1))
        thread = threading.Thread(target=sender.run, args=(connect, stop), kwargs={"tell": heard, **more})
        thread.start()
        threads.append(thread)
        return heard

    yield start
    stop.set()
    outbox.news.set()
    for thread in threads:
        thread.join(20)
        assert not thread.is_alive()


def test_the_thread_sends_scans_as_they_come_and_follows(outbox: Outbox, running, sqlite_url: str) -> None:
    with open_books(sqlite_url) as books:
        a_shop(books)
    followed = threading.Event()
    heard = running(lambda: open_books(sqlite_url), follow=lambda _: followed.set())
    heard.wait_for(lambda result: result.connected)
    receive(outbox, 1, sku="APPLE")
    heard.wait_for(lambda result: result.sent == 1)
    assert followed.wait(20)
    assert outbox.counts().posted == 1


def test_the_thread_goes_on_when_the_books_come_back(outbox: Outbox, running, sqlite_url: str) -> None:
    with open_books(sqlite_url) as books:
        a_shop(books)
    there = threading.Event()

    def connect() -> Books:
        if not there.is_set():
            raise Unavailable("books-away", "The books are away")
        return open_books(sqlite_url)

    receive(outbox, 1, sku="APPLE")
    heard = running(connect)
    heard.wait_for(lambda result: result.code == "books-away")
    there.set()
    heard.wait_for(lambda result: result.sent == 1)


def test_pauses_grow_to_a_limit_and_start_over() -> None:
    pauses = Pauses(random.Random(3))
    some = [pauses.next() for _ in range(12)]
    assert some[0] <= 0.2 < max(some[-3:]) <= LONGEST_PAUSE_S
    pauses.reset()
    assert pauses.next() <= 0.2


def test_names_of_what_is_carried_on_reach_the_books(open_outbox: Open, clock, shop: Books) -> None:
    first = open_outbox()
    first.close()
    second = open_outbox(station="receiving DOCK-2")
    receive(second, 1, sku="APPLE")
    Sender(second, clock=clock).drain(shop)
    assert second.counts().posted == 1
    (row,) = [row for row in rows(shop, "envelope", "sequence") if row["outbox"] == second.id]
    assert f'"continues":"{first.id}"'.encode() in row["bytes"]
