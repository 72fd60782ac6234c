"""`scanledger` and `scanledger station`: open the window; `bench`: measure this program here."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.call import AsJson, Data, Db, Ended
from app.cli.opening import Opening
from app.cli.windows import needed

PROCEDURES = "receiving, putaway, returns, pick, pack, ship or counter."


def default(context: typer.Context, db: Db = "", data: Data = None) -> None:
    """Open the window at the procedure used last."""
    if context.invoked_subcommand is None:
        raise Ended(needed(context.obj).work(Opening(db=db, data=data)))


def station(
    context: typer.Context,
    procedure: Annotated[str, typer.Argument(help=PROCEDURES, metavar="PROCEDURE")],
    location: Annotated[str, typer.Option("--at", help="The location of this station.", metavar="CODE")] = "",
    handheld: Annotated[bool, typer.Option("--handheld", help="Lay the window out for a handheld.")] = False,
    camera: Annotated[
        str, typer.Option(help="A device number, a video file or a stream's URL.", metavar="SOURCE")
    ] = "",
    db: Db = "",
    data: Data = None,
) -> None:
    """Open the window of one procedure."""
    raise Ended(needed(context.obj).work(Opening(procedure, location, handheld, camera, db, data)))


def bench(
    parts: Annotated[
        list[str] | None,
        typer.Argument(
            help="start, scan, posting, rows, procedures, verify, memory, camera; all where none is named.",
            metavar="PART",
        ),
    ] = None,
    db: Annotated[
        str, typer.Option("--db", help="An empty PostgreSQL database to post into.", metavar="URL")
    ] = "",
    rows: Annotated[
        int, typer.Option(min=0, help="Measure in books of so many movements, too.", metavar="N")
    ] = 0,
    json: AsJson = False,
) -> None:
    """Measure this program on this machine, as ratios within one run."""
    from app.cli.bench import measure, told
    from app.cli.call import answer_json, say

    figures = measure(parts or (), db, rows)
    if json:
        answer_json(figures)
    else:
        say(told(figures))
