"""Many stations at once, as real processes, stopped at named points of posting; and killed meanwhile."""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from typing import Any

import pytest
from builders import Desk, a_location, a_shop, an_item, an_order, an_order_line, goods, rows
from holding import assert_holds
from killed import killed_at

from app.db.engine import Books, open_books
from app.domain.documents import SalesLine, SalesOrder
from app.domain.envelope import Sealed
from app.domain.errors import Unavailable
from app.domain.quantity import ONE
from app.posting.claim import claim
from app.posting.post import Posted, post

FORK = multiprocessing.get_context("fork")
BIN = "A-01"
Job = Callable[[Books, Callable[[str], None]], Any]
WRITTEN = 3
"""Points of posting before the write: begun, read, judged."""


def together(url: str, point: str, *jobs: Job) -> list[Any]:
    """Run each job in a process of its own; all of them meet at a point of posting before any goes on."""
    barrier, answers = FORK.Barrier(len(jobs)), FORK.SimpleQueue()
    processes = [
        FORK.Process(target=_run, args=(url, point, barrier, answers, number, job))
        for number, job in enumerate(jobs)
    ]
    for process in processes:
        process.start()
    found = dict(answers.get() for _ in jobs)
    for process in processes:
        process.join(60)
    return [found[number] for number in range(len(jobs))]


def _run(url: str, point: str, barrier: Barrier, answers: Any, number: int, job: Job) -> None:
    def watch(here: str) -> None:
        if here == point:
            barrier.wait(30)

    try:
        with open_books(url) as books:
            answers.put((number, job(books, watch)))
    except Exception as error:  # noqa: BLE001  a test's child tells its parent
        answers.put((number, repr(error)))
    os._exit(0)


def posting(batch: list[Sealed]) -> Job:
    """Post, and again for as long as the books are busy, as a sender does."""

    def job(books: Books, watch: Callable[[str], None]) -> list[Posted]:
        desk = Desk(books)
        while True:
            try:
                return post(books, batch, clock=desk.clock, watch=watch)
            except Unavailable:
                watch = _no_watch

    return job


def _no_watch(point: str) -> None:
    """A second try does not wait for the others."""


@pytest.fixture
def desk(postgres_url: str) -> Any:
    with open_books(postgres_url) as books:
        desk = a_shop(
            books,
            an_item("PEAR", method="fifo"),
            a_location("A-02", kind="bin"),
            an_order("PO-2", an_order_line("1", "APPLE", 1000, "2"), an_order_line("2", "PEAR", 1000, "3")),
            *(SalesOrder(f"SO-{n}", "CUST", (SalesLine("1", "APPLE", 6 * ONE),)) for n in range(8)),
        )
        books.engine.dispose()
        yield desk


def test_the_same_batch_from_two_senders_posts_once(desk: Desk, postgres_url: str) -> None:
    batch = [desk.receive("APPLE", 1) for _ in range(5)]
    first, second = together(postgres_url, "begun", posting(batch), posting(batch))
    assert [a.position for a in first] == [a.position for a in second]
    assert sorted((first[0].already, second[0].already)) == [False, True]
    assert_holds(desk.books)
    assert next(rows(desk.books, "pool"))["quantity"] == 5 * ONE


@pytest.mark.parametrize("size", [1, 20])
def test_many_stations_at_one_item_are_exact(desk: Desk, postgres_url: str, size: int) -> None:
    others = [Desk(desk.books, station=f"DOCK-{n}") for n in range(6)]
    batches = [[other.receive("APPLE", 1, "PO-2") for _ in range(size)] for other in others]
    answers = together(postgres_url, "begun", *(posting(batch) for batch in batches))
    positions = sorted(answer.position for batch in answers for answer in batch)
    assert positions == list(range(positions[0], positions[0] + 6 * size))
    assert_holds(desk.books)
    [pool] = rows(desk.books, "pool")
    assert (pool["quantity"], pool["value"]) == (6 * size * ONE, 6 * size * 2_0000)


def test_items_taken_in_opposite_order_never_lock_up(desk: Desk, postgres_url: str) -> None:
    one, two = Desk(desk.books, station="ONE"), Desk(desk.books, station="TWO")
    pear: dict[str, Any] = {"order": "PO-2", "line": "2"}
    there = [one.receive("APPLE", 1, "PO-2") if n % 2 else one.receive("PEAR", 1, **pear) for n in range(10)]
    back = [two.receive("PEAR", 1, **pear) if n % 2 else two.receive("APPLE", 1, "PO-2") for n in range(10)]
    answers = together(postgres_url, "begun", posting(there), posting(back))
    assert all(answer.verdict == "posted" for batch in answers for answer in batch), answers
    assert_holds(desk.books)


