"""What a station's session asks of the world: the books, directly; the photographs' folder; a printer."""

from __future__ import annotations

from typing import Protocol

from app.station.step import Answered, Claim, Photographed, Print


class World(Protocol):
    """The real one is a Station (app/bootstrap/workplace)."""

    def ask(self, claim: Claim, operator: str) -> Answered:
        """Ask the books for a claim, after what waits was sent; follow them before the answer is given."""
        ...

    def keep(self, data: bytes) -> Photographed:
        """Keep a photograph. Raises Unavailable in words."""
        ...

    def print(self, paper: Print) -> str:
        """Make a paper; the path of its file, or nothing where none could be written."""
        ...

    def contact(self) -> int:
        """When (µs) the books were last met."""
        ...
