"""The start: a painted window that listens, before anything else is loaded; what is scanned then is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.cli.opening import Opening
from app.station.answer import Tone
from ui.shell import Shell
from ui.theme.theme import Theme
from ui.windows import Start

ROOT = Path(__file__).resolve().parents[2]
MOST_MODULES = 50
"""Of ours, at the first paint."""
LATE = (
    "alembic", "app.bootstrap", "app.cache", "app.db", "app.integration", "app.ledger", "app.outbox",
    "app.posting", "app.scan", "app.settings", "app.verify", "biip", "concurrent.futures", "cv2", "numpy",
    "psycopg", "pydantic", "PySide6.QtNetwork", "PySide6.QtPrintSupport", "pyzbar", "reportlab", "serial",
    "sqlalchemy", "typer", "ui.behind", "ui.bridge", "ui.sounds", "ui.stage.pick", "ui.widgets.keypad",
    "xml.etree", "zxingcpp",
)  # fmt: skip
"""Packages that come after the first paint, whatever they hold."""

_STARTED = """
import json, os, sys
from ui import __main__ as program
from ui import windows

def painted():
    print(json.dumps(sorted(sys.modules)), flush=True)
    os._exit(0)

windows.Desktop.has_display = lambda self: True
windows.Desktop.painted = staticmethod(painted)
sys.argv = ["scanledger", "station", "receiving", "--at", "DOCK-1", "--data", sys.argv[1]]
program.main()
"""


def loaded_at_first_paint(folder: Path) -> list[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-c", _STARTED, str(folder)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True, timeout=60)
    names: list[str] = json.loads(done.stdout)
    return names


def press(text: str) -> None:
    """Keys as a scanner sends them, at the first window."""
    window = QGuiApplication.topLevelWindows()[0]
    for letter in text:
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(1000)
            QCoreApplication.sendEvent(window, event)


def test_the_first_paint_loads_what_is_seen_and_no_more(tmp_path: Path) -> None:
    loaded = loaded_at_first_paint(tmp_path)
    late = [name for name in loaded if any(name == one or name.startswith(f"{one}.") for one in LATE)]
    assert late == []
    ours = [name for name in loaded if name.partition(".")[0] in ("app", "ui")]
    assert "ui.wedge" in ours
    assert len(ours) <= MOST_MODULES, ours


def test_a_scan_before_the_station_is_there_is_kept_and_answered(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    """It comes right after the picture, when nothing that could answer it is loaded."""
    shell = Shell(Theme("light", 1))
    qtbot.addWidget(shell)
    opening = Opening("receiving", "DOCK-1", data=tmp_path)
    start = Start(qapp, shell, opening, painted=lambda: press("NOSUCHCODE\r"))
    shell.show()
    try:
        qtbot.waitUntil(lambda: "NOSUCHCODE" in shell.stage.banner.text(), timeout=30_000)
    finally:
        start.finish()
    assert shell.stage.banner.tone is Tone.REFUSED
