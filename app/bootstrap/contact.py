"""When a station last met the books: people's PINs count for so long without them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

EVERY = 60_000_000
"""Microseconds between two notes on the disk."""


class Contact:
    """The last meeting, kept in a file so that it outlives the program."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._noted = self.last = self._read()

    def note(self, now: int) -> None:
        """The books were met at this instant (µs)."""
        self.last = now
        if not 0 <= now - self._noted < EVERY:
            self._noted = now
            # On a full disk the last note counts: people sign in for a shorter time, and no longer.
            with suppress(OSError):
                self._path.write_text(str(now), encoding="ascii")

    def _read(self) -> int:
        try:
            return int(self._path.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0
