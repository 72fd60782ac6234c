"""What the books say about an envelope: posted, or parked because it cannot be true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.errors import Refusal


@dataclass(frozen=True, slots=True)
class Posted:
    """The books' answer for one envelope. `code` says why it was parked; `exceptions` are (code, text) of
    what
    was taken although it does not fit; `already` means that an earlier sending had posted it."""

    id: str
    position: int
    verdict: str
    code: str = ""
    exceptions: tuple[tuple[str, str], ...] = ()
    already: bool = False
    promised: tuple[Mapping[str, Any], ...] = ()
    """What of the goods that came free by then was promised to orders that waited."""
    released: tuple[Mapping[str, Any], ...] = ()
    """What can no longer be promised: document, item, site and quantity."""


class Parked(Exception):
    """Raised by a judge: this envelope's content cannot be true. A stable code and one sentence."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


class NotWhole(Refusal):
    """A batch that is posted whole or not at all holds envelopes that would be parked: nothing was posted.

    `parked` says by envelope id why: a stable code and one sentence.
    """

    def __init__(self, parked: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(*next(iter(parked.values())))
        self.parked = parked
