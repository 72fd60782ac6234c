"""A sound of its own for each tone, played by the system's player so that nothing waits for it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.station.answer import Tone
from ui.theme.theme import RESOURCES

FOLDER = RESOURCES / "sounds"
_PLAYERS = {"darwin": ("afplay",), "win32": ()}
_PLAYERS_ELSEWHERE = ("pw-play", "paplay", "aplay")
_MOST_AT_ONCE = 3
_BEEPS = {Tone.OK: 1, Tone.DONE: 1, Tone.ATTENTION: 2, Tone.REFUSED: 3}
_BEEP_GAP_MS = 180
_SILENT_PLATFORMS = ("offscreen", "minimal")


def sound_file(tone: Tone) -> Path:
    return FOLDER / f"{tone.value}.wav"


class Sounds(QObject):
    """Plays tones. A player that fails is given up, and the next one or the beep takes over."""

    def __init__(self, parent: QObject | None = None, *, muted: bool = False) -> None:
        super().__init__(parent)
        self.muted = muted or QGuiApplication.platformName() in _SILENT_PLATFORMS
        names = _PLAYERS.get(sys.platform, _PLAYERS_ELSEWHERE)
        self._players = [found for name in names if (found := shutil.which(name))]
        self._playing: list[QProcess] = []

    def use_players(self, players: Sequence[str]) -> None:
        """Play by these programs, the first that works; each is given the path of a WAV."""
        self._players = list(players)

    @property
    def playing(self) -> int:
        """How many sounds are on their way now."""
        return len(self._playing)

    def play(self, tone: Tone) -> None:
        """Start the tone's sound and return at once; too many at once drop the newest."""
        if self.muted or len(self._playing) >= _MOST_AT_ONCE:
            return
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(sound_file(tone)), winsound.SND_FILENAME | winsound.SND_ASYNC)
        elif self._players:
            self._start(tone)
        else:
            self._beep(_BEEPS[tone])

    def _start(self, tone: Tone) -> None:
        player = self._players[0]
        process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(lambda status, _how: self._finished(process, player, tone, status == 0))
        process.errorOccurred.connect(lambda _error: self._finished(process, player, tone, False))
        self._playing.append(process)
        process.start(player, [str(sound_file(tone))])

    def _finished(self, process: QProcess, player: str, tone: Tone, heard: bool) -> None:
        if process not in self._playing:
            return
        self._playing.remove(process)
        process.deleteLater()
        if not heard:
            if player in self._players:
                self._players.remove(player)
            self.play(tone)

    def _beep(self, times: int) -> None:
        QApplication.beep()
        if times > 1:
            QTimer.singleShot(_BEEP_GAP_MS, self, lambda: self._beep(times - 1))
