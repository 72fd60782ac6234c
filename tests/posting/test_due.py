"""What came free is promised to who waits, even if the computer that freed it failed before it said so."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from builders import Desk, a_location, a_shop, goods, rows
from holding import assert_holds
from killed import killed_at

from app.bootstrap.workplace import Workplace
from app.db.engine import Books, open_books
from app.domain.documents import SalesLine, SalesOrder
from app.domain.quantity import ONE
from app.integration.orders import cancel_order
from app.posting.claim import claim
from app.posting.due import promise_due
from app.posting.post import post
from app.settings import Settings
from app.verify.verify import verify_books

Act = Callable[[Books, Callable[[str], None]], Any]


def a_waiting_shop(books: Books, *orders: SalesOrder) -> Desk:
    """Four apples, all of them for SO-1; SO-2 waits for three."""
    desk = a_shop(
        books, a_location("A-02", kind="bin"), a_location("PICK-1", kind="cart"),
        an_order("SO-1", 4), an_order("SO-2", 3), *orders,
    )  # fmt: skip
    desk.post(desk.receive("APPLE", 4, to="A-01"))
    for order in ("SO-1", "SO-2"):
        ask(desk, "allocate", document=order, site="MAIN")
    return desk


def an_order(number: str, quantity: int, partial: str = "") -> SalesOrder:
    return SalesOrder(number, "CUST", (SalesLine("1", "APPLE", quantity * ONE),), partial=partial)


def ask(desk: Desk, kind: str, **request: object) -> None:
    claim(desk.books, kind, request, station="OFFICE", operator="ANA", clock=desk.clock)


def promised(books: Books) -> dict[str, int]:
    """How much is promised to each order; the books hold."""
    assert_holds(books)
    assert [fault.text for fault in verify_books(books).faults] == []
    found: dict[str, int] = {}
    for row in rows(books, "allocation"):
        found[row["document"]] = found.get(row["document"], 0) + row["quantity"] // ONE
    return found


def is_due(books: Books) -> bool:
    return any(row["kind"] == "freed" for row in rows(books, "granted"))


def positions(books: Books) -> int:
    return sum(1 for _ in rows(books, "entry"))


def dies_before_the_claim(desk: Desk, url: str) -> None:
    """Three apples are put on a shelf, by a process that ends once that is in the books."""
    brought = desk.transaction("opening", goods("APPLE", 3, target="A-02", cost="1"))

    def act(books: Books, _: Callable[[str], None]) -> None:
        def watch(point: str) -> None:
            if point == "kept":
                os.kill(os.getpid(), signal.SIGKILL)

        post(books, [brought], clock=desk.clock, watch=watch)

    assert killed_at(url, act, 0)


def test_whoever_meets_the_books_next_promises_it(books_url: str, tmp_path: Path) -> None:
    with open_books(books_url) as books:
        desk = a_waiting_shop(books)
    dies_before_the_claim(desk, books_url)
    with open_books(books_url) as books:
        assert promised(books) == {"SO-1": 4}
        assert is_due(books)
    with Workplace(Settings(data=tmp_path / "data", db=books_url), desk.clock) as workplace:
        station = workplace.open_station("pick", "PICK-1", "ANA")
        assert promised(workplace.books()) == {"SO-1": 4, "SO-2": 3}
        assert [one.quantity // ONE for one in station.look.promises(document="SO-2")] == [3]
        assert not is_due(workplace.books())
        before = positions(workplace.books())
        workplace.pump()
        assert positions(workplace.books()) == before, "nobody is asked twice"


def test_a_station_at_work_looks_once_a_minute(books_url: str, tmp_path: Path) -> None:
    with open_books(books_url) as books:
        desk = a_waiting_shop(books)
    now = [desk.clock()]
    with Workplace(Settings(data=tmp_path / "data", db=books_url), lambda: now[0]) as workplace:
        workplace.open_station("pick", "PICK-1", "ANA")
        dies_before_the_claim(desk, books_url)
        now[0] += 59_000_000
        workplace.pump()
        assert promised(workplace.books()) == {"SO-1": 4}
        now[0] += 1_000_000
        workplace.pump()
        assert promised(workplace.books()) == {"SO-1": 4, "SO-2": 3}


def test_orders_of_two_rules_are_all_looked_at_before_it_is_settled(books: Books) -> None:
    desk = a_waiting_shop(books, an_order("SO-3", 1, "lines"))
    ask(desk, "allocate", document="SO-3", site="MAIN")
    [answer] = desk.post(desk.transaction("opening", goods("APPLE", 4, target="A-02", cost="1")))
    assert {one["document"] for one in answer.promised} == {"SO-2", "SO-3"}
    assert promised(books) == {"SO-1": 4, "SO-2": 3, "SO-3": 1}
    assert not is_due(books)


def test_who_no_longer_waits_settles_it(books: Books, books_url: str) -> None:
    desk = a_waiting_shop(books)
    dies_before_the_claim(desk, books_url)
    cancel_order(books, "SO-2", "", operator="SUE", clock=desk.clock)
    assert promise_due(books, station="DOCK-1", operator="", clock=desk.clock) == ()
    assert promised(books) == {"SO-1": 4}
    assert not is_due(books)


def _putting(desk: Desk) -> Act:
    brought = desk.transaction("opening", goods("APPLE", 3, target="A-02", cost="1"))
    return lambda books, watch: post(books, [brought], clock=desk.clock, watch=watch)


def _releasing(desk: Desk) -> Act:
    said = {"station": "OFFICE", "operator": "ANA", "clock": desk.clock}
    return lambda books, _: claim(books, "release", {"document": "SO-1"}, **said)


@pytest.mark.parametrize(
    ("act", "before", "after"),
    [(_putting, {"SO-1": 4}, {"SO-1": 4, "SO-2": 3}), (_releasing, {"SO-1": 4}, {"SO-2": 3})],
    ids=["put away", "given back"],
)
def test_killed_at_any_statement_it_is_promised_in_the_end(
    sqlite_url: str, tmp_path: Path, act: Callable[[Desk], Act],
    before: dict[str, int], after: dict[str, int],
) -> None:  # fmt: skip
    with open_books(sqlite_url) as books:
        desk = a_waiting_shop(books)
    todo, found = act(desk), []
    for statement in count(1):
        path = tmp_path / f"{statement}.db"
        shutil.copyfile(sqlite_url.removeprefix("sqlite:///"), path)
        if not killed_at(f"sqlite:///{path}", todo, statement):
            break
        with open_books(f"sqlite:///{path}") as books:
            promise_due(books, station="DOCK-1", operator="", clock=desk.clock)
            found.append(promised(books))
            assert not is_due(books)
    assert found[0] == before
    assert found[-1] == after
    assert all(one in (before, after) for one in found), found


def test_verify_finds_that_nobody_was_told(sqlite_books: Books, sqlite_url: str) -> None:
    desk = a_waiting_shop(sqlite_books)
    dies_before_the_claim(desk, sqlite_url)
    with sqlite_books.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER granting_no_delete")
        connection.exec_driver_sql("DELETE FROM granting WHERE kind = 'freed'")
    assert any(
        "something came free at MAIN" in str(fault.expected) for fault in verify_books(sqlite_books).faults
    )
