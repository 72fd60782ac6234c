"""The questions: stock, movements, journal, valuation, exceptions; and `exceptions clear`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import Connection

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
    answer_table,
    read_pin,
    say,
)
from app.db.engine import Books, open_books
from app.domain.clock import system_clock
from app.insight import exceptions as noted
from app.insight import movements as moved
from app.insight import stock as on_hand
from app.insight import valuation as worth
from app.insight.as_of import AsOf, as_of
from app.insight.movements import Span
from app.integration.decisions import clear_exception
from app.integration.person import named
from app.settings import read_settings

ItemOption = Annotated[str, typer.Option("--item", help="Only this SKU.", metavar="SKU")]
LocationOption = Annotated[
    str, typer.Option("--location", help="Only this location or site.", metavar="CODE")
]
Rows = list[dict[str, Any]]
SPAN = 20_000
"""Positions that are read at once, so that a million movements need no more memory than a few."""


def stock(
    when: AsOfOption = "",
    item: ItemOption = "",
    location: LocationOption = "",
    db: Db = "",
    data: Data = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """What lies where."""
    with _Asked(db, data, when) as asked:
        rows = asked.once(lambda c, at: on_hand.stock(c, at, item=item, location=location))
        asked.answer(rows, on_hand.COLUMNS, json, csv)


def movements(
    when: AsOfOption = "",
    item: ItemOption = "",
    location: LocationOption = "",
    db: Db = "",
    data: Data = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Every movement, in the books' order; of one item, its stock card."""
    with _Asked(db, data, when) as asked:
        rows = asked.in_spans(
            lambda c, at, span: moved.movements(c, at, item=item, location=location, span=span), not item
        )
        asked.answer(rows, moved.MOVEMENT_COLUMNS, json, csv)


def journal(
    when: AsOfOption = "",
    item: ItemOption = "",
    location: LocationOption = "",
    db: Db = "",
    data: Data = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Every journal line, in the books' order."""
    with _Asked(db, data, when) as asked:
        rows = asked.in_spans(
            lambda c, at, span: moved.journal_lines(c, at, item=item, location=location, span=span), True
        )
        asked.answer(rows, moved.JOURNAL_COLUMNS, json, csv)


def valuation(
    when: AsOfOption = "",
    item: ItemOption = "",
    location: LocationOption = "",
    db: Db = "",
    data: Data = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """What stock is worth, pool by pool."""
    with _Asked(db, data, when) as asked:
        rows = list(asked.once(lambda c, at: worth.valuation(c, at, item=item, location=location)))
        if json:
            answer_json({"as_of": asked.at.as_json(), "rows": rows, "total": worth.total(rows)})
            return
        asked.answer(rows, worth.COLUMNS, json, csv)
        if not csv:
            say(f"total {worth.total(rows)}")


exceptions = typer.Typer(invoke_without_command=True)


@exceptions.callback()
def list_exceptions(
    context: typer.Context,
    when: AsOfOption = "",
    item: ItemOption = "",
    location: LocationOption = "",
    db: Db = "",
    data: Data = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """What the books took although something does not fit."""
    if context.invoked_subcommand:
        return
    with _Asked(db, data, when) as asked:
        rows = asked.once(lambda c, at: noted.exceptions(c, at, item=item, location=location))
        asked.answer(rows, noted.COLUMNS, json, csv)


@exceptions.command("clear")
def clear(
    context: typer.Context,
    id: Annotated[str, typer.Argument(help="The exception's id, such as 17.1.", metavar="ID")],
    reason: Annotated[str, typer.Option(help="Why it is settled.")],
    as_: Badge = "",
    db: Db = "",
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Clear an exception, in a person's name."""
    above = context.parent.params if context.parent else {}
    settings = read_settings(data or above.get("data"), db or above.get("db", ""))
    with open_books(settings.books_url) as books:
        with books.reading() as connection:
            named(connection, as_, read_pin)
        posted = clear_exception(books, id, reason, operator=as_, clock=system_clock)
    if json or above.get("json"):
        answer_json({"id": id, "cleared_by": as_, "reason": reason, "position": posted.position})
    else:
        say(f"exception {id} is cleared")


class _Asked:
    """A question to the books as of one moment: however often they are read, it ends at one position."""

    def __init__(self, db: str, data: Path | None, when: str) -> None:
        self._books: Books = open_books(read_settings(data, db).books_url)
        try:
            with self._books.snapshot() as connection:
                self.at: AsOf = as_of(connection, when)
        except BaseException:
            self._books.close()
            raise

    def once(self, ask: Callable[[Connection, AsOf], Rows]) -> Rows:
        """All rows in one read."""
        with self._books.snapshot() as connection:
            return ask(connection, self.at)

    def in_spans(self, ask: Callable[[Connection, AsOf, Span | None], Rows], long: bool) -> Iterator[Any]:
        """Rows as they are read; a `long` answer comes in spans of positions."""
        for span in moved.spans(self.at, SPAN) if long else [None]:
            with self._books.snapshot() as connection:
                rows = ask(connection, self.at, span)
            yield from rows

    def answer(self, rows: Iterable[Any], columns: Iterable[str], as_json: bool, as_csv: bool) -> None:
        """Rows as JSON, as CSV, or for people."""
        if as_json:
            answer_json_rows({"as_of": self.at.as_json()}, rows)
        elif as_csv:
            answer_csv(rows, columns)
        else:
            answer_table(list(rows), columns)

    def __enter__(self) -> _Asked:
        return self

    def __exit__(self, *_: object) -> None:
        self._books.close()
