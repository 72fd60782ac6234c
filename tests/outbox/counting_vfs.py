"""SQLite's own file system layer with a counter at xSync: what really reaches the disk, and when.

Registered as the default VFS of this process; only for a child process that measures.
"""

from __future__ import annotations

import ctypes
import sqlite3
from pathlib import Path

_POINTER = ctypes.c_void_p
_XOPEN = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, _POINTER, ctypes.c_int, _POINTER)
_XSYNC = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int)
_METHODS = 19
"""An int and eighteen functions: sqlite3_io_methods, version 3."""
_SYNC_AT = 5


class _Vfs(ctypes.Structure):
    """The beginning of sqlite3_vfs; what follows is copied as it is."""

    _fields_ = (
        ("version", ctypes.c_int), ("file_size", ctypes.c_int), ("longest", ctypes.c_int), ("next", _POINTER),
        ("name", ctypes.c_char_p), ("data", _POINTER), ("open", _POINTER), ("rest", _POINTER * 14),
    )  # fmt: skip


class SyncCounter:
    """Counts every sync that SQLite asks for, of any file."""

    def __init__(self) -> None:
        self.syncs = 0
        self._kept: list[object] = []
        library = _library()
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        original = library.sqlite3_vfs_find(None)
        self._open = _XOPEN(original.contents.open)
        self._file_size = original.contents.file_size
        self._vfs = _Vfs.from_buffer_copy(original.contents)
        self._vfs.name = b"counting"
        opener = _XOPEN(self._opened)
        self._vfs.open = ctypes.cast(opener, _POINTER)
        self._kept.append(opener)
        assert library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1) == 0

    def _opened(self, vfs: int, name: int, file: int, flags: int, out: int) -> int:
        code: int = self._open(vfs, name, file, flags, out)
        slot = ctypes.cast(file, ctypes.POINTER(_POINTER))
        if code == 0 and slot[0]:
            slot[0] = ctypes.cast(self._counted(slot[0]), _POINTER)
        return code

    def _counted(self, methods: int) -> ctypes.Array[ctypes.c_void_p]:
        """A copy of a file's methods with our own xSync; one per file, so that each calls its own."""
        copy = (_POINTER * _METHODS).from_buffer_copy((_POINTER * _METHODS).from_address(methods))
        original = _XSYNC(copy[_SYNC_AT])

        def sync(file: int, flags: int) -> int:
            self.syncs += 1
            code: int = original(file, flags)
            return code

        counting = _XSYNC(sync)
        copy[_SYNC_AT] = ctypes.cast(counting, _POINTER)
        self._kept += [copy, counting, original]
        return copy


def _library() -> ctypes.CDLL:
    """The library that Python's sqlite3 is linked with, as loaded."""
    sqlite3.connect(":memory:").close()
    loaded = {
        line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "sqlite3" in line
    }
    name = next((path for path in sorted(loaded) if "libsqlite3" in path), "")
    if not name:  # SQLite inside the module itself
        name = next(path for path in sorted(loaded) if path.endswith(".so"))
    return ctypes.CDLL(name)
