"""The wedge under real X key events: nothing lost, nothing doubled, nothing leaked, typing left alone."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from xdisplay import XKeyboard, type_codes, x_display

ROOT = Path(__file__).resolve().parents[2]
CODES = [f"01095060001343{n:02d}1727123110LOT{n:03d}" for n in range(200)]


class Window:
    """The window under test and what it says."""

    def __init__(self, display: str, **options: object) -> None:
        self.display = display
        settings = options.pop("settings", {})
        environment = {k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"}
        environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("wedge_window.py")),
             json.dumps({"settings": settings, **options})],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip
        self._lines: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.heard: list[str] = []
        self.problems: list[str] = []
        self.wait_for("ready")

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(json.loads(line))

    def wait_for(self, event: str, seconds: float = 30) -> dict[str, Any]:
        """The next report of this kind; scans on the way are collected."""
        while True:
            said = self._lines.get(timeout=seconds)
            if said["event"] == "scanned":
                self.heard.append(said["text"])
            elif said["event"] == "misread":
                self.problems.append(said["code"])
            if said["event"] == event:
                return said

    def scans(self, count: int) -> list[str]:
        """The first `count` scans."""
        while len(self.heard) < count:
            self.wait_for("scanned")
        return self.heard

    def tell(self, command: str) -> None:
        """One command on its stdin."""
        assert self._process.stdin
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()

    def report(self) -> dict[str, Any]:
        """What the field holds now, and what fired."""
        self.tell("report")
        return self.wait_for("report")

    def close(self) -> None:
        """End it; it must end well."""
        self.tell("quit")
        assert self._process.wait(20) == 0
        self._reader.join(5)
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with x_display() as name:
        yield name


@contextmanager
def window(display: str, **options: object) -> Iterator[Window]:
    """A window for one test."""
    opened = Window(display, **options)
    try:
        yield opened
    finally:
        opened.close()


def untouched(report: dict[str, Any]) -> bool:
    return report["field"] == "" and report["clicks"] == 0 and report["shortcuts"] == []


def test_two_hundred_codes_back_to_back_arrive_whole_and_in_order(display: str) -> None:
    with window(display) as bench:
        sent = type_codes(display, CODES)
        assert bench.scans(len(CODES)) == CODES
        assert sent == sum(len(code) + 1 for code in CODES)
        assert untouched(bench.report())


def test_typing_goes_to_the_field_and_is_never_a_scan(display: str) -> None:
    with window(display) as bench, XKeyboard(display) as keyboard:
        keyboard.text("PO-1001 typed by hand", delay_ms=83)
        keyboard.text("0123456789", delay_ms=60)
        # A scan behind it proves that all typing was judged.
        keyboard.text("AFTER99\r")
        assert bench.scans(1) == ["AFTER99"]
        assert bench.report()["field"] == "PO-1001 typed by hand0123456789"
