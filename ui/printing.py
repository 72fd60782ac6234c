"""Papers: sent to a printer by the command in the settings, or kept in their folder to be opened."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl, Signal
from PySide6.QtGui import QDesktopServices

KEPT = 6
"""Papers that can be opened again from the screen."""
_PATIENCE_MS = 10_000


class Papers(QObject):
    """The papers that were made since the window was opened."""

    failed = Signal(str, str)
    """A paper's name, and why it was not printed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.command = ""
        """What prints a file whose path is put after it; empty: nothing is printed."""
        self._last: list[Path] = []
        self._printing: list[QProcess] = []

    @property
    def last(self) -> tuple[Path, ...]:
        """The last papers, newest first."""
        return tuple(self._last)

    def take(self, paths: Sequence[str]) -> None:
        """Keep these papers at hand, and print them where there is a printer."""
        for path in map(Path, paths):
            self._last = [path, *(one for one in self._last if one != path)][:KEPT]
            if self.command:
                self._print(path)

    def said(self, paths: Sequence[str]) -> str:
        """One short line about papers that were just made."""
        names = ", ".join(Path(path).name for path in paths)
        if self.command:
            return self.tr("{0} sent to the printer").format(names)
        return self.tr("{0} made, open it with F1").format(names)

    def open(self, path: Path) -> None:
        """Open a paper with the system's program for it."""
        if not path.is_file() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.failed.emit(path.name, self.tr("{0} cannot be opened here").format(path))

    def finish(self) -> None:
        """Wait for what is on its way to the printer: the window closes."""
        for process in list(self._printing):
            process.waitForFinished(_PATIENCE_MS)

    def _print(self, path: Path) -> None:
        process = QProcess(self)
        self._printing.append(process)
        program, *arguments = shlex.split(self.command)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.errorOccurred.connect(lambda _: self._end(process, path, process.errorString()))
        process.finished.connect(lambda code, _: self._end(process, path, self._trouble(process, code)))
        process.start(program, [*arguments, str(path)])

    def _trouble(self, process: QProcess, code: int) -> str:
        """Why printing failed, in the command's own last words."""
        if code == 0:
            return ""
        said = bytes(process.readAll().data()).decode(errors="replace").strip().splitlines()
        return said[-1] if said else self.tr("the printing command answered {0}").format(code)

    def _end(self, process: QProcess, path: Path, trouble: str) -> None:
        if process not in self._printing:
            return
        self._printing.remove(process)
        process.deleteLater()
        if trouble:
            self.failed.emit(path.name, trouble)
