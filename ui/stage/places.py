"""Where things lie on a stage: three arrangements, for wide windows, small ones and handhelds."""

from __future__ import annotations

from enum import Enum

from ui.theme.theme import Theme

_WIDE = (860, 600)
_TIGHT = 620


class Arrangement(Enum):
    WIDE = "wide"
    TIGHT = "tight"
    HANDHELD = "handheld"


def arrangement(theme: Theme, width: int, height: int) -> Arrangement:
    """What fits a stage of this size (pixels, without rail and strip), at the system's font size."""
    if width >= theme.px(_WIDE[0]) and height >= theme.px(_WIDE[1]):
        return Arrangement.WIDE
    return Arrangement.TIGHT if width >= theme.px(_TIGHT) else Arrangement.HANDHELD
