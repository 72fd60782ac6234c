"""`replay`: play a scan script through real stations, and say what each line was answered."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap.player import Played, Player, ScriptClock
from app.bootstrap.workplace import Workplace
from app.cli.call import AsJson, Data, Db, answer_json, note, read_lines, say
from app.domain.errors import Unavailable
from app.settings import read_settings
from app.station.answer import Answer


def replay(
    script: Annotated[str, typer.Argument(help="A scan script; - reads it from stdin.", metavar="SCRIPT")],
    from_: Annotated[int, typer.Option("--from", help="Begin at this line.", min=1)] = 1,
    progress: Annotated[bool, typer.Option(help="Write each answered line's number to stderr.")] = False,
    db: Db = "",
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Play a scan script; every scan is answered in order."""
    lines = read_lines(script)
    clock = ScriptClock()
    with Workplace(read_settings(data, db), clock) as workplace:
        workplace.make_books()
        folder = Path() if script == "-" else Path(script).parent
        player = Player(workplace, clock, folder, from_, _tell if progress else None)
        played = player.play(lines)
    if json:
        answer_json(played.as_json())
    else:
        say(_told(played))
    must_be_taken(played)


def must_be_taken(played: Played) -> None:
    """Raises Unavailable where a scan was answered that it could not be taken: nothing of it has happened."""
    if played.untaken:
        first = next(answer for answer in played.answers if answer["line"] == played.untaken[0])
        count = len(played.untaken)
        scans = "1 scan was" if count == 1 else f"{count} scans were"
        raise Unavailable(
            str(first["code"]), f"{scans} not taken, the first in line {first['line']}: {first['text']}"
        )


def _tell(line: int, answer: Answer) -> None:
    del answer
    note(str(line))


def _told(played: Played) -> str:
    rows = [f"{answer['line']:>5}  {answer['tone']:<9}  {answer['text']}" for answer in played.answers]
    counts = "  ".join(f"{name} {count}" for name, count in played.transactions.items())
    return "\n".join([*rows, f"heard {played.heard}  {counts}"])
