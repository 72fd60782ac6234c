"""The cache holds what the books hold at one position, and may be deleted, damaged or of other books."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from builders import Desk, a_barcode, a_location, a_shop, an_item, an_order, an_order_line
from cache_content import content

from app.cache import cache as cache_module
from app.cache.cache import Cache
from app.cache.lookup import LookUp
from app.db.books import tables as t
from app.db.engine import Books, open_books
from app.domain.envelope import Chain
from app.domain.errors import Unavailable
from app.domain.quantity import ONE
from app.domain.records import OrderLine, PurchaseOrder
from app.domain.transaction import Cell
from app.outbox.outbox import Outbox


def head(books: Books) -> tuple[int, str]:
    with books.reading() as connection:
        return tuple(connection.execute(sa.select(t.head.c.position, t.head.c.hash)).one())


def some_work(books: Books) -> Desk:
    desk = a_shop(books, an_item("SAW", tracking="serial"), an_order("PO-2", an_order_line("1", "SAW", 2)))
    desk.post(desk.receive("APPLE", 4), desk.receive("SAW", 1, "PO-2", serial="S1"))
    return desk


def test_following_stands_where_the_books_stand(cache: Cache, books: Books) -> None:
    some_work(books)
    assert cache.follow(books) == cache.position == head(books)[0]
    assert cache.witness() == head(books)
    assert cache.follow(books) == head(books)[0]


def test_following_step_by_step_comes_to_the_same_as_reading_everything(
    cache: Cache, books: Books, tmp_path: Path
) -> None:
    desk = a_shop(books)
    cache.follow(books)
    desk.records(an_item("SAW", tracking="serial"), an_order("PO-2", an_order_line("1", "SAW", 2)))
    for sealed in (
        lambda: desk.receive("APPLE", 4, lot="L1"),
        lambda: desk.receive("APPLE", 7),
        lambda: desk.receive("SAW", 1, "PO-2", serial="S1"),
        lambda: desk.record(an_item("APPLE", name="Red apple")),
        lambda: desk.record(an_order("PO-1", an_order_line("1", "APPLE", 20))),
    ):
        desk.post(sealed())
        cache.follow(books)
    whole = Cache.open(tmp_path / "whole.db")
    whole.follow(books)
    assert content(cache) == content(whole)
    assert content(cache)["balance"]
    whole.close()


def test_what_was_taken_back_is_gone_from_the_cache(cache: Cache, look: LookUp, books: Books) -> None:
    desk = a_shop(books)
    taken = desk.receive("APPLE", 4)
    desk.post(taken)
    cache.follow(books)
    assert look.progress("PO-1", "1", "received") == 4 * ONE
    desk.post(desk.reverse(taken))
    cache.follow(books)
    assert look.progress("PO-1", "1", "received") == 0
    assert look.on_hand(Cell("DOCK-1"), "APPLE", "", "") == 0
    assert content(cache)["balance"] == []


def test_the_catalogue_is_looked_up(cache: Cache, look: LookUp, books: Books) -> None:
    a_shop(books, a_barcode(), a_barcode("CASE 12", each=12), a_barcode("CASE", each=6))
    cache.follow(books)
    item = look.item("APPLE")
    assert item is not None and item.name == "Apple"
    assert look.item("NONE") is None
    location, partner, person = look.location("DOCK-1"), look.partner("ACME"), look.staff("ANA")
    assert location is not None and location.kind == "dock"
    assert partner is not None and person is not None
    assert [alias.quantity for alias in look.aliases("09506000134352")] == [ONE]
    # A code with a space in it is not mistaken for a shorter one.
    assert [alias.quantity for alias in look.aliases("CASE")] == [6 * ONE]
    assert [alias.quantity for alias in look.aliases("CASE 12")] == [12 * ONE]
    assert look.aliases("CAS") == ()


def test_a_new_version_of_a_record_is_seen(cache: Cache, look: LookUp, books: Books) -> None:
    desk = a_shop(books)
    cache.follow(books)
    assert look.item("PEAR") is None
    desk.records(an_item("PEAR"), an_item("APPLE", name="Red apple"))
    cache.follow(books)
    pear, apple = look.item("PEAR"), look.item("APPLE")
    assert pear is not None
    assert apple is not None and apple.name == "Red apple"


def test_open_orders_come_by_due_date_then_number(cache: Cache, look: LookUp, books: Books) -> None:
    def order(number: str, due: str) -> PurchaseOrder:
        return PurchaseOrder(number, "ACME", (OrderLine("1", "APPLE", ONE, unit_cost="1", due=due),))

    desk = a_shop(
        books, order("PO-9", "2026-12-01"), order("PO-8", "2026-12-01"), order("PO-7", "2026-11-24")
    )
    cache.follow(books)
    assert [one.number for one in look.open_orders(9)] == ["PO-7", "PO-8", "PO-9", "PO-1"]
    assert [one.number for one in look.open_orders(2)] == ["PO-7", "PO-8"]
    desk.post(desk.receive("APPLE", 1, "PO-7"))
    cache.follow(books)
    assert [one.number for one in look.open_orders(9)] == ["PO-8", "PO-9", "PO-1"]
    desk.records(PurchaseOrder("PO-7", "ACME", (OrderLine("1", "APPLE", 2 * ONE, unit_cost="1"),)))
    cache.follow(books)
    assert [one.number for one in look.open_orders(9)] == ["PO-8", "PO-9", "PO-1", "PO-7"]


def test_a_serial_has_a_place(cache: Cache, look: LookUp, books: Books) -> None:
    some_work(books)
    cache.follow(books)
    assert look.serial_place("SAW", "S1") == Cell("DOCK-1")
    assert look.serial_place("SAW", "S2") is None


def test_the_usual_bin_is_the_one_that_holds_most(cache: Cache, look: LookUp, books: Books) -> None:
    desk = a_shop(books, a_location("A-02", kind="bin"), an_order("PO-3", an_order_line("1", "APPLE", 100)))
    desk.post(desk.receive("APPLE", 9), *(desk.receive("APPLE", n, "PO-3", to=to) for to, n in BINS))
    cache.follow(books)
    assert look.usual_bin("APPLE") == "A-02"
    assert look.usual_bin("PEAR") == ""


BINS = (("A-01", 3), ("A-02", 2), ("A-02", 2))


# --- made anew -----------------------------------------------------------------------------------------


def test_a_cache_of_other_books_is_filled_again(
    cache: Cache, look: LookUp, sqlite_books: Books, sqlite_template: Path, tmp_path: Path
) -> None:
    some_work(sqlite_books)
    cache.follow(sqlite_books)
    shutil.copyfile(sqlite_template, tmp_path / "other.db")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("UPDATE books SET books_id = 'other'")
    other.close()
    with open_books(f"sqlite:///{tmp_path / 'other.db'}") as books:
        Desk(books).records(an_item("PEAR"))
        assert cache.follow(books) == 1
    assert look.item("APPLE") is None
    assert look.item("PEAR") is not None


def test_books_that_have_another_history_are_read_again(
    cache: Cache, look: LookUp, sqlite_url: str, tmp_path: Path
) -> None:
    with open_books(sqlite_url) as books:
        a_shop(books)
    shutil.copyfile(tmp_path / "books.db", tmp_path / "backup.db")
    with open_books(sqlite_url) as books:
        Desk(books).records(an_item("PEAR"))
        cache.follow(books)
    shutil.copyfile(tmp_path / "backup.db", tmp_path / "books.db")
    for name in ("books.db-wal", "books.db-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    with open_books(sqlite_url) as books:
        Desk(books).records(an_item("PLUM"), an_item("FIG"))
        cache.follow(books)
    assert look.item("PEAR") is None
    assert look.item("PLUM") is not None


def test_after_a_long_absence_everything_is_read(
    cache: Cache, look: LookUp, sqlite_books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "_REFILL_BEYOND", 2)
    desk = a_shop(sqlite_books)
    cache.follow(sqlite_books)
    desk.post(*(desk.receive("APPLE", 1) for _ in range(5)))
    cache.follow(sqlite_books)
    assert look.progress("PO-1", "1", "received") == 5 * ONE


@pytest.mark.parametrize("where", [0, 5000], ids=["header", "content"])
def test_a_damaged_cache_is_made_anew(
    sqlite_books: Books, station: Outbox, tmp_path: Path, caplog: pytest.LogCaptureFixture, where: int
) -> None:
    some_work(sqlite_books)
    path = tmp_path / "cache.db"
    first = Cache.open(path)
    first.follow(sqlite_books)
    first.close()
    with path.open("r+b") as file:
        file.seek(where)
        file.write(b"\xff" * 60_000)
    again = Cache.open(path)
    again.follow(sqlite_books)
    item = LookUp(again, station).item("APPLE")
    assert item is not None and item.name == "Apple"
    again.close()
    caplog.clear()


def test_a_look_up_that_finds_damage_says_so_once_and_the_next_follow_heals_it(
    cache: Cache, look: LookUp, sqlite_books: Books, caplog: pytest.LogCaptureFixture
) -> None:
    some_work(sqlite_books)
    cache.follow(sqlite_books)
    with cache.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 60_000)
    cache.reader.execute("PRAGMA cache_size=0")
    with pytest.raises(Unavailable) as told:
        look.item("APPLE")
    assert told.value.code == "cache-damaged"
    assert look.item("APPLE") is None
    cache.follow(sqlite_books)
    assert look.item("APPLE") is not None
    assert look.progress("PO-1", "1", "received") == 4 * ONE
    caplog.clear()


def test_a_cache_of_another_version_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE meta(id INTEGER)")
        other.execute("PRAGMA user_version=77")
    other.close()
    opened = Cache.open(path)
    assert opened.position == 0
    opened.close()


def test_a_large_catalogue_is_filled_and_looked_up(cache: Cache, look: LookUp, sqlite_books: Books) -> None:
    amount = 20_000
    with sqlite_books.writing() as connection:
        rows = [
            {"table_name": "item", "key": sku, "body": f'{{"name":"An item","sku":"{sku}"}}', "envelope": "e"}
            for sku in (f"I{n}" for n in range(amount))
        ]
        connection.execute(sa.insert(t.current_record), rows)
    Desk(sqlite_books).records(an_item())
    cache.follow(sqlite_books)
    for n in range(0, amount, 40):
        item = look.item(f"I{n}")
        assert item is not None
        assert item.sku == f"I{n}"


def test_a_record_envelope_of_this_station_counts_as_nothing(
    cache: Cache, look: LookUp, station: Outbox
) -> None:
    payload = {"table": "item", "key": "X", "body": {"sku": "X", "name": "X"}}
    look.waiting([Chain(station.id, station.station).seal("record", payload, scanned_at=1)])
    assert look.open_orders(5) == ()
