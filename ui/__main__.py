"""`scanledger`: the command line, with windows."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from app.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.bootstrap.player import Played, ScriptClock
    from app.bootstrap.workplace import Workplace
    from app.cli.opening import Opening
    from ui.windows import Desktop


def main() -> int:
    """Run one call."""
    return run(sys.argv[1:], LazyWindows())


class LazyWindows:
    """The Windows of app/cli/windows.py: Qt is loaded by the calls that open one, and by no other."""

    def has_display(self) -> bool:
        return self._desktop().has_display()

    def work(self, opening: Opening) -> int:
        return self._desktop().work(opening)

    def film(
        self, workplace: Workplace, clock: ScriptClock, script: Sequence[str], folder: Path, out: Path
    ) -> tuple[Played, list[Path]]:
        return self._desktop().film(workplace, clock, script, folder, out)

    def _desktop(self) -> Desktop:
        # What is loaded here stays: to look through it for garbage again and again is time lost.
        gc.disable()
        try:
            from ui.windows import Desktop
        finally:
            gc.enable()
        return Desktop()


if __name__ == "__main__":
    sys.exit(main())
