"""Codes of one label against each other: two articles, or two values of one thing, are no label."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.speech import say
from app.scan.reading import Reading


def disagreement(readings: Sequence[Reading]) -> str | None:
    """One sentence naming what two codes say differently, or None where they fit together."""
    said: dict[str, str] = {}
    for reading in readings:
        for name, value in _claims(reading):
            if said.setdefault(name, value) != value:
                why = say(
                    "two labels in view disagree: {name} {one} and {other}",
                    name=name,
                    one=said[name],
                    other=value,
                )
                return say("{why}. {do}", why=why, do="Show one label at a time")
    return None


def _claims(reading: Reading) -> list[tuple[str, str]]:
    claims = [("article", reading.gtin)] if reading.gtin else []
    if reading.kind == "location":
        claims.append(("location", reading.key))
    # The article is compared as 14 digits above, in whatever symbology it came.
    return claims + [(f"({one.ai})", one.value) for one in reading.elements if one.ai not in ("01", "02")]
