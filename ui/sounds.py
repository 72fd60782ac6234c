"""A sound of its own for each tone, played by the system's player so that nothing waits for it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal
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


class Voice(QProcess):
    """One run of a player at a time; it is kept and used again."""

    done = Signal(object, str, bool)
    """The tone, the player, and whether it was heard."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tone: Tone | None = None
        self._player = ""
        self.setStandardOutputFile(QProcess.nullDevice())
        self.setStandardErrorFile(QProcess.nullDevice())
        self.finished.connect(self._finish)
        self.errorOccurred.connect(self._fail)

    @property
    def busy(self) -> bool:
        return self._tone is not None

    def say(self, tone: Tone, player: str) -> None:
        self._tone, self._player = tone, player
        self.start(player, [str(sound_file(tone))])

    def _finish(self, status: int, how: QProcess.ExitStatus) -> None:
        self._end(status == 0 and how is QProcess.ExitStatus.NormalExit)

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(False)

    def _end(self, heard: bool) -> None:
        tone, self._tone = self._tone, None
        if tone is not None:
            self.done.emit(tone, self._player, heard)


class Sounds(QObject):
    """Plays tones. A player that fails is given up, and the next one or the beep takes over."""

    def __init__(self, parent: QObject | None = None, *, muted: bool = False) -> None:
        super().__init__(parent)
        self.muted = muted or QGuiApplication.platformName() in _SILENT_PLATFORMS
        self._players: list[str] | None = None
        self._voices: list[Voice] = []

    def use_players(self, players: Sequence[str]) -> None:
        """Play by these programs, the first that works; each is given the path of a WAV."""
        self._players = list(players)

    @property
    def playing(self) -> int:
        """How many sounds are on their way now."""
        return sum(voice.busy for voice in self._voices)

    def play(self, tone: Tone) -> None:
        """Start the tone's sound and return at once; too many at once drop the newest."""
        if self.muted:
            return
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(sound_file(tone)), winsound.SND_FILENAME | winsound.SND_ASYNC)
            return
        if self._players is None:
            self._players = _installed_players()
        if not self._players:
            self._beep(_BEEPS[tone])
        elif (voice := self._free_voice()) is not None:
            voice.say(tone, self._players[0])

    def _free_voice(self) -> Voice | None:
        voice = next((voice for voice in self._voices if not voice.busy), None)
        if voice is None and len(self._voices) < _MOST_AT_ONCE:
            voice = Voice(self)
            voice.done.connect(self._done)
            self._voices.append(voice)
        return voice

    def _done(self, tone: Tone, player: str, heard: bool) -> None:
        if heard:
            return
        if self._players and player in self._players:
            self._players.remove(player)
        # Not from within the process's own signal: it may be the one to play next.
        QTimer.singleShot(0, self, partial(self.play, tone))

    def _beep(self, times: int) -> None:
        QApplication.beep()
        if times > 1:
            QTimer.singleShot(_BEEP_GAP_MS, self, partial(self._beep, times - 1))


def _installed_players() -> list[str]:
    """Looked for at the first sound, not before the first window."""
    from shutil import which

    names = _PLAYERS.get(sys.platform, _PLAYERS_ELSEWHERE)
    return [found for name in names if (found := which(name))]
