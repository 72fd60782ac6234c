"""Who listens to a station's devices: the bridge under a window, a list in the tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from app.scan.scan import Scan
from app.station.answer import Banner

if TYPE_CHECKING:  # A camera's frames bring numpy, which a station without a camera need not load.
    from app.scan.camera import View


class Ears(Protocol):
    """What devices tell. Everything is called on the devices' own threads and returns at once."""

    def take(self, scan: Scan) -> None:
        """A scan."""
        ...

    def take_burst(self, scans: Sequence[Scan]) -> None:
        """Scans that came as one event, at least one: the new tags of an RFID burst."""
        ...

    def ignore(self, scan: Scan, why: str) -> None:
        """Read again, and not meant as another scan: to be shown."""
        ...

    def refuse(self, scan: Scan, code: str, banner: Banner) -> None:
        """Read, and no scan: to be shown with its reason."""
        ...

    def view(self, view: View) -> None:
        """A camera's frame with its boxes."""
        ...

    def still(self, codes: int, scans: int) -> None:
        """A still that a person asked for showed so many codes, so many of them new."""
        ...

    def changed(self) -> None:
        """A device's state is another one."""
        ...
