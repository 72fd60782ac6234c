"""What the command line may ask of the window: open a station, or film a day of it offscreen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import Unavailable
from ui import sayings
from ui.bridge import Bridge
from ui.shell import Shell
from ui.stage.stages import STAGES
from ui.standing import Screen
from ui.wedge import KeyboardWedge
from ui.widgets.rail import SETUP

if TYPE_CHECKING:
    from app.bootstrap.devices import CameraView
    from app.bootstrap.player import Played, ScriptClock
    from app.bootstrap.workplace import Station, Workplace
    from app.cli.opening import Opening
    from app.settings import Settings
    from app.station.answer import Answer

HANDHELD = (480, 800)


def application() -> QApplication:
    """The one QApplication of this process."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(sys.argv[:1])


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
        bridge, wedge = Bridge(lambda: _opened(opening), opening.camera), KeyboardWedge()
        connect(shell, bridge, wedge)
        wedge.install(app)
        if opening.handheld:
            shell.resize(*HANDHELD)
        shell.show_prompt(sayings.opening())
        bridge.start()
        first = FirstPaint(shell)
        first.done.connect(bridge.begin)
        if self.painted is not None:
            first.done.connect(self.painted)
        shell.show()
        status = app.exec()
        bridge.stop()
        if bridge.failure is not None:
            raise bridge.failure
        return status

    def film(
        self, workplace: Workplace, clock: ScriptClock, script: Sequence[str], folder: Path, out: Path
    ) -> tuple[Played, list[Path]]:
        """Play a script through the window, offscreen; one picture of each kind of answer."""
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application()
        from ui.film import film

        return film(workplace, clock, script, folder, out)


class FirstPaint(QObject):
    """Says once that a window has been painted: what is behind it is loaded then, and not before."""

    done = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.done.emit)
        return False


def connect(shell: Shell, bridge: Bridge, wedge: KeyboardWedge) -> None:
    """Tie the window, the devices and the station together."""
    office = Office(shell, bridge, wedge)
    wedge.scanned.connect(office.hear)
    wedge.misread.connect(office.misread)
    wedge.listening_changed.connect(bridge.show_listening)
    shell.procedure_chosen.connect(office.choose)
    shell.scan_entered.connect(bridge.hear_typed)
    shell.value_typed.connect(bridge.hear_typed)
    shell.pin_entered.connect(bridge.enter_pin)
    shell.photograph_picked.connect(bridge.photograph)
    bridge.menu_wanted.connect(shell.open_menu)
    bridge.photograph_wanted.connect(shell.ask_photograph)
    bridge.answered.connect(lambda answer, at, screen: _show_answer(shell, answer, at, screen))
    bridge.refreshed.connect(lambda screen: _show_screen(shell, screen))
    bridge.turned.connect(lambda screen: _show_turned(shell, screen))
    bridge.status_changed.connect(shell.show_status)
    bridge.settled.connect(lambda settings: _settle(shell, bridge, wedge, settings))
    bridge.camera_changed.connect(lambda view: _show_camera(shell, bridge, view))
    bridge.failed.connect(lambda text: shell.show_failure(sayings.cannot_work(), text))


class Office(QObject):
    """The pages beside the stage: the set-up of the keyboard scanner."""

    def __init__(self, shell: Shell, bridge: Bridge, wedge: KeyboardWedge) -> None:
        super().__init__(shell)
        self._shell, self._bridge, self._wedge = shell, bridge, wedge

    def choose(self, name: str) -> None:
        """Show a page, or the stage of a procedure."""
        self._shell.show_page(self.setup if name == SETUP else None)
        if name not in (SETUP, self._shell.procedure):
            self._bridge.turn_to(name)

    def hear(self, text: str) -> None:
        """A scan; while the scanner is set up, it is tried and not counted."""
        if self._shell.page is None:
            self._bridge.hear(text)

    def misread(self, code: str, text: str) -> None:
        if self._shell.page is None:
            self._bridge.misread(code, text)

    @cached_property
    def setup(self) -> QWidget:
        from ui.office.scanner_setup import ScannerSetup

        return ScannerSetup(self._shell.theme, self._wedge, self._bridge.keep_wedge)


def _settle(shell: Shell, bridge: Bridge, wedge: KeyboardWedge, settings: Settings) -> None:
    """Go by the settings, now that they are read."""
    from app.bootstrap.workplace import STATIONS

    wedge.set_settings(settings.scanners.wedge)
    shell.theme.choose(settings.theme)
    shell.speak(settings.language)
    shell.keep_photographs_in(settings.data / STATIONS)
    shell.papers.command = settings.print_command
    shell.papers.failed.connect(lambda name, why: bridge.say(sayings.not_printed(name, why)))
    if not settings.sounds:
        shell.sounds.muted = True


def _show_camera(shell: Shell, bridge: Bridge, view: CameraView) -> None:
    """The camera's picture and buttons, made when there is a camera."""
    part = shell.stage.camera
    if part is None:
        from ui.stage.cameraview import CameraPart

        part = CameraPart(shell.theme, shell)
        part.scan_all_wanted.connect(bridge.scan_all)
        part.light_wanted.connect(bridge.light)
        part.focus_wanted.connect(bridge.focus)
        bridge.on_view = part.preview.feed.offer
        shell.attach_camera(part)
    part.show_view(view)


def _show_answer(shell: Shell, answer: Answer, at: int, screen: Screen | None) -> None:
    if screen is not None:
        shell.show_stage(screen.stage)
        shell.show_trail(screen.trail)
    shell.show_answer(answer, at)


def _show_turned(shell: Shell, screen: Screen) -> None:
    """Another procedure from now on: its screen says what to scan next, not what was answered last."""
    shell.show_stage(screen.stage)
    shell.show_trail(screen.trail)
    shell.show_prompt(screen.prompt)


def _show_screen(shell: Shell, screen: Screen) -> None:
    """News from the books: rows and progress change, what the last scan was answered stays."""
    shell.show_stage(screen.stage)
    shell.show_trail(screen.trail)
    if not screen.trail:
        shell.show_prompt(screen.prompt)


def _opened(opening: Opening) -> tuple[Workplace, Station]:
    """Everything behind the window; loaded on the station's thread, while the window is there already."""
    from app.bootstrap.workplace import Workplace
    from app.settings import read_settings

    settings = read_settings(opening.data, opening.db)
    workplace = Workplace(settings)
    procedure = opening.procedure or settings.procedure
    location = opening.location or settings.place_of(procedure)
    return workplace, workplace.open_station(procedure, location, settings.operator)
