"""What shipping remembers between two scans, across restarts and hand-overs."""

from __future__ import annotations

from dataclasses import dataclass

KEEP = 500
"""How many issued cartons a station remembers: these it can void, and knows when they come to the truck."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A carton that left the books here, and by which envelopes."""

    carton: str
    order: str
    tracking: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShipState:
    """The load and truck in work, the carton whose shipping label is awaited, what was issued and loaded."""

    load: str = ""
    truck: str = ""
    carton: str = ""
    """Its tracking number is awaited."""
    loaded: tuple[str, ...] = ()
    """Cartons scanned onto this truck."""
    void: bool = False
    """The next carton is to be taken back."""
    short: bool = False
    """Closing the truck without all of its load waits for a supervisor."""
    issued: tuple[Issued, ...] = ()

    def issue_of(self, carton: str) -> Issued | None:
        """How a carton left, if it left here."""
        return next((one for one in reversed(self.issued) if one.carton == carton), None)
