"""Film a day: a script played through the window, one picture of each kind of answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.bootstrap.player import Played, Player, ScriptClock
from app.bootstrap.workplace import Station, Workplace
from app.domain.errors import Unavailable
from app.station.answer import Answer
from app.station.view import StatusView
from ui.shell import Shell
from ui.stage.stages import STAGES
from ui.theme.theme import Theme

SIZE = (1280, 800)


class Film:
    """The window, and which kinds of answer it has pictures of."""

    def __init__(self, clock: ScriptClock, out: Path, *, dark: bool = False) -> None:
        self._clock = clock
        self._out = out
        self._seen: set[tuple[str, str]] = set()
        self._theme = Theme("dark" if dark else "light")
        self._shell: Shell | None = None
        self.pictures: list[Path] = []

    @property
    def shell(self) -> Shell:
        """The window; opened with the first answer, so that its clock is the script's."""
        if self._shell is None:
            self._shell = Shell(self._theme, procedures=tuple(STAGES), clock=self._clock)
            self._shell.resize(*SIZE)
            self._shell.show()
        return self._shell

    def show(self, answer: Answer, station: Station) -> None:
        """Show a station's answer as the window would, and keep a picture of the first of its kind."""
        view = station.session.view()
        self.shell.show_stage(view)
        self.shell.show_trail(station.session.trail())
        self.shell.show_status(self._status(station))
        self.shell.show_answer(answer, self._clock())
        if (view.procedure, answer.code) not in self._seen:
            self._seen.add((view.procedure, answer.code))
            self._picture(answer.code)

    def _picture(self, code: str) -> None:
        QApplication.processEvents()
        path = self._out / f"{len(self.pictures) + 1:02d}-{code}.png"
        if not self.shell.grab().save(str(path)):
            raise Unavailable("picture-unwritten", f"{path} cannot be written")
        self.pictures.append(path)

    def _status(self, station: Station) -> StatusView:
        counts = station.outbox.counts()
        waiting = counts.waiting > 0
        return StatusView(
            connected=not waiting,
            books="Not connected" if waiting else "Connected",
            waiting=counts.waiting,
            parked=counts.parked,
            device="Scan script",
            listening=True,
            operator=station.session.who(),
            station=station.session.location,
        )


def film(
    workplace: Workplace, clock: ScriptClock, script: Sequence[str], folder: Path, out: Path
) -> tuple[Played, list[Path]]:
    """Play the script and film it. Raises Unavailable where `out` cannot be written."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable("folder-unwritable", f"{out} cannot be made: {error.strerror}") from None
    reel = Film(clock, out)
    player = Player(workplace, clock, folder, answered=lambda _, answer: reel.show(answer, player.station))
    played = player.play(script)
    reel.shell.close()
    return played, reel.pictures
