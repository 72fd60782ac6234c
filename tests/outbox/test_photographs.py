"""Photographs reach the books once, after their envelopes, and stay there as they are."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
import time_machine
from builders import a_shop, rows
from outbox_builders import attach, picture, receive

from app.db.engine import Books, open_books
from app.db.roles import make_roles
from app.domain.envelope import digest
from app.domain.errors import Refusal, Unavailable
from app.domain.photograph import LARGEST
from app.insight.as_of import as_of
from app.insight.exceptions import exceptions
from app.outbox.album import path_of
from app.outbox.outbox import KEEP, Outbox
from app.outbox.sender import Sender
from app.posting.photograph import keep
from app.verify.verify import verify_books

DAY = 24 * 3600 * 1_000_000


@pytest.fixture
def shop(books: Books) -> Books:
    a_shop(books)
    return books


@pytest.fixture
def sender(outbox: Outbox, clock) -> Sender:
    return Sender(outbox, clock=clock)


def arrived(books: Books) -> list[str]:
    return [row["sha256"] for row in rows(books, "photograph")]


@contextmanager
def away(books: Books) -> Iterator[None]:
    """The books' file is not there; their server cuts every connection."""
    if books.dialect == "sqlite":
        file = Path(books.engine.url.database or "")
        file.rename(file.with_suffix(".away"))
        yield
        file.with_suffix(".away").rename(file)
        return
    other = sa.create_engine(books.engine.url)
    with other.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    other.dispose()
    yield


def forget_photographs(books: Books) -> None:
    """As a backup does that was taken between an envelope and its photograph."""
    with books.writing() as connection:
        if books.dialect == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER photograph_no_delete")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql("DELETE FROM photograph")


def test_photographs_go_once_and_after_every_envelope(outbox: Outbox, sender: Sender, shop: Books) -> None:
    receive(outbox, sku="APPLE")
    names = [attach(outbox, picture(text)) for text in ("a crack", "the box")]
    receive(outbox, 200, sku="APPLE")
    seen = []
    while True:
        result = sender.pump_once(shop)
        seen.append((outbox.counts().waiting, len(arrived(shop))))
        if not result.more:
            break
    assert seen == [(103, 0), (3, 0), (0, 0), (0, 1), (0, 2), (0, 2)]
    assert sorted(arrived(shop)) == sorted(names)
    [row] = [row for row in rows(shop, "photograph") if row["sha256"] == names[0]]
    assert (bytes(row["bytes"]), row["size"], row["media_type"]) == (picture("a crack"), 10, "image/jpeg")
    assert outbox.photographs_due() == []


def test_an_envelope_goes_before_the_next_photograph(outbox: Outbox, sender: Sender, shop: Books) -> None:
    for text in ("a crack", "the box"):
        attach(outbox, picture(text))
    sender.pump_once(shop)
    sender.pump_once(shop)
    receive(outbox, sku="APPLE")
    assert (sender.pump_once(shop).sent, len(arrived(shop))) == (1, 1)
    assert not sender.pump_once(shop).sent
    assert len(arrived(shop)) == 2


def test_after_an_outage_the_rest_goes(outbox: Outbox, sender: Sender, shop: Books, clock) -> None:
    names = [attach(outbox, picture(text)) for text in ("a crack", "the box")]
    sender.pump_once(shop)
    with away(shop), pytest.raises(Unavailable):
        sender.drain(shop)
    assert outbox.photographs_due() == names
    Sender(outbox, clock=clock).drain(shop)
    assert sorted(arrived(shop)) == sorted(names)


def test_books_that_went_back_get_their_photographs_again(
    outbox: Outbox, sender: Sender, shop: Books, clock
) -> None:
    name = attach(outbox, picture())
    sender.drain(shop)
    forget_photographs(shop)
    Sender(outbox, clock=clock).drain(shop)
    assert arrived(shop) == [name]


