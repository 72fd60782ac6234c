"""`parse` and `decode`: what a code says, and which codes a picture holds."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from app.bootstrap.script import decoded, plain
from app.cli.call import AsJson, Ended, answer_json, note, read_lines, say, stdin
from app.scan.resolve import parse as read_code

Texts = Annotated[
    list[str], typer.Argument(help="Codes as a scanner sends them; - reads them from stdin.", metavar="TEXT…")
]
Images = Annotated[
    list[str],
    typer.Argument(help="Image files, folders, or - for one path a line on stdin.", metavar="IMAGE…"),
]
PICTURES = {".png", ".jpg", ".jpeg", ".bmp", ".webp", ".tif", ".tiff", ".gif", ".pgm", ".ppm"}


def parse(texts: Texts, json: AsJson = False) -> None:
    """What codes say, without a catalogue."""
    readings = [read_code(decoded(plain(text))).as_json() for text in _expanded(texts)]
    if json:
        answer_json(readings)
    else:
        for reading in readings:
            say(_reading_text(reading))
    if any(reading["error"] for reading in readings):
        raise Ended(1)


def decode(images: Images, json: AsJson = False) -> None:
    """Which codes pictures hold."""
    from app.cli.decode import decode_files

    found = decode_files(list(_pictures(images)))
    if not found:
        note("there is no picture here")
    if json:
        answer_json(found)
    else:
        for picture in found:
            say(_picture_text(picture))
    if not all(picture["reads"] for picture in found) or not found:
        raise Ended(1)


def _expanded(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        if word == "-":
            yield from (line for line in read_lines("-") if line)
        else:
            yield word


def _named(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        if word == "-":
            yield from (os.fsdecode(line) for line in stdin().read().splitlines() if line)
        else:
            yield word


def _pictures(words: Iterable[str]) -> Iterable[str]:
    for name in _named(words):
        # Of any name, too long or with NUL in it: no folder. And "" is not the folder one stands in.
        if os.path.isdir(name):  # noqa: PTH112
            inside = Path(name).rglob("*")
            yield from sorted(str(inner) for inner in inside if inner.suffix.lower() in PICTURES)
        else:
            yield name


def _reading_text(reading: dict[str, Any]) -> str:
    facts = [
        f"{name} {reading[name]}"
        for name in ("gtin", "lot", "serial", "expiry", "sscc", "quantity")
        if reading[name]
    ]
    error = [f"refused: {reading['error']['text']}"] if reading["error"] else []
    return "  ".join([_shown(reading["raw"]), reading["kind"], *facts, *error])


def _picture_text(picture: dict[str, Any]) -> str:
    if picture["error"]:
        return f"{picture['file']}  {picture['error']['text']}"
    if not picture["reads"]:
        return f"{picture['file']}  no code found"
    return "\n".join(
        f"{picture['file']}  {read['symbology']}  {_shown(read['text'])}" for read in picture["reads"]
    )


def _shown(text: str) -> str:
    short = text if len(text) <= 200 else f"{text[:200]}… ({len(text):,} characters)"
    return "".join(char if char.isprintable() else f"<{ord(char):02X}>" for char in short)
