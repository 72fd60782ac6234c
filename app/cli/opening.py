"""Which window to open: read at once from a plain call, so that nothing else is loaded before it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Opening:
    """A station's window; what is blank is answered by the settings, behind the window."""

    procedure: str = ""
    location: str = ""
    handheld: bool = False
    camera: str = ""
    db: str = ""
    data: Path | None = None


def plain_opening(arguments: Sequence[str]) -> Opening | None:
    """The opening of `scanledger` or `scanledger station PROCEDURE …` where every word is in its place; None
    where the full command line must judge (other calls, help, mistakes)."""
    words = list(arguments)
    procedure = ""
    if words[:1] == ["station"] and len(words) > 1 and not words[1].startswith("-"):
        procedure, words = words[1], words[2:]
    values = {"--at": "", "--camera": "", "--db": "", "--data": ""}
    handheld = False
    while words:
        word = words.pop(0)
        if word == "--handheld" and procedure:
            handheld = True
        elif word in values and words and (procedure or word in ("--db", "--data")):
            values[word] = words.pop(0)
        else:
            return None
    data = Path(values["--data"]) if values["--data"] else None
    return Opening(procedure, values["--at"], handheld, values["--camera"], values["--db"], data)
