"""A dock for tests: the demo shop behind a real bridge, and devices of our own to plug into it."""

from __future__ import annotations

import os
import sqlite3
import struct
import time
import tty
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.bootstrap import demo_shop
from app.bootstrap.workplace import Station, Workplace
from app.domain.clock import Instant, system_clock
from app.scan.framing import FrameSettings
from app.scan.keymaps import US
from app.scan.serial_settings import SerialSettings
from app.settings import Settings
from app.station.answer import Answer
from app.station.view import StatusView
from ui.bridge import Bridge

ORDER = "PO-20418"
LAMP, GLAND, DRIVER = "9521234500018", "9521234500025", "9521234500186"
LAMP_TAG = "urn:epc:id:sgtin:9521234.050001"
GLAND_TAG = "urn:epc:id:sgtin:9521234.050002"
_EVENT = struct.Struct("llHHi")
_SHIFT = 42
PATIENCE = 20_000


class Port:
    """A scanner on a serial port: a pseudo terminal under a lasting name, as udev gives it."""

    def __init__(self, link: Path) -> None:
        self.link = link
        self.plug()

    def settings(self, name: str = "") -> SerialSettings:
        """Its suffix alone ends a scan: a test that stands still in the middle of one cuts nothing."""
        return SerialSettings(str(self.link), name, frame=FrameSettings(terminated=True, cut_ms=60_000))

    def plug(self) -> None:
        self._ours, theirs = os.openpty()
        tty.setraw(theirs)
        self.link.symlink_to(os.ttyname(theirs))
        os.close(theirs)

    def unplug(self) -> None:
        self.link.unlink()
        os.close(self._ours)

    def send(self, text: str) -> None:
        data = text.encode()
        while data:
            data = data[os.write(self._ours, data) :]

    def close(self) -> None:
        with suppress(OSError):
            os.close(self._ours)


class Keys:
    """A wedge scanner as the kernel shows it: key events through a named pipe."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.plug()

    def plug(self) -> None:
        os.mkfifo(self.path)
        self._pipe = os.open(self.path, os.O_RDWR)

    def unplug(self) -> None:
        self.path.unlink()
        os.close(self._pipe)

    def send(self, text: str) -> None:
        data = b"".join(self._tap(character) for character in text)
        while data:
            data = data[os.write(self._pipe, data) :]

    def _tap(self, character: str) -> bytes:
        code, shift, _ = US.keys_for(character)
        down = _event(_SHIFT, 1) if shift else b""
        up = _event(_SHIFT, 0) if shift else b""
        return down + _event(code, 1) + _event(code, 0) + up

    def close(self) -> None:
        with suppress(OSError):
            os.close(self._pipe)


def _event(code: int, value: int) -> bytes:
    seconds, nanos = divmod(time.monotonic_ns(), 1_000_000_000)
    keys = _EVENT.pack(seconds, nanos // 1000, 1, code, value)
    return keys + _EVENT.pack(seconds, nanos // 1000, 0, 0, 0)


class Watch:
    """This computer's clock, which a test may set forward or back."""

    def __init__(self) -> None:
        self.shift = 0

    def __call__(self) -> Instant:
        return Instant(system_clock() + self.shift)


class Dock:
    """A station at work, and what its window would hear."""

    def __init__(self, qtbot: QtBot, settings: Settings, camera: str = "") -> None:
        self._qtbot = qtbot
        self.settings = settings
        self.clock = Watch()
        self.answers: list[Answer] = []
        self.statuses: list[StatusView] = []
        self.bridge = Bridge(self._open, camera)
        self.bridge.clock = self.clock
        self.bridge.answered.connect(lambda answer, *_: self.answers.append(answer))
        self.bridge.status_changed.connect(self.statuses.append)

    def _open(self) -> tuple[Workplace, Station]:
        workplace = Workplace(self.settings, self.clock)
        workplace.make_books()
        if demo_shop.is_empty(workplace):
            demo_shop.fill(workplace, self.clock)
        station = workplace.station("receiving", "DOCK-3", "MAJA")
        workplace.first_fill(station)
        return workplace, station

    def start(self) -> None:
        with self._qtbot.waitSignal(self.bridge.opened, timeout=PATIENCE):
            self.bridge.start()
            self.bridge.begin()

    @property
    def status(self) -> StatusView:
        return self.statuses[-1]

    @property
    def codes(self) -> list[str]:
        """The codes of all answers, in order."""
        return [answer.code for answer in self.answers]

    def wait(self, until: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(until()), timeout=PATIENCE)

    def wait_for(self, *codes: str) -> None:
        """Wait for answers of these codes, so many of each, and no fewer."""
        wanted = Counter(codes)
        self.wait(lambda: Counter(self.codes) >= wanted)

    def wait_attention(self, words: str) -> None:
        """Wait until the strip says this; nothing where all is well."""
        self.wait(
            lambda: (
                self.statuses
                and words in self.status.attention
                and bool(words) == bool(self.status.attention)
            )
        )

    def log(self) -> list[tuple[str, str, str]]:
        """Device, text and outcome of every scan heard, in order."""
        file = self.settings.data / "stations" / "receiving-DOCK-3" / "outbox.db"
        with closing(sqlite3.connect(file)) as connection:
            return connection.execute("SELECT device_name, text, outcome FROM scan ORDER BY seq").fetchall()


@contextmanager
def working(qtbot: QtBot, settings: Settings, camera: str = "") -> Iterator[Dock]:
    """A dock from its opening to its end."""
    dock = Dock(qtbot, settings, camera)
    dock.start()
    try:
        yield dock
    finally:
        dock.bridge.stop()
