"""What stands behind the window: station, devices and couriers tied to what is shown. Loaded after the first
paint, with all that it needs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui import sayings
from ui.bridge import Bridge
from ui.language import in_words
from ui.shell import Shell
from ui.standing import Screen
from ui.wedge import KeyboardWedge
from ui.widgets.rail import SETUP

if TYPE_CHECKING:
    from app.bootstrap.devices import CameraView
    from app.bootstrap.workplace import Station, Workplace
    from app.cli.opening import Opening
    from app.settings import Settings
    from app.station.answer import Answer


def open_behind(shell: Shell, wedge: KeyboardWedge, opening: Opening, earlier: Sequence[str]) -> Bridge:
    """Open the station behind a painted window; `earlier` was scanned before there was anybody to hear it."""
    bridge = Bridge(lambda: _opened(opening), opening.camera)
    connect(shell, bridge, wedge)
    bridge.start()
    for text in earlier:
        bridge.hear(text)
    bridge.begin()
    return bridge


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
    bridge.touched.connect(shell.show_touched)
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
    part.show_view(in_words(view))


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
