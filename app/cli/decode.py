"""`scanledger decode`: what stands in pictures, without any books."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.domain.errors import ScanLedgerError, Unavailable
from app.scan.imaging import read_image
from app.scan.ladder import decode_image
from app.scan.read import Read
from app.scan.resolve import parse

_GS1_KINDS = frozenset({"gs1", "gtin", "digital_link", "sscc"})


def decode_files(names: Iterable[str]) -> list[dict[str, Any]]:
    """One answer a file, in order, as CONTRACT says for `decode`; each file by the name it was called."""
    return [decode_file(name) for name in names]


def decode_file(name: str) -> dict[str, Any]:
    """The codes in one picture; a file that cannot be read is an answer, too."""
    start = time.perf_counter()
    try:
        if not name:
            raise Unavailable("unreadable-file", "a file without a name cannot be read")
        reads = decode_image(read_image(Path(name)))
    except ScanLedgerError as error:
        return _answer(name, [], start, {"code": error.code, "text": error.text})
    return _answer(name, reads, start, None)


def _answer(name: str, reads: list[Read], start: float, error: dict[str, str] | None) -> dict[str, Any]:
    ms = round((time.perf_counter() - start) * 1000, 1)
    return {"file": name, "reads": [read_json(read) for read in reads], "ms": ms, "error": error}


def read_json(read: Read) -> dict[str, Any]:
    """A read as CONTRACT's object."""
    return {
        "text": read.text,
        "symbology": read.symbology,
        "aim": read.aim,
        "box": [[x, y] for x, y in read.box],
        "gs1": _gs1(read),
    }


def _gs1(read: Read) -> dict[str, Any] | None:
    """What the code says in GS1's words; null where it says nothing in them."""
    said = parse(read.text, aim=read.aim, symbology=read.symbology).as_json()
    return said if said["kind"] in _GS1_KINDS else None
