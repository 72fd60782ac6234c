"""Where an outbox file lies: the lock beside it, its fingerprint, and the reserve that a full disk frees."""

from __future__ import annotations

import os
import platform
import secrets
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from app.domain.errors import Unavailable
from app.domain.speech import say

RESERVE = 1 << 20
"""Bytes kept aside: enough for the scan log of a shift's refusals and for tidying up."""

_MACHINE_ID = Path("/etc/machine-id")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What changes when an outbox file is copied or moved."""

    machine: str
    path: str
    inode: int


def fingerprint(path: Path) -> Fingerprint:
    """This file, here, on this machine."""
    return Fingerprint(_machine(), str(path.resolve()), path.stat().st_ino)


def _machine() -> str:
    try:
        return _MACHINE_ID.read_text().strip()
    except OSError:
        return platform.node()


class Lock:
    """One process at a time writes an outbox. The lock file also holds a token that changes at every start,
    so that an old copy put back in the same place is known as one."""

    def __init__(self, path: Path) -> None:
        self._file = _open_lock(path)
        try:
            _take(self._file)
        except OSError:
            self._file.close()
            raise Unavailable(
                "outbox-in-use",
                say("Another ScanLedger works with {folder}. Close it first.", folder=path.with_suffix("")),
            ) from None

    def token(self) -> str:
        """What the last start left here; empty in a new file."""
        self._file.seek(0)
        return self._file.read(64).decode("ascii", "replace")

    def write_token(self, token: str) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._file.write(token.encode("ascii"))
        self._file.flush()
        os.fsync(self._file.fileno())

    def release(self) -> None:
        self._file.close()


def new_token() -> str:
    return secrets.token_hex(16)


def _open_lock(path: Path) -> IO[bytes]:
    try:
        path.touch()
        return path.open("r+b")
    except OSError as error:
        raise Unavailable(
            "outbox-unwritable",
            say(
                "The station's folder {folder} cannot be written: {error}.",
                folder=path.parent,
                error=error.strerror,
            ),
        ) from None


if sys.platform == "win32":
    import msvcrt

    _LOCKED_BYTE = 1 << 30
    """Far behind the token: a locked byte cannot be read on Windows."""

    def _take(file: IO[bytes]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class Reserve:
    """Space kept aside, given back to the disk when it is full: a full outbox refuses even to tidy up."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.missing = not self.restore()

    def free(self) -> None:
        # Where even that is refused, there is nothing to give back.
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        self.missing = True

    def restore(self) -> bool:
        """Keep the space again. False while the disk has none to spare."""
        if self._path.exists() and self._path.stat().st_size == RESERVE:
            self.missing = False
            return True
        try:
            _fill(self._path)
        except OSError:
            self.free()
            return False
        self.missing = False
        return True


def _fill(path: Path) -> None:
    with path.open("wb") as file:
        file.write(bytes(RESERVE))
        file.flush()
        os.fsync(file.fileno())
