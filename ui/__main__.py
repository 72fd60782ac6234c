"""`scanledger`: the command line, with windows."""

from __future__ import annotations

import sys

from app.cli.main import run


def main() -> int:
    """Run one call."""
    return run(sys.argv[1:], _Lazy())


class _Lazy:
    """Qt is loaded by the calls that open a window, and by no other."""

    def __getattr__(self, name: str) -> object:
        from ui.windows import Desktop

        return getattr(Desktop(), name)


if __name__ == "__main__":
    sys.exit(main())