def test_an_order_is_taken_in_once_however_many_scan_it(desk: Desk, postgres_url: str) -> None:
    """PO-1 wants 10; four docks receive 4 each: 10 are ours, 6 the supplier's, whoever was first."""
    others = [Desk(desk.books, station=f"DOCK-{n}") for n in range(4)]
    batches = [[other.receive("APPLE", 4)] for other in others]
    together(postgres_url, "begun", *(posting(batch) for batch in batches))
    assert_holds(desk.books)
    held: Counter[str] = Counter()
    for balance in rows(desk.books, "balance"):
        held[balance["owner"]] += balance["quantity"] // ONE
    assert held == {"": 10, "supplier:ACME": 6}


def test_two_stations_never_hold_the_same_promise(desk: Desk, postgres_url: str) -> None:
    desk.post(desk.receive("APPLE", 10, to=BIN))
    desk.books.engine.dispose()

    def claiming(number: int) -> Job:
        def job(books: Books, watch: Callable[[str], None]) -> Any:
            watch("begun")
            request = {"document": f"SO-{number}", "site": "MAIN"}
            return claim(books, "allocate", request, station="PICK", operator="ANA", clock=desk.clock).result

        return job

    def shipping(books: Books, watch: Callable[[str], None]) -> list[Posted]:
        taken = Desk(books, station="GATE")
        return post(books, [taken.transaction("ship", goods("APPLE", 3, BIN))], clock=desk.clock, watch=watch)

    together(postgres_url, "begun", *(claiming(n) for n in range(4)), shipping)
    promised = sum(row["quantity"] for row in rows(desk.books, "allocation"))
    assert promised <= 7 * ONE, "invariant 9"
    released = [row for row in rows(desk.books, "exception") if row["code"] == "promise-released"]
    assert promised == 7 * ONE or released
    assert_holds(desk.books)


def test_who_began_first_and_ends_last_leaves_no_hole(desk: Desk, postgres_url: str) -> None:
    """A has read and judged; B posts meanwhile; a reader sees dense positions at every commit."""
    slow, fast = Desk(desk.books, station="SLOW"), Desk(desk.books, station="FAST")
    held, go = FORK.Event(), FORK.Event()

    def late(books: Books, _: Callable[[str], None]) -> list[Posted]:
        def watch(point: str) -> None:
            if point == "judged":
                held.set()
                assert go.wait(30)

        return post(books, [slow.receive("PEAR", 1, "PO-2", "2")], clock=slow.clock, watch=watch)

    def quick(books: Books, _: Callable[[str], None]) -> list[int]:
        assert held.wait(30)
        seen = []
        for _round in range(3):
            [answer] = post(books, [fast.receive("APPLE", 1, "PO-2")], clock=fast.clock)
            positions = [row["position"] for row in rows(books, "entry", "position")]
            assert positions == list(range(1, len(positions) + 1)), "a reader found a hole"
            seen.append(answer.position)
        go.set()
        return seen

    [[last], seen] = together(postgres_url, "", late, quick)
    assert seen == [seen[0], seen[0] + 1, seen[0] + 2]
    assert last.position == seen[-1] + 1
    assert_holds(desk.books)


def test_a_unit_moves_with_what_is_put_in_meanwhile(desk: Desk, postgres_url: str) -> None:
    desk.post(
        desk.receive("APPLE", 10, to=BIN),
        desk.transaction("move", goods("APPLE", 1, BIN, BIN, to_unit="BOX")),
    )
    desk.books.engine.dispose()
    mover, packer = Desk(desk.books, station="MOVE"), Desk(desk.books, station="PACK")
    move = [mover.transaction("move-unit", extra={"unit": "BOX", "location": "A-02"})]
    pack = [packer.transaction("move", goods("APPLE", 1, BIN, BIN, to_unit="BOX")) for _ in range(3)]
    together(postgres_url, "begun", posting(move), posting(pack))
    assert_holds(desk.books)
    units = {b["location"]: b["quantity"] // ONE for b in rows(desk.books, "balance") if b["unit"]}
    assert units == {"A-02": 4}


def test_killed_at_any_statement_leaves_all_or_nothing(books_url: str) -> None:
    """On PostgreSQL the commit travels with the write: who dies behind it has posted all."""
    with open_books(books_url) as books:
        desk = a_shop(books)
        batch = [desk.receive("APPLE", 4), desk.receive("APPLE", 8), desk.receive("NONE", 1)]
        before = next(rows(books, "head"))["position"]
        books.engine.dispose()
        statement, nothing = 1, 0
        while killed_at(books_url, lambda own, die: post(own, batch, clock=desk.clock, watch=die), statement):
            position = next(rows(books, "head"))["position"]
            written = books.dialect == "postgresql" and statement > WRITTEN
            assert position == (before + 3 if written else before), f"statement {statement}"
            assert bool(list(rows(books, "movement"))) == written
            nothing += not written
            books.engine.dispose()
            statement += 1 if statement < 4 or books.dialect == "postgresql" else 3
        assert nothing >= WRITTEN
        assert next(rows(books, "head"))["position"] == before + 3
        assert all(answer.already for answer in desk.post(*batch)), "a resend finds what was posted"
        assert_holds(books)
