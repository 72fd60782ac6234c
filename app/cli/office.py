"""What the office does to the books: `import`, `post`, `period`, `migrate`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap.workplace import make_folder
from app.cli.call import AsJson, Badge, Data, Db, Ended, answer_json, note, read_lines, read_pin, say
from app.db.engine import open_books
from app.db.migrate import migrate as migrate_books
from app.db.roles import make_roles
from app.domain.clock import system_clock
from app.domain.errors import BadCall
from app.integration.decisions import set_period
from app.integration.import_file import import_file
from app.integration.person import acting, named
from app.integration.post_lines import FilePosted, post_lines
from app.integration.rows import RowError
from app.settings import read_settings

KINDS = "items, barcodes, locations, partners, staff, purchase-orders … (the README lists them all)"
Month = Annotated[str, typer.Argument(help="YYYY-MM", metavar="MONTH")]


def import_(
    kind: Annotated[str, typer.Argument(help=KINDS, metavar="KIND")],
    file: Annotated[Path, typer.Argument(help="A CSV or XLSX file.", metavar="FILE")],
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
        acting(books, as_, read_pin)
        done = import_file(books, kind, file, operator=as_, clock=system_clock)
    if json:
        answer_json(done.as_json())
    else:
        _note_errors(done.errors)
        say(f"{done.imported} of {done.rows} rows imported" if not done.errors else "nothing was imported")
    if done.errors:
        raise Ended(1)


def post(
    file: Annotated[
        str, typer.Argument(help="Transactions as JSON lines; - reads them from stdin.", metavar="FILE")
    ],
    db: Db = "",
    data: Data = None,
    as_: Badge = "",
    json: AsJson = False,
) -> None:
    """Post transactions that have no station: the books judge each line, in order."""
    with open_books(read_settings(data, db).books_url) as books:
        acting(books, as_, read_pin)  # with - the PIN is the first line
        done = post_lines(books, read_lines(file), operator=as_, clock=system_clock)
    if json:
        answer_json(done.as_json())
    else:
        _tell(done)
    if not done.holds:
        raise Ended(1)


period = typer.Typer(help="Open or close a month of the journal.", no_args_is_help=True)


@period.command("close")
def close(month: Month, db: Db = "", data: Data = None, as_: Badge = "", json: AsJson = False) -> None:
    """Close a month: late facts count in the next open one, and say so."""
    _set_period(month, "closed", db, data, as_, json)


@period.command("open")
def open_(month: Month, db: Db = "", data: Data = None, as_: Badge = "", json: AsJson = False) -> None:
    """Open a month again."""
    _set_period(month, "open", db, data, as_, json)


def migrate(
    stations: Annotated[
        list[str] | None, typer.Argument(help="With --roles: the stations.", metavar="STATION…")
    ] = None,
    roles: Annotated[bool, typer.Option("--roles", help="Make the logins and set their rights.")] = False,
    db: Db = "",
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Make the books, or bring them to this program's version; on PostgreSQL also their logins."""
    if stations and not roles:
        raise BadCall("no-roles", "stations are named with --roles")
    settings = read_settings(data, db)
    make_folder(settings.data)
    revision = migrate_books(settings.books_url)
    logins = make_roles(settings.books_url, stations or []) if roles else []
    if json:
        made = [{"login": login.name, "role": login.role, "password": login.password} for login in logins]
        answer_json({"revision": revision, **({"logins": made} if roles else {})})
        return
    say(f"the books are at revision {revision}")
    for login in logins:
        say(f"{login.role}\t{login.name}\t{login.password or '(as it was)'}")


def _set_period(month: str, state: str, db: str, data: Path | None, badge: str, as_json: bool) -> None:
    with open_books(read_settings(data, db).books_url) as books:
        named(books, badge, read_pin)
        posted = set_period(books, month, state, operator=badge, clock=system_clock)
    if as_json:
        answer_json({"month": month, "state": state, "position": posted.position})
    else:
        say(f"{month} is {state}")


def _note_errors(errors: Iterable[RowError]) -> None:
    for error in errors:
        where = f", {error.column}" if error.column else ""
        value = f" “{error.value}”" if error.value and not error.reason.startswith("“") else ""
        note(f"line {error.line}{where}:{value} {error.reason}")


def _tell(done: FilePosted) -> None:
    _note_errors(done.errors)
    for answer in done.answers:
        words = [answer.text] if answer.text else [text for _, text in answer.posted.exceptions]
        again = ["posted before"] if answer.posted.already else []
        said = "; ".join([*again, *words])
        say(f"line {answer.line}: {answer.posted.verdict} at {answer.posted.position}  {said}".rstrip())
    if done.errors:
        say("nothing was posted")
