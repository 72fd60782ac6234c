"""The main window: rail, stage and status strip. It takes plain values and gives codes, and adds no rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from app.domain.clock import Clock, system_clock
from app.station.answer import Answer, Prompt
from app.station.view import StageView, StatusView, TrailView
from ui.language import in_words, speak
from ui.stage.places import Arrangement, arrangement
from ui.stage.stage import ProcedureStage
from ui.stage.stages import make_stage
from ui.theme import tokens
from ui.theme.theme import Theme
from ui.widgets.rail import SETUP, Rail
from ui.widgets.statusstrip import StatusStrip, clock_text

if TYPE_CHECKING:
    from ui.printing import Papers
    from ui.sounds import Sounds
    from ui.stage.cameraview import CameraPart

_SECOND_MS = 1000


class Shell(QMainWindow):
    """What a person stands in front of. Any `show_…` may come at any time, in any order."""

    scan_entered = Signal(str)
    """A tapped row, button or keypad: the code that a scanner would send."""
    value_typed = Signal(str)
    """A code typed by a person."""
    pin_entered = Signal(str)
    photograph_picked = Signal(bytes)
    procedure_chosen = Signal(str)
    closing = Signal()
    painted = Signal()
    """Once, while the window is painted for the first time: what can wait for that is loaded then."""

    def __init__(
        self,
        theme: Theme | None = None,
        *,
        procedures: Sequence[str] = ("receiving",),
        clock: Clock = system_clock,
        sounds: Sounds | None = None,
        stages: Callable[[str, Theme, QWidget], ProcedureStage] = make_stage,
    ) -> None:
        super().__init__()
        self.theme = theme or Theme()
        self.theme.install()
        self._clock = clock
        self._failure: Prompt | None = None
        self._status: StatusView | None = None
        self._was_painted = False
        if sounds is not None:
            self.sounds = sounds
        self._ground = QWidget(self)
        self.setCentralWidget(self._ground)
        self._make_stage = stages
        self._photographs = Path("nowhere")
        self._procedures = tuple(procedures)
        self._procedure = procedures[0]
        self._furnish()
        self.setWindowTitle("ScanLedger")
        self.setMinimumSize(320, 320)
        self.resize(1280, 800)
        self.page: QWidget | None = None
        self._ticker = QTimer(self, interval=_SECOND_MS)
        self._ticker.timeout.connect(self._tick)
        self._ticker.start()
        self._tick()

    def _furnish(self) -> None:
        """Put up rail, screen and strip, in the language that is spoken."""
        self._stages: dict[str, ProcedureStage] = {}
        self.rail = Rail(self.theme, self._procedures, self._ground)
        self.stage = self._stage_of(self._procedure)
        """The screen of the procedure that is shown."""
        self.strip = StatusStrip(self.theme, self._ground)
        self.rail.chosen.connect(self.procedure_chosen)
        self.rail.more.connect(self.open_menu)
        self.rail.show_procedure(self._procedure)

    def speak(self, language: str) -> None:
        """Speak another language from now on: all is put up anew, and shows what it is shown next."""
        if not speak(language):
            return
        before: list[QWidget] = [self.rail, self.strip, *self._stages.values()]
        status = self._status
        camera = self.stage.release_camera()
        self._furnish()
        for new in (self.rail, self.strip, self.stage):
            new.show()
        self._arrange()
        if camera is not None:
            self.stage.attach_camera(camera)
        if status is not None:
            self.show_status(status)
        self._tick()
        for old in before:
            old.hide()
            old.deleteLater()

    def keep_photographs_in(self, folder: Path) -> None:
        """The stations' folders, in which their photographs lie."""
        self._photographs = folder
        for stage in self._stages.values():
            stage.keep_photographs_in(folder)

    @cached_property
    def sounds(self) -> Sounds:
        """What answers sound like; the first window is silent."""
        from ui.sounds import Sounds

        return Sounds(self)

    @cached_property
    def papers(self) -> Papers:
        """The papers that were made here; not needed to show a window."""
        from ui.printing import Papers

        return Papers(self)

    @property
    def procedure(self) -> str:
        """The procedure that is shown."""
        return self._procedure

    def show_stage(self, view: StageView) -> None:
        """Show lines, progress and actions of a procedure, on its own screen."""
        if view.procedure != self._procedure:
            self._procedure = view.procedure
            self._turn_to(self._stage_of(view.procedure))
        if self.page is None:
            self.rail.show_procedure(view.procedure)
        view = in_words(view)
        self.stage.show_stage(view)
        self.setWindowTitle(f"{view.title} – ScanLedger" if view.title else "ScanLedger")

    def show_page(self, page: QWidget | None) -> None:
        """Lay a page of the office, such as the set-up, over the stage; None shows the stage again."""
        if self.page is not None and self.page is not page:
            self.page.hide()
        self.page = page
        if page is not None:
            page.setParent(self._ground)
            self._arrange()
            page.show()
        self.rail.show_procedure(SETUP if page is not None else self._procedure)

    def show_answer(self, answer: Answer, at: int) -> None:
        """Show and sound the answer to a scan of the instant `at` (microseconds UTC)."""
        answer = in_words(answer)
        if answer.prints:
            self.papers.take(answer.prints)
            said = (*answer.banner.details, self.papers.said(answer.prints))
            answer = replace(answer, banner=replace(answer.banner, details=said))
            self.rail.show_more(True)
        self.sounds.play(answer.tone)
        self.stage.show_answer(answer, at)

    def show_touched(self, touched: Sequence[str]) -> None:
        """Which orders the last scans touched: said below what was answered."""
        self.stage.show_touched(in_words(tuple(touched)))

    def ask_photograph(self, what: str, why: str) -> None:
        """A photograph is wanted, and why no camera takes it."""
        self.stage.ask_photograph(in_words(what), in_words(why))

    def open_menu(self) -> None:
        """The procedures to turn to, and the papers that were made."""
        if self.page is not None:
            self.procedure_chosen.emit(self._procedure)
        # Not before it is wanted: the first window need not wait for it.
        from ui.menu import paper_choices, procedure_choices

        procedures = procedure_choices(self.rail, self._procedure, self.procedure_chosen.emit)
        self.stage.open_choice(self.tr("Menu"), [*procedures, *paper_choices(self.papers)])

    def show_trail(self, rows: Sequence[TrailView]) -> None:
        """Show the last scans, newest first."""
        self.stage.show_trail(in_words(list(rows)))

    def show_status(self, status: StatusView) -> None:
        """Show who, where, connected and waiting; a scanner that does not listen takes the banner."""
        self._status = status
        self.strip.show_status(in_words(status))
        self._show_state()

    def show_failure(self, title: str, text: str) -> None:
        """The station cannot work: why, and what to do. It stays until the window is closed."""
        self._failure = Prompt(title, in_words(text))
        self._show_state()

    def attach_camera(self, camera: CameraPart) -> None:
        """A camera looks at this place, whichever procedure is shown."""
        self.stage.attach_camera(camera)

    def show_prompt(self, prompt: Prompt) -> None:
        """Nothing to answer: say what to scan next."""
        self.stage.show_prompt(in_words(prompt))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F10 and SETUP in self.rail.names:
            self.procedure_chosen.emit(self._procedure if self.page is not None else SETUP)
        elif event.key() == Qt.Key.Key_Escape and self.page is not None:
            self.procedure_chosen.emit(self._procedure)
        elif self.page is not None or not self.stage.press_key(event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        # Not by an event filter: Qt's objects would be looked up there, and with them all their kinds.
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: object) -> None:
        self.closing.emit()
        if "papers" in self.__dict__:
            self.papers.finish()
        super().closeEvent(event)  # type: ignore[arg-type]

    def _arrange(self) -> None:
        px, wide, tall = self.theme.px, self._ground.width(), self._ground.height()
        rail = px(tokens.RAIL)
        kind = arrangement(self.theme, wide - rail, tall - px(tokens.STRIP))
        if kind is not Arrangement.WIDE:
            rail = px(tokens.RAIL_NARROW) if self.rail.needed else 0
            kind = arrangement(self.theme, wide - rail, tall)
        if kind is Arrangement.HANDHELD:
            rail = 0
        strips = {Arrangement.WIDE: tokens.STRIP, Arrangement.TIGHT: tokens.STRIP_TIGHT}
        strip = px(strips.get(kind, 0))
        self.rail.setVisible(rail > 0)
        self.rail.setGeometry(0, 0, rail, tall)
        self.strip.setVisible(strip > 0)
        self.strip.inset = tokens.MARGIN if kind is Arrangement.WIDE else tokens.MARGIN_HANDHELD
        self.strip.setGeometry(rail, tall - strip, wide - rail, strip)
        self.stage.setGeometry(rail, 0, wide - rail, tall - strip)
        if self.page is not None:
            self.page.setGeometry(self.stage.geometry())
            self.page.raise_()

    def _stage_of(self, procedure: str) -> ProcedureStage:
        """The screen of a procedure, made when it is first wanted and kept."""
        stage = self._stages.get(procedure)
        if stage is None:
            stage = self._stages[procedure] = self._make_stage(procedure, self.theme, self._ground)
            stage.scan_entered.connect(self.scan_entered)
            stage.value_typed.connect(self.value_typed)
            stage.pin_entered.connect(self.pin_entered)
            stage.photograph_picked.connect(self.photograph_picked)
            stage.menu_wanted.connect(self.open_menu)
            stage.has_menu = self.rail.needed
            stage.keep_photographs_in(self._photographs)
        return stage

    def _turn_to(self, stage: ProcedureStage) -> None:
        """Show another procedure's screen; the camera goes with it, what was typed does not."""
        before, self.stage = self.stage, stage
        before.close_panels()
        camera = before.release_camera()
        self._show_state()
        self._arrange()
        if camera is not None:
            stage.attach_camera(camera)
        before.hide()
        stage.show()
        if self.page is not None:
            self.page.raise_()

    def _show_state(self) -> None:
        """What the window knows of scanner and books, on the screen that is shown."""
        status = self.strip.status
        deaf = status is not None and not status.listening
        self.stage.show_alarm(self._failure or (self._alarm(status) if status and deaf else None))
        if status is not None:
            self.stage.show_notice(status, self.strip.pressing())

    def _alarm(self, status: StatusView) -> Prompt:
        if not self.isActiveWindow():
            return Prompt(
                self.tr("Scanner not listening"), self.tr("Touch this window once, then scan again.")
            )
        text = status.attention or self.tr("Look at its cable. Until then, type codes with F2.")
        return Prompt(self.tr("Scanner not listening"), text)

    def _tick(self) -> None:
        self.strip.show_clock(clock_text(self._clock()))
