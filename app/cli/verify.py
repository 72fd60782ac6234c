"""`verify`: does everything in the books still follow from the envelopes?"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from app.cli.call import AsJson, Data, Db, Ended, answer_json, note, say
from app.db.engine import open_books
from app.settings import read_settings
from app.verify.verify import Progress, verify_books


def verify(
    db: Db = "",
    data: Data = None,
    rebuild: Annotated[bool, typer.Option(help="Fold the projections anew.")] = False,
    witness: Annotated[
        str, typer.Option(help="The last (position, hash) that a station kept.", metavar="FILE")
    ] = "",
    json: AsJson = False,
) -> None:
    """Recompute the books from their envelopes."""
    with open_books(read_settings(data, db).books_url) as books:
        report = verify_books(books, rebuild=rebuild, witness=witness, progress=_progress())
    for table, count in report.rebuilt.items():
        note(f"folded anew: {count} rows of {table}")
    if json:
        answer_json(report.as_json())
    else:
        for fault in report.faults:
            say(f"invariant {fault.invariant}: {fault.text}")
        if report.findings.photographs_waiting:
            say(f"{report.findings.photographs_waiting} photographs have not arrived yet")
        state = "hold" if report.ok else f"DO NOT hold: {report.findings.count} faults"
        say(f"the books {state} at position {report.position}")
    if not report.ok:
        raise Ended(1)


def _progress() -> Progress | None:
    """Progress for a person; a script is not told."""
    if not sys.stderr.isatty():
        return None
    return _tell


def _tell(done: int, total: int) -> None:
    sys.stderr.write(f"\r{done} of {total}" + ("\n" if done == total else ""))
