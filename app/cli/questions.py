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
    note,
    read_pin,
    say,
)
from app.cli.tables import local_time, table_of
from app.db.books.current import current_bodies, current_body
from app.db.engine import Books, open_books
from app.domain.clock import system_clock
from app.domain.records import Item, Location
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
_MOVEMENTS = (
    "position", "scanned_at", "kind", "item", "lot", "serial", "quantity", "unit",
    "from_location", "from_unit", "to_location", "to_unit", "to_status", "to_owner",
    "value", "document", "reason", "operator",
)  # fmt: skip
_JOURNAL = ("position", "posted_at", "document", "item", "account", "debit", "credit", "currency", "period")
_EXCEPTIONS = ("id", "code", "text", "document", "owner", "opened_at", "cleared_by", "reason")
"""What a person reads of an answer; all columns are in JSON and CSV."""
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
    """What lies where: item, lot and serial by place, status and owner."""
    with Asked(db, data, when, item, location) as asked:
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
    with Asked(db, data, when, item, location) as asked:
        rows = asked.in_spans(
            lambda c, at, span: moved.movements(c, at, item=item, location=location, span=span), not item
        )
        asked.answer(rows, moved.MOVEMENT_COLUMNS, json, csv, _MOVEMENTS)


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
    with Asked(db, data, when, item, location) as asked:
        rows = asked.in_spans(
            lambda c, at, span: moved.journal_lines(c, at, item=item, location=location, span=span), True
        )
        asked.answer(rows, moved.JOURNAL_COLUMNS, json, csv, _JOURNAL)


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
    with Asked(db, data, when, item, location) as asked:
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
    with Asked(db, data, when, item, location) as asked:
        rows = asked.once(lambda c, at: noted.exceptions(c, at, item=item, location=location))
        asked.answer(rows, noted.COLUMNS, json, csv, _EXCEPTIONS)


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
        named(books, as_, read_pin)
        posted = clear_exception(books, id, reason, operator=as_, clock=system_clock)
    if json or above.get("json"):
        answer_json({"id": id, "cleared_by": as_, "reason": reason, "position": posted.position})
    else:
        say(f"exception {id} is cleared")


class Asked:
    """A question to the books as of one moment: however often they are read, it ends at one position."""

    def __init__(self, db: str, data: Path | None, when: str, item: str = "", location: str = "") -> None:
        self._item, self._location = item, location
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

    def answer(
        self,
        rows: Iterable[Any],
        columns: Iterable[str],
        as_json: bool,
        as_csv: bool,
        for_people: Iterable[str] = (),
    ) -> None:
        """Rows as JSON, as CSV, or for people."""
        if as_json:
            answer_json_rows({"as_of": self.at.as_json()}, rows)
        elif as_csv:
            answer_csv(rows, columns)
        else:
            self._tell(list(rows), for_people or columns)

    def _tell(self, rows: Rows, columns: Iterable[str]) -> None:
        say(table_of(rows, columns).rstrip("\n"))
        if not rows:
            self._note_strangers()
        posted = self.at.as_json()["posted_at"]
        when = f", {local_time(str(posted))}" if posted else ""
        count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
        note(f"{count} as of position {self.at.position}{when}")

    def _note_strangers(self) -> None:
        """Nothing was found: is it a name that nobody knows?"""
        with self._books.snapshot() as connection:
            if self._item and current_body(connection, Item.TABLE, self._item) is None:
                note(f"there is no item “{self._item}” in the books")
            if self._location and not _is_place(connection, self._location):
                note(f"there is no location or site “{self._location}” in the books")

    def __enter__(self) -> Asked:
        return self

    def __exit__(self, *_: object) -> None:
        self._books.close()


def _is_place(connection: Connection, name: str) -> bool:
    places = current_bodies(connection, Location.TABLE)
    return name in places or any(body["site"] == name for body in places.values())
