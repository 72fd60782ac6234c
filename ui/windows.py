"""What the command line may ask of the window: open a station, or film a day of it offscreen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.domain.errors import Unavailable
from ui import sayings
from ui.shell import Shell
from ui.stage.stages import STAGES
from ui.theme.theme import STYLE
from ui.widgets.rail import SETUP

if TYPE_CHECKING:
    from app.bootstrap.player import Played, ScriptClock
    from app.bootstrap.workplace import Workplace
    from app.cli.opening import Opening
    from ui.bridge import Bridge
    from ui.wedge import KeyboardWedge

HANDHELD = (480, 800)


def application() -> QApplication:
    """The one QApplication of this process."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication([*sys.argv[:1], *STYLE])


class Desktop:
    """The Windows of app/cli/windows.py, in Qt."""

    painted: Callable[[], None] | None = None
    """Called once the window is painted and listens; the benchmark stops its clock there."""

    def has_display(self) -> bool:
        platform = os.environ.get("QT_QPA_PLATFORM", "")
        if platform in {"offscreen", "minimal"}:
            return False
        if sys.platform in {"win32", "darwin"}:
            return True
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

    def work(self, opening: Opening) -> int:
        """Show the window at once; the station opens behind it."""
        if not self.has_display():
            raise Unavailable(
                "no-display", "There is no display here; `scanledger demo` plays a day without one"
            )
        app = application()
        shell = Shell(procedures=(*STAGES, SETUP))
        if opening.handheld:
            shell.resize(*HANDHELD)
        shell.show_prompt(sayings.opening())
        start = Start(app, shell, opening, self.painted)
        shell.show()
        status = app.exec()
        start.finish()
        return status

    def film(
        self, workplace: Workplace, clock: ScriptClock, script: Sequence[str], folder: Path, out: Path
    ) -> tuple[Played, list[Path]]:
        """Play a script through the window, offscreen; one picture of each kind of answer."""
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application()
        from ui.film import film

        return film(workplace, clock, script, folder, out)


class Start:
    """What is loaded before and after the first paint: the keyboard is listened to as the window is painted,
    and all the rest comes after it. What is scanned in between is kept."""

    def __init__(
        self, app: QApplication, shell: Shell, opening: Opening, painted: Callable[[], None] | None
    ) -> None:
        self._app, self._shell, self._opening, self._painted = app, shell, opening, painted
        self._earlier: list[str] = []
        self._bridge: Bridge | None = None
        shell.painted.connect(self._listen)

    def finish(self) -> None:
        """The window is closed: answer what was scanned. Raises ScanLedgerError where no station opened."""
        if self._bridge is None:
            return
        self._bridge.stop()
        if self._bridge.failure is not None:
            raise self._bridge.failure

    def _listen(self) -> None:
        """Before the picture is on the screen: nobody scans at a window that is not there."""
        from ui.wedge import KeyboardWedge

        wedge = KeyboardWedge(parent=self._shell)
        wedge.scanned.connect(self._earlier.append)
        wedge.install(self._app)
        QTimer.singleShot(0, lambda: self._load(wedge))

    def _load(self, wedge: KeyboardWedge) -> None:
        if self._painted is not None:
            self._painted()
        from ui.behind import open_behind

        wedge.scanned.disconnect(self._earlier.append)
        self._bridge = open_behind(self._shell, wedge, self._opening, self._earlier)
