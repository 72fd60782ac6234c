"""The questions: stock, movements, journal, valuation, exceptions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer
from sqlalchemy import Connection

from app.cli.call import AsCsv, AsJson, AsOfOption, Data, Db, answer_json, answer_rows
from app.db.engine import open_books
from app.insight import movements as moved
from app.insight import stock as on_hand
from app.insight import valuation as worth
from app.insight.as_of import AsOf, as_of
from app.settings import read_settings

ItemOption = Annotated[str, typer.Option("--item", help="Only this SKU.", metavar="SKU")]
LocationOption = Annotated[
    str, typer.Option("--location", help="Only this location or site.", metavar="CODE")
]
Rows = list[dict[str, Any]]


def stock(
    as_of: AsOfOption = "",
    item: ItemOption = "",
    location: LocationOption = "",
    db: Db = "",
    data: Data = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """What lies where."""
    _answer(
        lambda c, at: on_hand.stock(c, at, item=item, location=location),
        on_hand.COLUMNS,
        as_of,
        db,
        data,
        json,
        csv,
    )


def movements(
    as_of: AsOfOption = "",
    item: ItemOption = "",
    location: LocationOption = "",
    db: Db = "",
    data: Data = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Every movement, in the books' order."""
    columns = moved.MOVEMENT_COLUMNS
    _answer(
        lambda c, at: moved.movements(c, at, item=item, location=location),
        columns,
        as_of,
        db,
        data,
        json,
        csv,
    )


def journal(
    as_of: AsOfOption = "",
    item: ItemOption = "",
    location: LocationOption = "",
    db: Db = "",
    data: Data = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Every journal line, in the books' order."""
    columns = moved.JOURNAL_COLUMNS
    _answer(
        lambda c, at: moved.journal_lines(c, at, item=item, location=location),
        columns,
        as_of,
        db,
        data,
        json,
        csv,
    )


def valuation(
    as_of: AsOfOption = "",
    item: ItemOption = "",
    location: LocationOption = "",
    db: Db = "",
    data: Data = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """What stock is worth, pool by pool."""
    _answer(
        lambda c, at: worth.valuation(c, at, item=item, location=location),
        worth.COLUMNS,
        as_of,
        db,
        data,
        json,
        csv,
        total=worth.total,
    )


def exceptions(
    as_of: AsOfOption = "",
    item: ItemOption = "",
    db: Db = "",
    data: Data = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """What the books took although something does not fit."""
    _answer(
        lambda c, at: moved.exceptions(c, at, item=item), moved.EXCEPTION_COLUMNS, as_of, db, data, json, csv
    )


def _answer(
    ask: Callable[[Connection, AsOf], Rows],
    columns: Iterable[str],
    when: str,
    db: str,
    data: Any,
    as_json: bool,
    as_csv: bool,
    total: Callable[[Rows], str] | None = None,
) -> None:
    with open_books(read_settings(data, db).books_url) as books, books.reading() as connection:
        at = as_of(connection, when)
        rows = ask(connection, at)
    if as_json:
        document: dict[str, Any] = {"as_of": at.as_json(), "rows": rows}
        answer_json({**document, "total": total(rows)} if total else document)
        return
    answer_rows(rows, columns, as_csv)
    if total and not as_csv:
        typer.echo(f"total {total(rows)}")
