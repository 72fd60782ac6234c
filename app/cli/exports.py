"""`export`: what other systems take from the books, as files or JSON."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.call import Data, Db, answer_json
from app.db.engine import open_books
from app.insight.shipped import ship_notice
from app.settings import read_settings

export = typer.Typer(help="Give other systems what they need.", no_args_is_help=True)


@export.command("ship-notice")
def notice(
    number: Annotated[str, typer.Argument(help="A sales order or a load.", metavar="NUMBER")],
    db: Db = "",
    data: Data = None,
) -> None:
    """What was shipped, carton by carton, as JSON."""
    settings = read_settings(data, db)
    with open_books(settings.books_url) as books, books.reading() as connection:
        answer_json(ship_notice(connection, number))
