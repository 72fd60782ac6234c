"""What a device tells about itself: a state that a person can read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.speech import say


class DeviceState(StrEnum):
    """Where a device stands; it comes back by itself from all but `STOPPED`."""

    LISTENING = "listening"
    DISCONNECTED = "disconnected"
    REFUSED = "refused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """The state, and one sentence for the operator."""

    state: DeviceState
    text: str


@dataclass(frozen=True, slots=True)
class Misread:
    """Something came from a device that makes no scan."""

    code: str
    text: str


_AGAIN = "Nothing was read; scan again."
TOO_LONG = Misread(
    "scan-too-long", say("{why}. {do}", why="The scanner sent more than a barcode can hold", do=_AGAIN)
)
CUT_OFF = Misread("scan-cut-off", say("{why}. {do}", why="The scan came without its end", do=_AGAIN))
