"""Which symbologies and lengths a site uses: what is not printed here is not read here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.scan.read import ALL_CODES, Read

SHORTEST = {"ITF": 4, "Code 39": 2, "Codabar": 4, "Code 93": 2}
"""Characters below which a code of a weak symbology is rather a grille or a fence."""


@dataclass(frozen=True, slots=True)
class SiteCodes:
    """A site's formats, and for a format the only lengths that it may have (ITF: 14, say)."""

    formats: frozenset[str] = ALL_CODES
    lengths: Mapping[str, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))

    def admits(self, read: Read) -> bool:
        """May such a code stand here?"""
        if read.symbology not in self.formats or len(read.text) < SHORTEST.get(read.symbology, 1):
            return False
        if read.symbology == "UPC-E" and not read.text.startswith("0"):
            # Only GTINs of prefix 0 are zero-suppressed (GS1 General Specifications, section 5.2.2.4):
            # number system 1 is what a half-seen EAN-13 looks like.
            return False
        allowed = self.lengths.get(read.symbology)
        return allowed is None or len(read.text) in allowed


EVERYTHING = SiteCodes()
"""Every symbology of CONTRACT, at any length: for pictures handed to `decode`."""

WAREHOUSE = SiteCodes(formats=ALL_CODES - {"UPC-E", "Codabar"}, lengths={"ITF": frozenset({14})})
"""A station's default: UPC-E phantoms sit inside every EAN-13, so a shop must ask for it."""
