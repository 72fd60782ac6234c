"""What the calls need of a window; `ui` hands it in, so that the core runs without one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.cli.opening import Opening
from app.domain.errors import BadCall

if TYPE_CHECKING:  # A window opens before any of these is needed.
    from app.bootstrap.player import Played, ScriptClock
    from app.bootstrap.workplace import Workplace


class Windows(Protocol):
    """The window, as the command line may ask for it."""

    def has_display(self) -> bool: ...

    def work(self, opening: Opening) -> int:
        """Open a station's window and work until it is closed."""
        ...

    def film(
        self, workplace: Workplace, clock: ScriptClock, script: Sequence[str], folder: Path, out: Path
    ) -> tuple[Played, list[Path]]:
        """Play a script through the same window offscreen; the pictures are written to `out`."""
        ...


def needed(windows: Windows | None) -> Windows:
    """The windows, where there are any to be had."""
    if windows is None:
        raise BadCall("no-window", "This is ScanLedger without windows; call `scanledger` instead")
    return windows
