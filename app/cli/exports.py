"""`export`: what other systems take from the books, as files or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.call import AsCsv, AsJson, AsOfOption, Data, Db, answer_json
from app.cli.questions import Asked
from app.db.engine import open_books
from app.domain.errors import BadCall
from app.insight import returns as returned
from app.insight.photographs import picture
from app.insight.shipped import ship_notice
from app.settings import read_settings

export = typer.Typer(help="Give other systems what they need.", no_args_is_help=True)
_RETURNS = (
    "return", "customer", "item", "serial", "quantity", "disposition", "rules", "refund", "currency", "state",
)  # fmt: skip
"""What a person reads of them; all columns are in JSON and CSV."""


@export.command("ship-notice")
def notice(
    number: Annotated[str, typer.Argument(help="A sales order or a load.", metavar="NUMBER")],
    db: Db = "",
    data: Data = None,
) -> None:
    """What was shipped, carton by carton, as JSON."""
    settings = read_settings(data, db)
    with open_books(settings.books_url) as books:
        with books.reading() as connection:
            said = ship_notice(connection, number)
        answer_json(said)


@export.command("returns")
def returns(
    when: AsOfOption = "", db: Db = "", data: Data = None, json: AsJson = False, csv: AsCsv = False
) -> None:
    """Returned goods and the state of their refunds; they are paid elsewhere."""
    with Asked(db, data, when) as asked:
        rows = asked.once(returned.returns)
        asked.answer(rows, returned.COLUMNS, json, csv, _RETURNS)


@export.command("photograph")
def photograph(
    sha256: Annotated[
        str, typer.Argument(help="Its SHA-256, as its transaction names it.", metavar="SHA256")
    ],
    file: Annotated[Path, typer.Argument(help="The file to write, a JPEG.", metavar="FILE")],
    db: Db = "",
    data: Data = None,
) -> None:
    """Write a photograph to a file."""
    with open_books(read_settings(data, db).books_url) as books, books.reading() as connection:
        found = picture(connection, sha256)
    try:
        file.write_bytes(found)
    except OSError as error:
        raise BadCall("bad-file", f"{file} cannot be written: {error.strerror}") from None
