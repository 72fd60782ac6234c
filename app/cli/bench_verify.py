"""Figures of `verify`: the most memory and the time per movement, in books of more and more movements."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from app.cli.bench_ground import of_checkout

LONG_BOOKS = "tests/benchmarks/long_books.py"
MOVEMENTS = 20_000
"""Unless more are asked for."""
GROWTH = 1.2
"""The most memory may grow by so much from a tenth of the movements to all."""
_CHECKED = """
import json, sys, time
from app.db.engine import open_books
from app.verify.verify import verify_books
begun, used = time.perf_counter(), time.process_time()
with open_books(sys.argv[1]) as books:
    report = verify_books(books)
seconds, of_processor = time.perf_counter() - begun, time.process_time() - used
# Not getrusage: its highest mark is handed on by whoever started this process.
most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
checked, kilobytes = report.findings.checked["movement"], int(most.split()[1])
print(json.dumps([report.ok, checked, seconds, of_processor, kilobytes]))
"""


def verify_figures(movements: int = 0) -> dict[str, Any]:
    """Books on SQLite with a tenth of the movements, a third, all of them; each verified by a process of its
    own."""
    if not sys.platform.startswith("linux"):
        return {"skipped": "the system's own count is read on Linux alone"}
    long_books = of_checkout(LONG_BOOKS)
    if long_books is None:
        return {"skipped": f"{LONG_BOOKS} is not installed; run this from a checkout"}
    wanted = movements or MOVEMENTS
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "books.db"
        books = long_books.LongBooks(file)
        sizes = [_size(books, file, share) for share in (wanted // 10, wanted // 3, wanted)]
    growth = round(sizes[-1]["most_mb"] / sizes[0]["most_mb"], 2)
    return {
        **{f"movements_{size['movements']}": size for size in sizes},
        "memory_ratio": growth,
        "memory_ratio_allowed": GROWTH,
        "holds": growth <= GROWTH,
    }


def _size(books: Any, file: Path, movements: int) -> dict[str, Any]:
    there = books.grow(movements)
    root = str(Path(__file__).parents[2])
    words = [sys.executable, "-c", _CHECKED, books.url]
    done = subprocess.run(words, cwd=root, check=True, capture_output=True, text=True)
    ok, checked, seconds, of_processor, kilobytes = json.loads(done.stdout)
    assert ok, "these books hold"
    assert checked >= there, "every movement was looked at"
    return {
        "movements": there,
        "books_mb": round(file.stat().st_size / 1024**2),
        "most_mb": round(kilobytes / 1024, 1),
        "seconds": round(seconds, 1),
        "us_of_processor_per_movement": round(of_processor / there * 1e6),
    }
