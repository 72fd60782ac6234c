"""A scan counts from the beep on: while it waits, while it travels, and when the cache has seen it — once."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import pytest
from builders import Desk, a_shop, an_item, an_order, an_order_line, ticking
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.cache.cache import Cache
from app.cache.lookup import LookUp
from app.db.engine import Books, open_books
from app.domain.clock import Instant
from app.domain.envelope import Sealed
from app.domain.errors import ScanLedgerError
from app.domain.quantity import ONE, Quantity
from app.domain.transaction import Cell, Line, Transaction
from app.outbox.outbox import Outbox
from app.outbox.scan_log import Logged
from app.outbox.sender import Sender
from app.scan.scan import Device, Scan

DOCK = Cell("DOCK-1")


def commit(station: Outbox, look: LookUp, transaction: Transaction) -> Sealed:
    scan = Scan("x", "", Device.SCRIPT, "test", Instant(1_795_000_000_000_000))
    sealed = station.commit_scan(Logged(scan, "transaction"), [transaction], b"s", operator="ANA")
    look.waiting(sealed)
    return sealed[0]


def receipt(quantity: int = 1, serial: str = "", sku: str = "APPLE", order: str = "PO-1") -> Transaction:
    line = Line(sku, Quantity(quantity * ONE), target=DOCK, document=order, document_line="1", serial=serial)
    return Transaction("receive", (line,), document=order)


def undo(sealed: Sealed) -> Transaction:
    return Transaction("reverse", reverses=sealed.envelope.id, reason="undo")


@pytest.fixture
def shop(books: Books, cache: Cache) -> Books:
    saws = an_order("PO-2", an_order_line("1", "SAW", 1))
    a_shop(books, an_item("SAW", tracking="serial"), saws)
    cache.follow(books)
    return books


def test_what_waits_counts_at_once(station: Outbox, look: LookUp, shop: Books) -> None:
    commit(station, look, receipt(4))
    assert look.progress("PO-1", "1", "received") == 4 * ONE
    assert look.on_hand(DOCK, "APPLE", "", "") == 4 * ONE


def test_it_counts_once_when_posted_and_once_when_seen(
    station: Outbox, look: LookUp, cache: Cache, shop: Books
) -> None:
    commit(station, look, receipt(4))
    Sender(station, clock=ticking()).drain(shop)
    assert look.progress("PO-1", "1", "received") == 4 * ONE
    cache.follow(shop)
    assert look.progress("PO-1", "1", "received") == 4 * ONE
    assert look.on_hand(DOCK, "APPLE", "", "") == 4 * ONE


def test_it_counts_once_when_the_cache_saw_it_before_the_station_was_told(
    station: Outbox, look: LookUp, cache: Cache, shop: Books
) -> None:
    scan = Scan("x", "", Device.SCRIPT, "test", Instant(1_795_000_000_000_000))
    sealed = station.commit_scan(Logged(scan, "transaction"), [receipt(4)], b"s", operator="ANA")
    Sender(station, clock=ticking()).drain(shop)
    cache.follow(shop)
    look.waiting(sealed)
    assert look.progress("PO-1", "1", "received") == 4 * ONE


def test_a_restart_finds_what_still_waits(station: Outbox, look: LookUp, cache: Cache, shop: Books) -> None:
    commit(station, look, receipt(4))
    assert LookUp(cache, station).progress("PO-1", "1", "received") == 4 * ONE


def test_a_cache_made_anew_without_the_books_still_counts_what_was_sent(
    station: Outbox, look: LookUp, shop: Books, tmp_path: Path
) -> None:
    commit(station, look, receipt(4))
    Sender(station, clock=ticking()).drain(shop)
    empty = Cache.open(tmp_path / "empty.db")
    assert LookUp(empty, station).progress("PO-1", "1", "received") == 4 * ONE
    empty.close()


def test_undo_counts_down_at_once_and_stays_down(
    station: Outbox, look: LookUp, cache: Cache, shop: Books
) -> None:
    taken = commit(station, look, receipt(4))
    Sender(station, clock=ticking()).drain(shop)
    cache.follow(shop)
    commit(station, look, undo(taken))
    sender = Sender(station, clock=ticking())
    for step in (lambda: None, lambda: sender.drain(shop), lambda: cache.follow(shop)):
        step()
        assert look.progress("PO-1", "1", "received") == 0
        assert look.on_hand(DOCK, "APPLE", "", "") == 0


def test_a_serial_that_waits_has_its_place_and_loses_it_by_undo(
    station: Outbox, look: LookUp, cache: Cache, shop: Books
) -> None:
    taken = commit(station, look, receipt(1, "S1", "SAW", "PO-2"))
    assert look.serial_place("SAW", "S1") == DOCK
    Sender(station, clock=ticking()).drain(shop)
    cache.follow(shop)
    assert look.serial_place("SAW", "S1") == DOCK
    commit(station, look, undo(taken))
    assert look.serial_place("SAW", "S1") is None


def test_an_order_closes_with_what_waits_and_opens_again_by_undo(
    station: Outbox, look: LookUp, cache: Cache, shop: Books
) -> None:
    def numbers() -> list[str]:
        return [order.number for order in look.open_orders(5)]

    assert numbers() == ["PO-1", "PO-2"]
    taken = commit(station, look, receipt(1, "S1", "SAW", "PO-2"))
    assert numbers() == ["PO-1"]
    Sender(station, clock=ticking()).drain(shop)
    cache.follow(shop)
    assert numbers() == ["PO-1"]
    commit(station, look, undo(taken))
    assert numbers() == ["PO-1", "PO-2"]


def test_a_unit_that_this_station_moved_is_where_another_one_moves_it_next(
    station: Outbox, look: LookUp, cache: Cache, shop: Books
) -> None:
    line = Line("APPLE", ONE, target=Cell("DOCK-1", unit="PALLET"), document="PO-1", document_line="1")
    commit(station, look, Transaction("receive", (line,)))
    commit(station, look, Transaction("move-unit", extra={"unit": "PALLET", "location": "A-01"}))
    here = look.unit("PALLET")
    assert here is not None and here.location == "A-01"
    Sender(station, clock=ticking()).drain(shop)
    cache.follow(shop)
    other = Desk(shop)
    other.post(other.transaction("move-unit", extra={"unit": "PALLET", "location": "DOCK-1"}))
    cache.follow(shop)
    there = look.unit("PALLET")
    assert there is not None and there.location == "DOCK-1"
    assert [(one.cell.location, one.quantity) for one in look.stock(unit="PALLET")] == [("DOCK-1", ONE)]


# --- any order of events -------------------------------------------------------------------------------


@contextmanager
def a_station(folder: Path, books: Books) -> Iterator[tuple[Outbox, Cache, LookUp, Sender]]:
    outbox = Outbox.open(folder / "outbox.db", station="receiving-DOCK-1", clock=ticking())
    cache = Cache.open(folder / "cache.db")
    yield outbox, cache, LookUp(cache, outbox), Sender(outbox, clock=ticking(), batch=3)
    cache.close()
    outbox.close()


TEMPLATE = Path(mkdtemp()) / "books.db"


@pytest.fixture(scope="module", autouse=True)
def _template(sqlite_template: Path) -> Iterator[None]:
    """Making books takes far longer than copying them."""
    shutil.copyfile(sqlite_template, TEMPLATE)
    yield
    shutil.rmtree(TEMPLATE.parent)


class Counting(RuleBasedStateMachine):
    """Scans, undos, sending, following, restarts and another station's work, in any order: at every moment
    this station's count is its own scans plus what the books told it of others."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        root = Path(self.folder.name)
        shutil.copyfile(TEMPLATE, root / "books.db")
        self.books = open_books(f"sqlite:///{root / 'books.db'}")
        self.other = a_shop(self.books, an_order("PO-5", an_order_line("1", "APPLE", 100_000)))
        self.root = root
        self.open_station()
        self.cache.follow(self.books)
        self.own = self.others = self.others_seen = 0
        self.undoable: list[tuple[Sealed, int]] = []

    def open_station(self) -> None:
        self.entered = a_station(self.root, self.books)
        self.outbox, self.cache, self.look, self.sender = self.entered.__enter__()

    @initialize()
    def begin(self) -> None:
        assert self.count() == 0

    def count(self) -> int:
        return self.look.progress("PO-5", "1", "received") // ONE

    @rule(quantity=st.integers(1, 5))
    def scan(self, quantity: int) -> None:
        self.undoable.append((commit(self.outbox, self.look, receipt(quantity, order="PO-5")), quantity))
        self.own += quantity

    @precondition(lambda self: self.undoable)
    @rule()
    def take_back(self) -> None:
        sealed, quantity = self.undoable.pop()
        commit(self.outbox, self.look, undo(sealed))
        self.own -= quantity

    @rule()
    def send(self) -> None:
        self.sender.pump_once(self.books)

    @rule()
    def follow(self) -> None:
        self.cache.follow(self.books)
        self.others_seen = self.others

    @rule(quantity=st.integers(1, 5))
    def another_station_receives(self, quantity: int) -> None:
        self.other.post(self.other.receive("APPLE", quantity, "PO-5"))
        self.others += quantity

    @rule(forget=st.booleans())
    def restart(self, forget: bool) -> None:
        self.entered.__exit__(None, None, None)
        if forget:
            (self.root / "cache.db").unlink()
            self.others_seen = 0
        self.open_station()

    @invariant()
    def no_count_dips_or_doubles(self) -> None:
        assert self.count() == self.own + self.others_seen
        assert self.look.on_hand(DOCK, "APPLE", "", "") == (self.own + self.others_seen) * ONE

    def teardown(self) -> None:
        self.entered.__exit__(None, None, None)
        self.books.close()
        self.folder.cleanup()


TestCounting = Counting.TestCase
TestCounting.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_the_desk_is_another_outbox(books: Books, station: Outbox) -> None:
    assert Desk(books).outbox != station.id


def test_no_count_dips_or_doubles_while_another_thread_sends_and_follows(
    station: Outbox, look: LookUp, cache: Cache, sqlite_books: Books
) -> None:
    a_shop(sqlite_books, an_order("PO-5", an_order_line("1", "APPLE", 100_000)))
    cache.follow(sqlite_books)
    stop, trouble = threading.Event(), []

    def carry() -> None:
        sender = Sender(station, clock=ticking(), batch=7)
        try:
            while not stop.is_set():
                sender.drain(sqlite_books)
                cache.follow(sqlite_books)
        except ScanLedgerError as error:
            trouble.append(error)

    courier = threading.Thread(target=carry)
    courier.start()
    for scans in range(1, 201):
        commit(station, look, receipt(1, order="PO-5"))
        for _ in range(3):
            assert look.progress("PO-5", "1", "received") == scans * ONE
            assert look.on_hand(DOCK, "APPLE", "", "") == scans * ONE
    stop.set()
    courier.join(30)
    assert not courier.is_alive()
    assert not trouble
    assert station.counts().posted > 0
