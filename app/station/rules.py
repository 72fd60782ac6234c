"""How this site wants its procedures: `[rules]` in settings.toml. Every rule has a default that fits most."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """The site's rules; a procedure finds them in `context.rules`."""

    dock_sellable: bool = False
    """May what still stands on the dock be promised?"""


DEFAULT_RULES = Rules()
