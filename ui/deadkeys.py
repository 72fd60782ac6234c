"""Dead keys put together here, where the system's input method must not see keys before the wedge.

An input method swallows a dead key before any event filter hears of it: a code with `=` or `^` then loses
characters on a German or French computer. While the wedge decodes by scan code it therefore turns input
methods off, and typed accents are composed by this module instead.
"""

from __future__ import annotations

import unicodedata

_FIRST_DEAD_KEY = 0x01001250
_MARKS = (
    ("`", "\u0300"), ("´", "\u0301"), ("^", "\u0302"), ("~", "\u0303"), ("¯", "\u0304"), ("˘", "\u0306"),
    ("˙", "\u0307"), ("¨", "\u0308"), ("˚", "\u030a"), ("˝", "\u030b"), ("ˇ", "\u030c"), ("¸", "\u0327"),
    ("˛", "\u0328"),
)  # fmt: skip
"""Alone and combining, in the order of Qt's numbers from Key_Dead_Grave to Key_Dead_Ogonek."""


class DeadKeys:
    """Remembers one dead key until the next character."""

    def __init__(self) -> None:
        self._waiting: tuple[str, str] | None = None

    @property
    def waiting(self) -> bool:
        """Is there an accent without its letter?"""
        return self._waiting is not None

    def press(self, key: int, text: str) -> str | None:
        """What a typed key writes now: its text, composed if an accent waited; None for a dead key."""
        place = key - _FIRST_DEAD_KEY
        if 0 <= place < len(_MARKS):
            before, self._waiting = self._waiting, _MARKS[place]
            return before[0] if before else None
        if self._waiting is None or not text:
            return text
        (alone, combining), self._waiting = self._waiting, None
        if text == " ":
            return alone
        composed = unicodedata.normalize("NFC", text + combining)
        return composed if len(composed) == 1 else alone + text
