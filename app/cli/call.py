"""What every call shares: its options, its settings, its answer on stdout and its exit status."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from app.bootstrap.script import lines_of
from app.cli.streams import nowhere
from app.domain.errors import BadCall, Unavailable

Db = Annotated[
    str, typer.Option("--db", help="The books: a file, or postgresql://USER@HOST/NAME.", metavar="URL")
]
Data = Annotated[
    Path | None,
    typer.Option("--data", help="This computer's folder: settings, books, stations.", metavar="DIR"),
]
AsJson = Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Answer with CSV, for a spreadsheet.")]
AsOfOption = Annotated[
    str,
    typer.Option(
        "--as-of",
        help="As it stood: a position (224), a posting time (2026-11-23T08:00:00Z), or scan:TIME[@POSITION].",
        metavar="WHEN",
    ),
]
Badge = Annotated[str, typer.Option("--as", help="The person's badge.", metavar="BADGE")]


class Ended(typer.Exit):
    """The call has answered; this is its exit status."""


@contextmanager
def answering() -> Iterator[None]:
    """Write to stdout; who reads may have seen enough and be gone, as `head` is: the call goes on, and its
    exit status still says whether it holds. Raises Unavailable where the answer cannot be kept."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = nowhere()
    except OSError as error:
        sys.stdout = nowhere()
        raise Unavailable("answer-unwritten", f"The answer cannot be written: {error.strerror}") from None


def say(text: str) -> None:
    """A line of the answer, for people."""
    with answering():
        sys.stdout.write(text + "\n")


def answer_json(document: Any) -> None:
    """One JSON document on stdout."""
    with answering():
        sys.stdout.write(_json(document, indent=1) + "\n")


def _json(document: Any, indent: int | None = None) -> str:
    """As UTF-8 where stdout takes that, else in ASCII alone: JSON either way."""
    legible = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return json.dumps(document, ensure_ascii=not legible, indent=indent)


def answer_json_rows(head: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> None:
    """One JSON document, written as its rows come: `head`, then `rows`."""
    opening, separator = _json(head), "\n"
    with answering():
        sys.stdout.write(f'{opening[:-1]}, "rows": [')
        for row in rows:
            sys.stdout.write(separator + _json(row))
            separator = ",\n"
        sys.stdout.write("]}\n")


def answer_csv(rows: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> None:
    """Rows for a spreadsheet."""
    names = list(columns)
    with answering():
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([row.get(name, "") for name in names] for row in rows)


def note(text: str) -> None:
    """A message for the person at the keyboard, on stderr; whether anybody reads it changes nothing."""
    with suppress(OSError):
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def read_lines(path: str) -> list[str]:
    """A text file's lines; `-` is stdin. Raises Unavailable in words."""
    try:
        return lines_of(stdin().read() if path == "-" else Path(path).read_bytes())
    except OSError as error:
        raise Unavailable("file-unreadable", f"{path} cannot be read: {error.strerror}") from None
    except ValueError:  # a name that holds NUL
        raise Unavailable("file-unreadable", f"{path!r} is no file's name") from None


def stdin() -> BinaryIO:
    """Stdin in bytes: what a scanner sends need not be text. Raises Unavailable in words."""
    if sys.stdin is None:  # closed by the caller: `<&-`
        raise Unavailable("file-unreadable", "stdin is closed; there is nothing to read")
    return sys.stdin.buffer


def read_pin() -> str:
    """One line of stdin: a PIN. Raises BadCall `no-pin` where there is none."""
    pin = stdin().readline().decode("utf-8", "replace").strip()
    if not pin:
        raise BadCall("no-pin", "This badge has a PIN: give it as one line on stdin")
    return pin
