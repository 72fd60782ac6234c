"""`bench`: this program's figures on this machine, as ratios within one run (DESIGN §8)."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from app.domain.errors import BadCall

ROUNDS = 5

_EMPTY = """
import os, sys
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        os._exit(0)
app = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

_OURS = """
import os, sys
from ui import __main__ as program
from ui import windows
windows.Desktop.has_display = lambda self: True
windows.Desktop.painted = staticmethod(lambda: os._exit(0))
sys.argv = ["scanledger", "station", "receiving", "--at", "DOCK-1", "--data", sys.argv[1]]
program.main()
"""


PARTS = ("start", "scan", "posting", "rows", "procedures", "verify", "memory", "camera")


def measure(parts: Sequence[str] = (), postgresql: str = "", rows: int = 0) -> dict[str, Any]:
    """The figures of these parts (none: of all), each under its name; `postgresql` names an empty database to
    measure in, `rows` asks for books of so many movements. Raises BadCall `unknown-part`."""
    for part in parts:
        if part not in PARTS:
            raise BadCall("unknown-part", f"bench has no part “{part}”; there are {', '.join(PARTS)}")
    # Posting fills the named database; what needs an empty one besides starts its own, unless it is alone.
    alone = postgresql if len(parts) == 1 else ""
    figures: dict[str, Callable[[], dict[str, Any]]] = {
        "start": start_figures,
        "scan": _scan,
        "posting": lambda: _posting(postgresql),
        "rows": lambda: _rows(alone, rows),
        "procedures": lambda: _procedures(alone),
        "verify": lambda: _verify(rows),
        "memory": _memory,
        "camera": _camera,
    }
    return {"machine": _machine(), **{part: figures[part]() for part in PARTS if part in (parts or PARTS)}}


def _scan() -> dict[str, Any]:
    from app.cli.bench_scan import scan_figures

    return scan_figures()


def _posting(postgresql: str) -> dict[str, Any]:
    from app.cli.bench_posting import posting_figures

    return posting_figures(postgresql)


def _rows(postgresql: str, rows: int) -> dict[str, Any]:
    from app.cli.bench_rows import rows_figures

    return rows_figures(postgresql, rows)


def _procedures(postgresql: str) -> dict[str, Any]:
    from app.cli.bench_procedures import procedure_figures

    return procedure_figures(postgresql)


def _verify(rows: int) -> dict[str, Any]:
    from app.cli.bench_verify import verify_figures

    return verify_figures(rows)


def _memory() -> dict[str, Any]:
    from app.cli.bench_memory import memory_figures

    return memory_figures()


def start_figures() -> dict[str, Any]:
    """From the start of the process to a painted window that listens, beside an empty PySide6 window."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = [(_seconds(_EMPTY, folder), _seconds(_OURS, folder)) for _ in range(ROUNDS + 1)][1:]
    empty, ours = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    return {
        "rounds": ROUNDS,
        "empty_window_ms": round(empty * 1000, 1),
        "window_ms": round(ours * 1000, 1),
        "ratio": round(median(pair[1] / pair[0] for pair in pairs), 2),
    }


def told(figures: dict[str, Any], indent: int = 0) -> str:
    """Figures for people."""
    lines = []
    for name, value in figures.items():
        if isinstance(value, dict):
            lines.append(f"{'  ' * indent}{name}")
            lines.append(told(value, indent + 1))
        else:
            lines.append(f"{'  ' * indent}{name}: {value}")
    return "\n".join(lines)


def _seconds(code: str, folder: str) -> float:
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root}
    # Modules are compiled once, in the round that does not count: an installed program has them so.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, folder], env=environment, check=True, timeout=60)
    return time.perf_counter() - start


def _machine() -> dict[str, Any]:
    return {"python": platform.python_version(), "system": platform.system(), "processors": os.cpu_count()}


def _camera() -> dict[str, Any]:
    """Needs the photographs that SCANLEDGER_DATA names."""
    named = os.environ.get("SCANLEDGER_DATA")
    beside = Path(__file__).parents[3] / "shared" / "data"
    folder = Path(named) if named else beside
    if not (folder / "barcode-photos").is_dir():
        return {"skipped": "no photographs: set SCANLEDGER_DATA"}
    from app.cli.bench_camera import camera_figures

    return camera_figures(folder)
