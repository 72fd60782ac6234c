"""Stdout and stderr as the caller handed them over: closed, unread, in any encoding."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TextIO


def take_streams() -> None:
    """A stream that the caller has closed leads nowhere; what one cannot spell is written as an escape."""
    sys.stdout = _taken(sys.stdout)
    sys.stderr = _taken(sys.stderr)


def nowhere() -> TextIO:
    """A stream that nobody reads."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _taken(stream: TextIO | None) -> TextIO:
    if stream is None:
        return nowhere()
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream
