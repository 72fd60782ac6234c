"""What can be imported (CONTRACT: import)."""

from __future__ import annotations

from app.integration import catalogue, opening, purchasing, returning, selling, terms
from app.integration.kind import Kind

KINDS: dict[str, Kind] = {
    **catalogue.KINDS,
    **terms.KINDS,
    **opening.KINDS,
    **purchasing.KINDS,
    **selling.KINDS,
    **returning.KINDS,
}
