"""Where `bench` posts: a PostgreSQL of its own where a checkout can start one; the checkout's modules."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

_DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "shared_buffers": "256MB"}
"""The tests' server syncs nothing; what is measured must be durable."""
NO_POSTGRESQL = "no PostgreSQL to start here; name an empty database: --db postgresql://USER@HOST/NAME"


def of_checkout(path: str) -> ModuleType | None:
    """A module by its path from the checkout's root; None in a program that was installed without it."""
    file = Path(__file__).parents[2] / path
    if not file.is_file():
        return None
    name = f"checkout_{file.stem}"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, file)
        assert spec is not None, file
        assert spec.loader is not None, file
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@contextmanager
def postgresql_ground(url: str) -> Iterator[str]:
    """The URL of an empty database on PostgreSQL: the one that was named, else one in a server that is
    started for it; empty where none can be."""
    servers = of_checkout("tests/postgres.py")
    if url or servers is None or servers.binaries() is None:
        yield url
        return
    with servers.cluster(**_DURABLE) as running:
        yield running.create("bench")
