"""Where one scan ends and the next begins, for devices that send nothing but scans (serial, evdev). Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.scan.device import CUT_OFF, TOO_LONG, Misread

GS, STX = "\x1d", "\x02"
SUFFIXES = ("\r", "\n", "\x03")


@dataclass(frozen=True, slots=True)
class FrameSettings:
    """How a scanner frames what it sends."""

    prefix: str = ""
    suffixes: tuple[str, ...] = SUFFIXES
    terminated: bool = False
    """It always sends a suffix: silence does not end a scan, it cuts it."""
    gs: tuple[str, ...] = ("<GS>", "{GS}")
    """Literals that stand for GS."""
    max_length: int = 8192
    silence_ms: int = 100
    cut_ms: int = 2000
    """How long a scan without its suffix is waited for where suffixes are sure."""
    separators_kept: bool = False
    """This scanner was seen to send GS: what its codes say between two of them is whole."""


class Framer:
    """Characters in, scans out; holds at most one scan of bounded length."""

    def __init__(self, settings: FrameSettings) -> None:
        self._settings = settings
        self._text: list[str] = []
        self._length = 0
        self._last_ms = 0
        self._spoilt = False

    def feed(self, text: str, now_ms: int) -> list[str | Misread]:
        """What `text`, arriving now, completes."""
        done = self.idle(now_ms)
        self._last_ms = now_ms
        for character in text:
            if character in self._settings.suffixes:
                done += self._end()
            else:
                self._add(character)
        return done

    def idle(self, now_ms: int) -> list[str | Misread]:
        """What silence completes, or cuts."""
        if not self._length or now_ms - self._last_ms < self.patience_ms:
            return []
        return self.cut() if self._settings.terminated else self._end()

    def cut(self) -> list[str | Misread]:
        """The device is gone, or fell silent, in the middle of a scan."""
        if not self._length:
            return []
        self._forget()
        return [CUT_OFF]

    def spoil(self, now_ms: int) -> None:
        """Something was lost on the way: the scan under way is worthless, up to its end."""
        self._spoilt = True
        self._last_ms = now_ms
        self._add("?")

    @property
    def patience_ms(self) -> int:
        """After how much silence to ask `idle`."""
        return self._settings.cut_ms if self._settings.terminated else self._settings.silence_ms

    def _add(self, character: str) -> None:
        self._length += 1
        if self._length <= self._settings.max_length:
            self._text.append(character)
        else:
            self._text.clear()

    def _end(self) -> list[str | Misread]:
        whole, spoilt = "".join(self._text), self._spoilt
        too_long = self._length > self._settings.max_length
        self._forget()
        if spoilt or too_long:
            return [CUT_OFF if spoilt else TOO_LONG]
        whole = whole.removeprefix(STX).removeprefix(self._settings.prefix)
        for literal in self._settings.gs:
            whole = whole.replace(literal, GS)
        return [whole] if whole else []

    def _forget(self) -> None:
        self._text.clear()
        self._length = 0
        self._spoilt = False
