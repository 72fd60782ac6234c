"""What window tests share."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture
def still_clock(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Clocks show UTC and the text cursor does not blink: the same picture at any time and place."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(flash)
    monkeypatch.undo()
    time.tzset()
