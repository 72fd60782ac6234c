"""Sales orders at the command line: `allocate`, `cancel`, `promise`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.call import (
    AsCsv,
    AsJson,
    AsOfOption,
    Badge,
    Data,
    Db,
    answer_csv,
    answer_json,
    answer_json_rows,
    read_pin,
    say,
)
from app.cli.tables import table_of
from app.db.engine import open_books
from app.domain.clock import system_clock
from app.insight.as_of import as_of
from app.insight.to_promise import COLUMNS, to_promise
from app.integration.orders import allocate_orders, cancel_order
from app.integration.person import acting, named
from app.settings import read_settings

Orders = Annotated[list[str] | None, typer.Argument(help="Sales orders; without one, all that are open.")]
Site = Annotated[str, typer.Option("--site", help="The site that the goods come from.", metavar="CODE")]
Item = Annotated[str, typer.Option("--item", help="Only this SKU.", metavar="SKU")]
Reason = Annotated[str, typer.Option("--reason", help="Why.", metavar="R")]
_SHORT = ("document", "line", "item", "quantity")
_PROMISED = ("document", "line", "item", "location", "lot", "quantity")


def allocate(
    orders: Orders = None, site: Site = "", db: Db = "", data: Data = None, as_: Badge = "",
    json: AsJson = False,
) -> None:  # fmt: skip
    """Promise stock to sales orders: the most urgent first, never more than is there."""
    settings = read_settings(data, db)
    with open_books(settings.books_url) as books:
        acting(books, as_, read_pin)
        done = allocate_orders(
            books, orders or (), site=site, partial=settings.rules.partial, operator=as_, clock=system_clock
        )
    if json:
        answer_json(done.as_json())
        return
    say(table_of(done.promised, _PROMISED).rstrip())
    say(f"{done.orders} orders, {len(done.promised)} promises, {len(done.short)} lines short")
    if done.short:
        say(table_of(done.short, _SHORT).rstrip())
    if done.dropped:
        say(f"{len(done.dropped)} lines dropped: these orders do not wait")
        say(table_of(done.dropped, _SHORT).rstrip())


def cancel(
    order: str, reason: Reason = "", db: Db = "", data: Data = None, as_: Badge = "", json: AsJson = False
) -> None:
    """Nothing more is wanted of a sales order: its promises are released, what is picked goes back."""
    with open_books(read_settings(data, db).books_url) as books:
        named(books, as_, read_pin)
        done = cancel_order(books, order, reason, operator=as_, clock=system_clock)
    if json:
        answer_json(done)
        return
    back = f"; what is picked goes back at {', '.join(done['put_back_at'])}" if done["put_back_at"] else ""
    say(f"order {order} is closed, {done['released']} released{back}")


def promise(
    when: AsOfOption = "", item: Item = "", site: Site = "", db: Db = "", data: Data = None,
    json: AsJson = False, csv: AsCsv = False,
) -> None:  # fmt: skip
    """What can still be promised of each item, and which orders wait for it."""
    with open_books(read_settings(data, db).books_url) as books, books.reading() as connection:
        at = as_of(connection, when)
        rows = to_promise(connection, at, item=item, site=site)
    if json:
        answer_json_rows({"as_of": at.as_json()}, rows)
    elif csv:
        answer_csv(rows, COLUMNS)
    else:
        say(table_of(rows, COLUMNS).rstrip())
