"""How a scanner on a serial port is set up; apart from its reader, which loads the serial library."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from app.scan.framing import FrameSettings


@dataclass(frozen=True, slots=True)
class SerialSettings:
    """The port and how it is set; 9600 8N1 is what scanners leave the factory with."""

    port: str
    name: str = ""
    """What people call this scanner; else the port."""
    baud_rate: int = 9600
    data_bits: Literal[7, 8] = 8
    parity: Literal["N", "E", "O"] = "N"
    stop_bits: Literal[1, 2] = 1
    encoding: Literal["utf-8", "latin-1"] = "utf-8"
    frame: FrameSettings = field(default_factory=FrameSettings)

    @property
    def shown(self) -> str:
        """The device's name in the scan log and on the screen."""
        return self.name or self.port
