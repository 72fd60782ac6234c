"""One code held in view is one scan: for the camera and RFID; a trigger device is never debounced. Pure.

A repeat is shown as ignored, not dropped in silence. What a serial or SSCC says a second time is the
procedure's to judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import dist

from app.scan.scan import Device, Scan

_DEBOUNCED = frozenset({Device.CAMERA, Device.RFID})


@dataclass(frozen=True, slots=True)
class DebounceSettings:
    """Times in ms; a place is the same within one size of the code."""

    in_view_ms: int = 250
    """Seen again this soon it never left, wherever it moved to: a few frames were blurred."""
    return_ms: int = 1000
    """Back within this at the same place: a hand passed before the lens."""


@dataclass(slots=True)
class _Sighting:
    device_name: str
    text: str
    centre: tuple[float, float] | None
    size: float
    at: int

    def near(self, other: _Sighting) -> bool:
        """At the same place in the frame; a device without places has only one."""
        if self.centre is None or other.centre is None:
            return True
        return dist(self.centre, other.centre) <= max(self.size, other.size)

    def away(self, other: _Sighting) -> float:
        if self.centre is None or other.centre is None:
            return 0.0
        return dist(self.centre, other.centre)


class Debounce:
    """Remembers what is in view, per device."""

    def __init__(self, settings: DebounceSettings | None = None) -> None:
        self._settings = settings or DebounceSettings()
        self._seen: list[_Sighting] = []

    def repeats(self, frame: Sequence[Scan]) -> list[bool]:
        """For the scans of one frame, in order: was this one answered already?

        Two equal labels side by side are two; the same label found twice at one place is one.
        """
        matched: list[_Sighting] = []
        return [self._is_repeat(scan, matched) for scan in frame]

    def _is_repeat(self, scan: Scan, matched: list[_Sighting]) -> bool:
        if scan.device not in _DEBOUNCED:
            return False
        now = _sighting(scan)
        self._seen = [s for s in self._seen if now.at - s.at <= self._settings.return_ms * 1000]
        same = [s for s in self._seen if s.text == now.text and s.device_name == now.device_name]
        if any(s is m and s.near(now) for s in same for m in matched):
            return True
        candidates = [s for s in same if not any(s is m for m in matched) and self._continues(s, now)]
        if not candidates:
            self._seen.append(now)
            matched.append(now)
            return False
        known = min(candidates, key=now.away)
        known.centre, known.size, known.at = now.centre, now.size, now.at
        matched.append(known)
        return True

    def _continues(self, before: _Sighting, now: _Sighting) -> bool:
        return now.at - before.at <= self._settings.in_view_ms * 1000 or before.near(now)


def _sighting(scan: Scan) -> _Sighting:
    if not scan.box:
        return _Sighting(scan.device_name, scan.text, None, 0.0, scan.at)
    xs, ys = [x for x, _ in scan.box], [y for _, y in scan.box]
    centre = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return _Sighting(scan.device_name, scan.text, centre, max(max(xs) - min(xs), max(ys) - min(ys)), scan.at)
