"""Counting at the command line: `count`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.call import AsJson, Badge, Data, Db, answer_json, read_pin, say
from app.cli.tables import table_of
from app.db.engine import open_books
from app.domain.clock import system_clock
from app.domain.errors import BadCall
from app.domain.quantity import Quantity, parse_quantity, quantity_text
from app.insight.as_of import as_of
from app.integration.counting import COLUMNS, count_bin, to_count
from app.integration.person import named
from app.settings import read_settings

Where = Annotated[
    str, typer.Argument(help="The bin; without one, what is to be counted.", metavar="LOCATION")
]
What = Annotated[
    list[str] | None, typer.Argument(help="What lies there, such as BOLT=12.", metavar="ITEM=N…")
]
Right = Annotated[bool, typer.Option("--right", help="All of the bin is as the books say.")]
Seen = Annotated[
    str, typer.Option("--seen", help="As of which position it was counted; else now.", metavar="POSITION")
]
Lot = Annotated[str, typer.Option("--lot", help="The lot that was counted.", metavar="LOT")]


def count(
    location: Where = "", found: What = None, right: Right = False, lot: Lot = "", seen: Seen = "",
    db: Db = "", data: Data = None, as_: Badge = "", json: AsJson = False,
) -> None:  # fmt: skip
    """What is to be counted; with a bin: what a count of it found. Its goods can be promised again."""
    counted = dict(_counted(word) for word in found or ())
    if location and bool(counted) == right:
        raise BadCall(
            "nothing-counted", "Say what lies there (BOLT=12), or that the books are right: --right"
        )
    with open_books(read_settings(data, db).books_url) as books:
        if not location:
            with books.reading() as connection:
                rows, now = to_count(connection), as_of(connection, "")
            answer_json({"position": now.position, "rows": rows}) if json else say(
                table_of(rows, COLUMNS).rstrip()
            )
            return
        named(books, as_, read_pin)
        done = count_bin(books, location, counted, lot=lot, operator=as_, clock=system_clock, seen=seen)
    if json:
        answer_json(done.as_json())
        return
    for one in done.found:
        say(f"{one.item}: {quantity_text(one.counted)} counted, {quantity_text(one.books)} by the books")
    say(f"{location} is counted")


def _counted(word: str) -> tuple[str, Quantity]:
    """“BOLT=12”. Raises BadCall `bad-count`."""
    item, equals, much = word.rpartition("=")
    if not equals or not item:
        raise BadCall("bad-count", f"“{word}” is not an item and its quantity, such as BOLT=12")
    quantity = parse_quantity(much)
    if quantity < 0:
        raise BadCall("bad-count", f"“{word}”: nothing less than none lies in a bin")
    return item, quantity
