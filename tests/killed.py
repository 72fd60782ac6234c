"""Work on the books in a process that dies at a named statement: what it leaves is all or nothing."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from app.db.engine import Books, open_books

FORK = multiprocessing.get_context("fork")


def killed_at(url: str, act: Callable[[Books, Callable[[str], None]], Any], statement: int) -> bool:
    """Act in a process that dies just before its n-th statement (or commit, or point watched); False: it got
    through."""

    def die(*_: Any) -> None:
        counted[0] += 1
        if counted[0] == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    def run() -> None:
        with open_books(url) as books:
            for event in ("before_cursor_execute", "commit"):
                sa.event.listen(books.engine, event, die)
            act(books, die)
        os._exit(0)

    counted = [0]
    process = FORK.Process(target=run)
    process.start()
    process.join(60)
    return process.exitcode == -signal.SIGKILL
