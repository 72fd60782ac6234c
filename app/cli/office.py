"""`import` and `migrate`: what the office does to the books."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap.workplace import make_folder
from app.cli.call import AsJson, Badge, Data, Db, Ended, answer_json, note
from app.db.engine import open_books
from app.db.migrate import migrate as migrate_books
from app.domain.clock import system_clock
from app.integration.import_file import import_file
from app.settings import read_settings


def import_(
    kind: Annotated[
        str, typer.Argument(help="items, barcodes, locations, partners, staff, purchase-orders …")
    ],
    file: Annotated[Path, typer.Argument(help="A CSV or XLSX file.")],
    db: Db = "",
    data: Data = None,
    as_: Badge = "",
    json: AsJson = False,
) -> None:
    """Load a file into the books: all of it, or nothing."""
    settings = read_settings(data, db)
    make_folder(settings.data)
    migrate_books(settings.books_url, only_missing=True)
    with open_books(settings.books_url) as books:
        done = import_file(books, kind, file, operator=as_, clock=system_clock)
    if json:
        answer_json(done.as_json())
    else:
        for error in done.errors:
            where = f", {error.column}" if error.column else ""
            value = f" “{error.value}”" if error.value else ""
            note(f"line {error.line}{where}:{value} {error.reason}")
        typer.echo(
            f"{done.imported} of {done.rows} rows imported" if not done.errors else "nothing was imported"
        )
    if done.errors:
        raise Ended(1)


def migrate(db: Db = "", data: Data = None, json: AsJson = False) -> None:
    """Make the books, or bring them to this program's version."""
    settings = read_settings(data, db)
    make_folder(settings.data)
    revision = migrate_books(settings.books_url)
    if json:
        answer_json({"revision": revision})
    else:
        typer.echo(f"the books are at revision {revision}")