def test_one_whose_mark_was_lost_is_not_kept_twice(
    outbox: Outbox, sender: Sender, shop: Books, clock
) -> None:
    name = attach(outbox, picture())
    keep(shop, name, picture())
    keep(shop, name, picture())
    attach(outbox, picture())
    sender.drain(shop)
    assert arrived(shop) == [name]
    assert outbox.photographs_due() == []


@pytest.mark.parametrize("bytes_there", [None, picture("another"), b"no picture"])
def test_one_that_cannot_go_holds_nothing_up(
    outbox: Outbox, sender: Sender, shop: Books, caplog: pytest.LogCaptureFixture, bytes_there: bytes | None
) -> None:
    bad = attach(outbox, picture(), keep=bytes_there is not None)
    if bytes_there is not None:
        path_of(outbox.path.parent, bad).write_bytes(bytes_there)
    good = attach(outbox, picture("the box"))
    with caplog.at_level(logging.WARNING, "app.outbox"):
        sender.drain(shop)
    assert bad in caplog.text
    caplog.clear()
    receive(outbox, sku="APPLE")
    sender.drain(shop)
    assert outbox.counts().waiting == 0
    assert arrived(shop) == [good]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (digest(picture("another")), picture()),
        (digest(b"no picture"), b"no picture"),
        (digest(picture("x" * LARGEST)), picture("x" * LARGEST)),
    ],
)
def test_wrong_bytes_are_refused(shop: Books, name: str, data: bytes) -> None:
    with pytest.raises(Refusal) as caught:
        keep(shop, name, data)
    assert caught.value.code == "photograph-refused"
    assert arrived(shop) == []


def test_a_file_stays_as_long_as_its_envelope(outbox: Outbox, sender: Sender, shop: Books, clock) -> None:
    paths = [path_of(outbox.path.parent, attach(outbox, picture(text))) for text in ("a crack", "the box")]
    sender.drain(shop)
    paths.append(path_of(outbox.path.parent, attach(outbox, picture("later"))))
    receive(outbox, sku="APPLE")
    clock.now += KEEP
    outbox.prune()
    assert all(path.exists() for path in paths)
    clock.now += 1
    outbox.prune()
    assert [path.exists() for path in paths] == [False, False, True]
    assert len(outbox.photographs()) == 1


def test_a_late_one_is_told_until_it_comes(
    outbox: Outbox, sender: Sender, shop: Books, caplog: pytest.LogCaptureFixture
) -> None:
    name = attach(outbox, picture(), keep=False)
    sender.drain(shop)
    caplog.clear()
    assert verify_books(shop).as_json()["photographs_waiting"] == 1
    posted_at = max(row["posted_at"] for row in rows(shop, "entry"))
    assert told(shop, posted_at + DAY) == []
    [late] = told(shop, posted_at + DAY + 1_000_000)
    assert (late["code"], late["document"], late["owner"]) == ("photograph-missing", "PO-1", "supervisor")
    assert name in late["text"]
    keep(shop, name, picture())
    assert told(shop, posted_at + 9 * DAY) == []
    report = verify_books(shop)
    assert (report.ok, report.as_json()["photographs_waiting"]) == (True, 0)


def told(books: Books, now: int) -> list[dict[str, object]]:
    with time_machine.travel(now / 1_000_000, tick=False), books.reading() as connection:
        return exceptions(connection, as_of(connection, ""))


def test_a_station_sends_and_cannot_change_or_delete(postgres_url: str) -> None:
    make_roles(postgres_url, ["DOCK-1"])
    with open_books(postgres_url.replace("postgres@", "station-DOCK-1@")) as books:
        keep(books, digest(picture()), picture())
        false = f"INSERT INTO photograph VALUES ('{digest(b'x')}', 'y', 'image/jpeg', 1)"
        long = f"INSERT INTO photograph VALUES ('{digest(b'y')}', 'y', 'image/jpeg', 2)"
        for way in ("UPDATE photograph SET size = 1", "DELETE FROM photograph", false, long):
            with pytest.raises(Unavailable) as caught, books.writing() as connection:
                connection.exec_driver_sql(way)
            assert caught.value.code == "books-rights"
        assert arrived(books) == [digest(picture())]
