"""Figure of memory: what the window's process holds at most after so many receipts, without a camera."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

RECEIPTS = 1_000
ALLOWED_MB = 250
_PLAYED = """
import sys
from pathlib import Path
from app.bootstrap.player import ScriptClock
from app.bootstrap.workplace import Workplace
from app.cli.bench_scan import GTIN, ORDER, PLACE, stock_up
from app.settings import Settings
from ui.windows import Desktop
folder, receipts = Path(sys.argv[1]), int(sys.argv[2])
script = [f"@station receiving {PLACE}", "@operator ANA", ORDER, *[GTIN] * receipts]
clock = ScriptClock()
with Workplace(Settings(data=folder), clock) as workplace:
    workplace.make_books()
    stock_up(workplace.books())
    played, _ = Desktop().film(workplace, clock, script, folder, folder / "pictures")
# Not getrusage: its highest mark is handed on by whoever started this process.
most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(played.as_json()["transacted"], most.split()[1])
"""


def memory_figures(receipts: int = RECEIPTS) -> dict[str, Any]:
    """The most that the process held, in megabytes, with window, station, sender and books in it."""
    if not sys.platform.startswith("linux"):
        return {"skipped": "the system's own count is read on Linux alone"}
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root}
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-c", _PLAYED, folder, str(receipts)]
        done = subprocess.run(words, env=environment, check=True, timeout=600, capture_output=True, text=True)
    transacted, kilobytes = map(int, done.stdout.split())
    assert transacted == receipts, "every receipt was posted"
    megabytes = round(kilobytes / 1024, 1)
    return {
        "receipts": receipts,
        "most_mb": megabytes,
        "allowed_mb": ALLOWED_MB,
        "holds": megabytes < ALLOWED_MB,
    }
