"""Pages touched by a look-up and by a posting hardly grow with the books (DESIGN §8), told by EXPLAIN."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import many_rows
import pytest
import sqlalchemy as sa
from builders import Desk, a_person
from sqlalchemy import Connection

from app.db.books.reads import LOCK_AND_READ, lock_and_read
from app.db.books.reads import text_of as ask_text
from app.db.books.writes import WRITE
from app.db.books.writes import text_of as rows_text
from app.db.engine import Books, open_books
from app.domain.clock import system_clock
from app.domain.envelope import Sealed
from app.domain.quantity import ONE
from app.domain.transaction import Cell, Line
from app.insight.as_of import as_of
from app.insight.movements import movements
from app.insight.stock import stock
from app.insight.valuation import valuation
from app.posting.judge import judge_batch, read_batch
from app.posting.post import post

SETTLED = 8
"""Runs of a statement in one connection; the least is counted: by then its plans are made."""
PAGES_MORE = 3
"""A look-up may touch so many pages more in larger books: its trees are deeper."""
TIMES_AS_MANY = 1.5
"""A posting goes down some fifty trees, each of which may be one level deeper."""

LOOK_UPS: dict[str, Callable[..., Any]] = {"stock": stock, "stock card": movements, "value": valuation}


def pages_of(connection: Connection, statement: str, parameters: Any) -> int:
    """Pages that a statement touches once its plan stands, its functions' and triggers' among them; what it
    writes is undone."""
    pages = []
    for _ in range(SETTLED):
        undone = connection.begin_nested()
        explained = "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) " + statement
        [[answer]] = connection.exec_driver_sql(explained, parameters).all()
        plan = answer[0]["Plan"]
        pages.append(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])
        undone.rollback()
    return min(pages)


def asked(books: Books, question: Callable[[Connection], Any]) -> list[tuple[str, Any]]:
    """The statements of a question, and whether it has an answer."""
    heard: list[tuple[str, Any]] = []

    def hear(_: Any, __: Any, statement: str, parameters: Any, *rest: Any) -> None:
        heard.append((statement, parameters))

    with books.reading() as connection:
        sa.event.listen(connection, "before_cursor_execute", hear)
        assert question(connection), "there is something to be found"
        sa.event.remove(connection, "before_cursor_execute", hear)
    return [(statement, parameters) for statement, parameters in heard if statement.startswith("SELECT")]


def look_up_pages(books: Books, number: int) -> dict[str, int]:
    """The pages of each question's dearest statement, about a receipt's item; for each row that it finds."""
    pages = {}
    for name, ask in LOOK_UPS.items():
        statements = asked(books, partial(about, ask, many_rows.item_of(number)))
        rows = many_rows.OF_ITEM if name == "stock card" else 1
        with books.reading() as connection:
            pages[name] = max(pages_of(connection, *one) // rows for one in statements)
    return pages


def about(ask: Callable[..., Any], item: str, connection: Connection) -> Any:
    return ask(connection, as_of(connection, ""), item=item)


def receipt(desk: Desk, number: int) -> Sealed:
    document, line = many_rows.order_of(number)
    goods = Line(many_rows.item_of(number), ONE, target=Cell(many_rows.place_of(number)), document=document,
                 document_line=line)  # fmt: skip
    return desk.transaction("receive", goods)


def move(desk: Desk, number: int) -> Sealed:
    goods = Line(many_rows.item_of(number), ONE, Cell(many_rows.place_of(number)), Cell("BIN-0001"))
    return desk.transaction("move", goods)


def ship(desk: Desk, number: int) -> Sealed:
    return desk.transaction("ship", Line(many_rows.item_of(number), ONE, Cell(many_rows.place_of(number))))


POSTINGS = {"receive": receipt, "move": move, "ship": ship}


def judged(connection: Connection, desk: Desk, sealed: Sealed) -> tuple[str, str]:
    """What a posting asks, and what it then writes."""
    now = system_clock()
    cases, needs = read_batch([sealed], now)
    answer = lock_and_read(connection, needs.as_ask())
    found = judge_batch([sealed], cases, answer, now, desk.books.currency)
    assert [posted.verdict for posted in found.posted] == ["posted"], found.rows
    return ask_text(needs.as_ask()), rows_text(found.rows)


def posting_pages(desk: Desk, sealed: Sealed) -> int:
    """Pages of one posting: its one read and its one write."""
    with desk.books.reading() as connection:
        ask, made = judged(connection, desk, sealed)
        return pages_of(connection, LOCK_AND_READ, (ask,)) + pages_of(connection, WRITE, (made,))


def all_pages(books: Books, number: int) -> dict[str, int]:
    """Every look-up and every posting, about one receipt in the midst of the books."""
    found = look_up_pages(books, number)
    for name, make in POSTINGS.items():
        desk = Desk(books, clock=system_clock)
        [first] = post(books, [make(desk, number)], clock=system_clock)
        assert first.verdict == "posted", first
        found[name] = posting_pages(desk, make(desk, number))
    return found


def grown(url: str, few: int, many: int) -> dict[str, tuple[int, int]]:
    """Pages among few and among many receipts."""
    with open_books(url) as books:
        Desk(books).records(a_person())
        many_rows.fill(url, 0, few)
        before = all_pages(books, few // 2)
    with open_books(url) as books:
        many_rows.fill(url, few, many)
        after = all_pages(books, many // 2)
    return {name: (before[name], after[name]) for name in before}


def assert_flat(pages: dict[str, tuple[int, int]]) -> None:
    for name, (before, after) in pages.items():
        assert before > 0, name
        most = before + PAGES_MORE if name in LOOK_UPS else before * TIMES_AS_MANY
        assert after <= most, (name, pages)


def test_pages_hardly_grow_with_the_books(postgres_url: str) -> None:
    assert_flat(grown(postgres_url, 2_000, 50_000))


def crowd(books: Books, place: str, items: int) -> None:
    """So many other items lie at a place from now on."""
    with books.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO balance SELECT concat_ws(chr(31), %(place)s::text, 'available', '', '', 'C-' || n,"
            " '', ''), %(place)s, 'available', '', '', 'C-' || n, '', '', 1, '', 0"
            " FROM generate_series(1, %(items)s) n",
            {"place": place, "items": items},
        )


def test_a_place_full_of_other_goods_costs_a_posting_no_more(postgres_url: str) -> None:
    """Its read was planned while little lay there."""
    with open_books(postgres_url) as books:
        Desk(books).records(a_person())
        many_rows.fill(postgres_url, 0, many_rows.OF_ITEM * 10)
        desk = Desk(books, clock=system_clock)
        with books.reading() as connection:
            ask, _ = judged(connection, desk, receipt(desk, 1))
            before = pages_of(connection, LOCK_AND_READ, (ask,))
            crowd(books, many_rows.place_of(1), 2_000)
            assert pages_of(connection, LOCK_AND_READ, (ask,)) <= before + PAGES_MORE


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_pages_hardly_grow_to_a_million(postgres_url: str) -> None:
    assert_flat(grown(postgres_url, 10_000, 1_000_000))


@pytest.mark.parametrize("name", POSTINGS)
def test_what_a_posting_changes_is_changed_where_it_stands(postgres_url: str, name: str) -> None:
    """No index names what changes with every posting: PostgreSQL calls such an update HOT; no tree grows."""
    with open_books(postgres_url) as books:
        Desk(books).records(a_person())
        many_rows.fill(postgres_url, 0, many_rows.OF_ITEM * 10)
        desk = Desk(books, clock=system_clock)
        [first] = post(books, [POSTINGS[name](desk, 1)], clock=system_clock)
        assert first.verdict == "posted", first
        with books.reading() as connection:
            _, made = judged(connection, desk, POSTINGS[name](desk, 1))
            connection.exec_driver_sql(WRITE, (made,))
            updates = connection.exec_driver_sql(
                "SELECT relname, n_tup_upd, n_tup_hot_upd FROM pg_stat_xact_user_tables WHERE n_tup_upd > 0"
            ).all()
    assert {"balance", "head", "outbox"} <= {table for table, _, _ in updates}
    assert all(hot == all_ for _, all_, hot in updates), updates
