"""The window under test, in a process of its own: a field that must stay as it is, and the wedge.

Speaks JSON lines on stdout; takes `report`, `dialog`, `hide`, `use` and `quit` on stdin.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QVBoxLayout, QWidget

from app.scan.wedge import WedgeSettings
from ui.office.scanner_setup import ScannerSetup
from ui.theme.theme import Theme
from ui.wedge import KeyboardWedge


class Bench(QWidget):
    """A field with focus, a button, a few shortcuts: all that a scan could disturb."""

    def __init__(self, settings: WedgeSettings, stall_every_ms: int, setup: bool) -> None:
        super().__init__()
        self.field = QLineEdit(self)
        self.clicks = 0
        self.shortcuts: list[str] = []
        self.answers: list[int] = []
        button = QPushButton("Post", self)
        button.clicked.connect(self._clicked)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(button)
        for keys in ("F8", "Ctrl+]", "F5", "Ctrl+M"):
            QShortcut(QKeySequence(keys), self, lambda keys=keys: self.shortcuts.append(keys))
        self.wedge = KeyboardWedge(settings, self)
        self.wedge.scanned.connect(lambda text: say(event="scanned", text=text))
        self.wedge.misread.connect(lambda code, text: say(event="misread", code=code, text=text))
        self.wedge.listening_changed.connect(lambda on: say(event="listening", on=on))
        self.commands = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self.commands.activated.connect(self._command)
        if setup:
            self._set_up(layout)
        if stall_every_ms:
            self.staller = QTimer(self)
            self.staller.timeout.connect(lambda: time.sleep(0.3))
            self.staller.start(stall_every_ms)

    def _set_up(self, layout: QVBoxLayout) -> None:
        self.setup = ScannerSetup(Theme("light", 1.0), self.wedge, lambda _settings: say(event="kept"), self)
        self.setup.setMinimumSize(1000, 600)
        self.setup.judged.connect(lambda f: say(event="found", complete=f.complete, words=f.words))
        layout.addWidget(self.setup)

    def _clicked(self) -> None:
        self.clicks += 1

    def _command(self) -> None:
        word = sys.stdin.readline().strip()
        if word == "report":
            say(
                event="report", field=self.field.text(), clicks=self.clicks, shortcuts=self.shortcuts,
                answers=self.answers, listening=self.wedge.listening,
            )  # fmt: skip
        elif word == "dialog":
            self._ask()
        elif word == "use":
            self.setup.use.click()
        elif word == "hide":
            self.hide()
        else:
            QApplication.quit()

    def _answered(self, answer: int) -> None:
        self.answers.append(answer)
        say(event="answered")

    def _ask(self) -> None:
        box = QMessageBox(QMessageBox.Icon.Question, "Delete", "Delete the pallet?", parent=self)
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        box.setDefaultButton(QMessageBox.StandardButton.Yes)
        box.finished.connect(self._answered)
        box.open()
        QTimer.singleShot(0, lambda: say_when(lambda: QApplication.activeWindow() is box, "dialog"))


def say(**what: object) -> None:
    """One line to the test."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def say_when(condition: Callable[[], bool], word: str) -> None:
    """Report once something has become true."""
    if condition():
        say(event=word)
    else:
        QTimer.singleShot(5, lambda: say_when(condition, word))


def main() -> int:
    """Open the window and serve."""
    options = json.loads(sys.argv[1])
    app = QApplication(sys.argv[:1])
    given = options["settings"]
    settings = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    bench = Bench(WedgeSettings(**settings), options.get("stall_every_ms", 0), options.get("setup", False))
    bench.wedge.install(app)
    bench.show()
    # No activateWindow: the window manager gives a new window the focus by itself; asked once more it takes
    # the focus away for a moment and gives it back, and keys of that moment are lost.
    bench.field.setFocus()
    say_when(lambda: bench.wedge.listening and bench.field.hasFocus(), "ready")
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
