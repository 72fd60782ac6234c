"""How an evdev scanner is set up; apart from its reader, which only Linux can import."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath

from app.scan.framing import FrameSettings
from app.scan.keymaps import LayoutName


@dataclass(frozen=True, slots=True)
class EvdevSettings:
    """One device, by a path that survives a replug (/dev/input/by-id/…-event-kbd)."""

    path: str
    name: str = ""
    layout: LayoutName = "us"
    f8_is_gs: bool = True
    grab: bool = True
    """Only ever off for a stream that is no device, such as a recording."""
    frame: FrameSettings = field(default_factory=lambda: FrameSettings(suffixes=("\r", "\n", "\t", "\x03")))

    @property
    def shown(self) -> str:
        """The device's name in the scan log and on the screen."""
        return self.name or PurePath(self.path).name
