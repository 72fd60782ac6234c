"""A PostgreSQL of the tests' own: a private cluster in a temporary folder, and books cloned from a
template."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Event

import psycopg
from sqlalchemy.engine import make_url

_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "autovacuum": "off",
    "log_min_messages": "fatal",
}


def binaries() -> Path | None:
    """Where initdb and postgres live, the newest first."""
    on_path = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@dataclass
class Cluster:
    """A running server; `clone` makes a fresh database in a few milliseconds."""

    folder: Path
    process: subprocess.Popen[bytes]
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, database: str, user: str = "postgres") -> str:
        return f"postgresql+psycopg://{user}@/{database}?host={self.folder}"

    def run(self, statement: str, database: str = "postgres") -> None:
        with psycopg.connect(
            host=str(self.folder), user="postgres", dbname=database, autocommit=True
        ) as connection:
            connection.execute(statement.encode())

    def create(self, name: str) -> str:
        self.run(f"CREATE DATABASE {name}")
        return self.url(name)

    def clone(self, template: str) -> str:
        name = f"books_{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def drop(self, url: str) -> None:
        self.run(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)  # fast: does not wait for clients
        self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def cluster(**settings: str) -> Iterator[Cluster]:
    """Start a server on a unix socket of its own; it ends with this process, however that ends."""
    bin_folder = binaries()
    assert bin_folder, "no PostgreSQL here"
    folder = Path(tempfile.mkdtemp(prefix="scanledger-pg-", dir="/tmp"))
    as_owner = _as_owner(folder)
    data = folder / "data"
    subprocess.run(
        [*as_owner, str(bin_folder / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust",
         "-E", "UTF8", "--locale=C", "--no-sync"],
        check=True, capture_output=True, cwd=folder,
    )  # fmt: skip
    options = [
        part for name, value in {**_SETTINGS, **settings}.items() for part in ("-c", f"{name}={value}")
    ]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [*as_owner, str(bin_folder / "postgres"), "-D", str(data), "-k", str(folder), *options],
            stdout=log, stderr=log, cwd=folder,
        )  # fmt: skip
    running = Cluster(folder, process)
    try:
        _await_socket(running)
        yield running
    finally:
        running.stop()


def _as_owner(folder: Path) -> list[str]:
    """initdb refuses to run as root; the server must end with its parent."""
    ending = ["setpriv", "--pdeathsig", "INT"]
    if os.geteuid() != 0:
        return ending
    owner = pwd.getpwnam("postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return [*ending, "--reuid", "postgres", "--regid", "postgres", "--clear-groups"]


def _await_socket(running: Cluster) -> None:
    for _ in range(600):
        try:
            with psycopg.connect(host=str(running.folder), user="postgres", dbname="postgres"):
                return
        except psycopg.OperationalError:
            assert running.process.poll() is None, (running.folder / "log").read_text()
            Event().wait(0.05)
    raise AssertionError("PostgreSQL did not start")
